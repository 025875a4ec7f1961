//! What a page says of its article elsewhere, held against its passages: further inputs of the labeller for markup.
//!
//! Scripts of JSON-LD often have the article's words a second time, heads its title, its description and its authors. None of it is believed
//! outright: some are cut short, some are another article's. It is a signal like any other.

use super::Features;
use super::metadata_line::PieceKind;
use crate::language::fold::hashed_words;
use crate::order::Order as _;
use crate::read::{Claim, ClaimedField, Passage};

/// How many numbers there are for a passage.
pub(super) const CLAIM_SIGNALS: usize = 7;

/// Words that are compared at once.
const SHINGLE: usize = 3;
/// A body of fewer words is a teaser.
const LEAST_BODY: usize = 40;
/// The longest line that is a title or names authors, and the longest that is part of a description, in words.
const LONGEST_LINE: usize = 40;
const LONGEST_DESCRIPTION: usize = 120;
/// The fewest words of a title that another goes on from, as with the outlet's name behind it.
const LEAST_TITLE: usize = 3;

/// What is claimed, as hashes of its words.
pub(super) struct Claimed {
    titles: Vec<Vec<u64>>,
    authors: Vec<Vec<u64>>,
    descriptions: Shingles,
    body: Shingles,
    days: Vec<String>,
}

impl Claimed {
    pub(super) fn of(claims: &[Claim]) -> Self {
        let mut claimed = Self {
            titles: Vec::new(),
            authors: Vec::new(),
            descriptions: Shingles::default(),
            body: Shingles::default(),
            days: Vec::new(),
        };
        for claim in claims {
            let words = || words(&claim.value);
            match claim.field {
                ClaimedField::Title => claimed.titles.push(words()),
                ClaimedField::Author => claimed.authors.push(words()),
                ClaimedField::Description => claimed.descriptions.0.extend(shingles(&words())),
                ClaimedField::Body => {
                    let words = words();
                    if words.len() >= LEAST_BODY {
                        claimed.body.0.extend(shingles(&words));
                    }
                }
                ClaimedField::Published => claimed.days.extend(claim.value.get(..10).map(str::to_owned)),
                _ => {}
            }
        }
        claimed.descriptions.0.order();
        claimed.body.0.order();
        claimed.titles.order();
        claimed.titles.dedup();
        claimed.authors.retain(|author| !author.is_empty());
        claimed.authors.order();
        claimed.authors.dedup();
        claimed
    }

    /// The numbers of one passage.
    pub(super) fn signals(&self, passage: &Passage, features: &Features) -> [f32; CLAIM_SIGNALS] {
        let flag = |yes: bool| f32::from(u8::from(yes));
        let mut signals = [0.0; CLAIM_SIGNALS];
        let count = features.form.words;
        let is_line = count <= LONGEST_LINE;
        let is_described = count <= LONGEST_DESCRIPTION && !self.descriptions.0.is_empty();
        let has_body = !self.body.0.is_empty();
        let words = if is_line || is_described || has_body { words(passage.words()) } else { Vec::new() };
        if has_body {
            signals[0] = 1.0;
            signals[1] = self.body.share(&words);
        }
        if is_described {
            signals[2] = self.descriptions.share(&words);
        }
        if is_line && !words.is_empty() {
            signals[3] = flag(self.titles.contains(&words));
            let goes_on = |title: &Vec<u64>| title.starts_with(&words) || title.ends_with(&words);
            signals[4] = flag(words.len() >= LEAST_TITLE && self.titles.iter().any(goes_on));
            let is_in = |author: &Vec<u64>| {
                words.windows(author.len()).any(|window| window[0] == author[0] && window == author.as_slice())
            };
            signals[5] = flag(self.authors.iter().any(is_in));
        }
        let days = features.metadata.iter().flatten().filter_map(|piece| match &piece.kind {
            PieceKind::Published(date) | PieceKind::Updated(date) => date.iso.as_deref().and_then(|day| day.get(..10)),
            _ => None,
        });
        signals[6] = flag(days.into_iter().any(|day| self.days.iter().any(|known| known == day)));
        signals
    }
}

/// What stands somewhere, each few words of it as one number, in order.
#[derive(Default)]
struct Shingles(Vec<u64>);

impl Shingles {
    /// The share of these words that stands there as well.
    fn share(&self, words: &[u64]) -> f32 {
        let (mut all, mut found) = (0_usize, 0_usize);
        for shingle in shingles(words) {
            all += 1;
            found += usize::from(self.0.binary_search(&shingle).is_ok());
        }
        found as f32 / all.max(1) as f32
    }
}

fn words(text: &str) -> Vec<u64> {
    hashed_words(text).map(|(_, hash)| hash).collect()
}

/// Each few words in a row as one number; fewer words than that are one as well.
fn shingles(words: &[u64]) -> impl Iterator<Item = u64> + '_ {
    let mix = |words: &[u64]| words.iter().fold(0, |sum: u64, word| sum.rotate_left(21) ^ word);
    words.windows(SHINGLE.min(words.len()).max(1)).map(mix)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;
    use crate::language::cues::Cues;

    #[test]
    fn the_words_of_a_script_are_found_again_on_the_page() {
        let story = "The harbour bridge opened on Monday, a year before anybody had thought that it could be done at all. \
            Crossing it will be free until the spring of next year, the port said in a short statement, and boats will go \
            on as before for those who would rather be on the water.";
        let page = format!(
            "<script type='application/ld+json'>{{\"@type\": \"Article\", \"headline\": \"Bridge opens\", \"author\": \"Ani Orr\", \
             \"articleBody\": \"{story}\"}}</script><h1>Bridge opens</h1><p>By Ani Orr</p><p>{story}</p><p>More from the harbour, \
             and much else to read on a Monday</p>"
        );
        let reading = crate::read::html::read(&page, None, &Limits::default()).unwrap();
        let features = super::super::features(&reading.passages, Cues::of(None), &mut Vec::new());
        let claimed = Claimed::of(&reading.claims);
        let found: Vec<_> = reading
            .passages
            .iter()
            .zip(&features)
            .map(|(passage, features)| claimed.signals(passage, features))
            .collect();
        let [headline, byline, body, other] = found.as_slice() else { panic!("{found:?}") };
        assert!(headline[3] > 0.5 && byline[3] < 0.5, "the title");
        assert!(byline[5] > 0.5 && headline[5] < 0.5, "the author");
        assert!(body[1] > 0.9 && other[1] < 0.1, "the body");
    }
}
