//! The pipeline from pasted text to article, and putting furniture back.

use crate::article::{Block, BlockKind, Field};
use crate::language::count_words;
use crate::language::cues::Cues;
use crate::read::{ClaimedField, Reading};
use crate::{Article, Error, Format, Options, Span, input, label, language, read};

/// A first sentence of more words is no title.
const LONGEST_TITLE: usize = 30;

impl Article {
    /// Reads a pasted text.
    ///
    /// The spans of the result are byte ranges of `input`.
    ///
    /// # Errors
    /// [`Error::EmptyInput`] where there is nothing but white space, [`Error::LimitExceeded`] over one of
    /// [`Options::limits`], [`Error::UnsupportedFormat`] for HTML and Markdown where the feature `markup` is off.
    pub fn parse(input: &str, options: &Options) -> Result<Self, Error> {
        Ok(Self::of(input, Self::read(input, options.format, options)?, options))
    }

    /// Divides a text in a format into passages.
    pub(crate) fn read(input: &str, format: Format, options: &Options) -> Result<Reading, Error> {
        input::check(input, &options.limits)?;
        let reading = match input::detect(input, format) {
            Format::Auto | Format::Text => read::text::read(input, &options.limits)?,
            #[cfg(feature = "markup")]
            Format::Html => read::html::read(input, options.url.as_deref(), &options.limits)?,
            #[cfg(feature = "markup")]
            Format::Markdown => read::markdown::read(input, &options.limits)?,
            #[cfg(not(feature = "markup"))]
            format => return Err(Error::UnsupportedFormat { format: format.name() }),
        };
        if reading.passages.is_empty() && !reading.pictures.iter().any(|picture| picture.alt.is_some()) {
            return Err(Error::EmptyInput);
        }
        Ok(reading)
    }

    /// The article of what was read from `input`.
    pub(crate) fn of(input: &str, mut reading: Reading, options: &Options) -> Self {
        let (suggested_repairs, carrier) = (std::mem::take(&mut reading.suggested_repairs), reading.carrier);
        let said = reading.claims.iter().find(|claim| claim.field == ClaimedField::Language && claim.is_in_text());
        let (language, cues) = match options.language.as_ref().or(said.map(|claim| &claim.value)) {
            Some(tag) => (Some(tag.clone()), Cues::of(Some(tag))),
            None => language::told(&reading.passages),
        };
        let mut article = label::assemble(input, reading, language, cues, options);
        (article.suggested_repairs, article.carrier) = (suggested_repairs, carrier);
        language::add_sentences(&mut article);
        article.suggest_title();
        article
    }

    /// Puts a furniture item back into the body, as a paragraph at its place in the source.
    ///
    /// # Errors
    /// [`Error::NoSuchFurniture`] where there is no item of this index.
    pub fn restore(&mut self, index: usize) -> Result<(), Error> {
        let count = self.furniture.len();
        if index >= count {
            return Err(Error::NoSuchFurniture { index, count });
        }
        let kind = BlockKind::Paragraph(self.furniture.remove(index).text);
        self.insert(Block { kind, rule: "restored".into(), confidence: 1.0, direction: None, language: None });
        language::add_sentences(self);
        Ok(())
    }

    /// Offers the first sentence as the title of a text without a headline.
    fn suggest_title(&mut self) {
        if self.metadata.headline.is_some() || self.metadata.suggested_title.is_some() {
            return;
        }
        let first = self.sentences.first().filter(|sentence| count_words(&sentence.text) <= LONGEST_TITLE);
        self.metadata.suggested_title = first.map(|sentence| {
            // Of verse, the first line.
            let line = sentence.text.lines().next().unwrap_or_default();
            let whole = line.len() == sentence.text.len();
            let end = if whole { sentence.span.end } else { sentence.span.start + line.len() };
            Field::new(line.to_owned(), Span::new(sentence.span.start, end), "first-sentence", 0.5)
        });
    }
}
