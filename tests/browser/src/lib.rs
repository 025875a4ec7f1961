//! A real browser with the page in it, for the tests in `tests/` and for the benchmark.
//!
//! A [`Browser`] is a driver and a browser with a fresh profile; `STANDFIRST_ENGINE` says which. Tests have one after another, each
//! with a server of its own, so what they store and fetch can't meet.

mod driver;
mod engine;
mod page;
mod pool;
mod process;

use std::path::PathBuf;

use standfirst_serve::Site;

pub use driver::Browser;
pub use engine::{Engine, runs_only_in};
pub use page::{Page, on_page, on_page_at};

/// The page as it is built.
///
/// # Panics
/// Where it has not been built.
pub fn site() -> Site {
    let www = root().join("www");
    assert!(www.join("pkg/standfirst_bg.wasm").exists(), "www/pkg is not built: run `cargo xtask build` first");
    Site::new(www)
}

/// The folder of payloads.
pub fn attacks_folder() -> PathBuf {
    root().join("tests/attacks")
}

/// The root of the checkout.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}
