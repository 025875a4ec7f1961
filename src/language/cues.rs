//! The words that tell what a line or a full stop means, by language, read from `data/`.

use crate::order::Order as _;
use std::sync::OnceLock;

use super::calendar::Calendar;
use super::fold;
use super::hash_index::HashIndex;
use super::word_classes::WordClasses;
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
    pub(super) fn read(data: &'static str) -> Self {
        Self(Table::read(data))
    }

    /// The items of a list, each with what it means behind a tab, which is no matter here.
    pub(crate) fn of_lines(lines: impl Iterator<Item = &'static str>) -> Self {
        Self(Table::of_lines(lines))
    }

    /// Whether `word` is in the list, letter for letter; most lists are in lower case.
    pub fn contains(&self, word: &str) -> bool {
        self.0.get(word).is_some()
    }

    /// Whether `word` is in the list, whatever its case.
    pub fn has(&self, word: &str) -> bool {
        self.0.find(word).is_some()
    }

    /// Whether a phrase of the same words as `text` is in the list, whatever the marks; `hash` is the one of its words.
    pub(crate) fn has_words(&self, hash: u64, text: &str) -> bool {
        self.0.all(hash).any(|row| fold::same_words(row.entry, text))
    }

    /// Whether a phrase of these words, by [`fold::words_hash`], may be in the list.
    pub(crate) fn may_have(&self, hash: u64) -> bool {
        self.0.whole.rows(hash).next().is_some()
    }

    /// All items.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.entries()
    }
}

impl Table {
    /// Reads a whole file.
    pub(crate) fn read(data: &'static str) -> Self {
        Self::of_lines(lines(data))
    }

    /// The items of a list, each with what it means behind a tab.
    pub(crate) fn of_lines(lines: impl Iterator<Item = &'static str>) -> Self {
        Self::of(lines.map(meaning))
    }

    fn of(pairs: impl Iterator<Item = (&'static str, &'static str)>) -> Self {
        let mut rows: Vec<Row> =
            pairs.map(|(entry, meaning)| Row { entry, meaning, opening: fold::opening_hash(entry), next: 0 }).collect();
        let (mut whole, mut openings) = (HashIndex::new(rows.len()), HashIndex::new(rows.len()));
        // The last row of each chain has to be known only while it grows: the longest entry comes first.
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.order_by_key(|&row| std::cmp::Reverse(rows[row].entry.len()));
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

    /// All entries.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.rows.iter().map(|row| row.entry)
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
    /// A button's word below a reader's comment.
    Reply,
}

/// A line of the furniture table: its kind by name, and how it matches.
#[derive(Clone, Copy, Debug)]
pub struct FurnitureCue {
    /// The kind's name in JSON.
    pub kind: &'static str,
    /// How it matches.
    pub matches: Match,
}

/// A language's tag, its cues and its furniture, from its folder.
macro_rules! languages {
    ($($tag:literal)*) => {
        [$((
            $tag,
            include_str!(concat!("data/", $tag, "/cues.txt")),
            include_str!(concat!("data/", $tag, "/furniture.txt")),
        )),*]
    };
}

/// The languages with cues of their own, English first.
const LANGUAGES: [(&str, &str, &str); 25] = languages!(
    "en" "ar" "cs" "de" "el" "es" "fa" "fr" "he" "hi" "hy" "id" "it" "ja" "ko" "nl" "pl" "pt" "ro" "ru" "sv" "tr" "uk" "vi" "zh"
);

/// Everything that is looked up, for one language.
pub struct Cues {
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
    /// Names of months and days, and how dates are written.
    pub calendar: Calendar,
    /// Labels of dates, and the field that they announce.
    pub date_labels: Vec<(&'static str, &'static str)>,
    /// The same, to be asked whether a line begins with one.
    pub(crate) date_openings: Table,
    /// Words between the parts of a date, beside the calendar's.
    pub date_words: Words,
    /// Words behind a year or a clock.
    pub date_endings: Words,
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
    /// Words that outlets' names end in.
    pub mastheads: Words,
    /// Words that names of institutions and firms have.
    pub institutions: Words,
    /// Words that begin or end what somebody is, where it is known to stand behind a name.
    pub titles: Words,
    /// Whole lines that stand for a byline: "Agencies".
    pub staff: Words,
    /// Words between two names.
    pub and_words: Words,
    /// Words between a name and a place.
    pub in_words: Words,
    /// Words between a name and an outlet.
    pub for_words: Words,
    /// Marks of press releases; `start` where more may follow on the line.
    pub releases: Table,
    /// Labels of who to ask.
    pub contacts: Words,
    /// Headings over what every press release of a house ends with.
    pub boilerplate: Table,
    /// How letters open.
    pub salutations: Table,
    /// What stands before a source; `appended` where copying a page put it there.
    pub sources: Table,
    /// Words between a name and what somebody is.
    pub is_words: Words,
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
    /// Words of what is said of a picture.
    pub picture_words: Words,
    /// Small words inside names.
    pub particles: Words,
    /// Labels of verdicts in reviews, in lower case.
    pub ratings: Words,
    /// Headings above lists that are written without marks, in lower case.
    pub list_headings: Words,
    /// What the counters of a page count, in lower case, in all languages.
    pub counted: Words,
    /// What stands in a path of sections and is none, in lower case, in all languages.
    pub home: Words,
    /// What mailed newsletters say of themselves: letters and digits in lower case.
    pub mailings: Words,
    /// What single words are known to be.
    pub(crate) classes: WordClasses,
}

impl Cues {
    /// The cues of a language, by its BCP 47 tag. Languages without data of their own have the English ones.
    pub fn of(language: Option<&str>) -> &'static Self {
        static CUES: [OnceLock<Cues>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];
        let tag = language.unwrap_or("en").split(['-', '_']).next().unwrap_or_default();
        let index = LANGUAGES.iter().position(|(known, _, _)| known.eq_ignore_ascii_case(tag)).unwrap_or(0);
        CUES[index].get_or_init(|| Self::with(LANGUAGES[index]))
    }

    /// The cues of a language beside the English ones, which pages in all languages have.
    fn with((tag, own, own_furniture): (&str, &'static str, &'static str)) -> Self {
        let (_, english, english_furniture) = LANGUAGES[0];
        // English is its own second language.
        let (own, own_furniture) = if tag == "en" { ("", "") } else { (own, own_furniture) };
        let table = |name: &str| Table::of(section(english, name).chain(section(own, name)).map(meaning));
        let words = |name: &str| Words(table(name));
        let dates = [("published", "published"), ("updated", "updated")].into_iter().flat_map(|(name, field)| {
            section(english, name).chain(section(own, name)).map(move |label| (label, field))
        });
        let dates: Vec<(&str, &str)> = dates.collect();
        let furniture = furniture(&[english_furniture, own_furniture]);
        let mut cues = Self {
            openers: Words::read(include_str!("data/en/openers.txt")),
            stopwords: Words::read(include_str!("data/en/stopwords.txt")),
            saying: words("saying"),
            pronouns: Words::read(include_str!("data/en/pronouns.txt")),
            connectives: Words::read(include_str!("data/en/connectives.txt")),
            breaks: Words::read(include_str!("data/en/breaks.txt")),
            calendar: Calendar::of(tag),
            date_openings: Table::of(dates.iter().copied()),
            date_labels: dates,
            date_words: words("date-word"),
            date_endings: words("date-ending"),
            line_labels: table("line-label"),
            bylines: table("byline"),
            foreign_bylines: Table::read(include_str!("data/bylines.txt")),
            roles: words("role"),
            collectives: words("collective"),
            mastheads: words("masthead"),
            institutions: words("institution"),
            titles: words("title"),
            releases: table("release"),
            contacts: words("contact"),
            boilerplate: table("boilerplate"),
            salutations: table("salutation"),
            sources: table("source"),
            is_words: words("is"),
            staff: words("staff"),
            and_words: words("and"),
            in_words: words("in"),
            for_words: words("for"),
            captions: table("caption"),
            picture_words: words("picture-word"),
            kickers: table("kicker"),
            sections: words("section"),
            reading_time: words("reading-time"),
            buttons: buttons(&furniture),
            furniture,
            notes: table("note"),
            contributors: words("contributors"),
            agencies: Words::read(include_str!("data/agencies.txt")),
            credits: Words::read(include_str!("data/credits.txt")),
            particles: Words::read(include_str!("data/particles.txt")),
            ratings: Words::read(include_str!("data/ratings.txt")),
            list_headings: Words::read(include_str!("data/list_headings.txt")),
            counted: Words::read(include_str!("data/counted.txt")),
            home: Words::read(include_str!("data/home.txt")),
            mailings: Words::read(include_str!("data/mailings.txt")),
            classes: WordClasses::default(),
        };
        cues.classes = WordClasses::of(&cues, section(english, "saying"));
        cues
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
            let ends = found.rest.is_empty()
                || found.rest.starts_with([' ', ':', '：', '|', '?', '!', ',', '▶'])
                || found.entry.ends_with([':', '|', '：']);
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
            "reply" => Match::Reply,
            _ => return None,
        };
        Some(Self { kind, matches })
    }
}

/// The lines of a data file that are items: not empty, not a comment.
fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The items of one section of the language's own cues; none where it has no cues of its own.
pub(super) fn items(tag: &str, name: &str) -> impl Iterator<Item = &'static str> {
    let own = LANGUAGES.iter().find(|(known, ..)| *known == tag);
    section(own.map_or("", |(_, own, _)| own), name)
}

/// The items of one section of a language's `cues.txt`.
pub(crate) fn section(data: &'static str, name: &str) -> impl Iterator<Item = &'static str> {
    let head = |line: &&str| line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) == Some(name);
    let mut lines = lines(data);
    let found = lines.by_ref().any(|line| head(&line));
    lines.take_while(move |line| found && !line.starts_with('['))
}

/// An item, and what stands behind its tab.
fn meaning(line: &'static str) -> (&'static str, &'static str) {
    line.split_once('\t').unwrap_or((line, ""))
}

/// The phrase stands last in a line of furniture, after its kind and its way of matching.
fn furniture(data: &[&'static str]) -> Table {
    let rows = data.iter().flat_map(|data| lines(data)).filter_map(|line| line.rsplit_once('\t'));
    Table::of(rows.map(|(meaning, phrase)| (phrase, meaning)))
}

fn buttons(furniture: &Table) -> Vec<(&'static str, FurnitureCue)> {
    let cues = furniture.rows.iter().filter_map(|row| Some((row.entry, FurnitureCue::read(row.meaning)?)));
    let mut words: Vec<_> = cues.filter(|(_, cue)| cue.matches == Match::Word).collect();
    words.order_by_key(|(word, _)| *word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_furniture_line_is_read() {
        for (tag, _, data) in LANGUAGES {
            let table = furniture(&[data]);
            let read = table.rows.iter().filter(|row| FurnitureCue::read(row.meaning).is_some());
            assert_eq!(read.count(), lines(data).count(), "{tag}");
        }
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
