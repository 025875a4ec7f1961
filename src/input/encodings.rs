//! The two encodings that UTF-8 is mistaken for: a letter's byte in each.

/// An encoding of one byte a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Western European; Latin-1 where it has no letter.
    Windows1252,
    /// Cyrillic.
    Windows1251,
}

/// The letters of Windows-1252 from 0x80 to 0x9F; a blank where it has none.
const WESTERN: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
/// The letters of Windows-1251 from 0x80 to 0xBF; a blank where it has none.
const CYRILLIC: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–— ™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї";

/// The letter of a byte in Windows-1252, or in Windows-1251.
pub(crate) fn letter_of_byte(byte: u8, cyrillic: bool) -> char {
    let place = |table: &str, from: u8| table.chars().nth(usize::from(byte - from)).filter(|letter| *letter != ' ');
    match (byte, cyrillic) {
        (0xC0.., true) => char::from_u32(u32::from('А') + u32::from(byte) - 0xC0),
        (0x80.., true) => place(CYRILLIC, 0x80),
        (0x80..=0x9F, false) => place(WESTERN, 0x80),
        _ => None,
    }
    .unwrap_or(char::from(byte))
}

impl Encoding {
    /// The byte that stands for `letter`.
    pub(super) fn byte(self, letter: char) -> Option<u8> {
        let place =
            |table: &str| table.chars().position(|other| other == letter && other != ' ').map(|at| at as u8 + 0x80);
        match (self, letter) {
            (_, '\0'..='\u{7F}') => Some(letter as u8),
            (Self::Windows1252, '\u{80}'..='\u{FF}') => Some(u32::from(letter) as u8),
            (Self::Windows1252, '\u{152}'..='\u{2122}') => place(WESTERN),
            (Self::Windows1251, 'А'..='я') => Some((u32::from(letter) - u32::from('А')) as u8 + 0xC0),
            (Self::Windows1251, '\u{98}') => Some(0x98),
            (Self::Windows1251, '\u{A0}'..='\u{2122}') => place(CYRILLIC),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_their_bytes() {
        for (encoding, letter, byte) in [
            (Encoding::Windows1252, '€', 0x80),
            (Encoding::Windows1252, 'Ÿ', 0x9F),
            (Encoding::Windows1252, '\u{9d}', 0x9D),
            (Encoding::Windows1252, 'é', 0xE9),
            (Encoding::Windows1251, 'Ђ', 0x80),
            (Encoding::Windows1251, '™', 0x99),
            (Encoding::Windows1251, 'ѕ', 0xBE),
            (Encoding::Windows1251, 'ї', 0xBF),
            (Encoding::Windows1251, 'я', 0xFF),
            (Encoding::Windows1251, 'Р', 0xD0),
        ] {
            assert_eq!(encoding.byte(letter), Some(byte), "{letter}");
        }
        assert_eq!(Encoding::Windows1252.byte('я'), None);
        assert_eq!(Encoding::Windows1251.byte('é'), None);
    }
}
