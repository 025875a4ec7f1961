//! Typing in the middle of a long paste.

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
    page: Vec<(f64, f64)>,
    alone: Vec<(f64, f64)>,
}

/// What a key costs.
pub(crate) async fn table(page: &Page, text: &str) -> Result<String> {
    let arguments = vec![json!(text), json!(STROKES)];
    let times: Times = told(page.browser().client().execute_async(include_str!("typing.js"), arguments).await?)?;
    let row = |times: &[(f64, f64)], of: fn(&(f64, f64)) -> f64| {
        let Quartiles { median, upper, .. } = Quartiles::of(times.iter().map(of).collect())?;
        let most = times.iter().map(of).fold(0.0, f64::max);
        anyhow::Ok(format!("{median:.1} | {upper:.1} | {most:.1}"))
    };
    Ok(format!(
        "Typing in the middle of {:.0} kB, {STROKES} keys; a frame has 16 ms.\n\n\
         | from the key | median | upper quartile | most |\n|---|--:|--:|--:|\n\
         | to the story re-read and changed | {} |\n| to the end of the frame that shows it | {} |\n\
         | a box alone, to the end of its frame | {} |\n",
        text.len() as f64 / 1e3,
        row(&times.page, |time| time.0)?,
        row(&times.page, |time| time.1)?,
        row(&times.alone, |time| time.1)?,
    ))
}
