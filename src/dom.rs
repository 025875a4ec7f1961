//! Article → nodes of a page, each tied to its place in the source.
//!
//! There is no HTML string anywhere: a [`Compositor`](compositor::Compositor) sets elements and attributes from the
//! fixed lists in [`allowed`], and words become text nodes. What those lists cannot say, no article can put in a page.

mod allowed;
mod blocks;
mod colophon;
mod compositor;
mod dates;
mod header;
mod inlines;
mod places;
mod summary;

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, Node, Range};

use crate::article::Article;
use allowed::{Attribute, Part, Tag};
use compositor::{Compositor, Set};
use places::Places;

pub(crate) use summary::{SummaryLine, SummaryView};

/// What to show beside the article, and how.
pub(crate) struct Layout {
    /// Shown above the body.
    pub summary: Option<SummaryView>,
    /// The level of the article's headline, from 1 to 5.
    pub heading_level: u8,
}

/// An article as it stands in a page.
pub(crate) struct Rendered {
    document: Document,
    article: Element,
    header: Element,
    summary: Option<Element>,
    places: Places,
}

/// Sets `article`, read from `source`, into `target` in place of what is there.
pub(crate) fn render(article: &Article, source: &str, target: &Element, layout: &Layout) -> Set<Rendered> {
    let document =
        target.owner_document().ok_or_else(|| JsValue::from(js_sys::Error::new("the target has no page")))?;
    let mut compositor = Compositor::new(document.clone(), article, source, layout.heading_level);
    let root = compositor.element(Tag::Article, Part::Article)?;
    // Where the language is not known, an empty tag says so: the page's own would be a claim.
    compositor.attribute(&root, &Attribute::Lang(article.language.as_deref().unwrap_or_default()))?;
    let header = compositor.header(&root, article)?;
    let summary = layout.summary.as_ref().map(|view| summary::section(&document, view)).transpose()?;
    if let Some(summary) = &summary {
        root.append_child(summary)?;
    }
    compositor.body(&root, article)?;
    compositor.colophon(&root, article)?;
    // Last: a browser finds an automatic direction again for each node that is added under it.
    match article.direction() {
        Some(direction) => compositor.attribute(&root, &Attribute::Dir(direction))?,
        None => compositor.attribute(&root, &Attribute::DirAuto)?,
    }
    target.replace_children_with_node_1(&root);
    Ok(Rendered { document, article: root, header, summary, places: compositor.into_places(article) })
}

impl Rendered {
    /// Shows another summary, or none; the rest of the article stays as it is.
    pub(crate) fn show_summary(&mut self, view: Option<&SummaryView>) -> Set<()> {
        if let Some(old) = self.summary.take() {
            old.remove();
        }
        if let Some(view) = view {
            let section = summary::section(&self.document, view)?;
            self.article.insert_before(&section, self.header.next_sibling().as_ref())?;
            self.summary = Some(section);
        }
        Ok(())
    }

    /// Where in the page the stretch `start..end` of the source (UTF-16 units) stands.
    pub(crate) fn range_of(&self, start: usize, end: usize) -> Set<Option<Range>> {
        let Some((from, to)) = self.places.ends(start, end) else { return Ok(None) };
        let range = self.document.create_range()?;
        range.set_start(&from.node, from.offset)?;
        range.set_end(&to.node, to.offset)?;
        Ok(Some(range).filter(|range| !range.collapsed()))
    }

    /// The sentence (index into [`Article::sentences`]) that `offset` of `node` stands in.
    pub(crate) fn sentence_at(&self, node: &Node, offset: u32) -> Option<usize> {
        self.places.sentence_at(node, offset)
    }

    /// Goes on as `standing`, an article that was set before and has been brought up to this one: its text nodes answer for
    /// those that were made here.
    pub(crate) fn keep(&mut self, standing: Element, made: &Array, kept: &Array) {
        let mut summary = None;
        let mut child = standing.first_element_child();
        while let Some(element) = child {
            child = element.next_element_sibling();
            match element.get_attribute("part").as_deref() {
                Some("header") => self.header = element,
                Some("summary") => summary = Some(element),
                _ => {}
            }
        }
        self.summary = summary;
        self.article = standing;
        for (made, kept) in made.iter().zip(kept.iter()) {
            self.places.keep(&made, &kept);
        }
    }

    /// Takes the article out of the page.
    pub(crate) fn destroy(&self) {
        self.article.remove();
    }
}
