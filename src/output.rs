//! Articles as plain text, Markdown, HTML and JSON-LD.

pub(crate) mod address;
mod element;
pub(crate) mod footnotes;
pub(crate) mod forms;
mod grid;
mod html;
mod json_ld;
mod markdown;
pub(crate) mod tag;
mod text;

pub use element::ElementOptions;
pub(crate) use markdown::escape as escape_markdown;

use crate::Summary;
use crate::article::{Article, Block, BlockKind, Byline, Dateline};

impl Article {
    /// The body alone as plain text: blocks parted by one empty line; no headline, no captions, no notes, no furniture, and
    /// no pulled quotation that the body has already.
    pub fn to_text(&self) -> String {
        text::body(self)
    }

    /// The article as Markdown (`CommonMark` with GFM's extensions): YAML with what stands about it, the headline, the body. Read as
    /// Markdown again, it is the same article.
    pub fn to_markdown(&self) -> String {
        markdown::article(self)
    }

    /// The article as an HTML `article` element, escaped by construction: nothing but elements and attributes of a
    /// fixed list can come out.
    pub fn to_html(&self) -> String {
        html::article(self, html::Html::default(), None)
    }

    /// The article as a `<standfirst-article>` with a declarative shadow root, for pages that a server puts together: it stands there without a
    /// script, and the element takes it over. `source` is the text that the article was read from; it stands between the tags.
    ///
    /// ```
    /// # use standfirst::{Article, ElementOptions, Options};
    /// let source = "Ferry to run all winter\n\nThe council voted on Monday to keep it.";
    /// let element = Article::parse(source, &Options::default())?.to_element(source, &ElementOptions::default());
    /// assert!(element.starts_with("<standfirst-article format=\"text\">\n<template shadowrootmode=\"open\">"));
    /// # Ok::<(), standfirst::Error>(())
    /// ```
    pub fn to_element(&self, source: &str, options: &ElementOptions) -> String {
        element::element(self, source, options)
    }

    /// The article as schema.org's `NewsArticle` in JSON-LD, ready to stand inside a `script` element.
    ///
    /// ```
    /// # use standfirst::{Article, Options};
    /// let article = Article::parse("Ferry to run all winter\n\nThe council voted on Monday to keep it.", &Options::default())?;
    /// assert!(article.to_json_ld().contains("\"@type\": \"NewsArticle\""));
    /// # Ok::<(), standfirst::Error>(())
    /// ```
    pub fn to_json_ld(&self) -> String {
        json_ld::article(self)
    }
}

impl Summary {
    /// The summary as HTML, escaped by construction: a list of key points, or a paragraph.
    pub fn to_html(&self) -> String {
        html::summary(self)
    }
}

/// A byline in words: "By Ani Petrosyan in Yerevan and Tom Reyes".
pub(crate) fn byline_words(byline: &Byline) -> String {
    let mut names: Vec<String> = byline
        .people
        .iter()
        .map(|person| {
            let mut words = person.name.clone();
            if let Some(place) = &person.place {
                words.push_str(" in ");
                words.push_str(place);
            }
            for more in [&person.role, &person.affiliation].into_iter().flatten() {
                words.push_str(", ");
                words.push_str(more);
            }
            words
        })
        .collect();
    names.extend(byline.agency.clone());
    let last = names.pop().unwrap_or_default();
    if names.is_empty() { format!("By {last}") } else { format!("By {} and {last}", names.join(", ")) }
}

/// A dateline in words, for one whose letters are not at hand.
pub(crate) fn dateline_words(dateline: &Dateline) -> String {
    let places = dateline.places.join("/");
    let parts = [Some(places).filter(|places| !places.is_empty()), dateline.region.clone(), dateline.date.clone()];
    let mut words = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if let Some(agency) = &dateline.agency {
        words.push_str(if words.is_empty() { "(" } else { " (" });
        words.push_str(agency);
        words.push(')');
    }
    words.push_str(" —");
    words
}

/// Index of the block that the dateline is run into: the first one behind it, when that is a paragraph.
pub(crate) fn dateline_block(article: &Article) -> Option<usize> {
    let dateline = article.metadata.dateline.as_ref()?;
    let index = article.blocks.iter().position(|block| block.span().start >= dateline.span.end)?;
    matches!(article.blocks[index].kind, BlockKind::Paragraph(_)).then_some(index)
}

/// The dateline as written, or composed.
pub(crate) fn dateline_text(article: &Article) -> Option<String> {
    let field = article.metadata.dateline.as_ref()?;
    Some(field.text.clone().unwrap_or_else(|| dateline_words(&field.value)))
}

/// Whether a block belongs to the body that is read: not captions, notes, rules or what is said twice.
fn is_body(block: &Block) -> bool {
    // A list of addresses has nothing else.
    let embedded = matches!(&block.kind, BlockKind::Embed { kind, .. } if kind != "link");
    // The heading of a text that is a note goes with it.
    !embedded
        && block.rule != "boilerplate"
        && !matches!(
            block.kind,
            BlockKind::Figure { .. }
                | BlockKind::Note { .. }
                | BlockKind::Separator(_)
                | BlockKind::PullQuote { of: Some(_), .. }
        )
}

/// Whether a link may stand in a page: `http`, `https`, `mailto`, or relative.
pub(crate) fn is_safe_href(href: &str) -> bool {
    address::safe_href(href).is_some()
}
