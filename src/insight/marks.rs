//! Which stretches of a text stand in quotation marks, whatever the marks: one pass for double marks, one for single ones, which
//! look like apostrophes.
//!
//! A mark that has no partner in its text is no mark: it never takes more than its own paragraph along. Only a text's last one may stay
//! open, for a quotation that goes on in the next paragraph.

use crate::article::Span;
use crate::order::Order as _;

/// A stretch in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// With its marks.
    pub(super) outer: Span,
    /// Without them.
    pub(super) inner: Span,
    /// Which marks they are.
    pub(super) marks: Marks,
    /// Whether the closing mark is lacking: the stretch goes on to the text's end.
    pub(super) open: bool,
}

/// Pairs of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marks {
    /// “ ”
    Curly,
    /// „ “ or „ ”
    Low,
    /// « »
    Guillemets,
    /// » «
    Reversed,
    /// " "
    Straight,
    /// ” ”
    Same,
    /// 「 」
    Corner,
    /// 『 』
    WhiteCorner,
    /// ‘ ’
    Single,
    /// ‚ ‘
    LowSingle,
    /// ' '
    StraightSingle,
}

/// So many characters behind a figure the mark is looked for that closes a quotation with inches in it.
const REACH_OF_INCHES: usize = 400;

/// A mark that is open.
#[derive(Clone, Copy)]
struct Open {
    marks: Marks,
    start: usize,
    inner: usize,
    /// How many further marks of the same kind are open inside of it.
    depth: usize,
    /// Whether there were any.
    nests: bool,
    /// Where it may close: behind an s, where an apostrophe can stand as well.
    perhaps: Option<usize>,
}

/// What stands around a mark.
#[derive(Clone, Copy)]
struct Around {
    before: Option<char>,
    after: Option<char>,
}

impl Around {
    /// Whether a mark that opens can stand here.
    fn opens(self) -> bool {
        let before = self
            .before
            .is_none_or(|letter| letter.is_whitespace() || matches!(letter, '(' | '[' | '—' | '–' | '/' | '¿' | '¡'));
        before && self.after.is_some_and(|letter| !letter.is_whitespace())
    }

    /// Whether a mark that closes can stand here: nothing that goes on with a word.
    fn closes(self) -> bool {
        self.before.is_some_and(|letter| !letter.is_whitespace()) && !self.after.is_some_and(char::is_alphanumeric)
    }

    fn between_letters(self) -> bool {
        self.before.is_some_and(char::is_alphanumeric) && self.after.is_some_and(char::is_alphanumeric)
    }
}

/// The stretches of `text` in quotation marks, in order, what stands inside another left out.
pub(super) fn find(text: &str) -> Vec<Quoted> {
    if !text.contains(|letter: char| is_mark(letter)) {
        return Vec::new();
    }
    // Where marks inside of marks don't come out even, they are not taken to be inside of each other.
    let double = doubles(text, true).unwrap_or_else(|| doubles(text, false).unwrap_or_default());
    let single = singles(text, &double);
    merged(double, single)
}

/// The marks that a text begins with.
pub(super) fn opening(text: &str) -> Option<Marks> {
    Some(match text.chars().next()? {
        '“' => Marks::Curly,
        '„' => Marks::Low,
        '«' => Marks::Guillemets,
        '»' => Marks::Reversed,
        '"' => Marks::Straight,
        '”' => Marks::Same,
        '「' => Marks::Corner,
        '『' => Marks::WhiteCorner,
        '‘' => Marks::Single,
        '‚' => Marks::LowSingle,
        '\'' => Marks::StraightSingle,
        _ => return None,
    })
}

impl Marks {
    /// Whether a paragraph that begins with `other` can go on with what was opened by these.
    pub(super) fn go_on_with(self, other: Self) -> bool {
        self == other || matches!((self, other), (Self::Guillemets, Self::Reversed) | (Self::Low, Self::Curly))
    }
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '“' | '”' | '„' | '«' | '»' | '"' | '「' | '『' | '‘' | '’' | '‚' | '\'')
}

/// The stretches in double marks; nothing where `nested` and the marks don't come out even.
fn doubles(text: &str, nested: bool) -> Option<Vec<Quoted>> {
    let mut found: Vec<Quoted> = Vec::new();
    let mut open: Option<Open> = None;
    let mut before = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let around = Around { before, after: letters.peek().map(|(_, letter)| *letter) };
        before = Some(letter);
        let end = at + letter.len_utf8();
        let begin = |marks| Some(Open { marks, start: at, inner: end, depth: 0, nests: false, perhaps: None });
        match (&mut open, letter) {
            (None, _) => {
                let marks = match letter {
                    '“' if !around.closes() || around.opens() => Marks::Curly,
                    '„' => Marks::Low,
                    '«' if around.after.is_some() && (around.opens() || !around.closes()) => Marks::Guillemets,
                    '»' if around.opens() => Marks::Reversed,
                    '"' if around.opens() => Marks::Straight,
                    '”' if around.opens() => Marks::Same,
                    '「' => Marks::Corner,
                    '『' => Marks::WhiteCorner,
                    _ => continue,
                };
                open = begin(marks);
            }
            (Some(one), _) => {
                let closes = match (one.marks, letter) {
                    (Marks::Curly | Marks::Low, '”')
                    | (Marks::Low, '“')
                    | (Marks::Guillemets, '»')
                    | (Marks::Corner, '」')
                    | (Marks::WhiteCorner, '』') => true,
                    (Marks::Same, '”') | (Marks::Reversed, '«') => !around.opens(),
                    // Some write the mark that opens where the one that closes belongs.
                    (Marks::Curly, '“') => around.closes() && !around.opens(),
                    (Marks::Straight, '"') => !around.opens() && !is_inch(text, at),
                    _ => false,
                };
                let again = match (one.marks, letter) {
                    (Marks::Curly, '“') | (Marks::Guillemets, '«') | (Marks::Corner, '「') | (Marks::Low, '„') => {
                        !closes
                    }
                    (Marks::Straight, '"') => around.opens(),
                    _ => false,
                };
                if closes && one.depth > 0 {
                    one.depth -= 1;
                } else if closes {
                    let inner = Span::new(one.inner, at);
                    found.push(Quoted { outer: Span::new(one.start, end), inner, marks: one.marks, open: false });
                    open = None;
                } else if again && nested && one.marks != Marks::Straight {
                    one.depth += 1;
                    one.nests = true;
                } else if again {
                    open = begin(one.marks);
                }
            }
        }
    }
    if let Some(one) = open {
        if one.nests {
            return None;
        }
        let outer = Span::new(one.start, text.len());
        found.push(Quoted { outer, inner: Span::new(one.inner, text.len()), marks: one.marks, open: true });
    }
    Some(found)
}

/// Whether the mark at `at` stands for inches: behind a figure, where another one closes what is open.
fn is_inch(text: &str, at: usize) -> bool {
    if !text[..at].ends_with(|letter: char| letter.is_ascii_digit()) {
        return false;
    }
    let number = text[..at].trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    if number.ends_with(['\'', '’', '′']) {
        return true;
    }
    let rest = &text[at + 1..];
    let goes_on = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
    let head = rest.char_indices().nth(REACH_OF_INCHES).map_or(rest, |(end, _)| &rest[..end]);
    goes_on
        && head.find('"').is_some_and(|next| {
            !head[..next].ends_with(char::is_whitespace) && !head[next + 1..].starts_with(char::is_alphanumeric)
        })
}

/// The stretches in single marks. Those around double ones are taken where they close for certain.
fn singles(text: &str, double: &[Quoted]) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut open: Option<Open> = None;
    let mut before = None;
    let mut inside = double.iter().filter(|one| !one.open).peekable();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let around = Around { before, after: letters.peek().map(|(_, letter)| *letter) };
        before = Some(letter);
        while inside.next_if(|one| one.outer.end <= at).is_some() {}
        let quoted = inside.peek().is_some_and(|one| one.outer.start <= at);
        let end = at + letter.len_utf8();
        let close = |one: Open, at: usize, end: usize, found: &mut Vec<Quoted>| {
            let inner = Span::new(one.inner, at);
            found.push(Quoted { outer: Span::new(one.start, end), inner, marks: one.marks, open: false });
        };
        let marks = match letter {
            '‘' if around.opens() => Some(Marks::Single),
            '‚' if around.opens() => Some(Marks::LowSingle),
            '\'' if around.opens() => Some(Marks::StraightSingle),
            _ => None,
        };
        if let Some(marks) = marks.filter(|_| !quoted && opens_words(&text[end..])) {
            if let Some(one) = open
                && let Some(perhaps) = one.perhaps
            {
                close(one, perhaps, perhaps + mark_len(text, perhaps), &mut found);
            }
            open = Some(Open { marks, start: at, inner: end, depth: 0, nests: false, perhaps: None });
            continue;
        }
        let Some(one) = &mut open else { continue };
        let its_own = match one.marks {
            Marks::Single => letter == '’',
            Marks::LowSingle => matches!(letter, '‘' | '’'),
            _ => letter == '\'',
        };
        if !its_own || quoted || around.between_letters() || !around.closes() {
            continue;
        }
        let sure = around.before.is_some_and(|letter| !letter.is_alphanumeric());
        let plural = around.before == Some('s')
            && text[end..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
        if !sure && plural {
            one.perhaps = one.perhaps.or(Some(at));
        } else {
            close(*one, at, end, &mut found);
            open = None;
        }
    }
    match open {
        Some(Open { marks, start, inner, perhaps: Some(at), .. }) => {
            let outer = Span::new(start, at + mark_len(text, at));
            found.push(Quoted { outer, inner: Span::new(inner, at), marks, open: false });
        }
        // It can only go on in the next paragraph where it began this one.
        Some(Open { marks, start: 0, inner, .. }) => {
            let whole = Span::new(0, text.len());
            found.push(Quoted { outer: whole, inner: Span::new(inner, text.len()), marks, open: true });
        }
        _ => {}
    }
    found
}

fn mark_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

/// Whether a single mark before `rest` can open words: not where it is an apostrophe ('70s, 'n', 'tis, 's avonds).
fn opens_words(rest: &str) -> bool {
    let word: &str = rest.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    if word.is_empty() {
        return rest.starts_with(['…', '.', '¿', '¡', '(', '[', '-', '—', '$', '£', '€']);
    }
    if word.starts_with(|letter: char| letter.is_ascii_digit()) {
        // A year cut short.
        return !(rest.starts_with(|letter: char| letter.is_ascii_digit())
            && word.trim_start_matches(|letter: char| letter.is_ascii_digit()).len() <= 1
            && word.bytes().filter(u8::is_ascii_digit).count() == 2);
    }
    let alone = word.chars().count() == 1 && word.chars().all(char::is_lowercase) && word != "a";
    !alone && !["em", "tis", "twas", "cause", "til", "cos", "bout", "ere", "twere"].contains(&word)
}

/// Both in order. A single pair inside a double one goes, and a double pair inside a single one.
fn merged(double: Vec<Quoted>, single: Vec<Quoted>) -> Vec<Quoted> {
    let mut all: Vec<Quoted> = double.into_iter().chain(single).collect();
    all.order_by_key(|one| (one.outer.start, std::cmp::Reverse(one.outer.end)));
    let mut found: Vec<Quoted> = Vec::with_capacity(all.len());
    for one in all {
        match found.last() {
            // What is open claims nothing yet from what is whole.
            Some(last) if !last.open && one.outer.start < last.outer.end => {}
            _ => found.push(one),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        find(text).iter().filter(|one| !one.open).map(|one| one.inner.of(text)).collect()
    }

    #[test]
    fn each_convention_is_read() {
        for (text, inside) in [
            ("“One,” she said. “Two.”", vec!["One,", "Two."]),
            ("\"One,\" she said. \"Two.\"", vec!["One,", "Two."]),
            ("„Eins“, sagte sie. „Zwei.“", vec!["Eins", "Zwei."]),
            ("»Eins«, sagte sie. »Zwei.«", vec!["Eins", "Zwei."]),
            ("« Un », dit-elle. « Deux. »", vec![" Un ", " Deux. "]),
            ("館長は「読んで」と話した。", vec!["読んで"]),
            ("‘One,’ she said. ‘Two.’", vec!["One,", "Two."]),
            ("'One,' she said. 'Two.'", vec!["One,", "Two."]),
            ("‚Eins‘, sagte sie.", vec!["Eins"]),
            ("”Ett”, sade hon. ”Två.”", vec!["Ett", "Två."]),
        ] {
            assert_eq!(quoted(text), inside, "{text}");
        }
    }

    #[test]
    fn apostrophes_and_measures_are_none() {
        for text in [
            "The villagers’ petition and the drivers’ union's own",
            "In the '70s and '80s he ran the boys' gym",
            "Rock 'n' roll and 'tis the season",
            "He stood 6'2\" and the ring was 19' 6\" wide",
            "'s Avonds is 't stil",
        ] {
            assert_eq!(quoted(text), Vec::<&str>::new(), "{text}");
        }
        assert_eq!(
            quoted("“I’m 6'2\",” he said. \"A 12\" rule hung there,\" she said."),
            ["I’m 6'2\",", "A 12\" rule hung there,"]
        );
        assert_eq!(quoted("‘The drivers’ union wrote,’ he said"), ["The drivers’ union wrote,"]);
    }

    #[test]
    fn what_is_inside_stays_inside() {
        assert_eq!(quoted("“She said, ‘No,’ and left,” he said."), ["She said, ‘No,’ and left,"]);
        assert_eq!(quoted("‘She said “no” and left,’ he said."), ["She said “no” and left,"]);
        assert_eq!(quoted("“A “b” c,” he said."), ["A “b” c,"]);
    }

    #[test]
    fn a_mark_without_a_partner_takes_nothing_along() {
        assert_eq!(quoted("“One “Two,” she said."), ["Two,"]);
        assert_eq!(quoted("One.” It was. “Two,” she said. “Three"), ["Two,"]);
        assert!(find("“One “Two,” she said. “Three").last().is_some_and(|one| one.open));
    }
}
