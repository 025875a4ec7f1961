//! The arguments, as clap reads them.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use standfirst::{
    ElementOptions, Format, Options, SummaryLength, SummaryMethod, SummaryOptions, SummaryType, TextFormat,
};

use super::job::{Job, Task, To};

/// Key phrases, unless another number is asked for.
const MOST_PHRASES: usize = 10;

/// Reads pasted articles: structure, summary with sources, quotations, sentences, language.
#[derive(Debug, Parser)]
#[command(version, about)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(flatten)]
    One(One),
    /// Read JSON Lines, write JSON Lines: {"id", "text", "url"?, "lang"?} in, {"id", "result"} or {"id", "error"} out
    Batch(Batch),
}

#[derive(Debug, Subcommand)]
pub(super) enum One {
    /// The article as data (json), or its body alone (text)
    Parse(OneArguments),
    /// A summary in the article's own sentences
    Summarize {
        #[command(flatten)]
        one: OneArguments,
        #[command(flatten)]
        summary: SummaryArguments,
    },
    /// The sentences of all the text, whatever they are in the article
    Sentences(OneArguments),
    /// The language of the text: {"lang", "confidence", "direction"}
    Language(OneArguments),
    /// The whole article, set: html, markdown, json-ld, element
    Render {
        #[command(flatten)]
        one: OneArguments,
        #[command(flatten)]
        element: ElementArguments,
    },
    /// What is quoted and who says it: {"quotations": [{"text", "speaker", "span"}]}
    Quotations(OneArguments),
    /// Who, what, when, where, names, numbers, dates, times, grade and outline
    Insight(OneArguments),
    /// What it is about, the best first: {"keyphrases": [{"text", "score", "spans"}]}
    Keyphrases {
        #[command(flatten)]
        one: OneArguments,
        /// How many at most
        #[arg(long, default_value_t = MOST_PHRASES)]
        most: usize,
    },
    /// Somebody else's summary held against its article: {"claims": [{"text", "verdict", "fault", "source"}]}
    Check {
        /// The summary's file
        summary: PathBuf,
        /// The article's file; `-` is standard input
        #[arg(long)]
        source: PathBuf,
        #[command(flatten)]
        reading: ReadingArguments,
    },
}

#[derive(Debug, Args)]
pub(super) struct OneArguments {
    /// The file to read; `-` is standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    #[command(flatten)]
    reading: ReadingArguments,
}

#[derive(Debug, Args)]
pub(super) struct ReadingArguments {
    /// What the input is written in
    #[arg(long, value_enum, default_value_t = FormatName::Auto)]
    format: FormatName,
    /// What to write; json for data, html for `render`
    #[arg(long, value_enum)]
    to: Option<To>,
    /// Where the text comes from
    #[arg(long)]
    url: Option<String>,
    /// BCP 47 tag of the text's language
    #[arg(long)]
    lang: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct SummaryArguments {
    /// What kind of summary
    #[arg(long = "type", value_enum, default_value_t = TypeName::KeyPoints)]
    kind: TypeName,
    /// How long
    #[arg(long, value_enum, default_value_t = LengthName::Short)]
    length: LengthName,
    /// At most so many sentences, in place of what type and length say
    #[arg(long)]
    sentences: Option<usize>,
    /// At most so many words
    #[arg(long)]
    words: Option<usize>,
    /// At most this share of the article's words, in percent
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=100))]
    percent: Option<u8>,
    /// Words that the summary should be about
    #[arg(long)]
    query: Option<String>,
    /// What to leave out
    #[arg(long, value_enum)]
    avoid: Option<Avoided>,
    /// Whole sentences only, for headlines too
    #[arg(long)]
    strict: bool,
    /// How sentences are chosen; the classic ways are there to compare
    #[arg(long, value_enum, default_value_t = MethodName::Learned)]
    method: MethodName,
}

/// What an element has beside the article.
#[derive(Debug, Args)]
pub(super) struct ElementArguments {
    /// With `--to element`: the kind of summary above the article
    #[arg(long = "summary", value_enum)]
    summary: Option<TypeName>,
    /// With `--to element`: how long the summary is
    #[arg(long, value_enum, default_value_t = LengthName::Short)]
    length: LengthName,
    /// With `--to element`: the address of the folder with its style sheets
    #[arg(long, default_value = "styles/")]
    styles: String,
}

#[derive(Debug, Args)]
pub(super) struct Batch {
    #[command(subcommand)]
    command: BatchCommand,
}

#[derive(Debug, Subcommand)]
enum BatchCommand {
    /// Articles as data, or their bodies alone
    Parse(BatchArguments),
    /// Summaries
    Summarize {
        #[command(flatten)]
        batch: BatchArguments,
        #[command(flatten)]
        summary: SummaryArguments,
    },
    /// Sentences
    Sentences(BatchArguments),
    /// Languages
    Language(BatchArguments),
    /// What is quoted and who says it
    Quotations(BatchArguments),
    /// Who, what, when, where, names, numbers, dates
    Insight(BatchArguments),
    /// What each is about, the best first
    Keyphrases {
        #[command(flatten)]
        batch: BatchArguments,
        /// How many at most
        #[arg(long, default_value_t = MOST_PHRASES)]
        most: usize,
    },
    /// Summaries held against their articles: lines are {"id", "summary", "text"}
    Check(BatchArguments),
}

#[derive(Debug, Args)]
struct BatchArguments {
    /// The JSON Lines to read; `-` is standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// How many texts are read at once [default: one a core]
    #[arg(long)]
    jobs: Option<NonZeroUsize>,
    /// The file to write, which must not be there yet; standard output without it
    #[arg(long)]
    out: Option<PathBuf>,
    /// Go on with the file of an earlier run that was interrupted: lines that it answers are passed over
    #[arg(long, requires = "out")]
    resume: bool,
    #[command(flatten)]
    reading: ReadingArguments,
}

impl One {
    /// What to do, and the file to do it to.
    pub(super) fn job(&self) -> (Job, &Path) {
        let (task, default, one) = match self {
            Self::Check { source, reading, .. } => return (reading.job(Task::Check(String::new()), To::Json), source),
            Self::Parse(one) => (Task::Parse, To::Json, one),
            Self::Summarize { one, summary } => (Task::Summarize(summary.options()), To::Json, one),
            Self::Sentences(one) => (Task::Sentences, To::Json, one),
            Self::Language(one) => (Task::Language, To::Json, one),
            Self::Render { one, element } => (Task::Render(element.options()), To::Html, one),
            Self::Quotations(one) => (Task::Quotations, To::Json, one),
            Self::Insight(one) => (Task::Insight, To::Json, one),
            Self::Keyphrases { one, most } => (Task::KeyPhrases(*most), To::Json, one),
        };
        (one.reading.job(task, default), &one.file)
    }

    /// The file of a summary that is held against the article.
    pub(super) fn summary(&self) -> Option<&Path> {
        match self {
            Self::Check { summary, .. } => Some(summary),
            _ => None,
        }
    }
}

impl Batch {
    /// What to do, the file to do it to, and with how many threads.
    pub(super) fn job(&self) -> (Job, &Path, Option<NonZeroUsize>) {
        let (task, batch) = self.parts();
        (batch.reading.job(task, To::Json), &batch.file, batch.jobs)
    }

    /// The file to write, if not standard output.
    pub(super) fn out(&self) -> Option<&Path> {
        self.parts().1.out.as_deref()
    }

    /// Whether that file is gone on with.
    pub(super) fn resumes(&self) -> bool {
        self.parts().1.resume
    }

    fn parts(&self) -> (Task, &BatchArguments) {
        match &self.command {
            BatchCommand::Parse(batch) => (Task::Parse, batch),
            BatchCommand::Summarize { batch, summary } => (Task::Summarize(summary.options()), batch),
            BatchCommand::Sentences(batch) => (Task::Sentences, batch),
            BatchCommand::Language(batch) => (Task::Language, batch),
            BatchCommand::Quotations(batch) => (Task::Quotations, batch),
            BatchCommand::Insight(batch) => (Task::Insight, batch),
            BatchCommand::Keyphrases { batch, most } => (Task::KeyPhrases(*most), batch),
            BatchCommand::Check(batch) => (Task::Check(String::new()), batch),
        }
    }
}

impl ReadingArguments {
    fn job(&self, task: Task, default: To) -> Job {
        let to = self.to.unwrap_or(default);
        let refused = match (&task, to) {
            (
                Task::Sentences
                | Task::Language
                | Task::Quotations
                | Task::Insight
                | Task::KeyPhrases(_)
                | Task::Check(_),
                To::Markdown | To::Html | To::JsonLd,
            ) => {
                Some("sentences, languages, quotations, key phrases, insight and checks are written as json or text\n")
            }
            (Task::Summarize(_), To::JsonLd) => Some("summaries are written as json, text, markdown or html\n"),
            _ => None,
        };
        if let Some(message) = refused {
            clap::Error::raw(clap::error::ErrorKind::InvalidValue, message).exit();
        }
        let mut options = Options::default();
        options.format = match self.format {
            FormatName::Auto => Format::Auto,
            FormatName::Text => Format::Text,
            FormatName::Html => Format::Html,
            FormatName::Markdown => Format::Markdown,
        };
        options.url.clone_from(&self.url);
        options.language.clone_from(&self.lang);
        Job { task, to, options }
    }
}

impl From<TypeName> for SummaryType {
    fn from(name: TypeName) -> Self {
        match name {
            TypeName::KeyPoints => Self::KeyPoints,
            TypeName::Tldr => Self::Tldr,
            TypeName::Teaser => Self::Teaser,
            TypeName::Headline => Self::Headline,
        }
    }
}

impl From<LengthName> for SummaryLength {
    fn from(name: LengthName) -> Self {
        match name {
            LengthName::Short => Self::Short,
            LengthName::Medium => Self::Medium,
            LengthName::Long => Self::Long,
        }
    }
}

impl ElementArguments {
    fn options(&self) -> ElementOptions {
        let mut options = ElementOptions::default();
        options.summary = self.summary.map(SummaryType::from);
        options.length = self.length.into();
        options.styles.clone_from(&self.styles);
        options
    }
}

impl SummaryArguments {
    fn options(&self) -> SummaryOptions {
        let mut options = SummaryOptions::default();
        options.kind = self.kind.into();
        options.length = self.length.into();
        options.format = TextFormat::PlainText;
        options.sentences = self.sentences;
        options.words = self.words;
        options.percent = self.percent;
        options.query.clone_from(&self.query);
        options.avoid_quotations = matches!(self.avoid, Some(Avoided::Quotations));
        options.strict = self.strict;
        options.method = match self.method {
            MethodName::Learned => SummaryMethod::Learned,
            MethodName::Lead => SummaryMethod::Lead,
            MethodName::Luhn => SummaryMethod::Luhn,
            MethodName::Textrank => SummaryMethod::TextRank,
            MethodName::Lexrank => SummaryMethod::LexRank,
        };
        options
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FormatName {
    Auto,
    Text,
    Html,
    Markdown,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum TypeName {
    KeyPoints,
    Tldr,
    Teaser,
    Headline,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Avoided {
    Quotations,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum MethodName {
    Learned,
    Lead,
    Luhn,
    Textrank,
    Lexrank,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LengthName {
    Short,
    Medium,
    Long,
}
