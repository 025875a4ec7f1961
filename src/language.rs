//! Sentences, words and what differs by language.
//!
//! The code is one path for all languages; what differs is text in `language/data/LANGUAGE/`, one item a line.

pub mod calendar;
pub mod cues;
pub mod detect;
pub(crate) mod fold;
pub(crate) mod hash_index;
mod script;
mod sentences;
mod words;

pub use detect::{Detection, detect};
pub use script::Script;
pub use sentences::split;
pub use words::{count as count_words, words};
pub(crate) use words::{is_joiner, is_unspaced, is_word_letter};

use crate::article::{Article, Block, BlockKind, Counts, Sentence, Text};

/// Words a minute of a quick and of a slow reader.
const FAST_AND_SLOW: (usize, usize) = (260, 180);

/// Finds the sentences of the body, and counts them and their words.
pub fn add_sentences(article: &mut Article) {
    let language = article.language.as_deref();
    let mut found = Vec::new();
    let mut words = 0;
    for (block, one) in article.blocks.iter().enumerate() {
        for_each_prose(one, &mut |text| {
            sentences::for_each(&text.text, language, |range| {
                let words_of_it = range.of(&text.text);
                words += count_words(words_of_it);
                let span = text.source_span(range);
                found.push(Sentence { text: words_of_it.to_owned(), span, block });
            });
        });
    }
    let seconds = |a_minute: usize| (words * 60).div_ceil(a_minute);
    let (fast, slow) = FAST_AND_SLOW;
    article.counts = Counts { words, sentences: found.len(), fast_seconds: seconds(fast), slow_seconds: seconds(slow) };
    article.sentences = found;
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
