//! Sentences, words and what differs by language.
//!
//! The code is one path for all languages; what differs is text in `language/data/LANGUAGE/`, one item a line.

pub(crate) mod byte_set;
pub mod calendar;
pub mod cues;
pub mod detect;
pub mod direction;
pub(crate) mod fold;
pub(crate) mod hash_index;
pub(crate) mod name_words;
mod pace;
pub(crate) mod quantities;
mod script;
mod sentences;
pub(crate) mod speech;
pub(crate) mod stem;
pub(crate) mod stop_words;
pub(crate) mod word_classes;
mod words;

pub use detect::{Detection, detect};
pub use script::Script;
pub use sentences::split;
pub use words::{count as count_words, words};
pub(crate) use words::{is_alphanumeric, is_joiner, is_unspaced, is_word_letter};

use self::cues::Cues;
use crate::article::{Article, Block, BlockKind, Counts, Sentence, Text};
use crate::read::Passage;

/// Less sure than this, a language is not taken for an article's: one in four or so would be wrong.
const SURE: f64 = 0.6;

/// The language of an article, where its passages tell it with some certainty, and the words that it is read by: those of the
/// likeliest language where none is certain, which do no harm beside the English ones.
pub fn told(passages: &[Passage]) -> (Option<String>, &'static Cues) {
    let found = detect::detect_in(passages.iter().map(|passage| passage.text.text.as_str()));
    let cues = Cues::of(Some(&found.lang));
    ((found.confidence >= SURE).then(|| found.lang.into_owned()), cues)
}

/// Finds the sentences of the body, and counts them and their words.
pub fn add_sentences(article: &mut Article) {
    let language = article.language.as_deref();
    let lexicon = sentences::Lexicon::of(language);
    let mut found = Vec::new();
    let (mut words, mut tally) = (0, words::Tally::default());
    for (block, one) in article.blocks.iter().enumerate() {
        for_each_prose(one, &mut |text| {
            sentences::for_each(&text.text, lexicon, |range| {
                let words_of_it = range.of(&text.text);
                words += tally.add(words_of_it);
                let span = text.source_span(range);
                found.push(Sentence { text: words_of_it.to_owned(), span, block });
            });
        });
    }
    let (fast_seconds, slow_seconds) = pace::Pace::of(language).seconds(tally);
    article.counts = Counts { words, sentences: found.len(), fast_seconds, slow_seconds };
    article.sentences = found;
}

/// Seconds that it takes to read the body's sentences aloud.
pub(crate) fn listening_seconds(article: &Article) -> usize {
    let mut tally = words::Tally::default();
    for sentence in &article.sentences {
        tally.add(&sentence.text);
    }
    pace::aloud(article.language.as_deref(), tally)
}

/// Calls `visit` with each text of a block that is read as sentences: not headings, captions, notes, tables or code, and
/// not a pulled quotation, whose words stand in the body already.
fn for_each_prose<'a>(block: &'a Block, visit: &mut dyn FnMut(&'a Text)) {
    match &block.kind {
        BlockKind::Paragraph(text) => visit(text),
        BlockKind::List { items, .. } => {
            for item in items {
                visit(&item.text);
                item.blocks.iter().for_each(|inner| for_each_prose(inner, visit));
            }
        }
        BlockKind::Quote { paragraphs, .. } | BlockKind::Exchange { paragraphs, .. } => {
            paragraphs.iter().for_each(visit);
        }
        BlockKind::Entry { blocks, .. } => blocks.iter().for_each(|inner| for_each_prose(inner, visit)),
        _ => {}
    }
}
