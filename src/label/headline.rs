//! Which line of a page is the headline: a choice between the lines that the network thinks it could be.
//!
//! The network sees each line's form and neighbours. What the article is about it does not know, nor which of two likely lines
//! next to each other is the headline and which the deck. That is looked at here, for a few lines only.

use super::Features;
use super::metadata_line::PieceKind;
use super::network::Odds;
use super::shape::Marks;
use crate::language::cues::Cues;
use crate::language::fold;
use crate::order::Order as _;
use crate::read::{Outline, Passage};

/// From these odds on a line can be the headline at all, a paragraph of the body later; and how many are looked at.
const LEAST: f32 = 0.01;
const LEAST_OF_PARAGRAPH: f32 = 0.1;
const MOST: usize = 8;
/// The most words of a headline.
const MOST_WORDS: usize = 40;
/// How many lines below a headline its byline and date stand; how far above it a deck's headline stands.
const FIELDS_BELOW: usize = 5;
const DECK_BELOW: usize = 2;
/// Paragraphs that tell what the article is about, and how many bytes of each.
const LEAD: usize = 4;
const LEAD_BYTES: usize = 300;
/// Shorter words are everybody's, in bytes.
const SHORT_WORD: usize = 4;
/// How many words shared with the lead say all that they can.
const MANY: usize = 8;

/// The weight of each finding, rounded from a logistic regression over the two sets that the network learns from; that of the odds
/// is a little less than it gave, as a network says them surer of pages that it has learnt.
mod weight {
    pub(super) const ODDS: f32 = 0.7;
    pub(super) const WORDS_OF_LEAD: f32 = 1.5;
    pub(super) const SHARE_OF_FIRST: f32 = 1.25;
    pub(super) const BELOW_BODY: f32 = -0.7;
    pub(super) const DISTANCE: f32 = -0.2;
    pub(super) const DATE_BELOW: f32 = 0.6;
    pub(super) const NAMES_BELOW: f32 = 0.85;
    pub(super) const CAPITALS: f32 = 0.85;
    pub(super) const FEW_WORDS: f32 = -0.6;
    pub(super) const USUAL_LENGTH: f32 = 0.5;
    pub(super) const STOP: f32 = -0.7;
    pub(super) const PARTED: f32 = -1.0;
    pub(super) const SLASH: f32 = -0.7;
    pub(super) const PICTURE: f32 = -0.9;
    pub(super) const DECK: f32 = -0.45;
}

/// What the choice is made from.
pub(super) struct Page<'a> {
    pub(super) passages: &'a [Passage],
    pub(super) features: &'a [Features],
    pub(super) odds: &'a [Odds],
    pub(super) outline: &'a Outline,
    /// The paragraphs of the body, the first ones.
    pub(super) prose: &'a [usize],
    pub(super) cues: &'a Cues,
}

/// A line that may be the headline.
struct Candidate {
    index: usize,
    /// How many of its words the lead has, and which share of them the first paragraph.
    shared: usize,
    share_of_first: f32,
    pictured: bool,
    score: f32,
}

/// The lines that could be the headline, the best first; lines of the same words are one.
pub(super) fn choose(page: &Page) -> Vec<usize> {
    let Page { features, odds, prose, .. } = *page;
    let may = |&index: &usize| {
        let least = if prose.binary_search(&index).is_ok() { LEAST_OF_PARAGRAPH } else { LEAST };
        odds[index].headline >= least && (1..=MOST_WORDS).contains(&features[index].form.words)
    };
    let mut likely: Vec<usize> = (0..odds.len()).filter(may).collect();
    likely.order_by(|&one, &other| odds[other].headline.total_cmp(&odds[one].headline));
    likely.truncate(MOST);
    let (first, lead) = page.lead();
    let mut candidates: Vec<Candidate> = Vec::with_capacity(likely.len());
    for index in likely {
        if candidates.iter().all(|known| features[known.index].shape.hash != features[index].shape.hash) {
            candidates.push(page.candidate(index, &first, &lead));
        }
    }
    let decks: Vec<bool> = candidates.iter().map(|one| page.is_deck(one, &candidates)).collect();
    let body = prose.first().copied().unwrap_or(odds.len());
    for (candidate, deck) in candidates.iter_mut().zip(decks) {
        candidate.score = page.score(candidate, deck, body);
    }
    candidates.order_by(|one, other| other.score.total_cmp(&one.score));
    candidates.into_iter().map(|candidate| candidate.index).collect()
}

impl Page<'_> {
    /// The words of the first paragraph, and of the first few, as hashes in order.
    pub(super) fn lead(&self) -> (Vec<u64>, Vec<u64>) {
        let (mut first, mut lead) = (Vec::new(), Vec::new());
        for (number, &index) in self.prose.iter().take(LEAD).enumerate() {
            let text = super::phrase::head(self.passages[index].words(), LEAD_BYTES);
            lead.extend(Self::content(text));
            if number == 0 {
                first.clone_from(&lead);
            }
        }
        first.order();
        lead.order();
        (first, lead)
    }

    /// The words that can say something, by their length.
    pub(super) fn content(text: &str) -> impl Iterator<Item = u64> + '_ {
        fold::hashed_words(text).filter_map(|(range, hash)| (range.len() >= SHORT_WORD).then_some(hash))
    }

    fn candidate(&self, index: usize, first: &[u64], lead: &[u64]) -> Candidate {
        let words = self.passages[index].words();
        let (mut count, mut shared, mut shared_with_first) = (0_usize, 0, 0_usize);
        for hash in Self::content(words) {
            count += 1;
            shared += usize::from(lead.binary_search(&hash).is_ok());
            shared_with_first += usize::from(first.binary_search(&hash).is_ok());
        }
        let share_of_first = shared_with_first as f32 / count.max(1) as f32;
        let pictured = self.features[index].caption.is_some()
            || words.split([' ', '/', '(', ')']).any(|word| self.cues.picture_words.has(super::phrase::stripped(word)));
        Candidate { index, shared, share_of_first, pictured, score: 0.0 }
    }

    /// Whether a line of the article's own words stands right above, which is the headline rather than this.
    fn is_deck(&self, candidate: &Candidate, others: &[Candidate]) -> bool {
        others.iter().any(|other| {
            let above = candidate.index.wrapping_sub(other.index);
            (1..=DECK_BELOW).contains(&above)
                && self.odds[other.index].headline >= 3.0 * LEAST
                && self.features[other.index].form.words >= 4
                && (other.share_of_first >= 0.25 || other.shared >= 3)
                && !other.pictured
                && self.features[other.index].byline.is_none()
        })
    }

    fn score(&self, candidate: &Candidate, deck: bool, body: usize) -> f32 {
        let index = candidate.index;
        let Features { form, shape, .. } = &self.features[index];
        let words = self.passages[index].words();
        let odds = self.odds[index].headline.clamp(0.003, 0.997);
        let below = index + 1..self.odds.len().min(index + 1 + FIELDS_BELOW);
        let dated = self.features[below.clone()].iter().any(|features| {
            features
                .metadata
                .iter()
                .flatten()
                .any(|piece| matches!(piece.kind, PieceKind::Published(_) | PieceKind::Updated(_)))
        });
        let names = self.odds[below].iter().map(|odds| odds.byline).fold(0.0, f32::max);
        let capitalised =
            words.split(' ').filter(|word| word.starts_with(|first: char| first.is_uppercase() || first.is_numeric()));
        let capitals = capitalised.count() as f32 / shape.tokens.max(1) as f32;
        let parted = shape.marks.any(Marks::BAR.or(Marks::ARROW))
            || (shape.marks.any(Marks::HYPHEN) && words.contains(" - "))
            || words.contains('©');
        let slash = shape.marks.any(Marks::SLASH) && !words.contains(" / ");
        let flag = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
        weight::ODDS * (odds / (1.0 - odds)).ln()
            + weight::WORDS_OF_LEAD * candidate.shared.min(MANY) as f32 / MANY as f32
            + weight::SHARE_OF_FIRST * candidate.share_of_first
            + weight::DISTANCE * (1.0 + body.abs_diff(index) as f32).ln()
            + weight::NAMES_BELOW * names
            + weight::CAPITALS * capitals
            + flag(index > body, weight::BELOW_BODY)
            + flag(dated, weight::DATE_BELOW)
            + flag(form.words < 3, weight::FEW_WORDS)
            + flag((5..=16).contains(&form.words), weight::USUAL_LENGTH)
            + flag(words.ends_with('.'), weight::STOP)
            + flag(parted, weight::PARTED)
            + flag(slash, weight::SLASH)
            + flag(candidate.pictured, weight::PICTURE)
            + flag(deck, weight::DECK)
    }
}
