//! Words, without a segmenter's tables: good for counting, comparing and scoring.

use crate::article::Span;

/// The words of `text`, in order, as byte ranges.
///
/// A word is a run of letters, digits and marks; apostrophes, hyphens, full stops and commas stay inside it where letters or
/// digits stand on both sides ("O'Brien", "1,000.5", "U.S"). In scripts that write without blanks each letter is one.
///
/// ```
/// use standfirst::language::words;
/// let text = "It's 62–38, in 2.5 hours.";
/// let found: Vec<_> = words(text).map(|word| word.of(text)).collect();
/// assert_eq!(found, ["It's", "62", "38", "in", "2.5", "hours"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let start = at + rest.find(is_word_letter)?;
        let mut letters = text[start..].char_indices().peekable();
        let (_, first) = letters.next()?;
        let mut end = start + first.len_utf8();
        if !is_unspaced(first) {
            while let Some(&(offset, letter)) = letters.peek() {
                let inside = is_word_letter(letter) && !is_unspaced(letter);
                let joined = !inside && joins(letter) && {
                    let next = text[start + offset + letter.len_utf8()..].chars().next();
                    next.is_some_and(|next| is_word_letter(next) && !is_unspaced(next))
                };
                if !inside && !joined {
                    break;
                }
                end = start + offset + letter.len_utf8();
                letters.next();
            }
        }
        at = end;
        Some(Span::new(start, end))
    })
}

/// How many words `text` has.
pub fn count(text: &str) -> usize {
    words(text).count()
}

fn is_word_letter(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining(letter)
}

/// Marks that are not alphabetic by themselves but belong to the letter before: combining diacritics, viramas, joiners.
fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}' | '\u{94D}' | '\u{9CD}' | '\u{200C}' | '\u{200D}' | '\u{FE0F}')
}

fn joins(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '-' | '‐' | '‑' | '.' | ',' | '·' | '_' | '\u{5F3}' | '\u{5F4}')
}

/// Whether the letter's script writes words without blanks between them.
pub(crate) fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{0E00}'..='\u{0EFF}'     // Thai, Lao
        | '\u{1000}'..='\u{109F}'   // Burmese
        | '\u{1780}'..='\u{17FF}'   // Khmer
        | '\u{3040}'..='\u{30FF}'   // Hiragana, Katakana
        | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}'   // Han
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}
