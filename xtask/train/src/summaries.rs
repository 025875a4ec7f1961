//! The scorer of sentences: which ones a summary is made of.
//!
//! Truth is each article's reference: the sentences that a greedy choice against it takes are the right ones. The features are the
//! core's own, of articles read from plain text.

mod oracle;

use std::fs;
use std::path::Path;
use std::thread;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use standfirst::summary::features::{FEATURES, Features, features};
use standfirst::trees::{self, Trees};
use standfirst::{Article, Options};
use standfirst_score::lines;

use crate::boost::{Boosted, Row};

const FILE: &str = "src/summary/trees.bin";
const SET: &str = "cnndm-train.jsonl.gz";
const TEST: &str = "cnndm-dev.jsonl";
/// The fewest sentences of a leaf.
const FEWEST: usize = 500;
/// How many sentences of the greedy choice count as right.
const RIGHT: usize = 4;
/// How many of the best sentences are looked at for the note.
const BEST: usize = 3;

#[derive(Deserialize)]
struct Document {
    article: String,
    reference: Vec<String>,
}

/// An article's sentences.
struct Page {
    features: Vec<Features>,
    right: Vec<bool>,
}

impl Page {
    fn of(document: &Document) -> Self {
        let article = Article::parse(document.article.as_str(), &Options::default()).unwrap_or_default();
        let sentences: Vec<&str> = article.sentences.iter().map(|sentence| sentence.text.as_str()).collect();
        let mut right = vec![false; sentences.len()];
        oracle::choose(&sentences, &document.reference, RIGHT).into_iter().for_each(|index| right[index] = true);
        Self { features: features(&article), right }
    }
}

fn pages(path: &Path) -> Result<Vec<Page>> {
    let documents: Vec<Document> = lines(path)?;
    let read = |documents: &[Document]| documents.iter().map(Page::of).collect::<Vec<_>>();
    let (left, right) = documents.split_at(documents.len() / 2);
    Ok(thread::scope(|scope| {
        let other = scope.spawn(|| read(right));
        let mut pages = read(left);
        pages.extend(other.join().unwrap_or_default());
        pages
    }))
}

/// Learns the trees and writes them with their note.
pub(crate) fn train(data: &Path, seed: u64) -> Result<()> {
    let folder = data.join("summaries");
    let learnt = pages(&folder.join(SET))?;
    let rows: Vec<Row<FEATURES>> = learnt
        .iter()
        .enumerate()
        .flat_map(|(page, Page { features, right })| {
            features.iter().zip(right).map(move |(features, &right)| Row { page, features: *features, right })
        })
        .collect();
    println!("{} sentences of {} articles", rows.len(), learnt.len());
    let boosted = Boosted::fit(&rows, learnt.len(), FEWEST, seed);
    let bytes = trees::write(boosted.unit, &boosted.bounds, &boosted.nodes);
    let model = Trees::read(&bytes).context("what was written can't be read")?;
    let score = score(&model, &pages(&folder.join(TEST))?);
    fs::write(FILE, &bytes).context("run it from the project's root")?;
    let note = format!(
        "Parameters of the scorer of sentences (src/summary/score.rs), {} bytes: {} trees, {} nodes.\n\
         Made by: cargo xtask train summaries --seed {seed}\n\
         Learnt from: {SET} of summaries, {} sentences of {} articles as the core reads them.\n\
         Score: of the best {BEST} sentences of an article of {TEST}, {:.1} % are right. For whole summaries: cargo xtask evaluate \
         summaries --data DIR.\n",
        bytes.len(),
        boosted.trees,
        boosted.nodes.len(),
        rows.len(),
        learnt.len(),
        100.0 * score,
    );
    print!("{note}");
    fs::write(Path::new(FILE).with_extension("txt"), note)?;
    Ok(())
}

/// How many of the best sentences are right ones.
fn score(model: &Trees<FEATURES>, pages: &[Page]) -> f64 {
    let (mut right, mut all) = (0, 0);
    for page in pages {
        let scores: Vec<f64> = page.features.iter().map(|features| model.score(features)).collect();
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|&one, &other| scores[other].total_cmp(&scores[one]).then(one.cmp(&other)));
        order.truncate(BEST);
        right += order.iter().filter(|&&index| page.right[index]).count();
        all += order.len();
    }
    standfirst_score::share(right, all, 0.0)
}
