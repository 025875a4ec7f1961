//! The head of an article: what stands above the body, each field with its evidence.

use web_sys::Element;

use super::allowed::{Attribute, Part, Tag};
use super::compositor::{Compositor, Set};
use super::dates;
use crate::article::{Article, Byline, Dateline, Field, Span};
use crate::output::dateline_words;

impl Compositor<'_> {
    /// Sets the head of `article` into `parent`.
    pub(super) fn header(&mut self, parent: &Element, article: &Article) -> Set<Element> {
        let metadata = &article.metadata;
        let header = self.append(parent, Tag::Header, Part::Header)?;
        for section in &metadata.section {
            self.field(&header, Tag::P, Part::Section, section)?;
        }
        if let Some(kicker) = &metadata.kicker {
            self.field(&header, Tag::P, Part::Kicker, kicker)?;
        }
        if let Some(headline) = &metadata.headline {
            self.field(&header, Tag::heading(self.heading_level), Part::Headline, headline)?;
        }
        match metadata.standfirst.as_slice() {
            [] => {}
            [deck] => {
                self.field(&header, Tag::P, Part::Standfirst, deck)?;
            }
            lines => {
                let list = self.append(&header, Tag::Ul, Part::Standfirst)?;
                for line in lines {
                    self.field(&list, Tag::Li, Part::Item, line)?;
                }
            }
        }
        self.meta(&header, article)?;
        Ok(header)
    }

    /// The line under the headline: who and when.
    fn meta(&mut self, header: &Element, article: &Article) -> Set<()> {
        let metadata = &article.metadata;
        let line = self.element(Tag::Div, Part::Meta)?;
        if let Some(byline) = &metadata.byline {
            let address = self.append(&line, Tag::Address, Part::Byline)?;
            self.evidence(&address, byline.span, &byline.rule, byline.confidence)?;
            self.value(&address, &byline_words(byline, self.source), byline)?;
        }
        if let Some(published) = &metadata.published {
            self.date(&line, Part::Published, published)?;
        }
        if let Some(updated) = &metadata.updated {
            self.date(&line, Part::Updated, updated)?;
        }
        if let Some(rating) = &metadata.rating {
            self.field(&line, Tag::Span, Part::Rating, rating)?;
        }
        if line.has_child_nodes() {
            header.append_child(&line)?;
        }
        Ok(())
    }

    /// A date: in the words of the article's language when it is certain, else as it stands in the source.
    fn date(&mut self, parent: &Element, part: Part, field: &Field<String>) -> Set<()> {
        let time = self.append(parent, Tag::Time, part)?;
        self.evidence(&time, field.span, &field.rule, field.confidence)?;
        let words = dates::in_words(&field.value, self.language);
        if words.is_some() {
            self.attribute(&time, &Attribute::Datetime(&field.value))?;
        }
        self.value(&time, words.as_deref().unwrap_or(&field.value), field)
    }

    /// The dateline, into the paragraph that it opens.
    pub(super) fn dateline(&mut self, paragraph: &Element, field: &Field<Dateline>) -> Set<()> {
        let span = self.append(paragraph, Tag::Span, Part::Dateline)?;
        self.evidence(&span, field.span, &field.rule, field.confidence)?;
        let words = field.text.clone().unwrap_or_else(|| dateline_words(&field.value));
        let words = words.trim_end_matches(|letter: char| letter.is_whitespace() || "-–—―:".contains(letter));
        self.value(&span, words, field)?;
        self.glue(paragraph, " — ")
    }
}

/// The byline as it stands in the source, or put together from its people.
fn byline_words(field: &Field<Byline>, source: &str) -> String {
    if let Some(text) = &field.text {
        return text.clone();
    }
    // Two places of the source make no one line to show.
    let written = field.span.of(source).trim();
    if field.other_spans.is_empty() && !written.is_empty() && !written.contains('\n') {
        return written.to_owned();
    }
    let names = field.value.people.iter().map(|person| person.name.as_str()).chain(field.value.agency.as_deref());
    names.collect::<Vec<_>>().join(", ")
}

/// Whether a dateline's place in the source is before `block`.
pub(super) fn opens(dateline: Span, block: Span) -> bool {
    dateline.start <= block.start
}
