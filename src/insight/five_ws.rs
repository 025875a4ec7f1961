//! Who, what, when and where: what the head of an article says of its main event, each with the sentence that says so.
//!
//! News has its event in the headline and the first sentences (F. Hamborg, C. Breitinger, B. Gipp, "Giveme5W1H: A universal system for
//! extracting main events from news articles", 2019). What is not certain there is absent.

use serde::{Deserialize, Serialize};

use crate::article::{Article, Rule, Span};
use crate::language::cues::Cues;
use crate::language::fold;
use crate::language::name_words::NameWords;
use crate::language::speech::Speech;
use crate::language::words;

use super::days::Day;
use super::entities::{Name, NameKind};
use super::prose::{Passage, Role};

/// One of the answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Answer {
    /// The answer, in the article's words; of a name its fullest form.
    pub text: String,
    /// Where the sentence has it.
    pub span: Span,
    /// The sentence that says so: index into [`Article::sentences`]; absent where it is the dateline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<usize>,
    /// Where that sentence stands, or the dateline.
    pub sentence_span: Span,
    /// How it was found: `subject`, `headline-and-lead`, `lead`, `dateline`.
    pub rule: Rule,
}

/// The four answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answers {
    pub(super) who: Option<Answer>,
    pub(super) what: Option<Answer>,
    pub(super) when: Option<Answer>,
    pub(super) place: Option<Answer>,
}

/// Sentences in which the event is looked for.
const HEAD: usize = 3;
/// A sentence shares at least so many words with the headline, to be what it is about.
const SHARED: usize = 2;
/// Words that may stand before the subject's name: "Finance Minister", "Die Bürgermeisterin".
const TITLES: usize = 4;

/// A sentence of the head.
struct Line<'a> {
    passage: &'a Passage<'a>,
    /// Its range in the passage.
    range: Span,
    span: Span,
    index: usize,
}

/// Reads the answers off names, days and the head of the article.
pub(super) fn find(article: &Article, passages: &[Passage<'_>], names: &[Name], days: &[Day]) -> Answers {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for passage in passages.iter().filter(|passage| matches!(passage.role, Role::Prose)).take(HEAD) {
        for &range in &passage.sentences {
            let span = passage.text.source_span(range);
            let Some(index) = article.sentences.iter().take(HEAD * 8).position(|sentence| sentence.span == span) else {
                continue;
            };
            if lines.len() < HEAD {
                lines.push(Line { passage, range, span, index });
            }
        }
    }
    // In a transcript or a list nobody tells an event.
    if article.kind.as_ref().is_some_and(|kind| kind.value.is_no_article()) || lines.is_empty() {
        return Answers::default();
    }
    let head = Head { article, lines: &lines, names, days };
    let who = head.who();
    Answers { what: head.what(who.as_ref()), when: head.when(), place: head.place(), who }
}

struct Head<'a> {
    article: &'a Article,
    lines: &'a [Line<'a>],
    names: &'a [Name],
    days: &'a [Day],
}

impl Head<'_> {
    fn answer(line: &Line<'_>, text: &str, span: Span, rule: &'static str) -> Answer {
        Answer { text: text.to_owned(), span, sentence: Some(line.index), sentence_span: line.span, rule: rule.into() }
    }

    /// The person or organisation that the first sentence begins with, or that headline and first sentence both name.
    fn who(&self) -> Option<Answer> {
        let lead = self.lines.first()?;
        let acts = |name: &&Name| matches!(name.kind, NameKind::Person | NameKind::Organisation);
        let headline = self.article.metadata.headline.as_ref().map(|field| field.span);
        let within =
            |name: &Name, span: Span| name.mentions.iter().find(|one| span.contains(one.span)).map(|one| one.span);
        let named: Vec<(&Name, Span)> =
            self.names.iter().filter(acts).filter_map(|name| Some((name, within(name, lead.span)?))).collect();
        let subject = named.iter().find(|(_, span)| self.is_subject(lead, *span));
        if let Some((name, span)) = subject {
            return Some(Self::answer(lead, &name.name, *span, "subject"));
        }
        let mut both =
            named.iter().filter(|(name, _)| headline.is_some_and(|headline| within(name, headline).is_some()));
        let (name, span) = both.next()?;
        both.next().is_none().then(|| Self::answer(lead, &name.name, *span, "headline-and-lead"))
    }

    /// Whether a name stands first in its sentence, titles aside, and the verb or an apposition behind it.
    fn is_subject(&self, line: &Line<'_>, span: Span) -> bool {
        let range = line.passage.text.text_range(span);
        let passage = line.passage;
        let (first, start, next) =
            (passage.word_from(line.range.start), passage.word_from(range.start), passage.word_from(range.end));
        if start - first.min(start) > TITLES || (first + 1..=start).any(|at| passage.gap_before(at) != " ") {
            return false;
        }
        let (cues, speech) = self.language();
        // "In Kreski's party": neither.
        let title = |at: usize| {
            let word = passage.word(at);
            let small = word.to_lowercase();
            speech.roles.find(word).is_some()
                || cues.roles.has(word)
                || speech.honorifics.find(word).is_some()
                || (at == first && speech.determiners.has(&small))
                || NameWords::of(self.article.language.as_deref()).organisation_noun.has(word)
                || (passage.words[at].capital && at > first)
        };
        let lower = passage.words.get(next).is_some_and(|word| !word.capital);
        (first..start).all(title) && lower && matches!(passage.gap_before(next), " " | ", ")
    }

    fn language(&self) -> (&'static Cues, &'static Speech) {
        let language = self.article.language.as_deref();
        (Cues::of(language), Speech::of(language))
    }

    /// What the subject does, or else the sentence that has the most of the headline.
    fn what(&self, who: Option<&Answer>) -> Option<Answer> {
        let lead = self.lines.first()?;
        if let Some(who) = who.filter(|who| who.rule == "subject") {
            let (cues, speech) = self.language();
            let range = lead.passage.text.text_range(who.span);
            let next = lead.passage.word_from(range.end);
            let verb = lead.passage.word(next);
            let plain = !cues.stopwords.has(verb) && !speech.small.has(verb) && lead.passage.gap_before(next) == " ";
            let start = lead.passage.words.get(next).map(|word| word.span.start).filter(|_| plain);
            if let Some(start) = start.filter(|&start| start < lead.range.end) {
                let rest = Span::new(start, lead.range.end);
                let words = rest.of(lead.passage.all()).trim_end_matches(['.', '!', '…', ' ', '\n']);
                let rest = Span::new(start, start + words.len());
                if !rest.is_empty() {
                    return Some(Self::answer(lead, words, lead.passage.text.source_span(rest), "subject"));
                }
            }
        }
        let cues = self.language().0;
        let content = |text: &str| -> Vec<u64> {
            let all = words(text).map(|span| span.of(text)).filter(|word| !cues.stopwords.has(word) && word.len() > 2);
            all.map(fold::words_hash).collect()
        };
        let whole = |line: &Line<'_>, rule| Self::answer(line, line.range.of(line.passage.all()), line.span, rule);
        let Some(headline) = &self.article.metadata.headline else { return Some(whole(lead, "lead")) };
        let wanted = content(&headline.value);
        let shared = |line: &Line<'_>| {
            let own = content(line.range.of(line.passage.all()));
            wanted.iter().filter(|word| own.contains(word)).count()
        };
        let best = self.lines.iter().rev().max_by_key(|line| shared(line))?;
        (shared(best) >= SHARED.min(wanted.len().max(1))).then(|| whole(best, "headline-and-lead"))
    }

    /// The one day that the first sentence names, or else the second.
    fn when(&self) -> Option<Answer> {
        let day = |day: &&Day| {
            day.rule != "year" && day.rule != "month" && !day.text.chars().all(|letter| letter.is_ascii_digit())
        };
        for line in self.lines.iter().take(2) {
            let own: Vec<&Day> = self.days.iter().filter(|day| line.span.contains(day.span)).filter(day).collect();
            match own.as_slice() {
                [] => {}
                [one] => return Some(Self::answer(line, &one.text, one.span, "lead")),
                _ => return None,
            }
        }
        None
    }

    /// The one place behind a preposition in the first sentence, or else that of the dateline.
    fn place(&self) -> Option<Answer> {
        let lead = self.lines.first()?;
        let words = NameWords::of(self.article.language.as_deref());
        let mut found = self.names.iter().filter(|name| name.kind == NameKind::Place).filter_map(|name| {
            let span = name.mentions.iter().find(|one| lead.span.contains(one.span))?.span;
            let range = lead.passage.text.text_range(span);
            let before = lead.passage.word_from(range.start).checked_sub(1)?;
            let word = lead.passage.word(before);
            let stands = words.before_place.has(word) || words.near_place.has(word) || word == "at";
            stands.then_some((name, span))
        });
        let first = found.next();
        if let (Some((name, span)), None) = (first, found.next()) {
            return Some(Self::answer(lead, &name.name, span, "lead"));
        }
        let field = self.article.metadata.dateline.as_ref()?;
        let [place] = field.value.places.as_slice() else { return None };
        let name =
            self.names.iter().find(|name| name.kind == NameKind::Place && name.name.eq_ignore_ascii_case(place))?;
        let span = name.mentions.iter().find(|one| field.span.contains(one.span))?.span;
        Some(Answer {
            text: name.name.clone(),
            span,
            sentence: None,
            sentence_span: field.span,
            rule: "dateline".into(),
        })
    }
}
