//! A page's tree, walked once: each block's words become a passage, each element around them a part of the outline.

use super::address::Base;
use super::element::{self, Flow as Part};
use super::notes::Notes;
use super::tree::{Id, Tree};
use super::{class_words, table};
use crate::article::{Direction, FurnitureKind, InlineKind, Text};
use crate::read::flow::{Flow, Verbatim};
use crate::read::{Element, ElementKind, Landmark, Marker, MarkerKind, Passage, Picture, Reading, Told};
use crate::{Error, Limits};

/// The longest address that is kept, in bytes: a picture can be written in one.
const LONGEST_ADDRESS: usize = 2_000;

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
    order.sort_by_key(|&index| reading.passages[index].span().start);
    let mut places = vec![order.len(); order.len() + 1];
    order.iter().enumerate().for_each(|(place, &index)| places[index] = place);
    reading.pictures.iter_mut().for_each(|picture| picture.before = places[picture.before.min(order.len())]);
    reading.pictures.sort_by_key(|picture| picture.before);
    reading.passages.sort_by_key(|passage| passage.span().start);
}

struct Walker<'t, 'a> {
    tree: &'t Tree<'a>,
    source: &'a str,
    base: &'t Base,
    notes: Notes,
    reading: Reading,
    flow: Flow<'a>,
    /// Code that is being read.
    code: Option<Verbatim<'a>>,
    /// The innermost element of the outline.
    element: Option<u32>,
    frames: Vec<Frame>,
    /// Whether there is air before the next passage.
    gap: usize,
    /// How many selections are open, whose choices are no words of the page.
    controls: usize,
    /// Whether something stands elsewhere in the tree than in the source.
    moved: bool,
}

/// What has to be undone when an element ends.
#[derive(Clone, Copy)]
enum Frame {
    /// Nothing.
    Plain,
    /// An inline is open.
    Inline,
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
                        picture.into_iter().for_each(|picture| self.picture(picture));
                    }
                    _ => {}
                }
                false
            }
            Part::Inline => self.inline(id, name),
            Part::Block => self.block(id, name),
        }
    }

    fn leave(&mut self) {
        match self.frames.pop() {
            None | Some(Frame::Plain) => {}
            Some(Frame::Inline) => self.flow.close(),
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
        self.frames.push(Frame::Inline);
        true
    }

    fn inline(&mut self, id: Id, name: &str) -> bool {
        let tree = self.tree;
        if element::hidden(tree, id).is_some() || (name == "a" && self.is_permalink(id)) {
            return false;
        }
        if self.code.is_some() {
            if name == "br" {
                self.code.iter_mut().for_each(Verbatim::line_break);
                return false;
            }
            self.frames.push(Frame::Plain);
            return true;
        }
        match name {
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
                self.picture(id);
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
            "b" | "strong" => self.open(InlineKind::Strong),
            "i" | "em" | "cite" | "var" | "dfn" => self.open(InlineKind::Emphasis),
            "code" | "kbd" | "samp" | "tt" => self.open(InlineKind::Code),
            "sub" => self.open(InlineKind::Subscript),
            "sup" if tree.children(id).any(|child| self.notes.mark(child).is_some()) => {
                self.frames.push(Frame::Plain);
                true
            }
            "sup" => self.open(InlineKind::Superscript),
            "del" | "s" | "strike" => self.open(InlineKind::Deleted),
            "ins" => self.open(InlineKind::Inserted),
            _ => {
                let Some(tag) = tree.value(id, "lang").filter(|tag| is_language(tag)) else {
                    self.frames.push(Frame::Plain);
                    return true;
                };
                self.open(InlineKind::Language { tag: tag.to_owned() })
            }
        }
    }

    fn link(&mut self, id: Id) -> bool {
        if let Some(marker) = self.notes.mark(id) {
            let marker = marker.to_owned();
            self.flow.mark(InlineKind::Reference { marker });
            return false;
        }
        let address = self.tree.value(id, "href").filter(|address| address.len() <= LONGEST_ADDRESS);
        match address.map(|address| self.base.resolve(address)) {
            Some(href) if crate::output::is_safe_href(&href) => self.open(InlineKind::Link { href }),
            _ => {
                self.frames.push(Frame::Plain);
                true
            }
        }
    }

    fn block(&mut self, id: Id, name: &str) -> bool {
        let tree = self.tree;
        match name {
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
            self.frames.push(Frame::Plain);
            return true;
        }
        self.flush();
        let before = self.element;
        let mut element = Element::new(before, self.kind(id, name));
        let start = self.reading.outline.words.len() as u32;
        let count = class_words::add(tree, id, &mut self.reading.outline.words);
        element.words = start..start + count as u32;
        element.language = tree.value(id, "lang").filter(|tag| is_language(tag)).map(Into::into);
        element.direction = match tree.value(id, "dir") {
            Some(dir) if dir.eq_ignore_ascii_case("rtl") => Some(Direction::Rtl),
            Some(dir) if dir.eq_ignore_ascii_case("ltr") => Some(Direction::Ltr),
            _ => None,
        };
        element.hidden = element::hidden(tree, id);
        self.element = Some(self.reading.outline.add(element));
        let gap = usize::from(element::has_air(name));
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
        let is_pulled =
            || element::has_class(tree, id, &["pullquote", "pull-quote", "pulled-quote", "wp-block-pullquote"]);
        match name {
            "p" => ElementKind::Paragraph,
            "h1" => ElementKind::Heading(1),
            "h2" => ElementKind::Heading(2),
            "h3" => ElementKind::Heading(3),
            "h4" => ElementKind::Heading(4),
            "h5" => ElementKind::Heading(5),
            "h6" => ElementKind::Heading(6),
            "ul" | "menu" | "dir" => ElementKind::List { ordered: false, start: None },
            "ol" => ElementKind::List { ordered: true, start: number("start") },
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
            "figcaption" => ElementKind::Caption,
            "pre" | "listing" | "xmp" | "plaintext" => ElementKind::Code { language: self.code_language(id) },
            "details" => ElementKind::Details,
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
            _ if element::has_class(tree, id, &["credit", "image-credit", "photo-credit", "caption-credit"])
                && self.is_in(|kind| matches!(kind, ElementKind::Caption | ElementKind::Figure)) =>
            {
                ElementKind::Credit
            }
            _ => ElementKind::Block,
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
    fn flush(&mut self) {
        if let Some(finished) = self.flow.finish() {
            self.push(finished.text, finished.linked, None);
        }
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
                let ordered = list.is_some_and(|list| matches!(list.kind, ElementKind::List { ordered: true, .. }));
                let kind = if ordered { MarkerKind::Number(value.unwrap_or(0)) } else { MarkerKind::Bullet('•') };
                marker = Some(Marker { kind, end: 0 });
            }
            _ => {}
        }
        if outline.path(self.element).take(8).any(|(_, element)| element.hidden == Some("screen-reader")) {
            told = Some(Told::Furniture(FurnitureKind::Hidden, "screen-reader"));
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
        self.reading.passages.last().is_some_and(|before| before.element == self.element)
    }

    fn show(&mut self, kind: &'static str, src: Option<String>, alt: Option<Text>) {
        let before = self.reading.passages.len() + usize::from(!self.flow.is_empty());
        let element = self.element;
        alt.iter().for_each(|alt| self.flow.apart(alt.span));
        self.reading.pictures.push(Picture { kind, before, element, src, alt });
    }

    /// A picture: where it really is may be told to scripts only.
    fn picture(&mut self, id: Id) {
        let tree = self.tree;
        let is_address =
            |value: &&str| !value.trim().is_empty() && !value.starts_with("data:") && value.len() <= LONGEST_ADDRESS;
        let first_of_set =
            |value: &str| value.split_ascii_whitespace().next().map(|first| first.trim_end_matches(',').to_owned());
        let lazy = ["data-src", "data-original", "data-lazy-src"];
        let src =
            lazy.iter().chain(&["src"]).find_map(|name| tree.value(id, name).filter(is_address)).map(str::to_owned);
        let set = || ["data-srcset", "srcset"].iter().find_map(|name| tree.value(id, name).and_then(first_of_set));
        let src = src.or_else(|| set().filter(|value| is_address(&value.as_str())));
        let src = src.map(|src| self.base.resolve(&src)).filter(|src| crate::output::is_safe_href(src));
        let alt = tree.attribute(id, "alt").and_then(|alt| self.words_of(alt.span, &alt.value));
        if src.is_some() || alt.is_some() {
            self.show("picture", src, alt);
        }
    }

    /// The words of an attribute.
    fn words_of(&self, span: crate::article::Span, value: &str) -> Option<Text> {
        let mut flow = Flow::new(self.source);
        let is_source = self.source.get(span.start..span.end) == Some(value);
        flow.piece(span, (!is_source).then_some(value));
        flow.finish().map(|finished| finished.text)
    }

    /// Something from elsewhere.
    fn embed(&mut self, id: Id, name: &str) {
        let tree = self.tree;
        let own = ["data-src", "src", "data"].iter().find_map(|name| tree.value(id, name));
        let inner = || tree.inside(id).take(20).find_map(|inner| tree.value(inner, "src"));
        let address = own.or_else(inner).filter(|address| address.len() <= LONGEST_ADDRESS);
        let href = address.map(|address| self.base.resolve(address)).filter(|href| crate::output::is_safe_href(href));
        let title = tree.attribute(id, "title").and_then(|title| self.words_of(title.span, &title.value));
        let kind = match name {
            "video" => "video",
            "audio" => "audio",
            _ if element::has_class(tree, id, &["youtube", "vimeo"]) => "video",
            _ => "page",
        };
        if href.is_some() {
            self.flush();
            self.show(kind, href, title);
        }
    }

    /// A formula: its alternative text, its TeX, or its letters.
    fn formula(&mut self, id: Id) -> bool {
        let tree = self.tree;
        let is_tex = |inner: &Id| {
            tree.foreign_name(*inner) == Some("annotation")
                && tree.value(*inner, "encoding").is_some_and(|encoding| encoding.contains("tex"))
        };
        let tex = tree.inside(id).find(is_tex).map(|annotation| {
            let chunks = tree.inside(annotation).filter_map(|inner| tree.chunk(inner));
            chunks.map(|chunk| chunk.letters(self.source)).collect::<String>().trim().to_owned()
        });
        self.flow.open(InlineKind::Formula { tex });
        let alternative = tree.attribute(id, "alttext").map(|alt| (alt.span, alt.value.clone()));
        if let Some((span, value)) = alternative.filter(|(_, value)| !value.trim().is_empty()) {
            let is_source = self.source.get(span.start..span.end) == Some(&*value);
            self.flow.piece(span, (!is_source).then_some(&*value));
        } else {
            let mut inner = tree.first_child(id);
            // Annotations say the formula again.
            while let Some(at) = inner {
                let skip = matches!(tree.foreign_name(at), Some("annotation" | "annotation-xml"));
                if let Some(chunk) = tree.chunk(at) {
                    self.flow.piece(chunk.span, chunk.decoded.as_deref());
                }
                inner = tree.first_child(at).filter(|_| !skip).or_else(|| tree.after(at, id));
            }
        }
        self.flow.close();
        false
    }
}

/// Whether a tag can be one of BCP 47.
fn is_language(tag: &str) -> bool {
    (2..=35).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
