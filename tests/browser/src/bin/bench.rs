//! Times parse + sentences + summary in Chromium as a ratio to `Intl.Segmenter` alone: `cargo xtask bench`.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Parser;
use serde_json::{Value, json};
use standfirst_browser_tests::{Page, site};

const SIZES: [usize; 3] = [10_000, 30_000, 100_000];

/// Runs before the measured ones, for the compilers of both sides.
const WARM_UP: u32 = 5;

/// Both sides in turns, so that what else the machine does falls on both. A text that is read in less than the clock can
/// tell is read many times and the time divided.
const MEASURE: &str = "
    const [text, repeats, warmUp, done] = arguments;
    (async () => {
      const { load, parse, summarize } = await import('/standfirst.js');
      await load();
      const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
      let kept = 0;
      const sides = {
        ours() {
          const article = parse(text);
          kept += summarize(article, { type: 'key-points', length: 'short', format: 'plain-text' }).sentences.length;
          article.free();
        },
        theirs() {
          for (const { segment } of segmenter.segment(text)) kept += segment.length;
        },
      };
      const times = { ours: [], theirs: [] };
      const inner = { ours: 1, theirs: 1 };
      for (const side of Object.keys(sides)) {
        const began = performance.now();
        for (let i = 0; i < warmUp; i += 1) sides[side]();
        inner[side] = Math.max(1, Math.ceil(40 / ((performance.now() - began) / warmUp)));
      }
      for (let i = 0; i < repeats; i += 1) {
        for (const side of Object.keys(sides)) {
          const began = performance.now();
          for (let n = 0; n < inner[side]; n += 1) sides[side]();
          times[side].push((performance.now() - began) / inner[side]);
        }
      }
      return { ...times, kept };
    })().then(done, (error) => done({ error: String(error) }));
";

#[derive(Parser)]
struct Arguments {
    #[arg(long)]
    data: Option<PathBuf>,
    #[arg(long, default_value_t = 15)]
    repeats: u32,
}

#[tokio::main]
async fn main() -> Result<()> {
    let Arguments { data, repeats } = Arguments::parse();
    let page = Page::open(site()).await?;
    let outcome = measure(&page, data, repeats).await;
    page.close().await;
    println!("{}", outcome?);
    Ok(())
}

async fn measure(page: &Page, data: Option<PathBuf>, repeats: u32) -> Result<String> {
    page.loaded().await?;
    let sample = page.run("return import('/page/sample.js').then((module) => module.SAMPLE)", vec![]).await?;
    let sample = sample.as_str().context("www/page/sample.js has no SAMPLE")?;
    let mut texts = vec![("the page's sample".to_owned(), sample.to_owned())];
    for size in SIZES {
        let text = format!("{sample}\n\n").repeat(size.div_ceil(sample.len() + 2));
        texts.push((format!("the same, {} times", size.div_ceil(sample.len() + 2)), text));
    }
    if let Some(data) = data {
        let path = data.join("seed/article.txt");
        let text = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
        texts.push(("seed/article.txt".to_owned(), text));
    }

    let version = page.ask("return navigator.userAgent.match(/Chrome\\/\\d+/)[0]").await?;
    let mut table = format!(
        "{version}, {repeats} runs of each, in turns; median (lower to upper quartile) in ms. Ours: parse with sentences, \
         then summarize. Theirs: one sentence pass of Intl.Segmenter.\n\n\
         | text | kB | Standfirst | Intl.Segmenter | ratio |\n|---|--:|--:|--:|--:|\n"
    );
    for (name, text) in texts {
        let arguments = vec![json!(text), json!(repeats), json!(WARM_UP)];
        let times = page.browser().client().execute_async(MEASURE, arguments).await?;
        if let Some(error) = times["error"].as_str() {
            anyhow::bail!("{name}: {error}");
        }
        let (ours, theirs) = (Quartiles::of(&times["ours"])?, Quartiles::of(&times["theirs"])?);
        let ratio = pairs(&times["ours"], &times["theirs"])?;
        let _ = writeln!(
            table,
            "| {name} | {:.1} | {ours} | {theirs} | **{:.2}** ({:.2} to {:.2}) |",
            text.len() as f64 / 1000.0,
            ratio.median,
            ratio.lower,
            ratio.upper
        );
    }
    Ok(table)
}

/// The middle of some numbers and of their halves.
struct Quartiles {
    lower: f64,
    median: f64,
    upper: f64,
}

impl Quartiles {
    fn of(numbers: &Value) -> Result<Self> {
        Self::over(serde_json::from_value(numbers.clone())?)
    }

    fn over(mut numbers: Vec<f64>) -> Result<Self> {
        numbers.sort_by(f64::total_cmp);
        let at = |share: f64| numbers.get(((numbers.len().max(1) - 1) as f64 * share).round() as usize).copied();
        let quartiles = (at(0.25), at(0.5), at(0.75));
        let (Some(lower), Some(median), Some(upper)) = quartiles else { anyhow::bail!("nothing was measured") };
        Ok(Self { lower, median, upper })
    }
}

impl std::fmt::Display for Quartiles {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:.3} ({:.3} to {:.3})", self.median, self.lower, self.upper)
    }
}

/// The ratio of each pair of neighbouring runs.
fn pairs(ours: &Value, theirs: &Value) -> Result<Quartiles> {
    let (ours, theirs): (Vec<f64>, Vec<f64>) =
        (serde_json::from_value(ours.clone())?, serde_json::from_value(theirs.clone())?);
    Quartiles::over(ours.iter().zip(&theirs).map(|(ours, theirs)| ours / theirs).collect())
}
