//! The weights of key phrases: a logistic regression over what is seen of each candidate, one for all languages.
//!
//! Truth is what people chose. Each set weighs the same, whatever its size, and each article of a set. Folds leave out categories of news where
//! a set has them, else every tenth article, and say what the weights are worth on articles that they have not seen.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use standfirst::insight::key_phrases::{FEATURES, Features, measured};
use standfirst::{Article, Options};
use standfirst_score::{PhraseScore, PhraseStems, lines};

const FILE: &str = "src/insight/key_phrases/weights.rs";
const SETS: [&str; 3] = ["500n-kpcrowd", "wikinews-fr", "110-pt-bn-kp"];
const FOLDS: usize = 10;
/// Phrases looked at; some are one when stemmed.
const MOST: usize = 20;
/// How much large weights cost, and how often they are bettered.
const RIDGE: f64 = 1e-4;
const STEPS: usize = 12;
/// The weights and one that is added.
const PARAMETERS: usize = FEATURES + 1;

#[derive(Deserialize)]
struct Document {
    lang: String,
    category: Option<String>,
    text: String,
    keyphrases: Vec<String>,
}

struct Candidate {
    stems: String,
    features: Features,
    right: bool,
}

struct Page {
    set: usize,
    fold: usize,
    gold: Vec<String>,
    candidates: Vec<Candidate>,
}

impl Page {
    fn of(set: usize, fold: usize, document: &Document) -> Self {
        let stems = PhraseStems::of(&document.lang);
        let gold = stems.distinct(document.keyphrases.iter().map(String::as_str));
        let article = Article::parse(document.text.as_str(), &Options::default()).unwrap_or_default();
        let candidate = |one: standfirst::insight::key_phrases::Measured| {
            let stems = stems.stems(&one.text);
            Candidate { right: gold.contains(&stems), stems, features: one.features }
        };
        let candidates = measured(&article).into_iter().map(candidate).collect();
        Self { set, fold, gold, candidates }
    }

    /// What the weights find.
    fn score(&self, weights: &[f64; PARAMETERS]) -> PhraseScore {
        let mut order: Vec<(f64, usize)> = self
            .candidates
            .iter()
            .enumerate()
            .map(|(at, one)| (one.features.iter().zip(weights).map(|(value, weight)| value * weight).sum(), at))
            .collect();
        order.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let mut found: Vec<String> = Vec::new();
        for (_, at) in order.into_iter().take(MOST) {
            let stems = &self.candidates[at].stems;
            if !found.contains(stems) {
                found.push(stems.clone());
            }
        }
        PhraseScore::of(&found, &self.gold)
    }
}

fn pages(folder: &Path) -> Result<Vec<Page>> {
    let mut pages = Vec::new();
    for (set, name) in SETS.iter().enumerate() {
        let documents: Vec<Document> = lines(&folder.join(format!("{name}.jsonl")))?;
        let categories: BTreeSet<&str> = documents.iter().filter_map(|one| one.category.as_deref()).collect();
        for (at, document) in documents.iter().enumerate() {
            let category = document.category.as_deref().filter(|_| categories.len() > 1);
            let number = category.and_then(|one| categories.iter().position(|other| *other == one)).unwrap_or(at);
            pages.push(Page::of(set, number % FOLDS, document));
        }
    }
    Ok(pages)
}

/// The weights, and behind them what is added, by Newton's method on features brought to one scale.
fn fit(pages: &[&Page]) -> [f64; PARAMETERS] {
    let mut of_set = [0.0; SETS.len()];
    pages.iter().for_each(|page| of_set[page.set] += 1.0);
    let rows = || {
        pages.iter().flat_map(|page| {
            let weight = 1.0 / (SETS.len() as f64 * of_set[page.set] * page.candidates.len().max(1) as f64);
            page.candidates.iter().map(move |one| (weight, one))
        })
    };
    let (mut mean, mut spread) = ([0.0; FEATURES], [0.0; FEATURES]);
    for (weight, one) in rows() {
        (0..FEATURES).for_each(|at| mean[at] += weight * one.features[at]);
    }
    for (weight, one) in rows() {
        (0..FEATURES).for_each(|at| spread[at] += weight * (one.features[at] - mean[at]).powi(2));
    }
    let spread = spread.map(|square: f64| square.sqrt().max(1e-6));
    let mut weights = [0.0; PARAMETERS];
    for _ in 0..STEPS {
        let mut slope = [0.0; PARAMETERS];
        let mut bend = [[0.0; PARAMETERS]; PARAMETERS];
        for (weight, one) in rows() {
            let mut values = [1.0; PARAMETERS];
            (0..FEATURES).for_each(|at| values[at] = (one.features[at] - mean[at]) / spread[at]);
            let sum: f64 = values.iter().zip(&weights).map(|(value, weight)| value * weight).sum();
            let odds = 1.0 / (1.0 + (-sum).exp());
            let (off, steep) = (weight * (f64::from(u8::from(one.right)) - odds), weight * odds * (1.0 - odds));
            for row in 0..PARAMETERS {
                slope[row] += off * values[row];
                for column in 0..=row {
                    bend[row][column] += steep * values[row] * values[column];
                }
            }
        }
        for at in 0..PARAMETERS {
            if at < FEATURES {
                slope[at] -= RIDGE * weights[at];
            }
            bend[at][at] += RIDGE;
        }
        let step = solve(bend, slope);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
    }
    for at in 0..FEATURES {
        weights[at] /= spread[at];
        weights[FEATURES] -= weights[at] * mean[at];
    }
    weights
}

/// Solves a symmetric system, of which the lower half is given, by Cholesky's way.
fn solve(mut matrix: [[f64; PARAMETERS]; PARAMETERS], mut right: [f64; PARAMETERS]) -> [f64; PARAMETERS] {
    for row in 0..PARAMETERS {
        for column in 0..=row {
            let known: f64 = (0..column).map(|at| matrix[row][at] * matrix[column][at]).sum();
            let rest = matrix[row][column] - known;
            matrix[row][column] = if row == column { rest.max(1e-12).sqrt() } else { rest / matrix[column][column] };
        }
    }
    for row in 0..PARAMETERS {
        let known: f64 = (0..row).map(|at| matrix[row][at] * right[at]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    for row in (0..PARAMETERS).rev() {
        let known: f64 = (row + 1..PARAMETERS).map(|at| matrix[at][row] * right[at]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}

/// Learns the weights and writes them with a note.
pub(crate) fn train(data: &Path) -> Result<()> {
    let pages = pages(&data.join("keyphrases"))?;
    let mut scores: Vec<Vec<PhraseScore>> = vec![Vec::new(); SETS.len()];
    for fold in 0..FOLDS {
        let weights = fit(&pages.iter().filter(|page| page.fold != fold).collect::<Vec<_>>());
        pages.iter().filter(|page| page.fold == fold).for_each(|page| scores[page.set].push(page.score(&weights)));
    }
    let mut note = String::from(
        "//! What each feature is worth, learnt from phrases that people chose (500N-KPCrowd, Wikinews in French, 110-PT-BN-KP).\n//!\n\
         //! Made by: `cargo xtask train keyphrases --data DIR`.\n//! On articles that the weights had not seen (categories of news, or tenths, left \
         out in turn):\n",
    );
    for (set, scores) in SETS.iter().zip(&scores) {
        let mean =
            |value: fn(&PhraseScore) -> f64| 100.0 * scores.iter().map(value).sum::<f64>() / scores.len().max(1) as f64;
        let (five, ten) = (mean(|score| score.five), mean(|score| score.ten));
        let _ = writeln!(note, "//! {set}: F1@5 {five:.2}, F1@10 {ten:.2}.");
    }
    let weights = fit(&pages.iter().collect::<Vec<_>>());
    let mut file = note.clone();
    file += "\nuse super::candidates::FEATURES;\n\n/// By the order of the features.\npub(super) const WEIGHTS: [f64; FEATURES] = [\n";
    weights[..FEATURES].iter().for_each(|weight| {
        let _ = writeln!(file, "    {weight:.3},");
    });
    let _ =
        write!(file, "];\n\n/// What is added to their sum.\npub(super) const BASE: f64 = {:.3};\n", weights[FEATURES]);
    print!("{file}");
    fs::write(FILE, file).context("run it from the project's root")?;
    Ok(())
}
