//! The shape of a passage: everything that a first look tells, in one pass over its bytes.
//!
//! Grammars are asked only where the shape says that they could find something; most lines need none of them. The learned
//! labeller's signals are read off it, too.

use crate::language::fold::{self, WordsHash};
use crate::language::word_classes::{Classes, WordClasses};
use crate::language::{is_alphanumeric, is_joiner, is_unspaced, is_word_letter};

/// What a passage looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Shape {
    /// Bytes of its text.
    pub len: usize,
    /// Words, as [`words`](crate::language::words()) counts them.
    pub words: usize,
    /// Stretches between blanks.
    pub tokens: usize,
    /// Small letters, capitals, and letters that are neither.
    pub small: usize,
    /// See [`small`](Self::small).
    pub capitals: usize,
    /// See [`small`](Self::small).
    pub uncased: usize,
    /// Digits of any script.
    pub digits: usize,
    /// Which marks there are.
    pub marks: Marks,
    /// Its first character.
    pub first: Option<char>,
    /// Its last character.
    pub last: Option<char>,
    /// Whether the first word has a small letter.
    pub first_word_small: bool,
    /// The hash of its words: see [`fold::words_hash`].
    pub(crate) hash: u64,
    /// The hash of how it begins: see [`fold::opening_hash`].
    pub(crate) opening: u64,
    /// What its words are.
    pub(super) terms: Terms,
    /// How often marks come that tell by their number.
    pub(super) counts: MarkCounts,
}

/// Words between marks and blanks, apostrophes aside: "well-known" is two.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a signal of its own")]
pub(super) struct Terms {
    pub(super) count: u32,
    /// Those that begin with a capital, and those that are all capitals.
    pub(super) capitalised: u32,
    pub(super) shouted: u32,
    pub(super) numbers: u32,
    /// Letters and digits of all of them, and of the longest.
    pub(super) letters: u32,
    pub(super) longest: u32,
    /// Capitals right behind a small letter.
    pub(super) glued: u32,
    /// Letters of scripts that write without blanks.
    pub(super) wide: u32,
    /// All classes that there are, and how many words are of each.
    pub(super) classes: Classes,
    pub(super) function: u32,
    pub(super) address: u32,
    pub(super) saying: u32,
    pub(super) clutter: u32,
    pub(super) clutter_first: bool,
    pub(super) reply: u32,
    pub(super) legal: u32,
    pub(super) promotion: u32,
    /// Figures and letters in one: "2h", "9dAni".
    pub(super) mixed: bool,
    /// A year, a clock's time, an age such as "2h".
    pub(super) year: bool,
    pub(super) clock: bool,
    pub(super) age: bool,
    /// Hashes of the first two words and of the first four.
    pub(super) name: u64,
    pub(super) head: u64,
    /// Where its content words are in the document's list.
    pub(super) content: (u32, u32),
}

/// How often marks come.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct MarkCounts {
    pub(super) commas: u32,
    pub(super) bars: u32,
    /// Ends of sentences inside the line.
    pub(super) breaks: u32,
    /// Dashes behind a blank.
    pub(super) dashes: u32,
    pub(super) currency: bool,
    /// `@`, `#`, `//` and what else addresses have.
    pub(super) address: bool,
    /// The last character that is no closing quotation mark or bracket.
    pub(super) end: Option<char>,
}

/// A set of marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u32);

impl Marks {
    /// `|`, `·`, `•` and their like.
    pub const BAR: Self = Self(1);
    /// `/`.
    pub const SLASH: Self = Self(1 << 1);
    /// `>`, `›`, `»`, `→`.
    pub const ARROW: Self = Self(1 << 2);
    /// `:`.
    pub const COLON: Self = Self(1 << 3);
    /// `,`.
    pub const COMMA: Self = Self(1 << 4);
    /// `;`.
    pub const SEMICOLON: Self = Self(1 << 5);
    /// `@`.
    pub const AT: Self = Self(1 << 6);
    /// `(`, `)`.
    pub const BRACKET: Self = Self(1 << 7);
    /// `[`, `]`, `【`.
    pub const SQUARE: Self = Self(1 << 8);
    /// `-`.
    pub const HYPHEN: Self = Self(1 << 9);
    /// `–`, `—`, `―`.
    pub const DASH: Self = Self(1 << 10);
    /// `.`.
    pub const STOP: Self = Self(1 << 11);
    /// `!`, `?` and the terminators of other scripts.
    pub const STRONG: Self = Self(1 << 12);
    /// Double quotation marks of all kinds.
    pub const QUOTE: Self = Self(1 << 13);
    /// `'`, `’`, `‘`.
    pub const APOSTROPHE: Self = Self(1 << 14);
    /// `_`.
    pub const UNDERSCORE: Self = Self(1 << 15);
    /// `&`.
    pub const AND: Self = Self(1 << 16);
    /// `©`, `®`, `™`.
    pub const RIGHTS: Self = Self(1 << 17);
    /// `#`, `*`, `=`, `~`.
    pub const DRAWN: Self = Self(1 << 18);
    /// `$`, `€`, `£`, `%`, `+`.
    pub const FIGURES: Self = Self(1 << 19);
    /// A tab.
    pub const TAB: Self = Self(1 << 20);
    /// Anything else of ASCII.
    pub const OTHER: Self = Self(1 << 21);
    /// A character outside of ASCII.
    pub const FOREIGN: Self = Self(1 << 22);

    /// Either set's marks.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of `others` is there.
    pub const fn any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// The mark that a character is, if it is one of these.
    const fn of(letter: char) -> Self {
        match letter {
            '|' | '·' | '•' | '｜' | '∙' | '⋅' => Self::BAR,
            '/' | '／' => Self::SLASH,
            '>' | '›' | '»' | '→' => Self::ARROW,
            ':' | '：' => Self::COLON,
            ',' | '，' | '、' => Self::COMMA,
            ';' | '；' => Self::SEMICOLON,
            '@' => Self::AT,
            '(' | ')' | '（' | '）' => Self::BRACKET,
            '[' | ']' | '【' | '】' => Self::SQUARE,
            '-' => Self::HYPHEN,
            '–' | '—' | '―' => Self::DASH,
            '.' => Self::STOP,
            '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '։' | '｡' => Self::STRONG,
            '"' | '“' | '”' | '„' | '«' | '「' | '」' | '『' | '』' => Self::QUOTE,
            '\'' | '’' | '‘' => Self::APOSTROPHE,
            '_' => Self::UNDERSCORE,
            '&' => Self::AND,
            '©' | '®' | '™' => Self::RIGHTS,
            '#' | '*' | '=' | '~' => Self::DRAWN,
            '$' | '€' | '£' | '%' | '+' => Self::FIGURES,
            '\t' => Self::TAB,
            'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' => Self(0),
            _ if letter.is_ascii() => Self::OTHER,
            _ => Self(0),
        }
    }
}

/// What a byte is to the pass.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Small,
    Capital,
    Digit,
    Blank,
    Mark,
    Foreign,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' => Class::Small,
            b'A'..=b'Z' => Class::Capital,
            b'0'..=b'9' => Class::Digit,
            b' ' | b'\t' | b'\n' | b'\r' => Class::Blank,
            0x80.. => Class::Foreign,
            _ => Class::Mark,
        };
        byte += 1;
    }
    classes
};

const MARKS: [Marks; 128] = {
    let mut marks = [Marks(0); 128];
    let mut byte = 0;
    while byte < 128 {
        marks[byte] = Marks::of(byte as u8 as char);
        byte += 1;
    }
    marks
};

/// Where the count of words stands.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Outside,
    /// Inside a word.
    Word,
    /// Behind a mark that could go on with the word before it.
    Joiner,
}

/// A word in the making.
#[derive(Clone, Copy, Default)]
struct Term {
    hash: u64,
    letters: u32,
    digits: u32,
    capitals: u32,
    wide: u32,
    /// Whether it begins with a capital.
    capitalised: bool,
    /// Whether the last letter is a small one.
    small: bool,
    /// What its digits make.
    value: u32,
}

/// One pass over a text.
struct Pass<'a> {
    classes: &'a WordClasses,
    content: &'a mut Vec<u32>,
    shape: Shape,
    hash: WordsHash,
    term: Term,
    place: Place,
    in_token: bool,
    /// Whether a sentence may have ended.
    after_end: bool,
}

impl Shape {
    /// Looks at `text` once. Its content words, by a part of their hash, are added to `content`.
    pub(super) fn of(text: &str, classes: &WordClasses, content: &mut Vec<u32>) -> Self {
        let bytes = text.as_bytes();
        let shape =
            Self { len: text.len(), first: text.chars().next(), last: text.chars().next_back(), ..Self::default() };
        let from = content.len() as u32;
        let mut pass = Pass {
            classes,
            content,
            shape,
            hash: WordsHash::default(),
            term: Term::default(),
            place: Place::default(),
            in_token: false,
            after_end: false,
        };
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            match CLASSES[usize::from(byte)] {
                Class::Small | Class::Capital | Class::Digit => at = pass.letters(bytes, at),
                Class::Blank => {
                    pass.end_term();
                    pass.place = Place::Outside;
                    pass.end_token();
                    pass.after_end &= byte == b' ';
                    pass.shape.marks = pass.shape.marks.or(MARKS[usize::from(byte)]);
                    at += 1;
                }
                Class::Mark => {
                    pass.mark(char::from(byte), at.checked_sub(1).map(|before| bytes[before]));
                    at += 1;
                }
                Class::Foreign => {
                    let Some(letter) = text[at..].chars().next() else { break };
                    pass.foreign(letter, at.checked_sub(1).map(|before| bytes[before]));
                    at += letter.len_utf8();
                }
            }
        }
        pass.finish(text, from)
    }

    /// Letters of any kind.
    pub fn letters(&self) -> usize {
        self.small + self.capitals + self.uncased
    }
}

impl Pass<'_> {
    /// A run of ASCII letters and digits at `at`; gives its end.
    #[inline]
    fn letters(&mut self, bytes: &[u8], at: usize) -> usize {
        let first = CLASSES[usize::from(bytes[at])];
        self.begin_term(first == Class::Capital, first == Class::Small);
        if first == Class::Digit && at > 0 && bytes[at - 1] == b':' {
            self.shape.terms.clock |= self.shape.digits > 0;
        }
        let mut hash = self.term.hash;
        let mut all_small = true;
        let mut end = at;
        while let Some(&byte) = bytes.get(end) {
            let class = CLASSES[usize::from(byte)];
            if class > Class::Digit {
                break;
            }
            all_small &= class == Class::Small;
            // This bit makes capitals small and leaves digits as they are.
            hash = WordsHash::step(hash, u32::from(byte | 0x20));
            end += 1;
        }
        self.term.hash = hash;
        self.term.letters += (end - at) as u32;
        self.shape.small += end - at;
        self.shape.counts.end = Some(char::from(bytes[end - 1]));
        if all_small {
            self.term.small = true;
        } else {
            bytes[at..end].iter().for_each(|byte| self.no_small_letter(*byte));
        }
        end
    }

    /// Counts a letter that was taken for a small one as what it is.
    fn no_small_letter(&mut self, byte: u8) {
        let class = CLASSES[usize::from(byte)];
        if class == Class::Capital {
            self.shape.terms.glued += u32::from(self.term.small);
            self.term.capitals += 1;
            self.shape.capitals += 1;
            self.shape.small -= 1;
        } else if class == Class::Digit {
            self.term.value = (self.term.value * 10 + u32::from(byte - b'0')).min(100_000);
            self.term.digits += 1;
            self.shape.digits += 1;
            self.shape.small -= 1;
        }
        self.term.small = class == Class::Small;
    }

    /// A letter or digit follows, perhaps as the first of a term, of a word, of a token.
    #[inline]
    fn begin_term(&mut self, capital: bool, small: bool) {
        if self.term.letters == 0 {
            self.term.capitalised = capital;
            self.shape.counts.breaks += u32::from(self.after_end && !small);
            self.after_end = false;
        }
        self.shape.words += usize::from(self.place == Place::Outside);
        self.place = Place::Word;
        self.in_token = true;
    }

    #[inline]
    fn end_token(&mut self) {
        self.shape.tokens += usize::from(self.in_token);
        self.in_token = false;
    }

    /// The end of a term, if one was begun.
    #[inline]
    fn end_term(&mut self) {
        if self.term.letters == 0 {
            return;
        }
        let term = std::mem::take(&mut self.term);
        self.hash.word(term.hash);
        let terms = &mut self.shape.terms;
        terms.count += 1;
        if terms.count == 2 {
            terms.name = self.hash.finish();
        } else if terms.count == 4 {
            terms.head = self.hash.finish();
        }
        terms.letters += term.letters;
        terms.longest = terms.longest.max(term.letters);
        if term.digits > 0 {
            if term.digits == term.letters {
                terms.numbers += 1;
                terms.year |= term.letters == 4 && (1900..=2099).contains(&term.value);
                return;
            }
            terms.mixed = true;
            // "2h", "33m", "9d".
            terms.age |= term.digits + 1 == term.letters && term.value < 100;
        }
        terms.capitalised += u32::from(term.capitalised);
        terms.shouted += u32::from(term.capitals == term.letters && term.letters > 1);
        let classes = self.classes.get(term.hash);
        if classes == Classes::default() {
            if term.letters >= 4 && term.wide == 0 {
                self.content.push((fold::spread(term.hash) >> 32) as u32);
            }
            return;
        }
        terms.classes = terms.classes.or(classes);
        let is = |class: Classes| u32::from(classes.any(class));
        terms.function += is(Classes::FUNCTION.or(Classes::ADDRESS));
        terms.address += is(Classes::ADDRESS);
        terms.saying += is(Classes::SAYING);
        terms.clutter += is(Classes::CLUTTER);
        terms.clutter_first |= terms.count == 1 && classes.any(Classes::CLUTTER);
        terms.reply += is(Classes::REPLY);
        terms.legal += is(Classes::LEGAL);
        terms.promotion += is(Classes::PROMOTION);
        if classes.any(Classes::SAYING) || (!classes.any(Classes::COUNTED) && term.letters >= 4 && term.wide == 0) {
            self.content.push((fold::spread(term.hash) >> 32) as u32);
        }
    }

    /// A mark of ASCII, and the byte before it.
    fn mark(&mut self, mark: char, before: Option<u8>) {
        self.shape.marks = self.shape.marks.or(MARKS[mark as usize & 0x7F]);
        if mark == '\'' {
            // A term goes on behind it.
            self.term.small = false;
        } else {
            self.end_term();
            match mark {
                '.' | '!' | '?' => self.after_end = true,
                '"' | ')' | ']' => {}
                _ => self.after_end = false,
            }
            let counts = &mut self.shape.counts;
            match mark {
                ',' => counts.commas += 1,
                '|' | '>' => counts.bars += 1,
                '-' => counts.dashes += u32::from(before.is_none_or(|before| before == b' ')),
                '$' => counts.currency = true,
                '@' | '#' | '_' | '=' | '\\' => counts.address = true,
                '/' => counts.address |= before == Some(b'/'),
                _ => {}
            }
        }
        if !matches!(mark, '"' | '\'' | ')' | ']') {
            self.shape.counts.end = Some(mark);
        }
        let joins = self.place == Place::Word && matches!(mark, '\'' | '-' | '.' | ',' | '_');
        self.place = if joins { Place::Joiner } else { Place::Outside };
        self.in_token = true;
    }

    /// A character beyond ASCII, and the byte before it.
    fn foreign(&mut self, letter: char, before: Option<u8>) {
        self.shape.marks = self.shape.marks.or(Marks::FOREIGN).or(Marks::of(letter));
        if letter.is_whitespace() {
            self.end_token();
        } else {
            self.in_token = true;
        }
        if is_alphanumeric(letter) {
            let (small, capital) = (letter.is_lowercase(), letter.is_uppercase());
            if self.term.letters == 0 {
                self.term.capitalised = capital;
                self.shape.counts.breaks += u32::from(self.after_end && !small);
                self.after_end = false;
            }
            self.term.hash = WordsHash::step(self.term.hash, u32::from(fold::fold(letter)));
            self.term.letters += 1;
            self.term.capitals += u32::from(capital);
            self.term.wide += u32::from(is_wide(letter));
            self.shape.terms.wide += u32::from(is_wide(letter));
            self.shape.terms.glued += u32::from(capital && self.term.small);
            self.term.small = small;
            match letter {
                _ if small => self.shape.small += 1,
                _ if capital => self.shape.capitals += 1,
                _ if letter.is_alphabetic() => self.shape.uncased += 1,
                _ => self.shape.digits += 1,
            }
        } else if fold::is_apostrophe(letter) {
            self.term.small = false;
        } else {
            self.end_term();
            self.foreign_mark(letter, before);
        }
        if !letter.is_whitespace() && !matches!(letter, '”' | '’' | '»' | '›' | '」' | '』' | '）') {
            self.shape.counts.end = Some(letter);
        }
        self.place = if !is_word_letter(letter) {
            if self.place == Place::Word && is_joiner(letter) { Place::Joiner } else { Place::Outside }
        } else if is_unspaced(letter) {
            self.shape.words += 1;
            Place::Outside
        } else {
            self.shape.words += usize::from(self.place == Place::Outside);
            Place::Word
        };
    }

    fn foreign_mark(&mut self, mark: char, before: Option<u8>) {
        self.after_end = mark == '…' || (self.after_end && matches!(mark, '”' | '»'));
        let counts = &mut self.shape.counts;
        match mark {
            _ if is_wide_end(mark) => counts.breaks += 1,
            '，' | '、' | '،' | '；' => counts.commas += 1,
            '•' | '·' | '→' | '›' | '×' | '▸' | '►' | '★' | '☆' | '✓' => counts.bars += 1,
            '–' | '—' => counts.dashes += u32::from(before.is_none_or(|before| before == b' ')),
            '€' | '£' | '¥' | '₹' => counts.currency = true,
            _ => {}
        }
    }

    fn finish(mut self, text: &str, from: u32) -> Shape {
        self.end_term();
        self.end_token();
        let mut shape = self.shape;
        shape.terms.content = (from, self.content.len() as u32);
        // Such a mark counts wherever it stands, but the line's last one ends the line.
        if shape.counts.end.is_some_and(is_wide_end) {
            shape.counts.breaks = shape.counts.breaks.saturating_sub(1);
        }
        shape.hash = self.hash.finish();
        shape.opening = fold::opening_hash(text);
        let first_word = text.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        shape.first_word_small =
            first_word.chars().take_while(|letter| letter.is_alphanumeric()).any(char::is_lowercase);
        shape
    }
}

/// Terminators that end a sentence without a blank behind them, or in scripts without capitals.
fn is_wide_end(mark: char) -> bool {
    matches!(mark, '。' | '！' | '？' | '؟' | '۔' | '।' | '։' | '｡')
}

/// Letters of scripts that write without blanks.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9D}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::count_words;
    use crate::language::cues::Cues;

    fn shape(text: &str) -> Shape {
        Shape::of(text, &Cues::of(None).classes, &mut Vec::new())
    }

    #[test]
    fn one_look_counts_as_the_slow_ways_do() {
        for text in [
            "",
            "It's 62–38, in 2.5 hours.",
            "O'Brien-Doe paid $1,000.50 - twice -- at a.m. or p.m_x.",
            "町議会は月曜日に決めた。",
            "परिषद ने निर्णय लिया।",
            "Γεια σου, ΚΟΣΜΕ 漢字kana ’tis",
            "“Don’t,” she said…",
        ] {
            let shape = shape(text);
            assert_eq!(shape.words, count_words(text), "words of {text}");
            assert_eq!(shape.tokens, text.split_whitespace().count(), "tokens of {text}");
            assert_eq!(shape.letters(), text.chars().filter(|letter| letter.is_alphabetic()).count(), "{text}");
            assert_eq!(shape.hash, fold::words_hash(text), "{text}");
        }
    }

    #[test]
    fn marks_are_seen() {
        let marks = shape("By Ani | © 2023 — @ani").marks;
        assert!(marks.any(Marks::BAR) && marks.any(Marks::RIGHTS) && marks.any(Marks::DASH) && marks.any(Marks::AT));
        assert!(!marks.any(Marks::SLASH.or(Marks::COLON)));
    }
}
