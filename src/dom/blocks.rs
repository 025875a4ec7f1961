//! The body of an article, block by block.

use web_sys::Element;

use super::allowed::{Attribute, Data, Part, Tag};
use super::compositor::{Compositor, Set};
use super::header;
use crate::article::{Article, Block, BlockKind, BlockStep, Cell, ListItem, NoteKind, Text, Walk};
use crate::output::address::file_name;
use crate::output::forms::{cell_scope, cell_spans, code_class, list_values, task_sign};
use crate::output::is_safe_href;

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
            self.blocks(parent, std::slice::from_ref(block))?;
        }
        if let Some(field) = dateline {
            let line = self.bare(Tag::P)?;
            self.dateline(&line, field)?;
            parent.append_child(&line)?;
        }
        Ok(())
    }

    /// Sets `blocks`, each with its evidence, as the last of `parent`.
    fn blocks(&mut self, parent: &Element, blocks: &[Block]) -> Set<()> {
        let mut open = vec![parent.clone()];
        let mut lists: Vec<std::vec::IntoIter<Option<u32>>> = Vec::new();
        for step in Walk::through(blocks) {
            let holder = open.last().unwrap_or(parent);
            match step {
                BlockStep::Open(block) => {
                    let element = self.block_element(holder, &block.kind)?;
                    self.block_evidence(&element, block)?;
                    if let BlockKind::List { start, items, .. } = &block.kind {
                        lists.push(list_values(*start, items).into_iter());
                    }
                    open.push(element);
                }
                BlockStep::OpenItem(item) => {
                    let value = lists.last_mut().and_then(|values| values.next().flatten());
                    let element = self.item(holder, item, value)?;
                    open.push(element);
                }
                BlockStep::CloseItem => drop(open.pop()),
                BlockStep::Close(block) => {
                    open.pop();
                    if matches!(block.kind, BlockKind::List { .. }) {
                        lists.pop();
                    }
                }
            }
        }
        Ok(())
    }

    /// Sets one block as the last of `parent`; what is nested in it comes later.
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
            BlockKind::List { ordered, start, .. } => self.list(parent, *ordered, *start),
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
            BlockKind::Code { language, text } => {
                let pre = self.append(parent, Tag::Pre, Part::Code)?;
                let code = self.bare(Tag::Code)?;
                if let Some(class) = code_class(language.as_deref()) {
                    self.attribute(&code, &Attribute::CodeClass(&class))?;
                }
                self.inlines(&code, text)?;
                pre.append_child(&code)?;
                Ok(pre)
            }
            BlockKind::Figure { caption, credit, alt, src } => {
                let figure = self.append(parent, Tag::Figure, Part::Figure)?;
                self.picture(&figure, alt.as_ref(), src.as_deref())?;
                self.caption(&figure, caption.as_ref(), credit.as_ref())?;
                Ok(figure)
            }
            BlockKind::Exchange { speaker, time, paragraphs } => {
                let turn = self.append(parent, Tag::Div, Part::Exchange)?;
                self.optional(&turn, Tag::Span, Part::Time, time.as_ref())?;
                self.optional(&turn, Tag::Strong, Part::Speaker, speaker.as_ref())?;
                self.paragraphs(&turn, paragraphs)?;
                Ok(turn)
            }
            BlockKind::Entry { time, heading, .. } => {
                let entry = self.append(parent, Tag::Section, Part::Entry)?;
                self.optional(&entry, Tag::P, Part::Time, time.as_ref())?;
                let tag = Tag::heading(self.heading_level + 1);
                self.optional(&entry, tag, Part::Heading, heading.as_ref())?;
                Ok(entry)
            }
            BlockKind::Note { kind, text, .. } => {
                let aside = self.append(parent, Tag::Aside, Part::Note)?;
                self.attribute(&aside, &Attribute::Data(Data::Kind, note_name(*kind)))?;
                self.inlines(&aside, text)?;
                Ok(aside)
            }
            BlockKind::Footnote { marker, text } => self.footnote(parent, marker, text),
            BlockKind::Formula { tex, text } => {
                let formula = self.text(parent, Tag::P, Part::Formula, text)?;
                if let Some(tex) = tex {
                    self.attribute(&formula, &Attribute::Title(tex))?;
                }
                Ok(formula)
            }
            BlockKind::Definitions { entries, .. } => {
                let list = self.append(parent, Tag::Dl, Part::Definitions)?;
                for entry in entries {
                    self.placed(&list, Tag::Dt, Part::Term, &entry.terms)?;
                    self.placed(&list, Tag::Dd, Part::Description, &entry.descriptions)?;
                }
                Ok(list)
            }
            BlockKind::Details { summary, .. } => {
                let details = self.append(parent, Tag::Details, Part::Details)?;
                // What was shown on demand is part of the article, and shown.
                self.attribute(&details, &Attribute::Open)?;
                self.optional(&details, Tag::Summary, Part::DetailsSummary, summary.as_ref())?;
                Ok(details)
            }
            BlockKind::Embed { href, text, .. } => self.embed(parent, href.as_deref(), text),
        }
    }

    fn paragraphs(&mut self, parent: &Element, paragraphs: &[Text]) -> Set<()> {
        self.placed(parent, Tag::P, Part::Paragraph, paragraphs)
    }

    /// Texts in an element each, with their places in the source.
    fn placed(&mut self, parent: &Element, tag: Tag, part: Part, texts: &[Text]) -> Set<()> {
        for text in texts {
            let element = self.text(parent, tag, part, text)?;
            self.place(&element, text.span)?;
        }
        Ok(())
    }

    fn optional(&mut self, parent: &Element, tag: Tag, part: Part, text: Option<&Text>) -> Set<()> {
        text.map_or(Ok(()), |text| self.text(parent, tag, part, text).map(drop))
    }

    fn attribution(&mut self, parent: &Element, attribution: Option<&Text>) -> Set<()> {
        self.optional(parent, Tag::Footer, Part::Attribution, attribution)
    }

    fn list(&self, parent: &Element, ordered: bool, start: Option<u32>) -> Set<Element> {
        let list = self.append(parent, if ordered { Tag::Ol } else { Tag::Ul }, Part::List)?;
        if let Some(first) = start.filter(|&first| ordered && first != 1) {
            self.attribute(&list, &Attribute::ListStart(first))?;
        }
        Ok(list)
    }

    fn item(&mut self, list: &Element, item: &ListItem, value: Option<u32>) -> Set<Element> {
        let element = self.append(list, Tag::Li, Part::Item)?;
        self.place(&element, item.span())?;
        // Items keep their own markers: a browser's count is not what "(a)" or a list with a gap says.
        if list.tag_name().eq_ignore_ascii_case(Tag::Ol.name()) {
            self.attribute(&element, &Attribute::Data(Data::Marker, item.marker.trim()))?;
            if let Some(value) = value {
                self.attribute(&element, &Attribute::ItemValue(value))?;
            }
        }
        if let Some(checked) = item.checked {
            self.attribute(&element, &Attribute::Data(Data::Checked, if checked { "true" } else { "false" }))?;
            self.glue(&element, task_sign(checked))?;
        }
        self.inlines(&element, &item.text)?;
        Ok(element)
    }

    fn table(&mut self, parent: &Element, headers: usize, rows: &[Vec<Cell>], caption: Option<&Text>) -> Set<Element> {
        let table = self.append(parent, Tag::Table, Part::Table)?;
        self.optional(&table, Tag::Caption, Part::Caption, caption)?;
        let (head, body) = rows.split_at(headers.min(rows.len()));
        for (group, rows) in [(Tag::Thead, head), (Tag::Tbody, body)] {
            if rows.is_empty() {
                continue;
            }
            let element = self.bare(group)?;
            for (number, row) in rows.iter().enumerate() {
                let line = self.bare(Tag::Tr)?;
                for cell in row {
                    self.cell(&line, cell, group == Tag::Thead, rows.len() - number)?;
                }
                element.append_child(&line)?;
            }
            table.append_child(&element)?;
        }
        Ok(table)
    }

    fn cell(&mut self, row: &Element, cell: &Cell, is_head: bool, rows_left: usize) -> Set<()> {
        let (columns, rows) = cell_spans(cell, rows_left);
        let scope = cell_scope(is_head, cell.header, (columns, rows));
        let element = self.bare(if scope.is_some() { Tag::Th } else { Tag::Td })?;
        if let Some(scope) = scope {
            self.attribute(&element, &Attribute::Scope(scope))?;
        }
        if columns > 1 {
            self.attribute(&element, &Attribute::ColumnSpan(columns))?;
        }
        if rows > 1 {
            self.attribute(&element, &Attribute::RowSpan(rows))?;
        }
        self.inlines(&element, &cell.text)?;
        row.append_child(&element)?;
        Ok(())
    }

    /// A picture's words, and where it is. The picture itself is left there: fetching it would tell its server who reads what.
    fn picture(&mut self, figure: &Element, alt: Option<&Text>, src: Option<&str>) -> Set<()> {
        let src = src.filter(|src| is_safe_href(src));
        if alt.is_none() && src.is_none() {
            return Ok(());
        }
        let line = self.append(figure, Tag::P, Part::Alt)?;
        self.linked_words(&line, src, alt)
    }

    fn caption(&mut self, figure: &Element, caption: Option<&Text>, credit: Option<&Text>) -> Set<()> {
        if caption.is_none() && credit.is_none() {
            return Ok(());
        }
        let line = self.bare(Tag::Figcaption)?;
        self.optional(&line, Tag::Span, Part::Caption, caption)?;
        if caption.is_some() && credit.is_some() {
            self.glue(&line, " ")?;
        }
        self.optional(&line, Tag::Span, Part::Credit, credit)?;
        figure.append_child(&line)?;
        Ok(())
    }

    fn embed(&mut self, parent: &Element, href: Option<&str>, text: &Text) -> Set<Element> {
        let line = self.append(parent, Tag::P, Part::Embed)?;
        self.linked_words(&line, href, Some(text))?;
        Ok(line)
    }

    /// Words as a link to `href`; without words, the name of what is there.
    fn linked_words(&mut self, parent: &Element, href: Option<&str>, words: Option<&Text>) -> Set<()> {
        let words = words.filter(|words| !words.is_empty());
        let Some(href) = href else {
            return words.map_or(Ok(()), |words| self.inlines(parent, words));
        };
        let anchor = self.append(parent, Tag::A, Part::Link)?;
        self.link(&anchor, href)?;
        match words {
            Some(words) => self.inlines_of_link(&anchor, words),
            None => self.glue(&anchor, file_name(href)),
        }
    }

    /// A footnote; its marker leads back to the first mark that points at it.
    fn footnote(&mut self, parent: &Element, marker: &str, text: &Text) -> Set<Element> {
        let note = self.append(parent, Tag::Aside, Part::Footnote)?;
        self.attribute(&note, &Attribute::Role("doc-footnote"))?;
        let ends = self.footnotes.note(marker);
        let leads_back = ends.as_ref().is_some_and(|ends| ends.href.is_some());
        let mark = self.append(&note, if leads_back { Tag::A } else { Tag::Span }, Part::Marker)?;
        if leads_back {
            self.attribute(&mark, &Attribute::Role("doc-backlink"))?;
        }
        self.ends(&note, &mark, ends)?;
        self.glue(&mark, marker)?;
        self.glue(&note, " ")?;
        self.inlines(&note, text)?;
        Ok(note)
    }
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
