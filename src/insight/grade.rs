//! How hard a text is to read, by the formula that its language has.

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::language;

/// A formula for how hard a text is to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum GradeFormula {
    /// For English, in years of school in the United States: J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom, "Derivation of new
    /// readability formulas", 1975.
    FleschKincaid,
    /// For German, in years of school in Austria: the first Wiener Sachtextformel of R. Bamberger and E. Vanecek, "Lesen – Verstehen – Lernen –
    /// Schreiben", 1984.
    WienerSachtextformel,
    /// For other languages with letters: C.-H. Björnsson, "Läsbarhet", 1968; about 25 for children's books, 40 for newspapers, 60 for laws.
    Lix,
}

/// How hard a text is to read.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Grade {
    /// By which formula.
    pub formula: GradeFormula,
    /// Its value, to one place.
    pub value: f64,
}

/// The formulas were made on samples of a hundred words; on fewer they say nothing.
const LEAST_WORDS: usize = 100;
/// Longer words count as long in the formulas of Björnsson and of Bamberger and Vanecek.
const LONG: usize = 6;
/// Words of as many syllables count as long in the latter.
const MANY: usize = 3;

/// The grade of an article's body; nothing for a text of few words, or in a script whose words have no blanks or vowels.
pub(super) fn of(article: &Article) -> Option<Grade> {
    let tag = article.language.as_deref()?.split(['-', '_']).next()?;
    let mut counts = Counts::default();
    for sentence in &article.sentences {
        counts.add(&sentence.text, tag);
    }
    let Counts { sentences, words, syllables, long, many, single, alphabetic } = counts;
    if words < LEAST_WORDS || sentences == 0 || alphabetic * 2 < words {
        return None;
    }
    let (words, sentences) = (words as f64, sentences as f64);
    let share = |count: usize| 100.0 * count as f64 / words;
    let (formula, value) = match tag {
        "en" => (GradeFormula::FleschKincaid, 0.39 * words / sentences + 11.8 * syllables as f64 / words - 15.59),
        "de" => {
            let value = 0.1935 * share(many) + 0.1672 * words / sentences + 0.1297 * share(long)
                - 0.0327 * share(single)
                - 0.875;
            (GradeFormula::WienerSachtextformel, value)
        }
        _ => (GradeFormula::Lix, words / sentences + share(long)),
    };
    Some(Grade { formula, value: (value * 10.0).round() / 10.0 })
}

#[derive(Default)]
struct Counts {
    sentences: usize,
    words: usize,
    syllables: usize,
    /// Words of more than six letters.
    long: usize,
    /// Words of three syllables or more.
    many: usize,
    /// Words of one syllable.
    single: usize,
    /// Words of a script with vowels.
    alphabetic: usize,
}

impl Counts {
    fn add(&mut self, sentence: &str, tag: &str) {
        let before = self.words;
        for word in language::words(sentence).map(|span| span.of(sentence)) {
            // Figures are read as words of their own, which nobody has counted.
            if !word.contains(char::is_alphabetic) {
                continue;
            }
            self.words += 1;
            self.alphabetic += usize::from(word.chars().all(|letter| !letter.is_alphabetic() || has_vowels(letter)));
            self.long += usize::from(word.chars().filter(|letter| letter.is_alphabetic()).count() > LONG);
            let syllables = match tag {
                "en" => english_syllables(word),
                "de" => german_syllables(word),
                _ => continue,
            };
            self.syllables += syllables;
            self.many += usize::from(syllables >= MANY);
            self.single += usize::from(syllables == 1);
        }
        self.sentences += usize::from(self.words > before);
    }
}

/// Latin, Greek, Cyrillic, Armenian, Georgian.
fn has_vowels(letter: char) -> bool {
    matches!(letter, 'A'..='Z' | 'a'..='z' | '\u{AA}'..='\u{52F}' | '\u{531}'..='\u{58F}' | '\u{10A0}'..='\u{10FF}' | '\u{1E00}'..='\u{1FFF}')
}

/// Runs of vowels, without those that are silent, and with those that are parted.
fn english_syllables(word: &str) -> usize {
    word.split(['-', '‑']).map(english_part).sum::<usize>().max(1)
}

/// Vowels that are two syllables, mostly.
const PARTED: [&str; 13] = ["ia", "iu", "eo", "io", "ua", "uou", "iou", "iet", "ien", "eate", "uity", "oet", "being"];

fn english_part(word: &str) -> usize {
    let lower = word.to_lowercase();
    let word = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(&lower);
    let letters: Vec<char> = word.chars().filter(|letter| letter.is_alphabetic()).collect();
    if letters.is_empty() {
        return 0;
    }
    // "NBC" is spelled out; a "w" has three.
    let vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'é' | 'è' | 'á' | 'ö' | 'ü' | 'ä');
    let mut count = 0;
    let mut before = false;
    for &letter in &letters {
        let here = vowel(letter);
        count += usize::from(here && !before);
        before = here;
    }
    let ends = |ending: &str| word.ends_with(ending);
    let back = |at: usize| letters.len().checked_sub(at).map(|at| letters[at]);
    // A silent "e" ("make", "makes", "baked"), but "table", "wanted", "houses".
    if ends("e") && !ends("ee") && !ends("ye") && back(2).is_some_and(|letter| !vowel(letter)) {
        let sounded = ends("le") && back(3).is_some_and(|letter| !vowel(letter));
        count -= usize::from(!sounded && count > 1);
    } else if ends("ed") && back(3).is_some_and(|letter| !vowel(letter) && !matches!(letter, 't' | 'd')) {
        let sounded = back(3) == Some('l') && back(4).is_some_and(|letter| !vowel(letter) && letter != 'l');
        count -= usize::from(count > 1 && !sounded);
    } else if ends("es") && back(3).is_some_and(|letter| !vowel(letter)) {
        let sounded =
            ["ses", "zes", "ces", "ges", "shes", "ches", "xes", "bles", "tles", "dles", "cles", "ples", "gles", "kles"];
        count -= usize::from(count > 1 && !sounded.iter().any(|ending| ends(ending)));
    }
    // "po-et", "cre-ate", "sci-ence", "radi-o", "du-al".
    let whole = [
        "tion", "sion", "cial", "tial", "cian", "gion", "cious", "tious", "geon", "eous", "xious", "ssia", "people",
        "gious", "guard", "guar", "quar", "qua", "lion", "nion", "riage", "liar",
    ];
    let mut parted = PARTED.iter().map(|pair| word.matches(pair).count()).sum::<usize>();
    parted = parted.saturating_sub(whole.iter().map(|one| word.matches(one).count()).sum::<usize>());
    // "iou" has "io" in it.
    parted = parted.saturating_sub(word.matches("iou").count());
    (count + parted).max(1)
}

/// Runs of vowels, divided where German divides them.
fn german_syllables(word: &str) -> usize {
    const TWO: [&str; 7] = ["ei", "ai", "au", "äu", "eu", "ie", "ui"];
    let vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'ä' | 'ö' | 'ü' | 'y' | 'é' | 'á');
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    let (mut count, mut at) = (0, 0);
    while at < letters.len() {
        if !vowel(letters[at]) {
            at += 1;
            continue;
        }
        count += 1;
        let next = letters.get(at + 1).copied().filter(|&letter| vowel(letter));
        let pair: String = std::iter::once(letters[at]).chain(next).collect();
        let double = next == Some(letters[at]);
        // "Muse-um", "Petrole-um".
        let latin = pair == "eu" && matches!(letters.get(at + 2..), Some(['m'] | ['m', 's']));
        at += if next.is_some() && !latin && (double || TWO.contains(&pair.as_str())) { 2 } else { 1 };
    }
    count.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted() {
        let words = [
            ("make", 1),
            ("makes", 1),
            ("baked", 1),
            ("wanted", 2),
            ("table", 2),
            ("houses", 2),
            ("people", 2),
            ("nation", 2),
            ("poet", 2),
            ("create", 2),
            ("radio", 3),
            ("science", 2),
            ("the", 1),
            ("early", 2),
            ("various", 3),
            ("library", 3),
            ("university", 5),
            ("people's", 2),
            ("twenty-one", 3),
            ("being", 2),
            ("agreed", 2),
            ("handled", 2),
        ];
        let wrong: Vec<_> = words.iter().filter(|(word, count)| english_syllables(word) != *count).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        for (word, count) in [
            ("Schule", 2),
            ("Feuerwehr", 3),
            ("Museum", 3),
            ("Theater", 3),
            ("Boot", 1),
            ("Familie", 3),
            ("Gebäude", 3),
        ] {
            assert_eq!(german_syllables(word), count, "{word}");
        }
    }
}
