//! All texts of a block, wherever in it they stand, and all fields of words.

use super::{Block, BlockKind, BlockStep, Field, Metadata, Text, Walk};

impl Block {
    /// Calls `visit` with each text of the block, in reading order, those of nested blocks included.
    pub fn for_each_text<'a>(&'a self, visit: &mut dyn FnMut(&'a Text)) {
        for step in Walk::through(std::slice::from_ref(self)) {
            match step {
                BlockStep::Open(block) => block.kind.for_each_own_text(visit),
                BlockStep::OpenItem(item) => visit(&item.text),
                BlockStep::CloseItem | BlockStep::Close(_) => {}
            }
        }
    }
}

impl BlockKind {
    /// Calls `visit` with each text that is not nested, in reading order.
    fn for_each_own_text<'a>(&'a self, visit: &mut dyn FnMut(&'a Text)) {
        match self {
            Self::Paragraph(text)
            | Self::Reference(text)
            | Self::Separator(text)
            | Self::Heading { text, .. }
            | Self::Code { text, .. }
            | Self::Note { text, .. }
            | Self::Footnote { text, .. }
            | Self::Formula { text, .. }
            | Self::Embed { text, .. } => visit(text),
            Self::List { .. } => {}
            Self::PullQuote { text, attribution, .. } => {
                visit(text);
                attribution.iter().for_each(visit);
            }
            Self::Quote { paragraphs, attribution } => paragraphs.iter().chain(attribution).for_each(visit),
            Self::Table { rows, caption, .. } => {
                caption.iter().chain(rows.iter().flatten().map(|cell| &cell.text)).for_each(visit);
            }
            Self::Definitions { entries, .. } => {
                entries.iter().for_each(|entry| entry.terms.iter().chain(&entry.descriptions).for_each(&mut *visit));
            }
            Self::Details { summary, .. } => summary.iter().for_each(visit),
            Self::Figure { caption, credit, alt, .. } => {
                caption.iter().chain(credit).chain(alt).for_each(visit);
            }
            Self::Exchange { speaker, time, paragraphs } => {
                time.iter().chain(speaker).chain(paragraphs).for_each(visit);
            }
            Self::Entry { time, heading, .. } => time.iter().chain(heading).for_each(visit),
        }
    }
}

impl Block {
    /// Calls `visit` with the block and each that is nested in it, the outer ones first.
    pub(crate) fn for_each_block_mut(&mut self, visit: &mut dyn FnMut(&mut Self)) {
        visit(self);
        match &mut self.kind {
            BlockKind::List { items, .. } => {
                items.iter_mut().flat_map(|item| &mut item.blocks).for_each(|block| block.for_each_block_mut(visit));
            }
            BlockKind::Details { blocks, .. } | BlockKind::Entry { blocks, .. } => {
                blocks.iter_mut().for_each(|block| block.for_each_block_mut(visit));
            }
            _ => {}
        }
    }

    /// Calls `visit` with each text of the block, those of nested blocks included.
    pub(crate) fn for_each_text_mut(&mut self, visit: &mut dyn FnMut(&mut Text)) {
        self.for_each_block_mut(&mut |block| block.kind.for_each_own_text_mut(visit));
    }
}

impl BlockKind {
    /// Calls `visit` with each text that no nested block has.
    fn for_each_own_text_mut(&mut self, visit: &mut dyn FnMut(&mut Text)) {
        match self {
            Self::Paragraph(text)
            | Self::Reference(text)
            | Self::Separator(text)
            | Self::Heading { text, .. }
            | Self::Code { text, .. }
            | Self::Note { text, .. }
            | Self::Footnote { text, .. }
            | Self::Formula { text, .. }
            | Self::Embed { text, .. } => visit(text),
            Self::List { items, .. } => items.iter_mut().for_each(|item| visit(&mut item.text)),
            Self::PullQuote { text, attribution, .. } => {
                visit(text);
                attribution.iter_mut().for_each(visit);
            }
            Self::Quote { paragraphs, attribution } => paragraphs.iter_mut().chain(attribution).for_each(visit),
            Self::Table { rows, caption, .. } => {
                let cells = rows.iter_mut().flatten().map(|cell| &mut cell.text);
                caption.iter_mut().chain(cells).for_each(visit);
            }
            Self::Definitions { entries, .. } => {
                let texts = entries.iter_mut().flat_map(|entry| entry.terms.iter_mut().chain(&mut entry.descriptions));
                texts.for_each(visit);
            }
            Self::Details { summary, .. } => summary.iter_mut().for_each(visit),
            Self::Figure { caption, credit, alt, .. } => {
                caption.iter_mut().chain(credit).chain(alt).for_each(visit);
            }
            Self::Exchange { speaker, time, paragraphs } => {
                time.iter_mut().chain(speaker).chain(paragraphs).for_each(visit);
            }
            Self::Entry { time, heading, .. } => time.iter_mut().chain(heading).for_each(visit),
        }
    }
}

impl Metadata {
    /// Calls `visit` with each field whose value is, or comes from, words of the source.
    pub(crate) fn for_each_words_mut(&mut self, visit: &mut dyn FnMut(&mut Field<String>)) {
        let single = [
            &mut self.kicker,
            &mut self.headline,
            &mut self.suggested_title,
            &mut self.published,
            &mut self.updated,
            &mut self.claimed_reading_time,
            &mut self.rating,
            &mut self.copyright,
            &mut self.description,
            &mut self.licence,
        ];
        single.into_iter().flatten().for_each(&mut *visit);
        let lists = [&mut self.standfirst, &mut self.section, &mut self.keywords];
        lists.into_iter().flatten().for_each(visit);
    }
}
