//! A megabyte that is pasted: how long until it is painted as a story.

use std::fmt::Write as _;
use std::time::Duration;

use anyhow::Result;
use serde::Deserialize;
use serde_json::json;
use standfirst_browser_tests::{Page, site};

use super::{Quartiles, WARMING, texts, told};

/// Bytes that are pasted.
const SIZE: usize = 1_000_000;
/// A reader needs it to come to the box.
const MOMENT: Duration = Duration::from_secs(2);

/// Milliseconds until the beginning was painted, and all of it.
#[derive(Deserialize)]
struct Times {
    first: f64,
    all: f64,
}

/// What was seen of so many browsers.
pub(crate) async fn table(sample: &str, browsers: u32) -> Result<String> {
    let text = texts::of_size(sample, SIZE);
    // One story and nothing else.
    let text = text.split("\n\nRelated").next().unwrap_or_default();
    let (mut cold, mut warm, mut plain) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..browsers {
        let site =
            site().kept().with_bare_page("/box", "<!doctype html><textarea id=paste></textarea><div id=story></div>");
        let page = Page::open(site, "/").await?;
        let outcome = visits(&page, text, &mut cold, &mut warm, &mut plain).await;
        page.close().await;
        outcome?;
    }
    let mut table = format!(
        "{:.2} MB of prose, pasted from the clipboard: {browsers} new browsers, medians and quartiles of ms from the paste on. Later: after {WARMING} \
         visits.\n\n| | its beginning is painted | all of it |\n|---|--:|--:|\n",
        text.len() as f64 / 1e6
    );
    for (name, times) in
        [("the page, first visit", &cold), ("the page, later", &warm), ("a bare text box, for comparison", &plain)]
    {
        let cell = |of: fn(&Times) -> f64| Quartiles::cell(&times.iter().map(of).collect::<Vec<_>>(), 1.0);
        let _ = writeln!(table, "| {name} | {} | {} |", cell(|times| times.first)?, cell(|times| times.all)?);
    }
    Ok(table)
}

async fn visits(
    page: &Page,
    text: &str,
    cold: &mut Vec<Times>,
    warm: &mut Vec<Times>,
    plain: &mut Vec<Times>,
) -> Result<()> {
    page.loaded().await?;
    cold.push(paste(page, text, false).await?);
    // What is kept for the next visit would stand there already.
    page.click("#clear").await?;
    page.click("#clear").await?;
    for _ in 0..WARMING {
        page.visit("/").await?;
        page.loaded().await?;
    }
    warm.push(paste(page, text, false).await?);
    page.visit("/box").await?;
    plain.push(paste(page, text, true).await?);
    Ok(())
}

async fn paste(page: &Page, text: &str, into_box: bool) -> Result<Times> {
    tokio::time::sleep(MOMENT).await;
    // Nearly all of it is prose.
    let letters = text.chars().count() * 9 / 10;
    page.run(include_str!("paste.js"), vec![json!(into_box), json!(letters)]).await?;
    page.paste(text).await?;
    page.until("all is painted", "return window.pasteTimes.all !== undefined", vec![]).await?;
    told(page.run("return window.pasteTimes", vec![]).await?)
}
