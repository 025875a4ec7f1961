//! How each language writes dates: names of months and days, the order of figures, the words between; read from
//! `data/calendar.txt`, which is Unicode's CLDR.

use std::sync::OnceLock;

use super::fold;
use super::hash_index::Hashes;

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
    /// Sorted by name.
    months: Vec<Name>,
    days: Vec<Name>,
    english: u8,
    /// How the words begin that a date can begin with, each by its [`fold::opening_hash`].
    openings: Hashes,
    /// And the words behind the number of a time told from now.
    behind_number: Hashes,
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
        openings: Hashes::default(),
        behind_number: Hashes::default(),
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
    data.months.sort_unstable_by_key(|name| (name.name, name.language));
    data.days.sort_unstable_by_key(|name| (name.name, name.language));
    let names = data.months.iter().chain(&data.days).map(|name| name.name);
    let others = data.languages.iter().flat_map(|language| {
        let before = language.ago.iter().map(|(before, _)| *before).filter(|before| !before.is_empty());
        language.near.iter().copied().chain(before).chain(language.halves.iter().flatten().copied())
    });
    data.openings = Hashes::of(names.chain(others).chain(["a", "an"]).map(fold::opening_hash));
    let behind = data.languages.iter().flat_map(|language| language.ago.iter().map(|(_, behind)| behind.trim_start()));
    let short = ["s", "m", "h", "d", "w", "hr", "hrs", "min", "mins"];
    data.behind_number = Hashes::of(behind.chain(short).map(fold::opening_hash));
    data
}

/// Every name of a month that the file has, of whatever language, in lower case.
pub(crate) fn names_of_months() -> impl Iterator<Item = &'static str> {
    data().months.iter().map(|name| name.name)
}

/// All names that are `word`.
fn named<'a>(names: &'a [Name], word: &'a str) -> impl Iterator<Item = &'a Name> {
    let start = names.partition_point(|name| name.name < word);
    names[start..].iter().take_while(move |name| name.name == word)
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

    /// The name's number that counts here: the language's own, then English, then any where `any` holds.
    fn number(self, names: &'static [Name], word: &str, any: bool) -> Option<(u8, &'static Language)> {
        let data = data();
        let rank = |name: &&Name| match name.language {
            own if own == self.own => 0,
            english if english == data.english => 1,
            _ => 2,
        };
        let name = named(names, word).filter(|name| any || rank(name) < 2).min_by_key(rank)?;
        Some((name.number, &data.languages[usize::from(name.language)]))
    }

    /// The month that `word` names, from 1: a name in lower case, without a full stop.
    pub fn month(self, word: &str) -> Option<u8> {
        self.month_and_case(word).map(|(month, _)| month)
    }

    /// The month that `word` names, and whether its language writes it with a capital.
    pub(crate) fn month_and_case(self, word: &str) -> Option<(u8, bool)> {
        let long = word.chars().nth(LONG - 1).is_some();
        let (number, language) = self.number(&data().months, word, long)?;
        Some((number, language.capital))
    }

    /// Whether a date that does not begin with a figure can begin like this, by [`fold::opening_hash`]: a glance.
    pub(crate) fn may_open(opening: u64) -> bool {
        data().openings.contains(opening)
    }

    /// Whether what stands behind a number can make a time told from now of it.
    pub(crate) fn may_follow_number(text: &str) -> bool {
        data().behind_number.contains(fold::opening_hash(text.trim_start()))
    }

    /// All names of months in this language.
    pub fn months(self) -> impl Iterator<Item = &'static str> {
        data().months.iter().filter(move |name| name.language == self.own).map(|name| name.name)
    }

    /// The day of the week that `word` names, Monday being 1.
    pub(crate) fn weekday(self, word: &str) -> Option<u8> {
        self.number(&data().days, word, false).map(|(day, _)| day)
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
