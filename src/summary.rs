//! Summaries made of the article's own sentences: [`features`] measures them, `score` says by learned trees how well each
//! stands for the article, `select` chooses a set of them that repeats nothing, `headline` finds or shortens one.

mod classic;
pub mod features;
mod headline;
mod persons;
mod score;
mod select;
mod terms;

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use crate::language::count_words;
use crate::output::escape_markdown;
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

/// How sentences are chosen: the learned way, or a classic one to compare it with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SummaryMethod {
    /// By what was learned from summaries that people wrote.
    #[default]
    Learned,
    /// The first sentences.
    Lead,
    /// By the density of repeated words (Luhn 1958).
    Luhn,
    /// By the words that sentences share, as a graph (Mihalcea & Tarau 2004); of the first 500 sentences.
    TextRank,
    /// By links between like sentences, as a graph (Erkan & Radev 2004); of the first 500 sentences.
    LexRank,
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
    /// At most so many words; without `sentences`, as many sentences as these are enough for. Where no sentence is short enough, the best
    /// one is cut short.
    pub words: Option<usize>,
    /// At most this share of the article's words, in percent, as `words` has them; the lesser of both where both are given.
    pub percent: Option<u8>,
    /// Words that the summary should be about.
    pub query: Option<String>,
    /// Whether sentences that quote somebody are left out.
    pub avoid_quotations: bool,
    /// Whether no sentence may be cut short, not for a headline either: where none is short enough, the summary is empty.
    pub strict: bool,
    /// How sentences are chosen. The classic ways know no rules of what can stand alone.
    pub method: SummaryMethod,
    /// Whether sentences may be chosen that cannot stand alone: unfinished ones, halves of quotations, those that need the
    /// sentence before them. For comparison; no effect on headlines.
    pub any_sentence: bool,
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
    pub score: f64,
    /// What each feature added to the score.
    #[serde(serialize_with = "shares")]
    pub why: BTreeMap<&'static str, f64>,
    /// Stretches inside the span that were left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cuts: Vec<Span>,
}

/// Shares by name, as an object whose names are known beforehand: JavaScript's strings for such are made once.
fn shares<S: Serializer>(shares: &BTreeMap<&'static str, f64>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_struct("Shares", shares.len())?;
    shares.iter().try_for_each(|(name, share)| object.serialize_field(name, share))?;
    object.end()
}

impl SummaryLength {
    /// The name in options and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Medium => "medium",
            Self::Long => "long",
        }
    }
}

impl SummaryType {
    /// The name in options and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::KeyPoints => "key-points",
            Self::Tldr => "tldr",
            Self::Teaser => "teaser",
            Self::Headline => "headline",
        }
    }

    /// The most sentences of a summary of this kind; one for a headline.
    pub const fn most_sentences(self, length: SummaryLength) -> usize {
        match (self, length) {
            (Self::Headline, _) | (Self::Tldr | Self::Teaser, SummaryLength::Short) => 1,
            (Self::KeyPoints, SummaryLength::Short) | (Self::Tldr | Self::Teaser, SummaryLength::Medium) => 3,
            (Self::KeyPoints, SummaryLength::Medium) | (Self::Tldr | Self::Teaser, SummaryLength::Long) => 5,
            (Self::KeyPoints, SummaryLength::Long) => 7,
        }
    }
}

impl SummaryMethod {
    /// The name in options and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Learned => "learned",
            Self::Lead => "lead",
            Self::Luhn => "luhn",
            Self::TextRank => "textrank",
            Self::LexRank => "lexrank",
        }
    }
}

/// How much a summary may have.
struct Limit {
    sentences: usize,
    words: Option<usize>,
}

/// The most words of a headline.
const fn most_words(length: SummaryLength) -> usize {
    match length {
        SummaryLength::Short => 12,
        SummaryLength::Medium => 17,
        SummaryLength::Long => 22,
    }
}

impl Article {
    /// Sums the article up in its own sentences, in the article's order. Captions, credits, headings, notes, datelines and
    /// furniture are never among them. An article without sentences has an empty summary.
    pub fn summarize(&self, options: &SummaryOptions) -> Summary {
        let SummaryOptions { kind, length, format, strict, .. } = *options;
        let limit = self.limit(options);
        let scores = score::scores(self, options);
        let mut chosen: Vec<SummarySentence> = match kind {
            SummaryType::Headline => Vec::new(),
            _ => {
                select::choose(self, &scores, &limit, options.any_sentence || options.method != SummaryMethod::Learned)
            }
        };
        if chosen.is_empty()
            && let Some(most) = limit.words
        {
            chosen.extend(headline::choose(self, &scores, kind, most, strict));
        }
        let text = text(&chosen, kind, format);
        Summary {
            kind,
            length,
            words: chosen.iter().map(|sentence| count_words(&sentence.text)).sum(),
            too_short: kind != SummaryType::Headline && self.sentences.len() <= limit.sentences,
            sentences: chosen,
            text,
        }
    }

    /// How much the options allow.
    fn limit(&self, options: &SummaryOptions) -> Limit {
        if options.kind == SummaryType::Headline {
            return Limit { sentences: 1, words: Some(most_words(options.length)) };
        }
        let share = options.percent.map(|percent| {
            let all: usize = self.sentences.iter().map(|sentence| count_words(&sentence.text)).sum();
            all * usize::from(percent) / 100
        });
        let words = options.words.into_iter().chain(share).min();
        let of_kind = || if words.is_some() { usize::MAX } else { options.kind.most_sentences(options.length) };
        Limit { sentences: options.sentences.unwrap_or_else(of_kind), words }
    }
}

/// The summary in one string.
fn text(sentences: &[SummarySentence], kind: SummaryType, format: TextFormat) -> String {
    let lines = sentences.iter().map(|sentence| match format {
        TextFormat::Markdown => escape_markdown(&sentence.text),
        TextFormat::PlainText => sentence.text.clone(),
    });
    match (kind, format) {
        (SummaryType::KeyPoints, TextFormat::Markdown) => {
            lines.map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n")
        }
        (SummaryType::KeyPoints, TextFormat::PlainText) => lines.collect::<Vec<_>>().join("\n"),
        _ => lines.collect::<Vec<_>>().join(" "),
    }
}

/// Reads an option's value by the names of its choices.
fn choice<T: Copy>(
    option: &'static str,
    expected: &'static str,
    choices: &[(&str, T)],
    value: &str,
) -> Result<T, Error> {
    let found = choices.iter().find(|(name, _)| *name == value);
    found.map(|(_, choice)| *choice).ok_or_else(|| Error::InvalidOption { option, value: value.to_owned(), expected })
}

impl FromStr for SummaryType {
    type Err = Error;

    fn from_str(value: &str) -> Result<Self, Error> {
        let choices = [Self::KeyPoints, Self::Tldr, Self::Teaser, Self::Headline].map(|kind| (kind.name(), kind));
        choice("type", "\"key-points\", \"tldr\", \"teaser\" or \"headline\"", &choices, value)
    }
}

impl FromStr for SummaryLength {
    type Err = Error;

    fn from_str(value: &str) -> Result<Self, Error> {
        let choices = [Self::Short, Self::Medium, Self::Long].map(|length| (length.name(), length));
        choice("length", "\"short\", \"medium\" or \"long\"", &choices, value)
    }
}

impl FromStr for SummaryMethod {
    type Err = Error;

    fn from_str(value: &str) -> Result<Self, Error> {
        let choices = [Self::Learned, Self::Lead, Self::Luhn, Self::TextRank, Self::LexRank];
        let expected = "\"learned\", \"lead\", \"luhn\", \"textrank\" or \"lexrank\"";
        choice("method", expected, &choices.map(|method| (method.name(), method)), value)
    }
}

impl FromStr for TextFormat {
    type Err = Error;

    fn from_str(value: &str) -> Result<Self, Error> {
        let choices = [("markdown", Self::Markdown), ("plain-text", Self::PlainText)];
        choice("format", "\"markdown\" or \"plain-text\"", &choices, value)
    }
}
