//! Whether a name is a person's, an organisation's or a place's: by what stands in it and around it.
//!
//! Each finding has a weight; a kind is taken where its findings outweigh those of the others by far, else it stays unknown.

use crate::language::cues::Cues;
use crate::language::name_words::{NameWords, Places};
use crate::language::speech::Speech;
use crate::order::Order as _;

use super::entities::NameKind;
use super::names::{Mention, bare};
use super::prose::Passage;

/// Findings for one kind: how much they weigh together, and the heaviest.
#[derive(Clone, Copy, Debug, Default)]
struct Findings {
    weight: u32,
    heaviest: u32,
    rule: &'static str,
}

/// What speaks for each kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    person: Findings,
    organisation: Findings,
    place: Findings,
    /// Verbs of saying, which both people and organisations have.
    says: u32,
}

/// Findings that weigh less than this together are none.
const LEAST: u32 = 2;
/// More than this one finding does not weigh, however often it is there.
const MOST: u32 = 12;
/// Words behind a name in which it is said what it is.
const REACH: usize = 6;
/// Words of places that are as often surnames.
const SURNAMES: [&str; 19] = [
    "lake", "hill", "hills", "park", "lane", "forest", "castle", "moor", "ridge", "fort", "bay", "tower", "field",
    "mount", "cape", "bridge", "street", "beach", "rivers",
];
/// Articles before what somebody or something is.
const ARTICLES: [&str; 26] = [
    "a", "an", "the", "ein", "eine", "der", "die", "das", "un", "une", "le", "la", "el", "una", "il", "uno", "lo", "o",
    "um", "uma", "een", "de", "her", "his", "its", "their",
];
/// What is trusted, bought or joined, rather than a place to be in.
const NOT_IN: [&str; 14] = [
    "stake",
    "stakes",
    "share",
    "shares",
    "invest",
    "invested",
    "invests",
    "interest",
    "confidence",
    "trust",
    "believe",
    "faith",
    "investment",
    "investor",
];

/// What is done to places, with "to" behind.
const MOVES: [&str; 15] = [
    "came",
    "moved",
    "returned",
    "travelled",
    "traveled",
    "flew",
    "went",
    "drove",
    "sailed",
    "fled",
    "emigrated",
    "trip",
    "visit",
    "flight",
    "trips",
];
/// What has a name of somebody's, and is nobody.
const THINGS: [&str; 9] =
    ["storm", "hurricane", "typhoon", "cyclone", "operation", "project", "saint", "category", "tropical"];

impl Evidence {
    pub(super) fn add(&mut self, kind: NameKind, weight: u32, rule: &'static str) {
        let findings = match kind {
            NameKind::Person => &mut self.person,
            NameKind::Organisation => &mut self.organisation,
            NameKind::Place => &mut self.place,
            NameKind::Unknown => return,
        };
        findings.weight = (findings.weight + weight).min(MOST);
        if weight > findings.heaviest {
            (findings.heaviest, findings.rule) = (weight, rule);
        }
    }

    /// Adds what was found of the same name elsewhere.
    pub(super) fn join(&mut self, other: &Self) {
        for (one, other) in [
            (&mut self.person, other.person),
            (&mut self.organisation, other.organisation),
            (&mut self.place, other.place),
        ] {
            one.weight = (one.weight + other.weight).min(MOST);
            if other.heaviest > one.heaviest {
                (one.heaviest, one.rule) = (other.heaviest, other.rule);
            }
        }
        self.says += other.says;
    }

    /// The kind, and the finding that weighs most; unknown where none weighs enough, or two nearly as much.
    pub(super) fn decide(&self, least: u32) -> (NameKind, &'static str) {
        let mut all = [
            (NameKind::Person, self.person),
            (NameKind::Organisation, self.organisation),
            (NameKind::Place, self.place),
        ];
        all.order_by_key(|(_, findings)| std::cmp::Reverse(findings.weight));
        let [(kind, best), (_, second), _] = all;
        let clear = best.weight >= least.max(LEAST) && best.weight >= second.weight * 2;
        if clear { (kind, best.rule) } else { (NameKind::Unknown, "unclear") }
    }
}

/// What is asked for words.
pub(super) struct Judge {
    speech: &'static Speech,
    cues: &'static Cues,
    words: &'static NameWords,
    places: &'static Places,
}

impl Judge {
    pub(super) fn of(language: Option<&str>) -> Self {
        let (speech, cues) = (Speech::of(language), Cues::of(language));
        Self { speech, cues, words: NameWords::of(language), places: Places::known() }
    }

    /// Whether a name is none of somebody or something: a demonym, a role, a form of address.
    pub(super) fn is_none(&self, name: &str) -> bool {
        let single = !name.contains(' ');
        let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
        letters < 2
            || self.places.demonyms.contains(name)
            || (single
                && (self.speech.roles.find(name).is_some()
                    || self.cues.roles.has(name)
                    || self.speech.honorifics.find(name).is_some()
                    || self.cues.calendar.weekday(name.strip_suffix('s').unwrap_or(name)).is_some()
                    || (name.len() < 4 && name.starts_with(|letter: char| letter.is_ascii_digit()))))
    }

    /// Whether it is a place whatever stands around it.
    pub(super) fn is_known_place(&self, name: &str) -> bool {
        self.places.known.contains(name)
    }

    /// Whether it is the name of a storm, a plan and the like.
    pub(super) fn is_thing(name: &str) -> bool {
        name.split_once(' ').is_some_and(|(first, _)| THINGS.iter().any(|thing| first.eq_ignore_ascii_case(thing)))
    }

    /// Whether the word is one that names of organisations have.
    pub(super) fn is_of_organisations(&self, word: &str) -> bool {
        self.words.organisation.has(word)
    }

    pub(super) fn is_suffix(&self, word: &str) -> bool {
        self.words.suffix.has(word)
    }

    /// Whether a language writes all nouns with a capital.
    pub(super) fn capital_nouns(&self) -> bool {
        self.speech.capital_nouns
    }

    /// What the words of a name tell; `person` is what names.rs has seen of titles, roles and given names.
    pub(super) fn of_name(&self, name: &str, person: u32) -> Evidence {
        let mut evidence = Evidence::default();
        let words: Vec<&str> = name.split(' ').collect();
        let last = words.last().copied().unwrap_or_default();
        // The head stands before "of", else last.
        let head = words
            .iter()
            .position(|word| matches!(*word, "of" | "de" | "del" | "di" | "da" | "do" | "für" | "for" | "van"));
        let head = head.filter(|&at| at > 0).map_or(last, |at| words[at - 1]);
        let given = self.speech.given_names.find(words[0]).is_some() && words.len() > 1;
        let has = |list: &crate::language::cues::Words, word: &str| list.has(word.trim_end_matches('.'));
        if self.is_known_place(name) {
            evidence.add(NameKind::Place, 5, "known-place");
        } else if self.places.ambiguous.contains(name) {
            evidence.add(NameKind::Place, 1, "known-place");
        }
        if self.words.known_organisation.contains(name) || (words.len() == 1 && self.cues.agencies.contains(name)) {
            evidence.add(NameKind::Organisation, 5, "known-organisation");
        }
        let several = words.len() > 1;
        let compound = |word: &str| {
            const ENDINGS: [&str; 14] = [
                "ministerium",
                "gericht",
                "bank",
                "amt",
                "verband",
                "verein",
                "universität",
                "werke",
                "kammer",
                "behörde",
                "rat",
                "gesellschaft",
                "stiftung",
                "partei",
            ];
            let lower = word.to_lowercase();
            self.speech.capital_nouns
                && ENDINGS.iter().any(|ending| lower.ends_with(ending) && lower.len() > ending.len() + 2)
        };
        let mut settled = true;
        if (several && has(&self.words.organisation, head)) || compound(head) {
            evidence.add(NameKind::Organisation, 7, "name-word");
        } else if several && has(&self.words.place, head) {
            let surname = given && SURNAMES.iter().any(|word| head.eq_ignore_ascii_case(word));
            evidence.add(NameKind::Place, if surname { 1 } else { 7 }, "name-word");
            settled = !surname;
        } else if several && !given && has(&self.words.organisation, words[0]) {
            evidence.add(NameKind::Organisation, 5, "name-word");
        } else if several && !given && has(&self.words.place, words[0]) {
            evidence.add(NameKind::Place, 5, "name-word");
        } else if several && words.contains(&"&") {
            evidence.add(NameKind::Organisation, 4, "ampersand");
        } else if several && words.iter().any(|word| has(&self.words.organisation, word)) {
            evidence.add(NameKind::Organisation, 3, "name-word");
        } else {
            settled = false;
        }
        if !settled && evidence.place.weight < 5 && evidence.organisation.weight < 5 {
            if given {
                evidence.add(NameKind::Person, 3, "given-name");
            }
            // Each mention with its given name counts there already.
            let beyond = person.saturating_sub(u32::from(given));
            evidence.add(NameKind::Person, (2 * beyond).min(6), "title-or-surname");
        } else if person > 3 && !several {
            evidence.add(NameKind::Person, 2, "title-or-surname");
        }
        evidence
    }

    /// What stands around a mention.
    pub(super) fn around(&self, passage: &Passage<'_>, mention: &Mention, evidence: &mut Evidence) {
        let (first, next) = (mention.words.start, mention.words.end);
        let several = mention.words.len() > 1;
        let space = |at: usize| passage.gap_before(at) == " ";
        let back = |steps: usize| {
            let at = first.checked_sub(steps)?;
            (at + 1..=first).all(space).then(|| passage.word(at))
        };
        let before = back(1).unwrap_or_default();
        let second = back(2).unwrap_or_default();
        let behind = if next < passage.words.len() && space(next) { passage.word(next) } else { "" };
        let lower = before.to_lowercase();
        // In a language that writes all nouns with a capital, most things stand behind "in".
        let sure = u32::from(!self.speech.capital_nouns) + 1;
        if !mention.possessive {
            if self.words.before_place.has(before) && !NOT_IN.contains(&second) {
                evidence.add(NameKind::Place, if several { 2 } else { sure }, "behind-a-preposition");
            } else if self.words.near_place.has(before) {
                evidence.add(NameKind::Place, sure, "behind-a-preposition");
            } else if before == "from" && self.is_role(second) {
                evidence.add(NameKind::Place, 2, "behind-a-preposition");
            }
            if before == "to" && MOVES.contains(&second) {
                evidence.add(NameKind::Place, 2, "behind-a-preposition");
            }
            if matches!(before, "at" | "chez") && self.is_role(second) {
                evidence.add(NameKind::Organisation, 3, "works-at");
            }
        }
        if matches!(before, "of" | "von" | "de" | "di" | "da" | "do" | "van") {
            if self.words.place_role.has(second) {
                evidence.add(NameKind::Place, 3, "place-of");
            } else if self.words.company_role.has(second) {
                evidence.add(NameKind::Organisation, 3, "role-of");
            }
        }
        // "the shipbuilder Norrvik Yards", "der Insel Hollnis".
        let noun = |word: &str| !word.is_empty() && (self.speech.capital_nouns || word.starts_with(char::is_lowercase));
        if noun(before) && !matches!(lower.as_str(), "place" | "state" | "country" | "team" | "group" | "business") {
            if self.words.organisation_noun.has(before) && !self.is_role(before) {
                evidence.add(NameKind::Organisation, 4, "what-it-is");
            } else if self.words.place_noun.has(before) {
                evidence.add(NameKind::Place, 3, "what-it-is");
            }
        }
        if mention.possessive {
            const OF_PLACES: [&str; 13] = [
                "mayor",
                "capital",
                "streets",
                "airport",
                "harbour",
                "harbor",
                "government",
                "parliament",
                "population",
                "coast",
                "economy",
                "residents",
                "beaches",
            ];
            if OF_PLACES.contains(&behind) {
                evidence.add(NameKind::Place, 2, "place-of");
            }
            return;
        }
        if matches!(behind, "plc" | "Ltd" | "Inc" | "shares" | "stock" | "shareholders" | "executives") {
            evidence.add(NameKind::Organisation, 4, "company");
        }
        let says = self.speech.verbs.find(behind).is_some_and(|kind| !matches!(kind, "by" | "of" | "ing"));
        let said = self.speech.verbs.find(before).is_some_and(|kind| !matches!(kind, "of" | "by" | "to"));
        // "erklärte Lantier", but also "said Nordbank".
        if (says || said) && evidence.says < 2 {
            evidence.says += 1;
            evidence.add(NameKind::Person, if several { 2 } else { 1 }, "speaks");
        }
        self.apposition(passage, next, evidence);
    }

    /// "Lindqvist, 43,", "Voss, the minister", "Norrvik Yards, a shipbuilder", "Camille Rousselot, la directrice".
    fn apposition(&self, passage: &Passage<'_>, next: usize, evidence: &mut Evidence) {
        if passage.gap_before(next) != ", " || next >= passage.words.len() {
            return;
        }
        let behind = passage.word(next);
        let age = behind.len() <= 3 && behind.bytes().all(|byte| byte.is_ascii_digit());
        let mut at = next;
        if age {
            if !passage.gap_before(next + 1).starts_with([',', '.']) {
                return;
            }
            evidence.add(NameKind::Person, 4, "age");
            at += 1;
        } else if matches!(behind, "who" | "whose") {
            evidence.add(NameKind::Person, 4, "who");
            return;
        }
        let article = ARTICLES.contains(&passage.word(at));
        let from = at + usize::from(article);
        for at in from..(from + REACH).min(passage.words.len()) {
            let gap = passage.gap_before(at);
            if at > from && gap != " " && gap != "-" {
                return;
            }
            let word = passage.word(at);
            if self.is_small(word) {
                return;
            }
            if self.is_role(word) {
                // Without an article it has to be the first word, or the next name is another's: "Yards, Minister Voss".
                if article || (at == from && word.starts_with(char::is_lowercase)) || self.capital_nouns() {
                    evidence.add(NameKind::Person, 3, "role");
                }
                return;
            }
            if !article {
                continue;
            }
            if self.words.organisation_noun.has(word) {
                evidence.add(NameKind::Organisation, 3, "what-it-is");
                return;
            }
            if self.words.place_noun.has(word) {
                evidence.add(NameKind::Place, 3, "what-it-is");
                return;
            }
        }
    }

    fn is_role(&self, word: &str) -> bool {
        self.speech.roles.find(word).is_some() || self.cues.roles.has(word)
    }

    fn is_small(&self, word: &str) -> bool {
        self.speech.small.has(word) || matches!(word, "of" | "at" | "for" | "that" | "which" | "who")
    }
}

/// Whether `letters` are the first letters of a name's words, small words left out or not.
pub(super) fn abbreviates(letters: &str, name: &str) -> bool {
    let letters: String = letters.chars().filter(|letter| letter.is_alphabetic()).collect();
    let initials = |small: bool| -> String {
        let words = name.split([' ', '-']).filter(|word| small || word.starts_with(char::is_uppercase));
        words.filter_map(|word| bare(word).chars().next()).flat_map(char::to_uppercase).collect()
    };
    letters.chars().count() > 1 && (initials(false) == letters || initials(true) == letters)
}
