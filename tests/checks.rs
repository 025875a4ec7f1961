//! What a reader may rely on where somebody else's summary is held against an article.

use standfirst::{Article, Fault, Options, Verdict};

const STORY: &str = "\
Island ferry returns after nine winters

The ferry between Tarn and Port Merrow will sail again on Tuesday, the harbour board said, nine years after ice broke its hull.

Repairs cost 4.2 million crowns and took 31 weeks. Ticket prices fell by 12 percent, and the board expects 1,500 passengers a week.

“Nobody believed that she would float,” said Ilse Varga, the captain. Marek Solveig, who owns the yard, did not charge for the paint.

The old ferry may be scrapped before winter.
";

fn check(claim: &str) -> (Verdict, Option<Fault>) {
    let article = Article::parse(STORY, &Options::default()).expect("an article");
    let check = article.check(claim);
    assert_eq!(check.claims.len(), 1, "{claim}");
    (check.claims[0].verdict, check.claims[0].fault)
}

#[test]
fn what_the_article_says_is_supported() {
    for claim in [
        "The ferry will sail again on Tuesday.",
        "Repairs cost 4.2m crowns and took 31 weeks.",
        "Ticket prices are down 12%.",
        "Some 1500 passengers a week are expected.",
        "Ilse Varga is the captain.",
        "The yard's owner, Solveig, didn't charge for paint.",
        "The old ferry might be scrapped.",
        "A ferry between Tarn and Port Merrow is back after nine years.",
    ] {
        assert_eq!(check(claim), (Verdict::Supported, None), "{claim}");
    }
}

#[test]
fn what_differs_is_named() {
    for (claim, fault) in [
        ("The ferry between Tarn and Port Merrow will sail again on Friday, the harbour board said.", Fault::Date),
        ("Repairs cost 6.2 million crowns and took 31 weeks.", Fault::Number),
        ("Ticket prices rose by 12 percent.", Fault::Direction),
        ("Marek Solveig, who owns the yard, charged for the paint.", Fault::Negation),
        ("The ferry between Tarn and Port Merrow will not sail again on Tuesday.", Fault::Negation),
        ("The old ferry will be scrapped before winter.", Fault::Certainty),
        ("“Nobody believed that she would float,” said Marek Solveig, the captain.", Fault::Attribution),
    ] {
        assert_eq!(check(claim), (Verdict::Altered, Some(fault)), "{claim}");
    }
}

#[test]
fn small_numbers_differ_where_the_article_counts_the_same_things() {
    let story = "Lighthouse crew returns\n\nTwo keepers moved back into the lighthouse on Monday after nine years of silence.\n\n\
                 Pavel Orr and Ida Orr had left in the year of the storm. Three lamps burn on the harbour wall.\n";
    let article = Article::parse(story, &Options::default()).expect("an article");
    let verdict = |claim: &str| {
        let check = article.check(claim);
        (check.claims[0].verdict, check.claims[0].fault)
    };
    assert_eq!(
        verdict("Three keepers moved back into the lighthouse on Monday."),
        (Verdict::Altered, Some(Fault::Number))
    );
    assert_eq!(verdict("Two lamps burn on the harbour wall."), (Verdict::Altered, Some(Fault::Number)));
    // What the writer has counted.
    for claim in ["Two keepers moved back into the lighthouse.", "Two people called Orr left in the year of the storm."]
    {
        assert_eq!(verdict(claim), (Verdict::Supported, None), "{claim}");
    }
}

#[test]
fn what_it_does_not_speak_of_is_not_found() {
    assert_eq!(check("Grain exporters welcomed cheaper railway freight contracts.").0, Verdict::NotFound);
}

#[test]
fn places_are_those_of_the_words() {
    let article = Article::parse(STORY, &Options::default()).expect("an article");
    let summary = "## Summary\n\n1. Repairs took 51 weeks.\n- Repairs cost 4.2 million crowns.\n";
    let check = article.check(summary);
    let texts: Vec<&str> = check.claims.iter().map(|claim| claim.span.of(summary)).collect();
    assert_eq!(texts, ["Summary", "Repairs took 51 weeks.", "Repairs cost 4.2 million crowns."]);
    let difference = &check.claims[1].differences[0];
    assert_eq!((difference.said_span.of(summary), difference.source.as_str()), ("51", "31"));
    assert!(difference.source_span.of(STORY).contains("took 31 weeks"));
    assert!(check.claims[2].source.is_some_and(|source| source.of(STORY).contains("4.2 million")));
}

#[test]
fn nothing_is_claimed_by_nothing() {
    let article = Article::parse(STORY, &Options::default()).expect("an article");
    assert!(article.check("").claims.is_empty() && article.check(" \n- \n…").claims.is_empty());
    let empty = Article::parse("...", &Options::default()).unwrap_or_default();
    for claim in ["The ferry sails.", "The ferry did not sail on 9 May."] {
        assert_eq!(empty.check(claim).claims[0].verdict, Verdict::NotFound);
    }
}
