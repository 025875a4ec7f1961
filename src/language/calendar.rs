//! How each language writes dates: names of months and days, the order of figures, the words between; read from
//! `data/calendar.txt`, which is Unicode's CLDR.

use crate::order::Order as _;
use std::sync::OnceLock;

use super::fold;
use super::hash_index::HashIndex;

/// The dates of one language, with English ones beside it, and the full month names of all others.
#[derive(Clone, Copy, Debug)]
pub struct Calendar {
    /// The language's place in the file.
    own: u8,
}

/// What a language has in the file.
struct Language {
    tag: &'static str,
    order: &'static str,
    /// Whether month names are written with a capital.
    capital: bool,
    between: Vec<&'static str>,
    halves: [Vec<&'static str>; 2],
    ago: Vec<(&'static str, &'static str)>,
    near: Vec<&'static str>,
    other: Vec<&'static str>,
}

/// A month's or a day's name.
struct Name {
    name: &'static str,
    language: u8,
    number: u8,
}

struct Data {
    languages: Vec<Language>,
    months: Vec<Name>,
    days: Vec<Name>,
    english: u8,
    /// How the words begin that a date can begin with, each by its [`fold::opening_hash`].
    openings: Vec<u64>,
    by_opening: HashIndex,
    /// Every word that can begin a date, and what it is, by its hash: open addressing.
    words: Vec<Option<Word>>,
}

/// What a word can be in a date, in one language.
#[derive(Clone, Copy)]
struct Word {
    word: &'static str,
    language: u8,
    sense: Sense,
}

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sense {
    Month(u8),
    Day(u8),
    /// The first word of a longer name, or of a time told from now.
    Opening,
}

/// What a word is in a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Senses {
    /// The month, and whether its language writes it with a capital.
    pub(crate) month: Option<(u8, bool)>,
    /// The day of the week, Monday being 1.
    pub(crate) weekday: Option<u8>,
    /// Whether a longer name, or a time told from now, can begin so.
    pub(crate) opens: bool,
}

impl Senses {
    /// Whether a date can begin with the word.
    pub(crate) fn any(self) -> bool {
        self.month.is_some() || self.weekday.is_some() || self.opens
    }
}

/// Slots of the words' table: a power of two, most of them empty.
const SLOTS: usize = 8192;

/// The hash of a word in small letters; the word need not be in small letters itself.
fn hash(word: &str) -> usize {
    const PRIME: u64 = 0x0100_0000_01B3;
    let mix = |hash: u64, value: u64| (hash ^ value).wrapping_mul(PRIME);
    let hash = word.chars().fold(0xCBF2_9CE4_8422_2325, |hash, letter| {
        if letter.is_ascii() {
            mix(hash, u64::from(letter.to_ascii_lowercase()))
        } else {
            letter.to_lowercase().fold(hash, |hash, letter| mix(hash, u64::from(letter)))
        }
    });
    (hash ^ (hash >> 29)) as usize % SLOTS
}

/// Whether `word` is `small` in whatever case.
fn is_same(small: &str, word: &str) -> bool {
    small == word
        || (small.len().abs_diff(word.len()) <= 4 && small.chars().eq(word.chars().flat_map(char::to_lowercase)))
}

impl Data {
    fn add(&mut self, word: &'static str, language: u8, sense: Sense) {
        let mut slot = hash(word);
        while self.words[slot].is_some() {
            slot = (slot + 1) % SLOTS;
        }
        self.words[slot] = Some(Word { word, language, sense });
    }

    /// Everything that `word` means.
    fn senses<'a>(&'a self, word: &'a str) -> impl Iterator<Item = Word> + 'a {
        let mut slot = hash(word);
        std::iter::from_fn(move || {
            let found = self.words[slot]?;
            slot = (slot + 1) % SLOTS;
            Some(found)
        })
        .filter(move |found| is_same(found.word, word))
    }

    /// Puts every word that can begin a date into the table.
    fn index(&mut self) {
        let mut words: Vec<Word> = Vec::new();
        let first = |text: &'static str| text.split(' ').next().unwrap_or_default();
        let mut name = |name: &Name, sense: Sense| {
            let sense = if name.name.contains(' ') { Sense::Opening } else { sense };
            words.push(Word { word: first(name.name), language: name.language, sense });
        };
        self.months.iter().for_each(|month| name(month, Sense::Month(month.number)));
        self.days.iter().for_each(|day| name(day, Sense::Day(day.number)));
        for (language, own) in self.languages.iter().enumerate() {
            let opening = own.near.iter().copied().chain(own.ago.iter().map(|(before, _)| *before));
            let opening = opening.map(first).filter(|word| !word.is_empty());
            words.extend(opening.map(|word| Word { word, language: language as u8, sense: Sense::Opening }));
        }
        // East Asian words for days are parted from their last letter.
        let last = |word: &Word| word.word.strip_suffix(['日', '일']).filter(|rest| rest.chars().count() > 1);
        let parted: Vec<Word> = words
            .iter()
            .filter_map(|word| last(word).map(|rest| Word { word: rest, sense: Sense::Opening, ..*word }))
            .collect();
        words.extend(parted);
        words.into_iter().for_each(|word| self.add(word.word, word.language, word.sense));
    }
}

/// Letters from which on a month's name is told in a text of any language.
const LONG: usize = 4;

fn data() -> &'static Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    DATA.get_or_init(|| read(include_str!("data/calendar.txt")))
}

/// Eight lines a language, as the head of the file says.
fn read(text: &'static str) -> Data {
    let mut data = Data {
        languages: Vec::new(),
        months: Vec::new(),
        days: Vec::new(),
        english: 0,
        openings: Vec::new(),
        by_opening: HashIndex::default(),
        words: vec![None; SLOTS],
    };
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let items = |line: &'static str| line.split('|').filter(|item| !item.is_empty()).collect::<Vec<_>>();
    while let Some(head) = lines.next() {
        let mut head = head.split(' ').skip(1);
        let (tag, order) = (head.next().unwrap_or_default(), head.next().unwrap_or_default());
        let language = data.languages.len() as u8;
        if tag == "en" {
            data.english = language;
        }
        let mut line = || lines.next().unwrap_or_default();
        for names in [&mut data.months, &mut data.days] {
            for (group, number) in line().split('|').zip(1..) {
                let forms = group.split(',').filter(|name| !name.is_empty());
                names.extend(forms.map(|name| Name { name, language, number }));
            }
        }
        let between = items(line());
        let mut halves = line().split('|').map(|names| names.split(',').collect());
        data.languages.push(Language {
            tag,
            order,
            capital: head.next().is_some(),
            between,
            halves: [halves.next().unwrap_or_default(), halves.next().unwrap_or_default()],
            ago: items(line()).into_iter().filter_map(|pattern| pattern.split_once('0')).collect(),
            near: items(line()),
            other: items(line()),
        });
    }
    data.index();
    let names = data.months.iter().chain(&data.days).map(|name| name.name);
    let others = data.languages.iter().flat_map(|language| {
        let before = language.ago.iter().map(|(before, _)| *before).filter(|before| !before.is_empty());
        language.near.iter().copied().chain(before).chain(language.halves.iter().flatten().copied())
    });
    data.openings = names.chain(others).chain(["a", "an"]).map(fold::opening_hash).collect();
    data.openings.order();
    data.openings.dedup();
    data.by_opening = HashIndex::new(data.openings.len());
    for (at, hash) in data.openings.iter().enumerate() {
        data.by_opening.insert(*hash, at);
    }
    data
}

/// Every name of a month that the file has, of whatever language, in lower case.
pub(crate) fn names_of_months() -> impl Iterator<Item = &'static str> {
    data().months.iter().map(|name| name.name)
}

/// What dates without figures, or beside them, are made of, in all languages: names of months and days, "yesterday", and both
/// ends of "3 hours ago".
pub(crate) fn words_of_dates() -> impl Iterator<Item = &'static str> {
    let data = data();
    let names = data.months.iter().chain(&data.days).map(|name| name.name);
    let others = data.languages.iter().flat_map(|language| {
        let ago = language.ago.iter().flat_map(|(before, behind)| [*before, *behind]);
        language.near.iter().chain(&language.other).copied().chain(ago)
    });
    names.chain(others)
}

impl Calendar {
    /// The calendar of a language by its primary tag; English where the file has none.
    pub fn of(language: &str) -> Self {
        let data = data();
        let own = data.languages.iter().position(|known| known.tag == language);
        Self { own: own.map_or(data.english, |own| own as u8) }
    }

    fn own(self) -> &'static Language {
        &data().languages[usize::from(self.own)]
    }

    /// The language, and English where it is another.
    fn both(self) -> impl Iterator<Item = &'static Language> {
        let data = data();
        let english = (self.own != data.english).then(|| &data.languages[usize::from(data.english)]);
        std::iter::once(self.own()).chain(english)
    }

    /// How much a language counts here: the text's own, then English, then any other.
    fn rank(self, language: u8) -> u8 {
        if language == self.own {
            0
        } else if language == data().english {
            1
        } else {
            2
        }
    }

    /// What a word can be at the beginning of a date, whatever its case.
    pub(crate) fn senses(self, word: &str) -> Senses {
        let mut senses = Senses::default();
        let (mut month_rank, mut day_rank) = (3, 3);
        for found in data().senses(word) {
            let rank = self.rank(found.language);
            match found.sense {
                // Short names of other languages are too like other words.
                Sense::Month(month)
                    if rank < month_rank && (rank < 2 || found.word.chars().nth(LONG - 1).is_some()) =>
                {
                    month_rank = rank;
                    senses.month = Some((month, data().languages[usize::from(found.language)].capital));
                }
                Sense::Day(day) if rank < 2 && rank < day_rank => {
                    day_rank = rank;
                    senses.weekday = Some(day);
                }
                Sense::Opening if rank < 2 => senses.opens = true,
                _ => {}
            }
        }
        senses
    }

    /// The month that `word` names, from 1, whatever its case.
    pub fn month(self, word: &str) -> Option<u8> {
        self.senses(word).month.map(|(month, _)| month)
    }

    /// The month of a name of several words, in small letters, and whether its language writes it with a capital.
    pub(crate) fn long_month(self, name: &str) -> Option<(u8, bool)> {
        let data = data();
        let found =
            data.months.iter().filter(|month| month.name == name).min_by_key(|month| self.rank(month.language))?;
        Some((found.number, data.languages[usize::from(found.language)].capital))
    }

    /// The day of the week of a name of several words, in small letters.
    pub(crate) fn long_weekday(self, name: &str) -> Option<u8> {
        let own = data().days.iter().filter(|day| day.name == name && self.rank(day.language) < 2);
        own.min_by_key(|day| self.rank(day.language)).map(|day| day.number)
    }

    /// Whether a date that does not begin with a figure can begin like this, by [`fold::opening_hash`]: a glance.
    pub(crate) fn may_open(opening: u64) -> bool {
        let data = data();
        data.by_opening.rows(opening).any(|at| data.openings[at] == opening)
    }

    /// The day of the week that `word` names, Monday being 1, whatever its case.
    pub(crate) fn weekday(self, word: &str) -> Option<u8> {
        self.senses(word).weekday
    }

    /// Whether `word` stands between parts of a date: "de", "um", "年".
    pub(crate) fn stands_between(self, word: &str) -> bool {
        self.both().any(|language| language.between.contains(&word))
    }

    /// Whether `word`, without full stops, says of a time that it is before noon (`false`) or after it (`true`).
    pub(crate) fn half(self, word: &str) -> Option<bool> {
        self.both()
            .find_map(|language| language.halves.iter().position(|names| names.contains(&word)))
            .map(|at| at == 1)
    }

    /// How a time is told from now: what stands before its number, and behind it.
    pub(crate) fn ago(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.both().flat_map(|language| language.ago.iter().copied())
    }

    /// The words for yesterday and today.
    pub(crate) fn near(self) -> impl Iterator<Item = &'static str> {
        self.both().flat_map(|language| language.near.iter().copied())
    }

    /// Month names of other calendars in use.
    pub(crate) fn other_months(self) -> impl Iterator<Item = &'static str> {
        self.both().flat_map(|language| language.other.iter().copied())
    }

    /// Whether figures with the year last have the day first; nothing where a language has both customs.
    pub(crate) fn day_first(self) -> Option<bool> {
        match (self.own().tag, self.own().order) {
            // Swedish and Persian begin with the year, and have the day first where it stands last.
            ("sv" | "fa", _) => Some(true),
            ("en", _) | (_, "ymd") => None,
            (_, order) => Some(order.starts_with('d')),
        }
    }

    /// Whether years of another calendar are usual in figures.
    pub(crate) fn has_other_years(self) -> bool {
        matches!(self.own().tag, "fa" | "ar")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_read_whole() {
        let data = data();
        assert_eq!(data.languages.len(), 25);
        for (index, language) in data.languages.iter().enumerate() {
            let count = |names: &[Name]| names.iter().filter(|name| usize::from(name.language) == index).count();
            assert!(count(&data.days) >= 7, "{}", language.tag);
            assert!(count(&data.months) >= 12 || matches!(language.tag, "ja" | "ko" | "vi"), "{}", language.tag);
            assert!(language.ago.len() >= 6 && language.near.len() == 2, "{}", language.tag);
            assert!(
                language.order.len() == 3 && language.halves.iter().all(|half| !half.is_empty()),
                "{}",
                language.tag
            );
        }
    }

    #[test]
    fn the_texts_own_language_goes_first() {
        // Both "mar" are there: March in English, and Tuesday in Spanish as well.
        assert_eq!(Calendar::of("en").month("mar"), Some(3));
        assert_eq!(Calendar::of("es").weekday("mar"), Some(2));
        assert_eq!(Calendar::of("en").weekday("mar"), None);
        assert_eq!(Calendar::of("en").month("décembre"), Some(12));
        assert_eq!(Calendar::of("en").month("dic"), None, "short names only of the text's language");
        assert_eq!(Calendar::of("cs").month("srpna"), Some(8));
        assert_eq!(Calendar::of("xx").month("may"), Some(5));
    }
}
