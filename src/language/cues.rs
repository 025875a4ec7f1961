//! The words that tell what a line or a full stop means, by language, read from `data/`.

use std::sync::OnceLock;

/// Words or phrases with what each of them means. One type for every list: sorted once, looked up by halves.
pub struct Table(Vec<(&'static str, &'static str)>);

/// A list of words or phrases, looked up whole.
pub struct Words(Table);

impl Words {
    fn read(data: &'static str) -> Self {
        Self(Table::read(data))
    }

    /// Whether `word` is in the list, letter for letter; most lists are in lower case.
    pub fn contains(&self, word: &str) -> bool {
        self.0.get(word).is_some()
    }

    /// All items, sorted.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.0.iter().map(|row| row.0)
    }
}

impl Table {
    fn read(data: &'static str) -> Self {
        Self::of(lines(data).map(|line| line.split_once('\t').unwrap_or((line, ""))).collect())
    }

    fn read_all(data: &[&'static str]) -> Self {
        let rows = data.iter().flat_map(|data| lines(data));
        Self::of(rows.map(|line| line.split_once('\t').unwrap_or((line, ""))).collect())
    }

    fn of(mut rows: Vec<(&'static str, &'static str)>) -> Self {
        rows.sort_unstable();
        Self(rows)
    }

    /// What `word` means, or nothing where it is not in the table.
    pub fn get(&self, word: &str) -> Option<&'static str> {
        self.all(word).next()
    }

    /// Everything that `word` means.
    fn all(&self, word: &str) -> impl Iterator<Item = &'static str> {
        let start = self.0.partition_point(|row| row.0 < word);
        self.0[start..].iter().take_while(move |row| row.0 == word).map(|row| row.1)
    }

    /// The longest entry that `text` begins with at a word's end, and what it means. `text` is in lower case.
    pub fn prefix(&self, text: &str) -> Option<(&'static str, &'static str)> {
        // Entries that `text` begins with sort at or before it, and share its first letter.
        let end = self.0.partition_point(|row| row.0 <= text);
        let first = text.chars().next()?;
        self.0[..end].iter().rev().take_while(|row| row.0.starts_with(first)).copied().find(|(entry, _)| {
            text.strip_prefix(entry).is_some_and(|rest| {
                !entry.ends_with(char::is_alphanumeric) || !rest.starts_with(|letter: char| letter.is_alphanumeric())
            })
        })
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
    /// Labels of verdicts in reviews, in lower case.
    pub ratings: Words,
    /// Headings above lists that are written without marks, in lower case.
    pub list_headings: Words,
    /// What mailed newsletters say of themselves: letters and digits in lower case.
    pub mailings: Words,
}

impl Cues {
    /// The cues of a language, by its BCP 47 tag. Languages without data of their own have the English ones.
    pub fn of(_language: Option<&str>) -> &'static Self {
        static ENGLISH: OnceLock<Cues> = OnceLock::new();
        ENGLISH.get_or_init(Self::english)
    }

    fn english() -> Self {
        Self {
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
            furniture: furniture(include_str!("data/en/furniture.txt")),
            notes: Table::read_all(&[include_str!("data/notes.txt"), include_str!("data/en/notes.txt")]),
            contributors: Words::read(include_str!("data/en/contributors.txt")),
            agencies: Words::read(include_str!("data/agencies.txt")),
            credits: Words::read(include_str!("data/credits.txt")),
            particles: Words::read(include_str!("data/particles.txt")),
            ratings: Words::read(include_str!("data/ratings.txt")),
            list_headings: Words::read(include_str!("data/list_headings.txt")),
            mailings: Words::read(include_str!("data/mailings.txt")),
        }
    }

    /// The month that `word` names, from 1; `word` in lower case, without a full stop.
    pub fn month(&self, word: &str) -> Option<u8> {
        self.months.get(word)?.parse().ok()
    }

    /// The furniture cue of exactly `phrase`, in lower case, that matches in one of these ways.
    pub fn furniture(&self, phrase: &str, ways: &[Match]) -> Option<FurnitureCue> {
        self.furniture.all(phrase).filter_map(FurnitureCue::read).find(|cue| ways.contains(&cue.matches))
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

/// All words of all lines.
fn words_of(data: &'static str) -> Words {
    Words(Table::of(lines(data).flat_map(str::split_whitespace).map(|word| (word, "")).collect()))
}

/// Names of months, a month a line, with the number of the line.
fn months(data: &'static str) -> Table {
    const NUMBERS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
    let rows = lines(data).zip(NUMBERS);
    Table::of(rows.flat_map(|(line, month)| line.split_whitespace().map(move |name| (name, month))).collect())
}

/// The phrase stands last in a line of furniture, after its kind and its way of matching.
fn furniture(data: &'static str) -> Table {
    Table::of(
        lines(data).filter_map(|line| line.rsplit_once('\t')).map(|(meaning, phrase)| (phrase, meaning)).collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_furniture_line_is_read() {
        let data = include_str!("data/en/furniture.txt");
        let table = furniture(data);
        let read = table.0.iter().filter(|(_, meaning)| FurnitureCue::read(meaning).is_some());
        assert_eq!(read.count(), lines(data).count());
    }

    #[test]
    fn phrases_match_at_a_words_end_only() {
        let table = Table::read("photo by\tcredit\nphoto:\tcredit\n");
        assert_eq!(table.prefix("photo by ani"), Some(("photo by", "credit")));
        assert_eq!(table.prefix("photo bylines"), None);
        assert_eq!(table.prefix("photo:ani"), Some(("photo:", "credit")));
    }
}
