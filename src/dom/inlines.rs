//! Words with emphasis, links and the like.

use web_sys::Element;

use super::allowed::{Attribute, Part, Tag};
use super::compositor::{Compositor, Set, stretches};
use crate::article::{InlineKind, Span, Step, Text};
use crate::output::forms::language_tag;

/// An inline that is being filled.
struct Open {
    element: Element,
    /// Whether it leads somewhere: a link never stands in another.
    is_link: bool,
}

impl Compositor<'_> {
    /// Sets the words of `text` into `parent`, its inline ranges as elements.
    pub(super) fn inlines(&mut self, parent: &Element, text: &Text) -> Set<()> {
        self.steps(parent, text, false)
    }

    /// Sets the words of `text` into a link.
    pub(super) fn inlines_of_link(&mut self, link: &Element, text: &Text) -> Set<()> {
        self.steps(link, text, true)
    }

    fn steps(&mut self, parent: &Element, text: &Text, mut is_linked: bool) -> Set<()> {
        let stretches = stretches(text);
        if text.inlines.is_empty() {
            return self.words(parent, &text.text, &stretches);
        }
        let mut open: Vec<Open> = Vec::new();
        // A break stands for its newline.
        let mut is_break = false;
        for step in text.steps() {
            let holder = open.last().map_or(parent, |top| &top.element).clone();
            match step {
                Step::Words(_) if is_break => {}
                Step::Words(range) => self.run(&holder, text, &stretches, range.start, range.end)?,
                Step::Open(inline) if inline.kind == InlineKind::Break => {
                    holder.append_child(&*self.bare(Tag::Br)?)?;
                    is_break = true;
                }
                Step::Open(inline) => {
                    let element = self.inline_element(&inline.kind, is_linked)?;
                    holder.append_child(&element)?;
                    // A mark that was taken out of the words stands in an empty range.
                    if let InlineKind::Reference { marker } = &inline.kind
                        && inline.range.is_empty()
                    {
                        self.glue(&element, marker)?;
                    }
                    let is_link = element.has_attribute("href");
                    is_linked |= is_link;
                    open.push(Open { element, is_link });
                }
                Step::Close(inline) if inline.kind == InlineKind::Break => is_break = false,
                Step::Close(inline) => {
                    if let Some(Open { element, is_link }) = open.pop() {
                        is_linked &= !is_link;
                        if let InlineKind::Ruby { reading } = &inline.kind {
                            self.reading(&element, reading)?;
                        }
                    }
                }
            }
        }
        Ok(())
    }

    /// The words from `start` to `end`.
    fn run(&mut self, parent: &Element, text: &Text, stretches: &[(Span, Span)], start: usize, end: usize) -> Set<()> {
        let Some(words) = text.text.get(start..end).filter(|words| !words.is_empty()) else { return Ok(()) };
        let first = stretches.partition_point(|(range, _)| range.end <= start);
        let inside = stretches[first..].iter().take_while(|(range, _)| range.start < end);
        let own: Vec<_> = inside.map(|&(range, source)| cut(range, source, Span::new(start, end))).collect();
        self.words(parent, words, &own)
    }

    fn inline_element(&mut self, kind: &InlineKind, is_linked: bool) -> Set<Element> {
        match kind {
            InlineKind::Emphasis => self.bare(Tag::Em),
            InlineKind::Strong => self.bare(Tag::Strong),
            InlineKind::Code => self.bare(Tag::Code),
            InlineKind::Subscript => self.bare(Tag::Sub),
            InlineKind::Superscript => self.bare(Tag::Sup),
            InlineKind::Deleted => self.bare(Tag::Del),
            InlineKind::Inserted => self.bare(Tag::Ins),
            InlineKind::Ruby { .. } => self.bare(Tag::Ruby),
            InlineKind::Link { .. } if is_linked => self.bare(Tag::Span),
            InlineKind::Link { href } => {
                let link = self.element(Tag::A, Part::Link)?;
                self.link(&link, href)?;
                Ok(link)
            }
            InlineKind::Reference { .. } if is_linked => self.element(Tag::Sup, Part::Marker),
            InlineKind::Reference { marker } => {
                let link = self.element(Tag::A, Part::Marker)?;
                let ends = self.footnotes.mark(marker);
                if ends.is_some() {
                    self.attribute(&link, &Attribute::Role("doc-noteref"))?;
                }
                self.ends(&link, &link, ends)?;
                Ok(link)
            }
            InlineKind::Language { tag } => {
                let span = self.bare(Tag::Span)?;
                if let Some(tag) = language_tag(tag) {
                    self.attribute(&span, &Attribute::Lang(tag))?;
                    self.attribute(&span, &Attribute::DirAuto)?;
                }
                Ok(span)
            }
            InlineKind::Formula { tex } => {
                let span = self.element(Tag::Span, Part::Formula)?;
                if let Some(tex) = tex {
                    self.attribute(&span, &Attribute::Title(tex))?;
                }
                Ok(span)
            }
            // A picture is told in words: fetching it would tell its server who reads what.
            InlineKind::Object { src: Some(src) } if !is_linked => {
                let link = self.element(Tag::A, Part::Object)?;
                self.link(&link, src)?;
                Ok(link)
            }
            InlineKind::Object { .. } => self.element(Tag::Span, Part::Object),
            InlineKind::Break => self.bare(Tag::Br),
        }
    }

    /// The reading above a ruby base, in brackets where ruby is not shown.
    fn reading(&self, ruby: &Element, reading: &str) -> Set<()> {
        for (tag, words) in [(Tag::Rp, "("), (Tag::Rt, reading), (Tag::Rp, ")")] {
            let element = self.bare(tag)?;
            self.glue(&element, words)?;
            ruby.append_child(&element)?;
        }
        Ok(())
    }
}

/// The part of a stretch inside `window`, counted from the window's start.
fn cut(range: Span, source: Span, window: Span) -> (Span, Span) {
    let start = range.start.max(window.start);
    let end = range.end.min(window.end);
    let source = if range.len() == source.len() {
        Span::new(source.start + (start - range.start), source.end - (range.end - end))
    } else {
        source
    };
    (Span::new(start - window.start, end - window.start), source)
}
