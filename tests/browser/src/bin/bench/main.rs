//! The module's speed in Chromium: against `Intl.Segmenter`, as the input grows, and under the typist's fingers.
//! `cargo xtask bench` runs it.

mod growth;
mod ratios;
mod texts;
mod typing;

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use standfirst_browser_tests::{Page, site};

#[derive(Parser)]
struct Arguments {
    #[arg(long)]
    data: Option<PathBuf>,
    #[arg(long, default_value_t = 25)]
    repeats: u32,
}

#[tokio::main]
async fn main() -> Result<()> {
    let Arguments { data, repeats } = Arguments::parse();
    let page = Page::open(site(), "/").await?;
    let outcome = measure(&page, data, repeats).await;
    page.close().await;
    outcome
}

async fn measure(page: &Page, data: Option<PathBuf>, repeats: u32) -> Result<()> {
    page.loaded().await?;
    let version = page.ask("return navigator.userAgent.match(/Chrome\\/\\d+/)[0]").await?;
    println!("{version}, everything in WebAssembly; times in ms.");
    let sample = texts::sample(page).await?;
    let texts = texts::of_sizes(&sample, data.as_deref())?;
    println!();
    ratios::print(page, &texts, repeats).await?;
    println!("{}", typing::table(page, &texts::of_size(&sample, typing::SIZE)).await?);
    growth::print(page, &sample).await
}

/// The middle of some numbers and of their halves.
struct Quartiles {
    lower: f64,
    median: f64,
    upper: f64,
}

impl Quartiles {
    fn of(mut numbers: Vec<f64>) -> Result<Self> {
        numbers.sort_by(f64::total_cmp);
        let at = |share: f64| numbers.get(((numbers.len().max(1) - 1) as f64 * share).round() as usize).copied();
        let quartiles = (at(0.25), at(0.5), at(0.75));
        let (Some(lower), Some(median), Some(upper)) = quartiles else { anyhow::bail!("nothing was measured") };
        Ok(Self { lower, median, upper })
    }
}

/// What a script of the page told, or what went wrong in it.
fn told<T: serde::de::DeserializeOwned>(answer: serde_json::Value) -> Result<T> {
    if let Some(error) = answer["error"].as_str() {
        anyhow::bail!("in the page: {error}");
    }
    Ok(serde_json::from_value(answer)?)
}
