//! What each command needs on this machine. Quick when nothing is to do.

use anyhow::Result;

use crate::toolchain::{BROWSER, TESTS, Toolchain};
use crate::{browser, npm, toolchain};

/// For `setup`, `test`: all of it.
pub(crate) fn everything() -> Result<()> {
    let toolchain = for_testing()?;
    browser::ready_of(&[])?;
    println!("setup: ready ({})", toolchain.name());
    Ok(())
}

/// For `build` and `serve`: the module's target and wasm-opt; no browser.
pub(crate) fn for_building() -> Result<Toolchain> {
    let toolchain = toolchain::ready(&[BROWSER])?;
    npm::ready()?;
    Ok(toolchain)
}

/// For `test` without the browser.
pub(crate) fn for_testing() -> Result<Toolchain> {
    let toolchain = toolchain::ready(&[BROWSER, TESTS])?;
    npm::ready()?;
    Ok(toolchain)
}
