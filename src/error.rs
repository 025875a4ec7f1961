//! What can go wrong, with a stable code for each.

use thiserror::Error;

/// Why an input could not be read. Each message says what was wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Error {
    /// Nothing to read.
    #[error("the text is empty: paste the article's words")]
    EmptyInput,
    /// Over one of the [`Limits`](crate::Limits).
    #[error("the text has {found} {limit}, more than the limit of {max}: paste a part of it")]
    LimitExceeded {
        /// The name of the limit, as in [`Limits`](crate::Limits).
        limit: &'static str,
        /// The most that is allowed.
        max: usize,
        /// What the input has.
        found: usize,
    },
    /// A format that this build can't read.
    #[error(
        "{format} can't be read here: take `format: \"text\"`, or for an article a build with the feature `markup` (in a page: the whole module)"
    )]
    UnsupportedFormat {
        /// The format's name.
        format: &'static str,
    },
    /// Something that this build was made without.
    #[error("this build has no `{what}`: load the whole module, or build with the feature `insight`")]
    NotInBuild {
        /// What was asked for.
        what: &'static str,
    },
    /// A value that an option does not take.
    #[error("`{option}` can't be {value:?}: use {expected}")]
    InvalidOption {
        /// The option's name.
        option: &'static str,
        /// What was given.
        value: String,
        /// What it takes.
        expected: &'static str,
    },
    /// Bytes that are not text.
    #[error("the input is not UTF-8 text: byte {offset} is the first wrong one; save it as UTF-8 and try again")]
    InvalidUtf8 {
        /// Offset of the first byte that is not UTF-8.
        offset: usize,
    },
    /// A name of no field that can be corrected.
    #[error(
        "there is no field `{field}` to correct: use headline, kicker, standfirst, byline, published, updated, dateline or section"
    )]
    NoSuchField {
        /// The name given.
        field: String,
    },
    /// A place where nothing was repaired, or nothing that can be undone.
    #[error("there is no repair of {start}..{end} to undo: use the `source` of one of the article's repairs")]
    NoSuchRepair {
        /// Where it would begin, in bytes of the source.
        start: usize,
        /// Where it would end.
        end: usize,
    },
    /// An index that names no furniture.
    #[error("there is no furniture item {index}: the article has {count}")]
    NoSuchFurniture {
        /// The index asked for.
        index: usize,
        /// How many items there are.
        count: usize,
    },
}

impl Error {
    /// A name for the kind of error that does not change between versions; JavaScript has it as `error.code`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::EmptyInput => "empty-input",
            Self::LimitExceeded { .. } => "limit-exceeded",
            Self::UnsupportedFormat { .. } => "unsupported-format",
            Self::NotInBuild { .. } => "not-in-build",
            Self::InvalidOption { .. } => "invalid-option",
            Self::InvalidUtf8 { .. } => "invalid-utf8",
            Self::NoSuchField { .. } => "no-such-field",
            Self::NoSuchRepair { .. } => "no-such-repair",
            Self::NoSuchFurniture { .. } => "no-such-furniture",
        }
    }
}
