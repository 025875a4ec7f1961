//! What the source says about its article beside the article's words, put into the fields.
//!
//! What is said there beats what was found in the text; the line of the text with the same words is another place of the field.

mod days;
mod names;
mod outlet;
mod titles;

use super::headline::Page;
use super::{assemble, byline, date};
use crate::article::{
    Alternative, Article, Byline, Field, Image, Metadata, Person, Repair, RepairKind, Source, Span, Text, Witness,
};
use crate::language::cues::Cues;
use crate::language::fold::same_words;
use crate::order::Order as _;
use crate::read::{Claim, ClaimedField};
use days::Day;
pub(super) use names::Names;
use outlet::Outlet;
use titles::Title;

/// How sure a line is that says what it is.
const CONFIDENCE: f64 = 0.95;

/// Puts each claim into its field. A claim that no field takes claims nothing.
pub(super) fn apply(article: &mut Article, claims: &[Claim], source: &str, cues: &Cues) {
    for claim in claims.iter().filter(|claim| claim.is_in_text()) {
        let Metadata { headline, published, updated, description, section, keywords, licence, .. } =
            &mut article.metadata;
        match claim.field {
            ClaimedField::Title => said(headline, words(claim, source), claim, |one, other| same_words(one, other)),
            ClaimedField::Description => said(description, words(claim, source), claim, |one, other| one == other),
            ClaimedField::Licence => said(licence, words(claim, source), claim, |one, other| one == other),
            ClaimedField::Published => said(published, day(claim, cues), claim, |one, other| is_same_day(one, other)),
            ClaimedField::Updated => said(updated, day(claim, cues), claim, |one, other| is_same_day(one, other)),
            ClaimedField::Section => listed(section, words(claim, source), claim),
            ClaimedField::Keyword => listed(keywords, words(claim, source), claim),
            ClaimedField::Author => authors(article, claim, cues),
            ClaimedField::Site | ClaimedField::Url => place(article, claim),
            ClaimedField::Image => {
                let image = Image { url: claim.value.clone(), alt: None };
                said(&mut article.metadata.image, plain(image, claim), claim, |one, other| one == other);
            }
            _ => {}
        }
    }
}

/// What a page's lines and claims together say of its headline, day and authors.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    /// The headline, where it is not the line that was found for it.
    title: Option<Title>,
    /// The day, where there is one.
    pub(super) day: Option<Day>,
    /// The authors.
    pub(super) names: Names,
}

impl Choice {
    /// Chooses, given the line that is the headline and those that name the authors.
    pub(super) fn of(page: &Page, headline: Option<usize>, bylines: &[usize], claims: &[Claim]) -> Self {
        if claims.is_empty() {
            return Self::default();
        }
        let outlet = Outlet::of(claims);
        Self {
            title: titles::choose(page, headline, claims, &outlet),
            day: days::choose(page, headline, claims),
            names: names::choose(page, headline, bylines, claims, &outlet),
        }
    }
}

/// Fills from a page's head what its text leaves open, and puts in place what was chosen; days as the head has them, which is surer than what
/// stands somewhere on a page. What lies in the text itself is the text's.
pub(super) fn fill(article: &mut Article, claims: &[Claim], source: &str, cues: &Cues, choice: Option<Choice>) {
    if claims.is_empty() {
        return;
    }
    let mut head: Vec<&Claim> = claims.iter().filter(|claim| rank(claim) < usize::MAX).collect();
    head.order_by_key(|claim| rank(claim));
    let mut places = Places { taken: article.coverage().iter().map(|part| part.span).collect() };
    let is_chosen = choice.is_some();
    if let Some(choice) = choice {
        choice.put(article, claims, source, cues, &mut places);
    }
    let mut first = |field| head.iter().copied().find(|claim| claim.field == field && places.take(claim.span));
    let Metadata { headline, description, licence, section, keywords, published, updated, byline, image, .. } =
        &mut article.metadata;
    for (field, slot) in [(ClaimedField::Published, published), (ClaimedField::Updated, updated)] {
        let is_open = !is_chosen || field == ClaimedField::Updated;
        if let Some(claim) = is_open.then(|| first(field)).flatten() {
            let found = day(claim, cues);
            if is_day(&found) {
                replace_day(slot, found, claim);
            }
        }
    }
    let texts =
        [(ClaimedField::Title, headline), (ClaimedField::Description, description), (ClaimedField::Licence, licence)];
    for (field, slot) in texts.into_iter().filter(|(_, slot)| slot.is_none()) {
        *slot = first(field).map(|claim| words(claim, source));
    }
    for (field, list) in [(ClaimedField::Section, section), (ClaimedField::Keyword, keywords)] {
        if list.is_empty() {
            list.extend(first(field).map(|claim| words(claim, source)));
        }
    }
    if byline.is_none()
        && !is_chosen
        && let Some(claim) = first(ClaimedField::Author)
    {
        let found = byline::people(&claim.value, cues).filter(|found| !found.people.is_empty());
        *byline = found.map(|found| plain(found, claim));
    }
    if image.is_none() {
        *image = first(ClaimedField::Image).map(|claim| plain(Image { url: claim.value.clone(), alt: None }, claim));
    }
    article.metadata.accessible_for_free =
        first(ClaimedField::AccessibleForFree).map(|claim| plain(claim.value == "true", claim));
    for claim in [first(ClaimedField::Site), first(ClaimedField::Url)].into_iter().flatten() {
        place(article, claim);
    }
    bear_witness(&mut article.metadata, claims);
}

impl Choice {
    /// Puts what was chosen into the fields, where the text has something else.
    fn put(self, article: &mut Article, claims: &[Claim], source: &str, cues: &Cues, places: &mut Places) {
        let Metadata { headline, published, byline, .. } = &mut article.metadata;
        if let Some(Title { claim, range }) = self.title {
            let claim = &claims[claim];
            let title = Claim { value: range.of(&claim.value).to_owned(), ..claim.clone() };
            if places.take(claim.span) {
                said(headline, words(&title, source), &title, |one, other| same_words(one, other));
            }
        }
        if let Some(claim) = self.day.and_then(|day| day.claim).map(|claim| &claims[claim]) {
            let mut found = day(claim, cues);
            if is_day(&found) && claim.field == ClaimedField::Published {
                if !places.take(claim.span) {
                    found.span = Span::new(claim.span.start, claim.span.start);
                }
                replace_day(published, found, claim);
            }
        }
        if let Names::Claims(indices, people) = self.names
            && let Some(claim) = indices.first().map(|&index| &claims[index])
        {
            let mut found = plain(people, claim);
            if !places.take(claim.span) {
                found.span = Span::new(claim.span.start, claim.span.start);
            }
            said(byline, found, claim, |one, other| one == other);
        }
    }
}

/// The places that are some part's, in order.
struct Places {
    taken: Vec<Span>,
}

impl Places {
    /// Takes a place; whether it was free.
    fn take(&mut self, span: Span) -> bool {
        let at = self.taken.partition_point(|taken| taken.end <= span.start);
        let free = !span.is_empty() && self.taken.get(at).is_none_or(|next| next.start >= span.end);
        if free {
            self.taken.insert(at, span);
        }
        free
    }
}

/// The most places that one field lists.
const MOST_WITNESSES: usize = 24;

/// Each claim of a field is kept beside it, with its place.
fn bear_witness(metadata: &mut Metadata, claims: &[Claim]) {
    fn add<T>(slot: Option<&mut Field<T>>, claim: &Claim) {
        let Some(field) = slot else { return };
        let is_known = field.witnesses.iter().any(|known| known.span == claim.span && known.rule == claim.rule);
        if !is_known && field.witnesses.len() < MOST_WITNESSES {
            field.witnesses.push(witness(claim));
        }
    }
    for claim in claims.iter().filter(|claim| !claim.is_in_text()) {
        match claim.field {
            ClaimedField::Title => add(metadata.headline.as_mut(), claim),
            ClaimedField::Author | ClaimedField::Organisation => add(metadata.byline.as_mut(), claim),
            ClaimedField::Published => add(metadata.published.as_mut(), claim),
            ClaimedField::Updated => add(metadata.updated.as_mut(), claim),
            ClaimedField::Description => add(metadata.description.as_mut(), claim),
            _ => {}
        }
    }
}

/// The places of a page's head, in the order in which they are believed.
const PLACES: [&str; 13] = [
    "canonical",
    "rel-license",
    "open-graph",
    "json-ld",
    "time-published",
    "parsely",
    "sailthru",
    "citation",
    "dublin-core",
    "meta",
    "json-ld-page",
    "twitter",
    "microdata",
];

/// Which of them makes a claim; none of those that only parts of the page make by what they are called.
fn rank(claim: &Claim) -> usize {
    PLACES.iter().position(|place| *place == claim.rule).unwrap_or(usize::MAX)
}

fn is_day(field: &Field<String>) -> bool {
    field.value.starts_with(|letter: char| letter.is_ascii_digit()) && field.value.len() >= 10
}

/// Puts the day of a page's head in place of what its text has; that stays a place of the field, and another reading where it differs.
fn replace_day(slot: &mut Option<Field<String>>, mut found: Field<String>, claim: &Claim) {
    match slot {
        Some(field) if is_same_day(&field.value, &found.value) => field.witnesses.push(witness(claim)),
        Some(field) => {
            found.other_spans.push(field.span);
            found.other_spans.append(&mut field.other_spans);
            let Field { value, rule, confidence, .. } = field.clone();
            found.alternatives.push(Alternative { value, rule, confidence });
            found.alternatives.append(&mut field.alternatives);
            *field = found;
        }
        None => *slot = Some(found),
    }
}

fn witness(claim: &Claim) -> Witness {
    Witness { value: claim.value.clone(), span: claim.span, rule: claim.rule.into() }
}

fn plain<T>(value: T, claim: &Claim) -> Field<T> {
    Field { witnesses: vec![witness(claim)], ..Field::new(value, claim.span, claim.rule, CONFIDENCE) }
}

/// A field of the claim's words, with the way back to where they stand.
fn words(claim: &Claim, source: &str) -> Field<String> {
    let text = if let Some(at) = claim.span.of(source).rfind(&claim.value) {
        let start = claim.span.start + at;
        let span = Span::new(start, start + claim.value.len());
        Text { text: claim.value.clone(), span, ..Text::default() }.claiming(claim.span)
    } else {
        let range = Span::new(0, claim.value.len());
        let repairs = vec![Repair { kind: RepairKind::Markup, range, source: claim.span }];
        Text { text: claim.value.clone(), span: claim.span, repairs, ..Text::default() }
    };
    Field { witnesses: vec![witness(claim)], ..Field::words(text, claim.rule, CONFIDENCE) }
}

/// A field of the day that the claim says.
fn day(claim: &Claim, cues: &Cues) -> Field<String> {
    let found = date::find(&claim.value, cues).into_iter().next().and_then(|found| found.date.iso);
    let mut field = plain(found.unwrap_or_else(|| claim.value.clone()), claim);
    if field.value != claim.value {
        field.text = Some(claim.value.clone());
    }
    field
}

/// Whether one of two dates says no more than the other.
fn is_same_day(one: &str, other: &str) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

/// Fills a field with what a claim says. What was found in the text is another place of it, and another reading where it differs;
/// a further claim is a witness.
fn said<T: PartialEq>(slot: &mut Option<Field<T>>, mut found: Field<T>, claim: &Claim, same: impl Fn(&T, &T) -> bool) {
    match slot {
        None => *slot = Some(found),
        Some(field) if field.witnesses.is_empty() => {
            found.other_spans.push(field.span);
            found.other_spans.append(&mut field.other_spans);
            found.alternatives.append(&mut field.alternatives);
            let Some(Field { value, rule, confidence, .. }) = slot.replace(found) else { return };
            if let Some(field) = slot.as_mut().filter(|field| !same(&field.value, &value)) {
                field.alternatives.insert(0, Alternative { value, rule, confidence });
            }
        }
        Some(field) => {
            field.other_spans.push(claim.span);
            field.witnesses.append(&mut found.witnesses);
            if !same(&field.value, &found.value) {
                let Field { value, rule, confidence, .. } = found;
                field.alternatives.push(Alternative { value, rule, confidence });
            }
        }
    }
}

/// Adds to a list of fields; what is there already has another place.
fn listed(fields: &mut Vec<Field<String>>, mut found: Field<String>, claim: &Claim) {
    match fields.iter_mut().find(|field| same_words(&field.value, &found.value)) {
        Some(field) => {
            field.other_spans.push(claim.span);
            field.witnesses.append(&mut found.witnesses);
        }
        None => fields.push(found),
    }
}

/// Adds an author. Those that the text has are kept where they are the same people; else they are another reading.
fn authors(article: &mut Article, claim: &Claim, cues: &Cues) {
    let byline = byline::people(&claim.value, cues).unwrap_or_else(|| Byline {
        people: vec![Person { name: claim.value.clone(), ..Person::default() }],
        agency: None,
    });
    let slot = &mut article.metadata.byline;
    match slot {
        Some(field) if field.witnesses.is_empty() => {
            let is_known = byline
                .people
                .iter()
                .all(|person| field.value.people.iter().any(|known| same_words(&known.name, &person.name)));
            if is_known {
                field.other_spans.push(claim.span);
            } else {
                said(slot, plain(byline, claim), claim, |one, other| one == other);
                return;
            }
        }
        Some(_) => assemble::add_people(slot, plain(byline, claim)),
        None => {
            *slot = Some(plain(byline, claim));
            return;
        }
    }
    if let Some(field) = slot {
        field.witnesses.push(witness(claim));
    }
}

/// The outlet, or the article's address.
fn place(article: &mut Article, claim: &Claim) {
    let slot = &mut article.metadata.source;
    let field = slot.get_or_insert_with(|| Field::new(Source::default(), claim.span, claim.rule, CONFIDENCE));
    if field.span != claim.span {
        field.other_spans.push(claim.span);
    }
    let value = Some(claim.value.clone());
    if claim.field == ClaimedField::Url {
        field.value.url = value;
    } else {
        field.value.site = value;
    }
    field.witnesses.push(witness(claim));
}
