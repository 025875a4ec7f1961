//! What the article says: its sentences, headline, headings and captions as tokens, and where each word stands in them.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::tokens::{Kind, Token, tokens};
use crate::article::{Article, Span, Text};
use crate::language::cues::Cues;
use crate::order::Order as _;

/// A sentence of the article, or its headline, a heading or a caption.
pub(super) struct Unit {
    pub(super) text: String,
    /// Where it stands in the source.
    pub(super) span: Span,
    /// Index into [`Article::sentences`].
    pub(super) sentence: Option<usize>,
    pub(super) tokens: Vec<Token>,
}

/// All that the article says.
pub(super) struct Evidence {
    pub(super) units: Vec<Unit>,
    /// The units that each word stands in, in order.
    places: HashMap<u64, Vec<usize>>,
    /// Words that are written with a capital in mid-sentence, and those that are written without one.
    names: HashSet<u64>,
    plain: HashSet<u64>,
    /// What is a name only, the most used first.
    pub(super) names_by_use: Vec<u64>,
}

impl Evidence {
    pub(super) fn of(article: &Article, cues: &Cues, english: bool) -> Self {
        let mut units: Vec<Unit> = Vec::new();
        let mut add = |text: &str, span: Span, sentence: Option<usize>| {
            let tokens = tokens(text, cues, english);
            units.push(Unit { text: text.to_owned(), span, sentence, tokens });
        };
        let of_sentences: HashSet<usize> = article.sentences.iter().map(|sentence| sentence.block).collect();
        for (index, sentence) in article.sentences.iter().enumerate() {
            add(&sentence.text, sentence.span, Some(index));
        }
        for field in article.metadata.headline.iter().chain(&article.metadata.standfirst) {
            add(&field.value, field.span, None);
        }
        let others = article.blocks.iter().enumerate().filter(|(index, _)| !of_sentences.contains(index));
        for (_, block) in others {
            block.for_each_text(&mut |text: &Text| add(&text.text, text.span, None));
        }
        let mut evidence = Self {
            units,
            places: HashMap::new(),
            names: HashSet::new(),
            plain: HashSet::new(),
            names_by_use: Vec::new(),
        };
        for unit in &evidence.units {
            for (at, token) in unit.tokens.iter().enumerate() {
                match token.kind {
                    Kind::Name(_) if at > 0 => _ = evidence.names.insert(token.term),
                    Kind::Word => _ = evidence.plain.insert(token.term),
                    _ => {}
                }
            }
        }
        let mut units = std::mem::take(&mut evidence.units);
        units.iter_mut().for_each(|unit| evidence.settle(&mut unit.tokens));
        for (index, unit) in units.iter().enumerate() {
            for token in &unit.tokens {
                let places = evidence.places.entry(token.term).or_default();
                if places.last() != Some(&index) {
                    places.push(index);
                }
            }
        }
        evidence.units = units;
        let mut names: Vec<u64> = evidence.names.difference(&evidence.plain).copied().collect();
        names.order_by_key(|&name| (Reverse(evidence.with(name).len()), name));
        evidence.names_by_use = names;
        evidence
    }

    /// The tokens of a claim, which may be written without capitals.
    pub(super) fn read(&self, text: &str, cues: &Cues, english: bool) -> Vec<Token> {
        let mut tokens = tokens(text, cues, english);
        self.settle(&mut tokens);
        tokens
    }

    /// Which words are names: all of the article tells, for the first word of a sentence has a capital anyhow.
    fn settle(&self, tokens: &mut [Token]) {
        for (at, token) in tokens.iter_mut().enumerate() {
            let (named, plain) = (self.names.contains(&token.term), self.plain.contains(&token.term));
            token.kind = match token.kind {
                Kind::Name(_) if (at == 0 && plain) || (!named && (plain || at == 0)) => Kind::Word,
                Kind::Word if named && !plain && token.content => Kind::Name(token.term),
                Kind::Name(_) => Kind::Name(token.term),
                kind => kind,
            };
        }
    }

    /// How much a word tells: the fewer sentences have it, the more.
    pub(super) fn weight(&self, term: u64) -> f64 {
        let spread = self.places.get(&term).map_or(0, Vec::len);
        (1.0 + self.units.len() as f64 / (1.0 + spread as f64)).ln()
    }

    /// The units that have a word.
    pub(super) fn with(&self, term: u64) -> &[usize] {
        self.places.get(&term).map_or(&[], Vec::as_slice)
    }

    /// The share of a claim's words of content that stand anywhere in the article, by weight.
    pub(super) fn coverage(&self, claim: &[Token]) -> f64 {
        self.share_of(claim, |term| self.places.contains_key(&term))
    }

    /// The share that a unit has.
    pub(super) fn share(&self, claim: &[Token], unit: usize) -> f64 {
        self.share_of(claim, |term| self.with(term).binary_search(&unit).is_ok())
    }

    fn share_of(&self, claim: &[Token], has: impl Fn(u64) -> bool) -> f64 {
        let (mut found, mut all) = (0.0, 0.0);
        for token in claim.iter().filter(|token| token.content) {
            let weight = self.weight(token.term);
            all += weight;
            found += if has(token.term) { weight } else { 0.0 };
        }
        if all > 0.0 { found / all } else { 1.0 }
    }

    /// The units that share most with a claim, the best first.
    pub(super) fn near(&self, tokens: &[Token], most: usize) -> Vec<usize> {
        let mut shares: HashMap<usize, f64> = HashMap::new();
        let mut seen = HashSet::new();
        for token in tokens.iter().filter(|token| token.content && seen.insert(token.term)) {
            let weight = self.weight(token.term);
            self.with(token.term).iter().for_each(|&unit| *shares.entry(unit).or_default() += weight);
        }
        let mut order: Vec<(usize, f64)> = shares.into_iter().collect();
        order.order_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        order.truncate(most);
        order.into_iter().map(|(unit, _)| unit).collect()
    }

    /// The unit that shares most with a claim.
    pub(super) fn nearest(&self, tokens: &[Token]) -> Option<usize> {
        self.near(tokens, 1).first().copied()
    }
}
