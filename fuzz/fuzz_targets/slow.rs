//! Any few letters over and over: sixteen times as many take no more than some sixteen times as long.
#![no_main]

use std::time::{Duration, Instant};

use libfuzzer_sys::fuzz_target;
use standfirst::{Article, Options, SummaryOptions};

const SMALL: usize = 4096;
const TIMES: u32 = 16;
/// What a step of quadratic work would take is as far above this as noise is below.
const SLACK: u32 = 4;
/// What takes less tells nothing.
const LEAST: Duration = Duration::from_millis(100);

fuzz_target!(|piece: &str| {
    if piece.is_empty() || piece.len() > 64 {
        return;
    }
    let once = |size: usize| {
        let text = piece.repeat(size / piece.len());
        let started = Instant::now();
        if let Ok(article) = Article::parse(&text, &Options::default()) {
            let _ = (article.summarize(&SummaryOptions::default()), article.insight(), article.check(piece));
        }
        started.elapsed()
    };
    let large = || once(SMALL * TIMES as usize);
    if large() < LEAST {
        return;
    }
    // The best of a few, since the machine does other things as well.
    let best = |size: &dyn Fn() -> Duration| (0..3).map(|_| size()).min().unwrap_or_default();
    let (small, large) = (best(&|| once(SMALL)), best(&large));
    assert!(large < small * TIMES * SLACK, "{piece:?}: {small:?} for {SMALL} bytes, {large:?} for {TIMES} times as many");
});
