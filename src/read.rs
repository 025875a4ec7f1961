//! Readers: from a source to [`Passage`]s, one line or block of it each.

mod columns;
mod form;
mod hyphens;
mod mail;
mod marker;
mod page_furniture;
pub mod text;
mod unwrap;

pub use marker::{Marker, MarkerKind};

use crate::article::{FurnitureKind, Span, SuggestedRepair, Text};

/// What a reader makes of a source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Its passages, in reading order.
    pub passages: Vec<Passage>,
    /// Repairs that were not sure enough to be made.
    pub suggested_repairs: Vec<SuggestedRepair>,
}

/// One line or block of the input, with what is known of it before anybody asks what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Its words, marker included.
    pub text: Text,
    /// Empty lines before it.
    pub blank_lines: usize,
    /// Columns of blanks before it; a tab counts as four.
    pub indent: usize,
    /// A list or quotation marker at its start.
    pub marker: Option<Marker>,
    /// What it is, where what carried the text says so.
    pub told: Option<Told>,
}

/// What the carrier of a text, a mail or a printed page, says a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Told {
    /// Furniture, by this rule.
    Furniture(FurnitureKind, &'static str),
    /// A mail's sender; the range of the passage's text that names them.
    Sender(Span),
    /// When a mail was sent.
    Sent(Span),
    /// What a mail is about.
    Subject(Span),
}

impl Passage {
    /// The span of the source that the passage stands for.
    pub fn span(&self) -> Span {
        self.text.span
    }

    /// The words after the marker.
    pub fn words(&self) -> &str {
        let start = self.marker.as_ref().map_or(0, |marker| marker.end);
        self.text.text.get(start..).unwrap_or_default()
    }
}
