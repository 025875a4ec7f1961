//! The module's speed in a browser: against `Intl.Segmenter` and what reads web pages, as the input grows, and under the typist's fingers.
//! `cargo xtask bench` runs it.

mod elements;
mod growth;
mod load;
mod pages;
mod paste;
mod ratios;
mod safety;
mod texts;
mod typing;

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::{Parser, ValueEnum};
use standfirst_browser_tests::{Engine, Page, site};

#[derive(Parser)]
struct Arguments {
    #[arg(long)]
    data: Option<PathBuf>,
    #[arg(long, default_value_t = 25)]
    repeats: u32,
    /// Some parts of it; else all.
    #[arg(long)]
    only: Vec<Part>,
    /// The script with the peers that read pages.
    #[arg(long)]
    peers: PathBuf,
    /// The scripts of each that a page would load.
    #[arg(long)]
    alternatives: Vec<PathBuf>,
    /// Score what is found in pages as well.
    #[arg(long)]
    score: bool,
}

/// What is measured.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Against `Intl.Segmenter`.
    Ratios,
    /// Keys in a long article.
    Typing,
    /// Many elements on a page.
    Elements,
    /// Ever larger texts.
    Growth,
    /// Pages as HTML, against Readability, Defuddle and DOMPurify.
    Pages,
    /// The first visit and later ones, against the same.
    Load,
    /// The payloads of the attack tests, against DOMPurify.
    Safety,
    /// A megabyte, from the paste to the paint.
    Paste,
}

/// Visits by which a browser has kept what it wants to keep, compiled code included.
const WARMING: u32 = 4;
/// How often a page with many elements is visited.
const VISITS: u32 = 3;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    // A page under no policy, with nothing on it that could take its time.
    let page = Page::open(site().with_bare_page("/bare", "<!doctype html>"), "/bare").await?;
    let outcome = measure(&page, &arguments).await;
    page.close().await;
    outcome
}

async fn measure(page: &Page, arguments: &Arguments) -> Result<()> {
    let Arguments { data, repeats, only, peers, alternatives, score } = arguments;
    let wants = |part| only.is_empty() || only.contains(&part);
    let version = page.ask("return navigator.userAgent.match(/(Chrome|Firefox)\\/\\d+/)[0]").await?;
    println!("{version}, everything in WebAssembly; times in ms.\n");
    let sample = texts::sample(page).await?;
    if wants(Part::Ratios) {
        ratios::print(page, &texts::of_sizes(&sample, data.as_deref())?, *repeats).await?;
    }
    if wants(Part::Pages) {
        pages::print(peers, data.as_deref(), repeats.div_ceil(5), *score).await?;
    }
    if wants(Part::Load) {
        println!("{}", load::table(alternatives, repeats.div_ceil(5)).await?);
    }
    if wants(Part::Safety) {
        println!("{}", safety::table(peers).await?);
    }
    if wants(Part::Paste) {
        println!("{}", paste::table(&sample, repeats.div_ceil(5)).await?);
    }
    if wants(Part::Growth) {
        growth::print(page, &sample).await?;
    }
    // Left out of a whole run elsewhere: other drivers press no keys so quickly, and other browsers tell no long tasks.
    let tells_tasks = Engine::chosen()? == Engine::Chromium;
    if tells_tasks && wants(Part::Typing) {
        println!("{}", typing::table(page, &sample).await?);
    }
    if tells_tasks && wants(Part::Elements) {
        println!("{}", elements::table(&sample, VISITS).await?);
    }
    Ok(())
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

    /// Those of some numbers for a table, in a unit.
    fn cell(numbers: &[f64], unit: f64) -> Result<String> {
        let Self { lower, median, upper } = Self::of(numbers)?;
        Ok(format!("{:.0} ({:.0} to {:.0})", median / unit, lower / unit, upper / unit))
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
