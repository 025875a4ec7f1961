//! The tools that come from npm: wasm-opt (binaryen), tsc, Biome and the analyser of custom elements, pinned in package-lock.json.

use std::fs;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::{place, run};

/// Runs `npm ci` where node_modules is not what package-lock.json says.
pub(crate) fn ready() -> Result<()> {
    let wanted = fs::read(place::root().join("package-lock.json")).context("could not read package-lock.json")?;
    // npm keeps no copy of the lock file that can be compared, so we leave ours behind each install.
    let installed = place::node_modules().join(".installed-lock.json");
    if fs::read(&installed).is_ok_and(|lock| lock == wanted) {
        return Ok(());
    }
    if run::answer(run::program("npm").arg("--version")).is_none() {
        bail!("lacking: Node.js 20 or later with npm (nodejs.org, or `apt-get install nodejs npm`)");
    }
    println!("setup: installing wasm-opt, tsc, Biome and cem into node_modules (npm ci)");
    run::run(run::program("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).stdout(Stdio::null()))
        .context("lacking: the npm tools. Try `npm ci` by hand")?;
    fs::write(installed, wanted)?;
    Ok(())
}

/// A tool's command.
pub(crate) fn tool(name: &str) -> Command {
    run::program(place::node_modules().join(".bin").join(name))
}
