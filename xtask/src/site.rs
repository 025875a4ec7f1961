//! The page as a folder for any static server.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use standfirst_serve::Site;

use crate::{module, place, setup};

/// Sets up, builds and writes the site. In a folder that is named, what stands there already stays.
pub(crate) fn site(out: Option<PathBuf>) -> Result<()> {
    let toolchain = setup::for_building()?;
    module::build(toolchain, false)?;
    let folder = if let Some(folder) = out {
        folder
    } else {
        let folder = place::root().join("target/site");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        folder
    };
    let written = Site::new(place::www()).write(&folder).with_context(|| format!("writing {}", folder.display()))?;
    println!("site: {written} files in {}", folder.display());
    Ok(())
}
