//! The shape of a passage: everything that a first look tells, in one pass over its bytes.
//!
//! Grammars are asked only where the shape says that they could find something; most lines need none of them.

use crate::language::fold::{self, WordsHash};
use crate::language::{is_joiner, is_unspaced, is_word_letter};

/// What a passage looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

/// What a character is to the pass.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Small,
    Capital,
    Digit,
    Blank,
    Mark,
}

impl Class {
    const fn of_ascii(byte: u8) -> Self {
        match byte {
            b'a'..=b'z' => Self::Small,
            b'A'..=b'Z' => Self::Capital,
            b'0'..=b'9' => Self::Digit,
            b' ' | b'\t' | b'\n' | b'\r' => Self::Blank,
            _ => Self::Mark,
        }
    }
}

const CLASSES: [Class; 128] = {
    let mut classes = [Class::Mark; 128];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = Class::of_ascii(byte as u8);
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
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Outside,
    /// Inside a word.
    Word,
    /// Behind a mark that could go on with the word before it.
    Joiner,
}

impl Shape {
    /// Looks at `text` once.
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut shape =
            Self { len: text.len(), first: text.chars().next(), last: text.chars().next_back(), ..Self::default() };
        let mut hash = WordsHash::default();
        let mut place = Place::Outside;
        let mut in_token = false;
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            if byte.is_ascii() {
                at += 1;
                let class = CLASSES[usize::from(byte)];
                match class {
                    Class::Small | Class::Capital | Class::Digit => {
                        shape.small += usize::from(class == Class::Small);
                        shape.capitals += usize::from(class == Class::Capital);
                        shape.digits += usize::from(class == Class::Digit);
                        shape.words += usize::from(place == Place::Outside);
                        place = Place::Word;
                        hash.letter(u32::from(byte.to_ascii_lowercase()));
                        in_token = true;
                    }
                    Class::Blank => {
                        hash.end_word();
                        place = Place::Outside;
                        shape.tokens += usize::from(in_token);
                        in_token = false;
                        shape.marks = shape.marks.or(MARKS[usize::from(byte)]);
                    }
                    Class::Mark => {
                        shape.marks = shape.marks.or(MARKS[usize::from(byte)]);
                        if byte != b'\'' {
                            hash.end_word();
                        }
                        let joins = place == Place::Word && matches!(byte, b'\'' | b'-' | b'.' | b',' | b'_');
                        place = if joins { Place::Joiner } else { Place::Outside };
                        in_token = true;
                    }
                }
                continue;
            }
            let Some(letter) = text[at..].chars().next() else { break };
            at += letter.len_utf8();
            shape.marks = shape.marks.or(Marks::FOREIGN).or(Marks::of(letter));
            if letter.is_whitespace() {
                shape.tokens += usize::from(in_token);
                in_token = false;
            } else {
                in_token = true;
            }
            if letter.is_alphanumeric() {
                hash.letter(u32::from(fold::fold(letter)));
                match letter {
                    _ if letter.is_lowercase() => shape.small += 1,
                    _ if letter.is_uppercase() => shape.capitals += 1,
                    _ if letter.is_alphabetic() => shape.uncased += 1,
                    _ => shape.digits += 1,
                }
            } else if !fold::is_apostrophe(letter) {
                hash.end_word();
            }
            place = if is_unspaced(letter) && is_word_letter(letter) {
                shape.words += 1;
                Place::Outside
            } else if is_word_letter(letter) {
                shape.words += usize::from(place == Place::Outside);
                Place::Word
            } else if place == Place::Word && is_joiner(letter) {
                Place::Joiner
            } else {
                Place::Outside
            };
        }
        shape.tokens += usize::from(in_token);
        shape.hash = hash.finish();
        shape.opening = fold::opening_hash(text);
        let first_word = text.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        shape.first_word_small =
            first_word.chars().take_while(|letter| letter.is_alphanumeric()).any(char::is_lowercase);
        shape
    }

    /// Letters of any kind.
    pub fn letters(&self) -> usize {
        self.small + self.capitals + self.uncased
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::count_words;

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
            let shape = Shape::of(text);
            assert_eq!(shape.words, count_words(text), "words of {text}");
            assert_eq!(shape.tokens, text.split_whitespace().count(), "tokens of {text}");
            assert_eq!(shape.letters(), text.chars().filter(|letter| letter.is_alphabetic()).count(), "{text}");
            assert_eq!(shape.hash, fold::words_hash(text), "{text}");
        }
    }

    #[test]
    fn marks_are_seen() {
        let marks = Shape::of("By Ani | © 2023 — @ani").marks;
        assert!(marks.any(Marks::BAR) && marks.any(Marks::RIGHTS) && marks.any(Marks::DASH) && marks.any(Marks::AT));
        assert!(!marks.any(Marks::SLASH.or(Marks::COLON)));
    }
}
