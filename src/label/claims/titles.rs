//! Which of a page's titles is the headline: the line that was found for it, or what the page says elsewhere, with the outlet's name cut off.
//!
//! Each title is tried whole and in its parts: "Ferry sinks | The Ledger" could be a headline, or a headline and an outlet.

use super::outlet::Outlet;
use crate::article::Span;
use crate::label::headline::Page;
use crate::language::fold::hashed_words;
use crate::order::Order as _;
use crate::read::{Claim, ClaimedField, ElementKind};

/// How many titles are looked at, and the most words of one.
const MOST: usize = 16;
const MOST_WORDS: usize = 40;
/// How many words shared with the lead say all that they can.
const MANY: usize = 8;
/// A shorter word of an outlet's name is anybody's, in bytes.
const SHORT: usize = 3;

/// The weight of each finding, rounded from a conditional logistic regression over the pages of the two sets that the network learns from
/// (McFadden 1974): the choice is among the titles of one page.
mod weight {
    pub(super) const PARTED: f32 = -1.6;
    pub(super) const OUTLET: f32 = -1.2;
    pub(super) const WORDS_OF_LEAD: f32 = 1.15;
    pub(super) const FIRST_HEADING: f32 = 0.75;
    pub(super) const BEGINS_ANOTHER: f32 = 0.7;
    pub(super) const STOP: f32 = -0.65;
    pub(super) const OPEN_GRAPH: f32 = 0.6;
    pub(super) const OPEN_GRAPH_CUT: f32 = 0.25;
    pub(super) const TITLE: f32 = 0.45;
    pub(super) const TITLE_CUT: f32 = 0.25;
    pub(super) const OF_PAGE: f32 = 0.2;
    pub(super) const OF_PAGE_CUT: f32 = 0.4;
    pub(super) const USUAL_LENGTH: f32 = 0.45;
    pub(super) const CLAIMED: f32 = 0.2;
    pub(super) const LINE: f32 = -0.35;
    /// By the logarithm of the odds, six added.
    pub(super) const ODDS: f32 = 0.25;
}

/// A claim's title, or the part of it that is the headline, as a byte range of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::label) struct Title {
    pub(in crate::label) claim: usize,
    pub(in crate::label) range: Span,
}

struct Candidate<'a> {
    text: &'a str,
    words: Vec<u64>,
    title: Option<Title>,
    is_line: bool,
    score: f32,
    /// Which findings by the place of a title are in its score already.
    seen: u8,
}

/// The title of a claim that is a better headline than the line; nothing where the line is the best, or there is neither.
pub(in crate::label) fn choose(page: &Page, line: Option<usize>, claims: &[Claim], outlet: &Outlet) -> Option<Title> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let titles = claims.iter().enumerate().filter(|(_, claim)| claim.field == ClaimedField::Title);
    for (index, claim) in titles.take(MOST) {
        for range in parts(&claim.value) {
            let text = range.of(&claim.value);
            let words = words(text);
            if !(1..=MOST_WORDS).contains(&words.len()) {
                continue;
            }
            let is_whole = text.len() == claim.value.len();
            let rest = [&claim.value[..range.start], &claim.value[range.end..]].concat();
            let is_cut = !is_whole && outlet.is_called(&rest);
            let title = Some(Title { claim: index, range });
            let candidate = candidate(&mut candidates, text, words, title);
            let (weights, bits) = match claim.rule {
                "open-graph" => ([weight::OPEN_GRAPH, weight::OPEN_GRAPH_CUT], [1, 2]),
                "title" => ([weight::TITLE, weight::TITLE_CUT], [4, 8]),
                "json-ld-page" => ([weight::OF_PAGE, weight::OF_PAGE_CUT], [16, 32]),
                _ => ([0.0; 2], [64; 2]),
            };
            let mut add = |bit: u8, weight: f32| {
                if candidate.seen & bit == 0 {
                    candidate.seen |= bit;
                    candidate.score += weight;
                }
            };
            if is_whole || is_cut {
                add(bits[usize::from(is_cut)], weights[usize::from(is_cut)]);
            }
            if matches!(claim.rule, "open-graph" | "title" | "json-ld" | "twitter" | "meta") {
                add(128, weight::CLAIMED);
            }
        }
    }
    if candidates.is_empty() {
        return None;
    }
    if let Some(index) = line {
        let text = page.passages[index].words();
        let odds = page.odds[index].headline.clamp(0.003, 0.997);
        let line = candidate(&mut candidates, text, words(text), None);
        line.is_line = true;
        // The page's own letters, rather than those of its head.
        (line.text, line.title) = (text, None);
        line.score += weight::LINE + weight::ODDS * ((odds / (1.0 - odds)).ln() + 6.0);
    }
    let headings: Vec<Vec<u64>> = page
        .passages
        .iter()
        .filter(|passage| {
            let kind = passage.element.and_then(|element| page.outline.kind(element));
            kind == Some(&ElementKind::Heading(1)) && passage.linked == 0
        })
        .map(|passage| words(passage.words()))
        .collect();
    let (_, lead) = page.lead();
    let scores: Vec<f32> = candidates
        .iter()
        .map(|candidate| {
            let Candidate { text, words, .. } = candidate;
            let flag = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
            let mut shared: Vec<u64> = Page::content(text).filter(|word| lead.binary_search(word).is_ok()).collect();
            shared.order();
            shared.dedup();
            let is_begun =
                |other: &Candidate| other.words.len() > words.len() && other.words.starts_with(words.as_slice());
            let named = hashed_words(text).any(|(range, word)| range.len() > SHORT && outlet.has(word));
            candidate.score
                + weight::WORDS_OF_LEAD * shared.len().min(MANY) as f32 / MANY as f32
                + flag(separators(text).next().is_some(), weight::PARTED)
                + flag(named, weight::OUTLET)
                + flag(headings.contains(words), weight::FIRST_HEADING)
                + flag(candidates.iter().any(is_begun), weight::BEGINS_ANOTHER)
                + flag(text.ends_with('.'), weight::STOP)
                + flag((5..=16).contains(&words.len()), weight::USUAL_LENGTH)
        })
        .collect();
    let best = (0..candidates.len()).max_by(|&one, &other| scores[one].total_cmp(&scores[other]))?;
    candidates[best].title.filter(|_| !candidates[best].is_line)
}

/// The candidate of these words, known or new.
fn candidate<'c, 'a>(
    candidates: &'c mut Vec<Candidate<'a>>,
    text: &'a str,
    words: Vec<u64>,
    title: Option<Title>,
) -> &'c mut Candidate<'a> {
    let at = candidates.iter().position(|known| known.words == words).unwrap_or(candidates.len());
    if at == candidates.len() {
        candidates.push(Candidate { text, words, title, is_line: false, score: 0.0, seen: 0 });
    }
    &mut candidates[at]
}

fn words(text: &str) -> Vec<u64> {
    hashed_words(text).map(|(_, hash)| hash).collect()
}

/// A title whole, before its last separator, before its first, and behind its first.
fn parts(title: &str) -> Vec<Span> {
    let mut parts = vec![Span::new(0, title.len())];
    let mut separators = separators(title);
    if let Some(first) = separators.next() {
        let last = separators.last();
        parts.push(Span::new(0, last.unwrap_or(first).start));
        if last.is_some() {
            parts.push(Span::new(0, first.start));
        }
        parts.push(Span::new(first.end, title.len()));
    }
    parts
}

/// What parts a title from an outlet's or a section's name, blanks included: a dash or colon between blanks, a bar anywhere.
fn separators(title: &str) -> impl Iterator<Item = Span> + '_ {
    title.char_indices().filter_map(move |(at, mark)| {
        let (before, behind) = (&title[..at], title[at + mark.len_utf8()..].trim_start_matches(mark));
        let start = before.trim_end().len();
        let span = Span::new(start, title.len() - behind.trim_start().len());
        let is_apart = start < before.len() && behind.starts_with(char::is_whitespace);
        let parts = match mark {
            '|' | '»' | '｜' => true,
            '-' | '–' | '—' | '·' | '•' | ':' | '/' => is_apart,
            _ => false,
        };
        // Of several marks in a row the first stands for all.
        (parts && start > 0 && span.end < title.len() && !before.ends_with(mark)).then_some(span)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_come_apart_at_bars_and_at_dashes_between_blanks() {
        let found = |title: &'static str| parts(title).into_iter().map(|part| part.of(title)).collect::<Vec<_>>();
        assert_eq!(found("Ferry sinks | The Ledger"), ["Ferry sinks | The Ledger", "Ferry sinks", "The Ledger"]);
        assert_eq!(found("A well-known ferry"), ["A well-known ferry"]);
        let wanted = ["World - Ferry sinks :: Ledger", "World - Ferry sinks", "World", "Ferry sinks :: Ledger"];
        assert_eq!(found("World - Ferry sinks :: Ledger"), wanted);
    }
}
