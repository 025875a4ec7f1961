//! The libraries that read pages in a browser, which ours is measured beside: `tests/browser/peers/`.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::{npm, place};

/// What a page would otherwise load: a script of `tests/browser/peers/` each.
pub(crate) const ALTERNATIVES: [(&str, &str); 2] =
    [("readability", "Readability + DOMPurify"), ("defuddle", "Defuddle + DOMPurify")];

/// Ours, which are measured as theirs are: with all that they import, in one file.
const OWN: [(&str, &str); 2] = [("ours", "standfirst.js"), ("ours-text", "text.js")];

/// Our scripts, minified, as files below target/ that find the module where it is served.
pub(crate) fn own_bundles() -> Result<Vec<PathBuf>> {
    OWN.into_iter().map(|(name, script)| written(name, &place::www().join(script))).collect()
}

/// One of their scripts with all that it imports, minified, as a file below target/.
pub(crate) fn bundle(name: &str) -> Result<PathBuf> {
    npm::ready_for_benchmarks()?;
    written(name, &place::peers().join(format!("{name}.js")))
}

fn written(name: &str, script: &Path) -> Result<PathBuf> {
    let out = place::root().join(format!("target/peers/{name}.js"));
    npm::bundle(script, &out, &[])?;
    Ok(out)
}
