//! What tells who is quoted: verbs of saying, honorifics, roles and the small words around them, read from
//! `data/LANGUAGE/speech.txt`; and given names, of all languages together.

use std::sync::OnceLock;

use super::cues::{Table, Words, section};

/// Each language's tag and its words.
macro_rules! languages {
    ($($tag:literal)*) => { [$(($tag, include_str!(concat!("data/", $tag, "/speech.txt")))),*] };
}

/// The languages with words of their own, English first.
const LANGUAGES: [(&str, &str); 7] = languages!("en" "de" "es" "fr" "it" "nl" "pt");

/// Whether a word means a woman or a man.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    /// She.
    Female,
    /// He.
    Male,
}

/// What a verb of saying asks of the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saying {
    /// "said".
    Plain,
    /// "added": who says it has spoken before.
    More,
    /// "told": the one spoken to follows.
    To,
    /// "adding": the subject stands in the main clause.
    Participle,
    /// "called", "accused": what is quoted is a part of the sentence.
    Of,
    /// "according to": no verb, and the speaker follows.
    By,
    /// "a-t-il": the pronoun is in the word.
    With(Gender),
}

/// The words of one language.
pub(crate) struct Speech {
    /// Verbs of saying.
    pub(crate) verbs: Table,
    /// What a sentence opens with before it names who says it.
    pub(crate) according: Table,
    /// Personal pronouns: f, m, `-` for those that never stand for one person named, nothing where it may be either.
    pub(crate) pronouns: Table,
    /// Articles, possessives and small numbers before a noun.
    pub(crate) determiners: Words,
    /// Forms of address.
    pub(crate) honorifics: Table,
    /// What people are: f, m or either.
    pub(crate) roles: Table,
    /// Things that bear words and say nothing.
    pub(crate) inscriptions: Words,
    /// Words before a name in quotation marks.
    pub(crate) naming: Words,
    /// Words for nobody known.
    pub(crate) nobody: Words,
    /// Words that open a relative clause.
    pub(crate) relative: Words,
    /// Prepositions inside of what names a speaker.
    pub(crate) keep: Words,
    /// Prepositions, conjunctions and adverbs that no name begins with.
    pub(crate) small: Words,
    /// Given names.
    pub(crate) given_names: Table,
    /// Whether a preposition holds on to a noun that has no article: "un vecino de toda la vida".
    pub(crate) bare_nouns: bool,
    /// Whether all nouns are written with a capital.
    pub(crate) capital_nouns: bool,
    /// Whether an article stands before the verb's subject only sometimes, so that "añadió" alone says enough.
    pub(crate) drops_pronouns: bool,
}

impl Speech {
    /// The words of a language, by its BCP 47 tag; the English ones where it has none.
    pub(crate) fn of(language: Option<&str>) -> &'static Self {
        static ALL: [OnceLock<Speech>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];
        let tag = language.unwrap_or("en").split(['-', '_']).next().unwrap_or_default();
        let index = LANGUAGES.iter().position(|(known, _)| known.eq_ignore_ascii_case(tag)).unwrap_or(0);
        ALL[index].get_or_init(|| Self::read(LANGUAGES[index]))
    }

    fn read((tag, own): (&str, &'static str)) -> Self {
        let table = |name: &str| Table::of_lines(section(own, name));
        let words = |name: &str| Words::of_lines(section(own, name));
        let (_, english) = LANGUAGES[0];
        let honorifics = Table::of_lines(section(own, "honorific").chain(section(english, "honorific")));
        Self {
            verbs: table("verb"),
            according: table("according"),
            pronouns: table("pronoun"),
            determiners: words("determiner"),
            honorifics,
            roles: table("role"),
            inscriptions: words("inscription"),
            naming: words("naming"),
            nobody: words("nobody"),
            relative: words("relative"),
            keep: words("keep"),
            small: words("small"),
            given_names: Table::read(include_str!("data/given_names.txt")),
            bare_nouns: tag != "en",
            capital_nouns: tag == "de",
            drops_pronouns: matches!(tag, "es" | "it" | "pt"),
        }
    }
}

impl Gender {
    /// Reads "f" or "m".
    pub(crate) fn read(meaning: &str) -> Option<Self> {
        match meaning {
            "f" => Some(Self::Female),
            "m" => Some(Self::Male),
            _ => None,
        }
    }
}

impl Saying {
    /// Reads what stands beside a verb.
    pub(crate) fn read(meaning: &str) -> Self {
        match meaning {
            "more" => Self::More,
            "to" => Self::To,
            "ing" => Self::Participle,
            "of" => Self::Of,
            "by" => Self::By,
            "he" => Self::With(Gender::Male),
            "she" => Self::With(Gender::Female),
            _ => Self::Plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_section() {
        for (tag, data) in LANGUAGES {
            for name in [
                "verb",
                "according",
                "pronoun",
                "determiner",
                "honorific",
                "role",
                "inscription",
                "naming",
                "nobody",
                "relative",
                "keep",
                "small",
            ] {
                assert!(section(data, name).next().is_some(), "{tag}: {name}");
            }
        }
    }

    #[test]
    fn words_mean_what_the_data_says() {
        let english = Speech::of(None);
        assert_eq!(english.verbs.find("told").map(Saying::read), Some(Saying::To));
        assert_eq!(english.given_names.find("Moira").and_then(Gender::read), Some(Gender::Female));
        assert_eq!(Speech::of(Some("fr-CA")).honorifics.find("Mme").and_then(Gender::read), Some(Gender::Female));
    }
}
