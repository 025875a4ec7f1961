//! The direction of writing, and marks of direction kept from leaking out of their text.

use super::Script;
use crate::article::{Article, Block, Direction};

/// Bytes of a block that are looked at.
const LOOK: usize = 400;

/// The direction that most of a block's first letters have; where they are even, that of the very first one. Nothing for left
/// to right.
pub fn of_block(block: &Block) -> Option<Direction> {
    let (mut right, mut left, mut first) = (0, 0, None);
    let mut budget = LOOK;
    block.for_each_text(&mut |text| {
        let end = budget.min(text.text.len());
        budget -= end;
        // Letters that run from the right begin with these bytes, punctuation and most other letters do not.
        if text.text.as_bytes()[..end].iter().any(|byte| matches!(byte, 0xD6..=0xE0 | 0xEF)) {
            for letter in text.text.char_indices().take_while(|(at, _)| *at < end).map(|(_, letter)| letter) {
                if let Some(script) = Script::of(letter) {
                    let is_right = script.is_right_to_left();
                    first.get_or_insert(is_right);
                    right += usize::from(is_right);
                    left += usize::from(!is_right);
                }
            }
        } else {
            left += end;
            first = first.or((end > 0).then_some(false));
        }
    });
    (right > left || (right == left && first == Some(true))).then_some(Direction::Rtl)
}

/// The direction of a language's usual script, by its BCP 47 tag.
pub fn of_language(tag: &str) -> Direction {
    const RIGHT_TO_LEFT: [&str; 12] = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"];
    let mut subtags = tag.split(['-', '_']);
    let primary = subtags.next().unwrap_or_default();
    let is_latin = subtags.any(|subtag| subtag.eq_ignore_ascii_case("latn"));
    let right = !is_latin && RIGHT_TO_LEFT.iter().any(|known| known.eq_ignore_ascii_case(primary));
    if right { Direction::Rtl } else { Direction::Ltr }
}

/// Whether a letter opens or closes a stretch of another direction: embeddings, overrides, isolates.
pub(crate) fn is_control(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether such stretches reach beyond the end of `line`, or beyond a sentence in it: what stands behind would be turned
/// round, too.
pub(crate) fn leaks(line: &str) -> bool {
    let mut open = Vec::new();
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push('\u{202C}'),
            '\u{2066}'..='\u{2068}' => open.push('\u{2069}'),
            '\u{202C}' | '\u{2069}' if open.pop() != Some(letter) => return true,
            '。' | '！' | '？' if !open.is_empty() => return true,
            '.' | '!' | '?' | '؟' | '۔' | '։' | '।' | '…'
                if !open.is_empty() && letters.peek().is_some_and(|next| next.is_whitespace()) =>
            {
                return true;
            }
            _ => {}
        }
    }
    !open.is_empty()
}

impl Article {
    /// The direction that most of the body has, else that of the language; nothing where neither is known.
    pub fn direction(&self) -> Option<Direction> {
        let right = self.blocks.iter().filter(|block| block.direction == Some(Direction::Rtl)).count();
        if right * 2 > self.blocks.len() {
            return Some(Direction::Rtl);
        }
        self.language.as_deref().map(of_language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, Text};

    fn of(text: &str) -> Option<Direction> {
        let text = Text { text: text.to_owned(), ..Text::default() };
        of_block(&Block {
            kind: BlockKind::Paragraph(text),
            rule: "test".into(),
            confidence: 1.0,
            direction: None,
            language: None,
        })
    }

    #[test]
    fn most_letters_decide_and_the_first_one_of_even_numbers() {
        for (text, direction) in [
            ("ستعمل العبّارة ليلا من مايو.", Some(Direction::Rtl)),
            ("CNN نقلت عن الوزير أن الجسر سيفتح في الربيع", Some(Direction::Rtl)),
            ("המעבורת", Some(Direction::Rtl)),
            ("ދިވެހި", Some(Direction::Rtl)),
            ("The word “שלום” opens the letter", None),
            ("שלום, she wrote to her brother in Haifa", None),
            ("אב ab", Some(Direction::Rtl)),
            ("ab אב", None),
            ("渡し船は運航する", None),
            ("Паром ходит ночью", None),
            ("… 42 😀", None),
            ("", None),
        ] {
            assert_eq!(of(text), direction, "{text}");
        }
    }

    #[test]
    fn controls_may_not_reach_beyond_their_sentence() {
        for line in
            ["a \u{2067}שלום\u{2069} b", "\u{202B}שלום 3.5\u{202C}", "plain", "\u{2066}a\u{202E}b\u{202C}\u{2069}"]
        {
            assert!(!leaks(line), "{line:?}");
        }
        for line in [
            "\u{202E}abc",
            "abc\u{202C}",
            "\u{2066}a\u{202E}b\u{2069}",
            "\u{2067}One. Two.\u{2069}",
            "\u{2068}一。二\u{2069}",
        ] {
            assert!(leaks(line), "{line:?}");
        }
    }

    #[test]
    fn languages_have_the_direction_of_their_script() {
        for (tag, direction) in [
            ("fa", Direction::Rtl),
            ("he-IL", Direction::Rtl),
            ("AR", Direction::Rtl),
            ("ug-Latn", Direction::Ltr),
            ("en", Direction::Ltr),
            ("", Direction::Ltr),
        ] {
            assert_eq!(of_language(tag), direction, "{tag}");
        }
    }
}
