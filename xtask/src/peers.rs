//! The libraries that read pages in a browser, which ours is measured beside: `tests/browser/peers/`.

use std::path::PathBuf;

use anyhow::Result;

use crate::{npm, place, run};

/// What a page would otherwise load: a script of `tests/browser/peers/` each.
pub(crate) const ALTERNATIVES: [(&str, &str); 2] =
    [("readability", "Readability + DOMPurify"), ("defuddle", "Defuddle + DOMPurify")];

/// Ours, which are measured as theirs are: with all that they import, in one file.
const OWN: [(&str, &str); 2] = [("ours", "standfirst.js"), ("ours-text", "text.js")];

/// Our scripts, minified, as files below target/ that find the module where it is served.
pub(crate) fn own_bundles() -> Result<Vec<PathBuf>> {
    OWN.iter()
        .map(|(name, script)| {
            let out = place::root().join(format!("target/peers/{name}.js"));
            let mut esbuild = npm::tool("esbuild");
            esbuild.arg(place::www().join(script)).args([
                "--bundle",
                "--minify",
                "--format=esm",
                "--log-level=warning",
            ]);
            run::run(esbuild.arg(format!("--outfile={}", out.display())))?;
            Ok(out)
        })
        .collect()
}

/// One of their scripts with all that it imports, minified, as a file below target/.
pub(crate) fn bundle(name: &str) -> Result<PathBuf> {
    npm::ready_for_benchmarks()?;
    let out = place::root().join(format!("target/peers/{name}.js"));
    let mut esbuild = npm::tool("esbuild");
    esbuild.arg(place::peers().join(format!("{name}.js")));
    esbuild.args(["--bundle", "--minify", "--format=esm", "--log-level=warning"]);
    run::run(esbuild.arg(format!("--outfile={}", out.display())))?;
    Ok(out)
}
