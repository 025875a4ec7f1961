//! The example that runs the command line over an archive on Spark: Java, Python's packages, and its tests.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::{apt, place, run};

/// Makes sure that Java is there, and a Python environment of our own with what the example asks for.
pub(crate) fn ready() -> Result<()> {
    let has_java = run::program("java").arg("-version").stderr(Stdio::null()).status().is_ok_and(|java| java.success());
    // Debian's Python has both modules only with a package that few machines have.
    let has_venv = run::answer(run::program("python3").args(["-c", "import ensurepip, venv"])).is_some();
    let lacking = [(has_java, "default-jre-headless"), (has_venv, "python3-venv")];
    let packages: Vec<&str> = lacking.iter().filter(|(has, _)| !has).map(|(_, package)| *package).collect();
    if !packages.is_empty() {
        if !apt::exists() {
            bail!("lacking, for the example on Spark: Java 17 or 21, or Python 3.10 or later with venv");
        }
        apt::install(&packages)?;
    }
    install()
}

/// Installs Python's packages where the environment is not what requirements.txt says.
fn install() -> Result<()> {
    let requirements = example().join("requirements.txt");
    let wanted = fs::read(&requirements).context("could not read the example's requirements.txt")?;
    // As with npm: what was installed is left behind to compare with.
    let installed = environment().join("installed.txt");
    if fs::read(&installed).is_ok_and(|packages| packages == wanted) {
        return Ok(());
    }
    println!("setup: installing Spark for Python into target/archives (pip), once, about a minute");
    run::run(run::program("python3").args(["-m", "venv", "--clear"]).arg(environment()))?;
    let mut pip = python();
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(requirements);
    run::run(&mut pip).context("lacking: Python's packages of the example on Spark")?;
    fs::write(installed, wanted)?;
    Ok(())
}

/// Builds the command line as the native tests do, by the same selection, so that nothing is built twice.
pub(crate) fn build(native: &mut Command) -> Result<()> {
    run::run(native.args(["--test", "cli", "--no-run"]))
}

/// The command that runs the example's tests.
pub(crate) fn tests() -> Command {
    let mut tests = python();
    tests.arg(example().join("test_summarize.py")).env("STANDFIRST", program()).env("PYTHONDONTWRITEBYTECODE", "1");
    tests
}

/// The command line as `build` leaves it.
fn program() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    place::root().join(target).join("debug/standfirst")
}

fn example() -> PathBuf {
    place::root().join("examples/spark")
}

fn environment() -> PathBuf {
    place::root().join("target/archives")
}

/// The environment's Python.
fn python() -> Command {
    run::program(environment().join("bin/python"))
}
