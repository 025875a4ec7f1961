//! What a source says about its article outside of the article's own words.

use crate::article::Span;

/// One statement about the article: a line of a front matter, a tag of a page's head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What it is about.
    pub field: ClaimedField,
    /// What it says, entities and escapes read.
    pub value: String,
    /// Where it stands.
    pub span: Span,
    /// What kind of place that is: `front-matter`.
    pub rule: &'static str,
}

/// What a [`Claim`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ClaimedField {
    /// The headline.
    Title,
    /// One of the authors.
    Author,
    /// When it was first published.
    Published,
    /// When it was last changed.
    Updated,
    /// What it is about, for those who have not read it.
    Description,
    /// A section of the outlet.
    Section,
    /// A key word.
    Keyword,
    /// The outlet.
    Site,
    /// Its address.
    Url,
    /// The address of the picture that stands for it.
    Image,
    /// The licence.
    Licence,
    /// BCP 47 tag of its language.
    Language,
}
