//! Words with emphasis, links and the like.

use super::Renderer;
use super::writer::Attribute;
use crate::article::{InlineKind, Step, Text};
use crate::output::forms::language_tag;
use crate::output::tag::Tag;

impl Renderer<'_> {
    /// The words of `text` with its inlines as elements, inside an element `tag`.
    pub(super) fn inside(&mut self, tag: Tag, attributes: &[(Attribute, &str)], text: &Text) {
        self.html.open(tag, attributes);
        self.inlines(text);
        self.html.close(tag);
    }

    /// The words of `text` with its inlines as elements. A link never stands in another.
    pub(super) fn inlines(&mut self, text: &Text) {
        self.steps(text, false);
    }

    /// The words of `text` inside of a link.
    pub(super) fn inlines_of_link(&mut self, text: &Text) {
        self.steps(text, true);
    }

    fn steps(&mut self, text: &Text, mut is_linked: bool) {
        // The elements that were opened for each inline, the last one innermost.
        let mut open: Vec<&[Tag]> = Vec::new();
        for step in text.steps() {
            match step {
                Step::Words(range) => self.html.text(range.of(&text.text)),
                Step::Open(inline) => {
                    let tags = self.open_inline(&inline.kind, is_linked, inline.range.is_empty());
                    is_linked |= tags.contains(&Tag::A);
                    open.push(tags);
                }
                Step::Close(inline) => {
                    let tags = open.pop().unwrap_or_default();
                    if let InlineKind::Ruby { reading } = &inline.kind {
                        self.reading(reading);
                    }
                    tags.iter().rev().for_each(|tag| self.html.close(*tag));
                    is_linked &= !tags.contains(&Tag::A);
                }
            }
        }
    }

    /// Opens what an inline is, and gives the elements to close.
    fn open_inline(&mut self, kind: &InlineKind, is_linked: bool, is_empty: bool) -> &'static [Tag] {
        let tags: &'static [Tag] = match kind {
            InlineKind::Emphasis => &[Tag::Em],
            InlineKind::Strong => &[Tag::Strong],
            InlineKind::Code => &[Tag::Code],
            InlineKind::Subscript => &[Tag::Sub],
            InlineKind::Superscript => &[Tag::Sup],
            InlineKind::Deleted => &[Tag::Del],
            InlineKind::Inserted => &[Tag::Ins],
            InlineKind::Ruby { .. } => &[Tag::Ruby],
            InlineKind::Break => {
                self.html.line_break();
                &[]
            }
            InlineKind::Link { href } => return if !is_linked && self.html.open_link(href) { &[Tag::A] } else { &[] },
            // A picture is told in words: fetching it would tell its server who reads what.
            InlineKind::Object { src } => {
                let src = src.as_deref().filter(|_| !is_linked && !is_empty);
                return if src.is_some_and(|src| self.html.open_link(src)) { &[Tag::A] } else { &[] };
            }
            InlineKind::Language { tag } => {
                let Some(tag) = language_tag(tag) else { return &[] };
                self.html.open(Tag::Span, &[(Attribute::Lang, tag), (Attribute::Dir, "auto")]);
                return &[Tag::Span];
            }
            InlineKind::Formula { tex } => {
                let mut attributes = vec![(Attribute::Class, "formula")];
                attributes.extend(tex.iter().map(|tex| (Attribute::Title, tex.as_str())));
                self.html.open(Tag::Span, &attributes);
                return &[Tag::Span];
            }
            InlineKind::Reference { marker } => return self.open_mark(marker, is_linked, is_empty),
        };
        tags.iter().for_each(|tag| self.html.open(*tag, &[]));
        tags
    }

    /// A mark that points at a footnote.
    fn open_mark(&mut self, marker: &str, is_linked: bool, is_empty: bool) -> &'static [Tag] {
        self.html.open(Tag::Sup, &[]);
        let ends = if is_linked { None } else { self.footnotes.mark(marker) };
        let tags: &'static [Tag] = match &ends {
            Some(ends) => {
                let mut attributes = vec![(Attribute::Role, "doc-noteref")];
                attributes.extend(ends.href.iter().map(|href| (Attribute::Href, href.as_str())));
                attributes.extend(ends.id.iter().map(|id| (Attribute::Id, id.as_str())));
                self.html.open(Tag::A, &attributes);
                &[Tag::Sup, Tag::A]
            }
            None => &[Tag::Sup],
        };
        // A mark that was taken out of the words stands in an empty range.
        if is_empty {
            self.html.text(marker);
        }
        tags
    }

    /// The reading above a ruby base, in brackets where ruby is not shown.
    fn reading(&mut self, reading: &str) {
        for (tag, words) in [(Tag::Rp, "("), (Tag::Rt, reading), (Tag::Rp, ")")] {
            self.html.open(tag, &[]);
            self.html.text(words);
            self.html.close(tag);
        }
    }
}
