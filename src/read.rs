//! Readers: from a source to [`Passage`]s, one line or block of it each.

mod claim;
mod columns;
mod flow;
mod form;
mod front_matter;
#[cfg(feature = "markup")]
pub mod html;
mod hyphens;
mod json_ld;
mod latex;
mod mail;
#[cfg(feature = "markup")]
pub mod markdown;
mod marker;
mod outline;
mod page_furniture;
mod rtf;
pub mod text;
mod unwrap;

pub use claim::{Claim, ClaimedField};
pub(crate) use form::is_closed;
pub(crate) use front_matter::has_front_matter;
pub use marker::{Marker, MarkerKind};
pub use outline::{Element, ElementKind, Landmark, Numbering, Outline, Picture};

use crate::article::{Carrier, FurnitureKind, Span, SuggestedRepair, Text};

/// What a reader makes of a source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Its passages, in reading order.
    pub passages: Vec<Passage>,
    /// Repairs that were not sure enough to be made.
    pub suggested_repairs: Vec<SuggestedRepair>,
    /// The format that the text is the source of, if it is one.
    pub carrier: Option<Carrier>,
    /// The elements that the passages stand in, where the source is markup.
    pub outline: Outline,
    /// The pictures, in reading order.
    pub pictures: Vec<Picture>,
    /// What the source says about the article.
    pub claims: Vec<Claim>,
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
    /// The innermost element that it stands in, as an index into [`Outline::elements`]; nothing for plain text.
    pub element: Option<u32>,
    /// How many bytes of its words are links.
    pub linked: u32,
}

/// What the carrier of a text, a mail or a printed page, says a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Told {
    /// Furniture, by this rule.
    Furniture(FurnitureKind, &'static str),
    /// Where the text comes from, by this rule; the range of the passage's text that names it.
    Source(Span, &'static str),
    /// When it was published; the range that says it.
    Published(Span, &'static str),
    /// What a mail is about: perhaps the headline.
    Subject(Span),
    /// The headline, by this rule.
    Headline(&'static str),
    /// A heading of this level.
    Heading(u8),
    /// Not prose, verbatim.
    Code,
    /// The body; the labeller says what each passage of it is.
    Body,
}

impl Passage {
    /// A passage of which nothing more is known than its words and the empty lines before it.
    pub(crate) fn line(text: Text, blank_lines: usize) -> Self {
        Self { text, blank_lines, indent: 0, marker: None, told: None, element: None, linked: 0 }
    }

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
