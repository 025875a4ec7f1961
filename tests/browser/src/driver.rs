//! A driver and the browser behind it.

use std::env;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use fantoccini::error::NewSessionError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::Url;

use crate::Engine;
use crate::engine::DOWNLOADS;
use crate::process::{Process, folder};

/// How long a driver and its browser may take to start.
const PATIENCE: Duration = Duration::from_secs(40);
/// A screen for the engine that needs one. Where nobody manages windows, the one under the pointer has the focus, and the pointer is in
/// the middle: the screen is so small that any window is there. What is outside of it is painted all the same.
const SCREEN: [&str; 6] = ["-displayfd", "1", "-screen", "0", "400x400x24", "-nolisten"];

/// How large a window is, with its bars, unless a test has it otherwise.
pub(crate) const SIZE: [u32; 2] = [1280, 900];

/// A running browser.
pub struct Browser {
    engine: Engine,
    client: Client,
    driver: Process,
    _display: Option<Process>,
}

impl Browser {
    /// Starts a driver on a free port and a browser with a new profile.
    ///
    /// # Errors
    /// Where either does not start; variables such as `CHROMEDRIVER` and `CHROMIUM` can say where they are.
    pub async fn start(engine: Engine) -> Result<Self> {
        let display = if engine.needs_display() {
            let program = env::var_os("XVFB").unwrap_or_else(|| "Xvfb".into());
            let mut command = Command::new(program);
            command.args(SCREEN).arg("tcp");
            let (process, number) = Process::start_and_hear(&command, folder()?)?;
            if number.is_empty() {
                bail!("Xvfb did not start: `cargo xtask setup` installs it");
            }
            Some((process, format!(":{number}")))
        } else {
            None
        };
        // A port that was free just now; the driver says too late which one it took.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let folder = folder()?;
        let mut command = engine.driver(port, folder.path())?;
        if let Some((_, number)) = &display {
            command.env("DISPLAY", number);
        }
        let mut driver = Process::start(&command, folder)?;
        let capabilities = engine.capabilities(driver.folder())?;
        let started = Instant::now();
        let client = loop {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            let connected =
                builder.capabilities(capabilities.clone()).connect(&format!("http://127.0.0.1:{port}")).await;
            let error = match connected {
                Ok(client) => break client,
                Err(error) => error,
            };
            let is_refused = matches!(error, NewSessionError::SessionNotCreated(_));
            if is_refused || driver.is_missing() || started.elapsed() > PATIENCE {
                let name = engine.name();
                let words = format!("no session with {name}: `cargo xtask setup` installs browsers and drivers");
                return Err(error).context(words);
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        };
        let browser = Self { engine, client, driver, _display: display.map(|(process, _)| process) };
        if engine == Engine::WebKit {
            browser.usual_size().await?;
        }
        Ok(browser)
    }

    /// Has the window as large as at the start.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub(crate) async fn usual_size(&self) -> Result<()> {
        let [width, height] = SIZE;
        Ok(self.client.set_window_size(width, height).await?)
    }

    /// Which one it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The WebDriver session.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Where it puts what is saved.
    pub fn downloads(&self) -> PathBuf {
        self.driver.folder().join(DOWNLOADS)
    }

    /// A command of Chromium's own protocol, for what WebDriver can't do.
    ///
    /// # Errors
    /// Where the browser refuses it, and in any other browser.
    pub async fn devtools(&self, command: &'static str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        let answer = self.client.issue_cmd(Own { path: "goog/cdp/execute", body }).await;
        answer.with_context(|| format!("{command} failed"))
    }

    /// Runs a script in Firefox's own process, for what WebDriver can't do: `tab` is the tab in front.
    ///
    /// # Errors
    /// Where the script throws, and in any other browser.
    pub async fn in_firefox(&self, script: &str) -> Result<Value> {
        let into = |context| Own { path: "moz/context", body: json!({ "context": context }) };
        self.client.issue_cmd(into("chrome")).await?;
        let answer = self.client.execute(&format!("const tab = gBrowser.selectedBrowser; {script}"), vec![]).await;
        self.client.issue_cmd(into("content")).await?;
        answer.with_context(|| format!("in Firefox, by `{script}`"))
    }

    /// The most memory (bytes) that a process of the browser's which shows pages has had, where the system tells.
    pub fn peak_memory(&self) -> Option<u64> {
        self.driver.group().filter_map(|process| peak_of_renderer(&process)).max()
    }

    /// Ends browser and driver.
    pub async fn close(self) {
        // A session that can't be closed ends with its driver.
        let _ = self.client.clone().close().await;
    }
}

/// Linux's high-water mark of a process that shows pages, in bytes.
fn peak_of_renderer(process: &Path) -> Option<u64> {
    let words = fs::read(process.join("cmdline")).ok()?;
    let words = String::from_utf8_lossy(&words);
    // In Chromium, in Firefox.
    let shows_pages = words.contains("--type=renderer") || words.trim_end_matches(['\0', ' ']).ends_with("tab");
    shows_pages.then_some(())?;
    let status = fs::read_to_string(process.join("status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}

/// A command that only one driver has.
#[derive(Debug)]
struct Own {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
