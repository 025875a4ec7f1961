//! What must hold of Markdown: between the parts there are only marks and tags.

use pulldown_cmark::{Event, Options, Parser};
use standfirst::Article;

/// Each letter that Markdown shows is in one part.
pub(crate) fn nothing_is_lost(source: &str, article: &Article) {
    super::parts_stand_apart(source, article);
    let mut covered = vec![false; source.len()];
    for part in article.coverage() {
        covered[part.span.start..part.span.end].iter_mut().for_each(|byte| *byte = true);
    }
    let mut in_block = false;
    for (event, range) in Parser::new_ext(source, extensions()).into_offset_iter() {
        let shown = match event {
            Event::Text(_) | Event::Code(_) => vec![range],
            Event::Html(_) => between_tags(source, range, &mut in_block),
            _ => {
                in_block = false;
                continue;
            }
        };
        for range in shown {
            let start = range.start;
            for (at, letter) in source[range].char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
                let at = start + at;
                assert!(covered[at], "{letter:?} at {at} is lost from {source:?}: {article:?}");
            }
        }
    }
}

/// The extensions that are read.
fn extensions() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

/// What stands between tags in a line of HTML; a tag or comment can be open from the line before.
fn between_tags(source: &str, range: std::ops::Range<usize>, open: &mut bool) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = range.start;
    for (at, byte) in source.bytes().enumerate().take(range.end).skip(range.start) {
        match byte {
            b'<' if !*open => {
                found.push(start..at);
                *open = true;
            }
            b'>' if *open => {
                *open = false;
                start = at + 1;
            }
            _ => {}
        }
    }
    if !*open {
        found.push(start..range.end);
    }
    found
}
