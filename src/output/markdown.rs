//! Articles as Markdown (`CommonMark` with GFM's tables, tasks, footnotes and strikethrough, definition lists, formulas between dollar
//! signs and YAML in front): what is read from it again is the same article.

mod blocks;
mod escape;
mod front_matter;
mod inlines;
mod lines;

use std::borrow::Cow;

use super::footnotes::Footnotes;
use super::{dateline_block, dateline_text};
use crate::article::Article;
use blocks::Writer;
use escape::Place;

pub(crate) use escape::escape;

pub(super) fn article(article: &Article) -> String {
    let footnotes = Footnotes::of(article, String::new());
    let mut writer = Writer::new(&footnotes);
    if let Some(headline) = &article.metadata.headline {
        let mut words = String::new();
        escape::words(&headline.value.replace('\n', " "), Place::Heading, true, &mut words);
        writer.words(&format!("# {}", escape::lines(&words, Place::Heading)));
    }
    let dateline = dateline_text(article);
    let run_in = dateline_block(article).and_then(|index| article.blocks.get(index));
    if let Some(dateline) = dateline.as_ref().filter(|_| run_in.is_none()) {
        writer.words(&escape(dateline));
    }
    writer.blocks(&article.blocks, run_in.zip(dateline.as_deref()));
    let body = writer.finish();
    let front = front_matter::front_matter(article);
    if front.is_empty() || body.is_empty() { front + &body } else { format!("{front}\n{body}") }
}

/// A footnote's marker as a label; one with other letters than labels have is numbered.
fn label<'a>(marker: &'a str, footnotes: &Footnotes<'_>) -> Cow<'a, str> {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_.*†‡§¶".contains(letter);
    match footnotes.number(marker) {
        Some(number) if marker.is_empty() || !marker.chars().all(is_plain) => format!("note-{number}").into(),
        _ => marker.into(),
    }
}
