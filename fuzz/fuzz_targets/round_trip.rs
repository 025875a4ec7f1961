//! Any text, written as Markdown and as HTML and read again: both are read, and say the same once more.
#![no_main]

use libfuzzer_sys::fuzz_target;
use standfirst::{Article, Format, Options};

fn read(source: &str, format: Format) -> Option<Article> {
    let mut options = Options::default();
    options.format = format;
    Article::parse(source, &options).ok()
}

fuzz_target!(|source: &str| {
    let Some(article) = read(source, Format::Auto) else { return };
    let (markdown, html) = (article.to_markdown(), article.to_html());
    let text = article.to_text();
    if text.chars().any(char::is_alphanumeric) {
        assert!(read(&markdown, Format::Markdown).is_some(), "{markdown:?} is nothing");
        assert!(read(&html, Format::Html).is_some(), "{html:?} is nothing");
    }
});
