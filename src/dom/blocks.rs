//! The body of an article, block by block.

use web_sys::Element;

use super::allowed::{Attribute, Data, Part, Tag};
use super::compositor::{Compositor, Set};
use super::header;
use crate::article::{Article, Block, BlockKind, Cell, ListItem, NoteKind, Text};

impl Compositor<'_> {
    /// Sets the blocks of `article` into `parent`; its dateline runs into the first of them that stands behind it.
    pub(super) fn body(&mut self, parent: &Element, article: &Article) -> Set<()> {
        let mut dateline = article.metadata.dateline.as_ref();
        for block in &article.blocks {
            let due = dateline.take_if(|field| header::opens(field.span, block.span()));
            match (due, &block.kind) {
                (Some(field), BlockKind::Paragraph(text)) => {
                    let paragraph = self.append(parent, Tag::P, Part::Paragraph)?;
                    self.block_evidence(&paragraph, block)?;
                    self.dateline(&paragraph, field)?;
                    self.inlines(&paragraph, text)?;
                    continue;
                }
                (Some(field), _) => {
                    let line = self.bare(Tag::P)?;
                    self.dateline(&line, field)?;
                    parent.append_child(&line)?;
                }
                (None, _) => {}
            }
            self.block(parent, block)?;
        }
        if let Some(field) = dateline {
            let line = self.bare(Tag::P)?;
            self.dateline(&line, field)?;
            parent.append_child(&line)?;
        }
        Ok(())
    }

    fn blocks(&mut self, parent: &Element, blocks: &[Block]) -> Set<()> {
        blocks.iter().try_for_each(|block| self.block(parent, block))
    }

    /// Sets one block, with its evidence, as the last of `parent`.
    fn block(&mut self, parent: &Element, block: &Block) -> Set<()> {
        let element = self.block_element(parent, &block.kind)?;
        self.block_evidence(&element, block)
    }

    fn block_element(&mut self, parent: &Element, kind: &BlockKind) -> Set<Element> {
        match kind {
            BlockKind::Paragraph(text) => self.text(parent, Tag::P, Part::Paragraph, text),
            BlockKind::Reference(text) => self.text(parent, Tag::P, Part::Reference, text),
            BlockKind::Heading { level, text } => {
                let level = (*level).max(2).saturating_add(self.heading_level - 1);
                self.text(parent, Tag::heading(level), Part::Heading, text)
            }
            BlockKind::Separator(text) if text.text.chars().any(char::is_alphanumeric) => {
                self.text(parent, Tag::P, Part::Separator, text)
            }
            BlockKind::Separator(_) => self.append(parent, Tag::Hr, Part::Separator),
            BlockKind::List { ordered, start, items, .. } => self.list(parent, *ordered, *start, items),
            BlockKind::Quote { paragraphs, attribution } => {
                let quote = self.append(parent, Tag::Blockquote, Part::Quote)?;
                self.paragraphs(&quote, paragraphs)?;
                self.attribution(&quote, attribution.as_ref())?;
                Ok(quote)
            }
            BlockKind::PullQuote { text, attribution, .. } => {
                let aside = self.append(parent, Tag::Aside, Part::PullQuote)?;
                self.attribute(&aside, &Attribute::Label("Pull quote"))?;
                self.text(&aside, Tag::P, Part::Quote, text)?;
                self.attribution(&aside, attribution.as_ref())?;
                Ok(aside)
            }
            BlockKind::Table { header_rows, rows, caption, .. } => {
                self.table(parent, *header_rows as usize, rows, caption.as_ref())
            }
            BlockKind::Code { text, .. } => {
                let pre = self.append(parent, Tag::Pre, Part::Code)?;
                let code = self.bare(Tag::Code)?;
                self.inlines(&code, text)?;
                pre.append_child(&code)?;
                Ok(pre)
            }
            BlockKind::Figure { caption, credit, alt, .. } => {
                self.figure(parent, caption.as_ref(), credit.as_ref(), alt.as_ref())
            }
            BlockKind::Exchange { speaker, time, paragraphs } => {
                let turn = self.append(parent, Tag::Div, Part::Exchange)?;
                self.optional(&turn, Tag::Span, Part::Time, time.as_ref())?;
                self.optional(&turn, Tag::Strong, Part::Speaker, speaker.as_ref())?;
                self.paragraphs(&turn, paragraphs)?;
                Ok(turn)
            }
            BlockKind::Entry { time, heading, blocks } => {
                let entry = self.append(parent, Tag::Section, Part::Entry)?;
                self.optional(&entry, Tag::P, Part::Time, time.as_ref())?;
                let tag = Tag::heading(self.heading_level + 1);
                self.optional(&entry, tag, Part::Heading, heading.as_ref())?;
                self.blocks(&entry, blocks)?;
                Ok(entry)
            }
            BlockKind::Note { kind, text, .. } => {
                let aside = self.append(parent, Tag::Aside, Part::Note)?;
                self.attribute(&aside, &Attribute::Data(Data::Kind, note_name(*kind)))?;
                self.inlines(&aside, text)?;
                Ok(aside)
            }
            BlockKind::Footnote { marker, text } => {
                let note = self.append(parent, Tag::Aside, Part::Footnote)?;
                if let Some(id) = self.footnote_id(marker) {
                    self.attribute(&note, &Attribute::Id(&id))?;
                }
                let mark = self.append(&note, Tag::Span, Part::Marker)?;
                self.glue(&mark, marker)?;
                self.glue(&note, " ")?;
                self.inlines(&note, text)?;
                Ok(note)
            }
            BlockKind::Formula { text, .. } => self.text(parent, Tag::P, Part::Paragraph, text),
            BlockKind::Definitions { entries, .. } => {
                let list = self.append(parent, Tag::Div, Part::List)?;
                for entry in entries {
                    self.paragraphs(&list, &entry.terms)?;
                    self.paragraphs(&list, &entry.descriptions)?;
                }
                Ok(list)
            }
            BlockKind::Details { summary, blocks } => {
                let details = self.append(parent, Tag::Section, Part::Section)?;
                self.optional(&details, Tag::P, Part::Paragraph, summary.as_ref())?;
                self.blocks(&details, blocks)?;
                Ok(details)
            }
            BlockKind::Embed { href, text, .. } => self.embed(parent, href.as_deref(), text),
        }
    }

    fn paragraphs(&mut self, parent: &Element, paragraphs: &[Text]) -> Set<()> {
        for text in paragraphs {
            let paragraph = self.text(parent, Tag::P, Part::Paragraph, text)?;
            self.place(&paragraph, text.span)?;
        }
        Ok(())
    }

    fn optional(&mut self, parent: &Element, tag: Tag, part: Part, text: Option<&Text>) -> Set<()> {
        text.map_or(Ok(()), |text| self.text(parent, tag, part, text).map(drop))
    }

    fn attribution(&mut self, parent: &Element, attribution: Option<&Text>) -> Set<()> {
        self.optional(parent, Tag::Footer, Part::Attribution, attribution)
    }

    fn list(&mut self, parent: &Element, ordered: bool, start: Option<u32>, items: &[ListItem]) -> Set<Element> {
        let list = self.append(parent, if ordered { Tag::Ol } else { Tag::Ul }, Part::List)?;
        if let Some(first) = start.filter(|&first| first != 1) {
            self.attribute(&list, &Attribute::ListStart(first))?;
        }
        for item in items {
            let element = self.append(&list, Tag::Li, Part::Item)?;
            self.place(&element, item.span())?;
            // Items keep their own numbers: a browser's count is not what "(a)" or a list with a gap says.
            if ordered {
                self.attribute(&element, &Attribute::Data(Data::Marker, item.marker.trim()))?;
            }
            self.inlines(&element, &item.text)?;
            self.blocks(&element, &item.blocks)?;
        }
        Ok(list)
    }

    fn table(&mut self, parent: &Element, headers: usize, rows: &[Vec<Cell>], caption: Option<&Text>) -> Set<Element> {
        let table = self.append(parent, Tag::Table, Part::Table)?;
        self.optional(&table, Tag::Caption, Part::Caption, caption)?;
        let (head, body) = rows.split_at(headers.min(rows.len()));
        for (group, rows, cell) in [(Tag::Thead, head, Tag::Th), (Tag::Tbody, body, Tag::Td)] {
            if rows.is_empty() {
                continue;
            }
            let group = self.bare(group)?;
            for row in rows {
                let line = self.bare(Tag::Tr)?;
                for Cell { text, .. } in row {
                    let cell_element = self.bare(cell)?;
                    if cell == Tag::Th {
                        self.attribute(&cell_element, &Attribute::ColumnScope)?;
                    }
                    self.inlines(&cell_element, text)?;
                    line.append_child(&cell_element)?;
                }
                group.append_child(&line)?;
            }
            table.append_child(&group)?;
        }
        Ok(table)
    }

    /// A picture's words. The picture itself is left where it is: fetching it would tell its server who reads what.
    fn figure(
        &mut self,
        parent: &Element,
        caption: Option<&Text>,
        credit: Option<&Text>,
        alt: Option<&Text>,
    ) -> Set<Element> {
        let figure = self.append(parent, Tag::Figure, Part::Figure)?;
        self.optional(&figure, Tag::P, Part::Alt, alt)?;
        if caption.is_some() || credit.is_some() {
            let line = self.bare(Tag::Figcaption)?;
            self.optional(&line, Tag::Span, Part::Caption, caption)?;
            if caption.is_some() && credit.is_some() {
                self.glue(&line, " ")?;
            }
            self.optional(&line, Tag::Span, Part::Credit, credit)?;
            figure.append_child(&line)?;
        }
        Ok(figure)
    }

    fn embed(&mut self, parent: &Element, href: Option<&str>, text: &Text) -> Set<Element> {
        let line = self.append(parent, Tag::P, Part::Embed)?;
        match href {
            Some(href) => {
                let anchor = self.append(&line, Tag::A, Part::Link)?;
                self.link(&anchor, href)?;
                self.inlines(&anchor, text)?;
            }
            None => self.inlines(&line, text)?,
        }
        Ok(line)
    }

    /// The id of the footnote with this marker, when the article has one.
    pub(super) fn footnote_id(&self, marker: &str) -> Option<String> {
        let (_, number) = self.footnotes.iter().find(|(known, _)| *known == marker)?;
        Some(format!("standfirst-{}-note-{number}", self.rendering))
    }
}

/// The footnotes of an article, each with a number.
pub(super) fn footnotes(blocks: &[Block]) -> Vec<(&str, usize)> {
    let markers = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Footnote { marker, .. } => Some(marker.as_str()),
        _ => None,
    });
    markers.enumerate().map(|(number, marker)| (marker, number)).collect()
}

/// A note's kind as JSON has it.
const fn note_name(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Correction => "correction",
        NoteKind::Editor => "editor",
        NoteKind::Clarification => "clarification",
        NoteKind::Disclosure => "disclosure",
        NoteKind::Contributors => "contributors",
        NoteKind::Sound => "sound",
        NoteKind::Boilerplate => "boilerplate",
    }
}
