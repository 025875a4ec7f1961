//! List and quotation markers at the start of a line.

/// A marker at the start of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// What it looks like.
    pub kind: MarkerKind,
    /// Where the words after it begin, in bytes of the passage's text.
    pub end: usize,
}

/// What a [`Marker`] looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkerKind {
    /// A bullet, by its character.
    Bullet(char),
    /// A number, with what follows it: `1.`, `2)`, `③`, `第四、`.
    Number(u32),
    /// A letter: `a)`, `(b)`.
    Letter(char),
    /// A Roman number of more than one letter: `(ii)`.
    Roman(u32),
    /// `>` of a quotation.
    Quote,
}

/// The bullets that open a list item.
const BULLETS: &str = "•·▪■►▶◾◦‣⁃●○–—-*✓✔➤→・";

/// The most letters of a Roman number that marks an item.
const LONGEST_LETTERS: usize = 5;

/// The list or quotation marker that `text` begins with. Whether it *is* a list is for the labeller to say.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    // Most lines begin with a word: only one of a few letters with a bracket behind is a marker.
    if first.is_ascii_alphabetic() && !text.as_bytes().iter().take(LONGEST_LETTERS + 1).any(|byte| *byte == b')') {
        return None;
    }
    let after = &text[first.len_utf8()..];
    let (kind, rest) = if first == '>' {
        (MarkerKind::Quote, after)
    } else if BULLETS.contains(first) {
        // The Japanese bullet is as wide as a letter and has no blank behind it.
        (MarkerKind::Bullet(first), after.strip_prefix(' ').or(Some(after).filter(|_| first == '・'))?)
    } else {
        counted(text)?
    };
    let rest = rest.trim_start();
    // An empty line of a quotation has the mark alone.
    (!rest.is_empty() || kind == MarkerKind::Quote).then(|| Marker { kind, end: text.len() - rest.len() })
}

/// `1.`, `2)`, `(3)`, `a)`, `(b)`, `(ii)` and a blank behind; `④`, `第五、`.
fn counted(text: &str) -> Option<(MarkerKind, &str)> {
    if let Some(found) = east_asian(text) {
        return Some(found);
    }
    let open = text.strip_prefix('(');
    let body = open.unwrap_or(text);
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let letters = body.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (kind, len) = match (digits, letters) {
        (1..=3, _) => (MarkerKind::Number(body[..digits].parse().ok()?), digits),
        (0, 1) => (MarkerKind::Letter(body.chars().next()?), 1),
        (0, 2..=LONGEST_LETTERS) => (MarkerKind::Roman(roman(&body[..letters])?), letters),
        _ => return None,
    };
    let rest = &body[len..];
    let rest = if open.is_some() {
        rest.strip_prefix(')')?
    } else {
        let number = matches!(kind, MarkerKind::Number(_));
        let rest = rest.strip_prefix(')').or_else(|| rest.strip_prefix('.').filter(|_| number))?;
        rest.strip_prefix(')').unwrap_or(rest)
    };
    rest.strip_prefix(' ').map(|rest| (kind, rest))
}

/// `④ …`, `第五、…` and `五、…`, which need no blank behind them.
fn east_asian(text: &str) -> Option<(MarkerKind, &str)> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    if ('①'..='⑳').contains(&first) {
        return Some((MarkerKind::Number(u32::from(first) - u32::from('①') + 1), rest));
    }
    let body = text.strip_prefix('第').unwrap_or(text);
    let len: usize =
        body.chars().take(3).take_while(|letter| "一二三四五六七八九十".contains(*letter)).map(char::len_utf8).sum();
    let number = &body[..len];
    let ends: &[char] = if body.len() < text.len() { &['、', '，', ' '] } else { &['、'] };
    let rest = body[len..].strip_prefix(ends)?;
    let digit = |letter: char| "一二三四五六七八九".chars().position(|other| other == letter).map(|at| at as u32 + 1);
    let value = match number.chars().collect::<Vec<char>>().as_slice() {
        ['十'] => 10,
        [one] => digit(*one)?,
        ['十', one] => 10 + digit(*one)?,
        _ => return None,
    };
    Some((MarkerKind::Number(value), rest))
}

/// A small Roman number in small or large letters, written the usual way.
fn roman(letters: &str) -> Option<u32> {
    const NUMBERS: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
        "xviii", "xix", "xx",
    ];
    let at = NUMBERS.iter().position(|number| letters.eq_ignore_ascii_case(number))?;
    Some(at as u32 + 1)
}

impl MarkerKind {
    /// What the marker counts to, as a number, as a letter, and as a Roman number: `i` can be the ninth letter or one.
    pub(crate) fn values(self) -> [Option<u32>; 3] {
        match self {
            Self::Number(number) => [Some(number), None, None],
            Self::Letter(letter) => {
                let place = u32::from(letter.to_ascii_lowercase()) - u32::from('a') + 1;
                [None, Some(place), roman(letter.encode_utf8(&mut [0; 4]))]
            }
            Self::Roman(number) => [None, None, Some(number)],
            Self::Bullet(_) | Self::Quote => [None; 3],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_told_by_form() {
        for (text, kind, words) in [
            ("• first", MarkerKind::Bullet('•'), "first"),
            ("12. first", MarkerKind::Number(12), "first"),
            ("1.) first", MarkerKind::Number(1), "first"),
            ("(b) first", MarkerKind::Letter('b'), "first"),
            ("(ii) first", MarkerKind::Roman(2), "first"),
            ("③ first", MarkerKind::Number(3), "first"),
            ("第十二、道を開く", MarkerKind::Number(12), "道を開く"),
            ("> first", MarkerKind::Quote, "first"),
            (">", MarkerKind::Quote, ""),
            ("二、道を開く", MarkerKind::Number(2), "道を開く"),
            ("・上着", MarkerKind::Bullet('・'), "上着"),
        ] {
            let marker = marker(text).unwrap_or_else(|| panic!("no marker in {text}"));
            assert_eq!((marker.kind, &text[marker.end..]), (kind, words), "{text}");
        }
        for text in ["1969. That was the year", "1.5 million", "-40 degrees", "A. Petrosyan", "mix) this", "•", "#tag"]
        {
            assert_eq!(marker(text), None, "{text}");
        }
    }
}
