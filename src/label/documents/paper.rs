//! Papers: authors with the marks of their houses, the abstract, key words, numbered headings, references.

use super::{Document, DocumentPart, set};
use crate::article::{FurnitureKind, Person, Span};
use crate::label::byline::{self, is_contact};
use crate::label::phrase::head;
use crate::label::{Features, Label, Reading};
use crate::language::cues::Cues;
use crate::read::MarkerKind;

/// How many passages the abstract is looked for in.
const HEAD: usize = 40;
/// The longest line of authors, and the longest of a house, in bytes.
const LONGEST_AUTHORS: usize = 600;
const LONGEST_HOUSE: usize = 300;

/// What stands over an abstract.
const ABSTRACTS: [&str; 12] = [
    "abstract",
    "zusammenfassung",
    "résumé",
    "resumen",
    "resumo",
    "riassunto",
    "streszczenie",
    "аннотация",
    "анотація",
    "özet",
    "摘要",
    "要旨",
];
/// What stands before key words.
const KEYWORDS: [&str; 16] = [
    "keywords",
    "key words",
    "index terms",
    "schlüsselwörter",
    "schlagwörter",
    "mots-clés",
    "mots clés",
    "palabras clave",
    "palavras-chave",
    "parole chiave",
    "słowa kluczowe",
    "ключевые слова",
    "ключові слова",
    "anahtar kelimeler",
    "关键词",
    "キーワード",
];
/// What stands over references.
const REFERENCES: [&str; 14] = [
    "references",
    "bibliography",
    "works cited",
    "literatur",
    "literaturverzeichnis",
    "références",
    "bibliographie",
    "referencias",
    "referências",
    "bibliografia",
    "литература",
    "список литературы",
    "参考文献",
    "kaynakça",
];

pub(super) fn label(document: &Document<'_>, readings: &mut [Option<Reading>]) {
    let count = document.passages.len();
    let found = (1..count.min(HEAD)).find(|&index| is_abstract(document.line(index)));
    let Some(at) = found else { return references_alone(document, readings) };
    // An abstract is a paper's where its authors, key words, a numbered heading or references stand around it.
    let head: Vec<usize> = (1..at).filter(|&index| readings[index].is_none()).collect();
    let authors = head.iter().copied().find(|&index| !authors(document.line(index), document.cues).is_empty());
    let keywords = (at + 1..count.min(at + 8)).find(|&index| keyword_label(document.line(index)).is_some());
    let references = (at + 1..count).rev().find(|&index| is_one_of(document.line(index), &REFERENCES));
    if authors.is_none() && keywords.is_none() && references.is_none() {
        return;
    }
    if let Some(authors) = authors {
        set(readings, authors, Label::Document(DocumentPart::Authors), "paper-authors", 0.9);
        for index in authors + 1..at {
            if readings[index].is_none() && is_house(document.line(index)) {
                set(readings, index, Label::Document(DocumentPart::Affiliation), "paper-affiliation", 0.85);
            }
        }
        // What is left above the authors is the title, and needs no further proof.
        if authors == 1 && readings[0].is_none() {
            set(readings, 0, Label::Headline, "title-above-authors", 0.9);
        }
    }
    let mut next = at + 1;
    if abstract_label(document.line(at)).is_some() {
        set(readings, at, Label::Document(DocumentPart::Abstract), "abstract", 0.9);
    } else {
        set(readings, at, Label::Document(DocumentPart::AbstractHeading), "abstract", 0.9);
        while next < count
            && Some(next) != keywords
            && !document.is_short(next)
            && document.features[next].form.terminated
        {
            set(readings, next, Label::Standfirst, "abstract", 0.9);
            next += 1;
            if document.passages.get(next).is_none_or(|passage| passage.blank_lines > 0) {
                break;
            }
        }
    }
    if next == at + 1 && abstract_label(document.line(at)).is_none() {
        // A heading without anything below it.
        set(readings, at, Label::Heading, "abstract", 0.6);
    }
    if let Some(keywords) = keywords {
        set(readings, keywords, Label::Document(DocumentPart::Keywords), "keywords", 0.9);
    }
    for index in 0..count {
        if readings[index].is_none() && document.line(index).starts_with("arXiv:") && document.is_short(index) {
            set(readings, index, Label::Furniture(FurnitureKind::PageHeader), "margin-stamp", 0.9);
        }
    }
    let end = references.unwrap_or(count);
    for index in next..end {
        if readings[index].is_none() && is_numbered_heading(document, index) {
            set(readings, index, Label::Heading, "numbered-heading", 0.9);
        }
    }
    if let Some(references) = references {
        refer(document, readings, references);
    }
}

/// The heading of the references at `heading`, and what stands below it.
fn refer(document: &Document<'_>, readings: &mut [Option<Reading>], heading: usize) {
    set(readings, heading, Label::Heading, "references", 0.9);
    for index in heading + 1..document.passages.len() {
        if document.is_short(index) && document.passages[index].marker.is_none() && !has_year(document.line(index)) {
            break;
        }
        set(readings, index, Label::Reference, "reference", 0.85);
    }
}

/// References of a paper whose head was not pasted: years stand in the lines below their heading.
fn references_alone(document: &Document<'_>, readings: &mut [Option<Reading>]) {
    let years = |index: usize| document.features.get(index).is_some_and(|features| features.shape.digits >= 4);
    let heads = |index: usize| {
        let Features { form, shape, .. } = &document.features[index];
        form.words <= 3 && shape.digits == 0 && years(index + 1) && is_one_of(document.line(index), &REFERENCES)
    };
    let count = document.passages.len();
    let Some(heading) = (1..count).rev().find(|&index| readings[index].is_none() && heads(index)) else { return };
    let entries = (heading + 1..count).take_while(|&index| has_year(document.line(index))).count();
    if entries > 1 {
        refer(document, readings, heading);
    }
}

/// Whether a line names a year: `Doe, J. (2021).`
fn has_year(line: &str) -> bool {
    line.split(|letter: char| !letter.is_ascii_digit())
        .any(|number| number.len() == 4 && matches!(number.as_bytes(), [b'1', b'5'..=b'9', ..] | [b'2', b'0', ..]))
}

fn is_one_of(line: &str, words: &[&str]) -> bool {
    if line.len() > 60 {
        return false;
    }
    let bare = line.trim_matches(|letter: char| !letter.is_alphabetic()).to_lowercase();
    words.contains(&bare.as_str())
}

fn is_abstract(line: &str) -> bool {
    is_one_of(line, &ABSTRACTS) || abstract_label(line).is_some()
}

/// Where the abstract begins behind "Abstract:" or "Abstract—".
pub(super) fn abstract_label(line: &str) -> Option<usize> {
    let start = head(line, 40);
    let at = start.find([':', '—', '–', '：'])?;
    let rest = line[at..].trim_start_matches([':', '—', '–', '：', ' ']);
    (is_one_of(&start[..at], &ABSTRACTS) && rest.len() > 40).then(|| line.len() - rest.len())
}

fn keyword_label(line: &str) -> Option<usize> {
    let start = head(line, 48);
    let at = start.find([':', '—', '–', '：'])?;
    let rest = line[at..].trim_start_matches([':', '—', '–', '：', ' ']);
    (is_one_of(&start[..at], &KEYWORDS) && !rest.is_empty()).then(|| line.len() - rest.len())
}

/// The key words of a line: the stretch of each, with the mark behind it, and the word alone.
pub(super) fn keywords(line: &str) -> Vec<(Span, Span)> {
    let mut start = keyword_label(line).unwrap_or(0);
    let mark = if line[start..].contains([';', '；']) { [';', '；', '·'] } else { [',', '，', '·'] };
    let mut words = Vec::new();
    let mut taken = 0;
    while start < line.len() {
        let end = line[start..].find(mark).map_or(line.len(), |at| start + at);
        let word = line[start..end].trim().trim_end_matches('.');
        let word_start = start + (line[start..end].len() - line[start..end].trim_start().len());
        let next = end + line[end..].chars().next().map_or(0, char::len_utf8);
        if !word.is_empty() {
            words.push((Span::new(taken, next), Span::new(word_start, word_start + word.len())));
            taken = line.len() - line[next..].trim_start().len();
        }
        start = next;
    }
    // What stands behind the last one is its own.
    if let Some((range, _)) = words.last_mut() {
        range.end = line.len();
    }
    words
}

/// A mark that points at a house: figures, superscripts, stars and daggers.
fn is_mark(letter: char) -> bool {
    letter.is_ascii_digit()
        || matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '*' | '∗' | '†' | '‡' | '§' | '¶' | '#' | '✉')
}

/// The authors of a paper's line, without their marks; nobody where the line is none of authors. Marks are the witness.
pub(super) fn authors(line: &str, cues: &Cues) -> Vec<Person> {
    if line.len() > LONGEST_AUTHORS || !line.contains(is_mark) || line.contains('.') && line.ends_with('.') {
        return Vec::new();
    }
    let mut people: Vec<Person> = Vec::new();
    for piece in
        line.split([',', ';', '，', '、']).flat_map(|piece| piece.split(" and ")).flat_map(|piece| piece.split(" & "))
    {
        let piece = piece.trim().trim_start_matches("and ");
        let name = piece.trim_end_matches(|letter: char| {
            is_mark(letter) || letter.is_whitespace() || matches!(letter, '(' | ')' | '[' | ']')
        });
        // "1,2*" behind a name is split off from it.
        if name.is_empty() {
            continue;
        }
        if !byline::is_bare_name(name, cues) {
            return Vec::new();
        }
        people.push(super::person(name));
    }
    people
}

/// A line that opens with a mark, or names a house of learning.
fn is_house(line: &str) -> bool {
    const HOUSES: [&str; 12] = [
        "Universit",
        "Institut",
        "Department",
        "Laborator",
        "College",
        "Academy",
        "School of",
        "Faculty",
        "Centre",
        "Center",
        "Hospital",
        "Университет",
    ];
    line.len() < LONGEST_HOUSE
        && (line.starts_with(is_mark)
            || HOUSES.iter().any(|house| line.contains(house))
            || line.split_whitespace().all(|word| is_contact(word.trim_matches(','))))
}

/// Gives the house to those whose mark it opens with; `text` is the line of authors.
pub(super) fn affiliate(people: &mut [Person], text: &str, line: &str) {
    let name = line.trim_start_matches(|letter: char| is_mark(letter) || letter.is_whitespace());
    let mark: String = line.chars().take_while(|letter| is_mark(*letter)).collect();
    if let Some(address) =
        name.split_whitespace().map(|word| word.trim_matches(['.', ',', ';', ':'])).find(|word| is_contact(word))
    {
        // An address behind a star is of the author who has the star.
        if let Some(person) = people.iter_mut().find(|person| marks_of(text, &person.name).any(|own| own == mark)) {
            person.contact.push(address.to_owned());
        }
        return;
    }
    for person in people {
        if mark.is_empty() || marks_of(text, &person.name).any(|own| own == mark) {
            person.affiliation.get_or_insert_with(|| name.trim_end_matches('.').to_owned());
        }
    }
}

/// The marks behind a name in the line of authors, each alone: "1,2*" is 1, 2 and a star.
fn marks_of<'a>(text: &'a str, name: &str) -> impl Iterator<Item = String> + 'a {
    let behind = text.find(name).map_or("", |at| &text[at + name.len()..]);
    let end = behind.find(|letter: char| !(is_mark(letter) || matches!(letter, ',' | ' '))).unwrap_or(behind.len());
    let run = &behind[..end];
    let mut marks = Vec::new();
    let mut figures = String::new();
    for letter in run.chars().chain([' ']) {
        if letter.is_ascii_digit() {
            figures.push(letter);
            continue;
        }
        if !figures.is_empty() {
            marks.push(std::mem::take(&mut figures));
        }
        if is_mark(letter) {
            marks.push(letter.to_string());
        }
    }
    marks.into_iter()
}

/// "1. Introduction", "2.1 Data", "II. Methods".
fn is_numbered_heading(document: &Document<'_>, index: usize) -> bool {
    let line = document.line(index);
    let numbered = line.starts_with(|letter: char| letter.is_ascii_digit())
        || matches!(document.passages[index].marker.as_ref().map(|marker| marker.kind), Some(MarkerKind::Roman(_)));
    let words = line.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ' '));
    numbered
        && line.len() < 100
        && document.is_short(index)
        && words.starts_with(char::is_uppercase)
        && words.len() < line.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_are_told_by_their_marks() {
        let names = |line: &str| -> Vec<String> {
            authors(line, Cues::of(None)).into_iter().map(|person| person.name).collect()
        };
        assert_eq!(names("Ani Petrosyan1,2*, Tom Reyes3"), ["Ani Petrosyan", "Tom Reyes"]);
        assert_eq!(names("Ani Petrosyan¹ and Tom Reyes²"), ["Ani Petrosyan", "Tom Reyes"]);
        assert!(names("The road opened in 2023, the bridge in 2024").is_empty());
        assert!(names("Ani Petrosyan, Tom Reyes").is_empty());
    }

    #[test]
    fn houses_go_to_those_with_their_mark() {
        let text = "Ani Petrosyan1,2*, Tom Reyes2";
        let mut people = authors(text, Cues::of(None));
        affiliate(&mut people, text, "1 Institute of Roads, Yerevan");
        affiliate(&mut people, text, "2 University of Karlsholm");
        affiliate(&mut people, text, "* Corresponding author: a.petrosyan@example.org");
        let told: Vec<_> = people.iter().map(|person| person.affiliation.as_deref().unwrap_or_default()).collect();
        assert_eq!(told, ["Institute of Roads, Yerevan", "University of Karlsholm"]);
        assert_eq!(people[0].contact, ["a.petrosyan@example.org"]);
    }

    #[test]
    fn keywords_cover_their_line() {
        let line = "Keywords: roads; snow, ice; trade";
        let words: Vec<_> = keywords(line).iter().map(|(_, word)| word.of(line)).collect();
        assert_eq!(words, ["roads", "snow, ice", "trade"]);
        let ranges = keywords(line);
        assert_eq!((ranges[0].0.start, ranges[2].0.end), (0, line.len()));
    }
}
