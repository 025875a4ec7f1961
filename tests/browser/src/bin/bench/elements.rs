//! Fifty elements on a page, read while somebody scrolls through it: which tasks keep the page's thread for long.

use std::fmt::Write as _;
use std::time::Duration;

use anyhow::Result;
use serde::Deserialize;
use serde_json::json;
use standfirst_browser_tests::{Page, site};

use super::{share, texts, told};

const ELEMENTS: usize = 50;
/// The words of each.
const WORDS: usize = 1000;
/// From one turn of the wheel to the next, and how far one goes, in pixels.
const PACE: Duration = Duration::from_millis(60);
const STEP: f64 = 500.0;
/// What browsers call a long task, in milliseconds.
const LONG: f64 = 50.0;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Seen {
    tasks: Vec<Task>,
    loaded_at: f64,
    frames: Vec<f64>,
    ready: usize,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Task {
    start_time: f64,
    duration: f64,
}

/// What was seen of each visit.
pub(crate) async fn table(sample: &str, repeats: u32) -> Result<String> {
    let text = texts::article(sample, WORDS);
    let mut body = String::new();
    for number in 0..ELEMENTS {
        let _ = write!(
            body,
            "<standfirst-article summary=key-points toc><pre>{}</pre></standfirst-article>",
            text.replacen(' ', &format!(" {number} "), 1).replace('&', "&amp;").replace('<', "&lt;")
        );
    }
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Fifty</title><script src=/tasks.js></script>\
         <script type=module src=/standfirst-article-define.js></script><body>{body}"
    );
    let site = || site().with_page("/fifty.html", &html).with_script("/tasks.js", include_str!("elements.js"));
    let mut table = format!(
        "{ELEMENTS} elements of {WORDS} words, each with summary and contents, scrolled through at {:.0} pixels in {} ms.\n\n\
         | visit | read in s | tasks over {LONG:.0} ms before the load event | after it | the longest | frames, 95th percentile, ms |\n\
         |--:|--:|--:|--:|--:|--:|\n",
        STEP,
        PACE.as_millis()
    );
    for visit in 1..=repeats {
        let page = Page::open(site(), "/fifty.html").await?;
        let seen = scroll(&page).await;
        page.close().await;
        let (Seen { tasks, loaded_at, frames, ready }, seconds) = seen?;
        anyhow::ensure!(ready == ELEMENTS, "{ready} of {ELEMENTS} elements were read");
        let (before, after): (Vec<&Task>, Vec<&Task>) = tasks.iter().partition(|task| task.start_time < loaded_at);
        let longest = after.iter().map(|task| task.duration).fold(0.0, f64::max);
        let longest = if after.is_empty() { "none".to_owned() } else { format!("{longest:.0}") };
        let _ = writeln!(
            table,
            "| {visit} | {seconds:.1} | {} | {} | {longest} | {:.1} |",
            before.len(),
            after.len(),
            share(&frames, 0.95)?
        );
    }
    Ok(table)
}

/// Scrolls down until all are read.
async fn scroll(page: &Page) -> Result<(Seen, f64)> {
    let started = std::time::Instant::now();
    let frames = "let last; globalThis.frames = [];
        requestAnimationFrame(function next(now) {
            if (last !== undefined) frames.push(now - last);
            last = now;
            requestAnimationFrame(next);
        })";
    page.run(frames, vec![]).await?;
    loop {
        let step = "scrollBy({ top: arguments[0], behavior: 'instant' });
            return document.querySelectorAll('standfirst-article:state(ready)').length";
        let ready = page.run(step, vec![json!(STEP)]).await?.as_u64().unwrap_or_default();
        if ready >= ELEMENTS as u64 || started.elapsed() > Duration::from_secs(120) {
            break;
        }
        tokio::time::sleep(PACE).await;
    }
    let seconds = started.elapsed().as_secs_f64();
    tokio::time::sleep(Duration::from_millis(500)).await;
    let script = "return { tasks, loadedAt, frames, ready: document.querySelectorAll('standfirst-article:state(ready)').length }";
    Ok((told(page.run(script, vec![]).await?)?, seconds))
}
