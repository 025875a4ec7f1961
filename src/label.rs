//! What each passage is, and the article that follows from it.
//!
//! [`features()`] looks at every passage once and notes its form and what the grammars find in it; a labeller (`rules`)
//! turns features into a [`Reading`] a passage, after the learned one (`screen`) has set a page around the article apart;
//! [`assemble()`] makes the [`Article`](crate::Article).
//! A labeller is a function from features to readings, so a learned one can stand where the rules stand.

mod assemble;
mod authors;
mod byline;
mod caption;
mod claimed;
mod claims;
mod date;
mod dateline;
mod documents;
mod features;
mod furniture;
mod headline;
mod known_line;
mod markup;
mod metadata_line;
pub mod network;
mod offers;
mod phrase;
mod repeated;
mod rules;
mod screen;
mod shape;
mod shapes;
mod signals;
mod structure;
mod twice;
mod vocabulary;

pub use assemble::assemble;
pub use documents::DocumentPart;
pub use features::{Features, Form, features};
pub use markup::{MARKUP_SIGNALS, MarkupSignals, class_words, markup_signals};
pub use shape::{Marks, Shape};
pub use signals::{SIGNALS, Signals, WORDY_SIGNALS, fold_of, signals};
pub use vocabulary::{DIMENSIONS, LOOK, Meaning, opening};

use crate::article::{FurnitureKind, NoteKind, Rule, Span};
use crate::language::cues::Cues;

/// A date inside of prose.
pub(crate) struct DateInProse {
    /// Where it stands.
    pub(crate) span: Span,
    /// ISO 8601, where day and year are certain and there is no second reading.
    pub(crate) iso: Option<String>,
    /// Whether it is told from now: "2 days ago".
    pub(crate) relative: bool,
}

/// The dates with figures that a sentence has, in order.
pub(crate) fn dates_in(sentence: &str, language: Option<&str>) -> Vec<DateInProse> {
    let found = date::find(sentence, Cues::of(language)).into_iter();
    found
        .map(|one| DateInProse {
            span: one.value,
            iso: one.date.iso.filter(|_| one.date.other.is_none()),
            relative: one.date.relative,
        })
        .collect()
}

/// The date that `words` are, in ISO 8601, and its other reading where it has two; nothing where day or year is open, or where
/// there are more words than the date.
pub(crate) fn date_in(words: &str, language: Option<&str>) -> Option<(String, Option<String>)> {
    let found = date::at_start(words, Cues::of(language)).filter(|found| found.len == words.len())?;
    Some((found.iso?, found.other))
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Label {
    /// The overline above the headline.
    Kicker,
    /// The headline.
    Headline,
    /// The deck, or one of its lines.
    Standfirst,
    /// A line of metadata: dates, bylines, sections, each its own piece.
    Metadata,
    /// A byline without any cue of its own, told by its neighbours.
    Byline,
    /// A path of sections.
    Breadcrumb,
    /// A section's name alone.
    Section,
    /// A dateline, and mostly the paragraph behind it.
    Dateline,
    /// A date with its label, and the paragraph glued to it.
    DatedParagraph,
    /// A heading inside the article.
    Heading,
    /// A paragraph.
    Paragraph,
    /// What the element around it says: an item, a cell, a quotation.
    Structure,
    /// An item of a list.
    ListItem,
    /// A line that goes on with the list item above.
    ListContinuation,
    /// A list in one line.
    InlineList,
    /// A line of a quotation set apart.
    Quote,
    /// A quotation whose words stand in the body too.
    PullQuote,
    /// Who is quoted in the line above.
    Attribution,
    /// A caption, with or without its credit.
    Caption,
    /// A credit alone.
    Credit,
    /// A part that only some kinds of document have, or only their end.
    Document(DocumentPart),
    /// A row of a table, its cells parted in this way.
    TableRow(Columns),
    /// A line that is one cell of a table; the first of a row, or not.
    TableCell {
        /// Whether a row begins with it.
        first: bool,
    },
    /// A line that opens a turn of an interview, transcript or chat.
    Turn,
    /// A line that goes on with the turn above.
    TurnContinuation,
    /// A line that opens an entry of a live blog: its time, and perhaps more.
    Entry,
    /// The heading of the entry above.
    EntryHeading,
    /// A numbered post.
    Post,
    /// Who posts, and when.
    Handle,
    /// A line of verse; an empty line parts stanzas.
    Verse,
    /// A line of code or of a log, verbatim.
    Code,
    /// A footnote.
    Footnote,
    /// An entry of a list of references.
    Reference,
    /// An address alone.
    Link,
    /// A review's verdict.
    Rating,
    /// A note of the newsroom's.
    Note(NoteKind),
    /// A rule or row of stars.
    Separator,
    /// The copyright line.
    Copyright,
    /// Where the text comes from, as its carrier says: a mail's sender.
    Source,
    /// When it was published, as its carrier says.
    Published,
    /// What a mail is about.
    Subject,
    /// Not the story.
    Furniture(FurnitureKind),
}

/// How the cells of a table's row are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// By tabs.
    Tabs,
    /// By two blanks or more.
    Blanks,
    /// By vertical bars.
    Bars,
    /// By commas.
    Commas,
}

impl Label {
    /// Whether only a body has such a line, so that the head ends before it.
    fn is_shape_of_body(self) -> bool {
        matches!(self, Self::Turn | Self::Entry | Self::Post | Self::Verse | Self::Code | Self::Link | Self::ListItem)
    }
}

/// What a passage is taken for, why, and how sure that is.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What it is.
    pub label: Label,
    /// The rule or learned decision.
    pub rule: Rule,
    /// From 0 to 1.
    pub confidence: f64,
}

impl Reading {
    /// A reading by a named rule.
    pub fn new(label: Label, rule: &'static str, confidence: f64) -> Self {
        Self { label, rule: Rule::Borrowed(rule), confidence }
    }
}
