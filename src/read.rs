//! Readers: from a source to [`Passage`]s, one line or block of it each.

pub mod text;

use crate::article::{Span, Text};

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
}

/// A marker at the start of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// What it looks like.
    pub kind: MarkerKind,
    /// Where the words after it begin, in bytes of the passage's text.
    pub end: usize,
}

/// What a [`Marker`] looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkerKind {
    /// A bullet, by its character.
    Bullet(char),
    /// A number, with what follows it: `1.`, `2)`, `③`, `第四、`.
    Number(u32),
    /// A letter: `a)`, `(b)`.
    Letter(char),
    /// A Roman number of more than one letter: `(ii)`.
    Roman(u32),
    /// `>` of a quotation.
    Quote,
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
