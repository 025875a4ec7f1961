//! What a long article speaks of, part by part: its own headings, or where it has none the parts between which its words change.
//!
//! Those are found as TextTiling does (M. A. Hearst, "TextTiling: segmenting text into multi-paragraph subtopic passages", 1997): the
//! words on both sides of each gap between paragraphs are compared, and where they differ most from what is before and behind,
//! a part ends.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::article::{Article, BlockKind, BlockStep, Rule, Span, Walk};
use crate::language::cues::Cues;
use crate::language::fold::hashed_words;
use crate::language::stem::{is_english, stem};
use crate::language::word_classes::Classes;
use crate::language::{count_words, is_unspaced};
use crate::order::Order as _;

/// A part of a long article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Section {
    /// Its heading, or the sentence that has most of what it is about.
    pub title: String,
    /// Where the title stands.
    pub title_span: Span,
    /// From its first word to its last; of a heading, with what is below it.
    pub span: Span,
    /// The heading's level, 2 and below; 2 for parts without headings.
    pub level: u8,
    /// `heading`, or `cohesion` where the words tell.
    pub rule: Rule,
}

/// Shorter articles have no outline.
const LONG: usize = 800;
/// How many terms on each side of a gap are compared.
const WINDOW: usize = 90;
/// No part has fewer words.
const LEAST: usize = 150;
/// A title is rather no longer than this, in words.
const TITLE: usize = 22;

/// The parts of an article of many words; none for a short one, or one that stays with its topic.
pub(super) fn of(article: &Article) -> Vec<Section> {
    if article.counts.words < LONG {
        return Vec::new();
    }
    let headings = by_headings(article);
    if headings.len() > 1 { headings } else { by_cohesion(article) }
}

fn by_headings(article: &Article) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    // Sections that have not ended, each inside of the one before.
    let mut open: Vec<usize> = Vec::new();
    let mut end = 0;
    for step in Walk::through(&article.blocks) {
        let BlockStep::Open(block) = step else { continue };
        if let BlockKind::Heading { level, text } = &block.kind {
            while let Some(last) = open.pop_if(|last| sections[*last].level >= *level) {
                sections[last].span.end = sections[last].span.end.max(end);
            }
            open.push(sections.len());
            sections.push(Section {
                title: text.text.clone(),
                title_span: text.span,
                span: text.span,
                level: *level,
                rule: "heading".into(),
            });
            end = text.span.end;
        }
        end = end.max(block.span().end);
    }
    for last in open {
        sections[last].span.end = sections[last].span.end.max(end);
    }
    sections.retain(|section| !section.title.is_empty());
    sections
}

/// A paragraph as its sentences and the terms in them.
struct Paragraph {
    sentences: std::ops::Range<usize>,
    words: usize,
    terms: Vec<u64>,
}

fn by_cohesion(article: &Article) -> Vec<Section> {
    let paragraphs = paragraphs(article);
    let breaks = breaks(&paragraphs);
    if breaks.is_empty() {
        return Vec::new();
    }
    let mut everywhere: HashMap<u64, u32> = HashMap::new();
    for term in paragraphs.iter().flat_map(|paragraph| &paragraph.terms) {
        *everywhere.entry(*term).or_default() += 1;
    }
    let mut starts = vec![0];
    starts.extend(breaks);
    let ends = starts.iter().skip(1).copied().chain([paragraphs.len()]);
    let parts = starts.iter().zip(ends).map(|(&start, end)| &paragraphs[start..end]);
    parts.filter_map(|part| section(article, part, &everywhere)).collect()
}

fn terms(text: &str, cues: &Cues, english: bool) -> Vec<u64> {
    let mut terms = Vec::new();
    let mut before: Option<u64> = None;
    for (span, hash) in hashed_words(text) {
        let word = span.of(text);
        if word.starts_with(is_unspaced) {
            // Two letters in a row are the nearest thing to a word.
            for letter in word.chars() {
                let letter = u64::from(u32::from(letter));
                terms.extend(before.replace(letter).map(|before| before << 32 | letter));
            }
            continue;
        }
        before = None;
        if !cues.classes.get(hash).any(Classes::FUNCTION.or(Classes::ADDRESS).or(Classes::SAYING)) && word.len() > 2 {
            terms.push(stem(word, hash, english));
        }
    }
    terms
}

fn paragraphs(article: &Article) -> Vec<Paragraph> {
    let language = article.language.as_deref();
    let (cues, english) = (Cues::of(language), is_english(language));
    let mut found: Vec<(usize, Paragraph)> = Vec::new();
    for (at, sentence) in article.sentences.iter().enumerate() {
        if found.last().is_none_or(|(block, _)| *block != sentence.block) {
            found.push((sentence.block, Paragraph { sentences: at..at, words: 0, terms: Vec::new() }));
        }
        if let Some((_, paragraph)) = found.last_mut() {
            paragraph.sentences.end = at + 1;
            paragraph.words += count_words(&sentence.text);
            paragraph.terms.extend(terms(&sentence.text, cues, english));
        }
    }
    found.into_iter().map(|(_, paragraph)| paragraph).collect()
}

/// The paragraphs with which a new part begins.
fn breaks(paragraphs: &[Paragraph]) -> Vec<usize> {
    let all: Vec<u64> = paragraphs.iter().flat_map(|paragraph| paragraph.terms.iter().copied()).collect();
    let mut gaps = Vec::new();
    let mut at = 0;
    for paragraph in &paragraphs[..paragraphs.len().saturating_sub(1)] {
        at += paragraph.terms.len();
        let (before, behind) = all.split_at(at);
        gaps.push(likeness(&before[before.len().saturating_sub(WINDOW)..], &behind[..behind.len().min(WINDOW)]));
    }
    let depths = depths(&gaps);
    let deep: Vec<f64> = depths.iter().copied().filter(|depth| *depth > 0.0).collect();
    if deep.is_empty() {
        return Vec::new();
    }
    let mean = deep.iter().sum::<f64>() / deep.len() as f64;
    let variance = deep.iter().map(|depth| (depth - mean).powi(2)).sum::<f64>() / deep.len() as f64;
    let least = mean - variance.sqrt() / 2.0;
    let (mut breaks, mut since) = (Vec::new(), 0);
    let mut left: usize = paragraphs.iter().map(|paragraph| paragraph.words).sum();
    for (gap, depth) in depths.iter().enumerate() {
        since += paragraphs[gap].words;
        left -= paragraphs[gap].words;
        if *depth >= least && *depth > 0.0 && since >= LEAST && left >= LEAST {
            breaks.push(gap + 1);
            since = 0;
        }
    }
    breaks
}

/// How much lower each gap lies than the highest ones on both sides, for those that are lower than their neighbours. Each stretch
/// between two lows is climbed twice, so it is linear.
fn depths(gaps: &[f64]) -> Vec<f64> {
    let mut depths = vec![0.0; gaps.len()];
    for at in 0..gaps.len() {
        let lower = |other: Option<&f64>| other.is_none_or(|other| *other >= gaps[at]);
        if !lower(at.checked_sub(1).and_then(|before| gaps.get(before))) || !lower(gaps.get(at + 1)) {
            continue;
        }
        let climb = |way: &mut dyn Iterator<Item = f64>| {
            let mut top = gaps[at];
            // A level stretch is no climb: it ends the way.
            for next in way.take_while(|next| *next > gaps[at]) {
                if next < top {
                    break;
                }
                top = next;
            }
            top
        };
        let left = climb(&mut gaps[..at].iter().rev().copied());
        let right = climb(&mut gaps[at + 1..].iter().copied());
        depths[at] = (left - gaps[at]) + (right - gaps[at]);
    }
    depths
}

/// The cosine of two bags of terms.
fn likeness(one: &[u64], other: &[u64]) -> f64 {
    let bag = |terms: &[u64]| {
        let mut bag: HashMap<u64, f64> = HashMap::new();
        terms.iter().for_each(|term| *bag.entry(*term).or_default() += 1.0);
        bag
    };
    let (one, other) = (bag(one), bag(other));
    let norm = |bag: &HashMap<u64, f64>| bag.values().map(|count| count * count).sum::<f64>().sqrt();
    let norms = norm(&one) * norm(&other);
    let dot: f64 = one.iter().filter_map(|(term, count)| Some(count * other.get(term)?)).sum();
    if norms == 0.0 { 0.0 } else { dot / norms }
}

/// A part with its most central sentence: the one whose words are the part's own.
fn section(article: &Article, part: &[Paragraph], everywhere: &HashMap<u64, u32>) -> Option<Section> {
    let mut here: HashMap<u64, u32> = HashMap::new();
    for term in part.iter().flat_map(|paragraph| &paragraph.terms) {
        *here.entry(*term).or_default() += 1;
    }
    let sentences = part.first()?.sentences.start..part.last()?.sentences.end;
    let language = article.language.as_deref();
    let (cues, english) = (Cues::of(language), is_english(language));
    let mut best: Option<(f64, usize)> = None;
    for at in sentences.clone() {
        let text = &article.sentences[at].text;
        let mut own = terms(text, cues, english);
        own.order();
        own.dedup();
        let weight = |term: &u64| {
            let (here, all) = (here.get(term).copied().unwrap_or(0), everywhere.get(term).copied().unwrap_or(1));
            if here < 2 { 0.0 } else { f64::from(here * here) / f64::from(all) }
        };
        let words = count_words(text).max(1);
        // A long sentence has many words by its length alone.
        let length = (words as f64).sqrt() * (1.0 + words.saturating_sub(TITLE) as f64 / TITLE as f64);
        let quoted = text.starts_with(['“', '"', '«', '„', '「']) || text.ends_with(':');
        let score = own.iter().map(weight).sum::<f64>() / length * if quoted { 0.5 } else { 1.0 };
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, at));
        }
    }
    let title = &article.sentences[best?.1];
    let span = article.sentences[sentences].iter().map(|sentence| sentence.span).reduce(Span::cover)?;
    Some(Section { title: title.text.clone(), title_span: title.span, span, level: 2, rule: "cohesion".into() })
}
