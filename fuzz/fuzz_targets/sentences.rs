//! Any text: its sentences stand in order, and between them there are only blanks.
#![no_main]

use libfuzzer_sys::fuzz_target;
use standfirst::language;

fuzz_target!(|text: &str| {
    let mut next = 0;
    for span in language::split(text, None) {
        assert!(text[next..span.start].trim().is_empty() && !span.is_empty(), "{span:?}");
        next = span.end;
    }
    assert!(text[next..].trim().is_empty());
});
