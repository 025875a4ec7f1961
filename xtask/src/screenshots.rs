//! The pictures of the page in docs/, taken by the browser that tests it.

use anyhow::Result;

use crate::{apt, browser, module, run, setup};

/// The story's and the interface's faces, as people have them or nearly: Charis is the free relative of Charter.
const FONTS: [&str; 2] = ["fonts-sil-charis", "fonts-inter"];

/// Sets up, builds, and writes the pictures anew.
pub(crate) fn take() -> Result<()> {
    let toolchain = setup::for_building()?;
    browser::ready(browser::Engine::Chromium)?;
    if apt::exists() {
        apt::install(&FONTS)?;
    }
    module::build_for_page(toolchain, false)?;
    run::run(run::cargo().args(["run", "--quiet", "--package", "standfirst-browser-tests", "--bin", "screenshots"]))
}
