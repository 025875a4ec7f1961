//! The packed npm package as its users have it: each project in `tests/packaging/` is built with its own tool, run or opened in Chromium,
//! and must say what the story says. `cargo xtask test packaging` packs the package and puts it where the projects find it.

mod checks;
mod pages;
mod programs;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

/// What the story in `tests/packaging/story.js` is called.
const HEADLINE: &str = "Pell Sound lights its lamp again after thirty years";
/// What its key points begin with.
const FIRST_POINT: &str = "The lighthouse of Pell Sound was lit again on Friday, thirty years after its lamp was sold to a hotel, and forty \
                           boats came out to see it.";

/// The root of the checkout.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The projects.
fn projects() -> PathBuf {
    root().join("tests/packaging")
}

/// The package as it is installed for the projects.
fn installed() -> PathBuf {
    projects().join("node_modules/standfirst")
}

/// An empty folder for what a project is built into.
fn built(project: &str) -> Result<PathBuf> {
    let folder = root().join("target/packaging").join(project);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A tool of the projects, started in their folder.
fn tool(name: &str) -> Command {
    let mut command = Command::new(projects().join("node_modules/.bin").join(name));
    command.current_dir(projects());
    command
}

fn node() -> Command {
    let mut command = Command::new("node");
    // Nothing in the package may make code of strings.
    command.current_dir(projects()).arg("--disallow-code-generation-from-strings");
    command
}

/// What a command prints; all of it is in the error where it fails.
fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("could not start {command:?}"))?;
    let [said, complained] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    ensure!(output.status.success(), "{command:?} failed:\n{said}\n{complained}");
    Ok(said)
}

/// A file, or a folder with all in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if from.is_dir() {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
    } else {
        fs::copy(from, to).with_context(|| format!("no {}", from.display()))?;
    }
    Ok(())
}
