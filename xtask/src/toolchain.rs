//! Which Rust compiler builds for wasm.
//!
//! The ordinary way is rustup's `target add`. Where that is not to be had, or `STANDFIRST_TOOLCHAIN=debian` is set, it is
//! Debian's packaged Rust, whose archive has no std for wasm: that is built once from Debian's sources.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::{apt, place, run};

/// The module's target.
pub(crate) const BROWSER: &str = "wasm32-unknown-unknown";
/// The target of the core tests in wasm: the same instructions with files, a clock and an exit code.
pub(crate) const TESTS: &str = "wasm32-wasip1";

const DEBIAN_PACKAGES: [&str; 6] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "lld-22", "wasi-libc"];
/// Where Debian's wasi-libc has its files.
const WASI_LIBC: &str = "/usr/lib/wasm32-wasi";

/// A compiler that has std for the targets asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// The one on the path, rustup's as a rule.
    Ordinary,
    /// /usr/bin/rustc.
    Debian,
}

impl Toolchain {
    /// For people.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Ordinary => "your Rust toolchain builds the module",
            Self::Debian => "Debian's Rust builds the module",
        }
    }

    /// Its cargo, building into the wasm target folder.
    pub(crate) fn cargo(self) -> Command {
        let mut command = match self {
            Self::Ordinary => run::cargo(),
            Self::Debian => run::program("/usr/bin/cargo"),
        };
        self.dress(&mut command);
        command
    }

    /// Its `cargo clippy`.
    pub(crate) fn clippy(self) -> Command {
        let mut command = match self {
            Self::Ordinary => run::cargo(),
            // `cargo clippy` would find rustup's clippy first.
            Self::Debian => run::program("/usr/bin/cargo-clippy"),
        };
        command.arg("clippy");
        self.dress(&mut command);
        command
    }

    fn dress(self, command: &mut Command) {
        command.env("CARGO_TARGET_DIR", place::wasm_target());
        let runner = place::root().join("xtask").join("wasi.mjs");
        // Cargo splits this variable at blanks, a path with blanks in it needs the list form of `--config`.
        command.env("CARGO_TARGET_WASM32_WASIP1_RUNNER", format!("node --no-warnings {}", runner.display()));
        // Every browser of the last years has vectors of 128 bits.
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Ctarget-feature=+simd128");
        if self == Self::Debian {
            command.env("CARGO", "/usr/bin/cargo").env("RUSTC", "/usr/bin/rustc").env("RUSTDOC", "/usr/bin/rustdoc");
            // Debian's compiler asks for a linker that its package does not bring; lld-22 brings the same by another name.
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-22");
            command.env("CARGO_TARGET_WASM32_WASIP1_LINKER", "wasm-ld-22");
            // Debian's wasi-libc is older than its Rust and lacks the thread stubs, which no test on one thread calls.
            command.env("CARGO_TARGET_WASM32_WASIP1_RUSTFLAGS", "-Clink-arg=--allow-undefined");
        }
    }
}

/// Finds a compiler with std for `targets`, or makes one.
pub(crate) fn ready(targets: &[&str]) -> Result<Toolchain> {
    let debian_asked_for = env::var("STANDFIRST_TOOLCHAIN").is_ok_and(|name| name == "debian");
    if !debian_asked_for {
        let missing = without_std(Path::new("rustc"), targets);
        if missing.is_empty() || add_by_rustup(&missing) {
            return Ok(Toolchain::Ordinary);
        }
        if !apt::exists() {
            bail!("lacking: Rust's std for {0}. With rustup: rustup target add {0}", missing.join(" "));
        }
    }
    apt::install(&DEBIAN_PACKAGES)?;
    let missing = without_std(Path::new("/usr/bin/rustc"), targets);
    if !missing.is_empty() {
        build_std(&missing)?;
    }
    Ok(Toolchain::Debian)
}

fn without_std<'a>(rustc: &Path, targets: &[&'a str]) -> Vec<&'a str> {
    targets.iter().copied().filter(|target| !std_folder(rustc, target).is_some_and(|folder| folder.exists())).collect()
}

fn std_folder(rustc: &Path, target: &str) -> Option<PathBuf> {
    run::answer(run::program(rustc).args(["--print", "target-libdir", "--target", target])).map(PathBuf::from)
}

fn add_by_rustup(targets: &[&str]) -> bool {
    if run::answer(run::program("rustup").arg("--version")).is_none() {
        return false;
    }
    println!("setup: adding Rust's std for {} (rustup target add)", targets.join(" "));
    let added = run::run(run::program("rustup").args(["target", "add"]).args(targets));
    if let Err(error) = &added {
        println!("setup: {error}; taking Debian's Rust instead");
    }
    added.is_ok()
}

/// Builds std from Debian's sources and lays it beside Debian's compiler, where it stays for the machine.
fn build_std(targets: &[&str]) -> Result<()> {
    println!("setup: building Rust's std for {}, once, about a minute", targets.join(" "));
    let folder = place::root().join("target").join("std");
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src/lib.rs"), "")?;
    fs::write(
        folder.join("Cargo.toml"),
        "[package]\nname = \"nothing\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         [profile.release]\ncodegen-units = 1\n[workspace]\n",
    )?;
    let mut cargo = run::program("/usr/bin/cargo");
    cargo.current_dir(&folder).args(["build", "--quiet", "--release", "-Zbuild-std=std,panic_abort,test"]);
    cargo.args(targets.iter().flat_map(|target| ["--target", target]));
    cargo.env("RUSTC", "/usr/bin/rustc").env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", folder.join("target"));
    // Without bitcode in it, a std can't take part in link-time optimisation.
    cargo.env("RUSTFLAGS", "-Cembed-bitcode=yes");
    run::run(&mut cargo)?;
    for target in targets {
        lay_down(&folder, target).with_context(|| format!("could not install std for {target}"))?;
    }
    fs::remove_dir_all(folder)?;
    Ok(())
}

fn lay_down(built: &Path, target: &str) -> Result<()> {
    let home = std_folder(Path::new("/usr/bin/rustc"), target).context("rustc does not know the target")?;
    let ready = home.with_extension("new");
    run::run(apt::as_root("mkdir").arg("-p").arg(ready.join("self-contained")))?;
    let libraries = fs::read_dir(built.join("target").join(target).join("release/deps"))?;
    let libraries = libraries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    let libraries = libraries.iter().filter(|path| {
        path.extension().is_some_and(|extension| extension == "rlib")
            && !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libnothing-"))
    });
    run::run(apt::as_root("cp").args(libraries).arg(&ready))?;
    if target == TESTS {
        let files = ["crt1-command.o", "crt1-reactor.o", "libc.a"].map(|name| Path::new(WASI_LIBC).join(name));
        run::run(apt::as_root("cp").args(files).arg(ready.join("self-contained")))?;
    }
    // One rename at the end: a folder that exists is a whole one.
    run::run(apt::as_root("rm").arg("-rf").arg(&home))?;
    run::run(apt::as_root("mv").arg(&ready).arg(&home))
}
