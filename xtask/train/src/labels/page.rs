//! Pages to learn from, and what can be made of them.

use std::collections::HashSet;
use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::Value;
use standfirst::Limits;
use standfirst::label::network::OUTPUTS;
use standfirst::label::{self, Signals};
use standfirst::language::cues::Cues;
use standfirst::read::{self, Passage};

use super::backprop::Random;
use super::{FOLDS, align};
use crate::lines;

/// How many pages are made of each by giving it another's surroundings.
const STITCHED: usize = 4;

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

/// A paste as it is before anything is made of it.
pub(super) struct Source {
    truth: Truth,
    passages: Vec<Passage>,
}

/// A page to learn from.
pub(super) struct Page {
    pub(super) site: String,
    pub(super) whole: View,
    /// The same article among other menus, teasers, comments and notices.
    pub(super) stitched: Vec<View>,
}

/// What the network sees of a paste, and what it should say.
pub(super) struct View {
    pub(super) signals: Vec<Signals>,
    /// The hashes of each line's first words, and how many there are with those of figures.
    pub(super) openings: Vec<(Vec<u32>, usize)>,
    pub(super) words: Vec<f32>,
    pub(super) wanted: Vec<[f32; OUTPUTS]>,
}

impl View {
    fn of(passages: &[Passage], truth: &Truth) -> Self {
        let mut content = Vec::new();
        let cues = Cues::of(None);
        let features = label::features(passages, cues, &mut content);
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
        let opening = |text: &&str| {
            let words: Vec<Option<u32>> = label::opening(text).collect();
            (words.iter().copied().flatten().collect(), words.len())
        };
        let openings = texts.iter().map(opening).collect();
        Self { signals: label::signals(passages, &features, &content, cues), openings, words, wanted }
    }

    /// Where the headline, or else the body, begins, and the body's first and last line.
    pub(super) fn article(&self) -> Option<(usize, Range<usize>)> {
        let is_body = |wanted: &[f32; OUTPUTS]| wanted[0] > 0.5;
        let first = self.wanted.iter().position(is_body)?;
        let last = self.wanted.iter().rposition(is_body).filter(|&last| last > first)?;
        let headline = (0..=first).rev().find(|&at| self.wanted[at][1] > 0.5).unwrap_or(first);
        Some((headline, first..last + 1))
    }
}

/// The pastes of a set, without those that it wants left out.
pub(super) fn load(folder: &Path, sources: &mut Vec<Source>) -> Result<()> {
    let list = fs::read_to_string(folder.join("exclude.txt")).unwrap_or_default();
    let left_out: HashSet<&str> =
        list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_whitespace().next()).collect();
    for truth in lines::<Truth>(&folder.join("articles.jsonl"))? {
        let paste = folder.join("paste").join(format!("{}.txt", truth.id));
        if left_out.contains(truth.id.as_str()) || !paste.exists() {
            continue;
        }
        let paste = fs::read(&paste).with_context(|| format!("could not open {}", paste.display()))?;
        let passages = read::text::read(&String::from_utf8_lossy(&paste), &Limits::default())?.passages;
        sources.push(Source { truth, passages });
    }
    Ok(())
}

/// The pages, each with what was stitched together from it and others of its fold.
pub(super) fn prepare(sources: &[Source], seed: u64) -> Vec<Page> {
    let mut random = Random(seed);
    let wholes: Vec<View> = sources.iter().map(|source| View::of(&source.passages, &source.truth)).collect();
    let articles: Vec<Option<(usize, Range<usize>)>> = wholes.iter().map(View::article).collect();
    let mut others: [Vec<usize>; FOLDS] = Default::default();
    for at in (0..sources.len()).filter(|&at| articles[at].is_some()) {
        others[label::fold_of(&sources[at].truth.site, FOLDS)].push(at);
    }
    let mut stitch = |at: usize| {
        let Source { truth, passages } = &sources[at];
        let (headline, body) = articles[at].clone()?;
        let others = &others[label::fold_of(&truth.site, FOLDS)];
        let mut other = || {
            let at = others[random.below(others.len())];
            articles[at].clone().map(|(headline, body)| (&sources[at].passages, headline, body.end))
        };
        let (above, below) = (other()?, other()?);
        // Another's head, another's tail, or both.
        let which = random.below(3);
        let head = if which == 0 { &passages[..headline] } else { &above.0[..above.1] };
        let tail = if which == 1 { &passages[body.end..] } else { &below.0[below.2..] };
        Some(View::of(&[head, &passages[headline..body.end], tail].concat(), truth))
    };
    let stitched: Vec<Vec<View>> =
        (0..sources.len()).map(|at| (0..STITCHED).filter_map(|_| stitch(at)).collect()).collect();
    let pages = sources.iter().zip(wholes).zip(stitched);
    pages.map(|((source, whole), stitched)| Page { site: source.truth.site.clone(), whole, stitched }).collect()
}
