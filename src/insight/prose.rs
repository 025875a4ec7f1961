//! What is read for quotations and names: the texts of the body in order, each with its words, its sentences and what stands in
//! quotation marks.

use crate::article::{Article, BlockKind, BlockStep, Span, Text, Walk};
use crate::language;

use super::marks::{self, Quoted};

/// What a text is to a reader of quotations.
#[derive(Clone, Copy, Debug)]
pub(super) enum Role<'a> {
    /// Prose.
    Prose,
    /// A paragraph of a quotation set apart; the first has the number of them all.
    Block { attribution: Option<&'a Text>, first: bool },
    /// A paragraph of a turn.
    Turn { speaker: Option<&'a Text>, first: bool },
}

/// A word and how it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Where in the text.
    pub(super) span: Span,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether it stands in quotation marks.
    pub(super) quoted: bool,
}

/// A text of the body.
pub(super) struct Passage<'a> {
    pub(super) text: &'a Text,
    pub(super) role: Role<'a>,
    pub(super) words: Vec<Word>,
    pub(super) sentences: Vec<Span>,
    pub(super) quoted: Vec<Quoted>,
}

/// The texts of the body, in reading order.
pub(super) fn passages(article: &Article) -> Vec<Passage<'_>> {
    let mut passages = Vec::new();
    let language = article.language.as_deref();
    for step in Walk::through(&article.blocks) {
        match step {
            BlockStep::OpenItem(item) => passages.push(Passage::read(&item.text, Role::Prose, language)),
            BlockStep::Open(block) => match &block.kind {
                BlockKind::Paragraph(text) => passages.push(Passage::read(text, Role::Prose, language)),
                BlockKind::Quote { paragraphs, attribution } => {
                    for (at, text) in paragraphs.iter().enumerate() {
                        let role = Role::Block { attribution: attribution.as_ref(), first: at == 0 };
                        passages.push(Passage::read(text, role, language));
                    }
                }
                BlockKind::Exchange { speaker, paragraphs, .. } => {
                    for (at, text) in paragraphs.iter().enumerate() {
                        let role = Role::Turn { speaker: speaker.as_ref(), first: at == 0 };
                        passages.push(Passage::read(text, role, language));
                    }
                }
                _ => {}
            },
            BlockStep::Close(_) | BlockStep::CloseItem => {}
        }
    }
    passages
}

impl<'a> Passage<'a> {
    /// A headline, which is read as prose is.
    pub(super) fn of_headline(text: &'a Text, language: Option<&str>) -> Self {
        Self::read(text, Role::Prose, language)
    }

    pub(super) fn read(text: &'a Text, role: Role<'a>, language: Option<&str>) -> Self {
        let words = language::words(&text.text).map(|span| {
            let capital = span.of(&text.text).starts_with(char::is_uppercase);
            Word { span, capital, quoted: false }
        });
        let mut passage = Self {
            text,
            role,
            words: words.collect(),
            sentences: language::split(&text.text, language),
            quoted: marks::find(&text.text),
        };
        passage.take_nicknames_out();
        passage.mark_quoted();
        passage
    }

    /// All of the text.
    pub(super) fn all(&self) -> &'a str {
        &self.text.text
    }

    /// A word's letters.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.span.of(self.all()))
    }

    /// What stands between a word and the one before; before the first, what the text begins with.
    pub(super) fn gap_before(&self, at: usize) -> &'a str {
        let start = at.checked_sub(1).map_or(0, |before| self.words[before].span.end);
        let end = self.words.get(at).map_or(self.all().len(), |word| word.span.start);
        Span::new(start, end).of(self.all())
    }

    /// The first word that begins at or behind an offset; the number of words where there is none.
    pub(super) fn word_from(&self, offset: usize) -> usize {
        self.words.partition_point(|word| word.span.start < offset)
    }

    /// The sentence around an offset.
    pub(super) fn sentence_at(&self, offset: usize) -> Span {
        let at = self.sentences.partition_point(|sentence| sentence.end <= offset);
        self.sentences.get(at).copied().unwrap_or(Span::new(offset, self.all().len()))
    }

    /// A name inside a name (Bruno “The Anvil” Maric) is no quotation.
    fn take_nicknames_out(&mut self) {
        let text: &str = &self.text.text;
        let words = &self.words;
        self.quoted.retain(|one| {
            let first = words.partition_point(|word| word.span.start < one.inner.start);
            let behind = words.partition_point(|word| word.span.start < one.outer.end);
            let (Some(before), Some(after)) = (first.checked_sub(1).map(|at| words[at]), words.get(behind)) else {
                return true;
            };
            let capital = one.inner.of(text).starts_with(char::is_uppercase);
            let apart = |from: usize, to: usize| Span::new(from, to).of(text) == " ";
            let nickname = capital
                && (1..=3).contains(&(behind - first))
                && before.capital
                && after.capital
                && apart(before.span.end, one.outer.start)
                && apart(one.outer.end, after.span.start)
                && one.inner.of(text).ends_with(char::is_alphanumeric);
            !nickname
        });
    }

    fn mark_quoted(&mut self) {
        let mut quoted = self.quoted.iter().filter(|one| !one.open).peekable();
        for word in &mut self.words {
            while quoted.next_if(|one| one.outer.end <= word.span.start).is_some() {}
            word.quoted = quoted.peek().is_some_and(|one| one.outer.start <= word.span.start);
        }
    }
}
