//! Standfirst beside other extractors of the same language, given the source of the same pages, on one thread of one process:
//! how quick each is, how its time grows with the page, and how well it finds the article.

mod extractor;
mod growth;
mod score;
mod speed;

use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context as _, Result};
use clap::Parser;
use standfirst_score::{Input, Page, Set};

/// The peers walk a page's tree by recursion, and deep pages are part of what is measured.
const STACK: usize = 512 << 20;

#[derive(Parser)]
struct Arguments {
    /// The data folder; without it only growth is measured, on pages of our own making.
    #[arg(long)]
    data: Option<PathBuf>,
    /// How often each page is read.
    #[arg(long, default_value_t = 5)]
    repeats: u32,
    /// Score each as well.
    #[arg(long)]
    score: bool,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let work = thread::Builder::new().stack_size(STACK).spawn(move || measure(&arguments))?;
    work.join().ok().context("a measurement ended early")?
}

fn measure(Arguments { data, repeats, score }: &Arguments) -> Result<()> {
    if let Some(data) = data {
        let sets = [read(data, "extraction")?, read(data, "extraction-wcxb")?];
        speed::print(&sets, *repeats);
        if *score {
            score::print(&sets);
        }
    }
    growth::print(*repeats);
    Ok(())
}

/// A set with its pages in memory, so that no disk is timed.
struct Pages {
    name: &'static str,
    set: Set,
    sources: Vec<String>,
}

impl Pages {
    fn each(&self) -> impl Iterator<Item = (&Page, &str)> {
        self.set.pages.iter().zip(self.sources.iter().map(String::as_str))
    }
}

fn read(data: &Path, name: &'static str) -> Result<Pages> {
    let set = Set::read(&data.join(name))?;
    let source = |page| anyhow::Ok(set.source(page, Input::Html)?.unwrap_or_default());
    let sources = set.pages.iter().map(source).collect::<Result<_>>()?;
    Ok(Pages { name, set, sources })
}

/// The middle of some numbers, and the least and the greatest.
fn spread(mut numbers: Vec<f64>) -> (f64, f64, f64) {
    numbers.sort_by(f64::total_cmp);
    let at = |place: usize| numbers.get(place).copied().unwrap_or(f64::NAN);
    (at(numbers.len() / 2), at(0), at(numbers.len().saturating_sub(1)))
}
