//! Words that tell nothing of what a text is about: articles, pronouns, prepositions, auxiliaries.

use std::sync::OnceLock;

use super::cues::Words;
use super::sentences::Lexicon;

/// Lists of stop words, with their tags.
const LISTS: [(&str, &str); 7] = [
    ("en", include_str!("data/en/stopwords.txt")),
    ("de", include_str!("data/de/stopwords.txt")),
    ("es", include_str!("data/es/stopwords.txt")),
    ("fr", include_str!("data/fr/stopwords.txt")),
    ("it", include_str!("data/it/stopwords.txt")),
    ("nl", include_str!("data/nl/stopwords.txt")),
    ("pt", include_str!("data/pt/stopwords.txt")),
];

/// Words inside of phrases ("Bay of Plenty", "taux de natalité"), by language: what parts and joins at once.
const JOINERS: [(&str, &str); 8] = [
    ("en", "of"),
    ("ca", "de del dels d la les"),
    ("es", "de del la las los"),
    ("fr", "de du des d à la le les l"),
    ("gl", "de do da dos das"),
    ("it", "di del della dei degli delle dello dell d"),
    ("pt", "de do da dos das"),
    ("ro", "de a al ale"),
];

/// The stop words of one language: its list, and beside it the words that open its sentences, which nearly all languages have.
pub(crate) struct StopWords {
    list: Option<&'static Words>,
    openers: &'static Lexicon,
    joiners: &'static str,
    /// Whether short words run into the next one with an apostrophe: "l'eau".
    pub(crate) elides: bool,
}

impl StopWords {
    /// Those of a language by its BCP 47 tag; of no known language the English ones.
    pub(crate) fn of(language: Option<&str>) -> Self {
        static READ: [OnceLock<Words>; LISTS.len()] = [const { OnceLock::new() }; LISTS.len()];
        let tag = language.unwrap_or("en").split(['-', '_']).next().unwrap_or_default();
        let at = LISTS.iter().position(|(known, _)| known.eq_ignore_ascii_case(tag));
        let joiners = JOINERS.iter().find(|(known, _)| known.eq_ignore_ascii_case(tag));
        Self {
            list: at.map(|at| READ[at].get_or_init(|| Words::read(LISTS[at].1))),
            openers: Lexicon::of(Some(language.unwrap_or("en"))),
            joiners: joiners.map_or("", |(_, joiners)| joiners),
            elides: ["fr", "it", "ca"].iter().any(|known| known.eq_ignore_ascii_case(tag)),
        }
    }

    /// Whether it is one, whatever its case.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.list.is_some_and(|list| list.has(word)) || self.openers.opens(word)
    }

    /// Whether a phrase can have it inside.
    pub(crate) fn joins(&self, word: &str) -> bool {
        self.joiners.split(' ').any(|joiner| joiner.eq_ignore_ascii_case(word) || joiner == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own() {
        let of = |tag| StopWords::of(Some(tag));
        assert!(of("en-GB").has("The") && !of("en").has("ferry"));
        assert!(of("pt").has("Não") && of("pt").joins("da") && !of("en").joins("da"));
        // Without a list, the words that open sentences are known.
        assert!(of("sv").has("och") && of("ru").has("Это") && !of("ru").has("паром"));
    }
}
