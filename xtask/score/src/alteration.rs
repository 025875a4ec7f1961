//! Claims with one thing altered by a recipe, so that it is known what is wrong with them.
//!
//! The recipe, for each sentence and each kind of fault that it has a place for: another number (of the article, or near it), another name
//! of the article's, another weekday or month, a "not" put in or taken out, an opposite, "may" for "will". Words and opposites are the
//! recipe's own, not the core's.

use std::sync::LazyLock;

use regex::Regex;

/// How a claim is altered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Alteration {
    /// Another number, of the article or near it.
    Number,
    /// Another name of the article's.
    Name,
    /// Another weekday or month.
    Date,
    /// A "not" put in, or one taken out.
    Negation,
    /// An opposite.
    Direction,
    /// "May" for "will", or the other way round.
    Certainty,
}

impl Alteration {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Number, Self::Name, Self::Date, Self::Negation, Self::Direction, Self::Certainty];

    /// The name in tables: that of the fault.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Name => "name",
            Self::Date => "date",
            Self::Negation => "negation",
            Self::Direction => "direction",
            Self::Certainty => "certainty",
        }
    }
}

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern")
}

static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b\d[\d,]*(?:\.\d+)?\b"));
static NAME: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b"));
static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"));
static MONTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:january|february|april|june|july|august|september|october|november|december)\b")
});
static NOT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i) (?:not|never)\b|n't\b"));
static VERB: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:is|are|was|were|will|has|have|had|can|could|would|should)\b"));
static CERTAIN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:will|may|might|could)\b"));
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const OPPOSITES: [(&str, &str); 14] = [
    ("rose", "fell"),
    ("increased", "decreased"),
    ("increase", "decrease"),
    ("more", "fewer"),
    ("higher", "lower"),
    ("before", "after"),
    ("won", "lost"),
    ("win", "lose"),
    ("up", "down"),
    ("first", "last"),
    ("accepted", "rejected"),
    ("supported", "opposed"),
    ("guilty", "innocent"),
    ("largest", "smallest"),
];

static DIRECTIONS: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    let pairs = OPPOSITES.into_iter().flat_map(|(one, other)| [(one, other), (other, one)]);
    pairs.map(|(own, other)| (pattern(&format!(r"(?i)\b{own}\b")), other)).collect()
});

/// The same for the same claim.
struct Dice(u64);

impl Dice {
    fn of(text: &str) -> Self {
        Self(
            text.bytes()
                .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3)),
        )
    }

    fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> Option<&'a T> {
        self.0 = self.0.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F);
        let at = (self.0 >> 33) as usize % items.len().max(1);
        items.get(at).copied()
    }
}

/// The claim with one thing altered; nothing where it has no place for it.
pub fn altered(claim: &str, article: &str, alteration: Alteration) -> Option<String> {
    let mut dice = Dice::of(claim);
    let mut swap = |pattern: &Regex, others: &dyn Fn(&str) -> Vec<String>| {
        let places: Vec<regex::Match<'_>> = pattern.find_iter(claim).collect();
        let place = *dice.pick(&places.iter().collect::<Vec<_>>())?;
        let others = others(place.as_str());
        let other = dice.pick(&others.iter().map(String::as_str).collect::<Vec<_>>())?;
        Some(format!("{}{}{}", &claim[..place.start()], other, &claim[place.end()..]))
    };
    let like = |word: &str, model: &str| {
        if model.starts_with(char::is_lowercase) { word.to_lowercase() } else { word.to_owned() }
    };
    let list = |words: &[&str], own: &str| -> Vec<String> {
        words.iter().filter(|word| !word.eq_ignore_ascii_case(own)).map(|word| like(word, own)).collect()
    };
    match alteration {
        Alteration::Number => swap(&NUMBER, &|own| {
            let value: f64 = own.replace(',', "").parse().unwrap_or_default();
            let mut others =
                vec![format!("{}", value + 1.0 + (value * 0.3).floor()), format!("{}", (value * 2.0).round() + 1.0)];
            let of_article = NUMBER.find_iter(article).map(|found| found.as_str().to_owned());
            others.extend(
                of_article.filter(|other| other != own && other.len() == own.len() && !claim.contains(other.as_str())),
            );
            others
        }),
        Alteration::Name => {
            let names: Vec<&str> =
                NAME.find_iter(article).map(|found| found.as_str()).filter(|name| name.contains(' ')).collect();
            let lower = claim.to_lowercase();
            let own = names.iter().copied().find(|name| lower.contains(&name.to_lowercase()))?;
            let start = lower.find(&own.to_lowercase())?;
            let is_cased = claim != lower;
            let others: Vec<&str> = names
                .iter()
                .copied()
                .filter(|name| !name.split(' ').any(|word| lower.contains(&word.to_lowercase())))
                .filter(|name| name.split(' ').count() == own.split(' ').count())
                .collect();
            let other = dice.pick(&others)?;
            let other = if is_cased { other.to_owned() } else { other.to_lowercase() };
            let end = start + own.len();
            (claim.is_char_boundary(start) && claim.is_char_boundary(end) && lower.len() == claim.len())
                .then(|| format!("{}{other}{}", &claim[..start], &claim[end..]))
        }
        Alteration::Date if WEEKDAY.is_match(claim) => swap(&WEEKDAY, &|own| list(&WEEKDAYS, own)),
        Alteration::Date => swap(&MONTH, &|own| list(&MONTHS, own)),
        Alteration::Negation if NOT.is_match(claim) => Some(NOT.replace(claim, "").into_owned()),
        Alteration::Negation => {
            let place = VERB.find(claim)?;
            Some(format!("{} not{}", &claim[..place.end()], &claim[place.end()..]))
        }
        Alteration::Direction => {
            let found: Vec<(regex::Match<'_>, &str)> =
                DIRECTIONS.iter().filter_map(|(own, other)| Some((own.find(claim)?, *other))).collect();
            let (place, other) = dice.pick(&found.iter().collect::<Vec<_>>())?;
            Some(format!("{}{other}{}", &claim[..place.start()], &claim[place.end()..]))
        }
        Alteration::Certainty => swap(&CERTAIN, &|own| {
            let other = if own.eq_ignore_ascii_case("will") { "may" } else { "will" };
            vec![other.to_owned()]
        }),
    }
}
