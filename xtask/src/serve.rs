//! The page on this machine.

use anyhow::{Context as _, Result};
use standfirst_serve::{Server, Site};

use crate::{module, place, run, setup};

/// Sets up, builds and serves until stopped.
pub(crate) fn serve(port: u16, dev: bool, open: bool) -> Result<()> {
    let toolchain = setup::for_building()?;
    module::build_for_page(toolchain, dev)?;
    let server = Server::start(Site::new(place::www()), port).with_context(|| {
        format!("could not listen on port {port}; choose another with --port, or --port 0 for a free one")
    })?;
    println!("Standfirst is at {}/ (Ctrl+C stops it)", server.url());
    if open {
        open_in_browser(&server.url());
    }
    server.wait();
    Ok(())
}

/// A convenience: where it fails, the address is on the screen anyway.
fn open_in_browser(url: &str) {
    let opener = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    if run::program(opener).arg(url).spawn().is_err() {
        println!("(no `{opener}` here: open it by hand)");
    }
}
