//! What a caller can choose.

use std::sync::Arc;

use crate::Error;
use crate::label::network::Network;

/// How to read an input.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Options {
    /// What the input is written in.
    pub format: Format,
    /// Where it comes from; relative links are resolved against it.
    pub url: Option<String>,
    /// BCP 47 tag of its language, when the caller knows it.
    pub language: Option<String>,
    /// How much is read before giving up.
    pub limits: Limits,
    /// Another labeller than the one that is built in, to measure it.
    pub network: Option<Arc<Network>>,
}

/// What an input is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Told from the input.
    #[default]
    Auto,
    /// Plain text.
    Text,
    /// HTML.
    Html,
    /// Markdown.
    Markdown,
}

impl Format {
    /// The format's name in options and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Text => "text",
            Self::Html => "html",
            Self::Markdown => "markdown",
        }
    }
}

impl std::str::FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        [Self::Auto, Self::Text, Self::Html, Self::Markdown]
            .into_iter()
            .find(|format| format.name() == name)
            .ok_or_else(|| Error::InvalidOption {
                option: "format",
                value: name.to_owned(),
                expected: "\"auto\", \"text\", \"html\" or \"markdown\"",
            })
    }
}

/// How much is read before giving up with [`Error::LimitExceeded`]. The defaults take any article and most books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of input: 16 MiB.
    pub bytes: usize,
    /// Passages (lines or blocks): 200,000.
    pub passages: usize,
    /// Levels of nesting that the model keeps, deeper ones are laid flat: 32.
    pub depth: usize,
    /// Elements, texts and comments of a page: 2,000,000.
    pub elements: usize,
    /// Levels of nesting of a page: 1,000; browsers end at about half of that.
    pub nesting: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 16 << 20, passages: 200_000, depth: 32, elements: 2_000_000, nesting: 1_000 }
    }
}
