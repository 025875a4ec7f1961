//! Datelines: where, when and by which agency a story was filed, at the head of its first paragraph.
//!
//! `place (/ place)* [, region] [, date] [(agency)] dash`, the agency also before the place, between slashes, or between
//! double hyphens; a place in capitals, or in title case where an agency stands behind it. A capital, a figure or an opening quotation
//! mark must follow, or nothing at all.

use super::date;
use super::phrase::{bare, is_all_caps, is_capitalised, is_opening_quote, title_case};
use crate::article::Dateline;
use crate::language::cues::Cues;

/// A dateline found at the start of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundDateline {
    /// How many bytes of the text it takes, dash and blanks behind it included.
    pub len: usize,
    /// What it says.
    pub dateline: Dateline,
    /// From 0 to 1.
    pub confidence: f64,
}

/// How far into a text the dash of a dateline is looked for.
const REACH: usize = 140;

/// The dateline that `text` begins with. Twice in a row (site copy over wire copy), both are taken as one.
pub(super) fn find(text: &str, cues: &Cues) -> Option<FoundDateline> {
    let mut found = find_one(text, cues)?;
    if let Some(second) = find_one(&text[found.len..], cues) {
        let desk = found.dateline.agency.as_deref().is_some_and(|agency| !cues.agencies.contains(agency));
        let dateline = if desk { second.dateline } else { merged(found.dateline, second.dateline) };
        found = FoundDateline { len: found.len + second.len, dateline, confidence: found.confidence };
    }
    Some(found)
}

fn merged(first: Dateline, second: Dateline) -> Dateline {
    Dateline {
        places: if first.places.is_empty() { second.places } else { first.places },
        region: first.region.or(second.region),
        agency: first.agency.or(second.agency),
        date: first.date.or(second.date),
    }
}

fn find_one(text: &str, cues: &Cues) -> Option<FoundDateline> {
    let first = text.chars().next()?;
    (first.is_uppercase() || first == '(').then_some(())?;
    for (at, dash) in dashes(text) {
        let head = &text[..at];
        let rest = &text[at + dash.len()..];
        let body = rest.trim_start();
        if !may_follow(body) {
            continue;
        }
        let mut len = text.len() - body.len();
        if let Some((mut dateline, confidence)) = read_head(head.trim_end(), dash, body.is_empty(), cues) {
            if let Some((date, date_len)) = date_between_dashes(body, cues).filter(|_| dateline.date.is_none()) {
                dateline.date = Some(date.to_owned());
                len += date_len;
            }
            return Some(FoundDateline { len, dateline, confidence });
        }
    }
    None
}

/// `ATLANTA — Dec. 13, 2023 — …`: a date with a dash of its own; the date, and the length of both with the blanks behind.
fn date_between_dashes<'a>(body: &'a str, cues: &Cues) -> Option<(&'a str, usize)> {
    let date = date::at_start(body, cues)?;
    let rest = body[date.len..].trim_start();
    let behind =
        rest.strip_prefix(['—', '–']).or_else(|| rest.strip_prefix("--")).or_else(|| rest.strip_prefix("- "))?;
    let behind = behind.trim_start();
    may_follow(behind).then(|| (&body[..date.len], body.len() - behind.len()))
}

/// Each place in the first stretch of `text` where a dash, or what serves as one, could close a dateline.
fn dashes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let end = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= REACH).last().unwrap_or(0);
    text[..end]
        .char_indices()
        .filter_map(move |(at, letter)| {
            let rest = &text[at..];
            let before = text[..at].chars().next_back()?;
            let parted = before.is_whitespace() || matches!(before, ')' | '.' | '/');
            let len = match letter {
                '—' | '–' | '―' if parted => letter.len_utf8(),
                '-' if rest.starts_with("--") && !text[..at].ends_with('-') => 2,
                '-' if parted && (rest[1..].is_empty() || rest[1..].starts_with(char::is_whitespace)) => 1,
                // "MOSCOW, December 13. /TASS/. Exports …"
                '.' if before == '/' => 1,
                _ => return None,
            };
            Some((at, &rest[..len]))
        })
        .chain(
            text.strip_suffix(['-', '–', '—'])
                .filter(|head| head.len() <= REACH && head.ends_with(' '))
                .map(|head| (head.len(), &text[head.len()..])),
        )
}

/// A dateline is followed by a sentence, or stands alone.
fn may_follow(body: &str) -> bool {
    let lead = body.trim_start_matches(is_opening_quote);
    lead.chars()
        .next()
        .is_none_or(|letter| letter.is_numeric() || (letter.is_alphabetic() && !letter.is_lowercase()) || letter == '$')
}

/// What the words before the dash say, if they are a dateline's.
fn read_head(head: &str, dash: &str, alone: bool, cues: &Cues) -> Option<(Dateline, f64)> {
    let mut dateline = Dateline::default();
    let mut rest = head;
    // "(ANSA) - ROMA, 13 DIC": the agency first; the dash behind it is passed over.
    if let Some(inside) = rest.strip_prefix('(') {
        let (agency, after) = inside.split_once(')')?;
        dateline.agency = Some(agency_name(agency, cues)?);
        rest = after.trim_start().trim_start_matches(['-', '–', '—']).trim_start();
        if rest.is_empty() {
            return None;
        }
    } else if let Some((before, agency)) = agency_behind(rest) {
        let name = agency_name(agency, cues)?;
        dateline.agency = Some(name);
        rest = before.trim_end().trim_end_matches(['-', '–', '—']).trim_end();
    } else if dash == "." {
        return None;
    }
    let has_agency = dateline.agency.is_some();
    let known = dateline.agency.as_deref().is_some_and(|agency| cues.agencies.contains(agency));

    // The date stands last, behind a comma, a full stop or a dash of its own; or it is all there is.
    let (place, date) = split_date(rest, cues);
    dateline.date = date.map(str::to_owned);
    if place.is_empty() {
        return (known && date.is_some()).then_some((dateline, 0.9));
    }
    let (places, region) = place.split_once(", ").map_or((place, None), |(places, region)| (places, Some(region)));
    let capitals = is_all_caps(places);
    if !(capitals || has_agency) || !is_place(places, cues) || region.is_some_and(|region| !is_region(region)) {
        return None;
    }
    if !has_agency
        && date.is_none()
        && region.is_none()
        && places.chars().filter(|letter| letter.is_alphabetic()).count() < 4
    {
        // "NATO — The" has four letters, "UK — The" two: too few to tell from an acronym's dash.
        return None;
    }
    dateline.places = places.split('/').map(|place| title_case(place.trim())).collect();
    dateline.region = region.map(title_case);
    let confidence = match (known, capitals, region.is_some() || date.is_some()) {
        (true, true, _) => 0.99,
        (true, false, _) => 0.9,
        (false, true, true) => 0.95,
        (false, true, false) if alone => 0.8,
        (false, true, false) => 0.75,
        (false, false, _) => 0.7,
    };
    Some((dateline, confidence))
}

/// `… (AP)`, `… /PRNewswire/`, `…--(BUSINESS WIRE)`: the head before the agency, and the agency.
fn agency_behind(head: &str) -> Option<(&str, &str)> {
    let (open, close) = if head.ends_with(')') { ('(', ')') } else { ('/', '/') };
    let inside = head.strip_suffix(close)?;
    let at = inside.rfind(open)?;
    Some((&inside[..at], &inside[at + 1..]))
}

/// The name between an agency's marks: a known agency, or a short name of capitalised words.
fn agency_name(text: &str, cues: &Cues) -> Option<String> {
    let text = text.trim();
    let words = text.split_whitespace().count();
    let form = (1..=4).contains(&words)
        && text.split_whitespace().all(|word| is_capitalised(word) || cues.agencies.contains(text));
    let plain = text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '.' | '&' | '\''));
    (form && plain && !text.chars().all(char::is_numeric)).then(|| text.to_owned())
}

/// The place and the date of a head, the marks between them taken off.
fn split_date<'a>(head: &'a str, cues: &Cues) -> (&'a str, Option<&'a str>) {
    let starts = std::iter::once(0).chain(head.match_indices(' ').map(|(at, _)| at + 1));
    for at in starts {
        let part = &head[at..];
        let Some(found) = date::at_start(part, cues) else { continue };
        if part[found.len..].trim_matches(['.', ',', ' ']).is_empty() {
            let place = head[..at].trim_end_matches([' ', ',', '.', '-', '–', '—', ';']);
            return (place, Some(part.trim_end_matches([',', ' '])));
        }
    }
    (head, None)
}

fn is_place(places: &str, cues: &Cues) -> bool {
    let kicker = places.to_lowercase();
    if cues.kickers.get(&kicker).is_some()
        || cues.kickers.get(kicker.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ' ')).is_some()
        || kicker.starts_with("file")
        || kicker.starts_with("photo")
    {
        return false;
    }
    let words = places.split([' ', '/']).filter(|word| !word.is_empty());
    let small = |word: &str| {
        cues.particles.contains(&word.to_lowercase())
            || matches!(word, "the" | "THE" | "and" | "AND" | "on" | "ON" | "off" | "near")
    };
    let mut count = 0;
    for word in words {
        count += 1;
        let plain = word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '\'' | '’' | '.' | '-'));
        if !plain || !(is_capitalised(word) || small(word)) || bare(word).is_empty() {
            return false;
        }
    }
    (1..=6).contains(&count)
}

fn is_region(region: &str) -> bool {
    let mut words = region.split(' ');
    let form = |word: &str| is_capitalised(word) || matches!(word, "of" | "and" | "the");
    region.split(' ').count() <= 4
        && words.all(form)
        && !region.chars().any(|letter| letter.is_numeric() || letter == '(')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Dateline, &str)> {
        find(text, Cues::of(None)).map(|found| (found.dateline, &text[found.len..]))
    }

    fn dateline(places: &[&str], region: &str, agency: &str, date: &str) -> Dateline {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Dateline {
            places: places.iter().map(|place| (*place).to_owned()).collect(),
            region: some(region),
            agency: some(agency),
            date: some(date),
        }
    }

    #[test]
    fn houses_write_them_differently() {
        for (text, expected) in [
            ("PORT ELLERY, Maine (AP) — The", dateline(&["Port Ellery"], "Maine", "AP", "")),
            ("PORT ELLERY, Maine -", dateline(&["Port Ellery"], "Maine", "", "")),
            ("LONDON, Dec 13 (Reuters) - The", dateline(&["London"], "", "Reuters", "Dec 13")),
            ("Paris (AFP) – The", dateline(&["Paris"], "", "AFP", "")),
            ("OSLO, Dec. 13 (Xinhua) -- The", dateline(&["Oslo"], "", "Xinhua", "Dec. 13")),
            ("MOSCOW. Dec 13 (Interfax) - The", dateline(&["Moscow"], "", "Interfax", "Dec 13")),
            ("MOSCOW, December 13. /TASS/. The", dateline(&["Moscow"], "", "TASS", "December 13.")),
            ("Dec. 13 (UPI) -- The", dateline(&[], "", "UPI", "Dec. 13")),
            ("ROME/BRUSSELS, Dec 13 (Reuters) - The", dateline(&["Rome", "Brussels"], "", "Reuters", "Dec 13")),
            ("UNITED NATIONS (AP) — The", dateline(&["United Nations"], "", "AP", "")),
            ("SPRINGFIELD, Ill. (AP) — The", dateline(&["Springfield"], "Ill.", "AP", "")),
            ("SAN JOSE, Calif.--(BUSINESS WIRE)--The", dateline(&["San Jose"], "Calif.", "BUSINESS WIRE", "")),
            ("ATLANTA — Dec. 13, 2023 — The", dateline(&["Atlanta"], "", "", "Dec. 13, 2023")),
            ("NEW YORK, Dec. 13, 2023 /PRNewswire/ -- The", dateline(&["New York"], "", "PRNewswire", "Dec. 13, 2023")),
            ("WASHINGTON — The", dateline(&["Washington"], "", "", "")),
        ] {
            let (found, rest) = read(text).unwrap_or_else(|| panic!("no dateline in {text}"));
            assert_eq!(found, expected, "{text}");
            assert!(rest == "The" || rest.is_empty(), "{text} leaves {rest:?}");
        }
    }

    #[test]
    fn twice_is_one() {
        let (found, rest) = read("LONDON (Metro Desk) - LONDON, Dec 13 (Reuters) - The pound rose.").unwrap();
        assert_eq!(found, dateline(&["London"], "", "Reuters", "Dec 13"));
        assert_eq!(rest, "The pound rose.");
    }

    #[test]
    fn look_alikes_are_prose() {
        for text in [
            "NATO — the alliance of 1949 — said no.",
            "BREAKING — The minister has gone.",
            "FILE - A truck waits.",
            "The vote - Mr. Reyes said - was close.",
            "Yerevan - The city has grown.",
            "UK — The islands",
            "WARNING: WET PAINT - Do not sit.",
            "OK (maybe) — The",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
