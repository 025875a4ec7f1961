//! A headline within a number of words: the article's own, or its best sentence, shortened where that leaves a sentence.

use std::collections::BTreeMap;

use super::score::{Score, Scores};
use super::{SummarySentence, SummaryType};
use crate::article::{Article, Sentence, Span};
use crate::language::cues::Cues;
use crate::language::words;
use crate::order::Order as _;

/// The fewest words that are left of a sentence cut short, and how many sentences are tried.
const FEWEST_WORDS: usize = 4;
const MOST_TRIED: usize = 5;

/// A sentence of at most `most` words, cut short where need be unless that is ruled out by `strict`; the article's headline where one is asked
/// for. Nothing where there is none.
pub(super) fn choose(
    article: &Article,
    scores: &Scores,
    kind: SummaryType,
    most: usize,
    strict: bool,
) -> Option<SummarySentence> {
    let cues = Cues::of(article.language.as_deref());
    if let Some(field) = article.metadata.headline.as_ref().filter(|_| kind == SummaryType::Headline) {
        let own = |keep: usize, why: &'static str| {
            let cut = field.to_text().source_span(Span::new(keep, field.value.len()));
            SummarySentence {
                text: field.value[..keep].to_owned(),
                span: field.span,
                sentence: None,
                score: 1.0,
                why: BTreeMap::from([(why, 1.0)]),
                cuts: if keep < field.value.len() { vec![cut] } else { Vec::new() },
            }
        };
        if words(&field.value).nth(most).is_none() {
            return Some(own(field.value.len(), "the article's headline"));
        }
        if let Some(keep) = shorten(&field.value, most, cues).filter(|_| !strict) {
            return Some(own(keep, "the article's headline, shortened"));
        }
    }
    let each = &scores.each;
    let stands = |score: &Score| score.candidate && !score.leans && score.persons.short.is_empty();
    let mut best: Vec<usize> = (0..each.len()).filter(|&index| stands(&each[index])).collect();
    best.order_by(|&a, &b| each[b].total.total_cmp(&each[a].total).then(a.cmp(&b)));
    if strict {
        best.retain(|&index| words(&article.sentences[index].text).nth(most).is_none());
    }
    best.truncate(MOST_TRIED);
    let shortened = best.iter().find_map(|&index| Some((index, shorten(&article.sentences[index].text, most, cues)?)));
    // Where no cut leaves a sentence, the best one breaks off at the last word that there is room for.
    let (index, keep) = shortened.or_else(|| {
        let index = *best.first()?;
        Some((index, break_off(&article.sentences[index].text, most, cues)))
    })?;
    let sentence = &article.sentences[index];
    let why = scores.why(index);
    Some(SummarySentence {
        text: sentence.text[..keep].to_owned(),
        span: sentence.span,
        sentence: Some(index),
        score: why.values().sum(),
        why,
        cuts: vec![left_out(article, sentence, keep)].into_iter().filter(|cut| !cut.is_empty()).collect(),
    })
}

/// How many bytes of `text` to keep so that at most `most` words are left and they still are a sentence: all of it without
/// the full stop, or up to a comma or a word that opens something that can be left out.
fn shorten(text: &str, most: usize, cues: &Cues) -> Option<usize> {
    let spans: Vec<Span> = words(text).take(most + 1).collect();
    if spans.len() <= most {
        return Some(text.trim_end_matches(['.', ' ']).len());
    }
    (FEWEST_WORDS..=most).rev().find_map(|count| {
        let (last, next) = (spans[count - 1], spans[count]);
        let between = text[last.end..next.start].trim();
        let opens = cues.breaks.contains(next.of(text)) && between.is_empty();
        let marked = matches!(between, "," | ";" | ":" | "—" | "–" | "--");
        let hangs = cues.stopwords.contains(&last.of(text).to_lowercase());
        let quoted = text[..last.end].chars().filter(|letter| matches!(letter, '"' | '“' | '”')).count() % 2 == 1;
        // A comma may stand in a list; the rest must have begun with more than a name.
        let enough = !marked || between != "," || count > FEWEST_WORDS + 1;
        ((opens || marked) && !hangs && !quoted && enough).then_some(last.end)
    })
}

/// The end of the last of `most` words that a headline can end in.
fn break_off(text: &str, most: usize, cues: &Cues) -> usize {
    let spans: Vec<Span> = words(text).take(most).collect();
    let telling = spans.iter().rev().find(|span| !cues.stopwords.contains(&span.of(text).to_lowercase()));
    telling.or(spans.last()).map_or(0, |span| span.end)
}

/// The stretch of the source behind the first `keep` bytes of a sentence.
fn left_out(article: &Article, sentence: &Sentence, keep: usize) -> Span {
    let mut cut = Span::new(sentence.span.end, sentence.span.end);
    let Some(block) = article.blocks.get(sentence.block) else { return cut };
    block.for_each_text(&mut |text| {
        if text.span.contains(sentence.span) {
            let range = text.text_range(sentence.span);
            cut = text.source_span(Span::new((range.start + keep).min(range.end), range.end));
        }
    });
    cut
}
