//! What is known of each passage before it is labelled: its form, and what the grammars find in it.

use super::byline::{self, FoundByline};
use super::caption::{self, FoundCaption};
use super::date;
use super::dateline::{self, FoundDateline};
use super::furniture::{self, FoundFurniture};
use super::metadata_line::{self, Piece};
use super::phrase::{ends_sentence, is_closing, is_opening_quote};
use super::shape::{Marks, Shape};
use crate::article::NoteKind;
use crate::language::cues::Cues;
use crate::language::fold;
use crate::language::hash_index::HashIndex;
use crate::language::word_classes::Classes;
use crate::read::{MarkerKind, Passage};

/// The form of a passage, and the findings of the grammars; those that few passages have are boxed, which keeps the others small.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Features {
    /// What a first look at its words tells, marker aside.
    pub shape: Shape,
    /// Its form in numbers.
    pub form: Form,
    /// A line of pieces: dates, bylines, sections.
    pub metadata: Option<Vec<Piece>>,
    /// A labelled date before prose.
    pub leading_date: Option<Box<Piece>>,
    /// A dateline.
    pub dateline: Option<Box<FoundDateline>>,
    /// A byline.
    pub byline: Option<Box<FoundByline>>,
    /// A caption or credit.
    pub caption: Option<Box<FoundCaption>>,
    /// A line of the page.
    pub furniture: Option<FoundFurniture>,
    /// A path of sections, as byte ranges of the text.
    pub breadcrumb: bool,
    /// A newsroom's note.
    pub note: Option<NoteKind>,
    /// The index of the first passage with the same words.
    pub repeats: Option<usize>,
}

/// The form of a passage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each is a feature of its own")]
pub struct Form {
    /// Words after the marker.
    pub words: usize,
    /// Whether it ends as a sentence does.
    pub terminated: bool,
    /// Whether it ends in a colon.
    pub colon: bool,
    /// Whether all letters are capitals.
    pub capitals: bool,
    /// Whether it opens with a quotation mark.
    pub quoted_start: bool,
    /// Whether it closes with one.
    pub quoted_end: bool,
    /// Whether it is a rule, stars, or an end mark.
    pub separator: bool,
}

/// Longer passages are prose; most grammars don't look at them (bytes).
const SHORT: usize = 600;

/// Shorter passages say too little for a repetition to mean anything (bytes).
const TOO_SHORT_TO_REPEAT: usize = 9;

/// The features of each passage. The content words of all of them, by a part of their hash, are left in `content`.
pub fn features(passages: &[Passage], cues: &Cues, content: &mut Vec<u32>) -> Vec<Features> {
    let mut seen = HashIndex::new(passages.len());
    passages
        .iter()
        .enumerate()
        .map(|(index, passage)| {
            let mut features = one(passage, cues, content);
            let words = passage.words();
            if (TOO_SHORT_TO_REPEAT..=SHORT).contains(&words.len()) && features.form.words > 0 {
                let hash = features.shape.hash;
                let first = seen.rows(hash).find(|&first| fold::same_words(passages[first].words(), words));
                if first.is_none() {
                    seen.insert(hash, index);
                }
                features.repeats = first;
            }
            features
        })
        .collect()
}

/// Looks at a passage once, and asks the grammars that could find something in what it looks like.
fn one(passage: &Passage, cues: &Cues, content: &mut Vec<u32>) -> Features {
    let line = passage.text.text.as_str();
    let words = passage.words();
    let shape = Shape::of(words, &cues.classes, content);
    let mut features = Features { shape, form: form(line, words, &shape), ..Features::default() };
    if features.form.separator {
        return features;
    }
    let gate = Gate { line, words, shape: &shape, terminated: features.form.terminated, cues };
    if !passage.marker.as_ref().is_some_and(|marker| matches!(marker.kind, MarkerKind::Bullet(_) | MarkerKind::Quote))
        && gate.dateline()
    {
        features.dateline = dateline::find(line, cues).map(Box::new);
    }
    let opening = if words.len() < line.len() { fold::opening_hash(line) } else { shape.opening };
    let dated = shape.digits > 0 && gate.date_label(opening);
    if line.len() > SHORT {
        if dated {
            features.leading_date = metadata_line::leading_date(line, cues).map(Box::new);
        }
        return features;
    }
    if furniture::may_find(&shape) {
        features.furniture = furniture::find(words, &shape, cues);
    }
    if gate.caption(opening) {
        features.caption = caption::find(line, cues).map(Box::new);
    }
    if gate.byline() {
        features.byline = byline::find(words, cues).map(Box::new);
    }
    if gate.metadata(opening, features.byline.is_some()) {
        features.metadata = metadata_line::find(line, cues);
    }
    if features.metadata.is_none() && dated {
        features.leading_date = metadata_line::leading_date(line, cues).map(Box::new);
    }
    features.breadcrumb = !features.form.terminated
        && shape.marks.any(Marks::BAR.or(Marks::SLASH).or(Marks::ARROW))
        && is_breadcrumb(line, cues);
    if cues.notes.may_open(opening) {
        features.note = cues.notes.prefix(line).and_then(|(_, kind)| note_kind(kind));
    }
    features
}

/// Which grammars could find something in a line: each question costs next to nothing, and says no to nearly all lines.
struct Gate<'a> {
    line: &'a str,
    words: &'a str,
    shape: &'a Shape,
    terminated: bool,
    cues: &'a Cues,
}

impl Gate<'_> {
    /// Whether a word of these classes may be there; in scripts without blanks words are not told apart.
    fn may_have(&self, classes: Classes) -> bool {
        self.shape.terms.classes.any(classes) || self.shape.terms.wide > 0
    }

    /// A dash, with a place in capitals or an agency in its marks before it.
    fn dateline(&self) -> bool {
        let Shape { marks, first, first_word_small, digits, .. } = *self.shape;
        let Some(first) = first.filter(|first| !first.is_lowercase()) else { return false };
        if !first.is_ascii_alphabetic() {
            // Scripts without capitals have their own forms, and so has an agency in brackets.
            return matches!(first, '(' | '[') || !first.is_ascii();
        }
        (!first_word_small && marks.any(Marks::DASH.or(Marks::HYPHEN).or(Marks::SLASH).or(Marks::COLON)))
            || (marks.any(Marks::BRACKET.or(Marks::SLASH)) && marks.any(Marks::DASH.or(Marks::HYPHEN).or(Marks::SLASH)))
            || (marks.any(Marks::DASH) && digits > 0)
            || (marks.any(Marks::BRACKET) && self.line.bytes().take(dateline::REACH_OF_AGENCY).any(|byte| byte == b'('))
            || (marks.any(Marks::COLON) && marks.any(Marks::COMMA))
    }

    /// The label of a date, or a calendar's sign.
    fn date_label(&self, opening: u64) -> bool {
        self.cues.date_openings.may_open(opening)
            || (self.shape.marks.any(Marks::FOREIGN) && !starts_with_word(self.line))
    }

    /// A credit in brackets, an opening such as "Photo:", or a short line with a word of credits or a slash.
    fn caption(&self, opening: u64) -> bool {
        let Shape { marks, tokens, hash, .. } = *self.shape;
        let short = tokens <= caption::MOST_WORDS_OF_CREDIT && !self.terminated;
        (marks.any(Marks::BRACKET.or(Marks::SQUARE))
            && (self.may_have(Classes::CREDIT) || marks.any(Marks::SLASH))
            && self.line.trim_end_matches(['.', ' ']).ends_with([')', ']']))
            || self.cues.captions.may_open(opening)
            || (marks.any(Marks::COLON) && self.may_have(Classes::CAPTION))
            || marks.any(Marks::RIGHTS)
            || self.shape.last == Some('）')
            || (short
                && (marks.any(Marks::SLASH)
                    || (self.may_have(Classes::CREDIT)
                        && (self.cues.credits.may_have(hash) || has_word(self.line, b" via ")))))
    }

    /// A cue, or a name that has a witness behind it.
    fn byline(&self) -> bool {
        let Shape { marks, tokens, opening, hash, first, .. } = *self.shape;
        let long = tokens > byline::MOST_WORDS || (tokens > byline::MOST_WORDS_BEFORE_STOP && self.terminated);
        if long && self.words.len() > byline::LONGEST / 4 {
            return false;
        }
        self.cues.bylines.may_open(opening)
            || self.cues.foreign_bylines.may_open(opening)
            || self.cues.staff.may_have(hash)
            // "al-Amin", "d'Arc"
            || ((marks.any(Marks::COMMA.or(Marks::AT)) || self.may_have(Classes::ROLE.or(Classes::FOR)))
                && (!first.is_some_and(char::is_lowercase) || marks.any(Marks::HYPHEN.or(Marks::APOSTROPHE)))
                && byline::is_signed(self.words, self.cues))
    }

    /// With a figure there is: a word of dates, figures for day, month and year, a time, an age such as "3h"; letters without case are looked at
    /// more closely.
    fn may_have_date(&self) -> bool {
        let Shape { terms, uncased, .. } = self.shape;
        self.may_have(Classes::DATE) || terms.numbers > 2 || terms.clock || terms.mixed || *uncased > 0
    }

    /// A figure, a separator, a label, or a byline: some piece of the line has to be certain.
    fn metadata(&self, opening: u64, byline: bool) -> bool {
        let Shape { marks, tokens, digits, .. } = *self.shape;
        if self.line.len() > metadata_line::LONGEST || (self.terminated && tokens > metadata_line::MOST_WORDS_OF_LINE) {
            return false;
        }
        byline
            || (digits > 0 && self.may_have_date())
            || marks.any(Marks::BAR.or(Marks::ARROW).or(Marks::SLASH).or(Marks::UNDERSCORE).or(Marks::DASH))
            || (marks.any(Marks::HYPHEN) && has_word(self.line, b" - "))
            || self.cues.line_labels.may_open(opening)
            || self.line.ends_with(" ago")
            || date::is_near(self.line, self.cues)
    }
}

/// Whether there is a word, given with the blanks around it; quicker than a search that is made for long texts.
fn has_word(line: &str, word: &[u8]) -> bool {
    line.as_bytes().windows(word.len()).any(|window| window == word)
}

fn starts_with_word(line: &str) -> bool {
    line.starts_with(char::is_alphanumeric)
}

fn form(line: &str, words: &str, shape: &Shape) -> Form {
    Form {
        words: shape.words,
        terminated: ends_sentence(words),
        colon: words.ends_with([':', '：']),
        capitals: shape.letters() > 1 && shape.small == 0,
        quoted_start: shape.first.is_some_and(is_opening_quote),
        quoted_end: shape.last.is_some_and(|letter| is_closing(letter) && !matches!(letter, ')' | ']' | '）')),
        separator: is_separator(line, shape),
    }
}

/// The longest word for an end, in bytes.
const LONGEST_END_MARK: usize = 8;

/// `___`, `***`, `* * *`, `###`, `-30-`, `ENDS`.
fn is_separator(line: &str, shape: &Shape) -> bool {
    if shape.letters() > 0 && !(shape.small == 0 && shape.tokens <= 3 && line.len() <= LONGEST_END_MARK) {
        return false;
    }
    let marks = line.chars().filter(|letter| !letter.is_whitespace());
    let drawn = marks.clone().all(|letter| {
        matches!(letter, '_' | '*' | '#' | '-' | '=' | '~' | '—' | '–' | '•' | '·' | '⁂' | '◆' | '■' | '.')
    }) && marks.count() > 1;
    (drawn && line.trim() != "...")
        || matches!(line, "⁂" | "-30-" | "– 30 –" | "- 30 -" | "ENDS" | "-ENDS-" | "- ENDS -" | "*" | "—")
}

/// `Home > World > Caucasus`, `Home / News / World`, `World | Europe | Exclusive`.
fn is_breadcrumb(line: &str, cues: &Cues) -> bool {
    if line.len() > 120 {
        return false;
    }
    let known = |part: &str| cues.sections.has(part) || cues.home.has(part) || cues.kickers.find(part).is_some();
    [" > ", " › ", " » ", " / ", " | ", ">", "›", "»", "→"].into_iter().any(|mark| {
        let parts: Vec<_> = line.split(mark).map(str::trim).collect();
        parts.len() > 1
            && parts.iter().all(|part| (1..=4).contains(&part.split_whitespace().count()) && !ends_sentence(part))
            && (known(parts[0]) && (parts.len() > 2 || parts.iter().all(|part| known(part))))
    })
}

fn note_kind(name: &str) -> Option<NoteKind> {
    Some(match name {
        "correction" => NoteKind::Correction,
        "editor" => NoteKind::Editor,
        "clarification" => NoteKind::Clarification,
        "disclosure" => NoteKind::Disclosure,
        "contributors" => NoteKind::Contributors,
        _ => return None,
    })
}
