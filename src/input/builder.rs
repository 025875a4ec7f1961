//! A text built letter by letter, with the way back to what each letter stands for.

use crate::article::{Inline, InlineKind, Repair, RepairKind, Span, Text};

/// Blanks and invisible characters that are not written yet.
struct Run {
    start: usize,
    end: usize,
    blank: bool,
    breaks: bool,
    /// What a reader can see of it in the source (entities, a format's commands), which may not be lost.
    visible: Option<(Span, RepairKind)>,
    /// What it is where nothing of it can be seen.
    kind: RepairKind,
    /// The stretches of it that belong to other parts, whatever stands around them.
    gaps: Vec<Span>,
}

/// Builds a [`Text`] from its source's letters in order; blanks at its ends are left out, runs of blanks are one.
#[derive(Default)]
pub(crate) struct Builder<'a> {
    source: &'a str,
    text: String,
    repairs: Vec<Repair>,
    inlines: Vec<Inline>,
    /// Where the source of the text begins and ends.
    start: Option<usize>,
    end: usize,
    run: Option<Run>,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        Self { source, ..Self::default() }
    }

    /// Whether no letter has been written.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How many bytes have been written.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// The last letter that has been written.
    pub(crate) fn last_letter(&self) -> &str {
        let start = self.text.char_indices().next_back().map_or(0, |(at, _)| at);
        &self.text[start..]
    }

    /// The text. What can be seen behind its last letter goes with that letter.
    pub(crate) fn finish(mut self) -> Text {
        if let Some(Run { visible: Some((span, kind)), gaps, .. }) = self.run.take() {
            if gaps.iter().all(|gap| gap.start >= span.end) {
                self.widen(span.end, kind);
            } else {
                self.stretches(Span::new(self.end, span.end), &gaps, [kind; 2], self.text.len());
                self.end = span.end;
            }
        }
        let start = self.start.unwrap_or_default();
        let end = if self.start.is_some() { self.end } else { start };
        Text { text: self.text, span: Span::new(start, end), repairs: self.repairs, inlines: self.inlines }
    }

    /// Writes `shown` for `span` of the source; without a `kind` it is what stands there.
    pub(crate) fn letters(&mut self, span: Span, shown: &str, kind: Option<RepairKind>) {
        let (span, widened) = self.write_run(span);
        self.start.get_or_insert(span.start);
        self.end = span.end;
        let range_start = self.text.len();
        self.text.push_str(shown);
        if let Some(kind) = kind.or(widened) {
            let range = Span::new(range_start, self.text.len());
            self.repairs.push(Repair { kind, range, source: span });
        }
    }

    /// A blank.
    pub(crate) fn blank(&mut self, span: Span, kind: RepairKind) {
        self.wait(span, kind).blank = true;
    }

    /// Something that is not shown.
    pub(crate) fn nothing(&mut self, span: Span, kind: RepairKind) {
        self.wait(span, kind);
    }

    /// A line break that stays.
    pub(crate) fn line_break(&mut self, span: Span, kind: RepairKind) {
        let run = self.wait(span, kind);
        (run.blank, run.breaks) = (true, true);
    }

    /// A page's tag, or something else that nobody is shown.
    pub(crate) fn hidden(&mut self, span: Span, kind: RepairKind) {
        self.wait(span, RepairKind::Invisible).kind = kind;
    }

    /// What belongs to another part.
    pub(crate) fn gap(&mut self, span: Span) {
        self.wait(span, RepairKind::Invisible).gaps.push(span);
    }

    /// A blank that is written as something else: a page's `&nbsp;`.
    pub(crate) fn hidden_blank(&mut self, span: Span, kind: RepairKind) {
        self.hidden(span, kind);
        self.wait(span, RepairKind::Blank).blank = true;
    }

    /// Something shown behind the last letter that the source does not have; it goes with that letter.
    pub(crate) fn put_behind(&mut self, shown: &str) {
        widen(&self.text, &mut self.repairs, self.end, self.end, RepairKind::Markup);
        self.text.push_str(shown);
        if let Some(last) = self.repairs.last_mut() {
            last.range.end = self.text.len();
        }
    }

    /// A line break that a page's tag makes, which is still to come.
    pub(crate) fn pending_break(&mut self) {
        self.hidden(Span::new(self.end, self.end), RepairKind::Markup);
        let run = self.wait(Span::new(self.end, self.end), RepairKind::Blank);
        (run.blank, run.breaks) = (true, true);
    }

    fn wait(&mut self, span: Span, kind: RepairKind) -> &mut Run {
        let Span { start, end } = span;
        let run = Run { start, end, blank: false, breaks: false, visible: None, kind, gaps: Vec::new() };
        let run = self.run.get_or_insert(run);
        run.end = run.end.max(end);
        if !matches!(kind, RepairKind::Blank | RepairKind::Invisible) {
            let first = run.visible.map_or(start, |(span, _)| span.start);
            run.visible = Some((Span::new(first, end), kind));
        }
        run
    }

    /// Writes the blanks before a letter; gives what the letter stands for, which is more than itself where a reader can see
    /// something in the source that is not shown.
    fn write_run(&mut self, letter: Span) -> (Span, Option<RepairKind>) {
        let Some(run) = self.run.take() else { return (letter, None) };
        if !run.gaps.is_empty() {
            self.write_around_gaps(&run, letter.start);
            return (letter, None);
        }
        if self.text.is_empty() {
            return match run.visible {
                Some((span, kind)) => (Span::new(span.start, letter.end), Some(kind)),
                None => (letter, None),
            };
        }
        let source = Span::new(run.start, run.end);
        if !run.blank {
            if let Some((_, kind)) = run.visible {
                self.widen(run.end, kind);
            } else {
                let range = Span::new(self.text.len(), self.text.len());
                self.repairs.push(Repair { kind: run.kind, range, source });
            }
            return (letter, None);
        }
        let range = Span::new(self.text.len(), self.text.len() + 1);
        if run.breaks {
            self.text.push('\n');
            self.inlines.push(Inline { kind: InlineKind::Break, range });
            self.repairs.push(Repair { kind: RepairKind::Break, range, source });
        } else {
            self.text.push(' ');
            if source.of(self.source) != " " {
                let unseen = if run.kind == RepairKind::Invisible { RepairKind::Blank } else { run.kind };
                let kind = run.visible.map_or(unseen, |(_, kind)| kind);
                self.repairs.push(Repair { kind, range, source });
            }
        }
        (letter, None)
    }

    /// Writes a run of which some belongs to other parts.
    fn write_around_gaps(&mut self, run: &Run, end: usize) {
        let at_start = self.text.is_empty();
        let start = if at_start { run.visible.map_or(end, |(span, _)| span.start) } else { run.start };
        self.start.get_or_insert(start);
        let before = self.text.len();
        if !at_start && run.blank {
            self.text.push(if run.breaks { '\n' } else { ' ' });
        }
        if !at_start && run.breaks {
            self.inlines.push(Inline { kind: InlineKind::Break, range: Span::new(before, self.text.len()) });
        }
        let kind = run.visible.map_or(run.kind, |(_, kind)| kind);
        let blank = match kind {
            _ if run.breaks => RepairKind::Break,
            RepairKind::Invisible => RepairKind::Blank,
            kind => kind,
        };
        let unseen = if kind == RepairKind::Blank { RepairKind::Invisible } else { kind };
        let first = if self.text.len() > before { blank } else { unseen };
        self.stretches(Span::new(start, end), &run.gaps, [first, unseen], before);
    }

    /// The repairs of a stretch of the source with gaps in it: the first stands for what was written from `before` on, the others for
    /// nothing.
    fn stretches(&mut self, span: Span, gaps: &[Span], [first, other]: [RepairKind; 2], before: usize) {
        let mut range = Span::new(before, self.text.len());
        let (mut at, mut kind) = (span.start, first);
        let mut push = |kind: RepairKind, source: Span| {
            if !source.is_empty() || !range.is_empty() {
                self.repairs.push(Repair { kind, range, source });
            }
            range = Span::new(range.end, range.end);
        };
        for gap in gaps.iter().filter(|gap| gap.start >= span.start && gap.end <= span.end) {
            if gap.start > at {
                push(kind, Span::new(at, gap.start));
            }
            push(RepairKind::Gap, *gap);
            (at, kind) = (gap.end, other);
        }
        if span.end > at {
            push(kind, Span::new(at, span.end));
        }
    }

    fn widen(&mut self, end: usize, kind: RepairKind) {
        widen(&self.text, &mut self.repairs, self.end, end, kind);
        self.end = end;
    }
}

/// Lets the last letter of `text`, whose source ends at `end`, stand for the source up to `to` as well.
fn widen(text: &str, repairs: &mut Vec<Repair>, end: usize, to: usize, kind: RepairKind) {
    let Some(last) = text.chars().next_back() else { return };
    if let Some(repair) = repairs.last_mut().filter(|last| last.range.end == text.len() && !last.range.is_empty()) {
        repair.source.end = to;
    } else {
        let range = Span::new(text.len() - last.len_utf8(), text.len());
        repairs.push(Repair { kind, range, source: Span::new(end - last.len_utf8(), to) });
    }
}

impl Text {
    /// Lets the last letter stand for the source up to `end` as well: for what a reader can see in the source, but not in
    /// the text.
    pub(crate) fn widen(&mut self, end: usize, kind: RepairKind) {
        widen(&self.text, &mut self.repairs, self.span.end, end, kind);
        self.span.end = end;
    }
}
