//! What is quoted, and who says it.
//!
//! Marks say what may be a quotation (`marks.rs`), the words around say who speaks (`attribution.rs`), and here both are
//! put together: parts of one quotation, paragraphs of one, pronouns. Where it is not certain who speaks, nobody does.

use serde::{Deserialize, Serialize};

use crate::article::{Article, Span, Text};
use crate::language::cues::Cues;
use crate::language::speech::{Gender, Speech};

use super::attribution::{Attribution, Page, Reader, Who};
use super::east_asian;
use super::marks::{self, Quoted};
use super::names::Index;
use super::prose::{self, Passage, Role};

/// What kind of quotation it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum QuotationKind {
    /// Whole sentences in quotation marks.
    Direct,
    /// A part of a sentence in quotation marks.
    Partial,
    /// A quotation set apart.
    Block,
    /// A turn of an interview or transcript.
    Turn,
}

/// A stretch of a quotation without a break.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotationPart {
    /// Its words, without quotation marks.
    pub text: String,
    /// Where they stand in the source.
    pub span: Span,
}

/// Who speaks, and what says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct QuotedBy {
    /// Where the speaker's name stands in its fullest form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Span>,
    /// The words beside the quotation that name the speaker: a surname, a pronoun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mention: Option<Span>,
    /// The verb of saying.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verb: Option<QuotationPart>,
    /// How the speaker was found.
    pub rule: String,
}

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Quotation {
    /// What is said, without quotation marks; a blank stands between its parts.
    pub text: String,
    /// From its first word in the source to its last.
    pub span: Span,
    /// Who says it: the fullest name in the article, or the words that describe somebody unnamed. Absent where that is not certain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// What kind it is.
    pub kind: QuotationKind,
    /// Its parts, where "she said" or a new paragraph stands between them; one in most.
    pub parts: Vec<QuotationPart>,
    /// What says who speaks, where anything does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<QuotedBy>,
}

/// Paragraphs before the one that a pronoun stands in, in which whom it stands for is looked for.
const REACH_OF_PRONOUN: usize = 2;
/// Fewer words of a sentence in quotation marks are a term or a doubt, not a quotation.
const LEAST_OF_PART: usize = 3;

impl Article {
    /// What is quoted in the article and who says it, in reading order. Headlines, titles of works, nicknames and single words in
    /// quotation marks are no quotations; where it is not certain who speaks, there is no speaker.
    ///
    /// ```
    /// use standfirst::{Article, Options};
    /// let article = Article::parse(
    ///     "Bridge opens early\n\n“It is done,” said Mara Lindqvist, who built it. “Now we dance.”\n\nThe town danced.",
    ///     &Options::default(),
    /// )?;
    /// let quotations = article.quotations();
    /// assert_eq!(quotations[0].text, "It is done, Now we dance.");
    /// assert_eq!(quotations[0].speaker.as_deref(), Some("Mara Lindqvist"));
    /// # Ok::<(), standfirst::Error>(())
    /// ```
    pub fn quotations(&self) -> Vec<Quotation> {
        let passages = prose::passages(self);
        let language = self.language.as_deref();
        let mut names = Index::of(&passages, language);
        names.weigh(&passages, language);
        let reader =
            Reader { passages: &passages, names: &names, speech: Speech::of(language), cues: Cues::of(language) };
        Collector { reader: &reader, found: Vec::new(), open: None, last: None }.collect()
    }
}

impl Quotation {
    /// Calls `visit` with each span, such as to convert it.
    pub fn for_each_span(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        visit(&mut self.span);
        self.parts.iter_mut().for_each(|part| visit(&mut part.span));
        if let Some(by) = &mut self.attribution {
            by.name.iter_mut().chain(&mut by.mention).for_each(&mut *visit);
            by.verb.iter_mut().for_each(|verb| visit(&mut verb.span));
        }
    }
}

/// A quotation on its way.
struct Draft {
    parts: Vec<(usize, Span)>,
    kind: QuotationKind,
    said: Option<Said>,
    /// Where its attribution stands: behind it, so that it can go on behind that.
    after: bool,
}

/// Who speaks, settled.
#[derive(Clone, Debug)]
struct Said {
    speaker: Option<Speaker>,
    passage: usize,
    mention: Option<Span>,
    verb: Option<Span>,
    rule: &'static str,
    gender: Option<Gender>,
}

#[derive(Clone, Debug, PartialEq)]
enum Speaker {
    Entity(usize),
    Words(usize, Span),
    Label(String, Option<Span>),
}

/// Who spoke last, and where.
#[derive(Clone)]
struct Last {
    passage: usize,
    speaker: Speaker,
    asked: bool,
    /// Whether nothing stands behind the quotation and its attribution.
    at_end: bool,
}

struct Collector<'a> {
    reader: &'a Reader<'a>,
    found: Vec<Draft>,
    /// A quotation that goes on in the next passage.
    open: Option<usize>,
    last: Option<Last>,
}

impl Collector<'_> {
    fn collect(mut self) -> Vec<Quotation> {
        for number in 0..self.reader.passages.len() {
            match self.reader.passages[number].role {
                Role::Prose => self.prose(number),
                Role::Block { attribution, first } => self.block(number, attribution, first),
                Role::Turn { speaker, first } => self.turn(number, speaker, first),
            }
        }
        let Self { reader, found, .. } = self;
        found.into_iter().filter_map(|draft| finished(reader, draft)).collect()
    }

    /// A paragraph of a quotation set apart.
    fn block(&mut self, number: usize, attribution: Option<&Text>, first: bool) {
        let passage = &self.reader.passages[number];
        let whole = Span::new(0, passage.all().len());
        let inner = passage.quoted.first().filter(|one| one.outer == whole).map_or(whole, |one| one.inner);
        if !first && let Some(draft) = self.found.last_mut().filter(|draft| draft.kind == QuotationKind::Block) {
            draft.parts.push((number, inner));
            return;
        }
        // Some set the speaker behind the words, in the same paragraph.
        let words = inner.of(passage.all());
        let signed = words.rfind(['—', '–']).filter(|&at| {
            const LONGEST: usize = 80;
            let head = words[..at].trim_end();
            let line = words[at..].trim_start_matches(['—', '–', ' ']);
            head.ends_with(['.', '!', '?', '…', '”', '"'])
                && line.starts_with(char::is_uppercase)
                && line.len() < LONGEST
                && !line.contains(['.', '!', '?'])
        });
        let mut inner = inner;
        let mut said = None;
        if let Some(at) = signed.filter(|_| attribution.is_none()) {
            let line = passage.text.slice(Span::new(inner.start + at, inner.end));
            said = self.label(number, &line, "attribution");
            inner.end = inner.start + at;
        }
        let said = said
            .or_else(|| attribution.and_then(|text| self.label(number, text, "attribution")))
            .or_else(|| self.introduced(number));
        self.push(Draft { parts: vec![(number, inner)], kind: QuotationKind::Block, said, after: false });
    }

    /// A paragraph of a turn: of an interview only the answers, whose speaker is known from elsewhere or not at all.
    fn turn(&mut self, number: usize, speaker: Option<&Text>, first: bool) {
        let passage = &self.reader.passages[number];
        let Some(speaker) = speaker else { return };
        let label = speaker.text.trim_matches(|letter: char| !letter.is_alphanumeric());
        let asks = ["interviewer", "reporter", "question"].iter().any(|word| label.eq_ignore_ascii_case(word));
        if asks || matches!(label, "Q" | "F" | "P" | "D" | "V") {
            return;
        }
        let whole = Span::new(0, passage.all().len());
        let inner = passage.quoted.first().filter(|one| one.outer == whole).map_or(whole, |one| one.inner);
        let same = |draft: &&mut Draft| draft.kind == QuotationKind::Turn && !first;
        if let Some(draft) = self.found.last_mut().filter(same) {
            draft.parts.push((number, inner));
            return;
        }
        let said = if matches!(label, "A" | "R") { None } else { self.label(number, speaker, "label") };
        self.push(Draft { parts: vec![(number, inner)], kind: QuotationKind::Turn, said, after: false });
    }

    /// Who a line of its own names.
    fn label(&self, passage: usize, text: &Text, rule: &'static str) -> Option<Said> {
        let line = text.text.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let start = text.text.len() - line.len();
        let end = line.find([',', '(', '\n', ':', '—', '–']).unwrap_or(line.len());
        let name = line[..end].trim_end();
        if name.is_empty() {
            return None;
        }
        let span = text.source_span(Span::new(start, start + name.len()));
        let bare =
            name.split(' ').filter(|word| self.reader.speech.honorifics.find(word.trim_end_matches('.')).is_none());
        let bare: Vec<&str> = bare.collect();
        let known = self.reader.names.named(&bare.join(" "));
        let speaker = known.map_or_else(|| Speaker::Label(name.to_owned(), Some(span)), Speaker::Entity);
        Some(Said { speaker: Some(speaker), passage, mention: None, verb: None, rule, gender: None })
    }

    /// Who the passage before introduces with a colon.
    fn introduced(&self, number: usize) -> Option<Said> {
        let before = number.checked_sub(1)?;
        let passage = &self.reader.passages[before];
        if !matches!(passage.role, Role::Prose) || !passage.all().trim_end().ends_with([':', '：']) {
            return None;
        }
        let page = self.reader.page(before);
        let behind = passage.quoted.iter().rfind(|one| !one.open);
        let found = page.before(passage.all().len(), behind, true)?;
        Some(self.settled(before, &found))
    }

    fn prose(&mut self, number: usize) {
        let passage = &self.reader.passages[number];
        if passage.quoted.is_empty() {
            self.open = None;
            return;
        }
        if let Some(found) = east_asian::quotations(passage) {
            for (inner, speaker, verb) in found {
                let said = speaker.map(|span| Said {
                    speaker: Some(Speaker::Words(number, span)),
                    passage: number,
                    mention: Some(span),
                    verb: Some(verb),
                    rule: "speaker-said",
                    gender: None,
                });
                self.push(Draft { parts: vec![(number, inner)], kind: QuotationKind::Direct, said, after: false });
            }
            return;
        }
        let page = self.reader.page(number);
        let goes_on = self.open.take();
        let mut behind: Option<Quoted> = None;
        for (at, quoted) in passage.quoted.iter().enumerate() {
            // What is inside of a stretch that goes on in the next paragraph is a part of it.
            if behind.is_some_and(|behind| quoted.outer.start < behind.outer.end) {
                continue;
            }
            let next = passage.quoted.get(at + 1);
            if let Some(draft) = goes_on.filter(|_| at == 0 && quoted.outer.start == 0) {
                if quoted.open && !self.goes_on(number, quoted) {
                    continue;
                }
                self.found[draft].parts.push((number, quoted.inner));
                if quoted.open {
                    self.open = Some(draft);
                } else if self.found[draft].said.as_ref().is_none_or(|said| said.speaker.is_none()) {
                    let said = page.after(quoted, next).map(|found| self.settled(number, &found));
                    self.found[draft].after = said.is_some();
                    self.found[draft].said = said.or(self.found[draft].said.take());
                }
                self.remember(draft, number, quoted);
                behind = Some(*quoted);
                continue;
            }
            if quoted.open && !self.goes_on(number, quoted) {
                continue;
            }
            if self.one(number, &page, quoted, behind.as_ref(), next) {
                if quoted.open {
                    self.open = Some(self.found.len() - 1);
                }
                self.remember(self.found.len() - 1, number, quoted);
            }
            behind = Some(*quoted);
        }
    }

    /// Whether the next passage begins with the same mark, as the paragraphs of one quotation do.
    fn goes_on(&self, number: usize, quoted: &Quoted) -> bool {
        self.reader.passages.get(number + 1).is_some_and(|next| {
            matches!(next.role, Role::Prose)
                && marks::opening(next.all()).is_some_and(|marks| quoted.marks.go_on_with(marks))
        })
    }

    /// Takes a stretch for a quotation, or leaves it.
    fn one(
        &mut self,
        number: usize,
        page: &Page<'_>,
        quoted: &Quoted,
        behind: Option<&Quoted>,
        next: Option<&Quoted>,
    ) -> bool {
        let passage = &self.reader.passages[number];
        let form = Form::of(passage, quoted, behind);
        if form.words == 0 {
            return false;
        }
        let after = if quoted.open {
            None
        } else {
            page.after(quoted, next.filter(|next| next.outer.start >= quoted.outer.end))
        };
        let before = page.before(quoted.outer.start, behind, form.whole);
        let after = after.map(|found| (self.settled(number, &found), found));
        // A second part of what somebody said before.
        if let Some(behind) = behind
            && self.is_second_part(number, &form, behind, quoted, after.as_ref().map(|(said, _)| said), before.as_ref())
        {
            let draft = self.found.len() - 1;
            self.found[draft].parts.push((number, quoted.inner));
            return true;
        }
        let attribution = match (after, before) {
            (Some((said, found)), Some(before)) => {
                let first = before.direct && !form.comma && !form.opens;
                Some(if first { (self.settled(number, &before), before, false) } else { (said, found, true) })
            }
            (Some((said, found)), None) => Some((said, found, true)),
            (None, Some(before)) => Some((self.settled(number, &before), before, false)),
            (None, None) => None,
        };
        if form.title && !form.ended && !form.comma_inside {
            return false;
        }
        let Some((said, found, is_after)) = attribution else {
            return self.second_of_two(number, page, quoted, behind, &form)
                || self.without_attribution(number, page, quoted, behind, &form);
        };
        let part = !form.whole || (found.partial_only && !form.ended);
        if said.rule == "unknown" && !form.ended && !form.comma {
            return false;
        }
        let long_enough =
            form.words >= LEAST_OF_PART || (!part && (form.comma || form.ended || is_after || found.direct));
        if !long_enough || (part && form.named) {
            return false;
        }
        let kind = if part { QuotationKind::Partial } else { QuotationKind::Direct };
        self.push(Draft { parts: vec![(number, quoted.inner)], kind, said: Some(said), after: is_after });
        true
    }

    /// "… “one thing” and “another thing”": who said the one said the other.
    fn second_of_two(
        &mut self,
        number: usize,
        page: &Page<'_>,
        quoted: &Quoted,
        behind: Option<&Quoted>,
        form: &Form,
    ) -> bool {
        const NEAR: usize = 12;
        let passage = &self.reader.passages[number];
        let (Some(behind), Some(draft)) = (behind, self.found.last()) else { return false };
        let joins = draft.parts.last().is_some_and(|part| *part == (number, behind.inner));
        let same_sentence = passage.sentence_at(behind.outer.start).end > quoted.outer.start;
        let between = passage.word_from(behind.outer.end)..passage.word_from(quoted.outer.start);
        let nobody = self.reader.names.within(number, between.clone()).iter().all(|one| one.possessive);
        if !joins || !same_sentence || between.is_empty() || between.len() > NEAR || !nobody || page.says(between) {
            return false;
        }
        let Some(said) = draft.said.clone().filter(|said| said.speaker.is_some()) else { return false };
        if form.words < LEAST_OF_PART || form.named {
            return false;
        }
        let said = Said { rule: "goes-on", verb: None, ..said };
        let kind = if form.whole && form.ended { QuotationKind::Direct } else { QuotationKind::Partial };
        self.push(Draft { parts: vec![(number, quoted.inner)], kind, said: Some(said), after: false });
        true
    }

    /// A stretch that no word beside it attributes: the speaker goes on, or it is a quotation of nobody known, or none.
    fn without_attribution(
        &mut self,
        number: usize,
        page: &Page<'_>,
        quoted: &Quoted,
        behind: Option<&Quoted>,
        form: &Form,
    ) -> bool {
        let passage = &self.reader.passages[number];
        if !form.opens || !form.whole || !(form.ended || form.comma_inside) || (form.words < 2 && !form.alone) {
            return false;
        }
        let said = if form.alone {
            self.introduced(number).or_else(|| self.going_on(number))
        } else if quoted.outer.start > 0 {
            let head = passage.all()[..quoted.outer.start].trim_end();
            let sentence = passage.sentence_at(head.len().saturating_sub(1));
            let of_its_own = behind.is_none_or(|behind| behind.outer.end <= sentence.start);
            let told = if of_its_own { page.sayer(sentence).or_else(|| page.named_first(sentence)) } else { None };
            told.map(|found| self.settled(number, &found))
                .filter(|said| said.speaker.is_some())
                .or_else(|| self.same_in_paragraph(number, behind, quoted))
        } else {
            None
        };
        if said.is_none() && (form.colon || (!form.ended && form.words < LEAST_OF_PART)) {
            return false;
        }
        self.push(Draft { parts: vec![(number, quoted.inner)], kind: QuotationKind::Direct, said, after: false });
        true
    }

    /// A paragraph that is a quotation and nothing else goes on with what was said or told before it.
    fn going_on(&self, number: usize) -> Option<Said> {
        let before = number.checked_sub(1)?;
        let passage = &self.reader.passages[before];
        if !matches!(passage.role, Role::Prose) {
            return None;
        }
        let said = |speaker: Speaker| Said {
            speaker: Some(speaker),
            passage: number,
            mention: None,
            verb: None,
            rule: "goes-on",
            gender: None,
        };
        if let Some(last) = self.last.as_ref().filter(|last| last.passage == before) {
            return (!last.asked && last.at_end).then(|| said(last.speaker.clone()));
        }
        if passage.quoted.is_empty() {
            let page = self.reader.page(before);
            let found = page.sayer(*passage.sentences.last()?)?;
            let told = self.settled(before, &found);
            return told.speaker.is_some().then_some(told);
        }
        None
    }

    /// The same speaker as of the quotation before in this paragraph, where nobody else is named between.
    fn same_in_paragraph(&self, number: usize, behind: Option<&Quoted>, quoted: &Quoted) -> Option<Said> {
        let last = self.last.as_ref().filter(|last| last.passage == number && !last.asked)?;
        let passage = &self.reader.passages[number];
        let between = passage.word_from(behind?.outer.end)..passage.word_from(quoted.outer.start);
        let others = self.reader.names.within(number, between.clone());
        let same = others.iter().all(|one| last.speaker == Speaker::Entity(one.entity));
        let short = between.len() < 40;
        (same && short).then(|| Said {
            speaker: Some(last.speaker.clone()),
            passage: number,
            mention: None,
            verb: None,
            rule: "goes-on",
            gender: None,
        })
    }

    /// Whether a stretch goes on with the quotation before it: "“…,” she said. “…”"
    fn is_second_part(
        &self,
        number: usize,
        form: &Form,
        behind: &Quoted,
        quoted: &Quoted,
        after: Option<&Said>,
        before: Option<&Attribution>,
    ) -> bool {
        let Some(draft) = self.found.last() else { return false };
        let passage = &self.reader.passages[number];
        let joins = draft.parts.last().is_some_and(|(at, inner)| *at == number && *inner == behind.inner);
        if !joins || !draft.after || draft.kind == QuotationKind::Partial {
            return false;
        }
        let first = passage.word_from(behind.outer.end);
        let Some(start) = passage.words.get(first).map(|word| word.span.start) else { return false };
        if start >= quoted.outer.start {
            return false;
        }
        let sentence = passage.sentence_at(start);
        let gap = passage.all()[..quoted.outer.start].trim_end();
        if sentence.end < quoted.outer.start {
            // One sentence between, and it says who speaks.
            let only = passage.all()[sentence.end..quoted.outer.start].trim().is_empty();
            let same = after.is_none_or(|said| match (&said.speaker, &draft.said) {
                (Some(one), Some(Said { speaker: Some(other), .. })) => one == other,
                (None, Some(one)) => said.rule != "unknown" && (said.gender.is_none() || said.gender == one.gender),
                _ => false,
            });
            return only && form.whole && same;
        }
        // In mid-sentence: a comma, and nobody else who speaks.
        let adding = before.is_some_and(|found| !found.direct || found.partial_only);
        let comma = gap.ends_with([',', ';', '—', '–', ':']) || form.lead_comma;
        comma && after.is_none() && !adding
    }

    fn push(&mut self, draft: Draft) {
        self.found.push(draft);
    }

    /// Keeps in mind who spoke last.
    fn remember(&mut self, draft: usize, number: usize, quoted: &Quoted) {
        let passage = &self.reader.passages[number];
        let Some(speaker) = self.found[draft].said.as_ref().and_then(|said| said.speaker.clone()) else {
            self.last = None;
            return;
        };
        let inside = quoted.inner.of(passage.all()).trim_end();
        let rest = &passage.all()[quoted.outer.end..];
        let rest_start = passage.word_from(quoted.outer.end);
        let at_end = rest.trim().is_empty()
            || passage
                .words
                .get(rest_start)
                .is_some_and(|word| passage.all()[passage.sentence_at(word.span.start).end..].trim().is_empty());
        self.last = Some(Last { passage: number, speaker, asked: inside.ends_with('?'), at_end });
    }

    /// Who an attribution means.
    fn settled(&self, passage: usize, found: &Attribution) -> Said {
        let mut said = Said { speaker: None, passage, mention: None, verb: found.verb, rule: found.rule, gender: None };
        match found.who {
            Who::Named(entity, span) => {
                let one = &self.reader.names.entities[entity];
                said.mention = Some(span);
                said.gender = one.gender;
                said.speaker = (!one.ambiguous).then_some(Speaker::Entity(entity));
            }
            Who::Described(span) => {
                said.mention = Some(span);
                said.speaker = Some(Speaker::Words(passage, span));
            }
            Who::Unknown(span) => {
                said.mention = Some(span);
                said.rule = "unknown";
            }
            Who::Pronoun(span, gender) => {
                said.mention = Some(span);
                said.gender = gender;
                said.rule = "pronoun";
                said.speaker = self.antecedent(passage, span.start, gender, found.more).map(Speaker::Entity);
            }
            Who::Same => {
                said.rule = "goes-on";
                let at = found.verb.map_or(0, |verb| verb.start);
                let there = &self.reader.passages[passage];
                let end = there.word_from(at);
                let named =
                    self.reader.names.within(passage, 0..end).iter().any(|one| !there.words[one.words.start].quoted);
                let near = |last: &&Last| last.passage == passage || (last.passage + 1 == passage && !named);
                let alone = !self.unnamed(passage, end.saturating_sub(200), end, None);
                said.speaker = self.last.as_ref().filter(near).filter(|_| alone).map(|last| last.speaker.clone());
                if said.speaker.is_none() {
                    said.speaker = self.antecedent(passage, at, None, false).map(Speaker::Entity);
                }
            }
        }
        said
    }

    /// Whom a pronoun stands for, where only one can be meant.
    fn antecedent(&self, passage: usize, at: usize, gender: Option<Gender>, more: bool) -> Option<usize> {
        let names = self.reader.names;
        let fits =
            |entity: usize| gender.is_none() || names.entities[entity].gender.is_none_or(|one| Some(one) == gender);
        if more
            && let Some(Last { passage: there, speaker: Speaker::Entity(entity), .. }) = self.last
            && there + 1 >= passage
            && fits(entity)
        {
            return Some(entity);
        }
        for back in 0..=REACH_OF_PRONOUN {
            let number = passage.checked_sub(back)?;
            let there = &self.reader.passages[number];
            if !matches!(there.role, Role::Prose) {
                return None;
            }
            let end = if back == 0 { there.word_from(at) } else { there.words.len() };
            // Far before it in a long paragraph nobody looks.
            let start = end.saturating_sub(200);
            let mut one = None;
            let mut several = self.unnamed(number, start, end, gender);
            for mention in names.within(number, start..end) {
                let entity = &names.entities[mention.entity];
                let quoted = there.words[mention.words.start].quoted;
                if quoted || !fits(mention.entity) || entity.is_thing() {
                    continue;
                }
                several |= one.is_some_and(|one| one != mention.entity) || entity.ambiguous;
                one = Some(mention.entity);
            }
            if several {
                return None;
            }
            if let Some(one) = one {
                // Somebody named who may be no person is no certain one.
                let entity = &names.entities[one];
                return (entity.person > 0 || entity.len > 1).then_some(one);
            }
        }
        None
    }

    /// Whether somebody without a name is spoken of whom the pronoun could mean: "her father drove her home".
    fn unnamed(&self, number: usize, start: usize, end: usize, gender: Option<Gender>) -> bool {
        let passage = &self.reader.passages[number];
        let named = |at: usize| {
            let next = at + 1;
            !self.reader.names.within(number, next..next + 1).is_empty() || self.is_title_of_name(number, next)
        };
        (start..end).any(|at| {
            let word = passage.words[at];
            let role = self.reader.speech.roles.find(passage.word(at)).map(Gender::read);
            !word.quoted
                && !word.capital
                && role.is_some_and(|role| role == gender || gender.is_none())
                && (gender.is_some() || role.is_some_and(|role| role.is_some()))
                && !named(at)
                && !is_apposition(passage, at, |first| !self.reader.names.within(number, first..first + 3).is_empty())
        })
    }

    fn is_title_of_name(&self, number: usize, at: usize) -> bool {
        let passage = &self.reader.passages[number];
        at < passage.words.len()
            && self.reader.speech.honorifics.find(passage.word(at)).is_some()
            && !self.reader.names.within(number, at + 1..at + 2).is_empty()
    }
}

/// Whether a comma, or "of …" and a comma, parts the word at `at` from a name.
fn is_apposition(passage: &Passage<'_>, at: usize, named: impl Fn(usize) -> bool) -> bool {
    let before = passage.gap_before(at).trim();
    let behind_comma = (at + 1..(at + 6).min(passage.words.len())).find(|&next| passage.gap_before(next).contains(','));
    // "Lindqvist, a mother of three," and "the chairwoman of the board, Ruth Adeyemi".
    behind_comma.is_some_and(&named)
        || before == ","
        || (1..=4)
            .any(|back| at >= back && passage.gap_before(at - back + 1).contains(',') && at > back && named(at - back))
}

/// How a stretch is written.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a finding of its own")]
struct Form {
    words: usize,
    /// Whether it begins as a sentence does.
    whole: bool,
    /// Whether it ends as a sentence does.
    ended: bool,
    /// Whether a comma ends it, inside or outside.
    comma: bool,
    /// Whether the comma is inside.
    comma_inside: bool,
    /// Whether a colon stands right before it.
    colon: bool,
    /// Whether it begins a sentence of the article.
    opens: bool,
    /// Whether it is all of its paragraph.
    alone: bool,
    /// Whether its words are written as those of a title.
    title: bool,
    /// Whether the word before it says that what comes is a name.
    named: bool,
    /// Whether a comma stands right before it.
    lead_comma: bool,
}

impl Form {
    fn of(passage: &Passage<'_>, quoted: &Quoted, behind: Option<&Quoted>) -> Self {
        let text = passage.all();
        let inner = quoted.inner.of(text).trim();
        let (first, last) = (passage.word_from(quoted.inner.start), passage.word_from(quoted.inner.end));
        let speech = Speech::of(None);
        let ended = inner.ends_with(['.', '!', '?', '…', '。', '！', '？', '—', '–']);
        let rest = &text[quoted.outer.end..];
        let comma = inner.ends_with(',') || rest.starts_with(',');
        let head = text[..quoted.outer.start].trim_end();
        let sentence_before = head.is_empty()
            || head.ends_with(['.', '!', '?', '…', ':', '\n'])
            || behind.is_some_and(|behind| {
                behind.outer.end == head.len()
                    && text[behind.inner.start..behind.inner.end].trim_end().ends_with(['.', '!', '?', '…'])
            });
        let capital = inner.starts_with(|letter: char| {
            letter.is_uppercase() || letter.is_ascii_digit() || !(letter.is_lowercase() || letter.is_whitespace())
        });
        // Languages without capitals begin a sentence anyhow.
        let before = first.checked_sub(1).map_or("", |at| passage.word(at));
        let title = {
            let mut words =
                (first..last).map(|at| passage.word(at)).filter(|word| word.chars().count() >= 4).peekable();
            words.peek().is_some()
                && words.all(|word| word.starts_with(char::is_uppercase))
                && (last - first) >= 2
                && !inner.ends_with([',', '.', '!'])
        };
        Self {
            words: last - first,
            whole: capital,
            ended,
            comma,
            comma_inside: inner.ends_with(','),
            colon: head.ends_with([':', '：']),
            opens: sentence_before,
            alone: head.is_empty() && rest.trim().is_empty(),
            title,
            named: speech.naming.has(before) && head.ends_with(before),
            lead_comma: head.ends_with(','),
        }
    }
}

/// The quotation as it is given out.
fn finished(reader: &Reader<'_>, draft: Draft) -> Option<Quotation> {
    let Draft { parts, kind, said, .. } = draft;
    let parts: Vec<QuotationPart> = parts
        .into_iter()
        .filter_map(|(number, range)| {
            let part = piece(reader.passages[number].text, range);
            (!part.text.is_empty()).then_some(part)
        })
        .collect();
    let (first, last) = (parts.first()?, parts.last()?);
    let span = first.span.cover(last.span);
    let text = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ");
    let mut quotation = Quotation { text, span, speaker: None, kind, parts, attribution: None };
    if let Some(said) = said {
        let there = reader.passages[said.passage].text;
        let (speaker, name) = match said.speaker {
            Some(Speaker::Entity(entity)) => {
                let entity = &reader.names.entities[entity];
                let (number, range) = entity.place;
                (Some(entity.name.clone()), Some(reader.passages[number].text.source_span(range)))
            }
            Some(Speaker::Words(number, range)) => {
                let part = piece(reader.passages[number].text, range);
                (Some(part.text), Some(part.span))
            }
            Some(Speaker::Label(label, span)) => (Some(label), span),
            None => (None, None),
        };
        quotation.speaker = speaker;
        quotation.attribution = Some(QuotedBy {
            name,
            mention: said.mention.map(|span| there.source_span(span)),
            verb: said.verb.map(|span| piece(there, span)),
            rule: said.rule.to_owned(),
        });
    }
    Some(quotation)
}

/// A stretch of a text without the blanks around it.
fn piece(text: &Text, range: Span) -> QuotationPart {
    let words = range.of(&text.text);
    let start = range.start + (words.len() - words.trim_start().len());
    let words = words.trim();
    QuotationPart { text: words.to_owned(), span: text.source_span(Span::new(start, start + words.len())) }
}
