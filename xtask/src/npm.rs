//! The tools that come from npm: wasm-opt (binaryen), tsc, esbuild, Biome and the analyser of custom elements, pinned in package-lock.json.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::{place, run};

/// Installs what the commands need.
pub(crate) fn ready() -> Result<()> {
    install(place::root(), "wasm-opt, tsc, esbuild, Biome and cem")
}

/// Installs what the tests of the npm package need, in a folder of their own: it is much, and nothing else needs it.
pub(crate) fn ready_for_packaging() -> Result<()> {
    install(&place::packaging_tests(), "bundlers, an edge runtime and judges of packages")
}

/// Installs what reads pages in browsers, to be measured beside.
pub(crate) fn ready_for_benchmarks() -> Result<()> {
    install(&place::peers(), "Readability, Defuddle and DOMPurify")
}

/// Runs `npm ci` where a folder's node_modules is not what its package-lock.json says.
fn install(folder: &Path, what: &str) -> Result<()> {
    let wanted = fs::read(folder.join("package-lock.json")).context("could not read package-lock.json")?;
    // npm keeps no copy of the lock file that can be compared, so we leave ours behind each install.
    let modules = folder.join("node_modules");
    let installed = modules.join(".installed-lock.json");
    if fs::read(&installed).is_ok_and(|lock| lock == wanted) {
        return Ok(());
    }
    if run::answer(run::program("npm").arg("--version")).is_none() {
        bail!("lacking: Node.js 20 or later with npm (nodejs.org, or `apt-get install nodejs npm`)");
    }
    let place = modules.strip_prefix(place::root()).unwrap_or(&modules).display();
    println!("setup: installing {what} into {place} (npm ci)");
    let mut npm = run::program("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder);
    run::run(npm.stdout(Stdio::null())).context("lacking: the npm tools. Try `npm ci` by hand")?;
    fs::write(installed, wanted)?;
    Ok(())
}

/// Writes a module with all that it imports into one file, minified, but for `later`, which it asks for by itself.
pub(crate) fn bundle(script: &Path, out: &Path, later: &[&str]) -> Result<()> {
    let mut esbuild = tool("esbuild");
    esbuild.arg(script).args(["--bundle", "--minify", "--format=esm", "--log-level=warning"]);
    esbuild.args(later.iter().map(|path| format!("--external:{path}")));
    run::run(esbuild.arg(format!("--outfile={}", out.display())))
}

/// A tool's command.
pub(crate) fn tool(name: &str) -> Command {
    run::program(place::node_modules().join(".bin").join(name))
}
