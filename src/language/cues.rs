//! The words that tell what a line or a full stop means, by language, read from `data/`.

use std::sync::OnceLock;

use super::calendar::Calendar;

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
        Self::of(lines(data).map(meaning).collect())
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
                !entry.ends_with(|letter: char| letter.is_alphanumeric() && !is_unspaced(letter))
                    || !rest.starts_with(|letter: char| letter.is_alphanumeric())
            })
        })
    }
}

/// Letters of Chinese and Japanese: words have no seams.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
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
    /// Whole lines that stand for a byline: "Agencies".
    pub staff: Words,
    /// Words between two names.
    pub and_words: Words,
    /// Words between a name and a place.
    pub in_words: Words,
    /// Words between a name and an outlet.
    pub for_words: Words,
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
        let table = |name: &str| Table::of(section(english, name).chain(section(own, name)).map(meaning).collect());
        let words = |name: &str| Words(table(name));
        let dates = [("published", "published"), ("updated", "updated")].into_iter().flat_map(|(name, field)| {
            section(english, name).chain(section(own, name)).map(move |label| (label, field))
        });
        Self {
            openers: Words::read(include_str!("data/en/openers.txt")),
            stopwords: Words::read(include_str!("data/en/stopwords.txt")),
            saying: words("saying"),
            pronouns: Words::read(include_str!("data/en/pronouns.txt")),
            connectives: Words::read(include_str!("data/en/connectives.txt")),
            breaks: Words::read(include_str!("data/en/breaks.txt")),
            calendar: Calendar::of(tag),
            date_labels: dates.collect(),
            date_words: words("date-word"),
            date_endings: words("date-ending"),
            line_labels: table("line-label"),
            bylines: table("byline"),
            foreign_bylines: Table::read(include_str!("data/bylines.txt")),
            roles: words("role"),
            collectives: words("collective"),
            staff: words("staff"),
            and_words: words("and"),
            in_words: words("in"),
            for_words: words("for"),
            captions: table("caption"),
            kickers: table("kicker"),
            sections: words("section"),
            reading_time: words("reading-time"),
            furniture: furniture(&[english_furniture, own_furniture]),
            notes: table("note"),
            contributors: words("contributors"),
            agencies: Words::read(include_str!("data/agencies.txt")),
            credits: Words::read(include_str!("data/credits.txt")),
            particles: Words::read(include_str!("data/particles.txt")),
            ratings: Words::read(include_str!("data/ratings.txt")),
            list_headings: Words::read(include_str!("data/list_headings.txt")),
            mailings: Words::read(include_str!("data/mailings.txt")),
        }
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

/// The items of one section of the language's own cues; none where it has no cues of its own.
pub(super) fn items(tag: &str, name: &str) -> impl Iterator<Item = &'static str> {
    let own = LANGUAGES.iter().find(|(known, ..)| *known == tag);
    section(own.map_or("", |(_, own, _)| own), name)
}

/// The items of one section of a language's `cues.txt`.
fn section(data: &'static str, name: &str) -> impl Iterator<Item = &'static str> {
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
    Table::of(rows.map(|(meaning, phrase)| (phrase, meaning)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_furniture_line_is_read() {
        for (tag, _, data) in LANGUAGES {
            let table = furniture(&[data]);
            let read = table.0.iter().filter(|(_, meaning)| FurnitureCue::read(meaning).is_some());
            assert_eq!(read.count(), lines(data).count(), "{tag}");
        }
    }

    #[test]
    fn phrases_match_at_a_words_end_only() {
        let table = Table::read("photo by\tcredit\nphoto:\tcredit\n");
        assert_eq!(table.prefix("photo by ani"), Some(("photo by", "credit")));
        assert_eq!(table.prefix("photo bylines"), None);
        assert_eq!(table.prefix("photo:ani"), Some(("photo:", "credit")));
    }
}
