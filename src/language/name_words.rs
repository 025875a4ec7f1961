//! What tells of a name whether it is an organisation's or a place's: read from `data/name_words.txt` and `data/places.txt`.

use std::sync::OnceLock;

use super::cues::{Words, section};

const WORDS: &str = include_str!("data/name_words.txt");
const PLACES: &str = include_str!("data/places.txt");

/// The languages with prepositions of their own, English first.
const LANGUAGES: [(&str, &str, &str); 7] = [
    ("en", "before place en", "near place en"),
    ("de", "before place de", "near place de"),
    ("es", "before place es", "near place es"),
    ("fr", "before place fr", "near place fr"),
    ("it", "before place it", "near place it"),
    ("nl", "before place nl", "near place nl"),
    ("pt", "before place pt", "near place pt"),
];

/// The words of all languages together, and the prepositions of one.
pub(crate) struct NameWords {
    /// Words that names of organisations have.
    pub(crate) organisation: Words,
    /// Words that names of places have.
    pub(crate) place: Words,
    /// What an organisation is.
    pub(crate) organisation_noun: Words,
    /// What a place is.
    pub(crate) place_noun: Words,
    /// Prepositions that mostly stand before places.
    pub(crate) before_place: Words,
    /// Prepositions that hardly ever stand before anything else.
    pub(crate) near_place: Words,
    /// What stands before "of" and an organisation.
    pub(crate) company_role: Words,
    /// What stands before "of" and a place.
    pub(crate) place_role: Words,
    /// Organisations that are named everywhere.
    pub(crate) known_organisation: Words,
    /// What may end an organisation's name, and is left out of it as often.
    pub(crate) suffix: Words,
}

/// Places that are named everywhere.
pub(crate) struct Places {
    /// Places that are nothing else.
    pub(crate) known: Words,
    /// Places that are also what people are called.
    pub(crate) ambiguous: Words,
    /// What comes from places.
    pub(crate) demonyms: Words,
}

impl NameWords {
    /// The words, with the prepositions of a language by its BCP 47 tag; a language without its own has none.
    pub(crate) fn of(language: Option<&str>) -> &'static Self {
        static ALL: [OnceLock<NameWords>; LANGUAGES.len() + 1] = [const { OnceLock::new() }; LANGUAGES.len() + 1];
        let tag = language.unwrap_or("en").split(['-', '_']).next().unwrap_or_default();
        let known = LANGUAGES.iter().position(|(known, ..)| known.eq_ignore_ascii_case(tag));
        let (_, before, near) = known.map_or(("", "", ""), |known| LANGUAGES[known]);
        let words = |name: &str| Words::of_lines(section(WORDS, name));
        ALL[known.unwrap_or(LANGUAGES.len())].get_or_init(|| Self {
            organisation: words("organisation"),
            place: words("place"),
            organisation_noun: words("organisation noun"),
            place_noun: words("place noun"),
            before_place: words(before),
            near_place: words(near),
            company_role: words("company role"),
            place_role: words("place role"),
            known_organisation: words("known organisation"),
            suffix: words("suffix"),
        })
    }
}

impl Places {
    /// The places.
    pub(crate) fn known() -> &'static Self {
        static PLACES_READ: OnceLock<Places> = OnceLock::new();
        let words = |name: &str| Words::of_lines(section(PLACES, name));
        PLACES_READ.get_or_init(|| Self {
            known: words("place"),
            ambiguous: words("ambiguous"),
            demonyms: words("demonym"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_there() {
        let english = NameWords::of(None);
        assert!(english.organisation.has("Council") && english.place.has("Street") && english.before_place.has("in"));
        assert!(NameWords::of(Some("fr-CA")).before_place.has("à"));
        let places = Places::known();
        assert!(places.known.contains("Côte d'Ivoire") && places.ambiguous.contains("Georgia"));
        assert!(places.demonyms.contains("Welsh"));
    }
}
