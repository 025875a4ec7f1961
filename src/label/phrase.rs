//! Small questions about the form of a phrase, asked by every grammar.

/// Marks that close a sentence's last words: quotation marks and brackets.
pub(super) fn is_closing(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '”' | '’' | '“' | '»' | '›' | '«' | ')' | ']' | '」' | '』' | '）')
}

/// Marks that open a quotation.
pub(super) fn is_opening_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '‘' | '„' | '«' | '»' | '‹' | '「' | '『' | '\'')
}

/// Whether the text ends as a sentence does, closing marks aside. A colon ends none.
pub(super) fn ends_sentence(text: &str) -> bool {
    // « Oui. » has a blank before its mark.
    let bare = without_marks(text).trim_end_matches(|letter| is_closing(letter) || letter == ' ');
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', '։', '｡'])
}

/// `text` without the marks of references at its end: `since 1991.[1][2]`, `since 1991.¹`.
fn without_marks(text: &str) -> &str {
    const LONGEST: usize = 24;
    let mut bare = text.trim_end_matches(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰', '†', '‡']);
    while let Some(inside) = bare.strip_suffix(']') {
        let open = inside.bytes().rev().take(LONGEST).position(|byte| byte == b'[');
        let Some(before) = open.map(|back| &inside[..inside.len() - back - 1]).filter(|before| !before.ends_with(' '))
        else {
            return bare;
        };
        bare = before;
    }
    bare
}

/// Whether the words are written in capitals: at least two letters, none of them small.
pub(super) fn is_all_caps(text: &str) -> bool {
    let mut letters = text.chars().filter(|letter| letter.is_alphabetic());
    letters.clone().count() > 1 && letters.all(|letter| !letter.is_lowercase())
}

/// Whether a word begins with a capital, marks before it aside.
pub(super) fn is_capitalised(word: &str) -> bool {
    word.chars().find(|letter| letter.is_alphanumeric()).is_some_and(char::is_uppercase)
}

/// `word` without marks at either end.
pub(super) fn stripped(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// `word` without marks at either end, in lower case.
pub(super) fn bare(word: &str) -> String {
    stripped(word).to_lowercase()
}

/// At most the first `most` bytes of `text`, whole letters only.
pub(super) fn head(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Byte offset of `part` inside `whole`, of which it must be a slice.
pub(super) fn offset_in(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize).min(whole.len())
}

/// Title case for words in capitals: "PORT ELLERY" is "Port Ellery"; short link words stay small, words with small
/// letters or full stops stay as they are.
pub(super) fn title_case(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (number, word) in text.split(' ').enumerate() {
        if number > 0 {
            out.push(' ');
        }
        if !is_all_caps(word) || word.contains('.') {
            out.push_str(word);
        } else if number > 0
            && matches!(word, "OF" | "THE" | "AND" | "DE" | "DA" | "DEL" | "DI" | "LA" | "LE" | "AN" | "AM")
        {
            out.extend(word.chars().flat_map(char::to_lowercase));
        } else {
            let mut start = true;
            for letter in word.chars() {
                if start {
                    out.push(letter);
                } else {
                    out.extend(letter.to_lowercase());
                }
                start = !letter.is_alphanumeric() && !matches!(letter, '\'' | '’');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_a_title() {
        assert_eq!(title_case("PORT-AU-PRINCE"), "Port-Au-Prince");
        assert_eq!(title_case("ISLE OF MAN"), "Isle of Man");
        assert_eq!(title_case("Lyon"), "Lyon");
    }

    #[test]
    fn marks_of_references_end_no_sentence() {
        for text in ["It rose.[1][2]", "It rose.¹", "It rose.", "It “rose.”[3]"] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["The sound [edit]", "It rose [1]", "[1]"] {
            assert!(!ends_sentence(text), "{text}");
        }
    }
}
