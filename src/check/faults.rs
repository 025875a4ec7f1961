//! Where the article has another word in the place of a claim's.

use super::Fault;
use super::evidence::Evidence;
use super::tokens::{Kind, Number, Token, Unit};

/// A difference, by numbers of tokens.
pub(super) struct Found {
    pub(super) fault: Fault,
    /// The claim's token.
    pub(super) said: usize,
    /// The article's unit, and the token in it.
    pub(super) unit: usize,
    pub(super) source: usize,
    pub(super) confidence: f64,
}

/// How many of the article's sentences a claim is compared with, beside those that have the word in question.
const COMPARED: usize = 12;
const WITH_WORD: usize = 40;
/// How near to a word its neighbours count in full, and how fast they count less.
const NEAR: f64 = 2.0;
const FAR: f64 = 4.0;
/// What a word counts that stands in a sentence beside, and one that stands on the other side.
const BESIDE: f64 = 0.3;
const OTHER_SIDE: f64 = 0.7;
/// How far around a place is looked, in words, on each side: further words count little.
const REACH: usize = 24;
/// The longest claim, and how often a word is looked for in one sentence. Both bound the work for texts that are no sentences.
const LONGEST: usize = 120;
const OFTEN: usize = 12;
/// How much the words right beside count, small words too.
const CLOSE: f64 = 0.35;
/// How many words before another a negation reaches over.
const NEGATED: usize = 3;
/// How much better the article's word has to fit than the claim's, by kind: where few real claims are accused and most altered ones.
const MARGIN: [f64; 7] = [0.35, 0.6, 0.2, 0.28, 0.6, 0.1, 0.25];
/// The same for a name in a claim that says nearly what a sentence says; who writes freely calls people what they like.
const MARGIN_OF_COPY: f64 = 0.3;
/// The share of a claim's words that a sentence has that says nearly the same.
const COPY: f64 = 0.7;
/// The same for a number that the article has nowhere.
const MARGIN_OF_UNKNOWN: f64 = 0.2;
/// Smaller numbers are often counted by the summary's writer.
const LEAST_NUMBER: f64 = 4.0;

/// How well a word's neighbours in the claim stand around a place in the article.
struct Place<'a> {
    evidence: &'a Evidence,
    /// Each neighbour's word, weight and side.
    around: Vec<(u64, f64, bool)>,
    all: f64,
    /// The words right before and behind.
    beside: [Option<u64>; 2],
}

impl<'a> Place<'a> {
    fn of(evidence: &'a Evidence, claim: &[Token], at: usize) -> Self {
        let mut around = Vec::new();
        for (other, token) in window(claim, at).filter(|(other, token)| *other != at && token.content) {
            let distance = other.abs_diff(at) as f64;
            around.push((token.term, evidence.weight(token.term) * fade(distance), other > at));
        }
        let all = around.iter().map(|(_, weight, _)| weight).sum();
        Self { evidence, around, all, beside: next_to(claim, at) }
    }

    /// From 0 to 1.
    fn fit(&self, unit: usize, at: usize) -> f64 {
        let tokens = &self.evidence.units[unit].tokens;
        let beside = |term: u64| {
            let has =
                |unit: Option<usize>| unit.is_some_and(|unit| self.evidence.with(term).binary_search(&unit).is_ok());
            has(unit.checked_sub(1)) || has(Some(unit + 1))
        };
        let found = self.around.iter().map(|&(term, weight, behind)| {
            let here = window(tokens, at).filter(|(other, token)| *other != at && token.term == term);
            let best = here.map(|(other, _)| {
                let side = if (other > at) == behind { 1.0 } else { OTHER_SIDE };
                side * fade(other.abs_diff(at) as f64 / 2.0)
            });
            let best = best.fold(0.0, f64::max);
            weight * if best == 0.0 && beside(term) { BESIDE } else { best }
        });
        let found = if self.all > 0.0 { found.sum::<f64>() / self.all } else { 0.0 };
        let same = self.beside.iter().zip(next_to(tokens, at)).map(|(one, other)| match (one, other) {
            (Some(one), Some(other)) if *one == other => 0.5,
            (None, None) => 0.25,
            _ => 0.0,
        });
        (1.0 - CLOSE) * found + CLOSE * same.sum::<f64>()
    }
}

/// The words right before and behind one; of a name, those around all of it.
fn next_to(tokens: &[Token], at: usize) -> [Option<u64>; 2] {
    let is_same = |other: &&Token| matches!((tokens[at].kind, other.kind), (Kind::Name(_), Kind::Name(_)));
    let before = tokens[..at].iter().rev().find(|other| !is_same(other));
    let behind = tokens[at + 1..].iter().find(|other| !is_same(other));
    [before, behind].map(|token| token.map(|token| token.term))
}

/// The tokens around one, with their numbers.
fn window(tokens: &[Token], at: usize) -> impl Iterator<Item = (usize, &Token)> {
    let from = at.saturating_sub(REACH);
    (from..).zip(tokens[from..].iter().take(at - from + REACH + 1))
}

fn fade(distance: f64) -> f64 {
    1.0 / (1.0 + (distance - NEAR).max(0.0) / FAR)
}

/// The best place of a word.
#[derive(Clone, Copy, Default)]
struct Best {
    fit: f64,
    unit: usize,
    at: usize,
}

impl Best {
    fn better(&mut self, fit: f64, unit: usize, at: usize) {
        if fit > self.fit {
            *self = Self { fit, unit, at };
        }
    }
}

/// All differences between a claim and the article, the surest first.
pub(super) fn find(evidence: &Evidence, claim: &[Token]) -> Vec<Found> {
    let near = evidence.near(claim, COMPARED);
    let mut found: Vec<Found> = Vec::new();
    for at in 0..claim.len().min(LONGEST) {
        found.extend(other_word(evidence, claim, at, &near));
        found.extend(other_sense(evidence, claim, at, &near));
    }
    found.sort_by(|one, other| other.confidence.total_cmp(&one.confidence).then(one.said.cmp(&other.said)));
    found
}

/// The sentences to look at: the nearest ones, and some that have the word.
fn units<'a>(evidence: &'a Evidence, near: &'a [usize], term: u64) -> impl Iterator<Item = usize> + 'a {
    let with = evidence.with(term).iter().copied().filter(|unit| !near.contains(unit)).take(WITH_WORD);
    near.iter().copied().chain(with)
}

/// Another word of the same kind in the place of the claim's.
fn other_word(evidence: &Evidence, claim: &[Token], at: usize, near: &[usize]) -> Option<Found> {
    let token = &claim[at];
    let fault = fault(claim, at)?;
    let place = Place::of(evidence, claim, at);
    let (mut own, mut other) = (Best::default(), Best::default());
    for unit in units(evidence, near, token.term) {
        let all = evidence.units[unit].tokens.iter().enumerate();
        let alike_ones = all.filter_map(|(index, source)| Some((index, source, alike(token, source)?)));
        for (index, source, is_same) in alike_ones.take(OFTEN) {
            match is_same {
                true => own.better(place.fit(unit, index), unit, index),
                false if !claim.iter().any(|said| alike(said, source) == Some(true)) => {
                    other.better(place.fit(unit, index), unit, index);
                }
                _ => {}
            }
        }
    }
    let is_unknown = || own.fit == 0.0 && evidence.with(token.term).is_empty();
    let margin = match fault {
        Fault::Number if is_unknown() => MARGIN_OF_UNKNOWN,
        Fault::Name | Fault::Attribution if evidence.share(claim, other.unit) >= COPY => MARGIN_OF_COPY,
        _ => MARGIN[fault as usize],
    };
    judge(fault, margin, at, own, other)
}

/// Whether the article's word fits so much better that the claim's is wrong.
fn judge(fault: Fault, margin: f64, said: usize, own: Best, other: Best) -> Option<Found> {
    let confidence = other.fit - own.fit;
    (confidence >= margin).then_some(Found { fault, said, unit: other.unit, source: other.at, confidence })
}

/// What it is called if another word stands in the place; nothing of words that aren't compared.
fn fault(claim: &[Token], at: usize) -> Option<Fault> {
    match claim[at].kind {
        Kind::Number(number) => (number.value >= LEAST_NUMBER).then_some(Fault::Number),
        Kind::Weekday(_) | Kind::Month(_) | Kind::Year(_) => Some(Fault::Date),
        Kind::Certainty { .. } => Some(Fault::Certainty),
        Kind::Direction { .. } => Some(Fault::Direction),
        Kind::Name(_) => {
            let says = claim.iter().enumerate().any(|(other, token)| token.says && other.abs_diff(at) <= 2);
            Some(if says { Fault::Attribution } else { Fault::Name })
        }
        Kind::Word | Kind::Negation => None,
    }
}

/// Whether two words of the same kind say the same; nothing of others.
fn alike(one: &Token, other: &Token) -> Option<bool> {
    match (one.kind, other.kind) {
        (Kind::Number(one), Kind::Number(other)) if one.unit == other.unit || is_near(one, other) => {
            Some(is_near(one, other))
        }
        (Kind::Number(number), Kind::Year(year)) => {
            is_near(number, Number { value: f64::from(year), unit: Unit::None, about: false }).then_some(true)
        }
        (Kind::Year(one), Kind::Year(other)) => Some(one == other),
        (Kind::Weekday(one), Kind::Weekday(other)) | (Kind::Month(one), Kind::Month(other)) => Some(one == other),
        (Kind::Name(own), Kind::Name(name)) if own == name || one.in_place == other.in_place => Some(own == name),
        (Kind::Certainty { sure: one }, Kind::Certainty { sure: other }) => Some(one == other),
        (Kind::Direction { pair: one, up }, Kind::Direction { pair: other, up: above }) if one == other => {
            Some(up == above)
        }
        _ => None,
    }
}

/// Whether a number may stand for another: the same, or a rounder one.
fn is_near(one: Number, other: Number) -> bool {
    let (least, most) = (one.value.min(other.value), one.value.max(other.value));
    let fits = one.unit == other.unit || one.unit == Unit::None || other.unit == Unit::None;
    let close = if one.about || other.about { 0.1 } else { 0.02 };
    fits && (least >= most || (most >= 20.0 && (most - least) / most <= close))
}

/// A negation before a word that the article has without one, or the other way round.
fn other_sense(evidence: &Evidence, claim: &[Token], at: usize, near: &[usize]) -> Option<Found> {
    let token = &claim[at];
    if !token.content || matches!(token.kind, Kind::Name(_) | Kind::Number(_)) {
        return None;
    }
    let denies = |tokens: &[Token]| tokens.iter().any(|token| token.kind == Kind::Negation);
    let negated = negation(claim, at);
    // A no elsewhere may mean the same.
    if negated.is_none() && denies(claim) {
        return None;
    }
    let place = Place::of(evidence, claim, at);
    let (mut own, mut other) = (Best::default(), Best::default());
    for unit in units(evidence, near, token.term) {
        let tokens = &evidence.units[unit].tokens;
        for index in (0..tokens.len()).filter(|&index| tokens[index].term == token.term).take(OFTEN) {
            let (there, fit) = (negation(tokens, index), place.fit(unit, index));
            if there.is_some() == negated.is_some() {
                own.better(fit, unit, index);
            } else {
                other.better(fit, unit, there.unwrap_or(index));
            }
        }
    }
    let there = evidence.units.get(other.unit)?;
    if negated.is_some() && denies(&there.tokens) {
        return None;
    }
    judge(Fault::Negation, MARGIN[Fault::Negation as usize], negated.unwrap_or(at), own, other)
}

/// The negation that reaches a word: one of the few words before it, with nothing between them that says something by itself.
fn negation(tokens: &[Token], at: usize) -> Option<usize> {
    for before in (at.saturating_sub(NEGATED)..at).rev() {
        match &tokens[before] {
            token if token.kind == Kind::Negation => return Some(before),
            token if token.content => return None,
            _ => {}
        }
    }
    None
}
