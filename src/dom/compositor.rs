//! The one place where nodes are made.

use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

use super::allowed::{Attribute, Data, Href, Part, Tag};
use super::places::{Places, Stretch};
use crate::article::utf16::Utf16Index;
use crate::article::{Article, Block, Direction, Field, RepairKind, Rule, Span, Text};
use crate::output::footnotes::{Ends, Footnotes};
use crate::output::forms::language_tag;

/// What setting a piece gives, or the exception that the page threw.
pub(super) type Set<T> = Result<T, JsValue>;

/// Sets an article in type: makes its nodes and remembers which place of the source each one stands for.
pub(super) struct Compositor<'a> {
    pub(super) document: Document,
    pub(super) source: &'a str,
    /// The level of the headline.
    pub(super) heading_level: u8,
    /// The direction of the article, that of blocks which say none.
    pub(super) direction: Option<Direction>,
    /// Ids of footnotes and of the marks that point at them; no other rendering in the page has the same.
    pub(super) footnotes: Footnotes<'a>,
    pub(super) language: Option<&'a str>,
    index: Utf16Index<'a>,
    places: Places,
}

impl<'a> Compositor<'a> {
    pub(super) fn new(document: Document, article: &'a Article, source: &'a str, heading_level: u8) -> Self {
        Self {
            document,
            source,
            heading_level,
            direction: article.direction(),
            footnotes: Footnotes::of(article, format!("standfirst-{}", next_rendering())),
            language: article.language.as_deref(),
            index: Utf16Index::new(source),
            places: Places::default(),
        }
    }

    /// The places of everything set so far, with the sentences of `article` to find among them.
    pub(super) fn into_places(mut self, article: &Article) -> Places {
        let sentences = article.sentences.iter().map(|sentence| self.index.span(sentence.span));
        self.places.finish(sentences);
        self.places
    }

    /// An element, not yet in the page, that is `part` of the article.
    pub(super) fn element(&self, tag: Tag, part: Part) -> Set<Element> {
        let element = self.bare(tag)?;
        self.attribute(&element, &Attribute::Part(part))?;
        Ok(element)
    }

    /// An element without a part of its own.
    pub(super) fn bare(&self, tag: Tag) -> Set<Element> {
        make(&self.document, tag)
    }

    /// An element that is `part` of the article, as the last of `parent`.
    pub(super) fn append(&self, parent: &Element, tag: Tag, part: Part) -> Set<Element> {
        let element = self.element(tag, part)?;
        parent.append_child(&element)?;
        Ok(element)
    }

    /// Sets an attribute of `element`.
    #[allow(clippy::unused_self, reason = "all setting goes through the compositor")]
    pub(super) fn attribute(&self, element: &Element, attribute: &Attribute<'_>) -> Set<()> {
        set(element, attribute)
    }

    /// Says on `element` which stretch of the source it stands for.
    pub(super) fn place(&self, element: &Element, span: Span) -> Set<()> {
        let span = self.index.span(span);
        set(element, &Attribute::Data(Data::Start, &span.start.to_string()))?;
        set(element, &Attribute::Data(Data::End, &span.end.to_string()))
    }

    /// Says on `element` which stretch of the source it stands for and what found it.
    pub(super) fn evidence(&self, element: &Element, span: Span, rule: &Rule, confidence: f64) -> Set<()> {
        self.place(element, span)?;
        set(element, &Attribute::Data(Data::Rule, rule))?;
        set(element, &Attribute::Data(Data::Confidence, &hundredths(confidence)))
    }

    /// Evidence of a block, its language, and its direction where that is not the article's.
    pub(super) fn block_evidence(&self, element: &Element, block: &Block) -> Set<()> {
        self.evidence(element, block.span(), &block.rule, block.confidence)?;
        if let Some(tag) = block.language.as_deref().and_then(language_tag) {
            set(element, &Attribute::Lang(tag))?;
        }
        let own = block.direction.unwrap_or(Direction::Ltr);
        if self.direction.is_some_and(|direction| direction != own) {
            set(element, &Attribute::Dir(own))?;
        }
        Ok(())
    }

    /// Words of our own between pieces of the article: they stand for nothing in the source.
    pub(super) fn glue(&self, parent: &Element, words: &str) -> Set<()> {
        parent.append_child(&self.document.create_text_node(words))?;
        Ok(())
    }

    /// Words of the article as one text node, with the stretches of the source that they stand for.
    pub(super) fn words(&mut self, parent: &Element, words: &str, stretches: &[(Span, Span)]) -> Set<()> {
        if words.is_empty() {
            return Ok(());
        }
        let node = self.document.create_text_node(words);
        parent.append_child(&node)?;
        let own = Utf16Index::new(words);
        let stretches = stretches.iter().map(|&(range, source)| Stretch::new(own.span(range), self.index.span(source)));
        self.places.add(&node, stretches);
        Ok(())
    }

    /// A field's value as one text node.
    pub(super) fn value<T>(&mut self, parent: &Element, value: &str, field: &Field<T>) -> Set<()> {
        let whole = Span::new(0, value.len());
        let source = match field.span.of(self.source).find(value) {
            Some(at) => Span::new(field.span.start + at, field.span.start + at + value.len()),
            None => field.span,
        };
        self.words(parent, value, &[(whole, source)])
    }

    /// A field in an element of its own, as the last of `parent`.
    pub(super) fn field(&mut self, parent: &Element, tag: Tag, part: Part, field: &Field<String>) -> Set<Element> {
        let element = self.append(parent, tag, part)?;
        self.evidence(&element, field.span, &field.rule, field.confidence)?;
        self.value(&element, &field.value, field)?;
        Ok(element)
    }

    /// A text in an element of its own, as the last of `parent`.
    pub(super) fn text(&mut self, parent: &Element, tag: Tag, part: Part, text: &Text) -> Set<Element> {
        let element = self.append(parent, tag, part)?;
        self.inlines(&element, text)?;
        Ok(element)
    }

    /// A link's address, when it is one that may stand in a page.
    pub(super) fn link(&self, element: &Element, address: &str) -> Set<()> {
        match Href::allow(address) {
            Some(href) => self.attribute(element, &Attribute::Href(&href)),
            None => Ok(()),
        }
    }

    /// One end of the link between a mark and its footnote: the place on `element`, the way to the other end on `link`.
    pub(super) fn ends(&self, element: &Element, link: &Element, ends: Option<Ends>) -> Set<()> {
        let Some(Ends { id, href }) = ends else { return Ok(()) };
        if let Some(id) = id {
            self.attribute(element, &Attribute::Id(&id))?;
        }
        href.map_or(Ok(()), |href| self.attribute(link, &Attribute::Anchor(&href)))
    }
}

/// An element of `document`.
pub(super) fn make(document: &Document, tag: Tag) -> Set<Element> {
    document.create_element(tag.name())
}

/// Sets an attribute of `element`.
pub(super) fn set(element: &Element, attribute: &Attribute<'_>) -> Set<()> {
    match attribute {
        Attribute::Part(part) => element.set_attribute("part", part.name()),
        Attribute::CodeClass(class) => element.set_attribute("class", class),
        Attribute::Lang(tag) => element.set_attribute("lang", tag),
        Attribute::Dir(Direction::Ltr) => element.set_attribute("dir", "ltr"),
        Attribute::Dir(Direction::Rtl) => element.set_attribute("dir", "rtl"),
        Attribute::DirAuto => element.set_attribute("dir", "auto"),
        Attribute::Label(words) => element.set_attribute("aria-label", words),
        Attribute::Datetime(date) => element.set_attribute("datetime", date),
        Attribute::Href(href) => {
            element.set_attribute("href", href.as_str())?;
            element.set_attribute("target", "_blank")?;
            element.set_attribute("rel", "noopener noreferrer")
        }
        Attribute::Anchor(href) => element.set_attribute("href", href),
        Attribute::Id(id) => element.set_attribute("id", id),
        Attribute::ListStart(first) => element.set_attribute("start", &first.to_string()),
        Attribute::ItemValue(number) => element.set_attribute("value", &number.to_string()),
        Attribute::Scope(scope) => element.set_attribute("scope", scope),
        Attribute::ColumnSpan(count) => element.set_attribute("colspan", &count.to_string()),
        Attribute::RowSpan(count) => element.set_attribute("rowspan", &count.to_string()),
        Attribute::Open => element.set_attribute("open", ""),
        Attribute::Title(words) => element.set_attribute("title", words),
        Attribute::Role(role) => element.set_attribute("role", role),
        Attribute::ButtonType => element.set_attribute("type", "button"),
        Attribute::Data(data, value) => element.set_attribute(data.name(), value),
    }
}

/// The stretches of `text` that are the source as it stands, and those that a repair changed, in order: a range of the
/// text and the span of the source that it stands for.
pub(super) fn stretches(text: &Text) -> Vec<(Span, Span)> {
    let mut stretches = Vec::with_capacity(text.repairs.len() * 2 + 1);
    let (mut at, mut source) = (0, text.span.start);
    for repair in &text.repairs {
        if repair.range.start > at {
            stretches.push((Span::new(at, repair.range.start), Span::new(source, repair.source.start)));
        }
        if !repair.range.is_empty() {
            // What lies in a gap is another part's: the blank shown for it must not answer for that part's place.
            let gap = repair.kind == RepairKind::Gap;
            let end = if gap { repair.source.start } else { repair.source.end };
            stretches.push((repair.range, Span::new(repair.source.start, end)));
        }
        (at, source) = (repair.range.end, repair.source.end);
    }
    if text.text.len() > at {
        stretches.push((Span::new(at, text.text.len()), Span::new(source, text.span.end)));
    }
    stretches
}

/// A share from 0 to 1 with two decimals, without the weight of float formatting.
fn hundredths(share: f64) -> String {
    let whole = (share.clamp(0.0, 1.0) * 100.0).round() as u32;
    format!("{}.{:02}", whole / 100, whole % 100)
}

/// A number for each rendering in this module's life.
fn next_rendering() -> u32 {
    thread_local! { static RENDERINGS: std::cell::Cell<u32> = const { std::cell::Cell::new(0) }; }
    RENDERINGS.with(|count| {
        count.set(count.get().wrapping_add(1));
        count.get()
    })
}
