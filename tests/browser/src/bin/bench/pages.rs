//! From a page's source to the nodes of its article, against what a developer would otherwise put together.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::json;
use standfirst_browser_tests::{Page, root, site};
use standfirst_score::{Figures, Input, Prediction, Set, Verdict};

use super::{Quartiles, told};

/// Of a set that is not scored each so many pages are enough to tell how quick everybody is.
const STEP: usize = 6;
/// Ours, against which the others are held.
const OURS: &str = "standfirst";
const SETS: [&str; 2] = ["extraction", "extraction-wcxb"];

/// What one side did with a page.
#[derive(Deserialize)]
struct Side {
    /// Milliseconds, one of each round.
    times: Vec<f64>,
    error: Option<String>,
    found: Option<Found>,
}

#[derive(Deserialize)]
struct Found {
    text: Option<String>,
    title: Option<String>,
    authors: Option<String>,
    date: Option<String>,
}

/// What came of a set.
#[derive(Default)]
struct Sum {
    /// Milliseconds of all pages, by round.
    times: Vec<f64>,
    errors: usize,
    figures: Figures,
}

/// Prints a table for each set, or of the repository's own pages.
pub(crate) async fn print(peers: &Path, data: Option<&Path>, rounds: u32, score: bool) -> Result<()> {
    let script = fs::read_to_string(peers).with_context(|| format!("could not read {}", peers.display()))?;
    // Where Trusted Types are enforced, nobody else may write.
    let site = site().with_script("/peers.js", &script).with_bare_page("/bare", "<!doctype html><div id=out></div>");
    let page = Page::open(site, "/bare").await?;
    let outcome = tables(&page, data, rounds, score).await;
    page.close().await;
    outcome
}

async fn tables(page: &Page, data: Option<&Path>, rounds: u32, score: bool) -> Result<()> {
    println!(
        "A page's source to the nodes of its article: {rounds} rounds, everybody reads a page before the next page's turn; times and \
         ratios are of all pages together, medians and quartiles of the rounds.\n"
    );
    let Some(data) = data else {
        let mut sides = BTreeMap::new();
        for html in own_pages()? {
            add(&mut sides, read(page, &html, None, rounds, false).await?, None);
        }
        return table("pages of this repository's tests", &sides);
    };
    for name in SETS {
        let set = Set::read(&data.join(name))?;
        let mut sides = BTreeMap::new();
        let mut scored = BTreeMap::new();
        for (at, truth) in set.pages.iter().enumerate() {
            let timed = at % STEP == 0;
            let Some(html) = set.source(truth, Input::Html)?.filter(|_| timed || score) else { continue };
            if timed {
                add(&mut sides, read(page, &html, truth.url.as_deref(), rounds, false).await?, None);
            }
            if score {
                add(&mut scored, read(page, &html, truth.url.as_deref(), 0, true).await?, Some(truth));
            }
        }
        table(&format!("`{name}`, each {STEP}th page"), &sides)?;
        if score {
            println!(
                "`{name}`, all pages (standfirst's labeller has learnt from them):\n\n{}",
                Figures::HEAD.trim_end()
            );
            scored
                .iter()
                .filter(|(name, _)| !name.contains("alone"))
                .for_each(|(name, sum)| print!("{}", sum.figures.row(name)));
            println!();
        }
    }
    Ok(())
}

/// The pages of our own that the golden tests read.
pub(crate) fn own_pages() -> Result<Vec<String>> {
    let folder = root().join("tests/articles");
    let paths = fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let is_page = |path: &&std::path::PathBuf| path.to_string_lossy().ends_with(".in.html");
    paths.iter().filter(is_page).map(|path| Ok(fs::read_to_string(path)?)).collect()
}

async fn read(page: &Page, html: &str, url: Option<&str>, rounds: u32, tells: bool) -> Result<BTreeMap<String, Side>> {
    let arguments = vec![json!(html), json!(url), json!(rounds), json!(tells)];
    told(page.browser().client().execute_async(include_str!("pages.js"), arguments).await?)
}

fn add(sums: &mut BTreeMap<String, Sum>, sides: BTreeMap<String, Side>, truth: Option<&standfirst_score::Page>) {
    for (name, Side { times, error, found }) in sides {
        let sum = sums.entry(name).or_default();
        sum.errors += usize::from(error.is_some());
        sum.times.resize(times.len(), 0.0);
        sum.times.iter_mut().zip(times).for_each(|(sum, time)| *sum += time);
        if let Some(truth) = truth {
            let found = found.map_or_else(Prediction::default, |found| Prediction {
                text: found.text.unwrap_or_default(),
                title: found.title,
                date: found.date,
                authors: found.authors.into_iter().collect(),
            });
            sum.figures.add(&Verdict::of(truth, &found));
        }
    }
}

fn table(title: &str, sides: &BTreeMap<String, Sum>) -> Result<()> {
    let ours = &sides.get(OURS).context("we read no page")?.times;
    println!("{title}:\n\n| | ms | standfirst is quicker | errors |\n|---|--:|--:|--:|");
    for (name, Sum { times, errors, .. }) in sides {
        let ratios: Vec<f64> = times.iter().zip(ours).map(|(theirs, ours)| theirs / ours).collect();
        let Quartiles { lower, median, upper } = Quartiles::of(&ratios)?;
        let time = Quartiles::of(times)?.median;
        println!("| {name} | {time:.0} | **{median:.2}** ({lower:.2} to {upper:.2}) | {errors} |");
    }
    println!();
    Ok(())
}
