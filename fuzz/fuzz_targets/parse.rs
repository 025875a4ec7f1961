//! Any text, read as text: nothing lost, everything once, repairs that fit, no panic.
#![no_main]

mod repairs;

use libfuzzer_sys::fuzz_target;
use standfirst::{Article, Format, Options};

fuzz_target!(|source: &str| {
    let mut options = Options::default();
    options.format = Format::Text;
    let Ok(article) = Article::parse(source, &options) else { return };
    let mut next = 0;
    for part in article.coverage() {
        assert!(part.span.start >= next && part.span.end >= part.span.start, "{part:?}");
        let between = &source[next..part.span.start];
        assert!(between.chars().all(is_nothing), "{between:?} is lost");
        next = part.span.end;
    }
    assert!(source[next..].chars().all(is_nothing), "the end is lost");
    repairs::lead_back(&article, source);
});

/// Blanks and characters without a shape.
fn is_nothing(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || matches!(letter, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}
