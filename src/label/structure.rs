//! Blocks from elements: what a list, a table, a figure of the source holds becomes one block with others inside.
//!
//! The passages of one element stand together. Where the labeller has taken some of them for furniture or fields, those go there, and the
//! element is built from the others.

use std::collections::HashMap;
use std::ops::Range;

use super::assemble::{Assembler, figure_texts};
use super::{Features, Label, Reading};
use crate::article::{
    Block, BlockKind, Cell, Definition, Direction, Inline, InlineKind, ListItem, RepairKind, Rule, Span, Text,
};
use crate::language::direction;
use crate::read::{ElementKind, Numbering, Outline, Passage, Picture, Told};

/// How sure what an element says is.
pub(super) const SURE: f64 = 0.95;
/// The most words of a line that says who is quoted.
const MOST_WORDS_OF_ATTRIBUTION: usize = 12;

/// The name of the rule that reads an element of this kind.
pub(super) fn rule(kind: &ElementKind) -> &'static str {
    match kind {
        ElementKind::List { .. } | ElementKind::Item { .. } => "list-element",
        ElementKind::Definitions | ElementKind::Term | ElementKind::Description => "definitions-element",
        ElementKind::Quote | ElementKind::Attribution => "quote-element",
        ElementKind::PullQuote => "pull-quote-element",
        ElementKind::Table | ElementKind::TableCaption | ElementKind::Row { .. } | ElementKind::Cell { .. } => {
            "table-element"
        }
        ElementKind::Figure | ElementKind::Caption | ElementKind::Credit => "figure-element",
        ElementKind::Code { .. } => "code-element",
        ElementKind::Formula { .. } => "formula-element",
        ElementKind::Details | ElementKind::Summary => "details-element",
        ElementKind::Embed { .. } => "embed-element",
        ElementKind::Footnote { .. } => "footnote-element",
        ElementKind::Separator => "rule-element",
        ElementKind::Heading(_) => "heading-element",
        ElementKind::Block | ElementKind::Landmark(_) | ElementKind::Paragraph => "element",
    }
}

/// Whether a passage of this label goes to a field or to furniture, and not into the body.
fn is_apart(label: Label) -> bool {
    matches!(
        label,
        Label::Kicker
            | Label::Headline
            | Label::Standfirst
            | Label::Metadata
            | Label::Byline
            | Label::Breadcrumb
            | Label::Section
            | Label::Copyright
            | Label::Source
            | Label::Published
            | Label::Subject
            | Label::Rating
            | Label::Document(_)
            | Label::Furniture(_)
    )
}

/// The pictures that no block has yet, in reading order.
#[derive(Default)]
pub(super) struct Pictures {
    pictures: Vec<Option<(Picture, Vec<u32>)>>,
    /// All before this one have gone.
    first: usize,
}

impl Pictures {
    pub(super) fn new(pictures: Vec<Picture>, outline: &Outline, depth: usize) -> Self {
        let with_path = |picture: Picture| {
            let path = outline.structure(picture.element, depth);
            Some((picture, path))
        };
        Self { pictures: pictures.into_iter().map(with_path).collect(), first: 0 }
    }

    /// Takes those that stand before the passage at `end`, and that `wanted` says yes to by the elements around them.
    fn take(&mut self, end: usize, wanted: impl Fn(&[u32]) -> bool) -> Vec<Picture> {
        let mut taken = Vec::new();
        for slot in &mut self.pictures[self.first..] {
            let Some((picture, path)) = slot else { continue };
            if picture.before > end {
                break;
            }
            if wanted(path) {
                taken.extend(slot.take().map(|(picture, _)| picture));
            }
        }
        self.first += self.pictures[self.first..].iter().take_while(|slot| slot.is_none()).count();
        taken
    }

    /// Takes the one that stands right before the passage at `index`, in no element.
    pub(super) fn take_before(&mut self, index: usize) -> Option<Picture> {
        self.take(index, <[u32]>::is_empty).pop()
    }

    /// Whether one stands between two passages.
    fn is_between(&self, before: usize, behind: usize) -> bool {
        let places = self.pictures.iter().flatten().map(|(picture, _)| picture.before);
        places.skip_while(|at| *at <= before).take_while(|at| *at <= behind).next().is_some()
    }
}

impl Assembler<'_> {
    /// Whether a passage goes into the block of the element that it stands in.
    pub(super) fn is_structure(&self, passage: &Passage, reading: &Reading) -> bool {
        let structural = || self.outline.path(passage.element).any(|(_, element)| element.kind.is_structure());
        reading.label == Label::Structure || (passage.element.is_some() && !is_apart(reading.label) && structural())
    }

    /// The figures of the pictures before the passage at `index`, but for those of the element that it stands in; the last one
    /// stays for a caption.
    pub(super) fn pictures_before(&mut self, index: usize, passages: &[Passage], readings: &[Reading]) {
        if self.pictures.first >= self.pictures.pictures.len() {
            return;
        }
        let next = passages.get(index);
        let root = next.and_then(|next| self.outline.structure(next.element, self.depth).first().copied());
        let captioned = match root.and_then(|root| self.outline.kind(root)) {
            None => readings.get(index).is_some_and(|reading| matches!(reading.label, Label::Caption | Label::Credit)),
            Some(kind) => matches!(kind, ElementKind::Caption),
        };
        let mut pictures = self.pictures.take(index, |path| path.is_empty() || path.first().copied() != root);
        if captioned && let Some(last) = pictures.pop_if(|last| self.outline.structure(last.element, 1).is_empty()) {
            self.pictures.first -= 1;
            self.pictures.pictures[self.pictures.first] = Some((last, Vec::new()));
        }
        let place = next.map_or(self.source.len(), |next| next.span().start);
        for picture in pictures {
            let block = shown(picture, self.outline, place);
            self.article.blocks.push(block);
        }
    }

    /// Builds the block of the element around the passage at `start`, and gives the index of the next passage.
    pub(super) fn structure(
        &mut self,
        start: usize,
        passages: &mut [Passage],
        features: &[Features],
        readings: &[Reading],
    ) -> usize {
        let path = |passage: &Passage| self.outline.structure(passage.element, self.depth);
        let first = path(&passages[start]);
        let Some(&root) = first.first() else {
            // A label that says so without an element would be a mistake of the rules; its words stay.
            let text = std::mem::take(&mut passages[start].text);
            self.push(BlockKind::Paragraph(text), &readings[start]);
            return start + 1;
        };
        let mut paths = vec![first];
        paths.extend(passages[start + 1..].iter().map(path).take_while(|path| path.first() == Some(&root)));
        let end = start + paths.len();
        let mut builder = Builder { assembler: self, passages, features, readings, start, paths };
        let mut blocks = Vec::new();
        builder.element(root, start..end, 1, &mut blocks);
        self.article.blocks.append(&mut blocks);
        end
    }
}

/// Builds the block of one element with all that is in it.
struct Builder<'a, 'b> {
    assembler: &'a mut Assembler<'b>,
    passages: &'a mut [Passage],
    features: &'a [Features],
    readings: &'a [Reading],
    /// The first passage of the element, and for each from there on the elements around it.
    start: usize,
    paths: Vec<Vec<u32>>,
}

impl Builder<'_, '_> {
    /// The element at this level around a passage.
    fn at_level(&self, index: usize, level: usize) -> Option<u32> {
        self.paths.get(index.checked_sub(self.start)?)?.get(level).copied()
    }

    /// The end of the run of passages that stand in the same element at this level as the one at `range.start`.
    fn run(&self, range: &Range<usize>, level: usize) -> usize {
        let element = self.at_level(range.start, level);
        let mut rest = range.start + 1..range.end;
        rest.find(|&index| element.is_none() || self.at_level(index, level) != element).unwrap_or(range.end)
    }

    fn kind(&self, element: u32) -> Option<&ElementKind> {
        self.assembler.outline.kind(element)
    }

    fn is_apart(&self, index: usize) -> bool {
        is_apart(self.readings[index].label)
    }

    fn text(&mut self, index: usize) -> Text {
        std::mem::take(&mut self.passages[index].text)
    }

    fn block(&self, kind: BlockKind, rule: impl Into<Rule>, element: Option<u32>) -> Block {
        block(kind, rule, element, self.assembler)
    }

    /// What is in `range`, a block each: passages on their own, and elements at `level`.
    fn blocks(&mut self, range: Range<usize>, level: usize, prefix: &[u32]) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let element = self.at_level(at, level);
            self.pictures(at, prefix, element, &mut blocks);
            if let Some(element) = element {
                let end = self.run(&(at..range.end), level);
                self.element(element, at..end, level + 1, &mut blocks);
                at = end;
            } else {
                self.leaf(at, &mut blocks);
                at += 1;
            }
        }
        self.pictures(range.end, prefix, None, &mut blocks);
        blocks
    }

    /// The pictures before a passage that stand in the elements of `prefix`, but not in the one that comes next.
    fn pictures(&mut self, index: usize, prefix: &[u32], next: Option<u32>, blocks: &mut Vec<Block>) {
        let wanted = |path: &[u32]| {
            path.strip_prefix(prefix).is_some_and(|rest| next.is_none() || rest.first().copied() != next)
        };
        let place = self.place(index);
        for picture in self.assembler.pictures.take(index, wanted) {
            blocks.push(shown(picture, self.assembler.outline, place));
        }
    }

    /// Where in the source the passage at `index` begins, or all that comes before it ends.
    fn place(&self, index: usize) -> usize {
        self.passages.get(index).map_or(self.assembler.source.len(), |passage| passage.span().start)
    }

    /// A passage on its own. What is no part of the body goes where its label says.
    fn leaf(&mut self, index: usize, blocks: &mut Vec<Block>) {
        let label = self.readings[index].label;
        let element = self.passages[index].element;
        let (kind, rule) = match (label, self.passages[index].told) {
            (Label::Caption | Label::Credit, _) => {
                let (caption, credit) = figure_texts(&self.passages[index], &self.features[index], label);
                (BlockKind::Figure { caption, credit, alt: None, src: None }, self.readings[index].rule.clone())
            }
            (Label::Structure, Some(Told::Heading(level))) => {
                let level = self.assembler.heading_level(level);
                (BlockKind::Heading { level, text: self.text(index) }, "heading-element".into())
            }
            (Label::Structure, _) => (BlockKind::Paragraph(self.text(index)), "paragraph-element".into()),
            _ => {
                let outer = std::mem::take(&mut self.assembler.article.blocks);
                self.assembler.take_labelled(index, self.passages, self.features, self.readings);
                blocks.extend(std::mem::replace(&mut self.assembler.article.blocks, outer));
                return;
            }
        };
        let block = self.block(kind, rule, element);
        blocks.push(block);
    }

    /// The passages of `range` that are words of the element; the others go where their labels say.
    fn words(&mut self, range: Range<usize>) -> Vec<usize> {
        let mut words = Vec::new();
        for index in range {
            if self.is_apart(index) {
                self.leaf(index, &mut Vec::new());
            } else {
                words.push(index);
            }
        }
        words
    }

    /// The passages as one text, each behind a line break.
    fn joined(&mut self, indexes: &[usize], is_code: bool) -> Option<Text> {
        let (&first, rest) = indexes.split_first()?;
        let mut text = self.text(first);
        let mut before = first;
        for &index in rest {
            let other = self.text(index);
            // What stands between belongs to other parts.
            let gap = index > before + 1 || self.assembler.pictures.is_between(before, index);
            before = index;
            let at = text.text.len();
            if at == 0 {
                text = other;
                continue;
            }
            if !is_code {
                text.inlines.push(Inline { kind: InlineKind::Break, range: Span::new(at, at + 1) });
            }
            text.append("\n", if gap { RepairKind::Gap } else { RepairKind::Break }, &other);
        }
        Some(text)
    }

    /// The blocks of an element that the passages of `range` stand in; `level` is that of what is in it.
    fn element(&mut self, element: u32, range: Range<usize>, level: usize, blocks: &mut Vec<Block>) {
        let end = range.end;
        let outline = self.assembler.outline;
        let Some(kind) = outline.kind(element) else { return };
        let prefix: Vec<u32> =
            self.paths.get(range.start - self.start).map_or_else(Vec::new, |path| path[..level].to_vec());
        let built = match kind {
            ElementKind::List { numbering, start } => {
                self.list_and_notes((*numbering, *start), range, level, &prefix, element, blocks);
                None
            }
            ElementKind::Item { .. } => self.list((None, None), range, level - 1, &prefix[..level - 1]),
            ElementKind::Quote | ElementKind::Attribution => {
                self.quote(element, range, level, blocks);
                None
            }
            ElementKind::PullQuote => self.pull_quote(range, level),
            ElementKind::Table => self.table(element, range, level, blocks),
            ElementKind::Figure | ElementKind::Caption | ElementKind::Credit => {
                self.figure(element, range, level, blocks);
                None
            }
            ElementKind::Definitions => self.definitions(range, level),
            ElementKind::Details => self.details(range, level, &prefix),
            ElementKind::Code { language } => {
                let words = self.words(range);
                let language = language.as_deref().map(str::to_owned);
                self.joined(&words, true).map(|text| BlockKind::Code { language, text })
            }
            ElementKind::Formula { tex } => {
                let words = self.words(range);
                let tex = tex.as_deref().map(str::to_owned);
                self.joined(&words, false).map(|text| BlockKind::Formula { tex, text })
            }
            ElementKind::Embed { kind, href } => {
                let words = self.words(range);
                let (kind, href) = ((*kind).to_owned(), href.as_deref().map(str::to_owned));
                self.joined(&words, false).map(|text| BlockKind::Embed { kind, href, text })
            }
            ElementKind::Footnote { marker } => {
                let words = self.words(range);
                let marker = marker.to_string();
                self.joined(&words, false).map(|text| BlockKind::Footnote { marker, text })
            }
            ElementKind::Separator => {
                let words = self.words(range);
                self.joined(&words, false).map(BlockKind::Separator)
            }
            _ => {
                let mut inner = self.blocks(range, level, &prefix);
                blocks.append(&mut inner);
                None
            }
        };
        if let Some(built) = built {
            let block = self.block(built, rule(kind), Some(element));
            blocks.push(block);
        }
        // Pictures that the block has no place for stand behind it.
        let place = self.place(end);
        for picture in self.assembler.pictures.take(end, |path| path.contains(&element)) {
            blocks.push(shown(picture, outline, place));
        }
    }

    /// A list; footnotes that stand in it as items are no items.
    fn list_and_notes(
        &mut self,
        (numbering, start): (Option<Numbering>, Option<u32>),
        range: Range<usize>,
        level: usize,
        prefix: &[u32],
        element: u32,
        blocks: &mut Vec<Block>,
    ) {
        let mut at = range.start;
        // What a note counts for, too.
        let mut next = start;
        while at < range.end {
            let note = |builder: &Self, at| {
                let element = builder.at_level(at, level)?;
                builder.kind(element).filter(|kind| matches!(kind, ElementKind::Footnote { .. })).and(Some(element))
            };
            if let Some(note) = note(self, at) {
                let end = self.run(&(at..range.end), level);
                self.element(note, at..end, level + 1, blocks);
                next = Some(next.unwrap_or(1).saturating_add(1));
                at = end;
                continue;
            }
            let end = (at..range.end).find(|&index| note(self, index).is_some()).unwrap_or(range.end);
            if let Some(built) = self.list((numbering, next), at..end, level, prefix) {
                if let BlockKind::List { items, start, .. } = &built {
                    next = Some(start.or(next).unwrap_or(1).saturating_add(items.len() as u32));
                }
                let block = self.block(built, "list-element", Some(element));
                blocks.push(block);
            }
            at = end;
        }
    }

    fn list(
        &mut self,
        (numbering, start): (Option<Numbering>, Option<u32>),
        range: Range<usize>,
        level: usize,
        prefix: &[u32],
    ) -> Option<BlockKind> {
        let mut items: Vec<ListItem> = Vec::new();
        let mut first = None;
        let mut next = start.unwrap_or(1);
        let mut at = range.start;
        while at < range.end {
            let end = self.run(&(at..range.end), level);
            let element = self.at_level(at, level);
            let (value, checked) = match element.and_then(|element| self.kind(element)) {
                Some(ElementKind::Item { value, checked }) => (*value, *checked),
                // A list right inside of a list belongs to the item above.
                Some(_) if !items.is_empty() => {
                    let mut inner = self.blocks(at..end, level, prefix);
                    if let Some(item) = items.last_mut() {
                        item.blocks.append(&mut inner);
                    }
                    at = end;
                    continue;
                }
                _ => (None, None),
            };
            let number = value.unwrap_or(next);
            if let Some((text, inner)) = self.item(element, at..end, level, prefix) {
                let marker = numbering.map_or_else(|| "•".to_owned(), |numbering| numbering.marker(number));
                let (text, written) = task(text);
                let mut item = ListItem::new(marker, text);
                (item.checked, item.blocks) = (checked.or(written), inner);
                items.push(item);
                first = first.or(Some(number));
                next = number.saturating_add(1);
            }
            at = end;
        }
        let span = items.iter().map(ListItem::span).reduce(Span::cover)?;
        let ordered = numbering.is_some();
        Some(BlockKind::List { span, ordered, start: first.filter(|_| ordered), items })
    }

    /// The words of an item, and the blocks in it.
    fn item(
        &mut self,
        element: Option<u32>,
        range: Range<usize>,
        level: usize,
        prefix: &[u32],
    ) -> Option<(Text, Vec<Block>)> {
        let inside = element.is_some_and(|element| matches!(self.kind(element), Some(ElementKind::Item { .. })));
        let level = if inside { level + 1 } else { level };
        let mut prefix = prefix.to_vec();
        prefix.extend(element.filter(|_| inside));
        let mut start = range.start;
        while start < range.end && self.is_apart(start) {
            self.leaf(start, &mut Vec::new());
            start += 1;
        }
        let place = self.passages.get(start).map_or(0, |passage| passage.span().start);
        let own = start < range.end && self.at_level(start, level).is_none();
        let mut text = Text { span: Span::new(place, place), ..Text::default() };
        if own {
            text = self.text(start);
            start += 1;
        }
        let blocks = self.blocks(start..range.end, level, &prefix);
        (own || !blocks.is_empty()).then(|| {
            if let (false, Some(first)) = (own, blocks.first()) {
                let place = first.span().start;
                text.span = Span::new(place, place);
            }
            (text, blocks)
        })
    }

    /// A quotation. What is no paragraph of it, a list or code, stands between its parts.
    fn quote(&mut self, element: u32, range: Range<usize>, mut level: usize, blocks: &mut Vec<Block>) {
        if matches!(self.kind(element), Some(ElementKind::Attribution)) {
            level -= 1;
        }
        let mut paragraphs: Vec<Text> = Vec::new();
        let mut attribution: Option<Text> = None;
        let mut at = range.start;
        while at < range.end {
            // A quotation in a quotation is laid flat.
            let mut inner = level;
            while self.at_level(at, inner).is_some_and(|element| matches!(self.kind(element), Some(ElementKind::Quote)))
            {
                inner += 1;
            }
            let next = self.at_level(at, inner);
            match next.and_then(|element| self.kind(element)) {
                None | Some(ElementKind::Attribution) if self.is_apart(at) => self.leaf(at, blocks),
                None => {
                    let text = self.text(at);
                    paragraphs.push(text);
                }
                Some(ElementKind::Attribution) => {
                    let text = without_dash(&self.text(at));
                    match attribution {
                        None => attribution = Some(text),
                        Some(_) => paragraphs.push(text),
                    }
                }
                Some(_) => {
                    let end = self.run(&(at..range.end), inner);
                    self.flush_quote(element, &mut paragraphs, &mut attribution, blocks);
                    self.element(next.unwrap_or(element), at..end, inner + 1, blocks);
                    at = end;
                    continue;
                }
            }
            at += 1;
        }
        self.flush_quote(element, &mut paragraphs, &mut attribution, blocks);
    }

    fn flush_quote(
        &self,
        element: u32,
        paragraphs: &mut Vec<Text>,
        attribution: &mut Option<Text>,
        blocks: &mut Vec<Block>,
    ) {
        if paragraphs.len() > 1 && attribution.is_none() {
            *attribution = paragraphs.pop_if(|last| is_attribution(&last.text)).map(|last| without_dash(&last));
        }
        if paragraphs.is_empty() && attribution.is_none() {
            return;
        }
        let kind = BlockKind::Quote { paragraphs: std::mem::take(paragraphs), attribution: attribution.take() };
        blocks.push(self.block(kind, "quote-element", Some(element)));
    }

    fn pull_quote(&mut self, range: Range<usize>, level: usize) -> Option<BlockKind> {
        let (mut words, mut speaker) = (Vec::new(), Vec::new());
        for index in self.words(range) {
            let said = (level..).map_while(|level| self.at_level(index, level));
            let said = said.filter_map(|element| self.kind(element));
            let is_speaker = said.into_iter().any(|kind| matches!(kind, ElementKind::Attribution));
            if is_speaker { speaker.push(index) } else { words.push(index) }
        }
        let mut attribution = self.joined(&speaker, false);
        let text = match self.joined(&words, false) {
            Some(text) => text,
            None => attribution.take()?,
        };
        Some(BlockKind::PullQuote { text, of: None, attribution })
    }

    /// A table by its rows and cells, those without words among them.
    fn table(&mut self, table: u32, range: Range<usize>, level: usize, blocks: &mut Vec<Block>) -> Option<BlockKind> {
        let outline = self.assembler.outline;
        // Where the words of each cell are.
        let mut of_cell: HashMap<u32, Vec<usize>> = HashMap::new();
        let (mut caption, mut others) = (Vec::new(), Vec::new());
        for index in self.words(range.clone()) {
            let inside = (level..).map_while(|level| self.at_level(index, level));
            let mut inside = inside.filter_map(|element| Some((element, self.kind(element)?)));
            let place = inside.find(|(_, kind)| matches!(kind, ElementKind::Cell { .. } | ElementKind::TableCaption));
            match place {
                Some((cell, ElementKind::Cell { .. })) => of_cell.entry(cell).or_default().push(index),
                Some(_) => caption.push(index),
                None => others.push(index),
            }
        }
        let caption = self.joined(&caption, false);
        for index in others {
            self.leaf(index, blocks);
        }
        let mut place = caption.as_ref().map_or_else(|| self.passages[range.start].span().start, |text| text.span.end);
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let (mut header_rows, mut row_is_header) = (0, false);
        // The row and the cell that an element in the table stands in, those of tables inside left out.
        let mut inner_table = vec![false];
        let parent_is_inner =
            |inner: &[bool], parent: u32| inner.get((parent - table) as usize).copied().unwrap_or(false);
        for (index, element) in outline.elements.iter().enumerate().skip(table as usize + 1) {
            let Some(parent) = element.parent.filter(|parent| *parent >= table) else { break };
            let is_inner = parent_is_inner(&inner_table, parent) || matches!(element.kind, ElementKind::Table);
            inner_table.push(is_inner);
            match &element.kind {
                _ if is_inner => {}
                ElementKind::Row { header } => {
                    row_is_header = *header && header_rows == rows.len();
                    header_rows += usize::from(row_is_header);
                    rows.push(Vec::new());
                }
                ElementKind::Cell { header, spans } => {
                    let words = of_cell.remove(&(index as u32)).unwrap_or_default();
                    let empty = Text { span: Span::new(place, place), ..Text::default() };
                    let text = self.joined(&words, false).unwrap_or(empty);
                    place = text.span.end;
                    if rows.is_empty() {
                        rows.push(Vec::new());
                    }
                    let mut cell = Cell::new(text);
                    cell.header = *header && !row_is_header;
                    (cell.column_span, cell.row_span) = (spans.0.max(1), spans.1.max(1));
                    rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
                }
                _ => {}
            }
        }
        // Where a program has no header cells, a first row in bold is one.
        let is_bold = |row: &Vec<Cell>| row.iter().all(|cell| cell.text.is_wholly(&InlineKind::Strong));
        if header_rows == 0 && rows.len() > 1 && rows.iter().take_while(|row| is_bold(row)).count() == 1 {
            header_rows = 1;
            rows[0]
                .iter_mut()
                .for_each(|cell| cell.text = std::mem::take(&mut cell.text).unwrapped(&InlineKind::Strong));
        }
        // Rows of which nothing is left.
        let is_empty = |row: &Vec<Cell>| row.iter().all(|cell| cell.text.is_empty() && cell.text.span.is_empty());
        let header_rows = rows.iter().take(header_rows).filter(|row| !is_empty(row)).count() as u32;
        rows.retain(|row| !is_empty(row));
        let texts = caption.iter().chain(rows.iter().flatten().map(|cell| &cell.text)).map(|text| text.span);
        let span = texts.reduce(Span::cover)?;
        if rows.is_empty() {
            let kind = BlockKind::Paragraph(caption?);
            blocks.push(self.block(kind, "table-element", Some(table)));
            return None;
        }
        Some(BlockKind::Table { span, header_rows, rows, caption })
    }

    /// A figure: its picture, its caption, who made it. Where it holds a table or a quotation, the caption is that's.
    fn figure(&mut self, element: u32, range: Range<usize>, level: usize, blocks: &mut Vec<Block>) {
        let (mut captions, mut credits) = (Vec::new(), Vec::new());
        let mut inner = Vec::new();
        let mut at = range.start;
        while at < range.end {
            // A caption without a figure stands at the level of one.
            let inside = (level - 1..).map_while(|level| self.at_level(at, level));
            let kinds: Vec<&ElementKind> = inside.filter_map(|element| self.kind(element)).collect();
            let is_credit = kinds.iter().any(|kind| matches!(kind, ElementKind::Credit));
            let is_caption = kinds.iter().any(|kind| matches!(kind, ElementKind::Caption));
            match self.at_level(at, level) {
                _ if self.is_apart(at) => self.leaf(at, blocks),
                _ if is_credit => credits.push(at),
                Some(_) if !is_caption => {
                    let end = self.run(&(at..range.end), level);
                    let other = self.at_level(at, level).unwrap_or(element);
                    self.element(other, at..end, level + 1, &mut inner);
                    at = end;
                    continue;
                }
                _ => captions.push(at),
            }
            at += 1;
        }
        let (mut caption, credit) = self.caption_and_credit(&captions, &credits);
        let mut pictures = self.assembler.pictures.take(range.end, |path| path.contains(&element));
        if pictures.is_empty() && matches!(self.kind(element), Some(ElementKind::Caption)) {
            pictures.extend(self.assembler.pictures.take_before(range.start));
        }
        let picture = pictures.iter().position(|picture| picture.kind == "picture").map(|at| pictures.remove(at));
        match inner.last_mut().map(|block: &mut Block| &mut block.kind) {
            Some(BlockKind::Table { caption: slot @ None, span, .. }) => {
                caption.iter().for_each(|caption| *span = span.cover(caption.span));
                *slot = caption.take();
            }
            Some(BlockKind::Quote { attribution: slot @ None, .. }) => *slot = caption.take(),
            _ => {}
        }
        // What a figure says below a table or a quotation stands there.
        let mut own = Vec::new();
        let is_below = picture.is_none() && caption.is_none() && !inner.is_empty();
        if caption.is_some() || credit.is_some() || picture.is_some() {
            let (src, alt) = picture.map_or((None, None), |picture| (picture.src, picture.alt));
            let kind = BlockKind::Figure { caption, credit, alt, src };
            own.push(self.block(kind, "figure-element", Some(element)));
        }
        if is_below {
            std::mem::swap(&mut own, &mut inner);
        }
        blocks.append(&mut own);
        blocks.append(&mut inner);
        let place = self.place(range.end);
        for picture in pictures {
            blocks.push(shown(picture, self.assembler.outline, place));
        }
    }

    /// The caption and the credit of a figure's lines: what the element says, else what the line says itself.
    fn caption_and_credit(&mut self, captions: &[usize], credits: &[usize]) -> (Option<Text>, Option<Text>) {
        let credit = self.joined(credits, false);
        let [index] = captions else { return (self.joined(captions, false), credit) };
        if credit.is_some() {
            return (self.joined(captions, false), credit);
        }
        figure_texts(&self.passages[*index], &self.features[*index], self.readings[*index].label)
    }

    fn definitions(&mut self, range: Range<usize>, level: usize) -> Option<BlockKind> {
        let mut entries: Vec<Definition> = Vec::new();
        for index in self.words(range) {
            let is_term = (level..)
                .map_while(|level| self.at_level(index, level))
                .any(|element| matches!(self.kind(element), Some(ElementKind::Term)));
            let text = self.text(index);
            let anew = is_term && entries.last().is_none_or(|entry| !entry.descriptions.is_empty());
            if anew || entries.is_empty() {
                entries.push(Definition::default());
            }
            if let Some(entry) = entries.last_mut() {
                if is_term { entry.terms.push(text) } else { entry.descriptions.push(text) }
            }
        }
        let texts = entries.iter().flat_map(|entry| entry.terms.iter().chain(&entry.descriptions));
        let span = texts.map(|text| text.span).reduce(Span::cover)?;
        Some(BlockKind::Definitions { span, entries })
    }

    fn details(&mut self, range: Range<usize>, level: usize, prefix: &[u32]) -> Option<BlockKind> {
        let is_summary = |builder: &Self, index: usize| {
            let element = builder.at_level(index, level);
            element.is_some_and(|element| matches!(builder.kind(element), Some(ElementKind::Summary)))
        };
        let end = range.clone().find(|&index| !is_summary(self, index)).unwrap_or(range.end);
        let words = self.words(range.start..end);
        let summary = self.joined(&words, false);
        let blocks = self.blocks(end..range.end, level, prefix);
        (summary.is_some() || !blocks.is_empty()).then_some(BlockKind::Details { summary, blocks })
    }
}

fn block(kind: BlockKind, rule: impl Into<Rule>, element: Option<u32>, assembler: &Assembler<'_>) -> Block {
    let mut block = Block { kind, rule: rule.into(), confidence: SURE, direction: None, language: None };
    block.direction = direction::of_block(&block);
    assembler.say_language(&mut block, element);
    block
}

/// The block of a picture, a rule or something from elsewhere on its own. `place` is where it stands, if it has no words.
fn shown(picture: Picture, outline: &Outline, place: usize) -> Block {
    let Picture { kind, src, alt, element, .. } = picture;
    let framed = outline.path(element).any(|(_, element)| matches!(element.kind, ElementKind::Figure));
    let nothing = || Text { span: Span::new(place, place), ..Text::default() };
    let (kind, rule) = match kind {
        "picture" if framed => (BlockKind::Figure { caption: None, credit: None, alt, src }, "figure-element"),
        "picture" => (BlockKind::Figure { caption: None, credit: None, alt, src }, "picture"),
        "rule" => (BlockKind::Separator(alt.unwrap_or_else(nothing)), "rule-element"),
        kind => {
            let text = alt.unwrap_or_else(nothing);
            (BlockKind::Embed { kind: kind.to_owned(), href: src, text }, "embed-element")
        }
    };
    Block { kind, rule: rule.into(), confidence: SURE, direction: None, language: None }
}

/// `[x] paint the bow`: a task that is written as in Markdown, and whether it is done.
fn task(text: Text) -> (Text, Option<bool>) {
    let checked = match text.text.get(..4) {
        Some("[ ] ") => false,
        Some("[x] " | "[X] ") => true,
        _ => return (text, None),
    };
    let words = text.slice(Span::new(4, text.text.len())).claiming(text.span);
    (words, Some(checked))
}

/// `— Mariam Hovsepyan, farmer`
fn is_attribution(text: &str) -> bool {
    let name = text.trim_start_matches(['—', '–', '-', '―']).trim_start();
    name.len() < text.len()
        && name.starts_with(char::is_uppercase)
        && name.split_whitespace().count() <= MOST_WORDS_OF_ATTRIBUTION
        && !name.ends_with(['!', '?'])
}

fn without_dash(text: &Text) -> Text {
    let start = text.text.len() - text.text.trim_start_matches(['—', '–', '-', '―', ' ']).len();
    text.slice(Span::new(start, text.text.len())).claiming(text.span)
}

impl Assembler<'_> {
    /// The same for the blocks from the one at `first` on.
    pub(super) fn say_languages(&mut self, first: usize, element: Option<u32>) {
        let mut blocks = self.article.blocks.split_off(first);
        blocks.iter_mut().for_each(|block| self.say_language(block, element));
        self.article.blocks.append(&mut blocks);
    }

    /// Says of a block what language it is in and which way that runs, where an element around it says so.
    pub(super) fn say_language(&self, block: &mut Block, element: Option<u32>) {
        let mut around = self.outline.path(element).map(|(_, element)| element);
        if let Some(language) = around.find_map(|element| element.language.as_deref()) {
            let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
            let own = self.article.language.as_deref().map(primary);
            if own != Some(primary(language)) {
                block.language = Some(language.to_owned());
            }
        }
        let mut around = self.outline.path(element).map(|(_, element)| element);
        if let Some(direction) = around.find_map(|element| element.direction) {
            block.direction = Some(direction).filter(|direction| *direction == Direction::Rtl);
        }
    }
}
