//! Which lines of a page name the authors: a choice between the lines that read as names.
//!
//! The network sees that a line has the form of a byline, and about where bylines stand. Whether it reads as names at all, has a day
//! beside them, and whether a note on the author begins with the same name, is looked at here, for a few lines only.

use super::byline;
use super::headline::Page;
use super::known_line;
use super::metadata_line::{Piece, PieceKind};
use crate::article::Byline;
use crate::language::fold;
use crate::order::Order as _;

/// From these odds on a line can name the authors, and how many are looked at.
const LEAST: f32 = 0.02;
const MOST: usize = 12;
/// The most stretches between blanks that a byline has, its date and what else stands beside it included.
const MOST_TOKENS: usize = 30;
/// The most lines between two that name authors, and how much surer one may be.
const REACH: usize = 3;
const GAP: f32 = 0.5;
/// The longest line that only announces the names below it, in bytes: "By", "Authors:".
const LONGEST_LABEL: usize = 24;
/// How far away a line of the same words is not just the name of a portrait.
const FAR: usize = 6;

/// The weight of each finding, rounded from a logistic regression over the two sets that the network learns from. Below nought a
/// line is rather nobody's.
mod weight {
    pub(super) const ANY: f32 = 1.85;
    pub(super) const ODDS: f32 = 0.73;
    pub(super) const CUED: f32 = 0.7;
    pub(super) const LABEL_ABOVE: f32 = 2.05;
    pub(super) const IN_HEAD: f32 = 0.75;
    pub(super) const ABOVE_HEADLINE: f32 = -0.8;
    pub(super) const DISTANCE: f32 = -0.47;
    pub(super) const DATED: f32 = 1.75;
    pub(super) const NOTE_ON_AUTHOR: f32 = 1.15;
    pub(super) const IN_HEADLINE: f32 = -0.75;
    pub(super) const SECTION: f32 = -1.15;
    pub(super) const LONG_NAME: f32 = -1.45;
    pub(super) const REPEATED: f32 = -0.5;
    pub(super) const OTHER_WORDS: f32 = -0.1;
}

/// A line that may name the authors.
struct Candidate {
    index: usize,
    cued: bool,
    /// Whether it names people who took pictures or edited.
    helpers: bool,
    score: f32,
}

/// The lines that name the authors, in order.
pub(super) fn choose(page: &Page, headline: Option<usize>) -> Vec<usize> {
    let Page { passages, features, odds, outline, .. } = *page;
    let may = |&index: &usize| {
        odds[index].byline >= LEAST
            && Some(index) != headline
            && features[index].shape.tokens <= MOST_TOKENS
            && features[index].shape.len <= byline::LONGEST
            && !outline.is_in_figure(passages[index].element)
    };
    let mut likely: Vec<usize> = (0..odds.len()).filter(may).collect();
    likely.order_by(|&one, &other| odds[other].byline.total_cmp(&odds[one].byline));
    likely.truncate(MOST);
    likely.order();
    let after = |at: &usize| headline.is_none_or(|headline| *at > headline);
    let body = page.prose.iter().copied().find(after).unwrap_or(odds.len());
    let candidates: Vec<Candidate> =
        likely.into_iter().filter_map(|index| candidate(page, headline, body, index)).collect();
    let best = candidates.iter().max_by(|one, other| one.score.total_cmp(&other.score));
    let Some(best) = best else { return Vec::new() };
    let beside = |other: &&Candidate| {
        other.index == best.index
            || (other.index.abs_diff(best.index) <= REACH
                && other.score > best.score - GAP
                && other.cued == best.cued
                && !other.helpers)
    };
    candidates.iter().filter(beside).map(|candidate| candidate.index).collect()
}

/// Reads a line that may name the authors, and weighs what speaks for it; nothing where too little does. What costs little is asked first.
fn candidate(page: &Page, headline: Option<usize>, body: usize, index: usize) -> Option<Candidate> {
    let Page { passages, features, odds, cues, .. } = *page;
    let line = passages[index].words();
    let shape = &features[index].shape;
    let flag = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
    let top = headline.unwrap_or_else(|| body.saturating_sub(super::screen::HEAD_REACH));
    let label = index.checked_sub(1).map(|above| passages[above].words()).filter(|above| above.len() <= LONGEST_LABEL);
    let label_above = label.is_some_and(|above| known_line::is_cue(above, cues) || fold::same(above, "author"));
    let chance = odds[index].byline.clamp(0.003, 0.997);
    let mut score = weight::ANY
        + weight::ODDS * (chance / (1.0 - chance)).ln()
        + weight::DISTANCE * (1.0 + index.abs_diff(top) as f32).ln()
        + flag(label_above, weight::LABEL_ABOVE)
        + flag(index > top && index < body, weight::IN_HEAD)
        + flag(index < top, weight::ABOVE_HEADLINE);
    if score + weight::CUED + weight::NOTE_ON_AUTHOR + flag(shape.digits > 0, weight::DATED) <= 0.0 {
        return None;
    }

    let pieces = known_line::pieces(line, true, shape.digits > 0, cues)?;
    let byline = pieces.iter().find_map(names)?;
    let words = |name: &str| name.split(' ').count();
    let first = byline.people.first().map(|person| person.name.as_str()).filter(|name| name.len() > 3);
    let cued = features[index].byline.as_ref().is_some_and(|found| found.cued) || known_line::is_cued(line, cues);
    let dated = pieces.iter().any(|piece| matches!(piece.kind, PieceKind::Published(_) | PieceKind::Updated(_)));
    let note = first.is_some_and(|name| {
        let longer = words(name) + 2;
        let opens = |at: usize| features[at].shape.tokens > longer && passages[at].words().starts_with(name);
        (0..odds.len()).any(|at| at != index && opens(at))
    });
    let others = shape.tokens.saturating_sub(byline.people.iter().map(|person| words(&person.name)).sum());
    score += weight::OTHER_WORDS * others.min(8) as f32
        + flag(cued, weight::CUED)
        + flag(dated, weight::DATED)
        + flag(note, weight::NOTE_ON_AUTHOR);
    if score <= 0.0 {
        return None;
    }

    let in_headline = first.zip(headline).is_some_and(|(name, headline)| passages[headline].words().contains(name));
    let section = line.split(' ').any(|word| cues.sections.has(word) || cues.institutions.has(word));
    let long_name = byline.people.iter().any(|person| words(&person.name) > 3);
    let repeated = (0..odds.len()).any(|at| features[at].shape.hash == shape.hash && at.abs_diff(index) > FAR);
    let helper = |role: &str| matches!(role, "photographs" | "editing");
    let helpers = byline.people.iter().all(|person| person.role.as_deref().is_some_and(helper));
    score += flag(in_headline, weight::IN_HEADLINE)
        + flag(section, weight::SECTION)
        + flag(long_name, weight::LONG_NAME)
        + flag(repeated, weight::REPEATED);
    (score > 0.0).then_some(Candidate { index, cued, helpers, score })
}

/// The names of a piece.
pub(super) fn names(piece: &Piece) -> Option<&Byline> {
    match &piece.kind {
        PieceKind::Byline(byline) | PieceKind::Name(byline) => Some(byline),
        _ => None,
    }
}
