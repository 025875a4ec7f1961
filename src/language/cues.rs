//! The words that tell what a line or a full stop means, by language, read from `data/`.

use std::sync::OnceLock;

use super::fold;
use super::hash_index::HashIndex;
use super::words::is_unspaced;

/// Words or phrases with what each of them means. One type for every list, found by a hash of the words, whole or by how it
/// begins; a look-up writes no lower case down and allocates nothing.
pub struct Table {
    rows: Vec<Row>,
    /// The rows by [`fold::words_hash`].
    whole: HashIndex,
    /// The first row of each chain of rows that begin alike, by [`fold::opening_hash`].
    openings: HashIndex,
}

struct Row {
    entry: &'static str,
    meaning: &'static str,
    opening: u64,
    /// The next row that begins alike, a shorter one or another meaning; its number and one, or nought.
    next: u32,
}

/// A list of words or phrases.
pub struct Words(Table);

/// An entry that a text begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening<'a> {
    /// The entry.
    pub entry: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// The text behind it.
    pub rest: &'a str,
}

impl Words {
    fn read(data: &'static str) -> Self {
        Self(Table::read(data))
    }

    /// Whether `word` is in the list, letter for letter; most lists are in lower case.
    pub fn contains(&self, word: &str) -> bool {
        self.0.get(word).is_some()
    }

    /// Whether `word` is in the list, whatever its case.
    pub fn has(&self, word: &str) -> bool {
        self.0.find(word).is_some()
    }

    /// Whether a phrase of these words, by [`fold::words_hash`], may be in the list.
    pub(crate) fn may_have(&self, hash: u64) -> bool {
        self.0.whole.rows(hash).next().is_some()
    }

    /// All items.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.rows.iter().map(|row| row.entry)
    }
}

impl Table {
    fn read(data: &'static str) -> Self {
        Self::of(lines(data).map(|line| line.split_once('\t').unwrap_or((line, ""))))
    }

    fn of(pairs: impl Iterator<Item = (&'static str, &'static str)>) -> Self {
        let mut rows: Vec<Row> =
            pairs.map(|(entry, meaning)| Row { entry, meaning, opening: fold::opening_hash(entry), next: 0 }).collect();
        let (mut whole, mut openings) = (HashIndex::new(rows.len()), HashIndex::new(rows.len()));
        // The last row of each chain has to be known only while it grows: the longest entry comes first.
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|&row| std::cmp::Reverse(rows[row].entry.len()));
        let mut ends: Vec<usize> = (0..rows.len()).collect();
        for row in order {
            let opening = rows[row].opening;
            let head = openings.rows(opening).find(|&head| rows[head].opening == opening);
            if let Some(head) = head {
                let end = std::mem::replace(&mut ends[head], row);
                rows[end].next = row as u32 + 1;
            } else {
                openings.insert(opening, row);
            }
        }
        for (row, Row { entry, .. }) in rows.iter().enumerate() {
            whole.insert(fold::words_hash(entry), row);
        }
        Self { rows, whole, openings }
    }

    /// What `word` means, letter for letter; most tables are in lower case.
    pub fn get(&self, word: &str) -> Option<&'static str> {
        self.all(fold::words_hash(word)).find(|row| row.entry == word).map(|row| row.meaning)
    }

    /// What `word` means, whatever its case.
    pub fn find(&self, word: &str) -> Option<&'static str> {
        self.whole(fold::words_hash(word), word).next()
    }

    /// Everything that `phrase` means, whatever its case; `hash` is the one of its words.
    pub(crate) fn whole(&self, hash: u64, phrase: &str) -> impl Iterator<Item = &'static str> {
        self.all(hash).filter(move |row| fold::same(row.entry, phrase)).map(|row| row.meaning)
    }

    fn all(&self, hash: u64) -> impl Iterator<Item = &Row> {
        self.whole.rows(hash).filter_map(|row| self.rows.get(row))
    }

    /// Whether there are entries that begin as the text of this [`fold::opening_hash`] does. Where there are none, which takes
    /// a glance, there is no [`opening`](Self::opening) either.
    #[inline]
    pub(crate) fn may_open(&self, opening: u64) -> bool {
        self.openings.rows(opening).any(|row| self.rows[row].opening == opening)
    }

    /// The entries that begin as `text` does, the longest first, with what stands behind each in `text`.
    pub(crate) fn openings<'a>(&self, text: &'a str) -> impl Iterator<Item = Opening<'a>> {
        let opening = fold::opening_hash(text);
        let head = self.openings.rows(opening).find(|&row| self.rows[row].opening == opening);
        let mut next = head.map_or(0, |row| row as u32 + 1);
        std::iter::from_fn(move || {
            loop {
                let row = self.rows.get((next as usize).checked_sub(1)?)?;
                next = row.next;
                if let Some(rest) = fold::strip(text, row.entry) {
                    return Some(Opening { entry: row.entry, meaning: row.meaning, rest });
                }
            }
        })
    }

    /// The longest entry that `text` begins with at a word's end, whatever the case.
    pub fn opening<'a>(&self, text: &'a str) -> Option<Opening<'a>> {
        self.openings(text).find(|found| {
            let inside = found.entry.ends_with(|letter: char| letter.is_alphanumeric() && !is_unspaced(letter));
            !inside || !found.rest.starts_with(char::is_alphanumeric)
        })
    }

    /// The longest entry that `text` begins with at a word's end, whatever the case, and what it means.
    pub fn prefix(&self, text: &str) -> Option<(&'static str, &'static str)> {
        self.opening(text).map(|found| (found.entry, found.meaning))
    }
}

/// How a phrase of [`Cues::furniture`] matches a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// The whole line.
    Line,
    /// The beginning of a short line.
    Start,
    /// The whole line, and the headline-like lines below it.
    Intro,
    /// The beginning of a short line, and the headline-like lines below it.
    From,
    /// A button's word.
    Word,
}

/// A line of the furniture table: its kind by name, and how it matches.
#[derive(Clone, Copy, Debug)]
pub struct FurnitureCue {
    /// The kind's name in JSON.
    pub kind: &'static str,
    /// How it matches.
    pub matches: Match,
}

/// Everything that is looked up, for one language.
pub struct Cues {
    /// Abbreviations without their full stop, and what may follow.
    pub abbreviations: Table,
    /// Words that open sentences.
    pub openers: Words,
    /// Function words.
    pub stopwords: Words,
    /// Verbs of saying.
    pub saying: Words,
    /// Words that point back when they open a sentence.
    pub pronouns: Words,
    /// Words that tie a sentence to the one before.
    pub connectives: Words,
    /// Words before which a sentence can be cut short.
    pub breaks: Words,
    /// Month names; the number of the month is the meaning.
    months: Table,
    /// Weekday names.
    pub weekdays: Words,
    /// Labels of dates; the field is the meaning.
    pub date_labels: Table,
    /// Labels of sections, people and places.
    pub line_labels: Table,
    /// What opens a byline; the role is the meaning.
    pub bylines: Table,
    /// What opens a byline in other languages; a byline is often left as it came.
    pub foreign_bylines: Table,
    /// Words that name a role.
    pub roles: Words,
    /// Words of boards, desks and staffs.
    pub collectives: Words,
    /// Openings of captions; "caption" or "credit" is the meaning.
    pub captions: Table,
    /// Words over a headline.
    pub kickers: Table,
    /// Section names.
    pub sections: Words,
    /// Reading-time phrases, `0` for a number.
    pub reading_time: Words,
    /// Furniture phrases in lower case; kind and way of matching are the meaning.
    furniture: Table,
    /// The buttons' words of the furniture, sorted.
    buttons: Vec<(&'static str, FurnitureCue)>,
    /// Openings of notes; the kind is the meaning.
    pub notes: Table,
    /// What is said of those who worked on a story, in lower case.
    pub contributors: Words,
    /// News agencies, as they write themselves.
    pub agencies: Words,
    /// Words of picture credits.
    pub credits: Words,
    /// Small words inside names.
    pub particles: Words,
}

impl Cues {
    /// The cues of a language, by its BCP 47 tag. Languages without data of their own have the English ones.
    pub fn of(_language: Option<&str>) -> &'static Self {
        static ENGLISH: OnceLock<Cues> = OnceLock::new();
        ENGLISH.get_or_init(Self::english)
    }

    fn english() -> Self {
        let furniture = furniture(include_str!("data/en/furniture.txt"));
        Self {
            buttons: buttons(&furniture),
            furniture,
            abbreviations: Table::read(include_str!("data/en/abbreviations.txt")),
            openers: Words::read(include_str!("data/en/openers.txt")),
            stopwords: Words::read(include_str!("data/en/stopwords.txt")),
            saying: Words::read(include_str!("data/en/saying.txt")),
            pronouns: Words::read(include_str!("data/en/pronouns.txt")),
            connectives: Words::read(include_str!("data/en/connectives.txt")),
            breaks: Words::read(include_str!("data/en/breaks.txt")),
            months: months(include_str!("data/en/months.txt")),
            weekdays: words_of(include_str!("data/en/weekdays.txt")),
            date_labels: Table::read(include_str!("data/en/date_labels.txt")),
            line_labels: Table::read(include_str!("data/en/line_labels.txt")),
            bylines: Table::read(include_str!("data/en/bylines.txt")),
            foreign_bylines: Table::read(include_str!("data/bylines.txt")),
            roles: Words::read(include_str!("data/en/roles.txt")),
            collectives: Words::read(include_str!("data/en/collectives.txt")),
            captions: Table::read(include_str!("data/en/captions.txt")),
            kickers: Table::read(include_str!("data/en/kickers.txt")),
            sections: Words::read(include_str!("data/en/sections.txt")),
            reading_time: Words::read(include_str!("data/en/reading_time.txt")),
            notes: Table::read(include_str!("data/en/notes.txt")),
            contributors: Words::read(include_str!("data/en/contributors.txt")),
            agencies: Words::read(include_str!("data/agencies.txt")),
            credits: Words::read(include_str!("data/credits.txt")),
            particles: Words::read(include_str!("data/particles.txt")),
        }
    }

    /// The month that `word` names, from 1; `word` without a full stop.
    pub fn month(&self, word: &str) -> Option<u8> {
        self.months.find(word)?.parse().ok()
    }

    /// The furniture cue of exactly `phrase`, whatever its case, that matches in one of these ways.
    pub fn furniture(&self, phrase: &str, ways: &[Match]) -> Option<FurnitureCue> {
        self.furniture_of(fold::words_hash(phrase), phrase, ways)
    }

    /// The same, by the hash of the phrase's words.
    pub(crate) fn furniture_of(&self, hash: u64, phrase: &str, ways: &[Match]) -> Option<FurnitureCue> {
        self.furniture.whole(hash, phrase).filter_map(FurnitureCue::read).find(|cue| ways.contains(&cue.matches))
    }

    /// The longest button's word that a text begins with, glued to what follows or not, and what stands behind it.
    pub(crate) fn button<'a>(&self, text: &'a str) -> Option<(FurnitureCue, &'a str)> {
        let first = fold::fold(text.chars().next()?);
        let start = self.buttons.partition_point(|(word, _)| !word.starts_with(|letter| letter >= first));
        let alike = self.buttons[start..].iter().take_while(|(word, _)| word.starts_with(first));
        alike.filter_map(|(word, cue)| Some((*cue, fold::strip(text, word)?))).min_by_key(|(_, rest)| rest.len())
    }

    /// The longest furniture cue that a line begins with, or a part of a line, and what stands behind it.
    pub(crate) fn furniture_opening<'a>(&self, text: &'a str) -> Option<(FurnitureCue, &'a str)> {
        self.furniture.openings(text).find_map(|found| {
            let ends = found.rest.is_empty() || found.rest.starts_with(' ') || found.entry.ends_with([':', '|']);
            let cue = FurnitureCue::read(found.meaning).filter(|_| ends)?;
            matches!(cue.matches, Match::Start | Match::From).then_some((cue, found.rest))
        })
    }
}

impl FurnitureCue {
    /// Reads "share\tline".
    fn read(meaning: &'static str) -> Option<Self> {
        let (kind, way) = meaning.split_once('\t')?;
        let matches = match way {
            "line" => Match::Line,
            "start" => Match::Start,
            "intro" => Match::Intro,
            "from" => Match::From,
            "word" => Match::Word,
            _ => return None,
        };
        Some(Self { kind, matches })
    }
}

/// The lines of a data file that are items: not empty, not a comment.
fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// All words of all lines.
fn words_of(data: &'static str) -> Words {
    Words(Table::of(lines(data).flat_map(str::split_whitespace).map(|word| (word, ""))))
}

/// Names of months, a month a line, with the number of the line.
fn months(data: &'static str) -> Table {
    const NUMBERS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
    let rows = lines(data).zip(NUMBERS);
    Table::of(rows.flat_map(|(line, month)| line.split_whitespace().map(move |name| (name, month))))
}

/// The phrase stands last in a line of furniture, after its kind and its way of matching.
fn furniture(data: &'static str) -> Table {
    Table::of(lines(data).filter_map(|line| line.rsplit_once('\t')).map(|(meaning, phrase)| (phrase, meaning)))
}

fn buttons(furniture: &Table) -> Vec<(&'static str, FurnitureCue)> {
    let cues = furniture.rows.iter().filter_map(|row| Some((row.entry, FurnitureCue::read(row.meaning)?)));
    let mut words: Vec<_> = cues.filter(|(_, cue)| cue.matches == Match::Word).collect();
    words.sort_unstable_by_key(|(word, _)| *word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_furniture_line_is_read() {
        let data = include_str!("data/en/furniture.txt");
        let table = furniture(data);
        let read = table.rows.iter().filter(|row| FurnitureCue::read(row.meaning).is_some());
        assert_eq!(read.count(), lines(data).count());
    }

    #[test]
    fn phrases_match_at_a_words_end_only() {
        let table = Table::read("photo by\tcredit\nphoto:\tcredit\n");
        assert_eq!(table.prefix("photo by ani"), Some(("photo by", "credit")));
        assert_eq!(table.prefix("photo bylines"), None);
        assert_eq!(table.prefix("photo:ani"), Some(("photo:", "credit")));
        assert_eq!(table.opening("PHOTO BY Ani").map(|found| found.rest), Some(" Ani"));
        assert!(
            table.may_open(fold::opening_hash("Photo of a truck")) && !table.may_open(fold::opening_hash("Photos"))
        );
    }
}
