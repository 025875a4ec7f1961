//! Shapes of several lines that only a body has: tables, interviews, live blogs, footnotes, verse, code.
//!
//! Each finder has a cheap look first that ordinary articles end with, then looks for the whole shape, never for one line
//! alone, and labels the lines it is sure of. The order matters: the first to label a line keeps it.

mod clock;
pub(super) mod comments;
pub(super) mod document_kind;
pub(super) mod exchange;
pub(super) mod footnote;
mod list_heading;
pub(super) mod live_blog;
pub(super) mod others;
pub(super) mod rating;
mod survey;
pub(super) mod table;
pub(super) mod thread;
pub(super) mod wiki;

use self::survey::Survey;
use super::features::Form;
use super::{Features, Label, Reading};
use crate::language::cues::Cues;
use crate::read::Passage;

/// What every finder looks at.
#[derive(Clone, Copy)]
pub(super) struct Document<'a> {
    pub(super) source: &'a str,
    pub(super) passages: &'a [Passage],
    pub(super) features: &'a [Features],
    pub(super) cues: &'static Cues,
}

/// The readings so far, one a passage.
pub(super) type Readings = [Option<Reading>];

impl<'a> Document<'a> {
    fn line(&self, index: usize) -> &'a str {
        self.passages.get(index).map_or("", |passage| passage.text.text.as_str())
    }

    fn form(&self, index: usize) -> Form {
        self.features.get(index).map_or_else(Form::default, |features| features.form)
    }

    /// Whether a passage is running text by its form alone.
    fn is_prose(&self, index: usize) -> bool {
        let form = self.form(index);
        form.words >= 8 && form.terminated
    }

    fn len(&self) -> usize {
        self.passages.len()
    }
}

fn free(readings: &Readings, index: usize) -> bool {
    readings.get(index).is_some_and(Option::is_none)
}

fn set(readings: &mut Readings, index: usize, label: Label, rule: &'static str, confidence: f64) {
    if let Some(reading) = readings.get_mut(index) {
        *reading = Some(Reading::new(label, rule, confidence));
    }
}

/// Labels the lines of all shapes.
pub(super) fn claim(document: &Document<'_>, readings: &mut Readings) {
    let survey = &Survey::of(document.passages);
    if document_kind::claim(document, survey, readings) {
        return;
    }
    comments::claim(document, readings);
    others::claim(document, readings);
    table::claim(document, survey, readings);
    thread::claim(document, survey, readings);
    exchange::claim(document, survey, readings);
    live_blog::claim(document, survey, readings);
    footnote::claim(document, survey, readings);
    if document.source.as_bytes().contains(&b'[') || !survey.notes.is_empty() {
        wiki::claim(document, survey, readings);
    }
    rating::claim(document, survey, readings);
    list_heading::claim(document, readings);
}

/// Whether marks of references are to be looked for in the body's texts.
pub(super) fn may_have_reference_marks(source: &str) -> bool {
    source.as_bytes().contains(&b'[') || source.contains('【')
}
