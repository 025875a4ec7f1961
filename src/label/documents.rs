//! What only some kinds of document have: press releases, papers, letters, rulings; and what stands at an article's end: the author's
//! box, the contributors, what copying a page appends.
//!
//! Each part is looked for only where it can stand, so that an ordinary article costs a few looks.

mod author_box;
pub(super) mod contributors;
mod copy_hook;
mod letter;
mod paper;
mod press_release;
mod ruling;

use super::assemble::{add_people, claim};
use super::{Features, Label, Reading};
use crate::article::{Article, Byline, Field, Furniture, FurnitureKind, Person, Source, Span};
use crate::language::cues::Cues;
use crate::read::Passage;

/// A part of a document that is not every article's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DocumentPart {
    /// Who to ask about a press release.
    Contact,
    /// A paper's authors, with the marks of their houses.
    Authors,
    /// A house of a paper's authors.
    Affiliation,
    /// "Abstract", above it.
    AbstractHeading,
    /// An abstract with its label before it.
    Abstract,
    /// A paper's key words.
    Keywords,
    /// Where the letter's writer lives.
    Place,
    /// Who the author is, at the end.
    AuthorBox,
    /// Where the text was copied from.
    CopyHook,
}

/// The passages with what is known of them.
pub(super) struct Document<'a> {
    pub(super) passages: &'a [Passage],
    pub(super) features: &'a [Features],
    pub(super) cues: &'static Cues,
}

impl Document<'_> {
    fn line(&self, index: usize) -> &str {
        self.passages.get(index).map_or("", |passage| passage.text.text.as_str())
    }

    /// Whether a passage could be a heading by its form: some words, no full stop.
    fn is_short(&self, index: usize) -> bool {
        self.features
            .get(index)
            .is_some_and(|features| (1..=10).contains(&features.form.words) && !features.form.terminated)
    }
}

/// Labels the parts that it is sure of.
pub(super) fn label(document: &Document<'_>, readings: &mut [Option<Reading>]) {
    press_release::label(document, readings);
    paper::label(document, readings);
    letter::label(document, readings);
    ruling::label(document, readings);
    copy_hook::label(document, readings);
    author_box::label(document, readings);
}

fn set(readings: &mut [Option<Reading>], index: usize, label: Label, rule: &'static str, confidence: f64) {
    if let Some(reading) = readings.get_mut(index) {
        *reading = Some(Reading::new(label, rule, confidence));
    }
}

/// Puts a part in its place in the article.
pub(super) fn take(
    part: DocumentPart,
    passage: &Passage,
    reading: &Reading,
    cues: &'static Cues,
    article: &mut Article,
) {
    let line = passage.text.text.as_str();
    let rule = || reading.rule.clone();
    let span = passage.span();
    let metadata = &mut article.metadata;
    match part {
        DocumentPart::Contact => {
            let byline = press_release::contact(line, cues);
            add_people(&mut metadata.byline, Field::new(byline, span, rule(), reading.confidence));
        }
        DocumentPart::Authors => {
            let byline = Byline { people: paper::authors(line, cues), agency: None };
            let mut field = Field::new(byline, span, rule(), reading.confidence);
            field.text = Some(line.to_owned());
            add_people(&mut metadata.byline, field);
        }
        DocumentPart::Affiliation => {
            let Some(field) = &mut metadata.byline else { return stray(article, passage, reading) };
            field.other_spans.push(span);
            let text = field.text.clone().unwrap_or_default();
            paper::affiliate(&mut field.value.people, &text, line);
        }
        DocumentPart::AbstractHeading => match metadata.standfirst.last_mut() {
            Some(field) => field.other_spans.push(span),
            // The abstract comes next and takes its heading along.
            None => metadata.standfirst.push(Field::new(String::new(), span, rule(), reading.confidence)),
        },
        DocumentPart::Abstract => {
            let start = paper::abstract_label(line).unwrap_or(0);
            let text = passage.text.slice(Span::new(start, line.len())).claiming(span);
            metadata.standfirst.push(Field::words(text, rule(), reading.confidence));
        }
        DocumentPart::Keywords => {
            for (range, word) in paper::keywords(line) {
                let span = passage.text.source_span(range);
                metadata.keywords.push(Field::new(word.of(line).to_owned(), span, rule(), reading.confidence));
            }
        }
        DocumentPart::Place => {
            let Some(field) = &mut metadata.byline else { return stray(article, passage, reading) };
            field.other_spans.push(span);
            if let Some(person) = field.value.people.last_mut() {
                person.place.get_or_insert_with(|| line.to_owned());
            }
        }
        DocumentPart::AuthorBox => {
            let Some(person) = author_box::find(line, cues) else { return stray(article, passage, reading) };
            let byline = Byline { people: vec![person], agency: None };
            add_people(&mut metadata.byline, Field::new(byline, span, rule(), reading.confidence));
        }
        DocumentPart::CopyHook => copy_hook::take(passage, reading, cues, article),
    }
}

/// What belongs to nobody is kept apart.
fn stray(article: &mut Article, passage: &Passage, reading: &Reading) {
    article.furniture.push(Furniture {
        kind: FurnitureKind::Navigation,
        text: passage.text.clone(),
        reason: reading.rule.clone(),
        confidence: reading.confidence,
    });
}

/// Whether two names are one person's: the same, or the shorter is the end of the longer ("Reyes", "Tom Reyes").
fn same_person(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
}

/// A person with nothing known but the name.
fn person(name: &str) -> Person {
    Person { name: name.to_owned(), ..Person::default() }
}

/// Adds a source; a second one is another reading.
fn add_source(article: &mut Article, source: Source, span: Span, reading: &Reading) {
    claim(&mut article.metadata.source, Field::new(source, span, reading.rule.clone(), reading.confidence));
}
