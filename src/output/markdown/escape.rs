//! Text that stays text: what Markdown could read as a mark gets a backslash, where it could.

/// Where words stand, which decides what could be a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In lines of their own.
    Lines,
    /// On the one line of a heading.
    Heading,
    /// In a cell of a table.
    Cell,
}

/// Words with everything escaped that could be read as a mark inside a line.
pub(super) fn words(text: &str, place: Place, has_math: bool, out: &mut String) {
    let mut before = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let risky = match letter {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            // Inside a word it is a letter.
            '_' => !(before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '|' => place == Place::Cell || text.contains('\n'),
            '{' => place == Place::Heading,
            '$' => has_math,
            // Before a link it would make a picture of it.
            '!' => next.is_none(),
            // "&amp;" would become "&".
            '&' => is_entity(&text[at + 1..]),
            _ => false,
        };
        if risky {
            out.push('\\');
        }
        out.push(letter);
        before = Some(letter);
    }
}

/// Whether what follows an ampersand could make an entity of it.
pub(super) fn is_entity(rest: &str) -> bool {
    rest.starts_with(|next: char| next.is_ascii_alphabetic() || next == '#')
}

/// The lines of a block, with what would make another kind of block of one escaped, and blanks at their ends kept.
pub(super) fn lines(text: &str, place: Place) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let words = line.trim_matches([' ', '\t']);
        let (before, behind) = line.split_at(line.len() - line.trim_start_matches([' ', '\t']).len());
        let behind = if words.is_empty() { "" } else { &behind[words.len()..] };
        blanks(before, &mut out);
        match place {
            Place::Lines => line_start(words, &mut out),
            // Number signs at its end would be taken for the heading's own.
            Place::Heading if words.ends_with('#') => out.extend([&words[..words.len() - 1], "\\#"]),
            Place::Heading | Place::Cell => out.push_str(words),
        }
        blanks(behind, &mut out);
    }
    out
}

/// Blanks at the end of a line, which Markdown would drop.
fn blanks(blanks: &str, out: &mut String) {
    blanks.chars().for_each(|blank| out.push_str(if blank == '\t' { "&#9;" } else { "&#32;" }));
}

/// A line with what would make a heading, list, quotation, definition or rule of it escaped.
fn line_start(line: &str, out: &mut String) {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if line.starts_with(['#', '+', '-', '=', '>', ':']) {
        out.push('\\');
    } else if (1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']) {
        out.push_str(&line[..digits]);
        out.push('\\');
        out.push_str(&line[digits..]);
        return;
    }
    out.push_str(line);
}

/// Text with everything escaped that Markdown could read as a mark.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    words(text, Place::Lines, text.matches('$').nth(1).is_some(), &mut out);
    lines(&out, Place::Lines)
}

/// Text inside HTML.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn marks_in_text_stay_text() {
        assert_eq!(escape("1. *not* a [list](x)"), "1\\. \\*not\\* a \\[list\\](x)");
        assert_eq!(escape("# no heading"), "\\# no heading");
        assert_eq!(escape("AT&T &amp; Co"), "AT\\&T \\&amp; Co");
        assert_eq!(escape("snake_case _x_"), "snake_case \\_x\\_");
        assert_eq!(escape("$5 here"), "$5 here");
        assert_eq!(escape("$5 or $6"), "\\$5 or \\$6");
        assert_eq!(escape(" - x "), "&#32;\\- x&#32;");
    }
}
