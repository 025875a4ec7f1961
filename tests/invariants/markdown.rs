//! What must hold of Markdown: between the parts there are only marks and tags.

use pulldown_cmark::{Event, Options, Parser};
use standfirst::Article;

/// Each letter that Markdown shows is in one part.
pub(crate) fn nothing_is_lost(source: &str, article: &Article) {
    super::parts_stand_apart(source, article);
    let mut covered = vec![false; source.len()];
    for part in article.coverage() {
        covered[part.span.start..part.span.end].fill(true);
    }
    // What a front matter opens, a fence or a comment, does not reach into the text: there both readings have to show a letter.
    let whole = shown(source);
    let text = behind_front_matter(source);
    let text_alone = shown(&source[text..]);
    for (at, letter) in source.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
        let is_shown = whole[at] && (at < text || text_alone[at - text]);
        assert!(covered[at] || !is_shown, "{letter:?} at {at} is lost from {source:?}: {article:?}");
    }
}

/// Where the text begins below what could be a front matter.
fn behind_front_matter(source: &str) -> usize {
    let fence = source.lines().next().unwrap_or_default().trim_end();
    if !matches!(fence, "---" | "+++") {
        return 0;
    }
    let mut at = 0;
    for (number, line) in source.split_inclusive('\n').enumerate() {
        at += line.len();
        let line = line.trim_end();
        if number > 0 && (line == fence || (fence == "---" && line == "...")) {
            return at;
        }
    }
    0
}

/// Which bytes are words or code.
fn shown(source: &str) -> Vec<bool> {
    let mut shown = vec![false; source.len()];
    let mut in_tag = None;
    for (event, range) in Parser::new_ext(source, extensions()).into_offset_iter() {
        match event {
            // An entity can stand for a character without a shape: `&#1;`.
            Event::Text(words) if words.chars().all(super::is_nothing) => {}
            Event::Text(_) | Event::Code(_) => shown[range].fill(true),
            Event::Html(_) => {
                for range in between_tags(source, range, &mut in_tag) {
                    shown[range].fill(true);
                }
            }
            _ => in_tag = None,
        }
    }
    shown
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

/// What stands between tags in a line of HTML; a tag or comment, whose end is given, can be open from the line before.
fn between_tags(
    source: &str,
    range: std::ops::Range<usize>,
    open: &mut Option<&'static str>,
) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = range.start;
    for (at, byte) in source.bytes().enumerate().take(range.end).skip(range.start) {
        match (byte, *open) {
            (b'<', None) => {
                found.push(start..at);
                *open = Some(if source[at..].starts_with("<!--") { "-->" } else { ">" });
            }
            (b'>', Some(end)) if source[..=at].ends_with(end) => {
                *open = None;
                start = at + 1;
            }
            _ => {}
        }
    }
    if open.is_none() {
        found.push(start..range.end);
    }
    found
}
