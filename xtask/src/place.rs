//! Where things are in this repository.

use std::path::{Path, PathBuf};

/// The root of the checkout.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository")
}

/// The page and what a site embeds.
pub(crate) fn www() -> PathBuf {
    root().join("www")
}

/// The built module and its glue.
pub(crate) fn package() -> PathBuf {
    www().join("pkg")
}

/// The target folder of all wasm builds: apart from the native one, so that two compilers don't undo each other's work.
pub(crate) fn wasm_target() -> PathBuf {
    root().join("target").join("wasm")
}

/// The projects that use the npm package as people do.
pub(crate) fn packaging_tests() -> PathBuf {
    root().join("tests/packaging")
}

/// The libraries that read pages in browsers, to be measured beside.
pub(crate) fn peers() -> PathBuf {
    root().join("tests/browser/peers")
}

/// Where npm puts its tools.
pub(crate) fn node_modules() -> PathBuf {
    root().join("node_modules")
}
