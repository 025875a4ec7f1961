//! Browsers that tests have one after another: starting one takes longer than most tests.

use std::future::Future;
use std::sync::{LazyLock, Mutex, PoisonError};

use anyhow::{Context as _, Result};
use serde_json::json;
use tokio::runtime::{Builder, Runtime};

use crate::{Browser, Engine};

/// Where sessions live. Each test has a runtime of its own, which ends with it.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime for the sessions")
});

static FREE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// A browser that nobody else has: one that another test has left, or a new one.
///
/// # Errors
/// Where it does not start.
pub(crate) async fn take() -> Result<Browser> {
    let left = FREE.lock().unwrap_or_else(PoisonError::into_inner).pop();
    match left {
        Some(browser) => Ok(browser),
        None => apart(Browser::start(Engine::chosen()?)).await,
    }
}

/// Puts a browser back as it was: one window, showing nothing. One that can't be is ended.
pub(crate) async fn put_back(browser: Browser) {
    if tidy(&browser).await.is_ok() {
        FREE.lock().unwrap_or_else(PoisonError::into_inner).push(browser);
    } else {
        browser.close().await;
    }
}

/// Undoes what a page has been shown as.
const FIREFOX_AS_IT_WAS: &str = "
    Object.assign(tab.browsingContext, { mediumOverride: '', prefersColorSchemeOverride: 'none', forcedColorsOverride: 'none' });
    tab.removeAttribute('style');
    Services.prefs.clearUserPref('dom.events.testing.asyncClipboard')";

async fn tidy(browser: &Browser) -> Result<()> {
    let client = browser.client();
    let windows = client.windows().await?;
    let (first, others) = windows.split_first().context("no window is left")?;
    for window in others {
        client.switch_to_window(window.clone()).await?;
        client.close_window().await?;
    }
    client.switch_to_window(first.clone()).await?;
    client.goto("about:blank").await?;
    match browser.engine() {
        Engine::Chromium => {
            browser.devtools("Emulation.clearDeviceMetricsOverride", json!({})).await?;
            browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "", "features": [] })).await?;
            browser.devtools("Browser.resetPermissions", json!({})).await?;
        }
        Engine::Firefox => {
            browser.in_firefox(FIREFOX_AS_IT_WAS).await?;
            browser.usual_size().await?;
        }
        Engine::WebKit => browser.usual_size().await?,
    }
    Ok(())
}

/// Runs on the sessions' runtime.
async fn apart<T: Send + 'static>(work: impl Future<Output = Result<T>> + Send + 'static) -> Result<T> {
    RUNTIME.spawn(work).await.context("the session ended")?
}
