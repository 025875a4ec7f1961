//! chromedriver and the browser behind it.

use std::env;
use std::fmt;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use url::Url;

/// What chromedriver prints before the number of its port.
const STARTED: &str = "was started successfully on port ";

/// A running browser.
pub struct Browser {
    client: Client,
    driver: Driver,
}

/// The driver's process, ended with this value, and the browser's profile, gone with it.
struct Driver {
    process: Child,
    profile: TempDir,
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Browser {
    /// Starts a driver on a free port and a browser with a new profile.
    ///
    /// # Errors
    /// Where either does not start; `CHROMEDRIVER` and `CHROMIUM` can say where they are.
    pub async fn start() -> Result<Self> {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut process = Command::new(program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("could not start chromedriver: `cargo xtask setup` installs it")?;
        let output = process.stdout.take().context("chromedriver has no output")?;
        let driver = Driver { process, profile: TempDir::with_prefix("standfirst-")? };
        let mut lines = BufReader::new(output).lines();
        let port = loop {
            let line = lines.next().context("chromedriver ended before it was ready")??;
            if let Some((_, port)) = line.split_once(STARTED) {
                break port.trim_end_matches('.').to_owned();
            }
        };
        // Its further output has to go somewhere, or it waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));

        let capabilities = capabilities(&driver)?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .context("no browser session")?;
        Ok(Self { client, driver })
    }

    /// The WebDriver session.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// A command of Chromium's own protocol, for what WebDriver can't do.
    ///
    /// # Errors
    /// Where the browser refuses it.
    pub async fn devtools(&self, command: &'static str, parameters: Value) -> Result<Value> {
        let answer = self.client.issue_cmd(DevTools { command, parameters }).await;
        answer.with_context(|| format!("{command} failed"))
    }

    /// Ends browser and driver.
    pub async fn close(self) {
        // A session that can't be closed ends with its driver.
        let _ = self.client.close().await;
        drop(self.driver);
    }
}

fn capabilities(driver: &Driver) -> Result<fantoccini::wd::Capabilities> {
    let mut options = json!({
        "args": [
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
            "--window-size=1280,900",
            format!("--user-data-dir={}", driver.profile.path().display()),
        ]
    });
    if let Ok(binary) = env::var("CHROMIUM") {
        options["binary"] = binary.into();
    }
    let capabilities = json!({ "browserName": "chrome", "goog:chromeOptions": options });
    Ok(serde_json::from_value(capabilities)?)
}

struct DevTools {
    command: &'static str,
    parameters: Value,
}

impl fmt::Debug for DevTools {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.command)
    }
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        let body = json!({ "cmd": self.command, "params": self.parameters });
        (http::Method::POST, Some(body.to_string()))
    }
}
