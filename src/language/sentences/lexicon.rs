//! What is known of a language's words at the ends and the beginnings of its sentences, read from `data/`.

use std::sync::OnceLock;

use super::letters::is_vowel;
use crate::language::cues::items;

/// The longest word that is looked up, in bytes.
const LONGEST: usize = 32;

/// What an abbreviation's full stop means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// A name follows ("Dr."): it never ends a sentence.
    Name,
    /// A number follows ("No. 5"); before anything else it is a word like any other.
    Number,
    /// It never ends a sentence ("cf.").
    Inside,
    /// It ends one where a word follows that opens sentences ("Inc.").
    End,
    /// The same, and an abbreviation only where it is written with a capital ("Jan.").
    Capital,
    /// It ends one where anything but a small letter or a figure follows ("etc.").
    Close,
}

/// The facts of one language, or of several together.
#[derive(Default)]
pub(crate) struct Lexicon {
    abbreviations: Table<Abbreviation>,
    /// The last letters of abbreviations.
    endings: Endings,
    /// Words that open sentences, in lower case: a capital on one of them is no name's.
    openers: Table<()>,
    /// Verbs of saying.
    saying: Table<()>,
    /// A number with a full stop is an ordinal: "3. April".
    pub(super) ordinals: bool,
    /// A small letter may begin a sentence behind `?` and `!`, which hardly stand within one.
    pub(super) small_after_question: bool,
    /// The full stop is a lesser mark: `։` or a colon ends sentences.
    pub(super) lesser_stop: bool,
}

/// The data of one language.
struct Source {
    tags: &'static [&'static str],
    abbreviations: &'static str,
    openers: &'static str,
    lexicon: OnceLock<Lexicon>,
}

/// A folder of `data/` with the tags that it serves, its own name first.
macro_rules! sources {
    ($($folder:literal $(also $tag:literal)*,)+) => {
        [$(Source {
            tags: &[$folder, $($tag),*],
            abbreviations: include_str!(concat!("../data/", $folder, "/abbreviations.txt")),
            openers: include_str!(concat!("../data/", $folder, "/openers.txt")),
            lexicon: OnceLock::new(),
        }),+]
    };
}

static SOURCES: [Source; 53] = sources! {
    "af",
    "ar",
    "be",
    "bg",
    "bn",
    "ca",
    "cs",
    "cy",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "eu",
    "fa" also "prs",
    "fi",
    "fr",
    "ga",
    "gl",
    "he",
    "hi" also "ne",
    "hr" also "bs",
    "hu",
    "hy",
    "id" also "ms",
    "is",
    "it",
    "ka",
    "ko",
    "lt",
    "lv",
    "mk",
    "mr",
    "mt",
    "nb" also "nn" also "no",
    "nl",
    "pl",
    "pt",
    "ro" also "mo",
    "ru",
    "sk",
    "sl",
    "sq",
    "sr" also "sh",
    "sv",
    "ta",
    "te",
    "th",
    "tr",
    "uk",
    "ur",
    "vi",
};

/// What stands for a language that is not known or has no data: English, and what is written in other scripts.
const UNKNOWN: [&str; 20] = [
    "en", "ru", "uk", "bg", "el", "hy", "ka", "he", "ar", "fa", "ur", "hi", "mr", "bn", "ta", "te", "th", "ko", "be",
    "mk",
];

/// What comes with English names in all languages; a language's own meaning goes before.
const INTERNATIONAL: [(&str, Abbreviation); 10] = [
    ("mr", Abbreviation::Name),
    ("mrs", Abbreviation::Name),
    ("dr", Abbreviation::Name),
    ("prof", Abbreviation::Name),
    ("st", Abbreviation::Name),
    ("rev", Abbreviation::Name),
    ("jr", Abbreviation::End),
    ("bros", Abbreviation::End),
    ("inc", Abbreviation::End),
    ("vol", Abbreviation::Number),
];

impl Lexicon {
    /// The facts of the language with this BCP 47 tag.
    pub(crate) fn of(language: Option<&str>) -> &'static Self {
        static OTHERWISE: OnceLock<Lexicon> = OnceLock::new();
        let tag = language.and_then(|tag| tag.split(['-', '_']).next()).unwrap_or_default();
        if tag.is_empty() {
            return OTHERWISE.get_or_init(Self::unknown);
        }
        let known = |source: &&Source| source.tags.iter().any(|one| one.eq_ignore_ascii_case(tag));
        match SOURCES.iter().find(known) {
            Some(source) => source.lexicon.get_or_init(|| Self::read(std::iter::once(source))),
            None => OTHERWISE.get_or_init(Self::unknown),
        }
    }

    fn unknown() -> Self {
        Self::read(UNKNOWN.iter().filter_map(|tag| SOURCES.iter().find(|source| source.tags[0] == *tag)))
    }

    fn read(sources: impl Iterator<Item = &'static Source>) -> Self {
        let mut lexicon = Self::default();
        let (mut abbreviations, mut openers, mut saying) = (Vec::new(), Vec::new(), Vec::new());
        for source in sources {
            for (name, words) in lines(source.abbreviations).filter_map(|line| line.split_once(':')) {
                let words = words.split_whitespace();
                if name == "traits" {
                    words.for_each(|word| lexicon.set(word));
                } else if name == "saying" {
                    saying.extend(words.map(|word| (word, ())));
                } else if let Some(meaning) = Abbreviation::named(name) {
                    abbreviations.extend(words.map(|word| (word, meaning)));
                }
            }
            saying.extend(items(source.tags[0], "saying").map(|word| (word, ())));
            openers.extend(lines(source.openers).flat_map(str::split_whitespace).map(|word| (word, ())));
        }
        abbreviations.extend(INTERNATIONAL);
        lexicon.endings = Endings::of(abbreviations.iter().map(|(word, _)| *word));
        lexicon.abbreviations = Table::of(&abbreviations);
        lexicon.openers = Table::of(&openers);
        lexicon.saying = Table::of(&saying);
        lexicon
    }

    fn set(&mut self, name: &str) {
        match name {
            "ordinals" => self.ordinals = true,
            "small-after-question" => self.small_after_question = true,
            "lesser-stop" => self.lesser_stop = true,
            _ => {}
        }
    }

    /// What the full stop of `word` means, where it is an abbreviation; `word` is written without it.
    pub(super) fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        self.abbreviations.get_folded(word)
    }

    /// Whether `before` ends in a word in small letters that is beyond doubt no abbreviation.
    pub(super) fn is_whole(&self, before: &[u8]) -> bool {
        ending(before).is_some_and(|ending| !self.endings.has(ending))
    }

    /// Whether `word` is one that opens sentences.
    pub(crate) fn opens(&self, word: &str) -> bool {
        self.openers.get_folded(word).is_some()
    }

    /// Whether `word`, as it is written, is a verb of saying.
    pub(super) fn says(&self, word: &str) -> bool {
        self.saying.get(word.as_bytes()).is_some()
    }
}

impl Abbreviation {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "name" => Self::Name,
            "number" => Self::Number,
            "inside" => Self::Inside,
            "end" => Self::End,
            "capital" => Self::Capital,
            "close" => Self::Close,
            _ => return None,
        })
    }
}

/// The last four letters of a word of ASCII, in lower case; a shorter word is one behind a blank. Nothing for what could be an
/// abbreviation by its looks: letters without a small one, a capital with no vowel.
fn ending(before: &[u8]) -> Option<[u8; 4]> {
    let ending = before.last_chunk::<4>()?;
    let blanks = match ending {
        [_, b' ' | b'\n', ..] => 2,
        [b' ' | b'\n', ..] => 1,
        _ => 0,
    };
    let word = &ending[blanks..];
    let mut folded = [b' '; 4];
    for (to, letter) in folded[blanks..].iter_mut().zip(word) {
        *to = letter.to_ascii_lowercase();
    }
    let letters = word.iter().all(u8::is_ascii_alphabetic) && ending[3].is_ascii_lowercase();
    let whole = word[0].is_ascii_lowercase() || word.iter().any(|letter| is_vowel(*letter));
    (letters && whole).then_some(folded)
}

/// Which endings abbreviations have, a bit for each hash.
#[derive(Default)]
struct Endings(Vec<u32>);

impl Endings {
    fn of(words: impl Iterator<Item = &'static str>) -> Self {
        let mut endings = Self(vec![0; 1 << 9]);
        for word in words {
            // As it would stand in a text.
            let mut standing = [b' '; LONGEST + 2];
            let end = word.len() + 2;
            if let Some(room) = standing.get_mut(2..end) {
                room.copy_from_slice(word.as_bytes());
            }
            if let Some(ending) = ending(&standing[..end.min(standing.len())]) {
                let (row, bit) = Self::place(ending);
                endings.0[row] |= bit;
            }
        }
        endings
    }

    fn has(&self, ending: [u8; 4]) -> bool {
        let (row, bit) = Self::place(ending);
        self.0.get(row).is_some_and(|row| row & bit != 0)
    }

    fn place(ending: [u8; 4]) -> (usize, u32) {
        let hash = u32::from_le_bytes(ending).wrapping_mul(0x9E37_79B1);
        ((hash >> 23) as usize, 1 << (hash >> 18 & 0x1F))
    }
}

/// Words with what each means, found by hash: twice as many slots as words, a power of two.
struct Table<T> {
    slots: Vec<Option<(&'static str, T)>>,
    /// The length of the longest word, in bytes.
    longest: usize,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { slots: Vec::new(), longest: 0 }
    }
}

impl<T: Copy> Table<T> {
    /// Where a word stands twice, its first meaning holds.
    fn of(words: &[(&'static str, T)]) -> Self {
        let longest = words.iter().map(|(word, _)| word.len()).max().unwrap_or_default();
        let mut table = Self { slots: vec![None; (words.len() * 2).next_power_of_two()], longest };
        for (word, meaning) in words {
            let slot = table.find(word.as_bytes());
            if let Some(slot @ None) = table.slots.get_mut(slot) {
                *slot = Some((word, *meaning));
            }
        }
        table
    }

    fn get_folded(&self, word: &str) -> Option<T> {
        // Most words are longer than any in the table; a letter and its small one are as long but for a few.
        if word.len() > self.longest {
            return None;
        }
        self.get(Folded::of(word)?.as_bytes())
    }

    fn get(&self, word: &[u8]) -> Option<T> {
        let slot = self.slots.get(self.find(word))?;
        slot.map(|(_, meaning)| meaning)
    }

    /// The slot of `word`, or the empty one where it would be.
    fn find(&self, word: &[u8]) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = hash(word) as usize & mask;
        while self.slots.get(slot).is_some_and(|held| held.is_some_and(|(held, _)| held.as_bytes() != word)) {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

/// FNV-1a, whose low bits are mixed with the high ones.
fn hash(word: &[u8]) -> u32 {
    let hash = word.iter().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    hash ^ (hash >> 15)
}

/// The lines of a data file that are items: not empty, not a comment.
fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|line| !line.starts_with('#'))
}

/// A short word in lower case, without an allocation.
struct Folded {
    bytes: [u8; LONGEST],
    len: usize,
}

impl Folded {
    /// Nothing for an empty word and for one too long to be in a table.
    fn of(word: &str) -> Option<Self> {
        if word.is_empty() || word.len() > LONGEST {
            return None;
        }
        let mut folded = Self { bytes: [0; LONGEST], len: 0 };
        for letter in word.chars() {
            let small = match letter {
                'A'..='Z' => letter.to_ascii_lowercase(),
                '\0'..='\x7F' | 'а'..='џ' | 'ա'..='ჿ' => letter,
                _ => letter.to_lowercase().next().unwrap_or(letter),
            };
            let room = folded.bytes.get_mut(folded.len..).filter(|room| room.len() >= small.len_utf8())?;
            folded.len += small.encode_utf8(room).len();
        }
        Some(folded)
    }

    fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

/// What the lines of all data files begin with.
#[cfg(test)]
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    SOURCES.iter().flat_map(|source| lines(source.abbreviations)).map(|line| line.split(':').next().unwrap_or_default())
}

#[cfg(test)]
pub(super) fn is_known(name: &str) -> bool {
    matches!(name, "traits" | "saying") || Abbreviation::named(name).is_some()
}
