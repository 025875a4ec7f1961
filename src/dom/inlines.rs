//! Words with emphasis, links and the like.

use web_sys::Element;

use super::allowed::{Attribute, Part, Tag};
use super::compositor::{Compositor, Set, stretches};
use crate::article::{Inline, InlineKind, Span, Text};

/// An element that is being filled, and where in the text it ends.
struct Open<'t> {
    element: Element,
    end: usize,
    kind: &'t InlineKind,
}

impl Compositor<'_> {
    /// Sets the words of `text` into `parent`, its inline ranges as elements.
    ///
    /// Ranges are set one behind the other with a stack of our own, so that their nesting can't exhaust the browser's;
    /// one that crosses its outer range ends with it.
    pub(super) fn inlines(&mut self, parent: &Element, text: &Text) -> Set<()> {
        let stretches = stretches(text);
        if text.inlines.is_empty() {
            return self.words(parent, &text.text, &stretches);
        }
        let mut inlines: Vec<&Inline> = text.inlines.iter().collect();
        inlines.sort_by_key(|inline| (inline.range.start, std::cmp::Reverse(inline.range.end)));
        let mut open: Vec<Open<'_>> = Vec::new();
        let mut at = 0;
        for inline in inlines {
            at = self.close(&mut open, text, &stretches, at, inline.range.start)?;
            let holder = open.last().map_or(parent, |top| &top.element).clone();
            let end = inline.range.end.min(open.last().map_or(text.text.len(), |top| top.end));
            if inline.range.start < at || end < inline.range.start {
                continue;
            }
            self.run(&holder, text, &stretches, at, inline.range.start)?;
            at = inline.range.start;
            if inline.kind == InlineKind::Break {
                let line_break = self.bare(Tag::Br)?;
                holder.append_child(&line_break)?;
                at = end;
                continue;
            }
            let element = self.inline_element(&inline.kind)?;
            holder.append_child(&element)?;
            // A mark that was taken out of the words stands in an empty range.
            if let InlineKind::Reference { marker } = &inline.kind
                && inline.range.is_empty()
            {
                self.glue(&element, marker)?;
            }
            open.push(Open { element, end, kind: &inline.kind });
        }
        let at = self.close(&mut open, text, &stretches, at, usize::MAX)?;
        self.run(parent, text, &stretches, at, text.text.len())
    }

    /// Fills and closes what ends at or before `until`; gives where the text has been set to.
    fn close(
        &mut self,
        open: &mut Vec<Open<'_>>,
        text: &Text,
        stretches: &[(Span, Span)],
        mut at: usize,
        until: usize,
    ) -> Set<usize> {
        while let Some(top) = open.pop_if(|top| top.end <= until) {
            self.run(&top.element, text, stretches, at, top.end)?;
            at = at.max(top.end);
            if let InlineKind::Ruby { reading } = top.kind {
                self.reading(&top.element, reading)?;
            }
        }
        Ok(at)
    }

    /// The words from `start` to `end`.
    fn run(&mut self, parent: &Element, text: &Text, stretches: &[(Span, Span)], start: usize, end: usize) -> Set<()> {
        let Some(words) = text.text.get(start..end).filter(|words| !words.is_empty()) else { return Ok(()) };
        let first = stretches.partition_point(|(range, _)| range.end <= start);
        let inside = stretches[first..].iter().take_while(|(range, _)| range.start < end);
        let own: Vec<_> = inside.map(|&(range, source)| cut(range, source, Span::new(start, end))).collect();
        self.words(parent, words, &own)
    }

    fn inline_element(&self, kind: &InlineKind) -> Set<Element> {
        match kind {
            InlineKind::Emphasis => self.bare(Tag::Em),
            InlineKind::Strong => self.bare(Tag::Strong),
            InlineKind::Code => self.bare(Tag::Code),
            InlineKind::Subscript => self.bare(Tag::Sub),
            InlineKind::Superscript => self.bare(Tag::Sup),
            InlineKind::Deleted => self.bare(Tag::Del),
            InlineKind::Ruby { .. } => self.bare(Tag::Ruby),
            InlineKind::Link { href } => {
                let link = self.element(Tag::A, Part::Link)?;
                self.link(&link, href)?;
                Ok(link)
            }
            InlineKind::Reference { marker } => {
                let link = self.element(Tag::A, Part::Marker)?;
                if let Some(id) = self.footnote_id(marker) {
                    self.attribute(&link, &Attribute::Anchor(&id))?;
                }
                Ok(link)
            }
            InlineKind::Language { tag } => {
                let span = self.bare(Tag::Span)?;
                self.attribute(&span, &Attribute::Lang(tag))?;
                self.attribute(&span, &Attribute::DirAuto)?;
                Ok(span)
            }
            // A picture is told in words: fetching it would tell its server who reads what.
            InlineKind::Object { .. } | InlineKind::Formula { .. } | InlineKind::Inserted => {
                self.element(Tag::Span, Part::Object)
            }
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
