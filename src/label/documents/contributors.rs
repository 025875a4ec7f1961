//! Who else worked on a story: `Reyes reported from Brussels. Associated Press writer Jon Doe in Tbilisi contributed.`

use crate::article::Person;
use crate::label::byline::{self, is_bare_name, names_role};
use crate::language::cues::Cues;

/// The people whom a contributors' note names, with their places and houses.
pub(in crate::label) fn people(line: &str, cues: &Cues) -> Vec<Person> {
    let line = line.trim_matches(['(', ')', '[', ']', ' ']);
    // "Reporting by Ani Petrosyan in Yerevan; Editing by Tom Reyes".
    let mut people: Vec<Person> = Vec::new();
    for credit in line.split(';').map(|credit| credit.trim().trim_end_matches('.')) {
        if let Some(found) = byline::find(credit, cues) {
            people.extend(found.byline.people);
        }
    }
    if !people.is_empty() {
        return people;
    }
    for sentence in sentences(line) {
        let lower = sentence.to_lowercase();
        // Where lower case changes lengths, no place in the one is known in the other.
        let Some(at) = cues.contributors.iter().filter_map(|phrase| lower.find(phrase)).min() else { continue };
        let (Some(subject), Some(said)) = (sentence.get(..at), lower.get(at..)) else { continue };
        let place = said
            .split_once(" from ")
            .or_else(|| said.strip_suffix("from").map(|said| (said, "")))
            .map(|(before, _)| sentence[at + before.len() + " from ".len()..].trim_end_matches('.').trim().to_owned())
            .filter(|place| place.starts_with(char::is_uppercase) && place.split_whitespace().count() <= 5);
        let mut house: Option<String> = None;
        let mut words: Vec<&str> = subject.split_whitespace().collect();
        // "Associated Press writers": what they are, and whose.
        if let Some(role) = words.iter().position(|word| names_role(word.strip_suffix('s').unwrap_or(word), cues)) {
            let before: Vec<&str> =
                words[..role].iter().copied().filter(|word| word.starts_with(char::is_uppercase)).collect();
            house = Some(before.join(" ")).filter(|house| !house.is_empty());
            words.drain(..=role);
        }
        let names = words.join(" ");
        let found = byline::people(names.trim_end_matches(','), cues).map(|byline| byline.people).unwrap_or_default();
        // One name alone is a family name.
        let found = if found.is_empty() && names.starts_with(char::is_uppercase) && names.split(' ').count() == 1 {
            vec![super::person(&names)]
        } else {
            found
        };
        for mut person in
            found.into_iter().filter(|person| is_bare_name(&person.name, cues) || !person.name.contains(' '))
        {
            person.place = person.place.or_else(|| place.clone());
            person.affiliation = person.affiliation.or_else(|| house.clone());
            people.push(person);
        }
    }
    people
}

/// Parts that end in a full stop and a blank, before a capital.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest
            .match_indices(". ")
            .map(|(at, _)| at)
            // Initials and titles end no sentence here.
            .find(|&at| rest[..at].rsplit(' ').next().is_some_and(|word| word.chars().count() > 3));
        let (sentence, behind) = end.map_or((rest, ""), |at| (&rest[..at], rest[at + 2..].trim_start()));
        rest = behind;
        Some(sentence)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_have_their_places() {
        let cues = Cues::of(None);
        let found = people(
            "Reyes reported from Brussels. Associated Press writer Jon Doe in Tbilisi contributed to this report.",
            cues,
        );
        let told: Vec<_> = found
            .iter()
            .map(|person| (person.name.as_str(), person.place.as_deref(), person.affiliation.as_deref()))
            .collect();
        assert_eq!(told, [("Reyes", Some("Brussels"), None), ("Jon Doe", Some("Tbilisi"), Some("Associated Press"))]);
        let found = people("(Reporting by Ani Petrosyan in Yerevan; Editing by Tom Reyes)", cues);
        let told: Vec<_> = found
            .iter()
            .map(|person| (person.name.as_str(), person.place.as_deref(), person.role.as_deref()))
            .collect();
        assert_eq!(told, [("Ani Petrosyan", Some("Yerevan"), Some("reporting")), ("Tom Reyes", None, Some("editing"))]);
    }
}
