//! The body as plain text, in forms that read as what they are again. Wherever blocks meet there is a line's end, a tab or a blank.

use super::footnotes::Footnotes;
use super::forms::task_sign;
use super::grid::grid;
use super::is_body;
use crate::article::{Article, Block, BlockKind, BlockStep, Cell, Definition, InlineKind, ListItem, Text, Walk};

/// What a level of nesting is set in by.
const INDENT: &str = "  ";

pub(super) fn body(article: &Article) -> String {
    let mut writer =
        Writer { out: String::new(), footnotes: Footnotes::of(article, String::new()), lists: 0, items: 0 };
    let mut walk = Walk::through(&article.blocks);
    while let Some(step) = walk.next() {
        match step {
            BlockStep::Open(block) if !is_body(block) => walk.leave_out(),
            BlockStep::Open(block) => writer.open(block),
            BlockStep::OpenItem(item) => writer.item(item),
            BlockStep::CloseItem => {}
            BlockStep::Close(block) => {
                if let BlockKind::List { .. } = block.kind {
                    writer.lists -= 1;
                    writer.items = 1;
                }
            }
        }
    }
    writer.out
}

struct Writer<'a> {
    out: String,
    /// Marks of these are written where the text points at them.
    footnotes: Footnotes<'a>,
    /// How many lists are open.
    lists: usize,
    /// How many items the innermost of them has so far.
    items: usize,
}

impl Writer<'_> {
    /// Begins a block: an empty line, when something stands before.
    fn part(&mut self) {
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        self.indent(self.lists);
    }

    /// Begins a line of a block.
    fn line(&mut self) {
        self.out.push('\n');
        self.indent(self.lists);
    }

    fn indent(&mut self, levels: usize) {
        (0..levels).for_each(|_| self.out.push_str(INDENT));
    }

    /// Writes a block; one that others are nested in is only begun.
    fn open(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::List { .. } => {
                (self.lists, self.items) = (self.lists + 1, 0);
            }
            BlockKind::Table { rows, caption, .. } => {
                caption.iter().for_each(|caption| self.paragraph(caption));
                self.table(rows);
            }
            BlockKind::Definitions { entries, .. } => self.definitions(entries),
            BlockKind::Details { summary, .. } => summary.iter().for_each(|line| self.paragraph(line)),
            BlockKind::Quote { paragraphs, attribution } => {
                paragraphs.iter().for_each(|text| self.paragraph(text));
                self.speaker_below(attribution.as_ref());
            }
            BlockKind::PullQuote { text, attribution, .. } => {
                self.paragraph(text);
                self.speaker_below(attribution.as_ref());
            }
            BlockKind::Exchange { speaker, time, paragraphs } => {
                self.part();
                self.turn(speaker.as_ref(), time.as_ref());
                for (number, text) in paragraphs.iter().enumerate() {
                    if number > 0 {
                        self.part();
                    }
                    self.words(text);
                }
            }
            BlockKind::Entry { time, heading, .. } => {
                time.iter().chain(heading).for_each(|text| self.paragraph(text));
            }
            BlockKind::Footnote { marker, text } => {
                // As it is written below a text, so that it reads as one again.
                self.part();
                self.mark(marker);
                self.out.push(' ');
                self.words(text);
            }
            _ => block.for_each_text(&mut |text| self.paragraph(text)),
        }
    }

    fn paragraph(&mut self, text: &Text) {
        self.part();
        self.words(text);
    }

    /// The words of a text, with the marks that point at footnotes.
    fn words(&mut self, text: &Text) {
        let mut at = 0;
        for inline in &text.inlines {
            let InlineKind::Reference { marker } = &inline.kind else { continue };
            let start = inline.range.start;
            if inline.range.is_empty() && start >= at && self.footnotes.has(marker) {
                self.out.push_str(text.text.get(at..start).unwrap_or_default());
                self.mark(marker);
                at = start;
            }
        }
        self.out.push_str(text.text.get(at..).unwrap_or_default());
    }

    /// `[1]`, `¹`, `*`.
    fn mark(&mut self, marker: &str) {
        if marker.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            self.out.extend(["[", marker, "]"]);
        } else {
            self.out.push_str(marker);
        }
    }

    /// `[00:01:12] HOST: `, what tells a turn of speech.
    fn turn(&mut self, speaker: Option<&Text>, time: Option<&Text>) {
        if let Some(time) = time {
            self.out.extend(["[", &time.text, "] "]);
        }
        if let Some(speaker) = speaker {
            self.out.extend([&speaker.text, ": "]);
        }
    }

    fn speaker_below(&mut self, attribution: Option<&Text>) {
        if let Some(speaker) = attribution {
            self.line();
            self.out.extend(["— ", &speaker.text]);
        }
    }

    /// Rows as lines, cells parted by tabs. A line's end inside a cell is a blank.
    fn table(&mut self, rows: &[Vec<Cell>]) {
        self.part();
        for (number, row) in grid(rows).iter().enumerate() {
            if number > 0 {
                self.line();
            }
            for (column, cell) in row.iter().enumerate() {
                if column > 0 {
                    self.out.push('\t');
                }
                let words = cell.map_or("", |cell| &cell.text.text);
                self.out.extend(words.chars().map(|letter| if matches!(letter, '\n' | '\t') { ' ' } else { letter }));
            }
        }
    }

    /// Terms, and below them what is said of them, set in.
    fn definitions(&mut self, entries: &[Definition]) {
        for entry in entries {
            self.part();
            for (number, term) in entry.terms.iter().enumerate() {
                if number > 0 {
                    self.line();
                }
                self.words(term);
            }
            for (number, text) in entry.descriptions.iter().enumerate() {
                if number > 0 || !entry.terms.is_empty() {
                    self.line();
                }
                self.indent(2);
                self.words(text);
            }
        }
    }

    fn item(&mut self, item: &ListItem) {
        // The first of a nested list stands right below its item.
        if self.items > 0 || self.lists > 1 {
            self.out.push('\n');
        } else if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        self.indent(self.lists - 1);
        if !item.marker.is_empty() {
            self.out.extend([&item.marker, " "]);
        }
        if let Some(checked) = item.checked {
            self.out.push_str(task_sign(checked));
        }
        self.words(&item.text);
        self.items += 1;
    }
}
