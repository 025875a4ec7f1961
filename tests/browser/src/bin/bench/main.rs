//! The module's speed in Chromium: against `Intl.Segmenter`, as the input grows, and under the typist's fingers.
//! `cargo xtask bench` runs it.

mod growth;
mod ratios;
mod texts;
mod typing;

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Parser;
use standfirst_browser_tests::{Page, site};

#[derive(Parser)]
struct Arguments {
    #[arg(long)]
    data: Option<PathBuf>,
    #[arg(long, default_value_t = 25)]
    repeats: u32,
    /// Only what typing costs.
    #[arg(long)]
    typing: bool,
}

#[tokio::main]
async fn main() -> Result<()> {
    let Arguments { data, repeats, typing } = Arguments::parse();
    let page = Page::open(site(), "/").await?;
    let outcome = measure(&page, data, repeats, typing).await;
    page.close().await;
    outcome
}

async fn measure(page: &Page, data: Option<PathBuf>, repeats: u32, only_typing: bool) -> Result<()> {
    page.loaded().await?;
    let version = page.ask("return navigator.userAgent.match(/Chrome\\/\\d+/)[0]").await?;
    println!("{version}, everything in WebAssembly; times in ms.");
    let sample = texts::sample(page).await?;
    if only_typing {
        println!("\n{}", typing::table(page, &sample).await?);
        return Ok(());
    }
    let texts = texts::of_sizes(&sample, data.as_deref())?;
    println!();
    ratios::print(page, &texts, repeats).await?;
    println!("{}", typing::table(page, &sample).await?);
    growth::print(page, &sample).await
}

/// The middle of some numbers and of their halves.
struct Quartiles {
    lower: f64,
    median: f64,
    upper: f64,
}

impl Quartiles {
    fn of(numbers: &[f64]) -> Result<Self> {
        Ok(Self { lower: share(numbers, 0.25)?, median: share(numbers, 0.5)?, upper: share(numbers, 0.75)? })
    }
}

/// The number that this share of the numbers does not exceed.
fn share(numbers: &[f64], share: f64) -> Result<f64> {
    let mut numbers = numbers.to_vec();
    numbers.sort_by(f64::total_cmp);
    let place = (numbers.len().max(1) - 1) as f64 * share;
    numbers.get(place.round() as usize).copied().context("nothing was measured")
}

/// What a script of the page told, or what went wrong in it.
fn told<T: serde::de::DeserializeOwned>(answer: serde_json::Value) -> Result<T> {
    if let Some(error) = answer["error"].as_str() {
        anyhow::bail!("in the page: {error}");
    }
    Ok(serde_json::from_value(answer)?)
}
