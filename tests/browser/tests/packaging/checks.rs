//! What the judges of packages say, and what the package may not have.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::{installed, output, root, tool};

/// The packed package.
fn tarball() -> Result<PathBuf> {
    let files = fs::read_dir(root().join("target/package")).context("`cargo xtask package` makes it")?;
    let mut names = files.filter_map(|file| Some(file.ok()?.path()));
    names.find(|name| name.extension().is_some_and(|end| end == "tgz")).context("`cargo xtask package` makes it")
}

#[test]
fn publint_has_nothing_to_say() -> Result<()> {
    let said = output(tool("publint").args(["run", "--strict"]).arg(tarball()?))?;
    assert!(said.contains("All good!"), "{said}");
    Ok(())
}

#[test]
fn types_are_there_for_every_entry() -> Result<()> {
    output(tool("attw").arg(tarball()?).args(["--profile", "esm-only", "--format", "ascii"]))?;
    Ok(())
}

/// Strict policies forbid code made of strings, and HTML made of strings where Trusted Types are enforced.
#[test]
fn no_script_makes_code_or_html_of_strings() -> Result<()> {
    let mut folders = vec![installed()];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "js") {
                seen += 1;
                check(&path)?;
            }
        }
    }
    assert!(seen > 12, "only {seen} scripts");
    Ok(())
}

fn check(path: &Path) -> Result<()> {
    let text = fs::read_to_string(path)?;
    for word in ["new Function", "eval(", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write"] {
        assert!(!text.contains(word), "{} has `{word}`", path.display());
    }
    Ok(())
}
