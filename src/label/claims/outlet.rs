//! What a page's outlet is called, by its name and its address.

use crate::language::fold::hashed_words;
use crate::order::Order as _;
use crate::read::{Claim, ClaimedField};

/// A shorter name or word is in many others, in letters.
const SHORT: usize = 3;

/// The names of an outlet.
pub(in crate::label) struct Outlet {
    /// The words of its names, as hashes in order.
    words: Vec<u64>,
    /// Its names and its host, small letters and figures only: "dailyledger".
    names: Vec<String>,
}

impl Outlet {
    pub(in crate::label) fn of(claims: &[Claim]) -> Self {
        let mut outlet = Self { words: Vec::new(), names: Vec::new() };
        for claim in claims {
            let name = match claim.field {
                ClaimedField::Site => {
                    outlet.words.extend(hashed_words(&claim.value).map(|(_, hash)| hash));
                    letters(&claim.value)
                }
                ClaimedField::Url => host(&claim.value).map(letters).unwrap_or_default(),
                _ => continue,
            };
            if name.len() > SHORT && !outlet.names.contains(&name) {
                outlet.names.push(name);
            }
        }
        for claim in claims.iter().filter(|claim| claim.field == ClaimedField::Url) {
            let labels = host(&claim.value).unwrap_or_default().split(['.', '-']);
            outlet.words.extend(labels.flat_map(hashed_words).map(|(_, hash)| hash));
        }
        outlet.words.order();
        outlet.words.dedup();
        outlet
    }

    /// Whether a word, by its hash, is one of its names'.
    pub(in crate::label) fn has(&self, word: u64) -> bool {
        self.words.binary_search(&word).is_ok()
    }

    /// Whether `words` are what it is called, or part of it.
    pub(in crate::label) fn is_called(&self, words: &str) -> bool {
        let mut hashes = hashed_words(words).map(|(_, hash)| hash).peekable();
        if hashes.peek().is_none() {
            return false;
        }
        let name = letters(words);
        hashes.all(|word| self.has(word))
            || (name.len() > SHORT && self.names.iter().any(|known| known.contains(&name) || name.contains(known)))
    }
}

/// The host of an address without `www` and its last label: "ledger" of `https://www.ledger.example/a`.
fn host(address: &str) -> Option<&str> {
    let host = address.split_once("://")?.1.split(['/', ':', '?']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.rsplit_once('.').map(|(host, _)| host)
}

fn letters(words: &str) -> String {
    words.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
