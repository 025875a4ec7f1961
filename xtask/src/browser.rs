//! Chromium and its driver, for the browser tests and the benchmark.

use anyhow::{Result, bail};

use crate::{apt, run};

/// Makes sure that a Chromium and a chromedriver are there.
pub(crate) fn ready() -> Result<()> {
    if has("CHROMEDRIVER", "chromedriver") && has("CHROMIUM", "chromium") {
        return Ok(());
    }
    if !apt::exists() {
        bail!(
            "lacking: Chromium and chromedriver, which the browser tests drive. Install both (chromedriver must fit the \
             browser's version), or name them in the variables CHROMIUM and CHROMEDRIVER"
        );
    }
    apt::install(&["chromium", "chromium-driver", "fonts-liberation"])
}

/// Whether the program is named by a variable or on the path.
fn has(variable: &str, name: &str) -> bool {
    std::env::var_os(variable).is_some()
        || run::answer(run::program("which").arg(name)).is_some_and(|path| !path.is_empty())
}
