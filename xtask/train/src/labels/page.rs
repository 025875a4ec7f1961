//! Pages to learn from, and what can be made of them.

use std::ops::Range;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::Value;
use standfirst::Limits;
use standfirst::label::network::OUTPUTS;
use standfirst::label::{self, MarkupSignals, Signals};
use standfirst::language::cues::Cues;
use standfirst::read::{self, Reading};
use standfirst_score::{Input, Page as Truth, Set};

use super::backprop::Random;
use super::{FOLDS, align};

/// How many pages are made of each by giving it another's surroundings.
const STITCHED: usize = 4;

/// A page as it is before anything is made of it.
pub(super) struct Source {
    truth: Truth,
    reading: Reading,
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
    /// What markup tells of each line; nothing of plain text.
    pub(super) markup: Vec<MarkupSignals>,
    /// The words of the classes near each line, and further out.
    pub(super) classes: Vec<[Vec<u32>; 2]>,
    /// The hashes of each line's first words, and how many there are with those of figures.
    pub(super) openings: Vec<(Vec<u32>, usize)>,
    pub(super) words: Vec<f32>,
    pub(super) wanted: Vec<[f32; OUTPUTS]>,
}

impl View {
    fn of(reading: &Reading, truth: &Truth) -> Self {
        let Reading { passages, outline, claims, .. } = reading;
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
        let is_text = outline.elements.is_empty();
        let markup = if is_text { Vec::new() } else { label::markup_signals(passages, &features, outline, claims) };
        let words_of = |element| label::class_words(outline, element).map(Iterator::collect);
        let classes = passages.iter().map(|passage| words_of(passage.element)).collect();
        let signals = label::signals(passages, &features, &content, cues);
        Self { signals, markup, classes, openings, words, wanted }
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

/// The pages of a set, without those that it wants left out.
pub(super) fn load(folder: &Path, input: Input, sources: &mut Vec<Source>) -> Result<()> {
    let mut set = Set::read(folder)?;
    for truth in std::mem::take(&mut set.pages) {
        let Some(source) = set.source(&truth, input)? else { continue };
        let limits = Limits::default();
        let reading = match input {
            Input::Paste => read::text::read(&source, &limits),
            Input::Html | Input::Clip => read::html::read(&source, truth.url.as_deref(), &limits),
        };
        let reading = reading.with_context(|| format!("page {}", truth.id))?;
        if !reading.passages.is_empty() {
            sources.push(Source { truth, reading });
        }
    }
    Ok(())
}

/// Some passages of a page, with the elements they stand in.
type Part<'a> = (&'a Reading, Range<usize>);

/// Parts of pages one behind the other, as one page.
fn join(parts: [Part<'_>; 3]) -> Reading {
    let mut joined = Reading::default();
    for (reading, range) in parts {
        let (elements, words) = (joined.outline.elements.len() as u32, joined.outline.words.len() as u32);
        joined.outline.words.extend(&reading.outline.words);
        for element in &reading.outline.elements {
            let mut element = element.clone();
            element.parent = element.parent.map(|parent| parent + elements);
            element.words = element.words.start + words..element.words.end + words;
            joined.outline.elements.push(element);
        }
        for passage in &reading.passages[range] {
            let mut passage = passage.clone();
            passage.element = passage.element.map(|element| element + elements);
            joined.passages.push(passage);
        }
    }
    joined
}

/// The pages, each with what was stitched together from it and others of its fold.
pub(super) fn prepare(sources: &[Source], seed: u64) -> Vec<Page> {
    let mut random = Random(seed);
    let wholes: Vec<View> = sources.iter().map(|source| View::of(&source.reading, &source.truth)).collect();
    let articles: Vec<Option<(usize, Range<usize>)>> = wholes.iter().map(View::article).collect();
    let mut others: [Vec<usize>; FOLDS] = Default::default();
    for at in (0..sources.len()).filter(|&at| articles[at].is_some()) {
        others[label::fold_of(&sources[at].truth.site, FOLDS)].push(at);
    }
    let mut stitch = |at: usize| {
        let Source { truth, reading } = &sources[at];
        let (headline, body) = articles[at].clone()?;
        let others = &others[label::fold_of(&truth.site, FOLDS)];
        let mut other = || {
            let at = others[random.below(others.len())];
            articles[at].clone().map(|(headline, body)| (&sources[at].reading, headline, body.end))
        };
        let (above, below) = (other()?, other()?);
        // Another's head, another's tail, or both.
        let which = random.below(3);
        let head = if which == 0 { (reading, 0..headline) } else { (above.0, 0..above.1) };
        let (tail, start) = if which == 1 { (reading, body.end) } else { (below.0, below.2) };
        let tail = (tail, start..tail.passages.len());
        let joined = Reading { claims: reading.claims.clone(), ..join([head, (reading, headline..body.end), tail]) };
        Some(View::of(&joined, truth))
    };
    let stitched: Vec<Vec<View>> =
        (0..sources.len()).map(|at| (0..STITCHED).filter_map(|_| stitch(at)).collect()).collect();
    let pages = sources.iter().zip(wholes).zip(stitched);
    pages.map(|((source, whole), stitched)| Page { site: source.truth.site.clone(), whole, stitched }).collect()
}
