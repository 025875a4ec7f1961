//! The reader's corrections: what changes, what is kept, and that nothing is lost by them.

mod invariants;

use standfirst::{Article, Error, Options};

const STORY: &str = "\
Harbour notes

• Ferries return to the strait after eleven years

By Nela Vasko and Iwan Threlfall

04/05/2023

The first ferry in eleven years crossed the strait on Saturday. It carried a brass band.

What changes on Monday

Mail goes by sea again, twice a day. The car queue moves to the north quay.

Share
";

fn read() -> Article {
    invariants::check(STORY);
    Article::parse(STORY, &Options::default()).expect("it can be read")
}

fn corrected(field: &str, value: &str) -> Article {
    let mut article = read();
    article.correct(field, value).expect("it can be corrected");
    invariants::holds(STORY, &article);
    article
}

#[test]
fn the_other_reading_of_a_date_changes_places_with_the_first() {
    let first = read().metadata.published.expect("a date");
    assert_eq!((first.value.as_str(), first.alternatives[0].value.as_str()), ("2023-05-04", "2023-04-05"));
    let mut article = corrected("published", "2023-04-05");
    let field = article.metadata.published.clone().expect("a date");
    assert_eq!((field.value.as_str(), field.text.as_deref()), ("2023-04-05", Some("04/05/2023")));
    assert_eq!((field.rule.as_ref(), field.confidence), ("corrected", 1.0));
    let others: Vec<&str> = field.alternatives.iter().map(|other| other.value.as_str()).collect();
    assert_eq!((others.as_slice(), field.alternatives[0].rule.clone()), (["2023-05-04"].as_slice(), first.rule));
    article.correct("published", "2023-05-04").expect("it can be corrected back");
    assert_eq!(article.metadata.published.expect("a date").value, first.value);
}

#[test]
fn a_date_in_words_becomes_iso() {
    let field = |value| corrected("published", value).metadata.published.expect("a date");
    assert_eq!(field("6 April 2023").value, "2023-04-06");
    assert_eq!(field("last spring").value, "last spring");
    let open = field("06/07/2023");
    assert_eq!((open.value.as_str(), open.alternatives[0].value.as_str()), ("2023-07-06", "2023-06-07"));
}

#[test]
fn a_headline_that_stands_elsewhere_is_taken_from_there() {
    let old = read().metadata.headline.expect("a headline");
    for words in ["What changes on Monday", "Ferries return to the strait after eleven years", "Share"] {
        let mut article = corrected("headline", words);
        let field = article.metadata.headline.clone().expect("a headline");
        assert_eq!((field.value.as_str(), field.text), (words, None));
        assert!(field.span.of(STORY).ends_with(words));
        assert_eq!(field.alternatives[0].value, old.value);
        let texts = article.to_text();
        assert!(texts.contains(&old.value), "{texts}");
        assert!(!texts.contains(words), "{texts}");
        assert!(article.sentences.iter().any(|sentence| sentence.text == old.value));
        article.correct("headline", &old.value).expect("it can be corrected back");
        invariants::holds(STORY, &article);
        let field = article.metadata.headline.clone().expect("a headline");
        assert_eq!((field.value.as_str(), field.span), (old.value.as_str(), old.span));
        assert!(article.to_text().contains(words));
    }
}

#[test]
fn a_headline_in_the_readers_own_words_stands_for_the_one_of_the_source() {
    let old = read().metadata.headline.expect("a headline");
    let mut article = corrected(
        "headline",
        " Möwen 🐦 über dem Sund, and a good many more words than any headline has need of, so that it must be cut ",
    );
    let field = article.metadata.headline.as_ref().expect("a headline");
    assert!(field.value.starts_with("Möwen 🐦 über"));
    assert_eq!((field.text.as_deref(), field.span), (Some(old.value.as_str()), old.span));
    assert_eq!(article.blocks, read().blocks);
    article.correct("headline", "What changes on Monday").expect("it can be corrected again");
    invariants::holds(STORY, &article);
    assert!(article.to_text().contains(&old.value), "the words of the source are back");
    let field = article.metadata.headline.expect("a headline");
    assert!(field.alternatives.iter().any(|other| other.value == old.value));
}

#[test]
fn a_headline_can_be_given_to_a_text_without_one() {
    let source =
        "The ferry crossed the strait on Saturday, in the rain. It carried a brass band, three crews and the mail.\n";
    let mut article = Article::parse(source, &Options::default()).expect("it can be read");
    assert!(article.metadata.headline.is_none());
    article.correct("headline", "A ferry again").expect("it can be corrected");
    article.correct("byline", "Tove Lind").expect("it can be corrected");
    invariants::holds(source, &article);
    assert_eq!(article.metadata.headline.as_ref().map(|field| field.value.as_str()), Some("A ferry again"));
    assert_eq!(article.metadata.suggested_title, None);
    article.correct("headline", "Another").expect("it can be corrected");
    invariants::holds(source, &article);
}

#[test]
fn a_byline_is_names() {
    let names = |article: &Article| -> Vec<String> {
        let people = &article.metadata.byline.as_ref().expect("a byline").value.people;
        people.iter().map(|person| person.name.clone()).collect()
    };
    let mut article = corrected("byline", "Tove Lind, Nela Vasko and Marit Solheim");
    assert_eq!(names(&article), ["Tove Lind", "Nela Vasko", "Marit Solheim"]);
    article.correct("byline", "Nela Vasko, Iwan Threlfall").expect("it can be corrected back");
    assert_eq!(names(&article), names(&read()));
    assert_eq!(article.metadata.byline.expect("a byline").alternatives.len(), 1);
}

#[test]
fn kicker_and_section_are_words() {
    let article = corrected("section", "Harbour");
    assert_eq!(article.metadata.section[0].value, "Harbour");
    assert_eq!(corrected("kicker", "Analysis").metadata.kicker.expect("a kicker").value, "Analysis");
}

#[test]
fn a_standfirst_is_words_and_can_be_added() {
    let mut article = corrected("standfirst", "A strait is crossed again.");
    assert_eq!(article.metadata.standfirst[0].value, "A strait is crossed again.");
    article.correct("standfirst", "The strait is crossed.").expect("it can be corrected");
    assert_eq!(article.metadata.standfirst.len(), 1);
    assert!(article.to_text().contains("first ferry in eleven years"));
}

#[test]
fn a_dateline_is_a_place_a_region_a_date_and_an_agency() {
    let source = "Ferries return to the strait\n\nHELM, North Sound, Apr. 4 (FPA) — The first ferry in eleven years crossed on Saturday. \
                  It carried a brass band.\n\nMail goes by sea again, twice a day.\n";
    let mut article = Article::parse(source, &Options::default()).expect("it can be read");
    let old = article.metadata.dateline.clone().expect("a dateline");
    article.correct("dateline", "Vik/Helm, West Sound, 5 April (KNA)").expect("it can be corrected");
    invariants::holds(source, &article);
    let field = article.metadata.dateline.as_ref().expect("a dateline");
    let value = &field.value;
    assert_eq!(value.places, ["Vik", "Helm"]);
    assert_eq!((value.region.as_deref(), value.date.as_deref()), (Some("West Sound"), Some("5 April")));
    assert_eq!((value.agency.as_deref(), field.span), (Some("KNA"), old.span));
    assert_eq!(field.alternatives[0].value, old.value);
    let shown = article.to_markdown();
    assert!(shown.contains("Vik/Helm, West Sound, 5 April (KNA) — The first ferry"), "{shown}");
    // The earlier one, in the words that stand for it, is the earlier one.
    article.correct("dateline", "Helm, North Sound, Apr. 4 (FPA)").expect("it can be corrected back");
    assert_eq!(article.metadata.dateline.expect("a dateline").value, old.value);
}

#[test]
fn what_cannot_be_corrected_says_so() {
    let mut article = read();
    assert_eq!(article.correct("weather", "fair"), Err(Error::NoSuchField { field: "weather".into() }));
    assert_eq!(article.correct("weather", "fair").expect_err("no field").code(), "no-such-field");
    assert_eq!(article.correct("headline", "  ").expect_err("no words").code(), "invalid-option");
    assert_eq!(article, read());
}
