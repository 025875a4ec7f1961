//! The pipeline from pasted text to article.

use crate::{Article, Error, Format, Options, input, label, language, read};

impl Article {
    /// Reads a pasted text.
    ///
    /// The spans of the result are byte ranges of `input`.
    ///
    /// # Errors
    /// [`Error::EmptyInput`] where there is nothing but white space, [`Error::LimitExceeded`] over one of
    /// [`Options::limits`], [`Error::UnsupportedFormat`] for a format that this build does not read.
    pub fn parse(input: &str, options: &Options) -> Result<Self, Error> {
        input::check(input, &options.limits)?;
        let passages = match input::detect(input, options.format) {
            Format::Auto | Format::Text => read::text::passages(input, &options.limits)?,
            format => return Err(Error::UnsupportedFormat { format: format.name() }),
        };
        let mut article = label::assemble(&passages, options);
        language::add_sentences(&mut article);
        Ok(article)
    }
}
