//! Any text in any language: its sentences stand in order, and between them there are only blanks.
#![no_main]

use libfuzzer_sys::fuzz_target;
use standfirst::language;

/// The first letter of the input chooses.
const LANGUAGES: [Option<&str>; 8] =
    [None, Some("en"), Some("de"), Some("fr"), Some("ja"), Some("ar"), Some("hi"), Some("no-such")];

fuzz_target!(|text: &str| {
    let choice = text.bytes().next().unwrap_or_default();
    let mut next = 0;
    for span in language::split(text, LANGUAGES[usize::from(choice) % LANGUAGES.len()]) {
        assert!(text[next..span.start].trim().is_empty() && !span.is_empty(), "{span:?}");
        next = span.end;
    }
    assert!(text[next..].trim().is_empty());
});
