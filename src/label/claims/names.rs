//! Who wrote the article: the names of its lines, or one of the lists that a page has elsewhere, or nobody.
//!
//! A list is what one kind of place says: all authors of JSON-LD, of `meta`, the first element whose class calls it a byline. Lists of the same
//! names speak for each other.

use super::outlet::Outlet;
use crate::article::{Byline, Person};
use crate::label::authors;
use crate::label::byline;
use crate::label::date;
use crate::label::headline::Page;
use crate::label::known_line;
use crate::language::cues::Cues;
use crate::language::fold::hashed_words;
use crate::order::Order as _;
use crate::read::{Claim, ClaimedField};

/// How many claims are looked at, and the most names of a list.
const MOST: usize = 60;
const MOST_NAMES: usize = 12;
/// How many lines above and below the headline are near it, and the most words of a line that names people.
const ABOVE: usize = 6;
const BELOW: usize = 9;
const MOST_WORDS: usize = 30;
/// From these odds on a line is a byline, and how many of them are looked at.
const LIKELY: f32 = 0.3;
const MOST_LINES: usize = 12;
/// A longer claim of an element's class is more than names, in bytes.
const LONGEST_OF_CLASS: usize = 60;
/// The most words of a name.
const LONGEST_NAME: usize = 4;

/// The weight of each finding, from a conditional logistic regression as with [titles](super::titles).
mod weight {
    pub(super) const LINES: f32 = 0.5;
    pub(super) const META: f32 = 1.25;
    pub(super) const JSON_LD: f32 = -0.4;
    pub(super) const CLASS: f32 = -0.3;
    pub(super) const ORGANISATION: f32 = -1.1;
    pub(super) const SEVERAL_PLACES: f32 = 1.35;
    pub(super) const LINES_AND_JSON_LD: f32 = 0.9;
    pub(super) const NEAR: f32 = 1.0;
    pub(super) const ON_BYLINE: f32 = 0.6;
    pub(super) const ODD: f32 = -1.0;
    pub(super) const OUTLET: f32 = -0.9;
    pub(super) const SINGLE_WORD: f32 = -0.4;
    pub(super) const LONG_NAME: f32 = -0.5;
    pub(super) const MORE: f32 = 0.35;
    pub(super) const NOBODY: f32 = -0.2;
    pub(super) const NOBODY_UNCLAIMED: f32 = -0.6;
}

/// Who it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::label) enum Names {
    /// Those that the lines name.
    #[default]
    Lines,
    /// Nobody.
    Nobody,
    /// Those that these claims name, as they are to be shown.
    Claims(Vec<usize>, Byline),
}

/// A kind of place that has a list of names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Lines,
    JsonLd,
    JsonLdOfPage,
    Meta,
    OpenGraph,
    Twitter,
    Publisher,
    Attributes,
    RelAuthor,
    Class,
    Organisation,
}

impl Place {
    fn of(claim: &Claim) -> Option<Self> {
        Some(match (claim.field, claim.rule) {
            (ClaimedField::Organisation, _) => Self::Organisation,
            (ClaimedField::Author, "json-ld") => Self::JsonLd,
            (ClaimedField::Author, "json-ld-page") => Self::JsonLdOfPage,
            (ClaimedField::Author, "meta" | "dublin-core" | "citation") => Self::Meta,
            (ClaimedField::Author, "open-graph") => Self::OpenGraph,
            (ClaimedField::Author, "twitter") => Self::Twitter,
            (ClaimedField::Author, "parsely" | "sailthru") => Self::Publisher,
            (ClaimedField::Author, "microdata" | "rdfa") => Self::Attributes,
            (ClaimedField::Author, "rel-author") => Self::RelAuthor,
            (ClaimedField::Author, "class") => Self::Class,
            _ => return None,
        })
    }
}

/// The names that one kind of place has.
struct List {
    place: Place,
    claims: Vec<usize>,
    byline: Byline,
    /// The words of each name as hashes, in order of the names.
    names: Vec<Vec<u64>>,
}

impl List {
    fn add(&mut self, claim: usize, found: Byline) {
        self.claims.push(claim);
        for person in found.people {
            let words = words(&person.name);
            if !words.is_empty() && !self.names.contains(&words) {
                self.names.push(words);
                self.byline.people.push(person);
            }
        }
        if let Some(agency) = found.agency.filter(|_| self.byline.agency.is_none()) {
            let words = words(&agency);
            if !words.is_empty() && !self.names.contains(&words) {
                self.names.push(words);
                self.byline.agency = Some(agency);
            }
        }
    }

    fn of(place: Place) -> Self {
        Self { place, claims: Vec::new(), byline: Byline::default(), names: Vec::new() }
    }
}

/// Chooses among the lists of a page; `lines` are those that name the authors.
pub(in crate::label) fn choose(
    page: &Page,
    headline: Option<usize>,
    lines: &[usize],
    claims: &[Claim],
    outlet: &Outlet,
) -> Names {
    let mut lists = of_claims(claims, page.cues);
    if lists.is_empty() {
        return Names::Lines;
    }
    if let Some(list) = of_lines(page, lines) {
        lists.push(list);
    }
    let has_claims = lists.iter().any(|list| {
        use Place::{JsonLd, JsonLdOfPage, Meta, OpenGraph, Publisher, Twitter};
        matches!(list.place, JsonLd | JsonLdOfPage | Meta | Twitter | Publisher | OpenGraph)
    });
    // Each list once, with all places that have it.
    let mut candidates: Vec<Vec<usize>> = Vec::new();
    for index in 0..lists.len() {
        match candidates.iter_mut().find(|same| lists[same[0]].names == lists[index].names) {
            Some(same) => same.push(index),
            None => candidates.push(vec![index]),
        }
    }
    let shown = Shown::of(page, headline);
    let score = |candidate: &Vec<usize>| {
        let flag = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
        let List { byline, names, .. } = &lists[candidate[0]];
        let has = |place: Place| candidate.iter().any(|&list| lists[list].place == place);
        let people = || byline.people.iter().map(|person| person.name.as_str()).chain(byline.agency.as_deref());
        let places = candidate.iter().filter(|&&list| lists[list].place != Place::Organisation).count();
        flag(has(Place::Lines), weight::LINES)
            + flag(has(Place::Meta), weight::META)
            + flag(has(Place::JsonLd), weight::JSON_LD)
            + flag(has(Place::Class), weight::CLASS)
            + flag(has(Place::Organisation), weight::ORGANISATION)
            + flag(places > 1, weight::SEVERAL_PLACES)
            + flag(has(Place::Lines) && has(Place::JsonLd), weight::LINES_AND_JSON_LD)
            + flag(shown.near.have(names), weight::NEAR)
            + flag(shown.bylines.have(names), weight::ON_BYLINE)
            + flag(people().any(is_odd), weight::ODD)
            + flag(names.iter().flatten().any(|word| outlet.has(*word)), weight::OUTLET)
            + flag(names.iter().any(|name| name.len() == 1), weight::SINGLE_WORD)
            + flag(names.iter().any(|name| name.len() > LONGEST_NAME), weight::LONG_NAME)
            + flag(lists.iter().any(|other| has_more(names, &other.names)), weight::MORE)
    };
    let nobody = weight::NOBODY + if has_claims { 0.0 } else { weight::NOBODY_UNCLAIMED };
    let mut best: Option<(f32, &Vec<usize>)> = None;
    for candidate in &candidates {
        let score = score(candidate);
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, candidate));
        }
    }
    let Some((_, best)) = best.filter(|(score, _)| *score > nobody) else { return Names::Nobody };
    if best.iter().any(|&list| lists[list].place == Place::Lines) {
        return Names::Lines;
    }
    let List { claims, byline, .. } = lists.swap_remove(best[0]);
    Names::Claims(claims, without_outlet(byline, outlet))
}

/// Whether a list has all names of another, and more.
fn has_more(names: &[Vec<u64>], others: &[Vec<u64>]) -> bool {
    names.len() > others.len() && others.iter().all(|name| names.contains(name))
}

fn of_claims(claims: &[Claim], cues: &Cues) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    for (index, claim) in claims.iter().enumerate().filter(|(_, claim)| Place::of(claim).is_some()).take(MOST) {
        let Some(place) = Place::of(claim) else { continue };
        let at = lists.iter().position(|list| list.place == place).unwrap_or(lists.len());
        // Further down elements are of other articles' authors.
        let is_more = place == Place::Class && (at < lists.len() || claim.value.len() > LONGEST_OF_CLASS);
        let is_address = place == Place::OpenGraph && claim.value.contains('/');
        if is_more || is_address {
            continue;
        }
        if at == lists.len() {
            lists.push(List::of(place));
        }
        lists[at].add(index, read(claim, cues));
    }
    lists.retain(|list| (1..=MOST_NAMES).contains(&list.names.len()));
    lists.iter_mut().for_each(|list| list.names.order());
    lists
}

/// The people that a claim names: by the grammar of bylines, or else whatever stands between its commas.
fn read(claim: &Claim, cues: &Cues) -> Byline {
    let value = claim.value.as_str();
    if claim.field == ClaimedField::Organisation {
        return Byline { people: Vec::new(), agency: Some(value.to_owned()) };
    }
    let person = |name: &str| Person { name: name.to_owned(), ..Person::default() };
    // Indexes of papers have the family's name first.
    if claim.rule == "citation"
        && let Some((family, given)) = value.split_once(", ").filter(|(_, given)| !given.contains(','))
    {
        return Byline { people: vec![person(&format!("{given} {family}"))], agency: None };
    }
    if let Some(byline) = byline::people(value, cues) {
        return byline;
    }
    let mut rest = byline::behind_cue(value, cues);
    if let Some(found) = date::find(rest, cues).first() {
        rest = &rest[..found.start];
    }
    let names = rest.split([',', ';', '|', '/']).flat_map(|part| part.split(" and ")).map(|name| {
        name.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '–' | '—' | '•'))
    });
    let is_name = |name: &&str| name.chars().nth(1).is_some() && !name.contains('@') && !name.contains("//");
    Byline { people: names.filter(is_name).map(person).collect(), agency: None }
}

fn of_lines(page: &Page, lines: &[usize]) -> Option<List> {
    let mut list = List::of(Place::Lines);
    for &index in lines {
        let has_figures = page.features[index].shape.digits > 0;
        let pieces = known_line::pieces(page.passages[index].words(), true, has_figures, page.cues);
        for byline in pieces.iter().flatten().filter_map(authors::names) {
            list.add(index, byline.clone());
        }
    }
    list.names.order();
    Some(list).filter(|list| !list.names.is_empty())
}

/// What is called as the outlet is, or a part of it, is no person.
fn without_outlet(mut byline: Byline, outlet: &Outlet) -> Byline {
    let is_house = |person: &mut Person| person.role.is_none() && outlet.is_called(&person.name);
    let houses: Vec<Person> = byline.people.extract_if(.., is_house).collect();
    byline.agency = byline.agency.or_else(|| houses.into_iter().next().map(|house| house.name));
    byline
}

/// The words of lines that show who wrote an article.
struct Shown {
    near: Lines,
    bylines: Lines,
}

struct Lines(Vec<Vec<u64>>);

impl Lines {
    /// Whether each of the names stands on one of the lines.
    fn have(&self, names: &[Vec<u64>]) -> bool {
        let stands = |name: &Vec<u64>| self.0.iter().any(|line| line.windows(name.len()).any(|words| words == name));
        names.iter().all(stands)
    }
}

impl Shown {
    fn of(page: &Page, headline: Option<usize>) -> Self {
        let Page { passages, features, odds, .. } = *page;
        let lines = |of: &mut dyn Iterator<Item = usize>| {
            let short = of.filter(|&index| features[index].form.words <= MOST_WORDS);
            Lines(short.map(|index| words(passages[index].words())).collect())
        };
        let likeliest = |one: &usize, other: &usize| odds[*one].headline.total_cmp(&odds[*other].headline);
        let top = headline.or_else(|| (0..odds.len()).max_by(likeliest)).unwrap_or_default();
        let near = top.saturating_sub(ABOVE)..(top + BELOW).min(odds.len());
        let likely = (0..odds.len()).filter(|&index| odds[index].byline > LIKELY).take(MOST_LINES);
        Self { near: lines(&mut near.into_iter()), bylines: lines(&mut likely.into_iter()) }
    }
}

fn words(name: &str) -> Vec<u64> {
    hashed_words(name).map(|(_, hash)| hash).collect()
}

/// Whether a name is an account's rather than a person's.
fn is_odd(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.contains(|letter: char| letter.is_ascii_digit() || matches!(letter, '_' | '@' | ':'))
        || [".com", ".in", ".net", ".org"].iter().any(|end| lower.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(value: &str, rule: &'static str) -> Claim {
        Claim { field: ClaimedField::Author, value: value.to_owned(), span: crate::Span::new(0, 0), rule }
    }

    #[test]
    fn a_list_is_what_one_kind_of_place_says() {
        let claims =
            [claim("Ani Orr", "json-ld"), claim("Tom Reyes", "json-ld"), claim("By Ani Orr and Tom Reyes", "meta")];
        let lists = of_claims(&claims, Cues::of(None));
        assert_eq!(lists.len(), 2);
        assert_eq!(lists[0].names, lists[1].names);
        assert_eq!(lists[0].byline.people.len(), 2);
    }

    #[test]
    fn a_name_of_one_word_is_one_where_a_head_says_so() {
        for (value, rule, name) in
            [("Susan", "meta", "Susan"), ("Yucy 3/4/2025", "class", "Yucy"), ("Orr, Ani", "citation", "Ani Orr")]
        {
            assert_eq!(read(&claim(value, rule), Cues::of(None)).people[0].name, name);
        }
    }
}
