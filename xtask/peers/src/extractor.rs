//! Who is measured, and how each is asked: with its own defaults, the page's address, and the body's text as the result.

use dom_smoothie::{Config, Readability, TextMode};
use standfirst::{Article, Format, Options};
use standfirst_score::Prediction;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extractor {
    Standfirst,
    DomSmoothie,
    RsTrafilatura,
}

impl Extractor {
    pub(crate) const ALL: [Self; 3] = [Self::Standfirst, Self::DomSmoothie, Self::RsTrafilatura];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Standfirst => "standfirst",
            Self::DomSmoothie => "dom_smoothie",
            Self::RsTrafilatura => "rs-trafilatura",
        }
    }

    /// What it finds in a page; nothing where it gives up.
    pub(crate) fn read(self, source: &str, url: Option<&str>) -> Prediction {
        match self {
            Self::Standfirst => standfirst(source, url),
            Self::DomSmoothie => dom_smoothie(source, url),
            Self::RsTrafilatura => rs_trafilatura(source, url),
        }
        .unwrap_or_default()
    }
}

fn standfirst(source: &str, url: Option<&str>) -> Option<Prediction> {
    let mut options = Options::default();
    options.format = Format::Html;
    options.url = url.map(str::to_owned);
    Article::parse(source, &options).ok().map(|article| Prediction::of(&article))
}

fn dom_smoothie(source: &str, url: Option<&str>) -> Option<Prediction> {
    // Its default glues the words of neighbouring blocks together, which no scorer forgives.
    let config = || Some(Config { text_mode: TextMode::Formatted, ..Config::default() });
    // It refuses addresses that it can't read.
    let mut readability =
        Readability::new(source, url, config()).or_else(|_| Readability::new(source, None, config())).ok()?;
    let article = readability.parse().ok()?;
    Some(Prediction {
        text: article.text_content.to_string(),
        title: Some(article.title),
        date: article.published_time,
        authors: article.byline.into_iter().collect(),
    })
}

fn rs_trafilatura(source: &str, url: Option<&str>) -> Option<Prediction> {
    let options = rs_trafilatura::Options { url: url.map(str::to_owned), ..rs_trafilatura::Options::default() };
    let result = rs_trafilatura::extract_with_options(source, &options).ok()?;
    Some(Prediction {
        text: result.content_text,
        title: result.metadata.title,
        date: result.metadata.date.map(|date| date.to_rfc3339()),
        authors: result.metadata.author.into_iter().collect(),
    })
}
