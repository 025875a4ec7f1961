//! The words of a block as they flow: pieces of text with tags between them, blanks run together, inlines with their ranges.

use crate::article::{Inline, InlineKind, Repair, RepairKind, Span, Text};
use crate::input::{Builder, is_blank, is_invisible};
use crate::order::Order as _;

/// How many of the inlines that are open are looked at.
const LOOK: usize = 16;

/// An inline that is open, and where its words begin, once there are any.
struct Open {
    kind: InlineKind,
    start: Option<usize>,
}

/// A block's text as it is built.
pub(super) struct Flow<'a> {
    source: &'a str,
    builder: Builder<'a>,
    open: Vec<Open>,
    inlines: Vec<Inline>,
    /// Where the piece of the source before ends.
    at: Option<usize>,
    /// Line breaks since the last letter.
    breaks: usize,
    /// What is to be shown before the next letter that the source does not have.
    before: Option<&'static str>,
    /// How many links are open, and how many bytes have been written inside of one.
    links: usize,
    linked: u32,
    /// What stands before the first letter and is not shown, which is all there is where no letter comes.
    asides: Vec<Span>,
}

/// What a flow has come to.
pub(super) struct Finished {
    pub(super) text: Text,
    pub(super) linked: u32,
}

impl<'a> Flow<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source,
            builder: Builder::new(source),
            open: Vec::new(),
            inlines: Vec::new(),
            at: None,
            breaks: 0,
            before: None,
            links: 0,
            linked: 0,
            asides: Vec::new(),
        }
    }

    /// Whether there are no words yet.
    pub(super) fn is_empty(&self) -> bool {
        self.builder.is_empty()
    }

    /// Whether there is anything, be it words that are not shown.
    pub(super) fn has_any(&self) -> bool {
        !self.builder.is_empty() || !self.asides.is_empty()
    }

    /// Whether an inline of this kind is open around what comes next.
    pub(super) fn is_open(&self, kind: &InlineKind) -> bool {
        self.open.iter().rev().take(LOOK).any(|open| open.kind == *kind)
    }

    /// Line breaks since the last letter.
    pub(super) fn breaks(&self) -> usize {
        self.breaks
    }

    /// What lies between the pieces is markup.
    fn skip_to(&mut self, start: usize) {
        if let Some(at) = self.at.filter(|at| *at < start && !self.builder.is_empty()) {
            self.builder.hidden(Span::new(at, start), RepairKind::Markup);
        }
    }

    /// A piece of text: a stretch of the source, or what is shown for it.
    pub(super) fn piece(&mut self, span: Span, decoded: Option<&str>) {
        // A piece that was moved in front of a table may stand before what is written already; it can't be told in order.
        if self.at.is_some_and(|at| span.start < at) {
            return;
        }
        self.skip_to(span.start);
        self.at = Some(span.end);
        if let Some(decoded) = decoded {
            self.decoded(span, decoded);
            return;
        }
        let letters = span.of(self.source);
        let bytes = letters.as_bytes();
        let (mut plain, mut at, mut blanks) = (0, 0, 0);
        while at < bytes.len() {
            // Nearly all letters are plain, and nearly all blanks single ones between such.
            at += bytes[at..].iter().take_while(|byte| byte.is_ascii_graphic()).count();
            if at > plain
                && bytes[at..].first() == Some(&b' ')
                && bytes[at + 1..].first().is_some_and(u8::is_ascii_graphic)
            {
                blanks += 1;
                at += 1;
                continue;
            }
            let Some(letter) = letters[at..].chars().next() else { break };
            let before = at;
            at += letter.len_utf8();
            let is_invisible = is_invisible(letter);
            if !(is_invisible || is_blank(letter)) {
                continue;
            }
            self.plain(Span::new(span.start + plain, span.start + before), std::mem::take(&mut blanks));
            plain = at;
            let here = Span::new(span.start + before, span.start + at);
            if is_invisible {
                self.builder.nothing(here, RepairKind::Invisible);
            } else {
                self.builder.blank(here, RepairKind::Blank);
            }
        }
        self.plain(Span::new(span.start + plain, span.end), blanks);
    }

    /// Letters with so many blanks between them.
    fn plain(&mut self, span: Span, blanks: u32) {
        if !span.is_empty() {
            self.letters(span, span.of(self.source), None);
            if self.links > 0 {
                self.linked -= blanks;
            }
        }
    }

    fn decoded(&mut self, span: Span, decoded: &str) {
        if decoded.is_empty() || decoded.chars().all(is_invisible) {
            self.builder.hidden(span, RepairKind::Entity);
        } else if decoded.chars().all(is_blank) {
            self.builder.hidden_blank(span, RepairKind::Entity);
        } else {
            self.letters(span, decoded, Some(RepairKind::Entity));
        }
    }

    fn letters(&mut self, span: Span, shown: &str, kind: Option<RepairKind>) {
        match self.before.take() {
            // It goes with the first letter, so that no cut through the text parts them.
            Some(before) if kind.is_none() => {
                let first = shown.chars().next().map_or(0, char::len_utf8);
                let (letter, rest) =
                    (Span::new(span.start, span.start + first), Span::new(span.start + first, span.end));
                self.builder.letters(letter, &format!("{before}{}", &shown[..first]), Some(RepairKind::Markup));
                if !rest.is_empty() {
                    self.builder.letters(rest, &shown[first..], None);
                }
            }
            Some(before) => self.builder.letters(span, &format!("{before}{shown}"), kind),
            None => self.builder.letters(span, shown, kind),
        }
        self.breaks = 0;
        let start = self.builder.len() - shown.len();
        self.open.iter_mut().rev().take_while(|open| open.start.is_none()).for_each(|open| open.start = Some(start));
        if self.links > 0 {
            self.linked += shown.len() as u32;
        }
    }

    /// Letters as they are, blanks among them.
    pub(super) fn verbatim(&mut self, span: Span, shown: &str, kind: Option<RepairKind>) {
        if self.at.is_some_and(|at| span.start < at) {
            return;
        }
        self.skip_to(span.start);
        self.at = Some(span.end);
        if shown.trim().is_empty() {
            self.builder.hidden_blank(span, RepairKind::Markup);
        } else {
            self.letters(span, shown, kind);
        }
    }

    /// A stretch of the source inside of the words that belongs to another part: a picture's alternative text.
    pub(super) fn apart(&mut self, span: Span) {
        if self.at.is_some_and(|at| at <= span.start) && self.has_any() {
            self.skip_to(span.start);
            self.builder.gap(span);
            self.at = Some(span.end);
        }
    }

    /// A piece of text that goes with the words beside it, but is not shown: the number of an item, the way back from a note.
    pub(super) fn aside(&mut self, span: Span) {
        if span.is_empty() || self.at.is_some_and(|at| span.start < at) {
            return;
        }
        self.skip_to(span.start);
        self.at = Some(span.end);
        if self.builder.is_empty() {
            self.asides.push(span);
        }
        self.builder.hidden(span, RepairKind::Marker);
    }

    /// The end of a line inside of a paragraph: a blank, or nothing where `is_tight` says of the last letter that it stands
    /// without one.
    pub(super) fn line_end(&mut self, span: Span, is_tight: impl FnOnce(&str) -> bool) {
        self.skip_to(span.start);
        self.at = Some(span.end);
        if is_tight(self.builder.last_letter()) {
            self.builder.hidden(span, RepairKind::Unwrap);
        } else {
            self.builder.hidden_blank(span, RepairKind::Unwrap);
        }
    }

    /// A tag that breaks the line, without a place of its own that could be told.
    pub(super) fn line_break(&mut self) {
        self.breaks += 1;
        if !self.is_empty() {
            self.builder.pending_break();
        }
    }

    /// Something to be shown before the next letter that the source does not have: the opening quotation mark of `q`.
    pub(super) fn put_before(&mut self, shown: &'static str) {
        self.before = Some(shown);
    }

    /// The same behind the last letter: the closing one.
    pub(super) fn put_behind(&mut self, shown: &'static str) {
        if self.before.take().is_none() && !self.is_empty() {
            self.builder.put_behind(shown);
        }
    }

    pub(super) fn open(&mut self, kind: InlineKind) {
        self.links += usize::from(matches!(kind, InlineKind::Link { .. }));
        self.open.push(Open { kind, start: None });
    }

    /// Closes the inline that was opened last.
    pub(super) fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.links -= usize::from(matches!(open.kind, InlineKind::Link { .. }));
        self.keep(open.kind, open.start);
    }

    fn keep(&mut self, kind: InlineKind, start: Option<usize>) {
        let end = self.builder.len();
        if let Some(start) = start.filter(|start| *start < end) {
            self.inlines.push(Inline { kind, range: Span::new(start, end) });
        }
    }

    /// A mark behind the words so far that is no word itself.
    pub(super) fn mark(&mut self, kind: InlineKind) {
        let end = self.builder.len();
        if end > 0 {
            self.inlines.push(Inline { kind, range: Span::new(end, end) });
        }
    }

    /// Ends the text; what is open goes on in the next.
    pub(super) fn finish(&mut self) -> Option<Finished> {
        let asides = std::mem::take(&mut self.asides);
        if self.builder.is_empty() && !asides.is_empty() {
            (self.builder, self.at) = (Builder::new(self.source), None);
            asides.into_iter().for_each(|span| self.piece(span, None));
        }
        let builder = std::mem::replace(&mut self.builder, Builder::new(self.source));
        for at in 0..self.open.len() {
            let Open { kind, start } = &mut self.open[at];
            let (kind, start) = (kind.clone(), start.take());
            let end = builder.len();
            if let Some(start) = start.filter(|start| *start < end) {
                self.inlines.push(Inline { kind, range: Span::new(start, end) });
            }
        }
        let mut inlines = std::mem::take(&mut self.inlines);
        let linked = std::mem::take(&mut self.linked);
        (self.at, self.breaks) = (None, 0);
        if builder.is_empty() {
            return None;
        }
        let mut text = builder.finish();
        inlines.append(&mut text.inlines);
        // Outer before inner.
        inlines.order_by_key(|inline| (inline.range.start, std::cmp::Reverse(inline.range.end)));
        text.inlines = inlines;
        Some(Finished { text, linked })
    }
}

/// Code as it is built: each blank and line break is its own.
pub(super) struct Verbatim<'a> {
    source: &'a str,
    text: Text,
    /// Where the last letter that is no blank ends, in the text and in the source.
    last: (usize, usize),
}

impl<'a> Verbatim<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, text: Text::default(), last: (0, 0) }
    }

    /// A piece of code: a stretch of the source, or what is shown for it.
    pub(super) fn piece(&mut self, mut span: Span, decoded: Option<&str>) {
        let mut shown = decoded.unwrap_or_else(|| span.of(self.source));
        if self.text.text.is_empty() {
            // The lines above the first one with anything in it.
            let blank = &shown[..shown.len() - shown.trim_start().len()];
            let cut = blank.rfind('\n').map_or(0, |at| at + 1);
            shown = &shown[cut..];
            if shown.is_empty() {
                return;
            }
            if decoded.is_none() {
                span.start += cut;
            }
            self.text.span = Span::new(span.start, span.start);
        }
        if span.start < self.text.span.end {
            return;
        }
        let start = self.text.text.len();
        if span.start > self.text.span.end {
            let source = Span::new(self.text.span.end, span.start);
            self.text.repairs.push(Repair { kind: RepairKind::Markup, range: Span::new(start, start), source });
        }
        self.text.text.push_str(shown);
        let range = Span::new(start, self.text.text.len());
        if decoded.is_some() {
            self.text.repairs.push(Repair { kind: RepairKind::Entity, range, source: span });
        }
        self.text.span.end = span.end;
        let trimmed = shown.trim_end().len();
        if trimmed > 0 {
            let source = if decoded.is_some() { span.end } else { span.start + trimmed };
            self.last = (start + trimmed, source);
        }
    }

    /// A tag that breaks the line.
    pub(super) fn line_break(&mut self) {
        let (at, end) = (self.text.text.len(), self.text.span.end);
        if at > 0 {
            self.text.text.push('\n');
            let range = Span::new(at, at + 1);
            self.text.repairs.push(Repair { kind: RepairKind::Markup, range, source: Span::new(end, end) });
        }
    }

    /// The code, without blanks at its end.
    pub(super) fn finish(self) -> Option<Text> {
        let Self { mut text, last, .. } = self;
        if last.0 == 0 {
            return None;
        }
        text.text.truncate(last.0);
        text.span.end = last.1;
        text.repairs.retain(|repair| repair.range.end <= last.0 && repair.source.end <= last.1);
        Some(text)
    }
}
