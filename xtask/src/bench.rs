//! The benchmark, which lives with the browser tests: it needs the same driver.

use std::path::Path;

use anyhow::Result;

use crate::{browser, module, run, setup};

/// Sets up, builds and runs it.
pub(crate) fn bench(data: Option<&Path>, repeats: u32) -> Result<()> {
    let toolchain = setup::for_building()?;
    browser::ready()?;
    module::build(toolchain, false)?;
    let mut cargo = run::cargo();
    cargo.args(["run", "--quiet", "--package", "standfirst-browser-tests", "--bin", "bench", "--"]);
    cargo.arg("--repeats").arg(repeats.to_string());
    if let Some(data) = data {
        cargo.arg("--data").arg(std::path::absolute(data)?);
    }
    run::run(&mut cargo)
}
