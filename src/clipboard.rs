//! A clipboard's two forms: which of them the article is read from.
//!
//! HTML tells headings, lists, tables and links; plain text has what the reader saw and selected. So HTML is read, unless words of the
//! text stand nowhere in it, or it is but the colours of an editor around a source that the text is as well.

use std::collections::HashMap;

use crate::article::Carrier;
use crate::language::fold;
use crate::read::{Passage, Reading};
use crate::{Article, Error, Format, Options};

/// What a clipboard holds; a form that it lacks is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClipboardForms<'a> {
    /// Its `text/html`.
    pub html: &'a str,
    /// Its `text/plain`.
    pub text: &'a str,
}

/// One of the two forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClipboardForm {
    /// `text/html`.
    Html,
    /// `text/plain`.
    Text,
}

impl ClipboardForm {
    /// The form's name in JavaScript.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Text => "text",
        }
    }
}

impl Article {
    /// Reads the better form of what is on a clipboard, and says which it was: spans are byte ranges of that one.
    ///
    /// [`Options::format`] is what the text is written in.
    ///
    /// # Errors
    /// As [`Article::parse`], where neither form can be read.
    ///
    /// ```
    /// use standfirst::{Article, ClipboardForm, ClipboardForms, Options};
    ///
    /// let html = "<h2>Fares</h2><ul><li>Islanders pay nine crowns.</li><li>Guests pay twelve.</li></ul>";
    /// let text = "Fares\n\nIslanders pay nine crowns.\nGuests pay twelve.";
    /// let (_, form) = Article::parse_clipboard(ClipboardForms { html, text }, &Options::default())?;
    /// assert_eq!(form, ClipboardForm::Html);
    ///
    /// let html = "<h2>Fares</h2><img src=fares.png>";
    /// let (_, form) = Article::parse_clipboard(ClipboardForms { html, text }, &Options::default())?;
    /// assert_eq!(form, ClipboardForm::Text);
    /// # Ok::<(), standfirst::Error>(())
    /// ```
    pub fn parse_clipboard(forms: ClipboardForms<'_>, options: &Options) -> Result<(Self, ClipboardForm), Error> {
        let html = Self::read(forms.html, Format::Html, options);
        let (form, reading) = match (html, Self::read(forms.text, options.format, options)) {
            (Ok(html), Ok(text)) if is_source(forms.html, &html, &text, options) || lacks(&html, &text) => {
                (ClipboardForm::Text, text)
            }
            (Ok(html), _) => (ClipboardForm::Html, html),
            (Err(_), Ok(text)) => (ClipboardForm::Text, text),
            (Err(error), Err(Error::EmptyInput)) | (Err(_), Err(error)) => return Err(error),
        };
        let source = if form == ClipboardForm::Html { forms.html } else { forms.text };
        Ok((Self::of(source, reading, options), form))
    }
}

/// Whether the text is a source (code, Markdown, a page's), and the HTML shows it as it is written instead of what it means.
fn is_source(markup: &str, html: &Reading, text: &Reading, options: &Options) -> bool {
    is_from_editor(markup) || text.carrier.is_some_and(|carrier| shown_as(html, options) == Some(carrier))
}

/// The elements that editors write for lines and colours.
const EDITOR_ELEMENTS: [&str; 9] = ["html", "head", "meta", "style", "body", "pre", "div", "span", "br"];
/// What the names of typefaces have in which editors set text.
const EDITOR_FACES: [&str; 4] = ["mono", "consolas", "courier", "menlo"];

/// Whether HTML is nothing but lines and colours in a typewriter's face, without a class: what editors put beside a copied text.
fn is_from_editor(markup: &str) -> bool {
    let mut has_face = false;
    for tag in markup.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let (name, attributes) =
            tag.split_at(tag.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(tag.len()));
        if tag.starts_with(['/', '!']) {
            continue;
        }
        if !EDITOR_ELEMENTS.iter().any(|known| name.eq_ignore_ascii_case(known)) || attributes.contains("class=") {
            return false;
        }
        if !has_face && attributes.contains("font") {
            let attributes = attributes.to_ascii_lowercase();
            has_face = EDITOR_FACES.iter().any(|face| attributes.contains(face));
        }
    }
    has_face
}

/// The format that the words shown by a page are the source of.
fn shown_as(html: &Reading, options: &Options) -> Option<Carrier> {
    let mut shown = String::new();
    for Passage { text, blank_lines, .. } in &html.passages {
        shown.push_str(if *blank_lines > 0 { "\n\n" } else { "\n" });
        shown.push_str(&text.text);
    }
    Article::read(&shown, Format::Auto, options).ok()?.carrier
}

/// Letters are compared by blocks of so many, two or three words: shorter ones stand anywhere by chance, and from longer ones a
/// changed letter takes more along.
const BLOCK: usize = 12;
/// A sentence is longer than this many letters; a picture's alternative text, a credit, the number of an item or a footnote's mark, which
/// often stand in one form only, are shorter.
const LONGEST_GAP: usize = 6 * BLOCK;
/// Of a short paste, this share is more than such trifles.
const MOST_LOST: f64 = 0.15;

/// Whether HTML lacks words that the text has, and more than the text lacks of its.
fn lacks(html: &Reading, text: &Reading) -> bool {
    let (html, text) = (letters(html), letters(text));
    let lost = Lost::between(&text, &html);
    let is_more_than_trifles = lost.longest > LONGEST_GAP || lost.letters as f64 > MOST_LOST * text.len() as f64;
    is_more_than_trifles && lost.letters >= Lost::between(&html, &text).letters
}

/// The letters and digits of a reading without what stands between them, since one form often parts words (menus, cells) that the other
/// runs together. Addresses are left out: programs write a link's into the text.
fn letters(reading: &Reading) -> Vec<char> {
    let words = reading.passages.iter().flat_map(|passage| passage.words().split_whitespace());
    let words = words.map(|word| match word.split_once("://") {
        Some((before, _)) => before.trim_end_matches(|letter: char| letter.is_ascii_alphabetic()),
        None => word,
    });
    words.flat_map(str::chars).filter(|letter| letter.is_alphanumeric()).map(fold::fold).collect()
}

/// What of some letters stands nowhere among others.
#[derive(Default)]
struct Lost {
    /// How many letters.
    letters: usize,
    /// How many of them in a row at most.
    longest: usize,
}

impl Lost {
    fn between(from: &[char], among: &[char]) -> Self {
        let mut lost = Self::default();
        let block = BLOCK.min(from.len());
        if block == 0 {
            return lost;
        }
        let mut found: HashMap<u64, bool> = from.chunks_exact(block).map(|block| (hash(block), false)).collect();
        for letters in among.windows(block) {
            if let Some(found) = found.get_mut(&hash(letters)) {
                *found = true;
            }
        }
        let mut gap = 0;
        for letters in from.chunks_exact(block) {
            gap = if found.get(&hash(letters)) == Some(&true) { 0 } else { gap + block };
            lost.letters += if gap > 0 { block } else { 0 };
            lost.longest = lost.longest.max(gap);
        }
        lost
    }
}

fn hash(letters: &[char]) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    letters.iter().fold(0, |hash: u64, letter| (hash ^ u64::from(u32::from(*letter))).wrapping_mul(PRIME))
}
