//! Typing in the middle of a long paste.

use std::fmt::Write as _;

use anyhow::Result;
use serde::Deserialize;
use serde_json::json;
use standfirst_browser_tests::Page;

use super::{Quartiles, told};

/// The size of the paste, in bytes.
pub(crate) const SIZE: usize = 200_000;
const STROKES: u32 = 40;

#[derive(Deserialize)]
struct Times {
    script: Vec<f64>,
    frame: Vec<f64>,
    alone: Vec<f64>,
    shown: Vec<f64>,
}

/// What a key costs.
pub(crate) async fn table(page: &Page, text: &str) -> Result<String> {
    let arguments = vec![json!(text), json!(STROKES)];
    let times: Times = told(page.browser().client().execute_async(include_str!("typing.js"), arguments).await?)?;
    let mut table = format!(
        "Typing in the middle of {:.0} kB, {STROKES} keys in a row; a frame has 16 ms.\n\n\
         | for a key | median | upper quartile | most |\n|---|--:|--:|--:|\n",
        text.len() as f64 / 1e3
    );
    for (name, times) in [
        ("the page's scripts: the text read again", times.script),
        ("and the browser's own, to the end of the frame", times.frame),
        ("the same in a box alone", times.alone),
        ("from the last key before a pause to the story changed", times.shown),
    ] {
        let most = times.iter().copied().fold(0.0, f64::max);
        let Quartiles { median, upper, .. } = Quartiles::of(times)?;
        let _ = writeln!(table, "| {name} | {median:.1} | {upper:.1} | {most:.1} |");
    }
    Ok(table)
}
