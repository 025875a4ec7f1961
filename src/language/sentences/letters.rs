//! What the form of a word or a letter tells.

/// How far back the word before a stop is looked at, in bytes.
const LONGEST_WORD: usize = 40;

/// The characters before `at`, back to a blank or an opening mark.
pub(super) fn word_before(text: &str, at: usize) -> &str {
    let bytes = text.as_bytes();
    let mut start = at;
    let least = at.saturating_sub(LONGEST_WORD);
    while start > least {
        let byte = bytes[start - 1];
        if byte.is_ascii() {
            if matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'(' | b'[') {
                break;
            }
            // A quotation mark within a word makes a Hebrew acronym of it.
            if byte == b'"' && !(start > 1 && bytes[start - 2] >= 0x80) {
                break;
            }
            start -= 1;
            continue;
        }
        let lead = (1..=4).map(|back| start.saturating_sub(back)).find(|lead| bytes[*lead] >= 0xC0);
        let Some(lead) = lead.filter(|lead| !parts_words(&bytes[*lead..start])) else { break };
        start = lead;
    }
    &text[start..at]
}

/// Where what stands before `at` ends when white space is taken away.
pub(super) fn trim_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(last) = at.checked_sub(1) {
        match bytes[last] {
            b' ' | b'\n' => at = last,
            0x21..=0x7E => break,
            _ => return text[..at].trim_end().len(),
        }
    }
    at
}

/// Whether a character beyond ASCII is a blank, a dash or an opening quotation mark.
fn parts_words(letter: &[u8]) -> bool {
    matches!(
        letter,
        b"\xC2\xA0" | b"\xC2\xAB" | b"\xC2\xBB" // « »
            | b"\xE3\x80\x80" // the ideographic space
            | [0xE2, 0x80, 0x80..=0x8B | 0x93 | 0x94 | 0x9C | 0x9E | 0xAF] // – — “ „ and blanks
    )
}

/// Whether it is a letter, a digit or a sign of a vowel; the common letters are told without the tables of
/// `char::is_alphanumeric`.
pub(super) fn is_alphanumeric(letter: char) -> bool {
    match letter {
        '\0'..='\x7F' => letter.is_ascii_alphanumeric(),
        '\u{C0}'..='\u{D6}'
        | '\u{D8}'..='\u{F6}'
        | '\u{F8}'..='\u{24F}'
        | '\u{400}'..='\u{481}'
        | '\u{48A}'..='\u{52F}'
        | '\u{561}'..='\u{587}'
        | '\u{5D0}'..='\u{5EA}'
        | '\u{620}'..='\u{64A}'
        | '\u{671}'..='\u{6D3}'
        | '\u{900}'..='\u{963}'
        | '\u{966}'..='\u{96F}'
        | '\u{971}'..='\u{DFF}'
        | '\u{E01}'..='\u{E30}'
        | '\u{10D0}'..='\u{10FA}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}' => true,
        _ => letter.is_alphanumeric(),
    }
}

/// The letter of a word that has one, marks above or below it not counted.
pub(super) fn single_letter(word: &str) -> Option<char> {
    if word.len() > 12 {
        return None;
    }
    let mut letters = word.chars();
    let only = letters.next()?;
    letters.all(is_combining).then_some(only)
}

/// A single letter that stands for a name: a capital, or a letter of a script that has none.
pub(super) fn is_initial(word: &str) -> bool {
    let initial = |letter: char| letter.is_alphabetic() && !is_small(letter) && !is_whole(letter);
    single_letter(word).is_some_and(initial)
}

/// Hangul, Han and Kana, a syllable or a word each.
fn is_whole(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

/// Vowel signs, viramas and accents that belong to the letter before.
fn is_combining(letter: char) -> bool {
    let indic = ('\u{900}'..='\u{DFF}').contains(&letter)
        && matches!(u32::from(letter) & 0x7F, 0x00..=0x03 | 0x3C | 0x3E..=0x4D | 0x57 | 0x62 | 0x63);
    indic
        || matches!(letter, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{200C}' | '\u{200D}')
}

/// A small letter of a script that has capitals to begin sentences with; Georgian's letters are small in name only.
pub(super) fn is_small(letter: char) -> bool {
    letter.is_lowercase() && is_cased(letter)
}

/// A letter of a script that has capitals to begin sentences with.
pub(super) fn is_cased(letter: char) -> bool {
    (letter.is_lowercase() || letter.is_uppercase()) && !matches!(letter, '\u{10D0}'..='\u{10FF}')
}

pub(super) fn is_armenian(letter: char) -> bool {
    matches!(letter, '\u{531}'..='\u{587}')
}

/// Thai and Lao letters that a phrase begins with: not a mark of repetition, a figure or a mark above a letter.
pub(super) fn begins_phrase(letter: char) -> bool {
    matches!(letter, '\u{E01}'..='\u{E2E}' | '\u{E40}'..='\u{E44}' | '\u{E81}'..='\u{EAE}' | '\u{EC0}'..='\u{EC4}')
}

/// "U.S", "a.m", "Ph.D", "т.е": letters with full stops between.
pub(super) fn is_dotted(word: &str) -> bool {
    let few = |part: &str| {
        let mut letters = part.chars().filter(|letter| !is_combining(*letter));
        letters.next().is_some_and(char::is_alphabetic)
            && letters.next().is_none_or(char::is_alphabetic)
            && letters.next().is_none()
    };
    word.contains('.') && word.split('.').all(few)
}

pub(super) fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.len() < 6 && word.bytes().all(|byte| b"IVXLC".contains(&byte)) && word != "I"
}

/// A short word with a capital and no vowel ("Brgdr", "Sgt"), but not an acronym ("NBC").
pub(super) fn looks_abbreviated(word: &str) -> bool {
    let bytes = word.as_bytes();
    (2..=4).contains(&bytes.len())
        && bytes[0].is_ascii_uppercase()
        && bytes[1].is_ascii_lowercase()
        && bytes.iter().all(|byte| byte.is_ascii() && !is_vowel(*byte))
}

/// Whether it is a vowel of ASCII, small or not.
pub(super) fn is_vowel(letter: u8) -> bool {
    matches!(letter | 0x20, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}
