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

#[test]
fn words_are_never_more_than_there_is_room_for() {
    let article = Article::parse(STORY, &Options::default()).expect("an article");
    let all: usize = article.sentences.iter().map(|sentence| sentence.text.split_whitespace().count()).sum();
    for words in 1..=all {
        let mut options = SummaryOptions::default();
        options.words = Some(words);
        let summary = article.summarize(&options);
        assert!((1..=words).contains(&summary.words), "{} of {words}: {}", summary.words, summary.text);
        // Only where no sentence is short enough is one cut.
        let cut = summary.sentences.iter().any(|sentence| !sentence.cuts.is_empty());
        assert!(!cut || (summary.sentences.len() == 1 && words < 20), "{words}: {}", summary.text);
        options.strict = true;
        assert!(article.summarize(&options).sentences.iter().all(|sentence| sentence.cuts.is_empty()), "{words}");
    }
}

#[test]
fn a_share_is_of_the_words_of_the_article() {
    let (article, _) = summary(&SummaryOptions::default());
    let all: usize = article.sentences.iter().map(|sentence| sentence.text.split_whitespace().count()).sum();
    let mut options = SummaryOptions::default();
    options.percent = Some(40);
    let words = article.summarize(&options).words;
    assert!((all / 5..=all * 2 / 5).contains(&words), "{words} of {all}");
}

#[test]
fn a_summary_is_about_what_was_asked_for() {
    for (query, expected) in
        [("footpath for visitors", "A footpath"), ("barge contracts", "Barge owners"), ("oldest", "The oldest")]
    {
        let mut options = sentences(1);
        options.query = Some(query.to_owned());
        let (_, summary) = summary(&options);
        assert!(summary.text.starts_with(&format!("- {expected}")), "{query}: {}", summary.text);
        assert!(summary.sentences[0].why.contains_key("query"));
    }
}

#[test]
fn quotations_can_be_left_out() {
    let mut options = sentences(20);
    (options.any_sentence, options.avoid_quotations) = (true, true);
    let (article, summary) = summary(&options);
    assert_eq!(summary.sentences.len() + 1, article.sentences.len(), "{}", summary.text);
    assert!(!summary.text.contains('“'));
}

#[test]
fn nobody_is_called_by_the_last_name_alone() {
    let story = "Marek Solveig has bought the old mill of Ellery for nine crowns, the council said on Monday. The mill ground the grain of the \
                 whole valley for two hundred years, until the river was led away. The miller who sold it wants to see it turn again. On \
                 Sunday Solveig paid the mill's debts of two million crowns, promised the council a new wheel by spring and hired nine \
                 carpenters. Nobody else had asked for it since the war.";
    let article = Article::parse(story, &Options::default()).expect("an article");
    for most in 1..=5 {
        let summary = article.summarize(&sentences(most));
        let named = summary.text.find("Marek Solveig");
        let called = summary.text.find("On Sunday Solveig");
        assert!(called.is_none() || named.is_some_and(|named| Some(named) < called), "{most}: {}", summary.text);
    }
    assert!(article.summarize(&sentences(5)).text.contains("On Sunday Solveig"), "it may come with the person");
}

#[test]
fn what_looks_like_a_caption_or_the_middle_of_a_sentence_is_left_out() {
    let story = "The harbour of Ellery froze on Monday for the first time in nine years, its master said.\nThe frozen harbour of Ellery \
                 on Monday, seen from the tower\nNo ship has left since, and the ice is thicker than a hand.\nof the harbour and its \
                 ferries, said the master of Ellery.\nThe last winter like this was nine years ago.";
    let article = Article::parse(story, &Options::default()).expect("an article");
    let text = article.summarize(&sentences(5)).text;
    assert!(!text.contains("tower") && !text.contains("- of the harbour"), "{text}");
    assert!(text.contains("froze on Monday") && text.contains("thicker than a hand"), "{text}");
}
