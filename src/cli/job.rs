//! One text in, one result out: what single runs and batches share.

use clap::ValueEnum;
use serde_json::{Value, json};
use standfirst::{
    Article, Claim, Difference, ElementOptions, Error, Format, Options, Quotation, Summary, SummaryOptions, Text,
    TextFormat, input, language,
};

use super::insight_text;

/// What to do with a text.
#[derive(Clone, Debug)]
pub(super) enum Task {
    Parse,
    Summarize(SummaryOptions),
    Sentences,
    Language,
    /// With a summary of this kind, where it is an element.
    Render(ElementOptions),
    Quotations,
    Insight,
    /// At most so many.
    KeyPhrases(usize),
    /// Holds this summary against the text.
    Check(String),
}

/// What to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum To {
    Json,
    Text,
    Markdown,
    Html,
    JsonLd,
    /// `<standfirst-article>` with a declarative shadow root.
    Element,
}

/// A task with its options.
#[derive(Clone, Debug)]
pub(super) struct Job {
    pub(super) task: Task,
    pub(super) to: To,
    pub(super) options: Options,
}

/// What came out: data, or a string in the form asked for.
pub(super) struct Output(Value);

impl Output {
    /// As one line prints it: a string as it is, data over several lines.
    pub(super) fn into_pretty(self) -> String {
        match self.0 {
            Value::String(text) => text,
            data => format!("{data:#}"),
        }
    }

    /// As a value inside a line of JSON.
    pub(super) fn into_value(self) -> Value {
        self.0
    }
}

impl Job {
    /// Does the task on one text.
    pub(super) fn run(&self, text: &str) -> Result<Output, Error> {
        let value = match &self.task {
            Task::Sentences => self.sentences(text)?,
            Task::Language => self.language(text),
            Task::Summarize(summary) => {
                let article = Article::parse(text, &self.options)?;
                let mut summary = summary.clone();
                if self.to == To::Markdown {
                    summary.format = TextFormat::Markdown;
                }
                self.summary(&article.summarize(&summary))
            }
            Task::Check(summary) => self.check(&Article::parse(text, &self.options)?, summary),
            Task::Insight => self.insight(&Article::parse(text, &self.options)?),
            Task::Quotations => self.quotations(&Article::parse(text, &self.options)?),
            Task::KeyPhrases(most) => self.key_phrases(&Article::parse(text, &self.options)?, *most),
            Task::Parse | Task::Render(_) => {
                let article = Article::parse(text, &self.options)?;
                match self.to {
                    To::Json => data(&article),
                    To::Text => Value::String(article.to_text()),
                    To::Markdown => Value::String(article.to_markdown()),
                    To::Html => Value::String(article.to_html()),
                    To::JsonLd => Value::String(article.to_json_ld()),
                    To::Element => {
                        let mut options = match &self.task {
                            Task::Render(options) => options.clone(),
                            _ => ElementOptions::default(),
                        };
                        options.format = self.options.format;
                        Value::String(article.to_element(text, &options))
                    }
                }
            }
        };
        Ok(Output(value))
    }

    /// What a summary says that the article doesn't; as text a line a claim, the verdict first.
    fn check(&self, article: &Article, summary: &str) -> Value {
        let check = article.check(summary);
        if self.to == To::Json {
            return data(&check);
        }
        let line = |claim: &Claim| match claim.differences.first() {
            Some(Difference { said, source, .. }) => {
                format!("{}: {} [“{said}”; the article: “{source}”]\n", claim.verdict.name(), claim.text)
            }
            None => format!("{}: {}\n", claim.verdict.name(), claim.text),
        };
        Value::String(check.claims.iter().map(line).collect())
    }

    /// What is quoted and who says it; as text a line each, the speaker first.
    fn quotations(&self, article: &Article) -> Value {
        let quotations = article.quotations();
        if self.to == To::Json {
            return json!({ "quotations": data(&quotations) });
        }
        let line = |one: &Quotation| match &one.speaker {
            Some(speaker) => format!("{speaker}: “{}”\n", one.text),
            None => format!("“{}”\n", one.text),
        };
        Value::String(quotations.iter().map(line).collect())
    }

    /// Who, what, when and where, names, numbers and the rest; as text a line each, by what it is.
    fn insight(&self, article: &Article) -> Value {
        let insight = article.insight();
        if self.to == To::Json { data(&insight) } else { Value::String(insight_text::of(&insight)) }
    }

    /// The key phrases, the best first; as text one a line.
    fn key_phrases(&self, article: &Article, most: usize) -> Value {
        let phrases = article.key_phrases(most);
        if self.to == To::Json {
            return json!({ "keyphrases": data(&phrases) });
        }
        Value::String(phrases.into_iter().map(|phrase| phrase.text + "\n").collect())
    }

    fn summary(&self, summary: &Summary) -> Value {
        match self.to {
            To::Json | To::JsonLd => data(summary),
            To::Text | To::Markdown => Value::String(summary.text.clone()),
            To::Html | To::Element => Value::String(summary.to_html()),
        }
    }

    /// The language of the text; a text without letters has none, which is no error.
    fn language(&self, text: &str) -> Value {
        let found = language::detect(text);
        if self.to == To::Json { data(&found) } else { Value::String(found.lang.into_owned()) }
    }

    /// Every sentence of the text, furniture and all: this is the splitter's own output, not the article's.
    fn sentences(&self, text: &str) -> Result<Value, Error> {
        input::check(text, &self.options.limits)?;
        match self.options.format {
            // What it looks like is no matter: it is divided as it stands.
            Format::Auto | Format::Text => {}
            format => return Err(Error::UnsupportedFormat { format: format.name() }),
        }
        let sentences = language::split(text, self.options.language.as_deref());
        let sentences =
            sentences.into_iter().map(|span| Text::clean(text, span)).filter(|sentence| !sentence.is_empty());
        Ok(if self.to == To::Json {
            let sentences: Vec<Value> = sentences.map(|one| json!({ "text": one.text, "span": one.span })).collect();
            json!({ "sentences": sentences })
        } else {
            Value::String(sentences.map(|one| one.text + "\n").collect())
        })
    }
}

/// Plain data as JSON; the model has no keys or values that JSON lacks.
fn data(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}
