//! The page in a browser: what a test does with it and asks of it.

use std::fs;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use fantoccini::Locator;
use fantoccini::actions::{
    InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, WheelAction, WheelActions,
};
use fantoccini::error::{CmdError, ErrorStatus};
use futures_util::FutureExt as _;
use serde_json::{Value, json};
use standfirst_serve::{REPORTS, Server, Site};

use crate::{Browser, Engine, pool, root};

/// How long anything on the page may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long to wait before looking again.
const PAUSE: Duration = Duration::from_millis(30);

const CONTROL: char = '\u{E009}';

/// How much of its window's height Firefox has for itself, in CSS pixels, and some more.
const BARS: u32 = 100;

/// Runs in a page before all else: listens to what goes wrong.
const FIRST: &str = include_str!("first.js");

/// The page, opened.
pub struct Page {
    browser: Browser,
    /// Where the site is, and what serves it while it does.
    url: String,
    server: Mutex<Option<Server>>,
    /// Where texts are copied from; apart from the page's server, whose requests are counted.
    copies: Server,
}

/// Runs a test on the page of a site, and ends the browser whatever comes of it.
///
/// # Panics
/// As the test does, and where the browser does not start.
pub async fn on_page(site: Site, test: impl AsyncFnMut(&Page) -> Result<()>) {
    on_page_at(site, "/", test).await;
}

/// Runs a test on another page of a site.
///
/// # Panics
/// As the test does, and where the browser does not start.
pub async fn on_page_at(site: Site, path: &str, mut test: impl AsyncFnMut(&Page) -> Result<()>) {
    let mut outcome = once(site.clone(), path, &mut test).await;
    // After some pages with service workers WebKitGTK at times loads nothing any more, of any site, until it is started anew.
    let is_stuck = |error: &anyhow::Error| {
        error.is::<NothingComes>() || error.chain().filter_map(code).any(|code| *code == ErrorStatus::Timeout)
    };
    if outcome.as_ref().is_err_and(is_stuck) && matches!(Engine::chosen(), Ok(Engine::WebKit)) {
        println!("the browser loads nothing any more: the test begins anew in another");
        outcome = once(site, path, &mut test).await;
    }
    if let Err(error) = outcome {
        // WebKit's driver gives a code and often no words.
        let codes: Vec<_> = error.chain().filter_map(code).collect();
        panic!("the test runs to its end, {codes:?}: {error:?}");
    }
}

/// What is asked of the page's server gets no answer, good or bad.
#[derive(Debug)]
struct NothingComes;

impl std::fmt::Display for NothingComes {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("nothing that the page asks for comes any more")
    }
}

impl std::error::Error for NothingComes {}

/// Whether a request is answered, be it by the page's policy, which forbids it.
const ANSWERED: &str = "const done = arguments[0];
    setTimeout(() => done(false), 3000);
    fetch('/icon.svg?answered', { cache: 'no-store' }).then(() => done(true), () => done(true));";

/// Runs a test once.
async fn once(site: Site, path: &str, test: &mut impl AsyncFnMut(&Page) -> Result<()>) -> Result<()> {
    let page = Page::open(site, path).await.context("opening the page")?;
    let outcome = AssertUnwindSafe(test(&page)).catch_unwind().await;
    match outcome {
        Ok(Ok(())) => pool::put_back(page.browser).await,
        Ok(Err(error)) => {
            page.close().await;
            return Err(error);
        }
        Err(panic) => {
            page.close().await;
            resume_unwind(panic);
        }
    }
    Ok(())
}

/// The code of what a driver refused.
fn code<'e>(error: &'e (dyn std::error::Error + 'static)) -> Option<&'e ErrorStatus> {
    match error.downcast_ref()? {
        CmdError::Standard(refused) => Some(&refused.error),
        _ => None,
    }
}

impl Page {
    /// Starts servers and browser, and opens the page at a path.
    ///
    /// # Errors
    /// Where one of them does not start.
    pub async fn open(site: Site, path: &str) -> Result<Self> {
        let copies = Site::new(root().join("tests/browser")).with_bare_page("/", "<!doctype html><p>Words</p>");
        let server = Server::start(site.with_first_script(FIRST).with_reports(), 0)?;
        let page = Self {
            browser: pool::take().await?,
            url: server.url(),
            server: Mutex::new(Some(server)),
            copies: Server::start(copies, 0)?,
        };
        page.visit(path).await?;
        Ok(page)
    }

    /// Opens a page of the site, as following a link to it does.
    ///
    /// # Errors
    /// Where it does not open.
    pub async fn visit(&self, path: &str) -> Result<()> {
        let address = format!("{}{path}", self.url);
        self.browser.client().goto(&address).await.with_context(|| format!("{path} does not open"))?;
        self.opened().await
    }

    /// Opens the page again.
    ///
    /// # Errors
    /// Where it does not open.
    pub async fn reload(&self) -> Result<()> {
        self.browser.client().refresh().await.context("the page does not open again")?;
        self.opened().await
    }

    /// WebKit's driver can be back before the page is there.
    async fn opened(&self) -> Result<()> {
        let opened = "return location.href.startsWith(arguments[0]) && document.readyState === 'complete'";
        self.until("the page is open", opened, vec![json!(self.url)]).await
    }

    /// Leaves the page, so that opening it again is another visit even where only what is behind the `#` differs.
    ///
    /// # Errors
    /// Where the browser does not let us.
    pub async fn leave(&self) -> Result<()> {
        self.browser.client().goto("about:blank").await.context("the page is not left")
    }

    /// The site's address, without a slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Takes the server off the network.
    pub fn stop_server(&self) {
        drop(self.server.lock().unwrap_or_else(PoisonError::into_inner).take());
    }

    /// Serves another site at the same address.
    ///
    /// # Errors
    /// Where somebody else has taken it.
    pub fn serve_instead(&self, site: Site) -> Result<()> {
        self.stop_server();
        let port = self.url.rsplit(':').next().context("no port")?.parse()?;
        let server = Server::start(site.with_first_script(FIRST).with_reports(), port)?;
        *self.server.lock().unwrap_or_else(PoisonError::into_inner) = Some(server);
        Ok(())
    }

    /// The page, once it has closed itself and a copy of it is kept.
    ///
    /// # Errors
    /// Where it does not in time.
    pub async fn at_rest(&self) -> Result<()> {
        self.shows("html[data-sealed][data-offline]").await
    }

    /// The page, once its module is there.
    ///
    /// # Errors
    /// Where it does not come.
    pub async fn loaded(&self) -> Result<()> {
        let loaded = "return performance.getEntriesByType('resource').some((e) => e.name.endsWith('.wasm') && e.responseEnd > 0)";
        self.until("the module is loaded", loaded, vec![]).await
    }

    /// Ends the browser.
    pub async fn close(self) {
        self.browser.close().await;
    }

    /// The browser behind it.
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// The paths that the page has asked its server for; what the browser reports of it is no request of the page's.
    pub fn requests(&self) -> Vec<String> {
        let server = self.server.lock().unwrap_or_else(PoisonError::into_inner);
        let mut requests = server.as_ref().map(Server::requests).unwrap_or_default();
        requests.retain(|path| path != REPORTS);
        requests
    }

    /// Runs a script in the page: `arguments[0]` and so on are `arguments`.
    ///
    /// # Errors
    /// Where the script throws.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.browser.client().execute(script, arguments).await.with_context(|| format!("in the script `{script}`"))
    }

    /// What a script answers, as text.
    ///
    /// # Errors
    /// Where the script throws.
    pub async fn ask(&self, script: &str) -> Result<String> {
        Ok(match self.run(script, vec![]).await? {
            Value::String(text) => text,
            other => other.to_string(),
        })
    }

    /// Waits until a script returns something true.
    ///
    /// # Errors
    /// Where it does not in time.
    pub async fn until(&self, what: &str, script: &str, arguments: Vec<Value>) -> Result<()> {
        let started = Instant::now();
        loop {
            let answer = self.run(script, arguments.clone()).await?;
            if !matches!(answer, Value::Null | Value::Bool(false)) && answer != json!(0) && answer != json!("") {
                return Ok(());
            }
            if started.elapsed() > PATIENCE {
                let message = self.text_of("#message").await.unwrap_or_default();
                let faults = self.faults().await?;
                let words =
                    format!("waited in vain until {what}; the page's message is {message:?}, its faults {faults:?}");
                if self.browser.client().execute_async(ANSWERED, vec![]).await? == false {
                    return Err(NothingComes).context(words);
                }
                bail!(words);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until an element is there.
    ///
    /// # Errors
    /// Where it does not come.
    pub async fn shows(&self, css: &str) -> Result<()> {
        self.until(&format!("there is {css}"), "return document.querySelector(arguments[0]) !== null", vec![json!(css)])
            .await
    }

    /// The words of the first element, white space folded.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn text_of(&self, css: &str) -> Result<String> {
        self.texts_of(css).await?.into_iter().next().with_context(|| format!("there is no {css}"))
    }

    /// The words of each element, white space folded.
    ///
    /// # Errors
    /// Where the selector is wrong.
    pub async fn texts_of(&self, css: &str) -> Result<Vec<String>> {
        let script = r"return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent.trim().replace(/\s+/g, ' '))";
        Ok(serde_json::from_value(self.run(script, vec![json!(css)]).await?)?)
    }

    /// How many elements there are.
    ///
    /// # Errors
    /// Where the selector is wrong.
    pub async fn count(&self, css: &str) -> Result<usize> {
        Ok(self.texts_of(css).await?.len())
    }

    /// Clicks the first element.
    ///
    /// # Errors
    /// Where there is none, or something covers it.
    pub async fn click(&self, css: &str) -> Result<()> {
        let mut tries = 3;
        loop {
            let clicked = self.browser.client().find(Locator::Css(css)).await?.click().await;
            tries -= 1;
            match clicked {
                // The story was set anew between the look and the click; a reader's finger would not have noticed.
                Err(error) if error.is_stale_element_reference() && tries > 0 => {}
                // WebKit's driver brings nothing further into sight of which an edge can be seen, and then finds it covered.
                Err(_) if self.browser.engine() == Engine::WebKit && tries > 0 => {
                    let middle = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center', behavior: 'instant' })";
                    self.run(middle, vec![json!(css)]).await?;
                }
                clicked => return clicked.with_context(|| format!("clicking {css}")),
            }
        }
    }

    /// Puts the caret into the box, before the first of such words; a click comes first, as it does with people, since a window without
    /// the focus has no caret.
    ///
    /// # Errors
    /// Where the box is covered, or lacks the words.
    pub async fn caret_before(&self, words: &str) -> Result<()> {
        self.click("#paste").await?;
        let caret = "const box = document.querySelector('#paste');
            const place = box.value.indexOf(arguments[0]);
            box.setSelectionRange(place, place);
            return place";
        let place = self.run(caret, vec![json!(words)]).await?;
        anyhow::ensure!(place != json!(-1), "the box lacks {words:?}");
        Ok(())
    }

    /// Clicks at a place in the window, in CSS pixels.
    ///
    /// # Errors
    /// Where it is outside of the window.
    pub async fn click_at(&self, x: f64, y: f64) -> Result<()> {
        let press = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.browser.client().perform_actions(press).await.context("clicking at a place")?;
        self.browser.client().release_actions().await.context("letting go of the button")
    }

    /// Moves the pointer to a place in the window, in CSS pixels.
    ///
    /// # Errors
    /// Where it is outside of the window.
    pub async fn point_at(&self, x: f64, y: f64) -> Result<()> {
        let motion = MouseActions::new("mouse".to_owned()).then(PointerAction::MoveTo { duration: None, x, y });
        self.browser.client().perform_actions(motion).await.context("pointing at a place")
    }

    /// Turns the wheel over a place in the window, by so many CSS pixels.
    ///
    /// # Errors
    /// Where it is outside of the window.
    pub async fn wheel_at(&self, x: i64, y: i64, down: i64) -> Result<()> {
        let turn = WheelActions::new("wheel".to_owned()).then(WheelAction::Scroll {
            duration: None,
            x,
            y,
            delta_x: 0,
            delta_y: down,
        });
        self.browser.client().perform_actions(turn).await.context("turning the wheel")
    }

    /// Presses keys where the focus is.
    ///
    /// # Errors
    /// Where nothing has it.
    pub async fn keys(&self, keys: &str) -> Result<()> {
        let started = Instant::now();
        loop {
            let pressed = match self.browser.client().active_element().await {
                Ok(focused) => focused.send_keys(keys).await,
                Err(error) => Err(error),
            };
            // Set anew just then: nothing was pressed.
            let is_stale = pressed.as_ref().is_err_and(CmdError::is_stale_element_reference);
            if !is_stale || started.elapsed() > PATIENCE {
                return pressed.with_context(|| format!("pressing {keys:?} where the focus is"));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Copies a text in another tab and pastes it over what the box holds, by keyboard.
    ///
    /// # Errors
    /// Where the browser does not let us.
    pub async fn paste(&self, text: &str) -> Result<()> {
        self.paste_forms(json!({ "text/plain": text })).await
    }

    /// The same with a page's HTML and what the browser makes of it as text.
    ///
    /// # Errors
    /// Where the browser does not let us.
    pub async fn paste_html(&self, html: &str) -> Result<()> {
        let select = "document.body.innerHTML = arguments[0]; getSelection().selectAllChildren(document.body)";
        self.copy(select, json!(html)).await?;
        self.paste_over().await
    }

    /// The same with the forms that a program puts on the clipboard, by their types.
    ///
    /// # Errors
    /// Where the browser does not let us.
    pub async fn paste_forms(&self, forms: Value) -> Result<()> {
        self.run(include_str!("offer.js"), vec![forms]).await?;
        self.keys(&format!("{CONTROL}c")).await?;
        if self.ask("return window.offered").await? != "true" {
            bail!("the browser did not copy");
        }
        self.paste_over().await
    }

    /// Copies in another tab what a script selects.
    async fn copy(&self, select: &str, argument: Value) -> Result<()> {
        self.elsewhere(async || {
            self.run(select, vec![argument]).await?;
            self.keys(&format!("{CONTROL}c")).await
        })
        .await
    }

    /// What is on the clipboard, by type: as another page finds it when it is pasted there.
    ///
    /// # Errors
    /// Where nothing is pasted.
    pub async fn clipboard(&self) -> Result<Value> {
        self.elsewhere(async || {
            let listen = "document.body.replaceChildren(document.createElement('textarea'));
                document.body.firstChild.focus();
                addEventListener('paste', ({ clipboardData }) => {
                    window.pasted = Object.fromEntries(clipboardData.types.map((type) => [type, clipboardData.getData(type)]));
                })";
            self.run(listen, vec![]).await?;
            self.keys(&format!("{CONTROL}v")).await?;
            self.until("something is pasted", "return window.pasted !== undefined", vec![]).await?;
            self.run("return window.pasted", vec![]).await
        })
        .await
    }

    /// Does something on another site, in a tab of its own.
    async fn elsewhere<T>(&self, what: impl AsyncFnOnce() -> Result<T>) -> Result<T> {
        let client = self.browser.client();
        let home = client.window().await?;
        // WebKit has a new tab behind the one in front, where it draws nothing.
        let tab = client.new_window(self.browser.engine() != Engine::WebKit).await?;
        client.switch_to_window(tab.handle).await?;
        self.in_front().await?;
        client.goto(&self.copies.url()).await?;
        let outcome = what().await?;
        client.close_window().await?;
        client.switch_to_window(home).await?;
        self.in_front().await?;
        Ok(outcome)
    }

    /// In Chromium a tab that is not in front copies nothing, and calls no animation frame.
    async fn in_front(&self) -> Result<()> {
        match self.browser.engine() {
            Engine::Chromium => self.browser.devtools("Page.bringToFront", json!({})).await.map(drop),
            Engine::Firefox | Engine::WebKit => Ok(()),
        }
    }

    async fn paste_over(&self) -> Result<()> {
        self.run("const box = document.querySelector('#paste'); box.focus(); box.select()", vec![]).await?;
        self.keys(&format!("{CONTROL}v")).await
    }

    /// Puts a text into the box at once, as typing does; for texts too large or too odd for a clipboard.
    ///
    /// # Errors
    /// Where there is no box.
    pub async fn fill(&self, text: &str) -> Result<()> {
        self.fill_with("return arguments[0]", vec![json!(text)]).await
    }

    /// Puts what a script returns into the box.
    ///
    /// # Errors
    /// Where the script throws.
    pub async fn fill_with(&self, script: &str, arguments: Vec<Value>) -> Result<()> {
        let fill = format!(
            "const text = (function () {{ {script} }}).apply(null, arguments);
             const box = document.querySelector('#paste');
             box.value = text;
             box.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));"
        );
        self.run(&fill, arguments).await.map(drop)
    }

    /// What went wrong in the page so far: errors, rejections, violations of its policy, those in its worker too.
    ///
    /// # Errors
    /// Where the page is gone.
    pub async fn faults(&self) -> Result<Vec<String>> {
        let mut faults: Vec<String> = serde_json::from_value(self.run("return window.faults ?? []", vec![]).await?)?;
        let server = self.server.lock().unwrap_or_else(PoisonError::into_inner);
        let reports = server.as_ref().map(Server::reports).unwrap_or_default();
        faults.extend(reports.into_iter().map(|report| format!("report: {report}")));
        Ok(faults)
    }

    /// What axe-core finds fault with in the page as it stands, by all of its rules.
    ///
    /// # Errors
    /// Where axe-core is not installed, or stops.
    pub async fn axe(&self) -> Result<Vec<String>> {
        let file = root().join("node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(&file).context("axe-core is not there: `cargo xtask setup` installs it")?;
        self.run(&axe, vec![]).await?;
        let found = self.browser.client().execute_async(include_str!("axe.js"), vec![]).await.context("axe")?;
        serde_json::from_value(found.clone()).with_context(|| format!("axe-core stopped: {found}"))
    }

    /// The words that a highlight is on.
    ///
    /// # Errors
    /// Where the page is gone.
    pub async fn highlighted(&self, name: &str) -> Result<Vec<String>> {
        let script = r"return [...(CSS.highlights.get(arguments[0]) ?? [])].map((r) => r.toString().trim().replace(/\s+/g, ' '))";
        Ok(serde_json::from_value(self.run(script, vec![json!(name)]).await?)?)
    }

    /// Opens the page anew for somebody who reads these languages, as `nl-NL,fr-CH,en`.
    ///
    /// # Errors
    /// Where the page is gone.
    pub async fn reads(&self, languages: &str) -> Result<()> {
        self.run("sessionStorage.setItem('languages', arguments[0])", vec![json!(languages)]).await?;
        self.reload().await
    }

    /// Has the page in the reader's colours: `light` or `dark`. Where the engine takes the system's from the desktop that it was
    /// started in, as WebKit does, it is the page's own choice of theme that is made.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub async fn colours(&self, scheme: &str) -> Result<()> {
        match self.browser.engine() {
            Engine::Chromium => {
                let features = json!([
                    { "name": "prefers-color-scheme", "value": scheme },
                    { "name": "prefers-reduced-motion", "value": "reduce" }
                ]);
                self.browser.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await.map(drop)
            }
            Engine::Firefox => {
                let script = format!("tab.browsingContext.prefersColorSchemeOverride = {scheme:?}");
                self.browser.in_firefox(&script).await.map(drop)
            }
            Engine::WebKit => {
                self.run("document.documentElement.dataset.theme = arguments[0]", vec![json!(scheme)]).await.map(drop)
            }
        }
    }

    /// Has the page as it is printed.
    ///
    /// # Errors
    /// Where the engine does not let us: WebKit does not.
    pub async fn on_paper(&self) -> Result<()> {
        if self.browser.engine() == Engine::Firefox {
            return self.browser.in_firefox("tab.browsingContext.mediumOverride = 'print'").await.map(drop);
        }
        self.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await.map(drop)
    }

    /// Has the page in the few colours that a reader has chosen for all pages.
    ///
    /// # Errors
    /// Where the engine does not let us: WebKit does not.
    pub async fn forced_colours(&self) -> Result<()> {
        if self.browser.engine() == Engine::Firefox {
            return self.browser.in_firefox("tab.browsingContext.forcedColorsOverride = 'active'").await.map(drop);
        }
        let features = json!([{ "name": "forced-colors", "value": "active" }]);
        self.browser.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await.map(drop)
    }

    /// Has the reader allow the page to read the clipboard, or forbid it.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub async fn may_read_clipboard(&self, allowed: bool) -> Result<()> {
        match self.browser.engine() {
            Engine::Chromium => {
                let setting = if allowed { "granted" } else { "denied" };
                let permission = json!({ "permission": { "name": "clipboard-read" }, "setting": setting });
                self.browser.devtools("Browser.setPermission", permission).await.map(drop)
            }
            Engine::Firefox => {
                let script = format!("Services.prefs.setBoolPref('dom.events.testing.asyncClipboard', {allowed})");
                self.browser.in_firefox(&script).await.map(drop)
            }
            Engine::WebKit => Ok(()),
        }
    }

    /// Where the browser asks its reader about each look into the clipboard, as Firefox does unless it is told otherwise, says no.
    ///
    /// # Errors
    /// Where it does not ask.
    pub async fn dismiss_clipboard(&self) -> Result<()> {
        if self.browser.engine() != Engine::Firefox {
            return Ok(());
        }
        let dismiss = "const menu = document.querySelector('#clipboardReadPasteMenuPopup');
            const isOpen = menu?.state === 'open';
            if (isOpen) menu.hidePopup();
            return isOpen";
        let started = Instant::now();
        while self.browser.in_firefox(dismiss).await? != true {
            anyhow::ensure!(started.elapsed() < PATIENCE, "Firefox does not ask");
            tokio::time::sleep(PAUSE).await;
        }
        Ok(())
    }

    /// Has the reader choose a file in a field for files.
    ///
    /// # Errors
    /// Where there is no such field.
    pub async fn choose(&self, css: &str, file: &Path) -> Result<()> {
        let file = file.to_str().context("a file with a name of letters")?;
        Ok(self.browser.client().find(Locator::Css(css)).await?.send_keys(file).await?)
    }

    /// Has the page on a screen of this size, in CSS pixels.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub async fn screen(&self, width: u32, height: u32) -> Result<()> {
        let client = self.browser.client();
        match self.browser.engine() {
            Engine::Chromium => {
                let metrics =
                    json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700 });
                self.browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
            }
            Engine::Firefox => {
                // No window of its can be as narrow as a phone; the page in it can.
                client.set_window_size(width, height + BARS).await?;
                let script = format!(
                    "for (const [name, value] of [['width', '{width}px'], ['height', '{height}px'], ['min-width', '0'], ['flex', 'none']])
                       tab.style.setProperty(name, value)"
                );
                self.browser.in_firefox(&script).await.map(drop)
            }
            Engine::WebKit => {
                // Around the page the window has bars; what is in it follows a moment later.
                let bars = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
                let (wider, taller): (u32, u32) = serde_json::from_value(self.run(bars, vec![]).await?)?;
                client.set_window_size(width + wider, height + taller).await?;
                let fits = "return innerWidth === arguments[0] && innerHeight === arguments[1]";
                self.until("the window is as large", fits, vec![json!(width), json!(height)]).await
            }
        }
    }

    /// Writes target/screenshots/NAME.png.
    ///
    /// # Errors
    /// Where it can't be taken or written.
    pub async fn screenshot(&self, name: &str) -> Result<()> {
        let frames = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(null)))";
        self.browser.client().execute_async(frames, vec![]).await?;
        let folder = root().join("target/screenshots");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name).with_extension("png"), self.browser.client().screenshot().await?)?;
        Ok(())
    }
}
