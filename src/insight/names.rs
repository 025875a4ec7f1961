//! Who and what is named: runs of capitalised words, put together by the words that they share.
//!
//! "Mara Lindqvist", "Lindqvist" and "Ms. Lindqvist" are one entity, known by its fullest form. A surname that two people have
//! stands for neither.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::article::Span;
use crate::language::calendar::Calendar;
use crate::language::cues::Cues;
use crate::language::fold;
use crate::language::speech::{Gender, Speech};

use super::prose::Passage;

/// More entities than this are not told apart by one word.
const MOST_SHARING: usize = 8;

/// A place where an entity is named.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Which entity.
    pub(super) entity: usize,
    /// The words, by number.
    pub(super) words: Range<usize>,
    /// Where in the text, without the ending of a possessive.
    pub(super) span: Span,
    /// "Lindqvist's".
    pub(super) possessive: bool,
}

/// Who or what is named.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    /// The fullest form.
    pub(super) name: String,
    /// How many words that is.
    pub(super) len: usize,
    /// The passage where that form stands first, and where in its text.
    pub(super) place: (usize, Span),
    /// Where it is first named by several words, or at all.
    pub(super) first: (usize, usize),
    /// Whether a woman or a man is named, as far as that is known.
    pub(super) gender: Option<Gender>,
    /// Whether several others have the same word for a name.
    pub(super) ambiguous: bool,
    /// What was seen that only people have: a form of address, a role, a given name.
    pub(super) person: u32,
    /// What was seen that only things have: an institution's word, "in" before it.
    pub(super) thing: u32,
}

impl Entity {
    /// Whether it is rather a place, a firm or the like than somebody.
    pub(super) fn is_thing(&self) -> bool {
        self.thing > self.person || (self.person == 0 && self.len == 1)
    }
}

/// Everything that is named, and where.
pub(super) struct Index {
    pub(super) entities: Vec<Entity>,
    /// The mentions of each passage, in order.
    pub(super) mentions: Vec<Vec<Mention>>,
    /// Single words that any word could be, and that no name is known of: each with its passage.
    pub(super) unresolved: Vec<(usize, Mention)>,
    /// Entities by all of their words in lower case.
    whole: HashMap<String, usize>,
    /// Entities of several words by each of these.
    sharing: HashMap<String, Vec<usize>>,
}

/// A run of capitalised words.
struct Run {
    passage: usize,
    words: Range<usize>,
    span: Span,
    possessive: bool,
    /// A single word that any word could be: at a sentence's start, or in a language that writes all nouns so.
    weak: bool,
    gender: Option<Gender>,
    person: u32,
}

impl Index {
    /// Finds what is named in the passages.
    pub(super) fn of(passages: &[Passage<'_>], language: Option<&str>) -> Self {
        let (speech, cues) = (Speech::of(language), Cues::of(language));
        let calendar = Calendar::of(language.unwrap_or("en"));
        let mut small = HashSet::new();
        for passage in passages {
            let words = passage.words.iter().filter(|word| !word.capital).map(|word| word.span.of(passage.all()));
            small.extend(words.map(fold::words_hash));
        }
        let finder = Finder { speech, cues, calendar, small };
        let mut runs = Vec::new();
        for (at, passage) in passages.iter().enumerate() {
            finder.runs(at, passage, &mut runs);
        }
        Builder { passages, speech, entities: Vec::new(), whole: HashMap::new(), sharing: HashMap::new() }.build(runs)
    }

    /// The entity of this name, whole or by the one word that it alone has.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        let words: Vec<String> = name.split_whitespace().map(simple).collect();
        let whole = self.whole.get(&words.join(" ")).copied();
        let [word] = words.as_slice() else { return whole };
        let sharing = self.sharing.get(word).map(Vec::as_slice).unwrap_or_default();
        let mut last = sharing
            .iter()
            .copied()
            .filter(|&id| self.entities[id].name.rsplit(' ').next().is_some_and(|last| simple(last) == *word));
        let only = last.next().filter(|_| last.next().is_none());
        only.or(whole).filter(|&id| !self.entities[id].ambiguous)
    }

    /// Looks around each mention for what tells people from things.
    pub(super) fn weigh(&mut self, passages: &[Passage<'_>], language: Option<&str>) {
        let (speech, cues) = (Speech::of(language), Cues::of(language));
        for (number, mentions) in self.mentions.iter().enumerate() {
            let passage = &passages[number];
            for mention in mentions {
                let entity = &mut self.entities[mention.entity];
                let first = mention.words.start;
                let next = mention.words.end;
                let behind = passage.word(next);
                let gap = passage.gap_before(next);
                let before =
                    first.checked_sub(1).filter(|_| passage.gap_before(first) == " ").map_or("", |at| passage.word(at));
                // "Lindqvist, 43,", "Lindqvist, who": only people.
                if gap == ", " && next < passage.words.len() {
                    let age = behind.len() <= 3 && behind.bytes().all(|byte| byte.is_ascii_digit());
                    let age = age && passage.gap_before(next + 1).starts_with([',', '.', ' ']);
                    let who = matches!(behind, "who" | "whose");
                    entity.person += u32::from(age || who);
                }
                let says =
                    gap == " " && speech.verbs.find(behind).is_some_and(|kind| !matches!(kind, "by" | "of" | "ing"));
                let said = speech.verbs.find(before).is_some_and(|kind| kind != "of");
                entity.person += u32::from((says || said) && mention.words.len() > 1);
                let words = mention.words.clone().map(|at| bare(passage.word(at)));
                let institution = words.clone().any(|word| is_institution(cues, word));
                let capitals = mention.words.len() == 1 && is_acronym(bare(passage.word(first)));
                let placed = ["the", "in", "at", "near", "to", "from", "The", "In", "of"].contains(&before);
                entity.thing += 2 * u32::from(institution || capitals) + u32::from(placed);
            }
        }
    }

    /// The mention that ends with the word before `end`.
    pub(super) fn ending(&self, passage: usize, end: usize) -> Option<&Mention> {
        let mentions = &self.mentions[passage];
        let at = mentions.partition_point(|mention| mention.words.end < end);
        mentions.get(at).filter(|mention| mention.words.end == end)
    }

    /// Whether a name goes on over the beginning of the word at `at`.
    pub(super) fn around(&self, passage: usize, at: usize) -> bool {
        let mentions = &self.mentions[passage];
        let before = mentions.partition_point(|mention| mention.words.start < at).checked_sub(1);
        before.is_some_and(|before| mentions[before].words.end > at)
    }

    /// The mentions that begin with the words of a range.
    pub(super) fn within(&self, passage: usize, words: Range<usize>) -> &[Mention] {
        let mentions = &self.mentions[passage];
        let start = mentions.partition_point(|mention| mention.words.start < words.start);
        let end = mentions.partition_point(|mention| mention.words.start < words.end);
        mentions.get(start..end).unwrap_or_default()
    }
}

struct Finder {
    speech: &'static Speech,
    cues: &'static Cues,
    calendar: Calendar,
    small: HashSet<u64>,
}

impl Finder {
    fn runs(&self, number: usize, passage: &Passage<'_>, runs: &mut Vec<Run>) {
        let mut at = 0;
        while at < passage.words.len() {
            let Some(first) = self.begins(passage, at) else {
                at += 1;
                continue;
            };
            let end = self.end_of_run(passage, at);
            let words = self.without_titles(passage, at..end);
            let titles = at..words.start;
            at = end;
            if words.is_empty() {
                continue;
            }
            let begin = if titles.is_empty() { first } else { passage.words[words.start].span.start };
            runs.push(self.run(number, passage, words, titles, begin));
        }
    }

    /// Where a name begins in the word at `at`: behind "l'", at its start, or nowhere.
    fn begins(&self, passage: &Passage<'_>, at: usize) -> Option<usize> {
        let span = passage.words[at].span;
        let word = span.of(passage.all());
        let (lead, name) = match word.split_once(['\'', '’']) {
            Some((lead, rest))
                if lead.chars().count() <= 4
                    && lead.starts_with(char::is_lowercase)
                    && rest.starts_with(char::is_uppercase) =>
            {
                (word.len() - rest.len(), rest)
            }
            _ => (0, word),
        };
        let plain = !name.starts_with(char::is_uppercase) || self.is_plain(name);
        (!plain).then_some(span.start + lead)
    }

    /// Whether a capitalised word is none of a name.
    fn is_plain(&self, word: &str) -> bool {
        let bare = bare(word);
        let letters = bare.chars().nth(1).is_some();
        (letters
            && (self.speech.small.has(bare)
                || self.speech.determiners.has(bare)
                || self.speech.nobody.has(bare)
                || self.speech.according.find(bare).is_some()
                || self.cues.stopwords.has(bare)))
            || self.speech.pronouns.find(bare).is_some()
            || self.calendar.month(bare).is_some()
            || self.calendar.weekday(bare).is_some()
    }

    /// Behind the last word of the run that begins at `start`.
    fn end_of_run(&self, passage: &Passage<'_>, start: usize) -> usize {
        let mut end = start + 1;
        while end < passage.words.len() {
            if is_possessive(passage.word(end - 1)) {
                break;
            }
            if let Some(behind) = Self::nickname(passage, end) {
                end = behind;
                continue;
            }
            let mut next = end;
            // "de la" goes with the name where one follows.
            while next < end + 3
                && self.cues.particles.contains(passage.word(next))
                && (passage.word(next) != "of" || self.takes_of(passage, start..end))
                && passage.gap_before(next) == " "
                && next + 1 < passage.words.len()
            {
                next += 1;
            }
            let capital = passage.words[next].capital && !self.is_plain(passage.word(next));
            let same_side = passage.words[next].quoted == passage.words[end - 1].quoted;
            if !capital || !same_side || !self.joins(passage, next) {
                break;
            }
            end = next + 1;
        }
        end
    }

    /// Behind the word that follows a nickname which begins with the word at `at`.
    fn nickname(passage: &Passage<'_>, at: usize) -> Option<usize> {
        let opens = |gap: &str| matches!(gap, " “" | " \"" | " ‘" | " „" | " «");
        let closes = |gap: &str| matches!(gap, "” " | "\" " | "’ " | "“ " | "» ");
        if !opens(passage.gap_before(at)) || passage.words[at].quoted {
            return None;
        }
        let behind = (at + 1..(at + 4).min(passage.words.len())).find(|&next| closes(passage.gap_before(next)))?;
        passage.words[behind].capital.then_some(behind + 1)
    }

    /// Whether "of" can go on with a name: with that of a body, not with somebody's.
    fn takes_of(&self, passage: &Passage<'_>, run: Range<usize>) -> bool {
        let mut words = run.clone().map(|at| passage.word(at));
        run.len() == 1 || words.any(|word| is_institution(self.cues, word))
    }

    /// Whether the word at `at` goes on with the name that the word before it belongs to.
    fn joins(&self, passage: &Passage<'_>, at: usize) -> bool {
        let before = passage.word(at - 1);
        match passage.gap_before(at) {
            " " | " & " => true,
            ". " => before.chars().count() == 1 || self.speech.honorifics.find(before).is_some() || is_initials(before),
            _ => false,
        }
    }

    /// The run without forms of address, roles and other words that go before a name.
    fn without_titles(&self, passage: &Passage<'_>, run: Range<usize>) -> Range<usize> {
        let mut start = run.start;
        let is_title = |at: usize| {
            let word = passage.word(at);
            self.speech.honorifics.find(word).is_some()
                || self.speech.roles.find(word).is_some()
                || self.cues.roles.has(word)
        };
        if let Some(last) = run.clone().take(run.len().saturating_sub(1)).rfind(|&at| is_title(at)) {
            start = last + 1;
        }
        // A form of address alone names nobody.
        if run.len() == 1 && self.speech.honorifics.find(passage.word(start)).is_some() {
            return run.end..run.end;
        }
        let given = |at: usize| self.speech.given_names.find(passage.word(at)).is_some();
        if run.end - start > 2 && !given(start) {
            let known = (start + 1..run.end - 1).find(|&at| given(at) && passage.gap_before(at) == " ");
            start = known.unwrap_or(start);
        }
        // "Economist Yetunde Balogun", "Torschütze Levin Brandl": what somebody is, before two names.
        if run.end - start > 2 && start == run.start && !given(start) {
            let word = passage.word(start);
            let person =
                ["er", "or", "ist", "ian", "man", "ant", "eur", "ess"].iter().any(|ending| word.ends_with(ending));
            let acronym = word.chars().count() <= 3 && is_acronym(word);
            if self.speech.capital_nouns || acronym || (person && Self::opens_sentence(passage, start)) {
                start += 1;
            }
        }
        // What stands first in a sentence has its capital from there.
        if run.end - start > 1
            && start == run.start
            && Self::opens_sentence(passage, start)
            && !given(start)
            && self.small.contains(&fold::words_hash(passage.word(start)))
        {
            start += 1;
        }
        if self.speech.capital_nouns
            && run.end - start > 1
            && start == run.start
            && start > 0
            && passage.gap_before(start) == " "
            && self.speech.determiners.has(passage.word(start - 1))
        {
            start += 1;
        }
        // "Angaben der Universität": the article goes with the noun before.
        while self.speech.capital_nouns
            && start > run.start
            && run.end - start > 1
            && !passage.words[start].capital
            && self.speech.determiners.has(passage.word(start))
        {
            start += 1;
        }
        start..run.end
    }

    fn opens_sentence(passage: &Passage<'_>, at: usize) -> bool {
        let start = passage.words[at].span.start;
        let sentence = passage.sentence_at(start);
        at == passage.word_from(sentence.start) || passage.gap_before(at).contains(['“', '"', '«', '„', '‘', ':', '»'])
    }

    fn run(
        &self,
        number: usize,
        passage: &Passage<'_>,
        words: Range<usize>,
        titles: Range<usize>,
        begin: usize,
    ) -> Run {
        let last = passage.words[words.end - 1].span;
        let possessive = is_possessive(passage.word(words.end - 1));
        let end = last.start + bare(last.of(passage.all())).len();
        let given = self.speech.given_names.find(passage.word(words.start));
        let mut gender = given.and_then(Gender::read);
        let mut person = u32::from(given.is_some());
        // What stands before it says what it is: "Mrs.", "her husband, ".
        let before = titles
            .start
            .checked_sub(1)
            .filter(|_| matches!(passage.gap_before(titles.start), " " | ", ") && titles.start > 0);
        for at in titles.clone().chain(before) {
            let word = passage.word(at);
            let honorific = self.speech.honorifics.find(word).filter(|_| titles.contains(&at));
            let role = self.speech.roles.find(word);
            if let Some(meaning) = honorific.or(role) {
                person += 2;
                gender = Gender::read(meaning).or(gender);
            }
        }
        let single = words.len() == 1;
        let weak = single
            && titles.is_empty()
            && (self.speech.capital_nouns || (Self::opens_sentence(passage, words.start) && given.is_none()));
        Run { passage: number, words, span: Span::new(begin, end.max(begin)), possessive, weak, gender, person }
    }
}

/// Words that names of firms, places and bodies have.
const THINGS: [&str; 32] = [
    "AG",
    "GmbH",
    "Inc",
    "Ltd",
    "PLC",
    "Corp",
    "Group",
    "Union",
    "Party",
    "Council",
    "Trust",
    "Street",
    "Road",
    "River",
    "Valley",
    "Lake",
    "Mount",
    "Island",
    "Islands",
    "Port",
    "Bay",
    "City",
    "Town",
    "County",
    "Court",
    "Church",
    "Festival",
    "Gazette",
    "United",
    "FC",
    "Chamber",
    "Commission",
];

/// Whether it is a word that names of bodies, firms and places have.
fn is_institution(cues: &Cues, word: &str) -> bool {
    cues.institutions.has(word) || cues.collectives.has(word) || THINGS.contains(&word)
}

/// Whether it is made of capitals only, several of them.
pub(super) fn is_acronym(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|letter| letter.is_uppercase() || letter == '.')
}

/// "U.S", "J.K": letters with full stops between them.
fn is_initials(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1)
}

/// Whether the word has the ending of a possessive.
pub(super) fn is_possessive(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("’s") || word.ends_with("'S") || word.ends_with("’S")
}

/// The word without that ending.
pub(super) fn bare(word: &str) -> &str {
    ["'s", "’s", "'S", "’S"].into_iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

struct Builder<'a> {
    passages: &'a [Passage<'a>],
    speech: &'static Speech,
    entities: Vec<Entity>,
    /// Entities by all of their words in lower case.
    whole: HashMap<String, usize>,
    /// Entities of several words by each of these.
    sharing: HashMap<String, Vec<usize>>,
}

impl Builder<'_> {
    fn build(mut self, runs: Vec<Run>) -> Index {
        let mut ids: Vec<Option<usize>> = vec![None; runs.len()];
        // Names of several words first, so that a word alone finds them wherever they stand.
        for (run, id) in runs.iter().zip(&mut ids).filter(|(run, _)| run.words.len() > 1) {
            *id = Some(self.full(run));
        }
        for (run, id) in runs.iter().zip(&mut ids).filter(|(run, _)| run.words.len() == 1 && !run.weak) {
            *id = Some(self.single(run));
        }
        for (run, id) in runs.iter().zip(&mut ids).filter(|(run, _)| run.weak) {
            *id = self.known(run);
        }
        let mut mentions: Vec<Vec<Mention>> = self.passages.iter().map(|_| Vec::new()).collect();
        let mut unresolved = Vec::new();
        for (run, id) in runs.into_iter().zip(ids) {
            let Run { passage, words, span, possessive, gender, person, .. } = run;
            if let Some(entity) = id {
                let one = &mut self.entities[entity];
                // A surname alone is how people are named again.
                let again = words.len() == 1
                    && one.len > 1
                    && one.name.rsplit(' ').next() == Some(span.of(self.passages[passage].all()));
                one.person += person + u32::from(again);
                if !one.ambiguous {
                    one.gender = one.gender.or(gender);
                }
                mentions[passage].push(Mention { entity, words, span, possessive });
            } else {
                unresolved.push((passage, Mention { entity: usize::MAX, words, span, possessive }));
            }
        }
        Index { entities: self.entities, mentions, unresolved, whole: self.whole, sharing: self.sharing }
    }

    fn words_of(&self, run: &Run) -> Vec<String> {
        let passage = &self.passages[run.passage];
        let word = |at: usize| bare(passage.word(at)).to_lowercase();
        let first = run.span.start;
        run.words
            .clone()
            .map(|at| {
                let span = passage.words[at].span;
                if span.start < first { passage.all()[first..span.end].to_lowercase() } else { word(at) }
            })
            .collect()
    }

    fn add(&mut self, run: &Run, key: String) -> usize {
        let id = self.entities.len();
        self.entities.push(Entity {
            name: run.span.of(self.passages[run.passage].all()).to_owned(),
            len: run.words.len(),
            place: (run.passage, run.span),
            first: (run.passage, run.span.start),
            gender: None,
            ambiguous: false,
            person: 0,
            thing: 0,
        });
        self.whole.insert(key, id);
        id
    }

    /// The entity with a name of several words.
    fn full(&mut self, run: &Run) -> usize {
        let words = self.words_of(run);
        let key = words.join(" ");
        if let Some(&id) = self.whole.get(&key) {
            return id;
        }
        // "Joe Tully" is Joe "Kid" Tully.
        let last = words.last().map(String::as_str).unwrap_or_default();
        let others = self.sharing.get(last).map(Vec::as_slice).unwrap_or_default();
        let same = others.iter().copied().find(|&other| {
            let entity = &self.entities[other];
            let its: Vec<String> = entity.name.split(' ').map(simple).collect();
            its.last().is_some_and(|its_last| its_last == last) && (is_part(&words, &its) || is_part(&its, &words))
        });
        if let Some(id) = same {
            self.whole.insert(key, id);
            if words.len() > self.entities[id].len {
                run.span.of(self.passages[run.passage].all()).clone_into(&mut self.entities[id].name);
                self.entities[id].len = words.len();
                self.entities[id].place = (run.passage, run.span);
                self.share(words, id);
            }
            return id;
        }
        let id = self.add(run, key);
        self.share(words, id);
        id
    }

    fn share(&mut self, words: Vec<String>, id: usize) {
        for word in words {
            let sharing = self.sharing.entry(word).or_default();
            if sharing.len() < MOST_SHARING && !sharing.contains(&id) {
                sharing.push(id);
            }
        }
    }

    /// The entity that a name of one word stands for.
    fn single(&mut self, run: &Run) -> usize {
        if let Some(known) = self.known(run) {
            return known;
        }
        let word = self.words_of(run).concat();
        self.add(run, word)
    }

    /// The entity that a word is already known to stand for.
    fn known(&mut self, run: &Run) -> Option<usize> {
        let word = self.words_of(run).concat();
        let sharing = self.sharing.get(&word).map(Vec::as_slice).unwrap_or_default();
        let fits = |id: &usize| {
            let entity = &self.entities[*id];
            let (first, last) = (entity.name.split(' ').next(), entity.name.rsplit(' ').next());
            let is = |part: Option<&str>| part.is_some_and(|part| simple(part) == word);
            let gender = run.gender.is_none() || entity.gender.is_none() || entity.gender == run.gender;
            let first_alone = is(first) && (!run.weak || self.speech.given_names.find(&word).is_some());
            gender && (is(last) || first_alone || (!run.weak && !is(first)))
        };
        let mut fitting: Vec<usize> = sharing.iter().copied().filter(fits).collect();
        if fitting.len() > 1 {
            let last = |id: &usize| self.entities[*id].name.rsplit(' ').next().is_some_and(|part| simple(part) == word);
            let by_last: Vec<usize> = fitting.iter().copied().filter(last).collect();
            if !by_last.is_empty() {
                fitting = by_last;
            }
        }
        // Of two with one surname, who has not been named yet is not meant.
        if fitting.len() > 1 {
            fitting.retain(|&id| self.entities[id].first < (run.passage, run.span.start));
            if fitting.is_empty() {
                return None;
            }
        }
        match fitting[..] {
            [one] => Some(one),
            [] => self.whole.get(&word).copied(),
            _ => {
                let id = self.whole.get(&word).copied().unwrap_or_else(|| self.add(run, word));
                self.entities[id].ambiguous = true;
                Some(id)
            }
        }
    }
}

/// A word of a name in lower case, without marks around it.
fn simple(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
}

/// Whether all words of `part` stand in `whole`, in the same order; an initial stands for a word that begins with it.
fn is_part(part: &[String], whole: &[String]) -> bool {
    let mut rest = whole.iter();
    part.iter()
        .all(|word| rest.any(|other| other == word || (word.chars().count() == 1 && other.starts_with(word.as_str()))))
}
