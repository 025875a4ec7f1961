//! Debian's packages.

use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};

use crate::run;

/// Whether this machine has apt.
pub(crate) fn exists() -> bool {
    run::answer(run::program("apt-get").arg("--version")).is_some()
}

/// Installs the packages that are missing, with one line that says which.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("setup: installing Debian packages: {}", missing.join(" "));
    let install = || {
        let mut command = as_root("apt-get");
        command.args(["install", "-y", "--no-install-recommends"]).args(&missing);
        quiet(&mut command)
    };
    // The lists of a machine can be older than what its archive still has, so they are renewed on the first failure only.
    install()
        .or_else(|_| quiet(as_root("apt-get").arg("update")).and_then(|()| install()))
        .with_context(|| format!("lacking: {0}. Install by hand: apt-get install {0}", missing.join(" ")))
}

/// A command with root's rights.
pub(crate) fn as_root(name: &str) -> Command {
    let is_root = run::answer(run::program("id").arg("-u")).is_some_and(|id| id == "0");
    let mut command = run::program(if is_root { name } else { "sudo" });
    if !is_root {
        command.arg(name);
    }
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_installed(package: &str) -> bool {
    let mut query = run::program("dpkg-query");
    run::answer(query.args(["-W", "-f=${Status}", package])).is_some_and(|status| status.ends_with(" installed"))
}

fn quiet(command: &mut Command) -> Result<()> {
    run::run(command.stdout(Stdio::null()))
}
