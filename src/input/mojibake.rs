//! UTF-8 that was read as another encoding: `donâ€™t`, `cafÃ©`, `РџСЂРёРІРµС‚`.
//!
//! It is set right by itself only where the whole text says so: three sequences at least, hardly a letter that the
//! mistake could not have made, and nothing left of it afterwards. Else the repair is offered.

use super::encodings::Encoding;
use crate::article::{RepairKind, Span, SuggestedRepair};

/// Fewer sequences than this are offered, not repaired.
const ENOUGH: usize = 3;
/// How many repairs are offered.
const MOST_OFFERS: usize = 100;

/// What is to be done with a text.
pub(super) enum Judgement {
    /// Read it again in this encoding.
    Repair(Encoding),
    /// Leave it, and say what could be done.
    Offer(Vec<SuggestedRepair>),
}

/// Judges a text that holds signs of mojibake.
pub(super) fn judge(source: &str) -> Judgement {
    let (western, cyrillic) = (Count::of(source, Encoding::Windows1252), Count::of(source, Encoding::Windows1251));
    let (count, encoding) = if western.sequences >= cyrillic.sequences {
        (western, Encoding::Windows1252)
    } else {
        (cyrillic, Encoding::Windows1251)
    };
    if count.sequences >= ENOUGH && count.strays * 4 <= count.sequences && !is_left(source, encoding) {
        return Judgement::Repair(encoding);
    }
    let mut offers = Vec::new();
    for_each_sequence(source, encoding, &mut |at, letter, len| {
        // In a text with accents of its own, chance makes a sequence; of an accent or a quotation mark it hardly does.
        let told = count.sequences > count.strays
            || matches!(letter, '\u{A0}'..='\u{FF}' | '\u{2010}'..='\u{2026}' | '€' | '™');
        if told && offers.len() < MOST_OFFERS {
            let span = Span::new(at, at + len);
            offers.push(SuggestedRepair { kind: RepairKind::Mojibake, span, text: letter.to_string() });
        }
    });
    Judgement::Offer(offers)
}

struct Count {
    /// Letters that are UTF-8 read wrongly.
    sequences: usize,
    /// Letters that could only begin or continue such a sequence and don't.
    strays: usize,
}

impl Count {
    fn of(source: &str, encoding: Encoding) -> Self {
        let mut count = Self { sequences: 0, strays: 0 };
        count.strays = for_each_sequence(source, encoding, &mut |_, _, _| count.sequences += 1);
        count
    }
}

/// Calls `visit` with place, letter and length of each sequence; gives the number of strays.
fn for_each_sequence(source: &str, encoding: Encoding, visit: &mut dyn FnMut(usize, char, usize)) -> usize {
    let bytes = source.as_bytes();
    let mut strays = 0;
    let mut at = 0;
    // Each sequence begins beyond ASCII, which most of a text is.
    while let Some(ascii) = bytes[at..].iter().position(|byte| !byte.is_ascii()) {
        at += ascii;
        let Some(letter) = source[at..].chars().next() else { break };
        at += if let Some((decoded, len)) = sequence(&source[at..], encoding) {
            visit(at, decoded, len);
            len
        } else {
            strays += usize::from(encoding.byte(letter).is_some_and(|byte| byte >= 0xC0));
            letter.len_utf8()
        };
    }
    strays
}

/// Whether the repaired text still looks as if it had to be repaired.
fn is_left(source: &str, encoding: Encoding) -> bool {
    let mut repaired = String::with_capacity(source.len());
    let mut next = 0;
    for_each_sequence(source, encoding, &mut |at, letter, len| {
        repaired.push_str(&source[next..at]);
        repaired.push(letter);
        next = at + len;
    });
    repaired.push_str(&source[next..]);
    Count::of(&repaired, encoding).sequences > 0
}

/// The letter whose UTF-8, read wrongly, `rest` begins with, and how many bytes of `rest` that is.
pub(super) fn sequence(rest: &str, encoding: Encoding) -> Option<(char, usize)> {
    let mut letters = rest.chars();
    let first = letters.next().filter(|letter| !letter.is_ascii())?;
    if encoding == Encoding::Windows1252 && rest.starts_with("Â ") {
        // A no-break space whose second half has become a blank like any other.
        return Some(('\u{A0}', "Â ".len()));
    }
    let lead = encoding.byte(first)?;
    let len = match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0, 0];
    let mut read = first.len_utf8();
    for byte in &mut bytes[1..len] {
        let letter = letters.next().filter(|letter| !letter.is_ascii())?;
        *byte = encoding.byte(letter).filter(|byte| (0x80..0xC0).contains(byte))?;
        read += letter.len_utf8();
    }
    let letter = std::str::from_utf8(&bytes[..len]).ok()?.chars().next()?;
    is_likely(letter).then_some((letter, read))
}

/// Whether a text is likely to hold the letter: not so the corners of Unicode that chance pairs of letters lead to.
fn is_likely(letter: char) -> bool {
    match letter {
        '\u{180}'..='\u{24F}' => "ƒƠơƯưǍǎǐǑǒǔǧȘșȚț".contains(letter),
        '\u{250}'..='\u{2FF}' | '\u{800}'..='\u{8FF}' | '\u{E000}'..='\u{F8FF}' => false,
        '\u{A0}'..='\u{BF}'
        | '×'
        | '÷'
        | '\u{300}'..='\u{36F}'
        | '\u{2000}'..='\u{206F}'
        | '\u{20A0}'..='\u{20CF}'
        | '\u{2100}'..='\u{2BFF}'
        | '\u{3000}'..='\u{303F}'
        | '\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FF00}'..='\u{FFEF}'
        | '\u{1F000}'..='\u{1FAFF}' => true,
        letter => letter.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_read_in_both_encodings() {
        assert_eq!(sequence("â€™t", Encoding::Windows1252), Some(('’', "â€™".len())));
        assert_eq!(sequence("Ã©", Encoding::Windows1252), Some(('é', 4)));
        assert_eq!(sequence("ðŸ˜€", Encoding::Windows1252), Some(('😀', "ðŸ˜€".len())));
        assert_eq!(sequence("Рџ", Encoding::Windows1251), Some(('П', 4)));
        for clean in ["été", "Ângela", "à\u{a0}»", "É…", "naïve"] {
            let first = clean.char_indices().find(|(_, letter)| !letter.is_ascii()).map_or(0, |(at, _)| at);
            assert_eq!(sequence(&clean[first..], Encoding::Windows1252), None, "{clean}");
        }
    }

    #[test]
    fn a_text_is_repaired_or_offered_or_left() {
        let repaired = |text: &str| matches!(judge(text), Judgement::Repair(_));
        assert!(repaired("donâ€™t, cafÃ©, â€œyesâ€\u{9d}"));
        assert!(repaired("РџСЂРёРІРµС‚, РјРёСЂ"));
        // Twice damaged: one repair would leave the other.
        assert!(!repaired("cafÃƒÂ© dÃƒÂ©jÃƒÂ  Ã‰tÃ©"));
        // Ukrainian has Р before і.
        assert!(!repaired("Рівне, Рівень, Рідний край і його люди"));
        assert!(matches!(judge("one cafÃ© only"), Judgement::Offer(offers) if offers.len() == 1));
        assert!(matches!(judge("Рівне і його люди"), Judgement::Offer(offers) if offers.is_empty()));
    }
}
