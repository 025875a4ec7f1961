//! Who is called by the last name alone, and which sentences name them in full.

use std::collections::HashMap;

use crate::article::{Article, Span};

/// The shortest last name, in letters: shorter ones are mostly no names.
const SHORTEST: usize = 3;
/// Languages that write all nouns with a capital: there a capital tells of no name.
const CAPITAL_NOUNS: [&str; 2] = ["de", "lb"];

/// The people of a sentence, by number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Persons {
    /// Those whom it names in full.
    pub(super) full: Vec<usize>,
    /// Those whom it calls by the last name alone, though a sentence before it names them in full.
    pub(super) short: Vec<usize>,
}

/// The people of each sentence, by where its words with capitals stand, and of each person the sentences that give the full name.
///
/// Two words with capitals in a row are a full name, the last of them a last name: more than people have such names, and those, too, are
/// told in full before they are told in short.
pub(super) fn find<'a>(article: &'a Article, capitalized: &[Vec<Span>]) -> (Vec<Persons>, Vec<Vec<usize>>) {
    let language = article.language.as_deref().and_then(|tag| tag.split('-').next());
    if language.is_some_and(|language| CAPITAL_NOUNS.contains(&language)) {
        return (vec![Persons::default(); article.sentences.len()], Vec::new());
    }
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut named: Vec<Vec<usize>> = Vec::new();
    let of = |(index, (text, spans)): (usize, (&'a str, &Vec<Span>))| {
        let mut persons = Persons::default();
        let mut alone = Vec::new();
        for (at, span) in spans.iter().enumerate() {
            let word = last_name(span.of(text));
            if !is_name(word) {
                continue;
            }
            let next = |one: &Span, other: &Span| text.get(one.end..other.start) == Some(" ");
            let before = at.checked_sub(1).map(|at| spans[at]).filter(|before| next(before, span));
            if before.is_some_and(|before| is_name(before.of(text))) {
                let number = *numbers.entry(word).or_insert(named.len());
                if number == named.len() {
                    named.push(Vec::new());
                }
                persons.full.push(number);
            } else if before.is_none() && !spans.get(at + 1).is_some_and(|after| next(span, after)) {
                alone.push(word);
            }
        }
        let known = alone.iter().filter_map(|word| numbers.get(word).copied());
        persons.short = known.filter(|number| !named[*number].is_empty() && !persons.full.contains(number)).collect();
        persons.full.iter().for_each(|&number| named[number].push(index));
        persons
    };
    let texts = article.sentences.iter().map(|sentence| sentence.text.as_str());
    let persons = texts.zip(capitalized).enumerate().map(of).collect();
    (persons, named)
}

/// The word without the ending that makes it somebody's.
fn last_name(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// A capital with small letters behind it.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
        && letters.count() >= SHORTEST - 2
}
