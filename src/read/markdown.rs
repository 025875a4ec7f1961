//! Markdown: CommonMark with tables, footnotes, tasks and definitions, read by pulldown-cmark; a passage for each block of text.
//!
//! Each word's place is the source's own, so marks, escapes and what quotations and lists put at the start of lines are repairs.

mod tags;

use std::iter::Peekable;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use self::tags::InlineTag;
use super::flow::{Flow, Verbatim};
use super::form::glue;
use super::{
    Element, ElementKind, Marker, MarkerKind, Numbering, Passage, Picture, Reading, Told, front_matter, html, marker,
};
use crate::article::{Carrier, FurnitureKind, InlineKind, RepairKind, Span, Text};
use crate::order::Order as _;
use crate::{Error, Limits};

/// Elements around a passage beyond which more are laid flat, for each level that the model keeps.
const ELEMENTS_A_LEVEL: usize = 3;
/// The longest caption in italics below a picture, in bytes.
const LONGEST_CAPTION: usize = 600;

/// Divides `source` into passages.
///
/// # Errors
/// [`Error::LimitExceeded`] for more than [`Limits::passages`] blocks with text, or over the limits of pages in its HTML.
pub fn read(source: &str, limits: &Limits) -> Result<Reading, Error> {
    let mut reader = Reader {
        source,
        limits,
        reading: Reading { carrier: Some(Carrier::Markdown), ..Reading::default() },
        flow: Flow::new(source),
        open: Vec::new(),
        inlines: Vec::new(),
        figure: None,
    };
    let start = reader.front_matter();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let parser = Parser::new_ext(source.get(start..).unwrap_or_default(), options);
    let events = parser.into_offset_iter();
    let mut events = events.map(|(event, range)| (event, Span::new(range.start + start, range.end + start))).peekable();
    while let Some((event, span)) = events.next() {
        match event {
            Event::Start(Tag::Paragraph) => {
                let inside = inside(&mut events, TagEnd::Paragraph);
                reader.paragraph(inside)?;
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let inside = inside(&mut events, TagEnd::CodeBlock);
                reader.code(&kind, &inside);
            }
            Event::Start(Tag::HtmlBlock) => {
                let inside = inside(&mut events, TagEnd::HtmlBlock);
                reader.html(&inside)?;
            }
            event => reader.event(event, span)?,
        }
        let found = reader.reading.passages.len();
        if found > limits.passages {
            return Err(Error::LimitExceeded { limit: "passages", max: limits.passages, found });
        }
    }
    reader.flush(None);
    // Without words it is read as the text it is.
    let shows = |picture: &Picture| picture.alt.is_some();
    if reader.reading.passages.is_empty() && !reader.reading.pictures.iter().any(shows) {
        return super::text::read(source, limits);
    }
    Ok(reader.reading)
}

type Events<'a> = Vec<(Event<'a>, Span)>;

/// The events up to the end of a block without blocks inside.
fn inside<'a>(events: &mut Peekable<impl Iterator<Item = (Event<'a>, Span)>>, end: TagEnd) -> Events<'a> {
    let mut inside = Vec::new();
    for (event, span) in events.by_ref() {
        if event == Event::End(end) {
            break;
        }
        inside.push((event, span));
    }
    inside
}

/// An element that is open.
struct Open {
    element: u32,
    /// Its tag in HTML, where it was opened by one.
    tag: Option<&'static str>,
    /// The marker of the next passage, where it is the first of an item.
    marker: Option<MarkerKind>,
    /// The number of the next item, in a counted list.
    next: Option<u32>,
}

/// An inline that is open: one of Markdown's, or one by a tag of this name.
enum OpenInline {
    Mark,
    Tag(String),
}

struct Reader<'a> {
    source: &'a str,
    limits: &'a Limits,
    reading: Reading,
    flow: Flow<'a>,
    open: Vec<Open>,
    inlines: Vec<OpenInline>,
    /// The figure that ends right above, and has no caption yet.
    figure: Option<u32>,
}

impl<'a> Reader<'a> {
    /// Reads what stands above the text about it; gives where the text begins.
    fn front_matter(&mut self) -> usize {
        let Some(found) = front_matter::read(self.source) else { return 0 };
        self.reading.claims = found.claims;
        for span in found.rest {
            self.furniture(span, "front-matter");
        }
        found.end
    }

    /// A passage of what the format wraps around the words.
    fn furniture(&mut self, span: Span, rule: &'static str) {
        let text = Text::clean(self.source, span);
        if !text.is_empty() {
            let told = Some(Told::Furniture(FurnitureKind::Markup, rule));
            let element = Some(self.reading.outline.add(Element::new(self.element(), ElementKind::Paragraph)));
            self.reading.passages.push(Passage { told, element, ..Passage::line(text, 1) });
        }
    }

    /// The innermost element.
    fn element(&self) -> Option<u32> {
        self.open.last().map(|open| open.element)
    }

    fn push(&mut self, kind: ElementKind) {
        self.push_tag(kind, None);
    }

    fn push_tag(&mut self, kind: ElementKind, tag: Option<&'static str>) {
        self.flush(None);
        let is_flat = self.open.len() >= self.limits.depth.saturating_mul(ELEMENTS_A_LEVEL);
        let element = match self.element().filter(|_| is_flat) {
            Some(element) => element,
            None => self.reading.outline.add(Element::new(self.element(), kind)),
        };
        self.open.push(Open { element, tag, marker: None, next: None });
    }

    /// Ends the innermost element of Markdown's own, and what tags have opened in it.
    fn pop(&mut self) {
        self.flush(None);
        while self.open.pop().is_some_and(|open| open.tag.is_some()) {}
    }

    /// Ends the passage, if there are words for one.
    fn flush(&mut self, told: Option<Told>) {
        self.close_tags(0);
        self.inlines.clear();
        if let Some(finished) = self.flow.finish() {
            self.figure = None;
            self.passage(finished.text, finished.linked, told);
        }
    }

    fn passage(&mut self, text: Text, linked: u32, told: Option<Told>) {
        let kind = |open: &Open| self.reading.outline.kind(open.element);
        let tight = self
            .open
            .iter()
            .rev()
            .take(2)
            .filter_map(kind)
            .any(|kind| matches!(kind, ElementKind::Item { .. } | ElementKind::Cell { .. } | ElementKind::Term));
        let item = self.open.iter_mut().rev().take(2).find_map(|open| open.marker.take());
        let marker = match item {
            Some(kind) => Some(Marker { kind, end: 0 }),
            None if told.is_none() && !tight => marker::marker(&text.text),
            None => None,
        };
        let blank_lines = usize::from(!(tight && marker.is_some()) || self.reading.passages.is_empty());
        let element = self.element();
        self.reading.passages.push(Passage { marker, told, element, linked, ..Passage::line(text, blank_lines) });
    }

    fn event(&mut self, event: Event<'a>, span: Span) -> Result<(), Error> {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::InlineMath(words) | Event::DisplayMath(words) => self.words(&words, span),
            Event::Code(words) => self.code_words(&words, span),
            Event::Html(_) | Event::InlineHtml(_) => self.inline_tag(span)?,
            Event::FootnoteReference(label) => {
                self.flow.mark(InlineKind::Reference { marker: label.into_string() });
            }
            Event::SoftBreak => {
                let behind = self.source.get(span.end..).unwrap_or_default();
                let next = behind.trim_start_matches([' ', '\t', '>', '*', '_', '~', '`', '[', '(']);
                self.flow.line_end(span, |before| glue(before, next).is_empty());
            }
            Event::HardBreak => self.flow.line_break(),
            Event::Rule => {
                self.push(ElementKind::Separator);
                let text = Text::clean(self.source, span);
                self.passage(text, 0, None);
                self.pop();
            }
            Event::TaskListMarker(done) => {
                let item = self.open.iter().rev().map(|open| open.element as usize).find_map(|element| {
                    let kind = &self.reading.outline.elements.get(element)?.kind;
                    matches!(kind, ElementKind::Item { .. }).then_some(element)
                });
                let item = item.and_then(|item| self.reading.outline.elements.get_mut(item));
                if let Some(Element { kind: ElementKind::Item { checked, .. }, .. }) = item {
                    *checked = Some(done);
                }
            }
        }
        Ok(())
    }

    fn start(&mut self, tag: Tag<'a>, span: Span) {
        let number = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        match tag {
            Tag::Heading { level, .. } => self.push(ElementKind::Heading(level_of(level))),
            Tag::BlockQuote(None) => self.push(ElementKind::Quote),
            Tag::List(start) => {
                let start = start.map(number);
                self.push(ElementKind::List { numbering: start.map(|_| Numbering::Decimal), start });
                self.open.iter_mut().next_back().into_iter().for_each(|open| open.next = start);
            }
            Tag::Item => {
                let list = self.open.last_mut();
                let next = list.and_then(|list| {
                    let own = list.next?;
                    list.next = Some(own.saturating_add(1));
                    Some(own)
                });
                self.push(ElementKind::Item { value: None, checked: None });
                let marker = Some(next.map_or(MarkerKind::Bullet('•'), MarkerKind::Number));
                self.open.iter_mut().next_back().into_iter().for_each(|open| open.marker = marker);
            }
            Tag::FootnoteDefinition(label) => {
                self.push(ElementKind::Footnote { marker: label.into_string().into_boxed_str() });
            }
            Tag::DefinitionList => self.push(ElementKind::Definitions),
            Tag::DefinitionListTitle => self.push(ElementKind::Term),
            Tag::DefinitionListDefinition => self.push(ElementKind::Description),
            Tag::Table(_) => self.push(ElementKind::Table),
            Tag::TableHead => self.push(ElementKind::Row { header: true }),
            Tag::TableRow => self.push(ElementKind::Row { header: false }),
            Tag::TableCell => self.push(ElementKind::Cell { header: false, spans: (1, 1) }),
            Tag::Emphasis => self.open_inline(InlineKind::Emphasis),
            Tag::Strong => self.open_inline(InlineKind::Strong),
            Tag::Strikethrough => self.open_inline(InlineKind::Deleted),
            Tag::Superscript => self.open_inline(InlineKind::Superscript),
            Tag::Subscript => self.open_inline(InlineKind::Subscript),
            Tag::Link { dest_url, .. } => {
                let mail =
                    self.source.get(span.start..).is_some_and(|link| link.starts_with('<')) && is_mail(&dest_url);
                let href = if mail { format!("mailto:{dest_url}") } else { dest_url.into_string() };
                self.open_inline(InlineKind::Link { href });
            }
            Tag::Image { dest_url, .. } => self.open_inline(InlineKind::Object { src: Some(dest_url.into_string()) }),
            // A box that is no quotation, and what is read elsewhere.
            Tag::BlockQuote(Some(_)) | Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.push(ElementKind::Block);
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => {
                self.flush(Some(Told::Heading(level_of(level))));
                self.pop();
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image => self.close_inline(),
            _ => self.pop(),
        }
    }

    fn open_inline(&mut self, kind: InlineKind) {
        self.flow.open(kind);
        self.inlines.push(OpenInline::Mark);
    }

    /// Closes the innermost inline of Markdown's own, and what tags have opened in it.
    fn close_inline(&mut self) {
        let mark = self.inlines.iter().rposition(|open| matches!(open, OpenInline::Mark));
        if let Some(mark) = mark {
            self.close_tags(mark);
        }
    }

    /// Closes the inlines from the one at `first` on.
    fn close_tags(&mut self, first: usize) {
        for _ in self.inlines.drain(first.min(self.inlines.len())..) {
            self.flow.close();
        }
    }

    /// Words as they stand, or what an entity stands for.
    fn words(&mut self, words: &str, span: Span) {
        let stands = span.of(self.source);
        self.flow.piece(span, (stands != words).then_some(words));
    }

    /// Code in a line, its backticks and the blanks that part them left out.
    fn code_words(&mut self, words: &str, span: Span) {
        let whole = span.of(self.source);
        let ticks = whole.bytes().take_while(|byte| *byte == b'`').count();
        let mut inner = Span::new(span.start + ticks, span.end.saturating_sub(ticks));
        let parted = |inner: Span| {
            let code = inner.of(self.source);
            code.len() >= 2 && code.starts_with([' ', '\n']) && code.ends_with([' ', '\n']) && !code.trim().is_empty()
        };
        if parted(inner) && inner.len() > words.len() {
            inner = Span::new(inner.start + 1, inner.end - 1);
        }
        let code = inner.of(self.source);
        inner = Span::new(inner.end - code.trim_start().len(), inner.start + code.trim_end().len());
        let words = words.trim();
        self.flow.open(InlineKind::Code);
        let (mut at, mut rest) = (inner.start, words);
        while !rest.is_empty() && at < inner.end {
            let stands = Span::new(at, inner.end).of(self.source);
            let same = rest.char_indices().zip(stands.chars()).find(|((_, shown), letter)| shown != letter);
            let len = same.map_or(rest.len().min(stands.len()), |((at, _), _)| at);
            if len > 0 {
                self.flow.verbatim(Span::new(at, at + len), &rest[..len], None);
                (at, rest) = (at + len, &rest[len..]);
                continue;
            }
            // Code over several lines, and a bar in a table's cell.
            let skipped = stands.chars().next().map_or(1, char::len_utf8);
            if let Some(behind) = rest.strip_prefix(' ').filter(|_| stands.starts_with(['\r', '\n'])) {
                let behind = behind.trim_start();
                let marks = &stands[..stands.len() - stands.trim_start_matches(['\r', '\n', ' ', '\t', '>']).len()];
                // Of the quotation marks at the line's begin some may be the code's own.
                let own = &behind[..behind.len() - behind.trim_start_matches([' ', '\t', '>']).len()];
                let end = at + marks.strip_suffix(own).unwrap_or(marks).len();
                self.flow.line_end(Span::new(at, end), |_| false);
                (at, rest) = (end, behind);
            } else if stands.starts_with(['\\', '>', ' ', '\t', '\r', '\n']) {
                at += skipped;
            } else {
                self.flow.verbatim(Span::new(at, inner.end), rest, Some(RepairKind::Markup));
                break;
            }
        }
        self.flow.close();
    }

    /// A tag inside of a line. Of what scripts and styles hold nothing is words.
    fn inline_tag(&mut self, span: Span) -> Result<(), Error> {
        let source = self.source;
        match tags::inline(span.of(source)) {
            InlineTag::Break => self.flow.line_break(),
            InlineTag::Open(name, kind) => {
                self.flow.open(kind);
                self.inlines.push(OpenInline::Tag(name));
            }
            InlineTag::Close(name) => {
                if self.inlines.pop_if(|open| matches!(open, OpenInline::Tag(own) if *own == name)).is_some() {
                    self.flow.close();
                }
            }
            InlineTag::Picture => {
                let reading = html::read(span.of(source), None, self.limits)?;
                for picture in reading.pictures {
                    self.flow.open(InlineKind::Object { src: picture.src });
                    if let Some(alt) = picture.alt {
                        let place = Span::new(alt.span.start + span.start, alt.span.end + span.start);
                        self.words(&alt.text, place);
                    }
                    self.flow.close();
                }
            }
            InlineTag::Other => {}
        }
        Ok(())
    }

    /// A paragraph; pictures at its start stand apart, what is in italics below them is their caption.
    fn paragraph(&mut self, events: Events<'a>) -> Result<(), Error> {
        self.flush(None);
        let above = self.figure.take();
        let pictures = leading_pictures(&events);
        let alone = pictures == events.len();
        let apart = alone || events.get(pictures.saturating_sub(1)).is_some_and(|(event, _)| is_break(event));
        let mut events = events.into_iter();
        let mut figure = above;
        if pictures > 0 && apart {
            figure = self.pictures(events.by_ref().take(pictures).collect());
        }
        let rest: Events<'a> = events.collect();
        if rest.is_empty() {
            self.figure = figure;
            return Ok(());
        }
        let len = rest.last().map_or(0, |(_, last)| last.end) - rest.first().map_or(0, |(_, first)| first.start);
        let caption = figure.filter(|_| is_emphasis(&rest) && len < LONGEST_CAPTION);
        // The marks that make it a caption are no stress.
        let skipped = usize::from(caption.is_some());
        let count = rest.len() - 2 * skipped;
        match caption {
            Some(figure) => {
                self.open.push(Open { element: figure, tag: None, marker: None, next: None });
                self.push(ElementKind::Caption);
            }
            None => self.push(ElementKind::Paragraph),
        }
        self.inline_events(rest.into_iter().skip(skipped).take(count))?;
        self.pop();
        if caption.is_some() {
            self.pop();
        }
        Ok(())
    }

    /// The events of a line; of what scripts and styles hold nothing is words.
    fn inline_events(&mut self, events: impl Iterator<Item = (Event<'a>, Span)>) -> Result<(), Error> {
        let mut raw: Option<&'static str> = None;
        for (event, span) in events {
            if let Event::InlineHtml(_) = &event {
                let tag = span.of(self.source);
                match raw {
                    None => raw = tags::raw(tag),
                    Some(name) if tags::closes(tag, name) => raw = None,
                    Some(_) => {}
                }
            }
            match (raw, &event) {
                (Some(_), Event::Text(_) | Event::Code(_)) => {
                    self.flush(None);
                    self.furniture(span, "raw-text");
                }
                _ => self.event(event, span)?,
            }
        }
        Ok(())
    }

    /// Pictures that stand apart, each in a figure; gives the last figure where it has no caption.
    fn pictures(&mut self, events: Events<'a>) -> Option<u32> {
        let mut last = None;
        let mut events = events.into_iter();
        while let Some((event, span)) = events.next() {
            let Event::Start(Tag::Image { dest_url, title, .. }) = event else { continue };
            let mut alt = Flow::new(self.source);
            for (event, inner) in events.by_ref() {
                match event {
                    Event::End(TagEnd::Image) => break,
                    Event::Text(words) | Event::Code(words) => {
                        let is_source = inner.of(self.source) == &*words;
                        alt.piece(inner, (!is_source).then_some(&words));
                    }
                    Event::SoftBreak | Event::HardBreak => alt.line_end(inner, |_| false),
                    _ => {}
                }
            }
            let alt = alt.finish().map(|finished| finished.text);
            self.push(ElementKind::Figure);
            let element = self.element();
            let before = self.reading.passages.len();
            let place = span.of(self.source).rfind(&*title).filter(|_| !title.trim().is_empty());
            self.reading.pictures.push(Picture {
                kind: "picture",
                before,
                element,
                src: Some(dest_url.into_string()),
                alt,
            });
            last = element;
            if let Some(at) = place {
                self.push(ElementKind::Caption);
                let start = span.start + at;
                let text = Text::clean(self.source, Span::new(start, start + title.len()));
                self.passage(text, 0, None);
                self.pop();
                last = None;
            }
            self.pop();
        }
        last
    }

    /// A block of code.
    fn code(&mut self, kind: &CodeBlockKind<'a>, events: &Events<'a>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => {
                info.split([' ', ',', '{']).next().filter(|name| !name.is_empty()).map(Into::into)
            }
            CodeBlockKind::Indented => None,
        };
        self.push(ElementKind::Code { language });
        let mut code = Verbatim::new(self.source);
        for (event, span) in events {
            if let Event::Text(words) = event {
                let is_source = span.of(self.source) == &**words;
                code.piece(*span, (!is_source).then_some(words));
            }
        }
        if let Some(text) = code.finish() {
            self.passage(text, 0, Some(Told::Code));
        }
        self.pop();
    }

    /// A block of HTML, read as a page; what is opened there and not closed goes around what follows.
    fn html(&mut self, events: &Events<'a>) -> Result<(), Error> {
        self.flush(None);
        self.figure = None;
        // In a quotation each line has its mark: what stands between the marks is read line by line.
        let mut stretches: Vec<Span> = Vec::new();
        for (event, span) in events {
            if !matches!(event, Event::Html(_) | Event::Text(_)) {
                continue;
            }
            match stretches.last_mut() {
                Some(last) if last.end == span.start => last.end = span.end,
                _ => stretches.push(*span),
            }
        }
        for span in stretches {
            let found = html::read(span.of(self.source), None, self.limits)?;
            let first = self.reading.passages.len();
            let details = self.merge(found, span.start);
            self.unread(span, first);
            let (opened, closed) = tags::balance(span.of(self.source), "details");
            if opened > closed {
                let element = details.or_else(|| self.element());
                self.open.extend(element.map(|element| Open {
                    element,
                    tag: Some("details"),
                    marker: None,
                    next: None,
                }));
            } else if closed > opened && self.open.last().is_some_and(|open| open.tag == Some("details")) {
                self.open.pop();
            }
        }
        Ok(())
    }

    /// Takes in what was read of a stretch of the source that begins at `start`; gives the last element whose content is shown on
    /// demand.
    fn merge(&mut self, mut found: Reading, start: usize) -> Option<u32> {
        let around = self.element();
        let outline = &mut self.reading.outline;
        let (first, words) = (outline.elements.len() as u32, outline.words.len() as u32);
        let mut details = None;
        for mut element in found.outline.elements {
            element.parent = element.parent.map(|parent| parent + first).or(around);
            element.words = element.words.start + words..element.words.end + words;
            let is_details = element.kind == ElementKind::Details;
            let index = outline.add(element);
            details = if is_details { Some(index) } else { details };
        }
        outline.words.append(&mut found.outline.words);
        let inner = |element: Option<u32>| element.map(|element| element + first).or(around);
        let before = self.reading.passages.len();
        for mut picture in found.pictures {
            picture.before += before;
            picture.element = inner(picture.element);
            picture.alt.iter_mut().for_each(|alt| alt.shift(start));
            self.reading.pictures.push(picture);
        }
        for mut passage in found.passages {
            passage.element = inner(passage.element);
            passage.text.shift(start);
            self.reading.passages.push(passage);
        }
        details
    }

    /// The letters between the tags of a block of HTML that nobody sees: those of scripts and styles.
    fn unread(&mut self, span: Span, first: usize) {
        let mut read: Vec<Span> = Vec::new();
        for Passage { text, .. } in &self.reading.passages[first..] {
            // What stands in a gap is another part's, or nobody's yet.
            let mut start = text.span.start;
            for gap in text.repairs.iter().filter(|repair| repair.kind == RepairKind::Gap) {
                read.push(Span::new(start, gap.source.start));
                start = gap.source.end;
            }
            read.push(Span::new(start, text.span.end));
        }
        let alts = self.reading.pictures.iter().rev().take_while(|picture| picture.before >= first);
        read.extend(alts.filter_map(|picture| picture.alt.as_ref()).map(|alt| alt.span));
        read.order();
        for stretch in tags::between(self.source, span) {
            let at = read.partition_point(|read| read.end <= stretch.start);
            if read.get(at).is_none_or(|read| read.start >= stretch.end) {
                self.furniture(stretch, "raw-text");
            }
        }
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    level as u8
}

fn is_mail(address: &CowStr<'_>) -> bool {
    address.contains('@') && !address.contains([':', '/'])
}

fn is_break(event: &Event<'_>) -> bool {
    matches!(event, Event::SoftBreak | Event::HardBreak)
}

/// How many events at the start are pictures, links around them, and the breaks and blanks behind.
fn leading_pictures(events: &Events<'_>) -> usize {
    let (mut end, mut at, mut in_picture) = (0, 0, false);
    for (event, _) in events {
        at += 1;
        match event {
            Event::Start(Tag::Image { .. }) => in_picture = true,
            Event::End(TagEnd::Image) => {
                in_picture = false;
                end = at;
            }
            _ if in_picture => {}
            Event::End(TagEnd::Link) => end = at,
            Event::Start(Tag::Link { .. }) => {}
            Event::SoftBreak | Event::HardBreak if end > 0 => end = at,
            Event::Text(words) if end > 0 && words.trim().is_empty() => end = at,
            _ => break,
        }
    }
    // A link that goes on behind the pictures is a link of words.
    let links = |end: usize| {
        let opened = events[..end].iter().filter(|(event, _)| matches!(event, Event::Start(Tag::Link { .. }))).count();
        let closed = events[..end].iter().filter(|(event, _)| matches!(event, Event::End(TagEnd::Link))).count();
        opened == closed
    };
    if links(end) { end } else { 0 }
}

/// Whether all of a line is emphasised.
fn is_emphasis(events: &Events<'_>) -> bool {
    let mut depth = 0_usize;
    let count = events.len();
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Emphasis) => depth += 1,
            Event::End(TagEnd::Emphasis) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && at + 1 < count {
            return false;
        }
    }
    count > 2
}
