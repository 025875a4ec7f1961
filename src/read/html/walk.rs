//! A page's tree, walked once: each block's words become a passage, each element around them a part of the outline.

use super::address::Base;
use super::classes::Classes;
use super::clipboard::{self, ListPlace, OpenLists};
use super::element::{self, Flow as Part};
use super::notes::Notes;
use super::style::{self, Style};
use super::tree::{Id, Tree};
use super::{class_words, embed, table};
use crate::article::{Direction, FurnitureKind, InlineKind, Text};
use crate::order::Order as _;
use crate::read::flow::{Flow, Verbatim};
use crate::read::{Element, ElementKind, Landmark, Marker, MarkerKind, Numbering, Passage, Reading, Told};
use crate::{Error, Limits};

/// The longest address that is kept, in bytes: a picture can be written in one.
pub(super) const LONGEST_ADDRESS: usize = 2_000;

/// Reads a page's tree.
pub(super) fn walk(tree: &Tree<'_>, source: &str, base: &Base, limits: &Limits) -> Result<Reading, Error> {
    let notes = Notes::of(tree, source);
    let mut walker = Walker {
        tree,
        source,
        base,
        notes,
        reading: Reading::default(),
        flow: Flow::new(source),
        code: None,
        element: None,
        frames: Vec::new(),
        gap: 1,
        controls: 0,
        moved: false,
        lists: OpenLists::default(),
        unseen: Vec::new(),
    };
    let mut next = tree.first_child(Id::ROOT);
    while let Some(id) = next {
        walker.part(id);
        if walker.enter(id) {
            if let Some(child) = tree.first_child(id) {
                next = Some(child);
                continue;
            }
            walker.leave();
        }
        walker.part(id);
        let mut at = id;
        next = loop {
            if let Some(sibling) = tree.next_sibling(at) {
                break Some(sibling);
            }
            match tree.parent(at).filter(|parent| *parent != Id::ROOT) {
                Some(parent) => {
                    walker.leave();
                    walker.part(parent);
                    at = parent;
                }
                None => break None,
            }
        };
        if walker.reading.passages.len() > limits.passages {
            let (max, found) = (limits.passages, walker.reading.passages.len());
            return Err(Error::LimitExceeded { limit: "passages", max, found });
        }
    }
    walker.flush();
    let mut reading = walker.reading;
    if walker.moved {
        in_order(&mut reading);
    }
    Ok(reading)
}

/// Puts passages that were moved in front of a table back to where they stand in the source.
fn in_order(reading: &mut Reading) {
    let mut order: Vec<usize> = (0..reading.passages.len()).collect();
    order.order_by_key(|&index| reading.passages[index].span().start);
    let mut places = vec![order.len(); order.len() + 1];
    order.iter().enumerate().for_each(|(place, &index)| places[index] = place);
    reading.pictures.iter_mut().for_each(|picture| picture.before = places[picture.before.min(order.len())]);
    reading.pictures.order_by_key(|picture| picture.before);
    reading.passages.order_by_key(|passage| passage.span().start);
}

pub(super) struct Walker<'t, 'a> {
    pub(super) tree: &'t Tree<'a>,
    pub(super) source: &'a str,
    pub(super) base: &'t Base,
    notes: Notes,
    pub(super) reading: Reading,
    pub(super) flow: Flow<'a>,
    /// Code that is being read.
    code: Option<Verbatim<'a>>,
    /// The innermost element of the outline.
    pub(super) element: Option<u32>,
    pub(super) frames: Vec<Frame>,
    /// Whether there is air before the next passage.
    gap: usize,
    /// How many selections are open, whose choices are no words of the page.
    controls: usize,
    /// Whether something stands elsewhere in the tree than in the source.
    moved: bool,
    /// Lists that are written as paragraphs.
    lists: OpenLists,
    /// What nobody sees inside of the words that are being read.
    unseen: Vec<Passage>,
}

/// What has to be undone when an element ends.
#[derive(Clone, Copy)]
pub(super) enum Frame {
    /// Nothing.
    Plain,
    /// So many inlines are open.
    Inlines(usize),
    /// Quotation marks are open.
    Quotation,
    /// A block: what was the innermost element before, and how much air is behind it.
    Block { before: Option<u32>, gap: usize },
    /// The same, of code.
    Code { before: Option<u32> },
    /// The same, of a selection.
    Control { before: Option<u32> },
}

impl Walker<'_, '_> {
    /// What stands elsewhere in the source is a passage of its own, so that no passage reaches over another.
    fn part(&mut self, id: Id) {
        if !self.tree.is_moved(id) {
            return;
        }
        self.moved = true;
        let Some(code) = &mut self.code else { return self.flush() };
        let code = std::mem::replace(code, Verbatim::new(self.source)).finish();
        code.into_iter().for_each(|text| self.push(text, 0, Some(Told::Code)));
    }

    /// Enters a node; whether to go on with what is inside, and [`leave`](Self::leave) it later.
    fn enter(&mut self, id: Id) -> bool {
        let tree = self.tree;
        if let Some(chunk) = tree.chunk(id) {
            match &mut self.code {
                Some(code) => code.piece(chunk.span, chunk.decoded.as_deref()),
                None => self.flow.piece(chunk.span, chunk.decoded.as_deref()),
            }
            return false;
        }
        let Some(name) = tree.name(id) else {
            return match tree.foreign_name(id) {
                Some("math") => self.formula(id),
                _ => false,
            };
        };
        match element::flow(name) {
            Part::None => {
                match name {
                    "template" if tree.attribute(id, "shadowrootmode").is_some() => {
                        self.frames.push(Frame::Plain);
                        return true;
                    }
                    // What stands there for browsers without scripts is mostly the picture that a script fetches later.
                    "noscript" => {
                        let picture = tree.inside(id).find(|inner| tree.name(*inner) == Some("img"));
                        picture.into_iter().for_each(|picture| self.picture(picture, true));
                    }
                    _ => {}
                }
                false
            }
            Part::Inline if self.is_credit(id) => self.block(id, name),
            Part::Block if !clipboard::is_sender(tree, id) => self.block(id, name),
            Part::Inline | Part::Block => self.inline(id, name),
        }
    }

    fn leave(&mut self) {
        match self.frames.pop() {
            None | Some(Frame::Plain) => {}
            Some(Frame::Inlines(count)) => (0..count).for_each(|_| self.flow.close()),
            Some(Frame::Quotation) => self.flow.put_behind("”"),
            Some(Frame::Block { before, gap }) => {
                self.flush();
                self.gap = self.gap.max(gap);
                self.element = before;
            }
            Some(Frame::Code { before }) => {
                let text = self.code.take().and_then(Verbatim::finish);
                if let Some(text) = text {
                    self.push(text, 0, Some(Told::Code));
                }
                self.gap = 1;
                self.element = before;
            }
            Some(Frame::Control { before }) => {
                self.flush();
                self.controls -= 1;
                self.element = before;
            }
        }
    }

    fn open(&mut self, kind: InlineKind) -> bool {
        self.flow.open(kind);
        self.frames.push(Frame::Inlines(1));
        true
    }

    /// What is read as it is, tags aside.
    fn plain(&mut self) -> bool {
        self.frames.push(Frame::Plain);
        true
    }

    fn inline(&mut self, id: Id, name: &str) -> bool {
        let tree = self.tree;
        let style = Style::of(tree, id);
        if let Some(reason) = element::hidden(tree, id, &style) {
            self.unseen(id, reason);
            return false;
        }
        if self.notes.is_way_back(id) || (name == "a" && self.is_permalink(id)) {
            self.aside(id);
            return false;
        }
        if self.code.is_some() {
            if name == "br" {
                self.code.iter_mut().for_each(Verbatim::line_break);
                return false;
            }
            return self.plain();
        }
        match name {
            "br" if clipboard::is_end_of_copy(tree, id) => false,
            // Two line breaks are an empty line.
            "br" if self.flow.breaks() > 0 => {
                self.flush();
                self.gap = 1;
                false
            }
            "br" => {
                self.flow.line_break();
                false
            }
            "img" => {
                self.picture(id, false);
                false
            }
            "embed" => {
                self.embed(id, name);
                false
            }
            "rt" => false,
            "a" => self.link(id),
            "ruby" => {
                let mut reading = String::new();
                let readings = tree.children(id).filter(|child| tree.name(*child) == Some("rt"));
                for chunk in readings.flat_map(|rt| tree.inside(rt)).filter_map(|inner| tree.chunk(inner)) {
                    reading.push_str(chunk.letters(self.source).trim());
                }
                self.open(InlineKind::Ruby { reading })
            }
            "q" => {
                self.flow.put_before("“");
                self.frames.push(Frame::Quotation);
                true
            }
            _ => self.words(id, name, style),
        }
    }

    /// Words that an element or its style says something of.
    fn words(&mut self, id: Id, name: &str, style: Style) -> bool {
        let tree = self.tree;
        let own = match name {
            // Google Docs wraps what it copies in a `b` of normal weight.
            "b" | "strong" => (style.bold != Some(false)).then_some(InlineKind::Strong),
            "i" | "em" | "cite" | "var" | "dfn" => (style.italic != Some(false)).then_some(InlineKind::Emphasis),
            "code" | "kbd" | "samp" | "tt" => Some(InlineKind::Code),
            "sub" => Some(InlineKind::Subscript),
            "sup" if tree.children(id).any(|child| self.notes.mark(child).is_some()) => None,
            "sup" => Some(InlineKind::Superscript),
            "del" | "s" | "strike" => Some(InlineKind::Deleted),
            "ins" if !clipboard::is_tracked(tree, id) => Some(InlineKind::Inserted),
            _ => {
                let tag = tree.value(id, "lang").filter(|tag| is_language(tag));
                tag.map(|tag| InlineKind::Language { tag: tag.to_owned() })
            }
        };
        let mut count = 0;
        for kind in own.into_iter().chain(style.inlines()) {
            // Computed styles say again what stands around them.
            let again = self.flow.is_open(&kind) && !matches!(kind, InlineKind::Language { .. });
            if !(again || (kind == InlineKind::Strong && name == "span" && self.is_heading())) {
                self.flow.open(kind);
                count += 1;
            }
        }
        self.frames.push(Frame::Inlines(count));
        true
    }

    /// What nobody sees is a passage of its own, also in mid-line.
    fn unseen(&mut self, id: Id, reason: &'static str) {
        let tree = self.tree;
        let mut flow = Flow::new(self.source);
        for chunk in tree.inside(id).filter_map(|inner| tree.chunk(inner)) {
            flow.piece(chunk.span, chunk.decoded.as_deref());
        }
        let Some(finished) = flow.finish() else { return };
        let told = Some(Told::Furniture(FurnitureKind::Hidden, reason));
        let text = finished.text;
        self.flow.apart(text.span);
        self.unseen.push(Passage { told, element: self.element, ..Passage::line(text, 0) });
    }

    /// What goes with the words beside it but is not one of them.
    fn aside(&mut self, id: Id) {
        let tree = self.tree;
        for chunk in tree.inside(id).filter_map(|inner| tree.chunk(inner)) {
            self.flow.aside(chunk.span);
        }
    }

    fn link(&mut self, id: Id) -> bool {
        if let Some(marker) = self.notes.mark(id) {
            let marker = marker.to_owned();
            self.flow.mark(InlineKind::Reference { marker });
            self.aside(id);
            return false;
        }
        let address = self.tree.value(id, "href").filter(|address| address.len() <= LONGEST_ADDRESS);
        match address.map(|address| self.base.resolve(address)) {
            Some(href) if crate::output::is_safe_href(&href) => self.open(InlineKind::Link { href }),
            _ => self.plain(),
        }
    }

    fn block(&mut self, id: Id, name: &str) -> bool {
        let tree = self.tree;
        match name {
            // Word's rule above the notes.
            "hr" if tree.parent(id).is_some_and(|around| clipboard::is_part(tree, around, "footnote-list")) => {
                return false;
            }
            "hr" => {
                self.flush();
                self.gap = 1;
                self.show("rule", None, None);
                return false;
            }
            "iframe" | "video" | "audio" | "object" => {
                self.embed(id, name);
                return false;
            }
            _ => {}
        }
        if self.code.is_some() {
            return self.plain();
        }
        self.flush();
        let before = self.element;
        let place = if matches!(name, "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
            clipboard::list_place(tree, id)
        } else {
            None
        };
        let mut element = if let Some(place) = place {
            self.written_item(id, place)
        } else {
            self.lists.clear();
            Element::new(before, self.kind(id, name))
        };
        let start = self.reading.outline.words.len() as u32;
        let count = class_words::add(tree, id, &mut self.reading.outline.words);
        element.words = start..start + count as u32;
        element.language = tree.value(id, "lang").filter(|tag| is_language(tag)).map(Into::into);
        element.direction = match tree.value(id, "dir") {
            Some(dir) if dir.eq_ignore_ascii_case("rtl") => Some(Direction::Rtl),
            Some(dir) if dir.eq_ignore_ascii_case("ltr") => Some(Direction::Ltr),
            _ => None,
        };
        element.hidden = element::hidden(tree, id, &Style::of(tree, id));
        let index = self.reading.outline.add(element);
        self.element = Some(index);
        if let Some(place) = place {
            let list = self.reading.outline.elements.get(index as usize).and_then(|item| item.parent);
            self.lists.begin(place, list.unwrap_or(index), index);
        }
        let gap = usize::from(place.is_none() && element::has_air(name));
        self.gap = self.gap.max(gap);
        self.frames.push(match name {
            "pre" | "listing" | "xmp" | "plaintext" => {
                self.code = Some(Verbatim::new(self.source));
                Frame::Code { before }
            }
            "select" => {
                self.controls += 1;
                Frame::Control { before }
            }
            _ => Frame::Block { before, gap },
        });
        true
    }

    /// An item of a list that is written as paragraphs; its list goes on, or begins here.
    fn written_item(&mut self, id: Id, place: ListPlace<'_>) -> Element {
        let marker = clipboard::written_marker(self.tree, self.source, id);
        if let Some(marker) = &marker {
            self.notes.leave_out(marker.id);
        }
        let list = self.lists.going_on(place).unwrap_or_else(|| {
            let around = self.lists.around(place).or(self.element);
            let counted = marker.and_then(|marker| marker.counted);
            let (numbering, start) = counted.unzip();
            self.reading.outline.add(Element::new(around, ElementKind::List { numbering, start }))
        });
        Element::new(Some(list), ElementKind::Item { value: None, checked: None })
    }

    /// What a block is in the outline.
    fn kind(&self, id: Id, name: &str) -> ElementKind {
        let tree = self.tree;
        if let Some(marker) = self.notes.note(id) {
            return ElementKind::Footnote { marker: marker.into() };
        }
        let number = |attribute: &str| tree.value(id, attribute).and_then(|value| value.trim().parse::<u32>().ok());
        let role = tree.value(id, "role").unwrap_or_default();
        let level = || number("aria-level").unwrap_or(2).clamp(1, 6) as u8;
        let landmark = |landmark| ElementKind::Landmark(landmark);
        match role {
            "heading" => return ElementKind::Heading(level()),
            "navigation" | "menu" | "menubar" | "tablist" => return landmark(Landmark::Navigation),
            "main" => return landmark(Landmark::Main),
            "banner" => return landmark(Landmark::Header),
            "contentinfo" => return landmark(Landmark::Footer),
            "complementary" => return landmark(Landmark::Aside),
            "article" => return landmark(Landmark::Article),
            "search" | "form" | "dialog" | "alertdialog" => return landmark(Landmark::Form),
            "button" => return landmark(Landmark::Control),
            _ => {}
        }
        if let Some(kind) = embed::post(tree, id, name, self.base) {
            return kind;
        }
        if let ("p" | "div", Some(level)) = (name, clipboard::heading(tree, id)) {
            return ElementKind::Heading(level);
        }
        let is_pulled =
            || element::has_class(tree, id, &["pullquote", "pull-quote", "pulled-quote", "wp-block-pullquote"]);
        match name {
            "p" | "div" | "span" | "small" | "cite" if self.is_credit(id) => ElementKind::Credit,
            "p" | "div" if is_caption(tree, id) => ElementKind::Caption,
            "p" => ElementKind::Paragraph,
            "h1" => ElementKind::Heading(1),
            "h2" => ElementKind::Heading(2),
            "h3" => ElementKind::Heading(3),
            "h4" => ElementKind::Heading(4),
            "h5" => ElementKind::Heading(5),
            "h6" => ElementKind::Heading(6),
            "ul" | "menu" | "dir" => ElementKind::List { numbering: None, start: None },
            "ol" => ElementKind::List { numbering: Some(self.numbering(id)), start: number("start") },
            "li" => ElementKind::Item { value: number("value"), checked: self.task(id) },
            "dl" => ElementKind::Definitions,
            "dt" => ElementKind::Term,
            "dd" => ElementKind::Description,
            "blockquote" | "aside" if is_pulled() => ElementKind::PullQuote,
            "blockquote" => ElementKind::Quote,
            "footer" if self.is_in_quotation() => ElementKind::Attribution,
            "table" if table::is_data(tree, self.source, id) => ElementKind::Table,
            "caption" if self.table().is_some() => ElementKind::TableCaption,
            "tr" if self.table().is_some() => ElementKind::Row { header: table::is_header_row(tree, id) },
            "td" | "th" if self.table().is_some() => ElementKind::Cell {
                header: name == "th",
                spans: (number("colspan").unwrap_or(1).clamp(1, 1000), number("rowspan").unwrap_or(1).clamp(1, 65_534)),
            },
            "figure" => ElementKind::Figure,
            "div" if has_caption_class(tree, id, "wp-caption") => ElementKind::Figure,
            "figcaption" => ElementKind::Caption,
            "pre" | "listing" | "xmp" | "plaintext" => ElementKind::Code { language: self.code_language(id) },
            // One without a line to show it by: WebKit puts a copied page into such where a part of the page is one.
            "details" if tree.children(id).any(|child| tree.name(child) == Some("summary")) => ElementKind::Details,
            "summary" => ElementKind::Summary,
            "article" => landmark(Landmark::Article),
            "main" => landmark(Landmark::Main),
            "header" | "hgroup" => landmark(Landmark::Header),
            "footer" => landmark(Landmark::Footer),
            "nav" => landmark(Landmark::Navigation),
            "aside" => landmark(Landmark::Aside),
            "section" => landmark(Landmark::Section),
            "form" | "fieldset" | "search" => landmark(Landmark::Form),
            "button" | "legend" | "select" | "option" | "optgroup" => landmark(Landmark::Control),
            "address" => landmark(Landmark::Address),
            _ if self.is_credit(id) => ElementKind::Credit,
            _ => ElementKind::Block,
        }
    }

    /// Whether an element names who made what a figure shows.
    fn is_credit(&self, id: Id) -> bool {
        element::is_credit(self.tree, id)
            && self.is_in(|kind| matches!(kind, ElementKind::Caption | ElementKind::Figure))
            && !self.is_in(|kind| matches!(kind, ElementKind::Quote | ElementKind::PullQuote | ElementKind::Credit))
    }

    fn is_heading(&self) -> bool {
        self.is_in(|kind| matches!(kind, ElementKind::Heading(_) | ElementKind::Cell { header: true, .. }))
    }

    /// How a list counts: its own word, its style, or that of its first item.
    fn numbering(&self, id: Id) -> Numbering {
        let tree = self.tree;
        let styled = |id: Id| tree.value(id, "style").and_then(style::numbering);
        let first = || tree.children(id).find(|child| tree.name(*child) == Some("li"));
        match tree.value(id, "type") {
            Some("a") => Numbering::SmallLetters,
            Some("A") => Numbering::Letters,
            Some("i") => Numbering::SmallRoman,
            Some("I") => Numbering::Roman,
            _ => styled(id).or_else(|| first().and_then(styled)).unwrap_or(Numbering::Decimal),
        }
    }

    fn is_in(&self, is: impl Fn(&ElementKind) -> bool) -> bool {
        self.reading.outline.path(self.element).take(6).any(|(_, element)| is(&element.kind))
    }

    fn is_in_quotation(&self) -> bool {
        self.is_in(|kind| matches!(kind, ElementKind::Quote | ElementKind::PullQuote))
    }

    /// The table of data that is being read.
    fn table(&self) -> Option<u32> {
        let path = self.reading.outline.path(self.element).take(3);
        path.into_iter().find(|(_, element)| element.kind == ElementKind::Table).map(|(index, _)| index)
    }

    /// Whether an item is a task that is done, or not.
    fn task(&self, id: Id) -> Option<bool> {
        let tree = self.tree;
        let first = tree.inside(id).take(4).find(|inner| tree.name(*inner) == Some("input"))?;
        let is_box = tree.value(first, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox"));
        is_box.then(|| tree.attribute(first, "checked").is_some())
    }

    /// The language that code is written in, as its class says.
    fn code_language(&self, id: Id) -> Option<Box<str>> {
        let tree = self.tree;
        let inner = tree.children(id).find(|child| tree.name(*child) == Some("code"));
        [Some(id), inner].into_iter().flatten().find_map(|id| {
            let named = tree.value(id, "data-lang").or_else(|| tree.value(id, "data-language"));
            let classes = tree.value(id, "class").unwrap_or_default().split_ascii_whitespace();
            let named = named.or_else(|| {
                classes
                    .into_iter()
                    .find_map(|class| class.strip_prefix("language-").or_else(|| class.strip_prefix("lang-")))
            });
            named.filter(|name| !name.is_empty() && name.len() <= 24).map(Into::into)
        })
    }

    /// Ends the passage, if there are words for one.
    pub(super) fn flush(&mut self) {
        if let Some(finished) = self.flow.finish() {
            self.push(finished.text, finished.linked, None);
        }
        self.reading.passages.append(&mut self.unseen);
    }

    fn push(&mut self, text: Text, linked: u32, told: Option<Told>) {
        let mut told = told;
        let mut marker = None;
        let outline = &self.reading.outline;
        let element = self.element.and_then(|index| outline.elements.get(index as usize));
        match element.map(|element| &element.kind) {
            _ if self.controls > 0 => told = Some(Told::Furniture(FurnitureKind::Navigation, "control")),
            Some(ElementKind::Heading(level)) => told = Some(Told::Heading(*level)),
            Some(ElementKind::Item { value, .. }) if !self.is_second_of_item() => {
                let list = element.and_then(|item| item.parent).and_then(|list| outline.elements.get(list as usize));
                let ordered =
                    list.is_some_and(|list| matches!(list.kind, ElementKind::List { numbering: Some(_), .. }));
                let kind = if ordered { MarkerKind::Number(value.unwrap_or(0)) } else { MarkerKind::Bullet('•') };
                marker = Some(Marker { kind, end: 0 });
            }
            _ => {}
        }
        // What a style or attribute hides can be shown by a script: that is for the labeller to judge.
        let mut around = outline.path(self.element).take(8).filter_map(|(_, element)| element.hidden);
        if let Some(reason) = around.find(|reason| !matches!(*reason, "hidden" | "style")) {
            told = Some(Told::Furniture(FurnitureKind::Hidden, reason));
        }
        let blank_lines = std::mem::take(&mut self.gap);
        let element = self.element;
        self.reading.passages.push(Passage { marker, told, element, linked, ..Passage::line(text, blank_lines) });
    }

    /// Whether a link is that of a heading to itself, which says nothing: "¶", "#".
    fn is_permalink(&self, link: Id) -> bool {
        const LONGEST: usize = 4;
        let kind = self.element.and_then(|element| self.reading.outline.kind(element));
        let is_mark = |letter: char| matches!(letter, '#' | '¶' | '§' | '⚓' | '🔗' | '∞' | '\u{FE0F}');
        let mut chunks = self.tree.inside(link).filter_map(|inner| self.tree.chunk(inner)).take(LONGEST);
        matches!(kind, Some(ElementKind::Heading(_)))
            && chunks.all(|chunk| chunk.letters(self.source).trim().chars().all(is_mark))
    }

    /// Whether the item has words already.
    fn is_second_of_item(&self) -> bool {
        let mut seen = self.reading.passages.iter().rev().filter(|passage| !is_unseen(passage));
        seen.next().is_some_and(|before| before.element == self.element)
    }
}

fn is_unseen(passage: &Passage) -> bool {
    matches!(passage.told, Some(Told::Furniture(FurnitureKind::Hidden, _)))
}

/// Whether an element is a caption by the classes of widely used programs.
fn is_caption(tree: &Tree<'_>, id: Id) -> bool {
    clipboard::is_caption(tree, id) || has_caption_class(tree, id, "wp-caption-text")
}

/// Whether an element has this class of WordPress's.
fn has_caption_class(tree: &Tree<'_>, id: Id, class: &str) -> bool {
    tree.classes(id).say(Classes::CAPTION) && element::has_class(tree, id, &[class])
}

/// Whether a tag can be one of BCP 47.
fn is_language(tag: &str) -> bool {
    (2..=35).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
