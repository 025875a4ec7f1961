//! The scorer of faults: which words of a claim stand in the place of another one of the article's.
//!
//! Claims are the sentences of references and some of the articles' own; one word of each is altered by a recipe. The altered words
//! are the right ones, all words of real claims the wrong ones. How sure it must be to speak of a fault is set by how many of the real
//! references may be accused.

use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::thread;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use standfirst::check::candidates::{FEATURES, Features};
use standfirst::check::measured;
use standfirst::trees::{self, Trees};
use standfirst::{Article, Fault, Options};
use standfirst_score::{Alteration, altered, lines};

use crate::boost::{Boosted, Row};

const FILE: &str = "src/check/trees.bin";
const THRESHOLDS: &str = "src/check/thresholds.rs";
const SET: &str = "cnndm-train.jsonl.gz";
/// The fewest words of a leaf.
const FEWEST: usize = 200;
/// The fewest words of an article's own sentence that is a claim.
const LONG: usize = 8;
/// The share of real references that may be accused of each fault, in the order of [`Fault`]; one for names and who said it.
const ACCUSED: [f64; FAULTS] = [0.004, 0.005, 0.002, 0.0045, 0.005, 0.0025, 0.004];
const FAULTS: usize = 7;
const NAME: usize = Fault::Name as usize;

#[derive(Deserialize)]
struct Document {
    article: String,
    sentences: Vec<String>,
    reference: Vec<String>,
}

/// A word of a claim.
struct Word {
    fault: usize,
    features: Features,
    altered: bool,
    /// Which real reference it is in.
    real: Option<usize>,
}

/// A claim, real or altered.
struct Claim {
    text: String,
    /// The altered word, and how it was altered.
    altered: Option<(Alteration, Range<usize>)>,
    real: Option<usize>,
}

/// The stretch of a text in which it differs from another.
fn difference(text: &str, other: &str) -> Range<usize> {
    let start = text.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let end = text.bytes().rev().zip(other.bytes().rev()).take_while(|(one, other)| one == other).count();
    start..text.len() - end.min(text.len() - start).min(other.len() - start)
}

/// The words of an article's claims.
fn words(document: &Document) -> Vec<Word> {
    let article = Article::parse(document.article.as_str(), &Options::default()).unwrap_or_default();
    let text: String = article.sentences.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ");
    let own = document.sentences.iter().find(|sentence| sentence.split_whitespace().count() >= LONG);
    let references = document.reference.iter().enumerate().map(|(at, claim)| (Some(at), claim));
    let claims: Vec<Claim> = references
        .chain(own.map(|claim| (None, claim)))
        .flat_map(|(real, claim)| {
            let alterations = Alteration::ALL.into_iter().filter_map(|alteration| {
                let text = altered(claim, &text, alteration)?;
                let stretch = difference(&text, claim);
                Some(Claim { text, altered: Some((alteration, stretch)), real: None })
            });
            [Claim { text: claim.clone(), altered: None, real }].into_iter().chain(alterations).collect::<Vec<_>>()
        })
        .collect();
    let found = measured(&article, &claims.iter().map(|claim| claim.text.as_str()).collect::<Vec<_>>());
    let mut words = Vec::new();
    for (claim, found) in claims.iter().zip(found) {
        for (span, candidate) in found {
            let is_altered = claim.altered.as_ref().is_some_and(|(alteration, stretch)| match alteration {
                // What is denied may stand further on.
                Alteration::Negation => candidate.fault == Fault::Negation,
                _ => span.start <= stretch.end && stretch.start <= span.end,
            });
            // What else stands in an altered claim is neither right nor wrong.
            if is_altered || claim.altered.is_none() {
                let fault = candidate.fault as usize;
                words.push(Word { fault, features: candidate.features, altered: is_altered, real: claim.real });
            }
        }
    }
    words
}

fn pages(documents: &[Document]) -> Vec<Vec<Word>> {
    let read = |documents: &[Document]| documents.iter().map(words).collect::<Vec<_>>();
    let (left, right) = documents.split_at(documents.len() / 2);
    thread::scope(|scope| {
        let other = scope.spawn(|| read(right));
        let mut pages = read(left);
        pages.extend(other.join().unwrap_or_default());
        pages
    })
}

/// The scores above which no more of the real references are accused than may be.
fn least(pages: &[Vec<Word>], model: &Trees<FEATURES>, references: usize) -> [f64; FAULTS] {
    let mut best: Vec<Vec<f64>> = vec![Vec::new(); FAULTS];
    for page in pages {
        let mut of_page: Vec<(usize, usize, f64)> = Vec::new();
        for word in page {
            let Some(real) = word.real else { continue };
            let fault = if word.fault == Fault::Attribution as usize { NAME } else { word.fault };
            let score = model.score(&word.features);
            match of_page.iter_mut().find(|(other, kind, _)| (*other, *kind) == (real, fault)) {
                Some((.., most)) => *most = most.max(score),
                None => of_page.push((real, fault, score)),
            }
        }
        of_page.into_iter().for_each(|(_, fault, score)| best[fault].push(score));
    }
    std::array::from_fn(|fault| {
        let scores = &mut best[if fault == Fault::Attribution as usize { NAME } else { fault }];
        scores.sort_by(|one, other| other.total_cmp(one));
        scores.get((ACCUSED[fault] * references as f64) as usize).copied().unwrap_or(f64::MAX)
    })
}

/// What has to be added to a score, in deviations, to be a logarithm of odds.
fn base(rows: &[Row<FEATURES>], model: &Trees<FEATURES>, deviation: f64) -> f64 {
    let right = rows.iter().filter(|row| row.right).count() as f64;
    let scores: Vec<f64> = rows.iter().map(|row| deviation * model.score(&row.features)).collect();
    let sum = |base: f64| scores.iter().map(|score| 1.0 / (1.0 + (-base - score).exp())).sum::<f64>();
    let (mut low, mut high) = (-20.0, 20.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if sum(middle) < right { low = middle } else { high = middle }
    }
    low
}

/// Learns the trees and the thresholds and writes them with their note.
pub(crate) fn train(data: &Path, seed: u64) -> Result<()> {
    let documents: Vec<Document> = lines(&data.join("summaries").join(SET))?;
    let references = documents.iter().map(|document| document.reference.len()).sum();
    let pages = pages(&documents);
    let words = pages.iter().enumerate().flat_map(|(page, words)| words.iter().map(move |word| (page, word)));
    let rows: Vec<Row<FEATURES>> =
        words.map(|(page, word)| Row { page, features: word.features, right: word.altered }).collect();
    println!("{} words of {} articles", rows.len(), pages.len());
    let boosted = Boosted::fit(&rows, pages.len(), FEWEST, seed);
    let bytes = trees::write(boosted.unit, &boosted.bounds, &boosted.nodes);
    let model = Trees::read(&bytes).context("what was written can't be read")?;
    let (base, least) = (base(&rows, &model, boosted.deviation), least(&pages, &model, references));
    let note = format!(
        "Parameters of the scorer of faults (src/check/faults.rs), {} bytes: {} trees, {} nodes.\n\
         Made by: cargo xtask train check --seed {seed}\n\
         Learnt from: {SET} of summaries, {} words of claims about {} articles, {} of them altered.\n\
         Score: cargo xtask evaluate check --data DIR.\n",
        bytes.len(),
        boosted.trees,
        boosted.nodes.len(),
        rows.len(),
        pages.len(),
        rows.iter().filter(|row| row.right).count(),
    );
    let mut thresholds = format!(
        "//! How sure the trees must be, set on the {references} references of {SET}.\n//!\n//! Made by: `cargo xtask train check --data DIR`.\n\n\
         /// A score times this, and this added, is the logarithm of the odds that the word is altered, where as many are as in what was learnt from.\n\
         pub(super) const DEVIATION: f64 = {:.3};\n/// See [`DEVIATION`].\npub(super) const BASE: f64 = {base:.3};\n\n\
         /// The least score of a fault, in the order of [`Fault`](super::Fault).\npub(super) const LEAST: [f64; {FAULTS}] = [",
        boosted.deviation,
    );
    for (at, least) in least.iter().enumerate() {
        let _ = write!(thresholds, "{}{least:.3}", if at > 0 { ", " } else { "" });
    }
    thresholds += "];\n";
    print!("{note}{thresholds}");
    fs::write(FILE, &bytes).context("run it from the project's root")?;
    fs::write(Path::new(FILE).with_extension("txt"), note)?;
    fs::write(THRESHOLDS, thresholds)?;
    Ok(())
}
