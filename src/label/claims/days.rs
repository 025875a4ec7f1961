//! Which day is that of publication: of those that a page's head and its `time` elements claim, and those that its lines have.

use super::{PLACES, day, rank};
use crate::article::Span;
use crate::label::headline::Page;
use crate::label::metadata_line::PieceKind;
use crate::read::{Claim, ClaimedField};

/// How many claims of a day are looked at.
const MOST: usize = 60;
/// How far from the headline a line is of the article's head, and how far behind its tag, in bytes, what a `time` element shows.
const NEAR: usize = 6;
const BEHIND_TAG: usize = 600;

/// The weight of each finding, from a conditional logistic regression as with [titles](super::titles).
mod weight {
    pub(super) const OPEN_GRAPH: f32 = 1.75;
    pub(super) const META: f32 = 0.6;
    pub(super) const OF_PAGE: f32 = 0.4;
    pub(super) const PUBLISHED: f32 = 0.5;
    pub(super) const UPDATED_JSON_LD: f32 = 0.5;
    pub(super) const TIME: f32 = -1.35;
    pub(super) const FIRST_TIME: f32 = 1.15;
    pub(super) const TIME_PUBLISHED: f32 = -0.8;
    pub(super) const NEAR: f32 = 1.45;
    pub(super) const LINE: f32 = -1.9;
    /// By the logarithm of the odds, six added.
    pub(super) const ODDS: f32 = 0.4;
    pub(super) const LIKELIEST: f32 = 0.7;
    pub(super) const UPDATED_LINE: f32 = -0.85;
    pub(super) const ADDRESS: f32 = 1.15;
    pub(super) const EARLIEST: f32 = 0.6;
}

/// Where the day stands: the best claim of it and the likeliest line, either or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::label) struct Day {
    pub(in crate::label) claim: Option<usize>,
    pub(in crate::label) line: Option<usize>,
}

/// What speaks for one day.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a finding of its own")]
struct Candidate {
    day: String,
    place: Day,
    published: bool,
    published_in_head: bool,
    updated: bool,
    open_graph: bool,
    meta: bool,
    of_page: bool,
    updated_json_ld: bool,
    time: bool,
    first_time: bool,
    time_published: bool,
    near: bool,
    /// Of its likeliest line.
    odds: Option<f32>,
    line_says_updated: bool,
}

/// The day of publication.
pub(in crate::label) fn choose(page: &Page, headline: Option<usize>, claims: &[Claim]) -> Option<Day> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let top = headline.or_else(|| {
        let odds = |index: &usize| page.odds[*index].headline;
        (0..page.odds.len()).max_by(|one, other| odds(one).total_cmp(&odds(other)))
    });
    let is_near = |index: usize| top.is_some_and(|top| index.abs_diff(top) <= NEAR);
    of_claims(page, claims, &is_near, &mut candidates);
    let likeliest = of_lines(page, &is_near, &mut candidates);
    // Where a page says when it was published, another day is at most when it was changed; a `time` element may be either's.
    let in_head = candidates.iter().any(|candidate| candidate.published_in_head);
    let published = in_head || candidates.iter().any(|candidate| candidate.published);
    let is_change = |candidate: &Candidate| {
        let has_line = candidate.odds.is_some() && !candidate.line_says_updated;
        let says_so =
            if in_head && candidate.line_says_updated { candidate.published_in_head } else { candidate.published };
        published && candidate.updated && !says_so && !has_line
    };
    candidates.retain(|candidate| !is_change(candidate));
    let address =
        claims.iter().filter(|claim| claim.field == ClaimedField::Url).find_map(|claim| in_address(&claim.value));
    let earliest = candidates.iter().map(|candidate| candidate.day.clone()).min();
    let score = |candidate: &Candidate| {
        let flag = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
        let is_likeliest = candidate.place.line.is_some() && candidate.place.line == likeliest;
        candidate.odds.map_or(0.0, |odds| weight::LINE + weight::ODDS * (odds + 6.0))
            + flag(candidate.published, weight::PUBLISHED)
            + flag(candidate.open_graph, weight::OPEN_GRAPH)
            + flag(candidate.meta, weight::META)
            + flag(candidate.of_page, weight::OF_PAGE)
            + flag(candidate.updated_json_ld, weight::UPDATED_JSON_LD)
            + flag(candidate.time, weight::TIME)
            + flag(candidate.first_time, weight::FIRST_TIME)
            + flag(candidate.time_published, weight::TIME_PUBLISHED)
            + flag(candidate.near, weight::NEAR)
            + flag(is_likeliest, weight::LIKELIEST)
            + flag(candidate.line_says_updated, weight::UPDATED_LINE)
            + flag(address.as_ref() == Some(&candidate.day), weight::ADDRESS)
            + flag(earliest.as_ref() == Some(&candidate.day), weight::EARLIEST)
    };
    let best = candidates.iter().max_by(|one, other| score(one).total_cmp(&score(other)))?;
    Some(best.place)
}

fn candidate<'c>(candidates: &'c mut Vec<Candidate>, day: &str) -> &'c mut Candidate {
    let at = candidates.iter().position(|known| known.day == day).unwrap_or(candidates.len());
    if at == candidates.len() {
        candidates.push(Candidate { day: day.to_owned(), ..Candidate::default() });
    }
    &mut candidates[at]
}

fn of_claims(page: &Page, claims: &[Claim], is_near: &impl Fn(usize) -> bool, candidates: &mut Vec<Candidate>) {
    let mut times = [false; 2];
    let dated = |claim: &Claim| matches!(claim.field, ClaimedField::Published | ClaimedField::Updated);
    for (index, claim) in claims.iter().enumerate().filter(|(_, claim)| dated(claim)).take(MOST) {
        let value = day(claim, page.cues).value;
        let Some(day) = value.get(..10).filter(|day| day.starts_with(|figure: char| figure.is_ascii_digit())) else {
            continue;
        };
        let is_published = claim.field == ClaimedField::Published;
        let candidate = candidate(candidates, day);
        *(if is_published { &mut candidate.published } else { &mut candidate.updated }) = true;
        match claim.rule {
            "time" | "time-published" | "microdata" | "rdfa" => {
                let before = std::mem::replace(&mut times[usize::from(is_published)], true);
                if is_published {
                    candidate.time = true;
                    candidate.first_time |= !before;
                    candidate.time_published |= claim.rule == "time-published";
                }
                candidate.near |= shown_at(page, claim.span).is_some_and(is_near);
            }
            "open-graph" => candidate.open_graph |= is_published,
            "json-ld" => candidate.updated_json_ld |= !is_published,
            "json-ld-page" => candidate.of_page |= is_published,
            _ => candidate.meta |= is_published,
        }
        candidate.published_in_head |=
            is_published && !matches!(claim.rule, "time" | "time-published" | "microdata" | "rdfa");
        let better = |known: usize| {
            let order =
                |index: usize| (claims[index].field != ClaimedField::Published, rank(&claims[index]).min(PLACES.len()));
            order(index) < order(known)
        };
        if candidate.place.claim.is_none_or(better) {
            candidate.place.claim = Some(index);
        }
    }
}

/// The passage that shows what the tag at `tag` says.
fn shown_at(page: &Page, tag: Span) -> Option<usize> {
    let index = page.passages.partition_point(|passage| passage.text.span.end < tag.start);
    page.passages.get(index).filter(|passage| passage.text.span.start <= tag.start + BEHIND_TAG).map(|_| index)
}

/// Adds the days of lines; gives the likeliest such line.
fn of_lines(page: &Page, is_near: &impl Fn(usize) -> bool, candidates: &mut Vec<Candidate>) -> Option<usize> {
    let mut likeliest: Option<usize> = None;
    for (index, features) in page.features.iter().enumerate() {
        for piece in features.metadata.iter().flatten() {
            let (date, is_updated) = match &piece.kind {
                PieceKind::Published(date) => (date, false),
                PieceKind::Updated(date) => (date, true),
                _ => continue,
            };
            let Some(day) = date.iso.as_deref().and_then(|iso| iso.get(..10)) else { continue };
            let chance = page.odds[index].date.clamp(0.003, 0.997);
            let odds = (chance / (1.0 - chance)).ln();
            let candidate = candidate(candidates, day);
            candidate.near |= is_near(index);
            if candidate.odds.is_none_or(|known| odds > known) {
                candidate.odds = Some(odds);
                candidate.line_says_updated = is_updated;
                candidate.place.line = Some(index);
            }
            if likeliest.is_none_or(|known| page.odds[index].date > page.odds[known].date) {
                likeliest = Some(index);
            }
        }
    }
    likeliest
}

/// The day in an address: `/2025/03/04/`.
fn in_address(address: &str) -> Option<String> {
    let mut numbers = address.split(['/', '-', '_']).map(|part| {
        let is_number = !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { part.parse::<u32>().ok().map(|number| (number, part.len())) } else { None }
    });
    let mut last = [None; 3];
    loop {
        let next = numbers.next()?;
        last = [last[1], last[2], next];
        if let [Some((year @ 1900..2100, 4)), Some((month @ 1..=12, 1 | 2)), Some((day @ 1..=31, 1 | 2))] = last {
            return Some(format!("{year}-{month:02}-{day:02}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_can_have_the_day() {
        assert_eq!(in_address("https://ledger.example/2025/3/04/ferry").as_deref(), Some("2025-03-04"));
        assert_eq!(in_address("https://ledger.example/news/2025-03-04-ferry").as_deref(), Some("2025-03-04"));
        assert_eq!(in_address("https://ledger.example/2025/30/04/ferry-12"), None);
    }
}
