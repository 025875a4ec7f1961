//! The words of a claim in whose place the article may have another one, with what is measured of each.

use super::Fault;
use super::evidence::Evidence;
use super::tokens::{Kind, Number, Token, Unit};

/// How many numbers are measured of a candidate.
pub const FEATURES: usize = 36;

/// Which of them tells how much better the article's word fits than the claim's.
const LEAD: usize = 3;

/// What is measured of a candidate.
pub type Features = [f32; FEATURES];

/// A word of a claim, and the best word of the same kind in its place, by numbers of tokens.
pub struct Candidate {
    /// What it is called if the article's word is right.
    pub fault: Fault,
    /// The claim's token.
    pub(super) said: usize,
    /// The article's unit, and the token in it.
    pub(super) unit: usize,
    pub(super) source: usize,
    /// What is measured of it.
    pub features: Features,
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
/// Smaller numbers are often counted by the summary's writer.
const LEAST_NUMBER: f64 = 4.0;
/// How well the words right beside have to stand for a smaller one: as well as where the one behind is the same, and both begin their sentences.
const COUNTED: f64 = 0.75;
/// How many sentences a name is remembered for, as what the next ones are about.
const REMEMBERED: usize = 4;
/// As many sentences back, and a word is forgotten.
const FORGOTTEN: f64 = 20.0;
/// How many of the nearest sentences tell how the article speaks of it.
const TELLING: usize = 3;
/// How many names of an article are weighed against a claim's.
const NAMES: usize = 60;

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

    /// How well the claim's word would stand at a token of a unit.
    fn fit(&self, unit: usize, at: usize) -> Fit {
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
        let beside = same.sum::<f64>();
        Fit { fit: (1.0 - CLOSE) * found + CLOSE * beside, beside }
    }
}

/// How well a place fits, from 0 to 1, and the share of that which the words right beside have.
#[derive(Clone, Copy)]
struct Fit {
    fit: f64,
    beside: f64,
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
    beside: f64,
    unit: usize,
    at: usize,
}

impl Best {
    fn better(&mut self, Fit { fit, beside }: Fit, unit: usize, at: usize) {
        if fit > self.fit {
            *self = Self { fit, beside, unit, at };
        }
    }
}

/// All candidates of a claim.
pub(super) fn candidates(evidence: &Evidence, claim: &[Token]) -> Vec<Candidate> {
    let near = evidence.near(claim, COMPARED);
    let context = Context::of(evidence, claim, &near);
    let mut found: Vec<Candidate> = Vec::new();
    let mut denied: Option<Candidate> = None;
    for at in 0..claim.len().min(LONGEST) {
        found.extend(other_word(&context, at));
        if let Some(other) = other_sense(&context, at)
            && denied.as_ref().is_none_or(|best| other.features[LEAD] > best.features[LEAD])
        {
            denied = Some(other);
        }
    }
    found.extend(denied);
    found
}

/// A claim among the article's sentences.
struct Context<'a> {
    evidence: &'a Evidence,
    claim: &'a [Token],
    near: &'a [usize],
    coverage: f64,
    /// What the nearest sentence has of the claim.
    nearest: f64,
    content: usize,
    names: Vec<(u64, f64)>,
    /// How well each word of content stands where it stands best; naught for other words.
    fits: Vec<f64>,
}

impl<'a> Context<'a> {
    fn of(evidence: &'a Evidence, claim: &'a [Token], near: &'a [usize]) -> Self {
        let content = claim.iter().filter(|token| token.content).count();
        let nearest = near.first().map_or(0.0, |&unit| evidence.share(claim, unit));
        let coverage = evidence.coverage(claim);
        let fits = (0..claim.len().min(LONGEST)).map(|at| best_fit(evidence, claim, at)).collect();
        Self { evidence, claim, near, coverage, nearest, content, names: names(evidence, claim), fits }
    }

    /// How well the other words of content stand, those within `reach` words.
    fn others_fit(&self, at: usize, reach: usize) -> f64 {
        let others = self.claim.iter().zip(&self.fits).enumerate();
        let others = others.filter(|(other, (token, _))| token.content && *other != at && other.abs_diff(at) <= reach);
        let (sum, count) = others.fold((0.0, 0.0), |(sum, count), (_, (_, fit))| (sum + fit, count + 1.0));
        if count > 0.0 { sum / count } else { 0.0 }
    }

    /// The sentence that has most of the claim without a word and the names beside it, and the share that it has.
    fn nearest_without(&self, at: usize) -> (usize, f64) {
        let is_name = |at: usize| matches!(self.claim[at].kind, Kind::Name(_));
        let (mut from, mut to) = (at, at + 1);
        while is_name(at) && from > 0 && is_name(from - 1) {
            from -= 1;
        }
        while is_name(at) && to < self.claim.len() && is_name(to) {
            to += 1;
        }
        let rest: Vec<Token> = [&self.claim[..from], &self.claim[to..]].concat();
        let units = self.near.iter().map(|&unit| (unit, self.evidence.share(&rest, unit)));
        units.fold((0, 0.0), |best, other| if other.1 > best.1 { other } else { best })
    }

    /// How many sentences before one a word was used last.
    fn last_use(&self, term: u64, unit: usize) -> f64 {
        let places = self.evidence.with(term);
        let before = places.partition_point(|&place| place <= unit);
        before.checked_sub(1).map_or(FORGOTTEN, |last| ((unit - places[last]) as f64).min(FORGOTTEN))
    }

    /// How much of what the claim says is said of a name, and how many names there are of which more is said.
    fn about(&self, term: u64) -> (f64, usize) {
        let own = self.names.iter().find(|(name, _)| *name == term).map_or(0.0, |(_, share)| *share);
        (own, self.names.iter().filter(|(_, share)| *share > own).count())
    }

    fn candidate(&self, fault: Fault, at: usize, own: Best, other: Best, more: &More) -> Candidate {
        let Self { evidence, claim, near, coverage, nearest, content, .. } = *self;
        let token = &claim[at];
        let there = evidence.units.get(other.unit).and_then(|unit| unit.tokens.get(other.at));
        let spread = |term: u64| evidence.with(term).len().min(20) as f64;
        let share = |best: Best| if best.fit > 0.0 { evidence.share(claim, best.unit) } else { 0.0 };
        let count = evidence.units.len().max(1) as f64;
        let same =
            claim.iter().filter(|other| std::mem::discriminant(&other.kind) == std::mem::discriminant(&token.kind));
        let (own_about, own_rank) = self.about(token.term);
        let other_about = there.map_or((0.0, 0), |other| self.about(other.term));
        let best_about = self.names.iter().map(|(_, share)| *share).fold(0.0, f64::max);
        let denials = |tokens: &[Token]| tokens.iter().filter(|token| token.kind == Kind::Negation).count() as f64;
        let telling: f64 = near.iter().take(TELLING).map(|&unit| denials(&evidence.units[unit].tokens)).sum();
        let kinds = |tokens: &[Token]| tokens.iter().any(|other| alike(token, other) == Some(true));
        let told = near.iter().take(TELLING).filter(|&&unit| kinds(&evidence.units[unit].tokens)).count() as f64;
        let value = |token: Option<&Token>| match token.map(|token| token.kind) {
            Some(Kind::Number(number)) => number.value.max(0.0).ln_1p(),
            _ => 0.0,
        };
        let is_name = |token: &Token| matches!(token.kind, Kind::Name(_));
        let named = |at: Option<usize>| at.and_then(|at| claim.get(at)).is_some_and(is_name);
        let yes = |value: bool| f64::from(u8::from(value));
        let (without, without_share) = self.nearest_without(at);
        let rank = |term: u64| self.names.iter().position(|(name, _)| *name == term).map_or(NAMES, |rank| rank) as f64;
        let features = [
            kind_number(fault, token),
            own.fit,
            other.fit,
            other.fit - own.fit,
            spread(token.term),
            there.map_or(0.0, |token| spread(token.term)),
            share(own),
            share(other),
            nearest,
            coverage,
            content as f64,
            same.count() as f64,
            at as f64,
            own.beside,
            other.beside,
            own.unit as f64 / count,
            value(Some(token)),
            value(there),
            own_about,
            other_about.0,
            own_rank as f64,
            best_about - own_about,
            yes(named(at.checked_sub(1))),
            yes(named(Some(at + 1))),
            denials(claim),
            telling,
            told,
            more.others as f64,
            more.alone,
            self.others_fit(at, LONGEST),
            self.others_fit(at, 4),
            without_share,
            self.last_use(token.term, without),
            there.map_or(FORGOTTEN, |other| self.last_use(other.term, without)),
            rank(token.term),
            there.map_or(NAMES as f64, |other| rank(other.term)),
        ];
        Candidate { fault, said: at, unit: other.unit, source: other.at, features: features.map(|value| value as f32) }
    }
}

/// How well a word of content stands where it stands best.
fn best_fit(evidence: &Evidence, claim: &[Token], at: usize) -> f64 {
    if !claim[at].content {
        return 0.0;
    }
    let term = claim[at].term;
    let place = Place::of(evidence, claim, at);
    let mut best = 0.0_f64;
    for &unit in evidence.with(term).iter().take(WITH_WORD) {
        let tokens = evidence.units[unit].tokens.iter().enumerate();
        for (index, _) in tokens.filter(|(_, token)| token.term == term).take(OFTEN) {
            best = best.max(place.fit(unit, index).fit);
        }
    }
    best
}

/// What else is measured, which is one thing of words and another of denials: the kind is measured as well.
struct More {
    /// How many places fit better than the word's own; of a denial, whether the claim denies.
    others: usize,
    /// How rare the word is by itself; of a denial, whether the article denies there.
    alone: f64,
}

/// A number for each kind of word that is compared.
fn kind_number(fault: Fault, token: &Token) -> f64 {
    match (fault, token.kind) {
        (Fault::Number, _) => 0.0,
        (Fault::Date, Kind::Weekday(_)) => 1.0,
        (Fault::Date, Kind::Month(_)) => 2.0,
        (Fault::Date, _) => 3.0,
        (Fault::Certainty, _) => 4.0,
        (Fault::Direction, _) => 5.0,
        (Fault::Negation, _) => 6.0,
        (Fault::Name, _) => 7.0,
        (Fault::Attribution, _) => 8.0,
    }
}

/// Of each of the article's names how much of what the claim says is said of it: in a sentence that has the name, or soon after one, where a
/// pronoun may stand for it.
fn names(evidence: &Evidence, claim: &[Token]) -> Vec<(u64, f64)> {
    let words: Vec<(u64, f64)> = claim
        .iter()
        .filter(|token| token.content && !matches!(token.kind, Kind::Name(_)))
        .map(|token| (token.term, evidence.weight(token.term)))
        .collect();
    if !claim.iter().any(|token| matches!(token.kind, Kind::Name(_))) {
        return Vec::new();
    }
    let all: f64 = words.iter().map(|(_, weight)| weight).sum();
    let mut names: Vec<u64> = evidence.names_by_use.iter().copied().take(NAMES).collect();
    let claimed = claim.iter().filter(|token| matches!(token.kind, Kind::Name(_))).map(|token| token.term);
    for term in claimed {
        if !names.contains(&term) {
            names.push(term);
        }
    }
    let about = |name: u64| {
        let places = evidence.with(name);
        let of_word = |&(term, weight): &(u64, f64)| {
            let near = evidence.with(term).iter().map(|&unit| {
                let before = places.partition_point(|&place| place <= unit);
                match before.checked_sub(1).map(|last| unit - places[last]) {
                    Some(distance) if distance <= REMEMBERED => 1.0 / (1.0 + distance as f64),
                    _ => 0.0,
                }
            });
            weight * near.fold(0.0, f64::max)
        };
        if all > 0.0 { words.iter().map(of_word).sum::<f64>() / all } else { 0.0 }
    };
    names.into_iter().map(|name| (name, about(name))).collect()
}

/// The sentences to look at: the nearest ones, and some that have the word.
fn units<'a>(evidence: &'a Evidence, near: &'a [usize], term: u64) -> impl Iterator<Item = usize> + 'a {
    let with = evidence.with(term).iter().copied().filter(|unit| !near.contains(unit)).take(WITH_WORD);
    near.iter().copied().chain(with)
}

/// Another word of the same kind in the place of the claim's.
fn other_word(context: &Context<'_>, at: usize) -> Option<Candidate> {
    let Context { evidence, claim, near, .. } = *context;
    let token = &claim[at];
    let fault = fault(claim, at)?;
    let place = Place::of(evidence, claim, at);
    let (mut own, mut other) = (Best::default(), Best::default());
    let mut fits: Vec<f64> = Vec::new();
    for unit in units(evidence, near, token.term) {
        let all = evidence.units[unit].tokens.iter().enumerate();
        let alike_ones = all.filter_map(|(index, source)| Some((index, source, alike(token, source)?)));
        for (index, source, is_same) in alike_ones.take(OFTEN) {
            match is_same {
                true => own.better(place.fit(unit, index), unit, index),
                false if !claim.iter().any(|said| alike(said, source) == Some(true)) => {
                    let fit = place.fit(unit, index);
                    fits.push(fit.fit);
                    other.better(fit, unit, index);
                }
                _ => {}
            }
        }
    }
    if other.fit == 0.0 || (is_small(token) && (other.beside < COUNTED || own.beside >= COUNTED)) {
        return None;
    }
    let others = fits.iter().filter(|&&fit| fit > own.fit).count();
    let more = More { others, alone: evidence.weight(token.term) };
    Some(context.candidate(fault, at, own, other, &more))
}

/// What it is called if another word stands in the place; nothing of words that aren't compared.
fn fault(claim: &[Token], at: usize) -> Option<Fault> {
    match claim[at].kind {
        Kind::Number(_) => Some(Fault::Number),
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

/// Whether it is a number that a writer may have counted.
fn is_small(token: &Token) -> bool {
    matches!(token.kind, Kind::Number(number) if number.value < LEAST_NUMBER)
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
fn other_sense(context: &Context<'_>, at: usize) -> Option<Candidate> {
    let Context { evidence, claim, near, .. } = *context;
    let token = &claim[at];
    if !token.content {
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
    if other.fit == 0.0 {
        // Nothing is said of the word: is anything denied where the article comes nearest?
        let &unit = near.first().filter(|_| negated.is_some())?;
        let tokens = &evidence.units[unit].tokens;
        let shared = tokens.iter().position(|token| token.content && claim.iter().any(|said| said.term == token.term));
        other = Best { unit, at: shared?, ..Best::default() };
    }
    let denied = denies(&evidence.units[other.unit].tokens);
    let more = More { others: usize::from(negated.is_some()), alone: f64::from(u8::from(denied)) };
    Some(context.candidate(Fault::Negation, negated.unwrap_or(at), own, other, &more))
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
