//! Any text held against any article: each claim has its place, and an article's own sentences are no fault.
#![no_main]

use libfuzzer_sys::fuzz_target;
use standfirst::{Article, Options};

fuzz_target!(|input: (&str, &str)| {
    let (summary, source) = input;
    let Ok(article) = Article::parse(source, &Options::default()) else { return };
    for claim in article.check(summary).claims {
        assert_eq!(claim.span.of(summary), claim.text);
        for difference in &claim.differences {
            assert_eq!(difference.said_span.of(summary), difference.said);
            assert!(source.get(difference.source_span.start..difference.source_span.end).is_some(), "{claim:?}");
        }
    }
});
