//! The WebAssembly module: compile, write its JavaScript glue, optimise.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::toolchain::{BROWSER, Toolchain};
use crate::{npm, place, run};

/// Memory packing is left out: it saves raw bytes but costs compressed ones.
const WASM_OPT: [&str; 2] = ["-O3", "--skip-pass=memory-packing"];

/// Builds www/pkg; quick when nothing has changed.
pub(crate) fn build(toolchain: Toolchain, dev: bool) -> Result<()> {
    let bindgen = bindgen_version()?;
    let mut cargo = toolchain.cargo();
    cargo.args(["build", "--quiet", "--release", "--package", "standfirst", "--lib", "--target", BROWSER]);
    run::run(&mut cargo)?;

    let compiled = place::wasm_target().join(BROWSER).join("release/standfirst.wasm");
    let bytes = fs::read(&compiled).with_context(|| format!("cargo left no {}", compiled.display()))?;
    let package = place::package();
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

    println!("build: www/pkg{}", if dev { " (without wasm-opt)" } else { "" });
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
