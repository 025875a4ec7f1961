//! Typing in a long article, by keys as a keyboard sends them: how long until the letter is painted, and the story that shows it.

use std::fmt::Write as _;
use std::time::Duration;

use anyhow::{Result, ensure};
use serde::Deserialize;
use serde_json::json;
use standfirst_browser_tests::Page;

use super::{share, told};

/// The article's words.
const WORDS: usize = 10_000;
/// Where somebody types, as shares of the article, and how many keys at each place.
const PLACES: [f64; 3] = [0.02, 0.5, 0.97];
const STROKES: usize = 60;
/// From key to key: a quick typist's pace.
const PACE: Duration = Duration::from_millis(100);
/// What the slowest key but one in twenty may take.
const BUDGET: f64 = 50.0;

#[derive(Deserialize)]
struct Times {
    letter: Vec<f64>,
    story: Vec<f64>,
    frame: Vec<f64>,
    event: Vec<f64>,
    task: Vec<f64>,
}

/// What a key costs.
pub(crate) async fn table(page: &Page, sample: &str) -> Result<String> {
    let article = super::texts::article(sample, WORDS);
    page.visit("/").await?;
    page.fill(&article).await?;
    page.until("the story stands", "return document.querySelector('#story [part~=paragraph]') !== null", vec![])
        .await?;
    let counts = page.text_of("#counts").await?;
    // The panels have followed.
    tokio::time::sleep(Duration::from_secs(3)).await;
    page.run(include_str!("typing.js"), vec![]).await?;
    for place in PLACES {
        let caret = "const box = document.querySelector('#paste');
            const place = box.value.indexOf('e ', box.value.length * arguments[0]) + 1;
            box.blur();
            box.focus();
            box.setSelectionRange(place, place)";
        page.run(caret, vec![json!(place)]).await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        for stroke in 0..STROKES {
            // A word of six letters and a blank, over and over.
            let key = if stroke % 7 == 6 { " " } else { "e" };
            let press = json!({ "type": "keyDown", "key": key, "text": key });
            page.browser().devtools("Input.dispatchKeyEvent", press).await?;
            page.browser().devtools("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": key })).await?;
            tokio::time::sleep(PACE).await;
        }
        // A pause, in which the panels follow.
        tokio::time::sleep(Duration::from_millis(1500)).await;
    }
    let Times { letter, story, frame, event, task } = told(page.run("return window.keyTimes", vec![]).await?)?;
    let mut table = format!(
        "Typing in an article of {counts}: {} keys, {} ms from one to the next, near its head, in its middle and near its end.\n\n\
         | for a key, ms | keys | median | 95th percentile | most |\n|---|--:|--:|--:|--:|\n",
        PLACES.len() * STROKES,
        PACE.as_millis()
    );
    for (name, times) in [
        ("from the key to its letter painted in the box", &letter),
        ("from the last key before it to the story painted anew", &story),
        ("of that the frame: scripts, layout, paint", &frame),
    ] {
        let (median, most) = (share(times, 0.5)?, share(times, 1.0)?);
        let _ = writeln!(table, "| {name} | {} | {median:.1} | {:.1} | {most:.1} |", times.len(), share(times, 0.95)?);
    }
    let slow = event.iter().copied().fold(0.0, f64::max);
    let _ = writeln!(
        table,
        "\nThe browser's own count from key to paint (Event Timing, in steps of 8 ms): {} keys of 16 ms or more, the slowest {slow:.0} ms.",
        event.len()
    );
    let _ = if let Some(longest) = task.iter().copied().reduce(f64::max) {
        writeln!(table, "Tasks of 50 ms or more: {}, the longest {longest:.0} ms.", task.len())
    } else {
        writeln!(table, "No task of 50 ms or more; the longest was a frame of {:.1} ms.", share(&frame, 1.0)?)
    };
    let verdict = if share(&letter, 0.95)? < BUDGET { "under" } else { "OVER" };
    let _ = writeln!(table, "95 keys of 100 are painted {verdict} {BUDGET:.0} ms after they were pressed.");
    // A story that takes long follows in the pauses only, but then it does.
    ensure!(story.len() >= PLACES.len(), "the story followed {} times", story.len());
    Ok(table)
}
