//! Who is said to say a quotation: read from the words behind it and before it, as far as the sentence goes.
//!
//! Nothing is guessed here: what the words name is a name, a pronoun, or whoever "a spokeswoman for the port" is.

use std::ops::Range;

use crate::article::Span;
use crate::language::cues::Cues;
use crate::language::speech::{Gender, Saying, Speech};

use super::marks::Quoted;
use super::names::{Index, Mention, is_possessive};
use super::prose::Passage;

/// No subject is longer, in words.
const LONGEST_SUBJECT: usize = 40;
/// No description of somebody without a name is longer, in words.
const LONGEST_DESCRIPTION: usize = 10;
/// No more words are looked at before a quotation.
const LONGEST_CLAUSE: usize = 80;
/// A verb followed by more words than this says something else.
const NEAR: usize = 8;

/// Who it is, in words.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Who {
    /// Somebody named, and where in the passage.
    Named(usize, Span),
    /// Somebody described: "a spokeswoman for the port".
    Described(Span),
    /// "she", and where.
    Pronoun(Span, Option<Gender>),
    /// A pronoun that stands for nobody in particular here, or for several.
    Unknown(Span),
    /// Whoever has spoken before: "added" in languages that need no pronoun, "adding".
    Same,
}

/// An attribution.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    pub(super) who: Who,
    /// The verb of saying, where in the passage.
    pub(super) verb: Option<Span>,
    /// How it was found.
    pub(super) rule: &'static str,
    /// Whether the verb says that the speaker goes on.
    pub(super) more: bool,
    /// Whether nothing but the mark, or little, stands between verb and quotation.
    pub(super) direct: bool,
    /// Whether the words go with a part of a sentence only.
    pub(super) partial_only: bool,
}

/// A verb of saying in a passage.
#[derive(Clone, Debug)]
pub(super) struct Verb {
    words: Range<usize>,
    span: Span,
    saying: Saying,
}

/// Reads attributions.
pub(super) struct Reader<'a> {
    pub(super) passages: &'a [Passage<'a>],
    pub(super) names: &'a Index,
    pub(super) speech: &'static Speech,
    pub(super) cues: &'static Cues,
}

/// One passage, with its verbs.
pub(super) struct Page<'a> {
    reader: &'a Reader<'a>,
    number: usize,
    passage: &'a Passage<'a>,
    verbs: Vec<Verb>,
}

impl<'a> Reader<'a> {
    pub(super) fn page(&'a self, number: usize) -> Page<'a> {
        let passage = &self.passages[number];
        let verbs = if passage.quoted.is_empty() && !passage.all().trim_end().ends_with([':', '.', '：']) {
            Vec::new()
        } else {
            self.verbs(passage)
        };
        Page { reader: self, number, passage, verbs }
    }

    fn verbs(&self, passage: &Passage<'_>) -> Vec<Verb> {
        let mut verbs = Vec::new();
        let mut at = 0;
        while at < passage.words.len() {
            let word = passage.words[at];
            at += 1;
            if word.quoted {
                continue;
            }
            let rest = &passage.all()[word.span.start..];
            let Some(found) = self.speech.verbs.opening(rest) else { continue };
            let end = passage.all().len() - found.rest.len();
            let mut saying = Saying::read(found.meaning);
            for (ending, gender) in
                [("-elle", Gender::Female), ("-t-elle", Gender::Female), ("-il", Gender::Male), ("-t-il", Gender::Male)]
            {
                if found.rest.starts_with(ending) {
                    saying = Saying::With(gender);
                }
            }
            let first = at - 1;
            while passage.words.get(at).is_some_and(|next| next.span.start < end) {
                at += 1;
            }
            verbs.push(Verb { words: first..at, span: Span::new(word.span.start, end), saying });
        }
        verbs
    }
}

impl Page<'_> {
    fn word(&self, at: usize) -> &str {
        self.passage.word(at)
    }

    fn gap(&self, at: usize) -> &str {
        self.passage.gap_before(at)
    }

    fn verb_at(&self, word: usize) -> Option<&Verb> {
        let at = self.verbs.partition_point(|verb| verb.words.start < word);
        self.verbs.get(at).filter(|verb| verb.words.start == word)
    }

    fn verbs_within(&self, words: Range<usize>) -> &[Verb] {
        let start = self.verbs.partition_point(|verb| verb.words.start < words.start);
        let end = self.verbs.partition_point(|verb| verb.words.start < words.end);
        self.verbs.get(start..end).unwrap_or_default()
    }

    fn mentions(&self, words: Range<usize>) -> &[Mention] {
        self.reader.names.within(self.number, words)
    }

    /// Whether a comma, a full stop or the like stands before the word at `at`, parting it from the word before.
    fn parts(&self, at: usize) -> bool {
        let gap = self.gap(at);
        if gap == " " {
            return false;
        }
        if gap == ". "
            && at > 0
            && (self.reader.speech.honorifics.find(self.word(at - 1)).is_some()
                || self.reader.names.around(self.number, at))
        {
            return false;
        }
        gap.contains([',', '.', ';', ':', '—', '–', '(', ')', '?', '!', '\n', '…', '“', '”', '"', '«', '»'])
            || gap.contains(" - ")
    }

    /// What stands behind the quotation, up to the sentence's end or the next quotation, says who speaks.
    pub(super) fn after(&self, quoted: &Quoted, next: Option<&Quoted>) -> Option<Attribution> {
        let passage = self.passage;
        let first = passage.word_from(quoted.outer.end);
        let start = passage.words.get(first)?.span.start;
        let mut end = passage.sentence_at(start).end;
        if let Some(next) = next {
            end = end.min(next.outer.start);
        }
        let last = passage.word_from(end);
        if first >= last {
            return None;
        }
        let gap = Span::new(quoted.outer.end, start).of(passage.all());
        let inside = quoted.inner.of(passage.all()).trim_end();
        if gap.contains(['—', '–']) || gap.contains(" - ") {
            return self.signed(first, last);
        }
        if gap.contains(['.', ';', ':', '?', '!', '(', '\n']) {
            return None;
        }
        let comma = gap.contains(',');
        if inside.ends_with('.') && !inside.ends_with("..") && !comma && !self.is_by(first) {
            return None;
        }
        let told = self.verb_then_subject(first, last).or_else(|| self.subject_then_verb(first, last));
        told.or_else(|| self.unknown_verb(first, last, inside))
    }

    fn is_by(&self, at: usize) -> bool {
        self.verb_at(at).is_some_and(|verb| verb.saying == Saying::By)
    }

    /// "“…” — Mara Lindqvist, pilot": the name and what it is are all that is left of the line.
    fn signed(&self, first: usize, last: usize) -> Option<Attribution> {
        const LONGEST: usize = 12;
        let mention = self.mentions(first..last).first().filter(|one| !one.possessive)?;
        let titles = (first..mention.words.start).all(|at| {
            self.reader.speech.honorifics.find(self.word(at)).is_some()
                || self.reader.speech.roles.find(self.word(at)).is_some()
        });
        let end = mention.words.end;
        let line = end == last || self.gap(end).contains([',', '(', '\n', '.']);
        let short = last - first <= LONGEST && self.verbs_within(first..last).is_empty();
        let rest_of_line = last == self.passage.words.len() || self.gap(last).contains('\n');
        (titles && line && short && rest_of_line).then(|| Self::found(Self::named(mention), None, "dash"))
    }

    fn named(mention: &Mention) -> Who {
        Who::Named(mention.entity, mention.span)
    }

    fn found(who: Who, verb: Option<&Verb>, rule: &'static str) -> Attribution {
        Attribution {
            who,
            verb: verb.map(|verb| verb.span),
            rule,
            more: verb.is_some_and(|verb| verb.saying == Saying::More),
            direct: true,
            partial_only: verb.is_some_and(|verb| verb.saying == Saying::Of),
        }
    }

    /// "said Mara Lindqvist".
    fn verb_then_subject(&self, first: usize, last: usize) -> Option<Attribution> {
        let mut at = first;
        if self.verb_at(at).is_none() && self.is_adverb(at) {
            at += 1;
        }
        let verb = self.verb_at(at)?;
        match verb.saying {
            Saying::Participle | Saying::Of => return None,
            Saying::With(gender) => {
                return Some(Self::found(Who::Pronoun(verb.span, Some(gender)), Some(verb), "said-speaker"));
            }
            _ => {}
        }
        let rule = if verb.saying == Saying::By { "according-to" } else { "said-speaker" };
        if let Some(who) = self.behind(verb.words.end, last) {
            return Some(Self::found(who, Some(verb), rule));
        }
        let alone = verb.words.end >= last || self.parts(verb.words.end) || self.is_small(verb.words.end);
        (self.reader.speech.drops_pronouns && alone && verb.saying != Saying::By)
            .then(|| Self::found(Who::Same, Some(verb), "said-speaker"))
    }

    /// "Mara Lindqvist, who runs the port, said".
    fn subject_then_verb(&self, first: usize, last: usize) -> Option<Attribution> {
        let end = last.min(first + LONGEST_SUBJECT);
        let mut verbs = self.verbs_within(first + 1..end).iter();
        let verb = verbs.find(|verb| {
            !matches!(verb.saying, Saying::Participle | Saying::Of | Saying::By | Saying::With(_))
                && !self.in_relative_clause(first, verb.words.start)
        })?;
        let who = self.subject(first, verb.words.start)?;
        Some(Self::found(who, Some(verb), "speaker-said"))
    }

    /// "“…,” Lindqvist shrugged": the comma says it, whatever the verb.
    fn unknown_verb(&self, first: usize, last: usize, inside: &str) -> Option<Attribution> {
        if !inside.ends_with(',') {
            return None;
        }
        let small = |at: usize| at < last && self.word(at).starts_with(char::is_lowercase) && !self.parts(at);
        let mention = self.mentions(first..first + 3).first().filter(|one| !one.possessive && one.words.end <= last)?;
        let plain = |at: usize| self.is_small(at) || self.reader.cues.and_words.has(self.word(at));
        let titles_only = (first..mention.words.start).all(|at| self.is_title(at));
        let behind = mention.words.end;
        let name_first = titles_only && small(behind) && !plain(behind);
        let verb_first = mention.words.start == first + 1
            && small(first)
            && !plain(first)
            && !self.is_title(first)
            && (behind >= last || self.parts(behind));
        (name_first || verb_first).then(|| Self::found(Self::named(mention), None, "comma"))
    }

    fn is_title(&self, at: usize) -> bool {
        let word = self.word(at);
        self.reader.speech.honorifics.find(word).is_some()
            || self.reader.speech.roles.find(word).is_some()
            || self.reader.cues.roles.has(word)
    }

    fn is_small(&self, at: usize) -> bool {
        self.reader.speech.small.has(self.word(at))
    }

    fn is_adverb(&self, at: usize) -> bool {
        let word = self.word(at);
        (word.ends_with("ly") && word.len() > 3)
            || [
                "also", "later", "then", "once", "again", "never", "often", "auch", "aussi", "también", "anche",
                "também", "ook",
            ]
            .contains(&word)
    }

    /// Whether the clause that the word at `at` stands in begins with "who" or the like, behind `from`.
    fn in_relative_clause(&self, from: usize, at: usize) -> bool {
        // The commas between say where clauses begin; one that begins so goes on to the next comma.
        let start = (from + 1..=at).rev().find(|&word| self.parts(word)).unwrap_or(from);
        let relative = |word: usize| {
            self.reader.speech.relative.has(self.word(word)) && !self.reader.speech.determiners.has(self.word(word))
                || (self.reader.speech.relative.has(self.word(word)) && self.gap(word).contains(','))
        };
        (start..at).any(relative)
    }

    /// Who stands behind a verb, or behind "according to".
    fn behind(&self, mut at: usize, last: usize) -> Option<Who> {
        if at < last && !self.parts(at) && self.is_adverb(at) {
            at += 1;
        }
        if at >= last || self.parts(at) {
            return None;
        }
        if let Some(who) = self.pronoun(at) {
            return Some(who);
        }
        let mut end = at;
        while end < last && !(end > at && self.parts(end)) && !self.ends_description(end, last) {
            end += 1;
        }
        if end == at {
            return None;
        }
        let apposed = || {
            let comma = self.gap(end).starts_with(',');
            let mention = self.mentions(end..last).first().filter(|_| comma)?;
            let titles = (end..mention.words.start).all(|word| self.is_title(word));
            let whole = mention.words.end >= last
                || self.parts(mention.words.end)
                || self.reader.speech.relative.has(self.word(mention.words.end));
            (titles && whole && !mention.possessive).then(|| Self::named(mention))
        };
        let Some(mention) = self.mentions(at..end).first() else {
            return apposed().or_else(|| self.described(at..end));
        };
        let hangs_on = (at + 1..mention.words.start).any(|word| self.is_keep(word)) || mention.possessive;
        if hangs_on {
            return apposed().or_else(|| self.described(at..end));
        }
        if mention.words.start > at && self.is_outlet_like(at, mention) {
            return self.described(at..end);
        }
        Some(Self::named(mention))
    }

    /// "the Reval Tribune", "the Fishermen's Union": an article, and nothing in small letters between it and a name.
    fn is_outlet_like(&self, at: usize, mention: &Mention) -> bool {
        mention.words.start > at
            && self.reader.speech.determiners.has(self.word(at))
            && (at + 1..mention.words.start).all(|word| self.passage.words[word].capital && !self.is_title(word))
            && (self.reader.names.entities[mention.entity].person == 0
                || self.reader.names.entities[mention.entity].is_thing())
    }

    fn is_keep(&self, at: usize) -> bool {
        self.reader.speech.keep.has(self.word(at))
    }

    /// Whether what describes somebody ends before the word at `at`.
    fn ends_description(&self, at: usize, last: usize) -> bool {
        let word = self.word(at);
        if self.is_keep(at) {
            let next = at + 1;
            let noun = next < last
                && !self.parts(next)
                && (self.reader.speech.bare_nouns
                    || self.passage.words[next].capital
                    || self.reader.speech.determiners.has(self.word(next))
                    || is_possessive(self.word(next)));
            return !noun;
        }
        let number = word.starts_with(|letter: char| letter.is_ascii_digit());
        let capital = self.passage.words[at].capital;
        (self.is_small(at) && !capital)
            || (self.reader.speech.relative.has(word) && !self.reader.speech.determiners.has(word))
            || (number && !word.contains('-'))
            || (word.ends_with("ing") && !capital)
            || (word.ends_with("ly") && !capital)
            || self.is_day(word)
            || self.passage.words[at].quoted
    }

    fn is_day(&self, word: &str) -> bool {
        self.reader.cues.calendar.weekday(word).is_some() && word.chars().count() > 3
    }

    fn pronoun(&self, at: usize) -> Option<Who> {
        let meaning = self.reader.speech.pronouns.find(self.word(at))?;
        let span = self.passage.words[at].span;
        Some(if meaning == "-" { Who::Unknown(span) } else { Who::Pronoun(span, Gender::read(meaning)) })
    }

    /// Who or what the words before a verb are, from `first` on.
    fn subject(&self, first: usize, verb: usize) -> Option<Who> {
        let mut end = verb;
        while end > first
            && (self.is_adverb(end - 1)
                || ["has", "had", "have", "would", "will", "could", "should", "hat", "a", "ha"]
                    .contains(&self.word(end - 1)))
            && end - 1 > first
            && !self.parts(end)
        {
            end -= 1;
        }
        if end == first {
            return None;
        }
        // The parts between commas, a comma before the verb aside.
        let mut starts = vec![first];
        starts.extend((first + 1..end).filter(|&at| self.parts(at)));
        let piece = |at: usize| starts[at]..starts.get(at + 1).copied().unwrap_or(end);
        let last = starts.len() - 1;
        if let Some(who) = self.pure(piece(last)) {
            // "A spokesperson for the shipbuilder, Norrvik Yards, said": the firm is not who speaks.
            if let Who::Named(entity, _) = who
                && last > 0
                && self.reader.names.entities[entity].person == 0
                && piece(last - 1).skip(1).any(|at| self.is_keep(at))
                && let Some(described) = self.described(piece(last - 1))
            {
                return Some(described);
            }
            return Some(who);
        }
        let mut at = last;
        let hangs = |at: usize| {
            let word = self.word(piece(at).start);
            self.reader.speech.relative.has(word)
                || self.reader.speech.determiners.has(word)
                || word.starts_with(|letter: char| letter.is_ascii_digit())
                || (word.starts_with(char::is_lowercase) && self.reader.speech.pronouns.find(word).is_none())
        };
        while at > 0 && hangs(at) {
            at -= 1;
        }
        if at < last {
            let piece = piece(at);
            let opens = self.is_small(piece.start);
            if let Some(mention) = self.reader.names.ending(self.number, piece.end)
                && !opens
                && !mention.possessive
                && !self.hangs_on(piece.start, mention)
            {
                return Some(Self::named(mention));
            }
            let word = self.word(starts[last]);
            let sure =
                self.reader.speech.relative.has(word) || word.starts_with(|letter: char| letter.is_ascii_digit());
            if sure {
                return self.phrase(piece);
            }
        }
        self.phrase(piece(last))
    }

    /// Whether a preposition ties a name to a word before it: "a spokeswoman for Norchem", "of the Marlin Institute".
    fn hangs_on(&self, first: usize, mention: &Mention) -> bool {
        let skipped = |at: usize| self.is_title(at) || self.reader.speech.determiners.has(self.word(at));
        let before = (first..mention.words.start).rev().find(|&at| !skipped(at) || self.is_keep(at));
        before.is_some_and(|at| self.is_keep(at) && at > first)
    }

    /// A pronoun alone, or a name with nothing but titles before it.
    fn pure(&self, piece: Range<usize>) -> Option<Who> {
        if piece.len() == 1
            && let Some(who) = self.pronoun(piece.start)
        {
            return Some(who);
        }
        let mention = self.reader.names.ending(self.number, piece.end)?;
        let titles = (piece.start..mention.words.start).all(|at| self.is_title(at));
        (titles && !mention.possessive).then(|| Self::named(mention))
    }

    /// Who the words of a piece mean, a verb behind them.
    fn phrase(&self, mut piece: Range<usize>) -> Option<Who> {
        // "And Lindqvist", "As Reyes".
        while piece.len() > 1 && self.is_small(piece.start) {
            piece.start += 1;
        }
        if piece.len() == 1
            && let Some(who) = self.pronoun(piece.start)
        {
            return Some(who);
        }
        if let Some(mention) = self.reader.names.ending(self.number, piece.end)
            && !mention.possessive
        {
            let before = mention.words.start.checked_sub(1).filter(|at| *at >= piece.start);
            let joined = before.is_some_and(|at| self.reader.cues.and_words.has(self.word(at)));
            if joined {
                return self.described(piece);
            }
            if self.is_outlet_like(piece.start, mention) {
                return self.described(piece);
            }
            if !self.hangs_on(piece.start, mention) {
                return Some(Self::named(mention));
            }
        }
        // "Marit Oja of the Baltic Seal Trust".
        if let Some(mention) = self.mentions(piece.clone()).first()
            && !mention.possessive
            && (piece.start..mention.words.start).all(|at| !self.is_keep(at) && !self.is_small(at))
            && mention.words.end < piece.end
            && self.is_keep(mention.words.end)
            && !self.reader.speech.determiners.has(self.word(piece.start))
        {
            return Some(Self::named(mention));
        }
        // A pronoun closes what went before: "When they came, he".
        if let Some(who) = piece.end.checked_sub(1).and_then(|at| self.pronoun(at)) {
            return Some(who);
        }
        self.described(piece)
    }

    /// Words that describe somebody, where they can be believed to.
    fn described(&self, mut piece: Range<usize>) -> Option<Who> {
        let speech = self.reader.speech;
        while piece.len() > 1 && self.is_small(piece.start) && !speech.determiners.has(self.word(piece.start)) {
            piece.start += 1;
        }
        if piece.is_empty() || piece.len() > LONGEST_DESCRIPTION {
            return None;
        }
        let first = self.word(piece.start);
        if piece.len() == 1 && speech.nobody.has(first) && !speech.relative.has(first) {
            return Some(Who::Unknown(self.passage.words[piece.start].span));
        }
        let head = (piece.start + 1..piece.end).find(|&at| self.is_keep(at)).unwrap_or(piece.end);
        let refused = |at: usize| {
            let word = self.word(at);
            let nobody = speech.relative.has(word) || speech.nobody.has(word) || speech.pronouns.find(word).is_some();
            (nobody && !speech.determiners.has(word))
                || (at < head && speech.inscriptions.has(word))
                || self.passage.words[at].quoted
                || (at > piece.start && self.parts(at))
        };
        if piece.clone().any(refused) || !self.verbs_within(piece.clone()).iter().all(|verb| verb.saying == Saying::Of)
        {
            return None;
        }
        // "l'ingegnere": the article is in the word.
        let elided = first.find(['\'', '’']).and_then(|at| {
            let mark = first[at..].chars().next().map_or(0, char::len_utf8);
            let lead = if first[at..].starts_with('’') {
                format!("{}'", &first[..at])
            } else {
                first[..at + mark].to_owned()
            };
            speech.determiners.has(&lead).then_some(())
        });
        let lower = first.starts_with(char::is_lowercase);
        let one = piece.len() == 1;
        let determined = elided.is_some() || (speech.determiners.has(first) && !one);
        let role = speech.roles.find(first).is_some();
        let several = first.ends_with('s') && !is_possessive(first) && first.chars().count() > 3;
        let named = is_possessive(first) && !one;
        let good = determined || role || named || (lower && !one && !first.ends_with("ing")) || (one && several);
        let span = Span::new(self.passage.words[piece.start].span.start, self.passage.words[piece.end - 1].span.end);
        good.then_some(Who::Described(span))
    }

    /// What stands before the quotation at `at`, from the sentence's start or the last quotation, says who speaks. `whole` is
    /// whether the quotation is no mere part of the sentence.
    pub(super) fn before(&self, at: usize, behind: Option<&Quoted>, whole: bool) -> Option<Attribution> {
        let passage = self.passage;
        let head = passage.all().get(..at)?.trim_end();
        let mut start = passage.sentence_at(head.len().checked_sub(1)?).start;
        if let Some(behind) = behind {
            start = start.max(behind.outer.end);
        }
        let last = passage.word_from(at);
        let first = passage.word_from(start).max(last.saturating_sub(LONGEST_CLAUSE));
        if first >= last {
            return None;
        }
        let gap = passage.all()[passage.words[last - 1].span.end..at].trim();
        if !matches!(gap, "" | ":" | "," | "：" | ": -" | ": —" | " :" | ".:" | "—" | "–" | "，") {
            return None;
        }
        let colon = gap.contains([':', '：']);
        if !colon && self.reader.speech.naming.has(self.word(last - 1)) && whole {
            return None;
        }
        let reflexive = |from: usize| {
            (from..last).any(|at| ["itself", "themselves", "himself", "herself", "sich", "se"].contains(&self.word(at)))
        };
        if let Some(found) = self.according(first, last) {
            return Some(found);
        }
        for verb in self.verbs_within(first..last).iter().rev() {
            let end = verb.words.end;
            let distance = last - end.min(last);
            let near = match (colon, gap) {
                (true, _) => distance <= 3 * NEAR,
                (_, ",") => distance == 0 || (distance <= NEAR && whole),
                _ if whole => distance <= NEAR,
                _ => true,
            };
            if !near || self.in_relative_clause(first, verb.words.start) || reflexive(end) {
                continue;
            }
            let who = match verb.saying {
                Saying::With(gender) => Some(Who::Pronoun(verb.span, Some(gender))),
                Saying::By => self.behind(end, last),
                Saying::Participle => self.participle(first, verb.words.start),
                _ => {
                    let subject = self.subject(first, verb.words.start);
                    // "Dann sagte Oertel: …"
                    match (subject, self.behind(end, last)) {
                        (Some(Who::Described(_)) | None, Some(who @ (Who::Named(..) | Who::Pronoun(..))))
                            if !matches!(verb.saying, Saying::To | Saying::Of)
                                && (colon || self.reader.speech.capital_nouns) =>
                        {
                            Some(who)
                        }
                        (subject, _) => subject,
                    }
                }
            };
            let Some(who) = who else { continue };
            let mut found = Self::found(who, Some(verb), "speaker-said");
            found.direct = colon || distance <= 2;
            return Some(found);
        }
        if colon { self.colon(first, last) } else { None }
    }

    /// "According to Lindqvist, …"
    fn according(&self, first: usize, last: usize) -> Option<Attribution> {
        let start = self.passage.words[first].span.start;
        let found = self.reader.speech.according.opening(&self.passage.all()[start..])?;
        let end = self.passage.all().len() - found.rest.len();
        let who = self.behind(self.passage.word_from(end), last)?;
        let mut told = Self::found(who, None, "according-to");
        told.verb = Some(Span::new(start, end));
        told.direct = false;
        Some(told)
    }

    /// The subject of "adding": who is named or meant at the sentence's start, or who has just spoken.
    fn participle(&self, first: usize, verb: usize) -> Option<Who> {
        if (first..verb).any(|at| self.reader.speech.inscriptions.has(self.word(at))) {
            return None;
        }
        let finite = self.verbs_within(first..verb);
        let finite = finite.iter().find(|verb| !matches!(verb.saying, Saying::Participle | Saying::By));
        if let Some(finite) = finite
            && let Some(who) = self.subject(first, finite.words.start)
        {
            return Some(who);
        }
        // A noun right before it would be the subject: "a note saying".
        let mention = self.mentions(first..verb).first()?;
        let titles = (first..mention.words.start).all(|at| self.is_title(at) || self.passage.words[at].span.start == 0);
        (titles && !mention.possessive && mention.words.end < verb && self.parts(verb)).then(|| Self::named(mention))
    }

    /// A colon without a verb of saying: one person named before it, and nothing that bears words.
    fn colon(&self, first: usize, last: usize) -> Option<Attribution> {
        if (first..last).any(|at| self.reader.speech.inscriptions.has(self.word(at))) {
            return None;
        }
        // What hangs on a preposition is not who speaks.
        let ties = |mention: &Mention| {
            let skipped = |at: usize| self.is_title(at) || self.reader.speech.determiners.has(self.word(at));
            let before = (first..mention.words.start).rev().find(|&at| !skipped(at));
            before.is_some_and(|at| (self.is_small(at) || self.is_keep(at)) && at + 1 < last && !self.parts(at + 1))
        };
        let mut free = self.mentions(first..last).iter().filter(|one| !one.possessive && !ties(one));
        let mention = free.next()?;
        let one_only = free.all(|other| other.entity == mention.entity);
        let titles = (first..mention.words.start).all(|at| self.is_title(at));
        let entity = &self.reader.names.entities[mention.entity];
        let label = titles && mention.words.end == last;
        let person = entity.person > 0 || (entity.len > 1 && entity.thing == 0);
        if !one_only || (!label && !person) {
            return None;
        }
        Some(Self::found(Self::named(mention), None, if label { "label" } else { "colon" }))
    }

    /// Whether there is a verb of saying among the words.
    pub(super) fn says(&self, words: Range<usize>) -> bool {
        self.verbs_within(words).iter().any(|verb| !matches!(verb.saying, Saying::Participle))
    }

    /// Who a sentence without a quotation says something of: "Lindqvist said the wind had dropped."
    pub(super) fn sayer(&self, sentence: Span) -> Option<Attribution> {
        let first = self.passage.word_from(sentence.start);
        let last = self.passage.word_from(sentence.end).min(first + LONGEST_CLAUSE);
        let verb = self.verbs_within(first..last).iter().find(|verb| {
            matches!(verb.saying, Saying::Plain | Saying::More | Saying::To)
                && !self.in_relative_clause(first, verb.words.start)
        })?;
        let who = self.subject(first, verb.words.start)?;
        Some(Self::found(who, None, "sentence-before"))
    }

    /// The one person that a sentence names, at its beginning.
    pub(super) fn named_first(&self, sentence: Span) -> Option<Attribution> {
        let first = self.passage.word_from(sentence.start);
        let last = self.passage.word_from(sentence.end).min(first + LONGEST_CLAUSE);
        let mentions = self.mentions(first..last);
        let mention = mentions.first().filter(|one| !one.possessive)?;
        let one_only = mentions.iter().all(|other| other.entity == mention.entity);
        let person = self.reader.names.entities[mention.entity].person > 0;
        let titles = (first..mention.words.start).all(|at| self.is_title(at));
        (one_only && person && titles).then(|| Self::found(Self::named(mention), None, "sentence-before"))
    }
}
