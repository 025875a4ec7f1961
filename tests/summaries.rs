//! What a reader may rely on in a summary.

use standfirst::{Article, Options, Summary, SummaryOptions};

const STORY: &str = "\
Old lock on the Merrow canal closes for two winters

The oldest lock on the Merrow canal will close for two winters while its oak gates are replaced, the canal board said on Tuesday.

Repairs will cost 4.2 million crowns and begin in October, when the last barges of the grain season have passed through Tarn.

“We have patched these gates since my grandfather kept them.”

She expects the first new gate to hang by March.

Barge owners fear for their contracts. But the board has promised to carry grain by rail at the price of water for as long as the lock is \
shut, Ilse Varga, its chairwoman, said.

The repairs will cost 4.2 million crowns and begin in October, the board said.

A footpath beside the lock stays open, and the board plans to show visitors how gates are made by hand.
";

fn summary(options: &SummaryOptions) -> (Article, Summary) {
    let article = Article::parse(STORY, &Options::default()).expect("an article");
    let summary = article.summarize(options);
    (article, summary)
}

fn sentences(most: usize) -> SummaryOptions {
    let mut options = SummaryOptions::default();
    options.sentences = Some(most);
    options
}

#[test]
fn what_counted_adds_up_to_the_score() {
    let (_, summary) = summary(&sentences(3));
    assert_eq!(summary.sentences.len(), 3);
    for sentence in &summary.sentences {
        let sum: f64 = sentence.why.values().sum();
        assert!((sum - sentence.score).abs() < 1e-6 && sentence.why.contains_key("position"), "{sentence:?}");
    }
}

#[test]
fn a_sentence_that_leans_on_another_comes_with_it() {
    for most in 1..10 {
        let (article, summary) = summary(&sentences(most));
        let chosen: Vec<usize> = summary.sentences.iter().filter_map(|sentence| sentence.sentence).collect();
        assert!(chosen.len() <= most && chosen.is_sorted(), "{chosen:?}");
        for &index in &chosen {
            let text = article.sentences[index].text.as_str();
            let leans = ["“We have", "She expects", "But the board"].iter().any(|opening| text.starts_with(opening));
            assert!(!leans || chosen.contains(&(index - 1)), "{text} of {chosen:?}");
        }
    }
}

#[test]
fn nothing_is_said_twice() {
    let (_, summary) = summary(&sentences(20));
    let costs = summary.sentences.iter().filter(|sentence| sentence.text.contains("4.2 million"));
    assert_eq!(costs.count(), 1, "{}", summary.text);
}

#[test]
fn any_sentence_may_be_asked_for() {
    let mut options = sentences(20);
    options.any_sentence = true;
    let (article, summary) = summary(&options);
    assert_eq!(summary.sentences.len(), article.sentences.len(), "{}", summary.text);
}
