//! Pages a second, everybody on the same pages in turns.

use std::hint::black_box;
use std::time::{Duration, Instant};

use crate::extractor::Extractor;
use crate::{Pages, spread};

/// Reads each page with each extractor, again and again, and prints how many a second each reads.
pub(crate) fn print(sets: &[Pages], repeats: u32) {
    println!(
        "Pages a second on one thread: source to the body's text and fields. {repeats} rounds; in each, everybody reads a page \
         before the next page's turn. Medians of the rounds; of the ratios also the least and the greatest.\n\n\
         | set | pages | | pages a second | ms a page | standfirst is quicker |\n|---|--:|---|--:|--:|--:|"
    );
    for pages in sets {
        let rounds: Vec<[Duration; 3]> = (0..repeats.max(1)).map(|round| time(pages, round as usize)).collect();
        for (at, extractor) in Extractor::ALL.into_iter().enumerate() {
            let seconds = |round: &[Duration; 3]| round[at].as_secs_f64();
            let count = pages.sources.len() as f64;
            let (median, _, _) = spread(rounds.iter().map(seconds).collect());
            let ratios = rounds.iter().map(|round| seconds(round) / round[0].as_secs_f64());
            let (ratio, least, greatest) = spread(ratios.collect());
            println!(
                "| {} | {count} | {} | {:.0} | {:.2} | **{ratio:.2}** ({least:.2} to {greatest:.2}) |",
                pages.name,
                extractor.name(),
                count / median,
                median * 1e3 / count,
            );
        }
    }
    println!();
}

/// One round: what each took for all pages.
fn time(pages: &Pages, round: usize) -> [Duration; 3] {
    let mut times = [Duration::ZERO; 3];
    for (number, (page, source)) in pages.each().enumerate() {
        for turn in 0..times.len() {
            // Who begins changes, so that nobody always finds the page in the cache.
            let at = (turn + number + round) % times.len();
            let started = Instant::now();
            black_box(Extractor::ALL[at].read(black_box(source), page.url.as_deref()));
            times[at] += started.elapsed();
        }
    }
    times
}
