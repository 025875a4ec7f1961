//! The author's box at an article's end: `Ani Petrosyan is the Ledger's Caucasus correspondent. Follow her on X @anipet.`

use super::{Document, DocumentPart, same_person, set};
use crate::article::Person;
use crate::label::byline::{is_bare_name, is_contact, names_role};
use crate::label::{Label, Reading};
use crate::language::cues::Cues;

/// How many of the last passages are looked at.
const TAIL: usize = 8;
/// The longest box, in bytes.
const LONGEST: usize = 400;
/// The most words before what somebody is.
const MOST_WORDS_OF_NAME: usize = 5;

pub(super) fn label(document: &Document<'_>, readings: &mut [Option<Reading>]) {
    let count = document.passages.len();
    // A text of two lines has no end to stand at.
    for index in count.saturating_sub(TAIL).max(2)..count {
        if readings[index].is_some() || document.line(index).len() > LONGEST {
            continue;
        }
        let Some(person) = find(document.line(index), document.cues) else { continue };
        let bylines = document.features.iter().take(index).filter_map(|features| features.byline.as_ref());
        let known =
            bylines.flat_map(|found| &found.byline.people).any(|author| same_person(&author.name, &person.name));
        let named = document.passages.iter().take(index).any(|passage| {
            let line = passage.text.text.as_str();
            line.len() < 120 && line.contains(&person.name)
        });
        // A stranger who is something stands in every story's last paragraph; with an address it is the author.
        if known || named || !person.contact.is_empty() {
            set(readings, index, Label::Document(DocumentPart::AuthorBox), "author-box", 0.85);
        }
    }
}

/// Who the box is about, if it is one: a name, "is", and what a newspaper's people are.
pub(super) fn find(line: &str, cues: &Cues) -> Option<Person> {
    let mut at = 0;
    let (name, rest) = line.split(' ').take(MOST_WORDS_OF_NAME + 1).find_map(|word| {
        let start = at;
        at += word.len() + 1;
        (start > 0 && cues.is_words.contains(word))
            .then(|| (line[..start].trim_end(), line.get(at..).unwrap_or_default()))
    })?;
    if !is_bare_name(name, cues) {
        return None;
    }
    let sentence = rest.find(['.', ';', '。']).map_or(rest, |end| &rest[..end]);
    let role_at = sentence.split(' ').position(|word| names_role(word, cues))?;
    let mut person = super::person(name);
    let article = |word: &&str| {
        !matches!(
            word.to_lowercase().as_str(),
            "the"
                | "a"
                | "an"
                | "der"
                | "die"
                | "ein"
                | "eine"
                | "le"
                | "la"
                | "un"
                | "une"
                | "el"
                | "il"
                | "o"
                | "de"
                | "een"
        )
    };
    let words: Vec<&str> = sentence.split(' ').skip_while(|word| !article(word)).collect();
    let role_end = words.iter().position(|word| names_role(word, cues)).unwrap_or(role_at) + 1;
    let (role, behind) = words.split_at(role_end.min(words.len()));
    // "the Ledger's Caucasus correspondent", "a reporter for The Ledger".
    let house = role.iter().position(|word| word.ends_with("'s") || word.ends_with("’s"));
    let (house, role) = house.map_or((&[][..], role), |at| role.split_at(at + 1));
    person.role = Some(role.join(" "));
    if !house.is_empty() {
        let name = house.join(" ");
        person.affiliation = Some(name.trim_end_matches("'s").trim_end_matches("’s").to_owned());
    } else if let Some((word, house)) = behind.split_first()
        && (cues.for_words.contains(word) || matches!(*word, "at" | "with"))
    {
        let house: Vec<&str> =
            house.iter().copied().take_while(|word| word.starts_with(char::is_uppercase) || *word == "the").collect();
        person.affiliation = Some(house.join(" ")).filter(|house| !house.is_empty());
    }
    let contacts = rest
        .split_whitespace()
        .map(|word| word.trim_matches(['.', ',', ';', '(', ')']))
        .filter(|word| is_contact(word));
    person.contact = contacts.map(str::to_owned).collect();
    Some(person)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_says_who_the_author_is() {
        let cues = Cues::of(None);
        let found =
            find("Ani Petrosyan is the Ledger's Caucasus correspondent. Follow her on X @anipet.", cues).unwrap();
        assert_eq!(found.name, "Ani Petrosyan");
        assert_eq!(
            (found.role.as_deref(), found.affiliation.as_deref()),
            (Some("Caucasus correspondent"), Some("Ledger"))
        );
        assert_eq!(found.contact, ["@anipet"]);
        let found = find("Tom Reyes is a freelance reporter for The Ledger.", cues).unwrap();
        assert_eq!(
            (found.role.as_deref(), found.affiliation.as_deref()),
            (Some("freelance reporter"), Some("The Ledger"))
        );
        let found = find("Anna Lind är reporter.", Cues::of(Some("sv"))).unwrap();
        assert_eq!(found.role.as_deref(), Some("reporter"));
        assert_eq!(find("Mariam Hovsepyan is happy that the road is open again.", cues), None);
        assert_eq!(find("The road is a reporter's delight.", cues), None);
    }
}
