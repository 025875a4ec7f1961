//! Ours against one sentence pass of `Intl.Segmenter`, over the same texts in the same run.

use anyhow::Result;
use serde::Deserialize;
use serde_json::json;
use standfirst_browser_tests::Page;

use super::texts::Text;
use super::{Quartiles, told};

#[derive(Deserialize)]
struct Times {
    segmenter: Vec<f64>,
    sentences: Vec<f64>,
    parse: Vec<f64>,
    summary: Vec<f64>,
    whole: Vec<f64>,
}

/// Times and ratios of each text, printed as they come.
pub(crate) async fn print(page: &Page, texts: &[Text], repeats: u32) -> Result<()> {
    println!(
        "{repeats} runs of each, in turns; medians, and of each ratio to Intl.Segmenter's pass the quartiles. Sum up: find the \
         sentences, then choose of the article's. Parse: repair, labels and sentences.\n\n\
         | text | kB | Intl.Segmenter | sentences | ratio | sum up | ratio | parse | ratio | ns per byte | parse and summary | ratio |\n\
         |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    );
    for Text { name, words } in texts {
        let arguments = vec![json!(words), json!(repeats)];
        let answer = page.browser().client().execute_async(include_str!("ratios.js"), arguments).await?;
        let times: Times = told(answer)?;
        let median = |times: &[f64]| Quartiles::of(times).map(|quartiles| quartiles.median);
        let ratio = |ours: &[f64]| {
            let ratios = ours.iter().zip(&times.segmenter).map(|(ours, theirs)| ours / theirs);
            let Quartiles { lower, median, upper } = Quartiles::of(&ratios.collect::<Vec<_>>())?;
            anyhow::Ok(format!("**{median:.2}** ({lower:.2} to {upper:.2})"))
        };
        let parse = median(&times.parse)?;
        println!(
            "| {name} | {:.1} | {:.3} | {:.3} | {} | {:.3} | {} | {parse:.3} | {} | {:.1} | {:.3} | {} |",
            words.len() as f64 / 1e3,
            median(&times.segmenter)?,
            median(&times.sentences)?,
            ratio(&times.sentences)?,
            median(&times.summary)?,
            ratio(&times.summary)?,
            ratio(&times.parse)?,
            parse * 1e6 / words.len() as f64,
            median(&times.whole)?,
            ratio(&times.whole)?,
        );
    }
    println!();
    Ok(())
}
