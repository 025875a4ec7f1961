//! The pictures of the page in docs/: its sample story on a wide screen and on a phone, light and dark. `cargo xtask screenshots` runs it.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use standfirst_browser_tests::{Page, site};

/// Names and sizes in CSS pixels; the phone has two pixels of the device to one.
const SCREENS: [(&str, u32, u32, u32); 2] = [("wide", 1440, 960, 1), ("phone", 390, 844, 2)];
/// No picture is larger than this, in bytes.
const MOST: usize = 150_000;

#[tokio::main]
async fn main() -> Result<()> {
    let page = Page::open(site(), "/").await?;
    let outcome = take(&page, &Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs")).await;
    page.close().await;
    outcome
}

async fn take(page: &Page, docs: &Path) -> Result<()> {
    page.loaded().await?;
    // What the machine calls its sans may be anything.
    page.run("document.documentElement.style.setProperty('--standfirst-sans', 'Inter, sans-serif')", vec![]).await?;
    for (name, width, height, density) in SCREENS {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": density, "mobile": width < 700 });
        page.browser().devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        for colours in ["light", "dark"] {
            page.colours(colours).await?;
            page.fill("").await?;
            page.click("#sample").await?;
            page.shows("#story [part=summary-sentence]").await?;
            // The third sentence of the summary, and where it comes from.
            page.run("document.querySelectorAll('#story [part=summary-sentence]')[2].click()", vec![]).await?;
            page.run("document.activeElement?.blur(); scrollTo({ top: 0, behavior: 'instant' })", vec![]).await?;
            let frames =
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(null)))";
            page.browser().client().execute_async(frames, vec![]).await?;
            let shot = json!({ "format": "webp", "quality": 82 });
            let answer = page.browser().devtools("Page.captureScreenshot", shot).await?;
            let picture = BASE64_STANDARD.decode(answer["data"].as_str().context("the browser gave no picture")?)?;
            let file = format!("{name}-{colours}.webp");
            ensure!(picture.len() <= MOST, "{file} has {} bytes, more than {MOST}", picture.len());
            println!("docs/{file}: {} bytes", picture.len());
            fs::write(docs.join(&file), picture).with_context(|| format!("could not write {file}"))?;
        }
    }
    Ok(())
}
