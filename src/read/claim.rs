//! What a source says about its article outside of the article's own words.

use crate::article::Span;

/// One statement about the article: a line of a front matter, a tag of a page's head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What it is about.
    pub field: ClaimedField,
    /// What it says, entities and escapes read, addresses resolved.
    pub value: String,
    /// Where it stands.
    pub span: Span,
    /// What kind of place that is: `front-matter`, `json-ld`, `open-graph`, `time`.
    pub rule: &'static str,
}

impl Claim {
    /// Whether it is part of the text that was pasted, as a front matter is, so that it has to belong to a part of the article.
    pub fn is_in_text(&self) -> bool {
        self.rule == FRONT_MATTER
    }
}

/// The rule of the claims that a front matter makes.
pub(crate) const FRONT_MATTER: &str = "front-matter";

/// What a [`Claim`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ClaimedField {
    /// The headline.
    Title,
    /// One of the authors, or all of them in a row.
    Author,
    /// An organisation in an author's place.
    Organisation,
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
    /// The alternative text of that picture.
    ImageAlt,
    /// The licence.
    Licence,
    /// BCP 47 tag of its language.
    Language,
    /// Whether all may read the whole of it: `true` or `false`.
    AccessibleForFree,
    /// The article's own words, a second time.
    Body,
}
