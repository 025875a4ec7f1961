//! Any article and any wish: no more sentences, words or share than were asked for, each sentence the article's.
#![no_main]

use libfuzzer_sys::fuzz_target;
use standfirst::{Article, Options, SummaryMethod, SummaryOptions};

fuzz_target!(|input: (u8, u8, u8, &str)| {
    let (wish, sentences, words, source) = input;
    let Ok(article) = Article::parse(source, &Options::default()) else { return };
    let mut options = SummaryOptions::default();
    options.sentences = (wish & 1 != 0).then_some(usize::from(sentences));
    options.words = (wish & 2 != 0).then_some(usize::from(words));
    options.percent = (wish & 4 != 0).then_some(sentences % 101);
    options.query = (wish & 8 != 0).then(|| source.chars().take(30).collect());
    options.avoid_quotations = wish & 16 != 0;
    options.strict = wish & 32 != 0;
    options.method = [SummaryMethod::Learned, SummaryMethod::Lead, SummaryMethod::LexRank, SummaryMethod::Luhn]
        [usize::from(wish >> 6)];
    let summary = article.summarize(&options);
    if let Some(most) = options.sentences {
        assert!(summary.sentences.len() <= most.max(1), "{summary:?}");
    }
    if let Some(most) = options.words {
        assert!(summary.words <= most, "{summary:?}");
    }
    for sentence in &summary.sentences {
        let Some(whole) = sentence.sentence.map(|index| &article.sentences[index].text) else { continue };
        assert!(whole.starts_with(&sentence.text), "{sentence:?}");
        assert!(!options.strict || &sentence.text == whole, "{sentence:?} is cut");
    }
    assert!(summary.sentences.windows(2).all(|pair| pair[0].sentence < pair[1].sentence), "{summary:?}");
});
