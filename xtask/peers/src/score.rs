//! How well each finds the article.

use standfirst_score::{Figures, Verdict};

use crate::Pages;
use crate::extractor::Extractor;

/// A table for each set. Ours is with the labeller that is built in, which has seen these pages: `evaluate --folds` is the fair one.
pub(crate) fn print(sets: &[Pages]) {
    for pages in sets {
        println!(
            "`{}`, pages as HTML (standfirst's labeller has learnt from them):\n\n{}",
            pages.name,
            Figures::HEAD.trim_end()
        );
        for extractor in Extractor::ALL {
            let mut figures = Figures::default();
            for (page, source) in pages.each() {
                figures.add(&Verdict::of(page, &extractor.read(source, page.url.as_deref())));
            }
            print!("{}", figures.row(extractor.name()));
        }
        println!();
    }
}
