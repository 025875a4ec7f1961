//! The WebAssembly module: compile, write its JavaScript glue, optimise.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::toolchain::{BROWSER, Toolchain};
use crate::{npm, place, run};

/// Memory packing is left out: it saves raw bytes but costs compressed ones.
const WASM_OPT: [&str; 2] = ["-O3", "--skip-pass=memory-packing"];

/// A build of the module, by what it can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Build {
    /// All of it.
    Whole,
    /// Plain text in, article, sentences, summary and nodes out: no markup, no insight.
    Text,
}

impl Build {
    pub(crate) const ALL: [Self; 2] = [Self::Whole, Self::Text];

    /// Where its module and glue are, under `www/`.
    pub(crate) fn folder(self) -> PathBuf {
        match self {
            Self::Whole => place::package(),
            Self::Text => place::package().join("text"),
        }
    }

    /// What cargo makes of it, before its glue is written and it is optimised.
    pub(crate) fn compiled(self) -> PathBuf {
        place::wasm_target().join(BROWSER).join(self.profile()).join("standfirst.wasm")
    }

    /// Its profile in Cargo.toml, which has a folder of its own for what is compiled.
    fn profile(self) -> &'static str {
        match self {
            Self::Whole => "module",
            Self::Text => "text",
        }
    }

    fn features(self) -> &'static str {
        match self {
            Self::Whole => "--features=default",
            Self::Text => "--no-default-features",
        }
    }
}

/// Builds www/pkg, all of it; quick when nothing has changed.
pub(crate) fn build(toolchain: Toolchain, dev: bool) -> Result<()> {
    Build::ALL.into_iter().try_for_each(|build| make(build, toolchain, dev))
}

/// Builds what the page at `/` has of it.
pub(crate) fn build_for_page(toolchain: Toolchain, dev: bool) -> Result<()> {
    make(Build::Whole, toolchain, dev)
}

fn make(build: Build, toolchain: Toolchain, dev: bool) -> Result<()> {
    let bindgen = bindgen_version()?;
    let mut cargo = toolchain.cargo();
    cargo.args(["build", "--quiet", "--package", "standfirst", "--lib", "--target", BROWSER]);
    cargo.args(["--profile", build.profile(), build.features()]);
    run::run(&mut cargo)?;

    let compiled = build.compiled();
    let bytes = fs::read(&compiled).with_context(|| format!("cargo left no {}", compiled.display()))?;
    let package = build.folder();
    let mut hasher = DefaultHasher::new();
    (&bytes, &bindgen, dev, WASM_OPT, fs::read(place::root().join("package-lock.json"))?).hash(&mut hasher);
    let inputs = format!("{:x}", hasher.finish());
    let stamp = package.join(".inputs");
    let outputs = ["standfirst.js", "standfirst.d.ts", "standfirst_bg.wasm"];
    if outputs.iter().all(|name| package.join(name).exists())
        && fs::read_to_string(&stamp).is_ok_and(|old| old == inputs)
    {
        return Ok(());
    }

    let name = package.strip_prefix(place::root()).unwrap_or(&package).display().to_string();
    println!("build: {name}{}", if dev { " (without wasm-opt)" } else { "" });
    fs::create_dir_all(&package)?;
    // Gone until all is written, so that a run cut short is seen.
    let _ = fs::remove_file(&stamp);
    write_glue(&compiled, &package)?;
    if !dev {
        optimise(&package.join("standfirst_bg.wasm"))?;
    }
    fs::write(stamp, inputs)?;
    Ok(())
}

fn write_glue(compiled: &Path, package: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).web(true)?.typescript(true);
    // The library leaves the module's address out of the glue, where the wasm-bindgen command has it.
    bindgen.omit_default_module_path(false);
    bindgen.generate(package).map_err(|error| anyhow!("wasm-bindgen: {error:#}"))
}

fn optimise(module: &Path) -> Result<()> {
    let smaller = module.with_extension("smaller");
    run::run(npm::tool("wasm-opt").args(WASM_OPT).arg(module).arg("-o").arg(&smaller))?;
    fs::rename(smaller, module)?;
    Ok(())
}

/// The version of wasm-bindgen in Cargo.lock, which the glue writer of this program must have as well.
fn bindgen_version() -> Result<String> {
    let lock = fs::read_to_string(place::root().join("Cargo.lock"))?;
    let library = locked_version(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")?;
    let writer =
        locked_version(&lock, "wasm-bindgen-cli-support").context("Cargo.lock has no wasm-bindgen-cli-support")?;
    ensure!(
        library == writer,
        "Cargo.lock has wasm-bindgen {library} but wasm-bindgen-cli-support {writer}: set the latter to \"={library}\" in \
         xtask/Cargo.toml"
    );
    Ok(library.to_owned())
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let (_, entry) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    entry.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_version_of_just_that_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.9\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.9"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }

    #[test]
    fn library_and_glue_writer_are_of_one_version() {
        bindgen_version().unwrap();
    }
}
