//! The labeller's parameters: which lines of a pasted page are the article, its headline, byline and date.
//!
//! Truth is the text of two sets of pages; each line of a paste is aligned with it. Pages of one site are never on both sides of a fold.

mod align;
mod backprop;
mod page;
mod words;

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::thread;

use anyhow::{Context as _, Result};
use standfirst::label;
use standfirst::label::network::{self, INPUTS, MARKUP_INPUTS, parameters};
use standfirst::label::{DIMENSIONS, MARKUP_SIGNALS, SIGNALS};
use standfirst_score::Input;

pub(crate) use backprop::Random;
use backprop::{Example, Known};
use page::{Page, View};

/// What to learn from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Pastes of plain text.
    Text,
    /// Pages as HTML.
    Markup,
}

impl Kind {
    /// The name of its files.
    fn name(self) -> &'static str {
        match self {
            Self::Text => "labels",
            Self::Markup => "markup",
        }
    }

    /// How often each page is learnt from; markup has two forms of each.
    fn epochs(self) -> usize {
        match self {
            Self::Text => 40,
            Self::Markup => 24,
        }
    }

    /// What of each page is learnt from: markup both whole and as browsers copy it.
    fn inputs_of_pages(self) -> &'static [Input] {
        match self {
            Self::Text => &[Input::Paste],
            Self::Markup => &[Input::Html, Input::Clip],
        }
    }

    /// How many numbers go in.
    fn inputs(self) -> usize {
        match self {
            Self::Text => INPUTS,
            Self::Markup => INPUTS + MARKUP_INPUTS,
        }
    }

    /// Where its parameters are.
    fn file(self) -> &'static str {
        match self {
            Self::Text => "src/label/network.bin",
            Self::Markup => "src/label/markup.bin",
        }
    }
}

/// The sets of pages.
const SETS: [&str; 2] = ["extraction", "extraction-wcxb"];
const FOLDS: usize = 4;
const BATCH: usize = 16;
const RATE: f32 = 3e-3;
const DECAY: f32 = 0.02;
/// Longer pastes are cut in training.
const MOST_LINES: usize = 1600;
/// How many examples are an article among another page's surroundings, how many a part of a page, and how many know no words.
const STITCHED: f32 = 0.5;
const PARTS: f32 = 0.3;
const WORDLESS: f32 = 0.1;
/// How many pages are learnt without the words of classes: some pages have none, or their own.
const UNNAMED: f32 = 0.1;
/// How many of the known words are dropped.
const FORGOTTEN: f32 = 0.2;

/// Learns from all pages and writes `src/label/network.bin` with its note; with `folds`, learns from all but the pages of a fold, for each
/// fold, and writes those parameters to that folder instead, for `cargo xtask evaluate extraction`.
pub(crate) fn train(kind: Kind, data: &Path, seed: u64, folds: Option<&Path>) -> Result<()> {
    let mut sources = Vec::new();
    let mut counts = Vec::new();
    for set in SETS {
        let before = sources.len();
        for input in kind.inputs_of_pages() {
            page::load(&data.join(set), *input, &mut sources)?;
        }
        counts.push(format!("{} pages of {set}", sources.len() - before));
    }
    println!("{}", counts.join(", "));
    let pages = page::prepare(&sources, seed);
    if let Some(folder) = folds {
        fs::create_dir_all(folder)?;
        for fold in 0..FOLDS {
            let rest: Vec<&Page> = pages.iter().filter(|page| label::fold_of(&page.site, FOLDS) != fold).collect();
            fs::write(folder.join(format!("{}.{fold}.bin", kind.name())), fit(kind, &rest, seed + fold as u64))?;
        }
        return Ok(());
    }
    let bytes = fit(kind, &pages.iter().collect::<Vec<_>>(), seed);
    fs::write(kind.file(), &bytes).context("run it from the project's root")?;
    let note = format!(
        "Parameters of the labeller's network (src/label/network.rs), {} bytes: {} numbers, and what words mean.\n\
         Made by: cargo xtask train {} --seed {seed}\n\
         Learnt from: {}, {} sites; {} epochs.\n\
         Score: cargo xtask evaluate extraction --data DIR --folds DIR, on sites not learnt from; the README has it.\n",
        bytes.len(),
        parameters(kind.inputs()),
        kind.name(),
        counts.join(" and "),
        pages.iter().map(|page| &page.site).collect::<BTreeSet<_>>().len(),
        kind.epochs(),
    );
    fs::write(Path::new(kind.file()).with_extension("txt"), note)?;
    Ok(())
}

/// Learns the parameters: Adam with decoupled weight decay (Loshchilov & Hutter 2019), a rate that warms up and then falls along a cosine, and
/// the running mean of the parameters as the result (Polyak & Juditsky 1992). The result is a network's bytes.
fn fit(kind: Kind, pages: &[&Page], seed: u64) -> Vec<u8> {
    let words = words::choose(pages);
    let classes = if kind == Kind::Markup { words::choose_classes(pages) } else { Vec::new() };
    // A word of a class has another hash than the same word in a text.
    let places: HashMap<u32, usize> = words.iter().chain(&classes).copied().zip(0..).collect();
    let known = places.len();
    let count = parameters(kind.inputs()) + known * DIMENSIONS;
    let mut random = Random(seed);
    let mut parameters = backprop::initial(&mut random, kind.inputs(), known);
    let mut mean = parameters.clone();
    let (mut first, mut second) = (vec![0.0; count], vec![0.0; count]);
    let steps = kind.epochs() * pages.len().div_ceil(BATCH);
    let mut step = 0;
    for epoch in 0..kind.epochs() {
        let mut order: Vec<&Page> = pages.to_vec();
        random.shuffle(&mut order);
        let mut total = 0.0;
        for batch in order.chunks(BATCH) {
            let examples: Vec<Example> = batch.iter().map(|page| example(page, &places, &mut random)).collect();
            let (loss, gradient) = gradient(&parameters, &examples, random.next());
            total += loss;
            let norm = gradient.iter().map(|slope| slope * slope).sum::<f32>().sqrt().max(1.0);
            let rate = rate(step, steps);
            step += 1;
            let (early_first, early_second) = (1.0 - 0.9f32.powf(step as f32), 1.0 - 0.999f32.powf(step as f32));
            for at in 0..count {
                let slope = gradient[at] / norm;
                first[at] += 0.1 * (slope - first[at]);
                second[at] += 0.001 * (slope * slope - second[at]);
                let turn = first[at] / early_first / ((second[at] / early_second).sqrt() + 1e-8);
                parameters[at] -= rate * (turn + DECAY * parameters[at]);
                mean[at] += 0.005 * (parameters[at] - mean[at]);
            }
        }
        if (epoch + 1) % 8 == 0 {
            println!("epoch {}: loss {:.4}", epoch + 1, total * BATCH as f32 / pages.len() as f32);
        }
    }
    network::write(&mean, &words, &classes)
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
        let (mut loss, mut gradient) = (0.0, vec![0.0; parameters.len()]);
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
fn without_words(signals: &mut [f32]) {
    for at in label::WORDY_SIGNALS {
        signals[at] = 0.0;
    }
}

/// A page as it is pasted: whole, among other surroundings, or a part of it, the way people select.
fn example(page: &Page, words_known: &HashMap<u32, usize>, random: &mut Random) -> Example {
    let turn = random.unit();
    let View { signals, markup, classes, openings, words: counts, wanted } = match page.stitched.len() {
        0 => &page.whole,
        _ if turn >= STITCHED => &page.whole,
        count => &page.stitched[random.below(count)],
    };
    let is_part = (STITCHED..STITCHED + PARTS).contains(&turn);
    let range = if is_part { part(&page.whole, random) } else { 0..signals.len() };
    let range = range.start..range.end.min(range.start + MOST_LINES);
    let size = (1.0 + range.len() as f32).ln() / 6.0;
    let wordless = random.unit() < WORDLESS;
    let width = if markup.is_empty() { INPUTS } else { INPUTS + MARKUP_INPUTS };
    let inputs = range.clone().map(|line| {
        let mut inputs = vec![0.0; width];
        inputs[..SIGNALS].copy_from_slice(&signals[line]);
        inputs[SIGNALS] = size;
        if let Some(markup) = markup.get(line) {
            inputs[INPUTS..INPUTS + MARKUP_SIGNALS].copy_from_slice(markup);
        }
        if wordless {
            without_words(&mut inputs);
        }
        inputs
    });
    let inputs = inputs.collect();
    let unnamed = random.unit() < UNNAMED;
    let known = range.clone().map(|line| {
        let (opening, count) = &openings[line];
        let mut known = Vec::new();
        let mut learn = |words: &[u32], count: usize, at: usize, random: &mut Random| {
            let share = 1.0 / (count as f32 + 1.0);
            let found = words.iter().filter_map(|word| words_known.get(word));
            known.extend(found.filter(|_| random.unit() >= FORGOTTEN).map(|&word| Known { word, share, at }));
        };
        if !wordless {
            learn(opening, *count, SIGNALS + 1, random);
        }
        if !markup.is_empty() && !unnamed {
            for (words, at) in classes[line].iter().zip([0, DIMENSIONS]) {
                learn(words, words.len(), INPUTS + MARKUP_SIGNALS + at, random);
            }
        }
        known
    });
    let known = known.collect();
    Example { inputs, known, words: counts[range.clone()].to_vec(), wanted: wanted[range].to_vec() }
}

/// Headline to end, headline to the last line of the body, the body alone, or some of it.
fn part(page: &View, random: &mut Random) -> Range<usize> {
    let Some((headline, body)) = page.article() else { return 0..page.signals.len() };
    match random.below(4) {
        0 => headline..page.signals.len(),
        1 => headline..body.end,
        2 => body,
        _ => {
            let lines: Vec<usize> = body.filter(|&at| page.wanted[at][0] > 0.5).collect();
            let (one, other) = (lines[random.below(lines.len())], lines[random.below(lines.len())]);
            one.min(other)..one.max(other) + 1
        }
    }
}
