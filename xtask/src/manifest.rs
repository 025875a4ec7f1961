//! custom-elements.json: what editors and catalogues know of the element, made from its JSDoc.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};

use crate::{npm, place, run};

/// The file's name, at the root of the checkout.
const NAME: &str = "custom-elements.json";

/// Writes the file anew.
pub(crate) fn write() -> Result<()> {
    npm::ready()?;
    make(place::root())
}

/// Holds the file against what the JSDoc says now.
pub(crate) fn check() -> Result<()> {
    let folder = place::root().join("target/manifest");
    fs::create_dir_all(&folder)?;
    make(&folder)?;
    let made = fs::read_to_string(folder.join(NAME))?;
    let kept = fs::read_to_string(place::root().join(NAME)).unwrap_or_default();
    if made != kept {
        bail!("{NAME} is not what the JSDoc of the element says: run `cargo xtask manifest`");
    }
    Ok(())
}

fn make(folder: &Path) -> Result<()> {
    // The analyser takes the folder as a path below the one that it is started in.
    let folder = folder.strip_prefix(place::root()).context("the manifest goes into the repository")?;
    let folder = Path::new(".").join(folder);
    let mut analyser = npm::tool("cem");
    analyser.args(["analyze", "--config", "xtask/custom-elements.config.mjs", "--quiet", "--outdir"]).arg(folder);
    run::run(analyser.stdout(Stdio::null()))
}
