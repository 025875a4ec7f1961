//! Any text, read as Markdown and as what it looks like: each letter that Markdown shows is in one part, repairs fit, no panic.
#![no_main]

mod repairs;

use libfuzzer_sys::fuzz_target;
use pulldown_cmark::{Event, Options as Extensions, Parser};
use standfirst::article::Carrier;
use standfirst::{Article, Format, Options};

fuzz_target!(|source: &str| {
    let _ = Article::parse(source, &Options::default());
    let mut options = Options::default();
    options.format = Format::Markdown;
    let Ok(article) = Article::parse(source, &options) else { return };
    let mut covered = vec![false; source.len()];
    let mut next = 0;
    for part in article.coverage() {
        assert!(part.span.start >= next && part.span.end >= part.span.start, "{part:?}");
        covered[part.span.start..part.span.end].fill(true);
        next = part.span.end;
    }
    repairs::lead_back(&article, source);
    // Without words it is read as the text it is; and what a front matter opens does not reach into the text.
    if article.carrier != Some(Carrier::Markdown) || source.starts_with(['-', '+']) {
        return;
    }
    let extensions = Extensions::ENABLE_TABLES
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_TASKLISTS
        | Extensions::ENABLE_DEFINITION_LIST
        | Extensions::ENABLE_HEADING_ATTRIBUTES
        | Extensions::ENABLE_GFM;
    for (event, range) in Parser::new_ext(source, extensions).into_offset_iter() {
        if matches!(event, Event::Text(_) | Event::Code(_)) {
            for (at, letter) in source[range.clone()].char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
                assert!(covered[range.start + at], "{letter:?} at {} is lost", range.start + at);
            }
        }
    }
});
