//! The labeller's parameters: which lines of a pasted page are the article, its headline, byline and date.
//!
//! Truth is the text of two sets of pages; each line of a paste is aligned with it. Pages of one site are never on both sides of a fold.

mod align;
mod backprop;

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::Path;
use std::thread;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::Value;
use standfirst::label::network::{self, INPUTS, OUTPUTS, PARAMETERS};
use standfirst::label::{SIGNALS, Signals};
use standfirst::language::cues::Cues;
use standfirst::{Limits, label, read};

use crate::lines;
use backprop::{Example, Random};

/// The sets of pages.
const SETS: [&str; 2] = ["extraction", "extraction-wcxb"];
const FOLDS: usize = 4;
const EPOCHS: usize = 40;
const BATCH: usize = 16;
const RATE: f32 = 3e-3;
const DECAY: f32 = 0.02;
/// Longer pastes are cut in training.
const MOST_LINES: usize = 1600;

/// A page's truth.
#[derive(Deserialize)]
struct Truth {
    id: String,
    site: String,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    date: Value,
    #[serde(default)]
    authors: Value,
}

/// A page to learn from.
struct Page {
    site: String,
    signals: Vec<Signals>,
    words: Vec<f32>,
    wanted: Vec<[f32; OUTPUTS]>,
}

/// Learns from all pages and writes `src/label/network.bin` with its note; with `folds`, learns from all but the pages of a fold, for each
/// fold, and writes those parameters to that folder instead, for `cargo xtask evaluate extraction`.
pub(crate) fn train(data: &Path, seed: u64, folds: Option<&Path>) -> Result<()> {
    let mut pages = Vec::new();
    let mut counts = Vec::new();
    for set in SETS {
        let before = pages.len();
        load(&data.join(set), &mut pages)?;
        counts.push(format!("{} pages of {set}", pages.len() - before));
    }
    println!("{}", counts.join(", "));
    if let Some(folder) = folds {
        fs::create_dir_all(folder)?;
        for fold in 0..FOLDS {
            let rest: Vec<&Page> = pages.iter().filter(|page| label::fold_of(&page.site, FOLDS) != fold).collect();
            let parameters = fit(&rest, seed + fold as u64);
            fs::write(folder.join(format!("labels.{fold}.bin")), network::write(&parameters))?;
        }
        return Ok(());
    }
    let parameters = fit(&pages.iter().collect::<Vec<_>>(), seed);
    let bytes = network::write(&parameters);
    fs::write("src/label/network.bin", &bytes).context("run it from the project's root")?;
    let note = format!(
        "Parameters of the labeller's network (src/label/network.rs), {} bytes for {PARAMETERS} numbers.\n\
         Made by: cargo xtask train labels --seed {seed}\n\
         Learnt from: {}, {} sites; {EPOCHS} epochs.\n\
         Score: cargo xtask evaluate extraction --data DIR --folds DIR, on sites not learnt from; the README has it.\n",
        bytes.len(),
        counts.join(" and "),
        pages.iter().map(|page| &page.site).collect::<BTreeSet<_>>().len(),
    );
    fs::write("src/label/network.txt", note)?;
    Ok(())
}

/// The pages of a set, without those that it wants left out.
fn load(folder: &Path, pages: &mut Vec<Page>) -> Result<()> {
    let list = fs::read_to_string(folder.join("exclude.txt")).unwrap_or_default();
    let left_out: HashSet<&str> =
        list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_whitespace().next()).collect();
    for truth in lines::<Truth>(&folder.join("articles.jsonl"))? {
        let paste = folder.join("paste").join(format!("{}.txt", truth.id));
        if left_out.contains(truth.id.as_str()) || !paste.exists() {
            continue;
        }
        let paste = fs::read(&paste).with_context(|| format!("could not open {}", paste.display()))?;
        let paste = String::from_utf8_lossy(&paste);
        let passages = read::text::read(&paste, &Limits::default())?.passages;
        let mut content = Vec::new();
        let features = label::features(&passages, Cues::of(None), &mut content);
        let authors: Vec<String> =
            truth.authors.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        let known = align::Known {
            text: truth.text.as_deref().unwrap_or_default(),
            title: truth.title.as_deref().unwrap_or_default(),
            date: truth.date.as_str().unwrap_or_default(),
            authors: &authors,
        };
        let texts: Vec<&str> = passages.iter().map(|passage| passage.text.text.as_str()).collect();
        let (words, wanted) = align::targets(&texts, &known);
        pages.push(Page { site: truth.site, signals: label::signals(&passages, &features, &content), words, wanted });
    }
    Ok(())
}

/// Learns the parameters: Adam with decoupled weight decay (Loshchilov & Hutter 2019), a rate that warms up and then falls along a cosine, and
/// the running mean of the parameters as the result (Polyak & Juditsky 1992).
fn fit(pages: &[&Page], seed: u64) -> Vec<f32> {
    let mut random = Random(seed);
    let mut parameters = backprop::initial(&mut random);
    let mut mean = parameters.clone();
    let (mut first, mut second) = (vec![0.0; PARAMETERS], vec![0.0; PARAMETERS]);
    let steps = EPOCHS * pages.len().div_ceil(BATCH);
    let mut step = 0;
    for epoch in 0..EPOCHS {
        let mut order: Vec<&Page> = pages.to_vec();
        random.shuffle(&mut order);
        let mut total = 0.0;
        for batch in order.chunks(BATCH) {
            let examples: Vec<Example> = batch.iter().map(|page| example(page, &mut random)).collect();
            let (loss, gradient) = gradient(&parameters, &examples, random.next());
            total += loss;
            let norm = gradient.iter().map(|slope| slope * slope).sum::<f32>().sqrt().max(1.0);
            let rate = rate(step, steps);
            step += 1;
            let (early_first, early_second) = (1.0 - 0.9f32.powf(step as f32), 1.0 - 0.999f32.powf(step as f32));
            for at in 0..PARAMETERS {
                let slope = gradient[at] / norm;
                first[at] += 0.1 * (slope - first[at]);
                second[at] += 0.001 * (slope * slope - second[at]);
                let turn = first[at] / early_first / ((second[at] / early_second).sqrt() + 1e-8);
                parameters[at] -= rate * (turn + DECAY * parameters[at]);
                mean[at] += 0.005 * (parameters[at] - mean[at]);
            }
        }
        if (epoch + 1) % 10 == 0 {
            println!("epoch {}: loss {:.4}", epoch + 1, total * BATCH as f32 / pages.len() as f32);
        }
    }
    mean
}

fn rate(step: usize, steps: usize) -> f32 {
    let warm = (steps / 20).max(1);
    if step < warm {
        return RATE * step as f32 / warm as f32;
    }
    let done = (step - warm) as f32 / (steps - warm).max(1) as f32;
    RATE * (0.02 + 0.98 * 0.5 * (1.0 + (std::f32::consts::PI * done).cos()))
}

/// The batch's loss and gradient; on two threads, summed in the order of the examples so that it comes out the same each time.
fn gradient(parameters: &[f32], examples: &[Example], seed: u64) -> (f32, Vec<f32>) {
    let lines: usize = examples.iter().map(|example| example.inputs.len()).sum();
    let (share, each) = (1.0 / lines.max(1) as f32, 1.0 / examples.len() as f32);
    let half = |examples: &[Example], start: usize| {
        let (mut loss, mut gradient) = (0.0, vec![0.0; PARAMETERS]);
        for (at, example) in examples.iter().enumerate() {
            let mut random = Random(seed.wrapping_add((start + at) as u64));
            loss += backprop::learn(parameters, example, share, each, &mut random, &mut gradient);
        }
        (loss, gradient)
    };
    let middle = examples.len() / 2;
    let (left, right) = thread::scope(|scope| {
        let other = scope.spawn(|| half(&examples[middle..], middle));
        let left = half(&examples[..middle], 0);
        (left, other.join().unwrap_or_default())
    });
    let sum = left.1.iter().zip(right.1.iter().chain(std::iter::repeat(&0.0))).map(|(a, b)| a + b).collect();
    (left.0 + right.0, sum)
}

/// Signals that know words or capitals; a page in a script without them has none, so some pages are learnt without.
fn without_words(signals: &mut [f32; INPUTS]) {
    for at in label::WORDY_SIGNALS {
        signals[at] = 0.0;
    }
}

/// A page as it is pasted: whole, or a part of it, the way people select.
fn example(page: &Page, random: &mut Random) -> Example {
    let count = page.signals.len();
    let range = if random.unit() < 0.3 { part(page, random) } else { 0..count };
    let range = range.start..range.end.min(range.start + MOST_LINES);
    let size = (1.0 + range.len() as f32).ln() / 6.0;
    let wordless = random.unit() < 0.1;
    let inputs = page.signals[range.clone()].iter().map(|signals| {
        let mut inputs = [0.0; INPUTS];
        inputs[..SIGNALS].copy_from_slice(signals);
        inputs[SIGNALS] = size;
        if wordless {
            without_words(&mut inputs);
        }
        inputs
    });
    Example { inputs: inputs.collect(), words: page.words[range.clone()].to_vec(), wanted: page.wanted[range].to_vec() }
}

/// Headline to end, headline to the last line of the body, the body alone, or a stretch of it.
fn part(page: &Page, random: &mut Random) -> std::ops::Range<usize> {
    let body: Vec<usize> = (0..page.wanted.len()).filter(|&at| page.wanted[at][0] > 0.5).collect();
    let count = page.signals.len();
    let [first, .., last] = body[..] else { return 0..count };
    let headline = (0..=first).rev().find(|&at| page.wanted[at][1] > 0.5).unwrap_or(first);
    match random.below(4) {
        0 => headline..count,
        1 => headline..last + 1,
        2 => first..last + 1,
        _ => {
            let (one, other) = (body[random.below(body.len())], body[random.below(body.len())]);
            one.min(other)..one.max(other) + 1
        }
    }
}
