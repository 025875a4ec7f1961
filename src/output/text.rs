//! The body as plain text, in forms that read as what they are again.

use super::is_body;
use crate::article::{Article, Block, BlockKind, InlineKind, ListItem, Text};

pub(super) fn body(article: &Article) -> String {
    let footnotes = article.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Footnote { marker, .. } => Some(marker.as_str()),
        _ => None,
    });
    let mut writer = Writer { out: String::new(), footnotes: footnotes.collect() };
    for block in article.blocks.iter().filter(|block| is_body(block)) {
        writer.block(block, 0);
    }
    writer.out
}

struct Writer<'a> {
    out: String,
    /// The markers of the footnotes: these are written where the text points at them.
    footnotes: Vec<&'a str>,
}

impl Writer<'_> {
    /// Begins a block: an empty line, when something stands before.
    fn part(&mut self) {
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
    }

    fn block(&mut self, block: &Block, depth: usize) {
        match &block.kind {
            BlockKind::List { items, .. } => {
                self.part();
                self.list(items, depth);
            }
            BlockKind::Table { rows, caption, .. } => {
                caption.iter().for_each(|caption| self.paragraph(caption));
                self.part();
                for (number, row) in rows.iter().enumerate() {
                    if number > 0 {
                        self.out.push('\n');
                    }
                    let cells: Vec<&str> = row.iter().map(|cell| cell.text.text.as_str()).collect();
                    self.out.push_str(&cells.join("\t"));
                }
            }
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
            BlockKind::Entry { time, heading, blocks } => {
                time.iter().chain(heading).for_each(|text| self.paragraph(text));
                blocks.iter().filter(|inner| is_body(inner)).for_each(|inner| self.block(inner, depth));
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
            if inline.range.start >= at && self.footnotes.contains(&marker.as_str()) {
                self.out.push_str(&text.text[at..inline.range.start]);
                self.mark(marker);
                at = inline.range.start;
            }
        }
        self.out.push_str(&text.text[at..]);
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
            self.out.extend(["\n— ", &speaker.text]);
        }
    }

    fn list(&mut self, items: &[ListItem], depth: usize) {
        for (number, item) in items.iter().enumerate() {
            if number > 0 {
                self.out.push('\n');
            }
            self.out.push_str(&"  ".repeat(depth));
            if !item.marker.is_empty() {
                self.out.extend([&item.marker, " "]);
            }
            self.words(&item.text);
            for inner in &item.blocks {
                if let BlockKind::List { items, .. } = &inner.kind {
                    self.out.push('\n');
                    self.list(items, depth + 1);
                } else {
                    self.block(inner, depth + 1);
                }
            }
        }
    }
}
