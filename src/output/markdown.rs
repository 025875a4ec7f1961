//! Articles as Markdown (`CommonMark` with GFM's tables, tasks, footnotes and strikethrough, definition lists, formulas between dollar
//! signs and YAML in front): what is read from it again is the same article.

mod blocks;
mod escape;
mod front_matter;
mod inlines;
mod lines;

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

/// A footnote's marker as a label: brackets and backslashes can't stand in one.
fn label(marker: &str) -> String {
    let is_left_out = |letter: char| matches!(letter, '[' | ']' | '\\' | '|') || letter.is_whitespace();
    let label: String = marker.chars().filter(|letter| !is_left_out(*letter)).collect();
    if label.is_empty() { "note".to_owned() } else { label }
}
