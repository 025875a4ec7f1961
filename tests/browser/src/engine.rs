//! The engines, and what each driver has to be told.

use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::Command;
use std::thread;

use anyhow::{Context as _, Result, bail};
use fantoccini::wd::Capabilities;
use serde_json::{Value, json};

use crate::driver::SIZE;

/// The variable that names the engine.
const VARIABLE: &str = "STANDFIRST_ENGINE";

/// Where a browser puts what is saved, in its own folder.
pub(crate) const DOWNLOADS: &str = "downloads";

/// GTK's word for `prefers-reduced-motion`.
const STILL: &str = "[Settings]\ngtk-enable-animations=0\n";

/// Its bars are so small that the window can be as narrow as a phone's.
const SMALL_BARS: &str = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }\n";

/// Whether the engine that the tests run in is one of these. A test of what only they have, or let a driver do, asks first and ends
/// where the answer is no; the run says so, and counts it as left out.
///
/// # Panics
/// Where `STANDFIRST_ENGINE` names no engine.
pub fn runs_only_in(engines: &[Engine], reason: &str) -> bool {
    let engine = Engine::chosen().expect("an engine");
    let is_of_them = engines.contains(&engine);
    if !is_of_them {
        let thread = thread::current();
        let test = thread.name().unwrap_or_default();
        // Past the harness, which keeps to itself what a test prints that does not fail.
        let _ = writeln!(io::stdout(), "\nleft out in {}: {test}: {reason}", engine.name());
    }
    is_of_them
}

/// A browser engine that the tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium by chromedriver.
    Chromium,
    /// Firefox by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser by WebKitWebDriver, on a display of its own.
    WebKit,
}

impl Engine {
    /// The engine that `STANDFIRST_ENGINE` names, or else Chromium.
    ///
    /// # Errors
    /// Where it names none.
    pub fn chosen() -> Result<Self> {
        match env::var(VARIABLE).as_deref() {
            Err(_) | Ok("" | "chromium") => Ok(Self::Chromium),
            Ok("firefox") => Ok(Self::Firefox),
            Ok("webkit") => Ok(Self::WebKit),
            Ok(other) => bail!("{VARIABLE} is {other:?}: it can be chromium, firefox or webkit"),
        }
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// Whether it needs a display, if only one in memory.
    pub(crate) fn needs_display(self) -> bool {
        self == Self::WebKit
    }

    /// Its driver, listening on a port; variables can say where it is.
    ///
    /// # Errors
    /// Where the folder of its settings can't be written.
    pub(crate) fn driver(self, port: u16, folder: &Path) -> Result<Command> {
        fs::create_dir_all(folder.join(DOWNLOADS))?;
        let named = |variable, name: &str| Command::new(env::var_os(variable).unwrap_or_else(|| name.into()));
        let port = port.to_string();
        Ok(match self {
            Self::Chromium => {
                let mut command = named("CHROMEDRIVER", "chromedriver");
                command.arg(format!("--port={port}"));
                command
            }
            Self::Firefox => {
                let mut command = named("GECKODRIVER", "geckodriver");
                // The second port is of a protocol that is not used; left alone, all drivers would want the same.
                command.args(["--port", &port, "--websocket-port", "0", "--profile-root"]).arg(folder);
                // What WebDriver has no word for is set in the browser's own process.
                command.arg("--allow-system-access");
                command
            }
            Self::WebKit => {
                let settings = folder.join("gtk-3.0");
                fs::create_dir_all(&settings)?;
                fs::write(settings.join("settings.ini"), STILL)?;
                fs::write(settings.join("gtk.css"), SMALL_BARS)?;
                let downloads = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", folder.join(DOWNLOADS).display());
                fs::write(folder.join("user-dirs.dirs"), downloads)?;
                let mut command = named("WEBKITWEBDRIVER", "WebKitWebDriver");
                command.arg(format!("--port={port}"));
                for home in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"] {
                    command.env(home, folder);
                }
                // There is no bus of assistive programs to talk to.
                command.env("NO_AT_BRIDGE", "1");
                command
            }
        })
    }

    /// What a new session is asked for.
    ///
    /// # Errors
    /// Where they are no JSON object.
    pub(crate) fn capabilities(self, folder: &Path) -> Result<Capabilities> {
        let binary = |variable, options: &mut Value| {
            if let Ok(binary) = env::var(variable) {
                options["binary"] = binary.into();
            }
        };
        let [width, height] = SIZE;
        let capabilities = match self {
            Self::Chromium => {
                let mut options = json!({ "args": [
                    "--headless",
                    // Machines that build as root, or in a container, have no sandbox to offer; only our own page is opened.
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--force-prefers-reduced-motion",
                    format!("--window-size={width},{height}"),
                    format!("--user-data-dir={}", folder.join("profile").display()),
                ], "prefs": { "download.default_directory": folder.join(DOWNLOADS) } });
                binary("CHROMIUM", &mut options);
                json!({ "browserName": "chrome", "goog:chromeOptions": options })
            }
            Self::Firefox => {
                let mut options = json!({
                    "args": ["-headless", format!("--width={width}"), format!("--height={height}")],
                    "prefs": {
                        "ui.prefersReducedMotion": 1,
                        // Tab goes to links as well, as it does in the other engines.
                        "accessibility.tabfocus": 7,
                        // The benchmark's clock: steps of a millisecond are too coarse for it.
                        "privacy.reduceTimerPrecision": false,
                        "datareporting.policy.dataSubmissionEnabled": false,
                        "browser.download.folderList": 2,
                        "browser.download.dir": folder.join(DOWNLOADS),
                    }
                });
                binary("FIREFOX", &mut options);
                json!({ "browserName": "firefox", "moz:firefoxOptions": options })
            }
            Self::WebKit => {
                // What does not load in 20 seconds does not load in its five minutes either.
                let mut capabilities = json!({ "browserName": "MiniBrowser", "timeouts": { "pageLoad": 20_000 } });
                if env::var_os("MINIBROWSER").is_some() {
                    let mut options = json!({ "args": ["--automation"] });
                    binary("MINIBROWSER", &mut options);
                    capabilities["webkitgtk:browserOptions"] = options;
                }
                capabilities
            }
        };
        serde_json::from_value(capabilities).context("capabilities are an object")
    }
}
