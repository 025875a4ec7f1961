//! The invariants, shared by property tests, golden articles and the tests in WebAssembly.

mod html;
mod markdown;

use standfirst::article::{Carrier, RepairKind, Text};
use standfirst::{Article, Error, Format, Options, Span, SummaryLength, SummaryOptions, SummaryType, language};

/// Reads `source` and checks everything that must hold for any text.
#[allow(dead_code, reason = "golden articles say their format")]
pub(crate) fn check(source: &str) {
    check_as(source, Format::Auto);
}

/// The same, read in this format.
pub(crate) fn check_as(source: &str, format: Format) {
    let mut options = Options::default();
    options.format = format;
    let article = match Article::parse(source, &options) {
        Ok(article) => article,
        Err(Error::EmptyInput) => {
            let shown = if format == Format::Html { html::shown(source) } else { source.to_owned() };
            assert!(shown.chars().all(is_nothing), "{source:?} is not empty");
            return;
        }
        Err(error) => panic!("{source:?}: {error}"),
    };
    holds(source, &article);
    sentences_of_any_text_tile(source);
}

/// Checks what must hold of an article read from `source`, whatever the reader has changed in it since.
pub(crate) fn holds(source: &str, article: &Article) {
    match article.carrier {
        Some(Carrier::Markdown) => markdown::nothing_is_lost(source, article),
        Some(Carrier::Html) => html::nothing_is_lost(source, article),
        _ => nothing_is_lost(source, article),
    }
    texts_are_their_source(source, article);
    sentences_stand(source, article);
    summaries_are_extracts(source, article);
    checks_have_places(source, article);
    quotations_are_extracts(source, article);
    insight_has_places(source, article);
    key_phrases_are_extracts(source, article);
    html_is_inert(article);
    bytes_are_the_article(source, article);
}

/// What bytes give back is the article, and bytes that are cut short or of another source give nothing.
fn bytes_are_the_article(source: &str, article: &Article) {
    let bytes = article.to_bytes(source);
    assert!(Article::from_bytes(&bytes, source).as_ref() == Some(article), "{article:?} comes back as another");
    assert_eq!(Article::from_bytes(&bytes[..bytes.len() - 1], source), None);
    assert_eq!(Article::from_bytes(&bytes, &format!("{source}.")), None);
}

/// Blanks and characters without a shape, controls of direction among them.
fn is_nothing(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Fields, blocks and furniture cover all that is not white space, once.
fn nothing_is_lost(source: &str, article: &Article) {
    let mut next = 0;
    for part in article.coverage() {
        let Span { start, end } = part.span;
        assert!(
            start <= end && source.is_char_boundary(start) && source.is_char_boundary(end),
            "{part:?} of {source:?}"
        );
        assert!(start >= next, "{part:?} overlaps the part before it in {source:?}");
        let lost = &source[next..start];
        assert!(lost.chars().all(is_nothing), "{lost:?} is lost from {source:?}: {article:?}");
        next = end;
    }
    let lost = &source[next..];
    assert!(lost.chars().all(is_nothing), "{lost:?} is lost from the end of {source:?}");
}

/// No part stands on another, and each begins and ends between letters.
fn parts_stand_apart(source: &str, article: &Article) {
    let mut next = 0;
    for part in article.coverage() {
        let Span { start, end } = part.span;
        let whole = start <= end && source.is_char_boundary(start) && source.is_char_boundary(end);
        assert!(whole, "{part:?} of {source:?}");
        assert!(start >= next, "{part:?} overlaps the part before it in {source:?}");
        next = end;
    }
}

/// Outside of its repairs each text is its source, letter for letter, and the repairs fit.
fn texts_are_their_source(source: &str, article: &Article) {
    let check = |text: &Text| {
        let (mut at, mut from) = (0, text.span.start);
        for repair in &text.repairs {
            let plain = &text.text[at..repair.range.start];
            assert_eq!(plain, &source[from..repair.source.start], "{text:?} of {source:?}");
            if repair.kind == RepairKind::Blank {
                assert!(matches!(repair.range.of(&text.text), " " | "\n"));
            }
            (at, from) = (repair.range.end, repair.source.end);
        }
        assert_eq!(&text.text[at..], &source[from..text.span.end], "{text:?} of {source:?}");
    };
    article.blocks.iter().for_each(|block| block.for_each_text(&mut |text| check(text)));
    article.furniture.iter().for_each(|item| check(&item.text));
    let words = article.metadata.headline.iter().chain(&article.metadata.standfirst);
    words.for_each(|field| check(&field.to_text()));
}

/// Sentences stand in order, on real spans, and each is what its text has at its span. The blocks of two columns that stand
/// side by side take turns in the source, so the order is a block's.
fn sentences_stand(source: &str, article: &Article) {
    let (mut block, mut next) = (0, 0);
    for sentence in &article.sentences {
        assert!(sentence.block >= block, "{sentence:?} is out of order in {source:?}");
        if sentence.block > block {
            (block, next) = (sentence.block, 0);
        }
        assert!(sentence.span.start >= next, "{sentence:?} is out of order in {source:?}");
        let mut found = false;
        article.blocks[sentence.block].for_each_text(&mut |text| {
            found |= text.span.contains(sentence.span)
                && text.text_range(sentence.span).of(&text.text) == sentence.text
                && text.source_span(text.text_range(sentence.span)) == sentence.span;
        });
        assert!(found && !sentence.text.trim().is_empty(), "{sentence:?} is not in its block of {source:?}");
        next = sentence.span.end;
    }
}

/// Spans of a check lie on the summary's letters and on the source's, whatever is held against the article.
fn checks_have_places(source: &str, article: &Article) {
    // All of a long text would be compared with itself, sentence by sentence.
    let summary: String = source.chars().rev().take(400).chain(source.chars().take(800)).collect();
    for claim in article.check(&summary).claims {
        assert_eq!(claim.span.of(&summary), claim.text);
        for difference in &claim.differences {
            assert_eq!(difference.said_span.of(&summary), difference.said);
            assert!((0.0..=1.0).contains(&difference.confidence), "{difference:?}");
        }
        for span in claim.source.iter().chain(claim.differences.iter().map(|difference| &difference.source_span)) {
            assert!(source.get(span.start..span.end).is_some(), "{claim:?}");
        }
    }
}

/// Every sentence of every summary is the article's, within the limits.
fn summaries_are_extracts(source: &str, article: &Article) {
    use SummaryLength::{Long, Medium, Short};
    for kind in [SummaryType::KeyPoints, SummaryType::Tldr, SummaryType::Teaser, SummaryType::Headline] {
        for (length, words) in [(Short, 12), (Medium, 17), (Long, 22)] {
            let mut options = SummaryOptions::default();
            (options.kind, options.length) = (kind, length);
            let summary = article.summarize(&options);
            assert!(summary.sentences.len() <= kind.most_sentences(length));
            if kind == SummaryType::Headline {
                assert!(summary.words <= words, "{summary:?}");
            }
            for sentence in &summary.sentences {
                let whole = sentence.sentence.map_or_else(
                    || article.metadata.headline.as_ref().map(|field| field.value.as_str()),
                    |index| Some(article.sentences[index].text.as_str()),
                );
                let whole = whole.unwrap_or_default();
                assert!(whole.starts_with(&sentence.text), "{sentence:?} is not in the article");
                assert!(sentence.text == whole || !sentence.cuts.is_empty(), "{sentence:?} is cut without saying so");
                for cut in &sentence.cuts {
                    assert!(sentence.span.contains(*cut), "{sentence:?}");
                    assert!(source.is_char_boundary(cut.start) && source.is_char_boundary(cut.end), "{sentence:?}");
                }
            }
        }
    }
}

/// Every part of every quotation is words of the body, in the body's order, and whoever speaks is named where it says.
fn quotations_are_extracts(source: &str, article: &Article) {
    let quotations = article.quotations();
    let mut texts = Vec::new();
    article.blocks.iter().for_each(|block| block.for_each_text(&mut |text| texts.push(text)));
    let parts: Vec<_> = quotations.iter().flat_map(|one| &one.parts).collect();
    assert!(parts.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{parts:?} are not in order");
    let fits =
        |span: Span| span.start < span.end && source.is_char_boundary(span.start) && source.is_char_boundary(span.end);
    // What holds for the first of many holds for the others.
    for one in quotations.iter().take(40) {
        let parts: Vec<&str> = one.parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(one.text, parts.join(" "));
        assert!(one.parts.iter().all(|part| one.span.contains(part.span) && !part.text.is_empty()), "{one:?}");
        let of_the_body = |text: &str, span: Span| {
            fits(span) && texts.iter().any(|whole| whole.span.contains(span) && whole.text.contains(text))
        };
        assert!(one.parts.iter().all(|part| of_the_body(&part.text, part.span)), "{one:?} is not in {article:?}");
        assert_eq!(one.speaker.is_some(), one.attribution.as_ref().is_some_and(|by| by.name.is_some()), "{one:?}");
        let Some(by) = &one.attribution else { continue };
        let verb = by.verb.as_ref();
        assert!(verb.is_none_or(|verb| of_the_body(&verb.text, verb.span)), "{one:?}");
        assert!(by.name.into_iter().chain(by.mention).all(fits), "{one:?}");
        if let (Some(speaker), Some(name)) = (&one.speaker, by.name) {
            assert!(of_the_body(speaker, name), "{one:?}");
        }
    }
}

/// Everything that is told of an article has real places: mentions, numbers and days are words of its texts, in order, and the sentence
/// that answers a question is one of the article's.
fn insight_has_places(source: &str, article: &Article) {
    let mut insight = article.insight();
    insight.for_each_span(&mut |span| {
        let fits = span.start < span.end && source.get(span.start..span.end).is_some();
        assert!(fits, "{span:?} of {source:?}: {article:?}");
    });
    let mut texts = Vec::new();
    article.blocks.iter().for_each(|block| block.for_each_text(&mut |text| texts.push(text.clone())));
    let metadata = &article.metadata;
    texts.extend(metadata.headline.iter().chain(&metadata.standfirst).map(standfirst::Field::to_text));
    let stands = |text: &str, span: Span| {
        let inside = |whole: &Text| whole.span.contains(span) && whole.text.contains(text);
        // A dateline can stand behind another.
        let within = |field: &standfirst::Field<_>| {
            field.span.contains(span) || field.other_spans.iter().any(|other| other.contains(span))
        };
        let dateline = metadata.dateline.as_ref().is_some_and(within);
        dateline || texts.iter().any(inside)
    };
    // What holds for the first of many holds for the others.
    for name in insight.names.iter().take(30) {
        assert!(!name.name.trim().is_empty() && !name.mentions.is_empty(), "{name:?}");
        let mentions = &name.mentions;
        assert!(mentions.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{name:?} is not in order");
        assert!(mentions.iter().take(10).all(|one| stands(&one.text, one.span)), "{name:?} of {article:?}");
    }
    let starts = |names: &[standfirst::Name]| names.iter().map(|name| name.mentions[0].span.start).collect::<Vec<_>>();
    assert!(starts(&insight.names).is_sorted(), "{:?}", insight.names);
    for number in insight.numbers.iter().take(30) {
        assert!(number.value.is_finite() && stands(&number.text, number.span), "{number:?} of {article:?}");
        // "30 to 40 mm": the unit of the first stands with the second.
        let written = |unit: &String| texts.iter().any(|text| text.text.contains(unit.as_str()));
        assert!(number.unit.as_ref().is_none_or(written), "{number:?}");
    }
    assert!(insight.dates.iter().take(30).all(|day| stands(&day.text, day.span)), "{:?} of {article:?}", insight.dates);
    let answers = [&insight.who, &insight.what, &insight.when, &insight.r#where];
    for answer in answers.into_iter().flatten() {
        assert!(answer.sentence_span.contains(answer.span), "{answer:?}");
        let sentence = answer.sentence.map(|at| article.sentences[at].span);
        assert!(sentence.is_none_or(|span| span == answer.sentence_span), "{answer:?}");
    }
    for section in &insight.outline {
        assert!(section.span.contains(section.title_span) && stands(&section.title, section.title_span), "{section:?}");
    }
}

/// Every mention of every key phrase is words of headline or body, in order; no phrase comes twice, and the best come first.
fn key_phrases_are_extracts(source: &str, article: &Article) {
    let phrases = article.key_phrases(20);
    let headline = article.metadata.headline.as_ref().map(standfirst::Field::written);
    let mut texts: Vec<&Text> = headline.iter().collect();
    article.blocks.iter().for_each(|block| block.for_each_text(&mut |text| texts.push(text)));
    assert!(phrases.len() <= 20 && phrases.windows(2).all(|pair| pair[0].score >= pair[1].score), "{phrases:?}");
    for (at, phrase) in phrases.iter().enumerate() {
        assert!((0.0..=1.0).contains(&phrase.score) && !phrase.spans.is_empty(), "{phrase:?}");
        assert!(phrases[..at].iter().all(|other| other.text != phrase.text), "{phrase:?} comes twice");
        let fits = |span: &Span| {
            span.start < span.end && source.is_char_boundary(span.start) && source.is_char_boundary(span.end)
        };
        assert!(phrase.spans.iter().all(fits), "{phrase:?}");
        // Texts of two columns lie within each other.
        let is = |span: Span, wanted: &dyn Fn(&str) -> bool| {
            let mut around = texts.iter().filter(|text| text.span.contains(span));
            around.any(|text| wanted(text.text_range(span).of(&text.text)))
        };
        let first = |words: &str| words.chars().find(|letter| letter.is_alphanumeric())?.to_lowercase().next();
        let begins = |mention: &str| first(mention) == first(&phrase.text);
        // A quotation mark that markup stands for belongs to the letter beside it.
        let whole = |span: &Span| is(*span, &|mention| mention.contains(&phrase.text));
        assert!(phrase.spans.iter().any(whole), "{phrase:?} is not in {article:?}");
        assert!(phrase.spans.iter().all(|&span| is(span, &begins)), "{phrase:?} is not in {article:?}");
    }
}

/// Each tag of the HTML is one of ours with our attributes only, and the text between tags has no bare mark.
fn html_is_inert(article: &Article) {
    const NAMES: &str = "article header footer p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd address time span div section \
        blockquote aside details summary figure figcaption small table caption thead tbody tr td th pre code hr br em \
        strong sub sup ins del ruby rt rp a";
    const ATTRIBUTES: &str =
        "class colspan datetime dir href id lang open rel role rowspan scope start title type value";
    let html = article.to_html();
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or_else(|| panic!("an open tag in {html:?}"));
        assert!(!text.contains(['>', '"', '\'']), "{text:?} is not escaped");
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(NAMES.split_whitespace().any(|known| known == name.trim_start_matches('/')), "<{tag}> in {html:?}");
        // Values have no quotation mark of their own, so every other piece is a name.
        for attribute in attributes.split('"').step_by(2).filter(|name| !name.is_empty()) {
            let name = attribute.trim_start().strip_suffix('=');
            assert!(name.is_some_and(|name| ATTRIBUTES.split_whitespace().any(|known| known == name)), "<{tag}>");
        }
    }
}

/// Sentences of a text joined with what lies between them are the text, and between them there are only blanks.
fn sentences_of_any_text_tile(source: &str) {
    let mut next = 0;
    for span in language::split(source, None) {
        assert!(source[next..span.start].trim().is_empty(), "{:?} is in no sentence", &source[next..span.start]);
        assert!(!span.is_empty());
        next = span.end;
    }
    assert!(source[next..].trim().is_empty(), "{:?} is in no sentence", &source[next..]);
}
