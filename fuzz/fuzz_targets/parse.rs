//! Any text, read as text: nothing lost, everything once, repairs that fit, no panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use standfirst::article::RepairKind;
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
    for block in &article.blocks {
        block.for_each_text(&mut |text| {
            let mut undone = text.clone();
            for index in (0..text.repairs.len()).rev() {
                undone.undo(index, source);
            }
            if text.repairs.iter().all(|repair| repair.kind != RepairKind::Gap) {
                assert_eq!(undone.text, text.span.of(source));
            }
        });
    }
});

/// Blanks and characters without a shape.
fn is_nothing(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || matches!(letter, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}
