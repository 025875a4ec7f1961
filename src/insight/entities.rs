//! People, organisations and places that an article names, each by its fullest name and with all places where it is named.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::article::{Article, BlockKind, BlockStep, Field, Rule, Span, Text, Walk};
use crate::order::Order as _;

use super::east_asian_names;
use super::kinds::{Evidence, Judge, abbreviates};
use super::names::{Index, Mention, is_acronym};
use super::prose::{self, Passage, Role};

/// What has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum NameKind {
    /// Somebody.
    Person,
    /// A firm, a party, a ministry, a team.
    Organisation,
    /// A country, a town, a street, a river.
    Place,
    /// Something else, or it is not certain what.
    Unknown,
}

/// A place where a name stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct NameMention {
    /// The name as it stands there.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// Somebody or something that the article names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Name {
    /// The fullest form.
    pub name: String,
    /// Where that form stands first.
    pub span: Span,
    /// What it is the name of; unknown rather than wrong.
    pub kind: NameKind,
    /// What says so: `given-name`, `title-or-surname`, `role`, `age`, `who`, `speaks`, `name-word`, `known-place`, `dateline`,
    /// `behind-a-preposition`, `what-it-is`, `abbreviated` and the like.
    pub rule: Rule,
    /// Every mention, in the order of the source; headline and captions included.
    pub mentions: Vec<NameMention>,
}

/// The longest name that is looked for in headlines, in words.
const LONGEST: usize = 6;

impl Article {
    /// The people, organisations and places that the article names, in the order in which they are first named. A kind is said
    /// where the text bears it out; [`NameKind::Unknown`] has what is left.
    ///
    /// ```
    /// use standfirst::{Article, NameKind, Options};
    /// let article = Article::parse(
    ///     "Bridge opens early\n\nMayor Mara Lindqvist opened the bridge in Reykjavik. Lindqvist crossed it first.",
    ///     &Options::default(),
    /// )?;
    /// let names = article.names();
    /// assert_eq!((names[0].name.as_str(), names[0].kind, names[0].mentions.len()), ("Mara Lindqvist", NameKind::Person, 2));
    /// assert_eq!((names[1].name.as_str(), names[1].kind), ("Reykjavik", NameKind::Place));
    /// # Ok::<(), standfirst::Error>(())
    /// ```
    pub fn names(&self) -> Vec<Name> {
        let passages = prose::passages(self);
        find(self, &passages)
    }
}

/// A name on its way.
struct Draft {
    name: String,
    span: Span,
    /// What is asked of it before a kind is taken.
    least: u32,
    evidence: Evidence,
    mentions: Vec<NameMention>,
    /// Only what has a kind is a name.
    doubtful: bool,
    /// The organisation that is meant where this word is no place.
    part_of: Option<usize>,
}

/// The names of an article whose body these passages are.
pub(super) fn find(article: &Article, passages: &[Passage<'_>]) -> Vec<Name> {
    let language = article.language.as_deref();
    if let Some(names) = east_asian_names::find(language, passages) {
        return names;
    }
    let index = Index::of(passages, language);
    let judge = Judge::of(language);
    let mut drafts = drafts(&index, &judge, passages);
    of_dateline(article, &mut drafts);
    let kept = merged(&mut drafts, &judge, passages, &index);
    in_heads(article, &index, &mut drafts, &kept);
    let mut names: Vec<Name> = drafts.into_iter().filter_map(|draft| draft.finished(&judge)).collect();
    names.order_by_key(|name| name.mentions.first().map_or(name.span.start, |mention| mention.span.start));
    names
}

impl Draft {
    fn new(passage: &Passage<'_>, range: Span, judge: &Judge) -> Self {
        let name = range.of(passage.all());
        Self {
            name: name.to_owned(),
            span: passage.text.source_span(range),
            least: 0,
            evidence: judge.of_name(name, 0),
            mentions: Vec::new(),
            doubtful: false,
            part_of: None,
        }
    }

    fn finished(mut self, judge: &Judge) -> Option<Name> {
        if self.mentions.is_empty() || judge.is_none(&self.name) {
            return None;
        }
        let (kind, rule) =
            if Judge::is_thing(&self.name) { (NameKind::Unknown, "unclear") } else { self.evidence.decide(self.least) };
        if self.doubtful && kind == NameKind::Unknown {
            return None;
        }
        self.mentions.order_by_key(|mention| (mention.span.start, mention.span.end));
        self.mentions.dedup_by(|later, earlier| later.span.start < earlier.span.end);
        Some(Name { name: self.name, span: self.span, kind, rule: rule.into(), mentions: self.mentions })
    }
}

fn mention(passage: &Passage<'_>, range: Span) -> NameMention {
    NameMention { text: range.of(passage.all()).to_owned(), span: passage.text.source_span(range) }
}

/// A draft for each entity of the index, and behind those for single words that could be names.
fn drafts(index: &Index, judge: &Judge, passages: &[Passage<'_>]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = index
        .entities
        .iter()
        .map(|entity| {
            let (passage, range) = entity.place;
            Draft {
                name: entity.name.clone(),
                span: passages[passage].text.source_span(range),
                least: 0,
                evidence: if entity.ambiguous {
                    Evidence::default()
                } else {
                    judge.of_name(&entity.name, entity.person)
                },
                mentions: Vec::new(),
                doubtful: false,
                part_of: None,
            }
        })
        .collect();
    let mut towns: HashMap<String, usize> = HashMap::new();
    for (number, mentions) in index.mentions.iter().enumerate() {
        let passage = &passages[number];
        let mut skip = 0;
        for (at, one) in mentions.iter().enumerate() {
            if one.words.start < skip {
                continue;
            }
            let next = mentions.get(at + 1).filter(|next| next.words.start == one.words.end);
            // "St. Brigid's Hospital".
            if let Some(next) = next.filter(|next| one.possessive && of_somebody(judge, passage, one, next)) {
                let start = one.span.start - saint(&passage.all()[..one.span.start]);
                drafts.push(Draft::new(passage, Span::new(start, next.span.end), judge));
                if let Some(draft) = drafts.last_mut() {
                    draft.mentions.push(mention(passage, Span::new(start, next.span.end)));
                }
                skip = next.words.end;
                continue;
            }
            let inside = next.is_some_and(|next| {
                passage.gap_before(next.words.start) == ", "
                    && !next.possessive
                    && one.words.len() < 3
                    && judge.is_known_place(next.span.of(passage.all()))
            });
            let word = one.span.of(passage.all());
            // "Brookhaven" of the Brookhaven Clock Company may be the town.
            let id = if is_part(&index.entities[one.entity].name, word) {
                *towns.entry(word.to_owned()).or_insert_with(|| {
                    drafts.push(Draft { part_of: Some(one.entity), ..Draft::new(passage, one.span, judge) });
                    drafts.len() - 1
                })
            } else {
                one.entity
            };
            let draft = &mut drafts[id];
            draft.mentions.push(mention(passage, one.span));
            judge.around(passage, one, &mut draft.evidence);
            // "Nairobi, Kenya".
            if inside && !one.possessive {
                draft.evidence.add(NameKind::Place, 2, "before-a-place");
            }
        }
    }
    // In German every noun has a capital: two findings, or one that is sure.
    let least = if judge.capital_nouns() { 3 } else { 2 };
    let mut known: HashMap<String, usize> = HashMap::new();
    for (number, one) in &index.unresolved {
        let passage = &passages[*number];
        let name = one.span.of(passage.all());
        let id = *known.entry(name.to_owned()).or_insert_with(|| {
            drafts.push(Draft { least, doubtful: true, ..Draft::new(passage, one.span, judge) });
            drafts.len() - 1
        });
        drafts[id].mentions.push(mention(passage, one.span));
        judge.around(passage, one, &mut drafts[id].evidence);
    }
    drafts
}

/// Whether a word is the place in the name of an organisation: "Brookhaven" of "Brookhaven Clock Company", of "Bank of Brookhaven".
fn is_part(name: &str, word: &str) -> bool {
    let parts =
        ["Bank", "Council", "University", "Company", "Society", "School", "Museum", "Club", "Police", "Hospital"];
    let rest = name.strip_prefix(word).and_then(|rest| rest.strip_prefix(' '));
    let whole = name.strip_suffix(word).is_some_and(|head| head.ends_with(" of "));
    whole || rest.is_some_and(|rest| parts.iter().any(|part| rest.ends_with(part)))
}

/// Whether a possessive and the name behind it are one: "Brigid's Hospital".
fn of_somebody(judge: &Judge, passage: &Passage<'_>, owner: &Mention, owned: &Mention) -> bool {
    passage.gap_before(owned.words.start) == " "
        && judge.is_of_organisations(passage.word(owned.words.end - 1))
        && owner.words.len() == 1
}

/// How many bytes "St. " has at the end of a text, if it is there.
fn saint(before: &str) -> usize {
    ["St. ", "St "].iter().find(|saint| before.ends_with(**saint)).map_or(0, |saint| saint.len())
}

/// Places of the dateline are places.
fn of_dateline(article: &Article, drafts: &mut Vec<Draft>) {
    let Some(field) = &article.metadata.dateline else { return };
    let words = field.text.clone().unwrap_or_default();
    let written = Text { text: words, span: field.span, repairs: field.repairs.clone(), inlines: Vec::new() };
    let dateline = &field.value;
    for (at, place) in dateline.places.iter().chain(&dateline.region).enumerate() {
        let range = place_in(&written.text, place);
        let own = range
            .map(|range| NameMention { text: range.of(&written.text).to_owned(), span: written.source_span(range) });
        let same = drafts.iter_mut().find(|draft| draft.name.to_lowercase() == place.to_lowercase());
        let draft = match (same, &own) {
            (Some(draft), _) => draft,
            (None, Some(own)) => {
                drafts.push(Draft {
                    name: own.text.clone(),
                    span: own.span,
                    least: 0,
                    evidence: Evidence::default(),
                    mentions: Vec::new(),
                    doubtful: false,
                    part_of: None,
                });
                let Some(draft) = drafts.last_mut() else { continue };
                place.clone_into(&mut draft.name);
                draft
            }
            (None, None) => continue,
        };
        draft.doubtful = false;
        draft.evidence.add(NameKind::Place, if at == 0 { 6 } else { 5 }, "dateline");
        draft.mentions.extend(own);
    }
}

/// Where a place stands in a dateline, whatever its case.
fn place_in(text: &str, place: &str) -> Option<Span> {
    text.char_indices().find_map(|(at, _)| {
        let rest = crate::language::fold::strip(&text[at..], place)?;
        Some(Span::new(at, text.len() - rest.len()))
    })
}

/// Puts together what are two names of one thing: "National Weather Service (NWS)", "Finlay Foods Ltd". Gives for each draft
/// the one that it went into.
fn merged(drafts: &mut [Draft], judge: &Judge, passages: &[Passage<'_>], index: &Index) -> Vec<usize> {
    let mut into: Vec<usize> = (0..drafts.len()).collect();
    for (number, mentions) in index.mentions.iter().enumerate() {
        let passage = &passages[number];
        for pair in mentions.windows(2) {
            let [long, short] = pair else { continue };
            let letters = short.span.of(passage.all());
            let bracket = short.words.start == long.words.end
                && passage.gap_before(short.words.start).starts_with(" (")
                && passage.gap_before(short.words.end).starts_with(')');
            if bracket
                && long.entity != short.entity
                && short.words.len() == 1
                && is_acronym(letters)
                && long.words.len() > 1
            {
                let name = long.span.of(passage.all());
                if abbreviates(letters, name) {
                    drafts[long.entity].evidence.add(NameKind::Organisation, 3, "abbreviated");
                    into[short.entity] = long.entity;
                }
            }
        }
    }
    // With and without the form of the company, and with "the" before it or in plural.
    let by_name: HashMap<String, usize> =
        drafts.iter().enumerate().rev().map(|(at, draft)| (draft.name.to_lowercase(), at)).collect();
    for (at, draft) in drafts.iter().enumerate() {
        let name = draft.name.to_lowercase();
        let bare = name.rsplit_once(' ').filter(|(_, last)| judge.is_suffix(last.trim_end_matches('.')));
        if let Some(&short) = bare.and_then(|(bare, _)| by_name.get(bare))
            && into[short] == short
            && short != at
        {
            into[short] = at;
        }
    }
    for (at, draft) in drafts.iter().enumerate() {
        let place = draft.evidence.decide(draft.least).0 == NameKind::Place;
        if let Some(whole) = draft.part_of.filter(|_| !place) {
            into[at] = whole;
        }
    }
    for at in 0..drafts.len() {
        let mut to = into[at];
        // Never longer than there are names, as each step goes to another one.
        for _ in 0..LONGEST {
            to = into[to];
        }
        into[at] = to;
        if to == at {
            continue;
        }
        let mentions = std::mem::take(&mut drafts[at].mentions);
        let evidence = drafts[at].evidence;
        let target = &mut drafts[to];
        target.evidence.join(&evidence);
        target.mentions.extend(mentions);
    }
    into
}

/// Headline, standfirst, headings and captions name what the body names.
fn in_heads(article: &Article, index: &Index, drafts: &mut [Draft], into: &[usize]) {
    let language = article.language.as_deref();
    let texts = heads(article);
    let singles: HashMap<String, usize> = drafts
        .iter()
        .enumerate()
        .skip(index.entities.len())
        .map(|(at, draft)| (draft.name.to_lowercase(), at))
        .collect();
    for text in &texts {
        let passage = Passage::read(text, Role::Prose, language);
        let mut at = 0;
        while at < passage.words.len() {
            let capital = passage.words[at].capital;
            let found = if capital { longest(&passage, at, index, &singles) } else { None };
            let Some((end, range, draft)) = found else {
                at += 1;
                continue;
            };
            let to = into.get(draft).copied().unwrap_or(draft);
            // A title in capitals says of no word that it is a name.
            drafts[to].mentions.push(mention(&passage, range));
            at = end;
        }
    }
}

/// The longest known name that begins with the word at `at`: the word behind it, its range, whose it is.
fn longest(
    passage: &Passage<'_>,
    at: usize,
    index: &Index,
    singles: &HashMap<String, usize>,
) -> Option<(usize, Span, usize)> {
    let most = (at + LONGEST).min(passage.words.len());
    let spaced = |end: usize| (at + 1..end).all(|at| matches!(passage.gap_before(at), " " | ". " | " & "));
    (at + 1..=most).rev().filter(|&end| spaced(end)).find_map(|end| {
        let last = passage.words[end - 1].span;
        let bare = super::names::bare(last.of(passage.all()));
        let range = Span::new(passage.words[at].span.start, last.start + bare.len());
        let name = range.of(passage.all());
        let single = || singles.get(&name.to_lowercase()).copied();
        let draft = index.named(name).or_else(single)?;
        Some((end, range, draft))
    })
}

/// The texts beside the body that may name somebody.
fn heads(article: &Article) -> Vec<Text> {
    let metadata = &article.metadata;
    let mut texts: Vec<Text> = metadata.headline.iter().chain(&metadata.standfirst).map(Field::to_text).collect();
    for step in Walk::through(&article.blocks) {
        let BlockStep::Open(block) = step else { continue };
        match &block.kind {
            BlockKind::Heading { text, .. } | BlockKind::Figure { caption: Some(text), .. } => texts.push(text.clone()),
            _ => {}
        }
    }
    texts.retain(|text| !text.text.is_empty() && !text.span.is_empty());
    texts
}
