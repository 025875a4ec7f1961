//! The body, block by block.

use super::Renderer;
use super::writer::Attribute;
use crate::article::{Block, BlockKind, BlockStep, Cell, Definition, Direction, ListItem, NoteKind, Text, Walk};
use crate::output::address::{file_name, safe_href};
use crate::output::forms::{cell_scope, cell_spans, code_class, language_tag, list_values, task_sign};
use crate::output::tag::Tag;

/// A list that is open, with what its items need.
struct OpenList {
    tag: Tag,
    /// Numbers to write, by item.
    values: std::vec::IntoIter<Option<u32>>,
}

impl Renderer<'_> {
    /// The blocks; the dateline runs into the block at `run_in`.
    pub(super) fn blocks(&mut self, blocks: &[Block], dateline: Option<(&Block, &str)>) {
        let mut lists: Vec<OpenList> = Vec::new();
        for step in Walk::through(blocks) {
            match step {
                BlockStep::Open(block) => {
                    let dateline = dateline.filter(|(opens, _)| std::ptr::eq(*opens, block)).map(|(_, words)| words);
                    if let BlockKind::List { ordered, start, items, .. } = &block.kind {
                        lists.push(self.open_list(block, *ordered, *start, items));
                    } else {
                        self.open_block(block, dateline);
                    }
                }
                BlockStep::OpenItem(item) => {
                    let value = lists.last_mut().and_then(|list| list.values.next().flatten());
                    self.open_item(item, value);
                }
                BlockStep::CloseItem => {
                    self.html.close(Tag::Li);
                    self.html.end_line();
                }
                BlockStep::Close(block) => {
                    match &block.kind {
                        BlockKind::List { .. } => lists.pop().into_iter().for_each(|list| self.html.close(list.tag)),
                        BlockKind::Details { .. } => self.html.close(Tag::Details),
                        BlockKind::Entry { .. } => self.html.close(Tag::Section),
                        _ => {}
                    }
                    self.html.end_line();
                }
            }
        }
    }

    /// The attributes of a block's element: its class, its language, its direction where that is not the article's.
    fn attributes<'b>(&self, block: &'b Block, class: &'static str) -> Vec<(Attribute, &'b str)> {
        let mut attributes = Vec::new();
        if !class.is_empty() {
            attributes.push((Attribute::Class, class));
        }
        attributes.extend(block.language.as_deref().and_then(language_tag).map(|tag| (Attribute::Lang, tag)));
        let own = block.direction.unwrap_or(Direction::Ltr);
        if self.direction != own {
            attributes.push((Attribute::Dir, super::direction_name(own)));
        }
        attributes
    }

    /// Writes a block; one that others are nested in is only begun.
    fn open_block(&mut self, block: &Block, dateline: Option<&str>) {
        let class = class(&block.kind);
        let attributes = self.attributes(block, class);
        match &block.kind {
            BlockKind::Paragraph(text) => {
                self.html.open(Tag::P, &attributes);
                if let Some(dateline) = dateline {
                    self.html.words(Tag::Span, "dateline", dateline);
                    self.html.text(" ");
                }
                self.inlines(text);
                self.html.close(Tag::P);
            }
            BlockKind::Reference(text) => self.inside(Tag::P, &attributes, text),
            BlockKind::Heading { level, text } => {
                self.inside(Tag::heading((*level).clamp(2, 6)), &attributes, text);
            }
            BlockKind::Separator(text) if text.text.chars().any(char::is_alphanumeric) => {
                self.inside(Tag::P, &attributes, text);
            }
            BlockKind::Separator(_) => self.html.open(Tag::Hr, &[]),
            BlockKind::Quote { paragraphs, attribution } => {
                self.quote(&attributes, paragraphs, attribution.as_ref());
            }
            BlockKind::PullQuote { text, attribution, .. } => {
                self.html.open(Tag::Aside, &attributes);
                self.inside(Tag::P, &[], text);
                attribution.iter().for_each(|speaker| self.attribution(Tag::P, speaker));
                self.html.close(Tag::Aside);
            }
            BlockKind::Table { header_rows, rows, caption, .. } => {
                self.table(&attributes, *header_rows as usize, rows, caption.as_ref());
            }
            BlockKind::Definitions { entries, .. } => self.definitions(&attributes, entries),
            BlockKind::Details { summary, .. } => {
                let mut attributes = attributes;
                // What was shown on demand is part of the article, and shown.
                attributes.push((Attribute::Open, ""));
                self.html.open(Tag::Details, &attributes);
                summary.iter().for_each(|line| self.inside(Tag::Summary, &[], line));
                self.html.end_line();
            }
            BlockKind::Formula { tex, text } => {
                let mut attributes = attributes;
                attributes.extend(tex.iter().map(|tex| (Attribute::Title, tex.as_str())));
                self.inside(Tag::P, &attributes, text);
            }
            BlockKind::Code { language, text } => {
                self.html.open(Tag::Pre, &attributes);
                let class = code_class(language.as_deref());
                let class: Vec<_> = class.iter().map(|class| (Attribute::Class, class.as_str())).collect();
                self.html.open(Tag::Code, &class);
                // Verbatim: its line ends are breaks already.
                self.html.text(&text.text);
                self.html.close(Tag::Code);
                self.html.close(Tag::Pre);
            }
            BlockKind::Figure { caption, credit, alt, src } => {
                self.html.open(Tag::Figure, &attributes);
                self.picture(alt.as_ref(), src.as_deref());
                self.caption(caption.as_ref(), credit.as_ref());
                self.html.close(Tag::Figure);
            }
            BlockKind::Exchange { speaker, time, paragraphs } => {
                self.html.open(Tag::Div, &attributes);
                self.turn(speaker.as_ref(), time.as_ref(), paragraphs);
                self.html.close(Tag::Div);
            }
            BlockKind::Entry { time, heading, .. } => {
                self.html.open(Tag::Section, &attributes);
                time.iter().for_each(|time| self.inside(Tag::P, &[(Attribute::Class, "time")], time));
                heading.iter().for_each(|heading| self.inside(Tag::H2, &[], heading));
                self.html.end_line();
            }
            BlockKind::Note { text, .. } => {
                self.html.open(Tag::Aside, &attributes);
                self.inside(Tag::P, &[], text);
                self.html.close(Tag::Aside);
            }
            BlockKind::Footnote { marker, text } => self.footnote(&attributes, marker, text),
            BlockKind::Embed { href, text, .. } => {
                self.html.open(Tag::P, &attributes);
                self.linked_words(href.as_deref(), Some(text));
                self.html.close(Tag::P);
            }
            BlockKind::List { .. } => {}
        }
    }

    fn open_list(&mut self, block: &Block, ordered: bool, start: Option<u32>, items: &[ListItem]) -> OpenList {
        let tag = if ordered { Tag::Ol } else { Tag::Ul };
        let mut attributes = self.attributes(block, "");
        let first = start.filter(|start| ordered && *start != 1).map(|start| start.to_string());
        attributes.extend(first.iter().map(|start| (Attribute::Start, start.as_str())));
        attributes.extend(if ordered { counter(items) } else { None }.map(|counter| (Attribute::Type, counter)));
        self.html.open(tag, &attributes);
        self.html.end_line();
        let values = if ordered { list_values(start, items) } else { Vec::new() };
        OpenList { tag, values: values.into_iter() }
    }

    fn open_item(&mut self, item: &ListItem, value: Option<u32>) {
        let value = value.map(|value| value.to_string());
        let attributes: Vec<_> = value.iter().map(|value| (Attribute::Value, value.as_str())).collect();
        self.html.open(Tag::Li, &attributes);
        if let Some(checked) = item.checked {
            self.html.text(task_sign(checked));
        }
        self.inlines(&item.text);
        if !item.blocks.is_empty() {
            self.html.end_line();
        }
    }

    /// A quotation; who is quoted stands outside of it, for those words are not.
    fn quote(&mut self, attributes: &[(Attribute, &str)], paragraphs: &[Text], attribution: Option<&Text>) {
        let inner: &[(Attribute, &str)] = if attribution.is_some() { &[] } else { attributes };
        if attribution.is_some() {
            self.html.open(Tag::Figure, attributes);
        }
        self.html.open(Tag::Blockquote, inner);
        paragraphs.iter().for_each(|text| self.inside(Tag::P, &[], text));
        self.html.close(Tag::Blockquote);
        if let Some(speaker) = attribution {
            self.attribution(Tag::Figcaption, speaker);
            self.html.close(Tag::Figure);
        }
    }

    fn attribution(&mut self, tag: Tag, speaker: &Text) {
        self.inside(tag, &[(Attribute::Class, "attribution")], speaker);
    }

    fn definitions(&mut self, attributes: &[(Attribute, &str)], entries: &[Definition]) {
        self.html.open(Tag::Dl, attributes);
        for entry in entries {
            self.html.end_line();
            entry.terms.iter().for_each(|term| self.inside(Tag::Dt, &[], term));
            entry.descriptions.iter().for_each(|text| self.inside(Tag::Dd, &[], text));
        }
        self.html.end_line();
        self.html.close(Tag::Dl);
    }

    fn table(&mut self, attributes: &[(Attribute, &str)], headers: usize, rows: &[Vec<Cell>], caption: Option<&Text>) {
        self.html.open(Tag::Table, attributes);
        caption.iter().for_each(|caption| self.inside(Tag::Caption, &[], caption));
        let (head, body) = rows.split_at(headers.min(rows.len()));
        for (group, rows) in [(Tag::Thead, head), (Tag::Tbody, body)] {
            if rows.is_empty() {
                continue;
            }
            self.html.open(group, &[]);
            for (number, row) in rows.iter().enumerate() {
                self.html.end_line();
                self.html.open(Tag::Tr, &[]);
                row.iter().for_each(|cell| self.cell(cell, group == Tag::Thead, rows.len() - number));
                self.html.close(Tag::Tr);
            }
            self.html.close(group);
        }
        self.html.close(Tag::Table);
    }

    fn cell(&mut self, cell: &Cell, is_head: bool, rows_left: usize) {
        let (columns, rows) = cell_spans(cell, rows_left);
        let scope = cell_scope(is_head, cell.header, (columns, rows));
        let (columns, rows) = (columns.to_string(), rows.to_string());
        let spans = [(Attribute::ColumnSpan, columns.as_str()), (Attribute::RowSpan, rows.as_str())];
        let scopes = scope.map(|scope| (Attribute::Scope, scope));
        let attributes: Vec<_> = scopes.into_iter().chain(spans.into_iter().filter(|(_, span)| *span != "1")).collect();
        self.inside(if scope.is_some() { Tag::Th } else { Tag::Td }, &attributes, &cell.text);
    }

    /// A picture's words, and where it is. The picture itself is left there: fetching it would tell its server who reads what.
    fn picture(&mut self, alt: Option<&Text>, src: Option<&str>) {
        let src = src.filter(|src| safe_href(src).is_some());
        if alt.is_none() && src.is_none() {
            return;
        }
        self.html.open(Tag::P, &[(Attribute::Class, "alt")]);
        self.linked_words(src, alt);
        self.html.close(Tag::P);
    }

    /// Words as a link to `href`, where that may be one; without words, the name of what is there.
    fn linked_words(&mut self, href: Option<&str>, words: Option<&Text>) {
        let words = words.filter(|words| !words.is_empty());
        let is_link = href.is_some_and(|href| self.html.open_link(href));
        match (words, href) {
            (Some(words), _) if is_link => self.inlines_of_link(words),
            (Some(words), _) => self.inlines(words),
            (None, Some(href)) => self.html.text(file_name(href)),
            (None, None) => {}
        }
        if is_link {
            self.html.close(Tag::A);
        }
    }

    fn caption(&mut self, caption: Option<&Text>, credit: Option<&Text>) {
        if caption.is_none() && credit.is_none() {
            return;
        }
        self.html.open(Tag::Figcaption, &[]);
        caption.iter().for_each(|caption| self.inlines(caption));
        if let Some(credit) = credit {
            if caption.is_some() {
                self.html.text(" ");
            }
            self.inside(Tag::Small, &[(Attribute::Class, "credit")], credit);
        }
        self.html.close(Tag::Figcaption);
    }

    /// A turn of speech: when and who stand in its first paragraph.
    fn turn(&mut self, speaker: Option<&Text>, time: Option<&Text>, paragraphs: &[Text]) {
        self.html.open(Tag::P, &[]);
        if let Some(time) = time {
            self.inside(Tag::Span, &[(Attribute::Class, "time")], time);
            self.html.text(" ");
        }
        if let Some(speaker) = speaker {
            self.inside(Tag::Strong, &[(Attribute::Class, "speaker")], speaker);
            self.html.text(": ");
        }
        for (number, text) in paragraphs.iter().enumerate() {
            if number > 0 {
                self.html.close(Tag::P);
                self.html.open(Tag::P, &[]);
            }
            self.inlines(text);
        }
        self.html.close(Tag::P);
    }

    /// A footnote; its marker leads back to the first mark that points at it.
    fn footnote(&mut self, attributes: &[(Attribute, &str)], marker: &str, text: &Text) {
        let ends = self.footnotes.note(marker);
        let id = ends.as_ref().and_then(|ends| ends.id.as_deref());
        let back = ends.as_ref().and_then(|ends| ends.href.as_deref());
        let mut attributes = attributes.to_vec();
        attributes.push((Attribute::Role, "doc-footnote"));
        attributes.extend(id.map(|id| (Attribute::Id, id)));
        self.html.open(Tag::Aside, &attributes);
        self.html.open(Tag::P, &[]);
        self.html.open(Tag::Sup, &[]);
        if let Some(back) = back {
            self.html.open(Tag::A, &[(Attribute::Href, back), (Attribute::Role, "doc-backlink")]);
        }
        self.html.text(marker);
        if back.is_some() {
            self.html.close(Tag::A);
        }
        self.html.close(Tag::Sup);
        self.html.text(" ");
        self.inlines(text);
        self.html.close(Tag::P);
        self.html.close(Tag::Aside);
    }
}

/// The class that tells a block from others in the same element.
const fn class(kind: &BlockKind) -> &'static str {
    match kind {
        BlockKind::Reference(_) => "reference",
        BlockKind::Separator(_) => "separator",
        BlockKind::PullQuote { .. } => "pull-quote",
        BlockKind::Formula { .. } => "formula",
        BlockKind::Exchange { .. } => "exchange",
        BlockKind::Entry { .. } => "entry",
        BlockKind::Footnote { .. } => "footnote",
        BlockKind::Embed { .. } => "embed",
        BlockKind::Note { kind, .. } => match kind {
            NoteKind::Correction => "note correction",
            NoteKind::Editor => "note editor",
            NoteKind::Clarification => "note clarification",
            NoteKind::Disclosure => "note disclosure",
            NoteKind::Contributors => "note contributors",
            NoteKind::Sound => "note sound",
            NoteKind::Boilerplate => "note boilerplate",
        },
        _ => "",
    }
}

/// How a list counts, when its first marker is a letter or a Roman number.
fn counter(items: &[ListItem]) -> Option<&'static str> {
    let first = items.first()?.marker.trim_matches(|letter: char| !letter.is_alphanumeric());
    ["a", "A", "i", "I"].into_iter().find(|counter| *counter == first)
}
