//! Datelines: where, when and by which agency a story was filed, at the head of its first paragraph.
//!
//! `place (/ place)* [, region] [, date] [(agency)] dash`, the agency also before the place, between slashes, or between
//! double hyphens; a place in capitals, or in title case where an agency stands behind it. A capital, a figure or an opening quotation
//! mark must follow, or nothing at all.

use super::phrase::{self, bare, is_all_caps, is_capitalised, is_opening_quote, title_case};
use super::{byline, date};
use crate::article::{Byline, Dateline, Span};
use crate::language::cues::Cues;

/// A dateline found at the start of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundDateline {
    /// How many bytes of the text it takes, dash and blanks behind it included.
    pub len: usize,
    /// What it says.
    pub dateline: Dateline,
    /// From 0 to 1.
    pub confidence: f64,
    /// Reporters that it names, and where it does: Chinese and Korean agencies have them there.
    pub byline: Option<(Byline, Span)>,
    /// The site's own desk, where site copy stands over wire copy, and where it does.
    pub desk: Option<(String, Span)>,
}

impl FoundDateline {
    /// The stretches that are the dateline's own, in order: all but what names the reporters and the desk.
    pub fn own(&self) -> Vec<Span> {
        let mut others: Vec<Span> = self.byline.iter().map(|(_, span)| *span).collect();
        others.extend(self.desk.iter().map(|(_, span)| *span));
        others.push(Span::new(self.len, self.len));
        let mut start = 0;
        let mut own = Vec::new();
        for other in others {
            if other.start > start {
                own.push(Span::new(start, other.start));
            }
            start = other.end;
        }
        own
    }
}

/// How far into a text the agency of a dateline without a dash is looked for.
pub(super) const REACH_OF_AGENCY: usize = 48;
/// How far into a text the dash of a dateline is looked for.
const REACH: usize = 140;

/// The dateline that `text` begins with. Twice in a row (site copy over wire copy), both are taken as one.
pub(super) fn find(text: &str, cues: &Cues) -> Option<FoundDateline> {
    let first = text.chars().next()?;
    if !first.is_ascii()
        && let Some(found) = east_asian(text, cues)
    {
        return Some(found);
    }
    if matches!(first, '(' | '[')
        && let Some(found) = bracketed(text, cues)
    {
        return Some(found);
    }
    let mut found = find_one(text, cues)?;
    if let Some(second) = find_one(&text[found.len..], cues) {
        let desk = found.dateline.agency.clone().filter(|agency| !cues.agencies.contains(agency));
        let head = &text[..found.len];
        if let Some(desk) = desk
            && let Some(at) = head.rfind('(')
        {
            let span = Span::new(at, head.trim_end().len());
            found.desk = Some((desk, span));
            found.dateline = second.dateline;
        } else {
            found.dateline = merged(found.dateline, second.dateline);
        }
        found.len += second.len;
    }
    Some(found)
}

/// `新华社北京12月13日电（记者李明）…`, `【ロンドン=共同】…`.
fn east_asian(text: &str, cues: &Cues) -> Option<FoundDateline> {
    let first = text.chars().next()?;
    let head = phrase::head(text, REACH);
    if matches!(first, '【' | '［') {
        return bracketed(text, cues);
    }
    // "電" closes it, behind the day.
    let open = if first == '（' { first.len_utf8() } else { 0 };
    let end = ["日电", "日電"].into_iter().filter_map(|mark| head.find(mark)).min()? + "日".len();
    let mut rest = &head[open..end];
    let mut found = FoundDateline { confidence: 0.95, ..FoundDateline::default() };
    if let Some(agency) = cues.agencies.iter().filter(|agency| !agency.is_ascii() && rest.starts_with(agency)).max() {
        found.dateline.agency = Some(agency.to_owned());
        rest = &rest[agency.len()..];
    } else if let Some(at) = rest.find('社').filter(|at| *at <= 12) {
        let (agency, behind) = rest.split_at(at + "社".len());
        found.dateline.agency = Some(agency.to_owned());
        rest = behind;
    } else {
        rest = rest.strip_prefix("本报").or_else(|| rest.strip_prefix("本報"))?;
    }
    // "中央社記者王小明台北13日電": a name of three letters mostly.
    if let Some(behind) = ["记者", "記者"].into_iter().find_map(|word| rest.strip_prefix(word)) {
        let name_end = behind.char_indices().nth(3).map_or(behind.len(), |(at, _)| at);
        let start = end - rest.len();
        let name_start = end - behind.len();
        let byline = byline::people(&behind[..name_end], cues)?;
        found.byline = Some((byline, Span::new(start, name_start + name_end)));
        rest = &behind[name_end..];
    }
    let figures = rest.find(|letter: char| letter.is_ascii_digit())?;
    let (place, date) = rest.split_at(figures);
    let is_date = date.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '年' | '月' | '日'));
    if !is_date || !(1..=8).contains(&place.trim().chars().count()) || !place.trim().chars().all(char::is_alphabetic) {
        return None;
    }
    found.dateline.places = vec![place.trim().to_owned()];
    found.dateline.date = Some(date.to_owned());
    let mut len = end + "电".len();
    if open > 0 {
        len += text[len..].strip_prefix('）').map(|_| "）".len())?;
    }
    // The reporter in brackets behind it, or up to a blank.
    let behind = text[len..].trim_start();
    let start = text.len() - behind.len();
    if let Some(inside) = behind.strip_prefix(['（', '('])
        && let Some((inside, after)) = inside.split_once(['）', ')'])
        && let Some(byline) = byline::find(inside, cues)
    {
        let end = text.len() - after.len();
        found.byline = Some((byline.byline, Span::new(start, end)));
        len = end;
    }
    let body =
        text[len..].trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '　' | '-' | '—'));
    found.len = text.len() - body.len();
    (!body.is_empty()).then_some(found)
}

/// `【ロンドン=共同】`, `(서울=연합뉴스) 김하나 기자 = `, `[東京 13日 ロイター] - `: place and agency in brackets.
fn bracketed(text: &str, cues: &Cues) -> Option<FoundDateline> {
    let open = text.chars().next()?;
    let head = phrase::head(text, REACH);
    let inside = head[open.len_utf8()..].split([')', ']', '】', '］']).next()?;
    let mut len = open.len_utf8() + inside.len();
    let close = text[len..].chars().next()?;
    len += close.len_utf8();
    let mut found = FoundDateline { confidence: 0.9, ..FoundDateline::default() };
    let parts: Vec<&str> = inside.split(['=', '＝']).map(str::trim).collect();
    let place = match parts.as_slice() {
        [place, agency] if cues.agencies.contains(agency) => {
            found.dateline.agency = Some((*agency).to_owned());
            *place
        }
        [place, name] if !name.is_ascii() && place.chars().count() <= 12 => {
            let start = open.len_utf8() + inside.len() - name.len();
            found.byline = Some((byline::people(name, cues)?, Span::new(start, start + name.len())));
            *place
        }
        [all] if !inside.is_ascii() => {
            let ends =
                cues.agencies.iter().filter(|agency| all.ends_with(*agency)).max_by_key(|agency| agency.len())?;
            found.dateline.agency = Some(ends.to_owned());
            all[..all.len() - ends.len()].trim_end()
        }
        _ => return None,
    };
    let (place, date) = match place.split_once(' ') {
        Some((place, date)) if date.ends_with('日') => (place, Some(date)),
        _ => (place, None),
    };
    let count = place.chars().count();
    if !(1..=14).contains(&count)
        || !place.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '・' | ' ' | 'ー' | '·'))
    {
        return None;
    }
    found.dateline.places = vec![place.to_owned()];
    found.dateline.date = date.map(str::to_owned);
    // "김하나 기자 = ".
    let behind = phrase::head(&text[len..], REACH);
    if let Some((names, _)) = behind.split_once('=')
        && let Some(byline) = byline::find(names.trim(), cues)
    {
        let start = len + (names.len() - names.trim_start().len());
        let end = len + names.len() + 1;
        found.byline = Some((byline.byline, Span::new(start, end)));
        len = end;
    }
    let body = text[len..]
        .trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '-' | '–' | '—' | '='));
    found.len = text.len() - body.len();
    (!body.is_empty()).then_some(found)
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
    (first == '(' || (first.is_alphabetic() && !first.is_lowercase())).then_some(())?;
    for (at, dash) in dashes(text) {
        let head = &text[..at];
        let rest = &text[at + dash.len()..];
        let body = rest.trim_start();
        if !may_follow(body) || !may_be_head(head, dash) {
            continue;
        }
        let mut len = text.len() - body.len();
        if let Some((mut dateline, confidence)) = read_head(head.trim_end(), dash, body.is_empty(), cues) {
            if let Some((date, date_len)) = date_between_dashes(body, cues).filter(|_| dateline.date.is_none()) {
                dateline.date = Some(date.to_owned());
                len += date_len;
            } else if dateline.agency.is_none()
                && let Some(agency) = cues
                    .agencies
                    .iter()
                    .find(|agency| body.strip_prefix(*agency).is_some_and(|rest| rest.starts_with(". ")))
            {
                // "МОСКВА, 13 дек — РИА Новости. …"
                dateline.agency = Some(agency.to_owned());
                len += agency.len() + 2;
            }
            return Some(FoundDateline { len, dateline, confidence, ..FoundDateline::default() });
        }
    }
    without_dash(text, cues)
}

/// `NEW DELHI, March 4 (PTI) The government …`, `Oslo (NTB): …`, `(ECN)The harbour …`: an agency in brackets closes a dateline without a dash.
fn without_dash(text: &str, cues: &Cues) -> Option<FoundDateline> {
    let head = phrase::head(text, REACH);
    let (open, close) = (head.find('(')?, head.find(')')? + 1);
    let agency = head.get(open + 1..close - 1)?;
    let known = cues.agencies.contains(agency);
    if !known && !is_house(agency, &head[..open], cues) {
        return None;
    }
    let behind = text[close..].strip_prefix(':').unwrap_or(&text[close..]);
    let body = behind.trim_start().trim_start_matches(['-', '–', '—']).trim_start();
    // What lost its line breaks may have lost this blank, too.
    let is_parted = body.len() < behind.len() || body.starts_with(char::is_alphabetic);
    if body.is_empty() || !is_parted || !may_follow(body) {
        return None;
    }
    let (dateline, confidence) = read_head(&head[..close], " ", false, cues)?;
    Some(FoundDateline { len: text.len() - body.len(), dateline, confidence, ..FoundDateline::default() })
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
    let bytes = &text.as_bytes()[..text.len().min(REACH)];
    bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| matches!(byte, b'-' | b'.' | b':' | b'/' | 0xD6 | 0xE2))
        .filter_map(move |(at, _)| {
            let rest = text.get(at..)?;
            let letter = rest.chars().next()?;
            let before = text[..at].chars().next_back()?;
            let parted = before.is_whitespace() || matches!(before, ')' | '.' | '/');
            let len = match letter {
                '—' | '–' | '―' if parted => letter.len_utf8(),
                '-' if rest.starts_with("--") && !text[..at].ends_with('-') => 2,
                '-' if parted && (rest[1..].is_empty() || rest[1..].starts_with(char::is_whitespace)) => 1,
                // "MOSCOW, December 13. /TASS/. Exports …"
                '.' if before == '/' => 1,
                // "دبي في 13 ديسمبر/ وام /"
                '/' if before == ' ' && rest[1..].starts_with(' ') => 1,
                // "ԵՐԵՎԱՆ, 13 դեկտեմբերի, Արմենպրես: …"
                ':' | '։' if before.is_alphabetic() => letter.len_utf8(),
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

/// Whether the words before a dash have what a dateline has: capitals, an agency's marks, or a date before a real dash.
fn may_be_head(head: &str, dash: &str) -> bool {
    let head = head.trim_end();
    let first = head.split(' ').next().unwrap_or_default();
    !first.contains(char::is_lowercase)
        || matches!(dash, ":" | "։" | "/")
        || head.ends_with([')', '/', '.'])
        || (matches!(dash, "—" | "–") && head.contains(char::is_numeric))
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
            let house = dateline.agency.as_deref().is_some_and(|agency| is_house(agency, "", cues));
            // A dash may close more than the agency.
            return (house && dash == " ").then_some((dateline, 0.8));
        }
    } else if matches!(dash, ":" | "։") {
        let (before, agency) = rest.rsplit_once(", ")?;
        dateline.agency = Some(agency.to_owned()).filter(|agency| cues.agencies.contains(agency));
        dateline.agency.as_ref()?;
        rest = before;
    } else if dash == "/" {
        let (before, agency) = rest.rsplit_once('/')?;
        dateline.agency = Some(agency.trim().to_owned()).filter(|agency| cues.agencies.contains(agency));
        dateline.agency.as_ref()?;
        rest = before;
    } else if let Some((before, agency)) =
        agency_behind(rest.strip_suffix(").").map_or(rest, |_| &rest[..rest.len() - 1]))
    {
        let name = agency_name(agency, cues)?;
        dateline.agency = Some(name);
        rest = before.trim_end().trim_end_matches(['-', '–', '—']).trim_end();
    } else if dash == "." {
        return None;
    } else if let Some((before, agency)) = rest.rsplit_once(", ").filter(|(_, agency)| cues.agencies.contains(agency)) {
        // "TOKYO, Dec. 13, Kyodo"
        dateline.agency = Some(agency.to_owned());
        rest = before;
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
    let cased = places.chars().any(char::is_uppercase);
    let capitals = cased && is_all_caps(places);
    // "By Ani Petrosyan – 13 December 2023 – 4 min read" is a byline.
    if !capitals && cues.bylines.opening(places).is_some() {
        return None;
    }
    // "Lyon, le 13 décembre — …": a small-lettered place takes its date and a real dash.
    let dated = date.is_some() && cased && matches!(dash, "—" | "–");
    if !(capitals || has_agency || dated)
        || (!cased && !known)
        || !is_place(places, cues)
        || region.is_some_and(|region| !is_region(region))
    {
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
    let form = cues.agencies.contains(text)
        || ((1..=4).contains(&words)
            && is_capitalised(text)
            && text.split_whitespace().all(|word| is_capitalised(word) || cues.particles.contains(word)));
    let plain = text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '.' | '&' | '\''));
    (form && plain && !text.chars().all(char::is_numeric)).then(|| text.to_owned())
}

/// Whether the letters in brackets are those of a house that files stories, not of the words before them, nor a label.
fn is_house(agency: &str, before: &str, cues: &Cues) -> bool {
    let initials: String = before
        .split([' ', '-'])
        .filter_map(|word| word.chars().next())
        .filter(|letter| letter.is_uppercase())
        .collect();
    (2..=5).contains(&agency.len())
        && agency.bytes().all(|letter| letter.is_ascii_uppercase())
        && initials != agency
        && is_place(agency, cues)
}

/// The place and the date of a head, the marks between them taken off.
fn split_date<'a>(head: &'a str, cues: &Cues) -> (&'a str, Option<&'a str>) {
    let starts = std::iter::once(0).chain(head.match_indices(' ').map(|(at, _)| at + 1));
    for at in starts {
        let part = &head[at..];
        let Some(found) = date::at_start(part, cues) else { continue };
        if part[found.len..].trim_matches(['.', ',', ' ']).is_empty() {
            let place = head[..at].trim_end_matches([' ', ',', '.', '-', '–', '—', ';', '،']);
            // "Lyon, le 13 décembre": the word before the date is no place's.
            let small = place.rsplit(' ').next().filter(|word| {
                word.starts_with(|letter: char| !letter.is_uppercase())
                    && (cues.date_words.contains(word) || cues.calendar.stands_between(word))
            });
            let place = small.map_or(place, |word| place[..place.len() - word.len()].trim_end_matches([' ', ',', '،']));
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
        let uncased = !word.chars().any(|letter| letter.is_lowercase() || letter.is_uppercase());
        if !plain || !(uncased || is_capitalised(word) || small(word)) || bare(word).is_empty() {
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
            ("Ellery (ECN) The", dateline(&["Ellery"], "", "ECN", "")),
            ("(ECN)The", dateline(&[], "", "ECN", "")),
            ("(ECN) -- The", dateline(&[], "", "ECN", "")),
            ("Dec. 13 (UPI) -- The", dateline(&[], "", "UPI", "Dec. 13")),
            ("ROME/BRUSSELS, Dec 13 (Reuters) - The", dateline(&["Rome", "Brussels"], "", "Reuters", "Dec 13")),
            ("UNITED NATIONS (AP) — The", dateline(&["United Nations"], "", "AP", "")),
            ("SPRINGFIELD, Ill. (AP) — The", dateline(&["Springfield"], "Ill.", "AP", "")),
            ("SAN JOSE, Calif.--(BUSINESS WIRE)--The", dateline(&["San Jose"], "Calif.", "BUSINESS WIRE", "")),
            ("ATLANTA — Dec. 13, 2023 — The", dateline(&["Atlanta"], "", "", "Dec. 13, 2023")),
            ("NEW YORK, Dec. 13, 2023 /PRNewswire/ -- The", dateline(&["New York"], "", "PRNewswire", "Dec. 13, 2023")),
            ("WASHINGTON — The", dateline(&["Washington"], "", "", "")),
            ("ABOARD THE USS HALVORSEN (AP) — The", dateline(&["Aboard the Uss Halvorsen"], "", "AP", "")),
            ("KUALA LUMPUR, Dec 13 (Bernama) — The", dateline(&["Kuala Lumpur"], "", "Bernama", "Dec 13")),
            (
                "TORONTO, Dec. 13, 2023 (GLOBE NEWSWIRE) -- The",
                dateline(&["Toronto"], "", "GLOBE NEWSWIRE", "Dec. 13, 2023"),
            ),
        ] {
            let (found, rest) = read(text).unwrap_or_else(|| panic!("no dateline in {text}"));
            assert_eq!(found, expected, "{text}");
            assert!(rest == "The" || rest.is_empty(), "{text} leaves {rest:?}");
        }
    }

    #[test]
    fn each_script_has_its_own_form() {
        for (language, text, expected, body) in [
            ("es", "Madrid, 13 dic (EFE).- El gobierno", dateline(&["Madrid"], "", "EFE", "13 dic"), "El gobierno"),
            ("it", "(ANSA) - ROMA, 13 DIC - Il governo", dateline(&["Roma"], "", "ANSA", "13 DIC"), "Il governo"),
            ("fr", "Lyon, le 13 décembre — Le conseil", dateline(&["Lyon"], "", "", "13 décembre"), "Le conseil"),
            ("de", "Berlin (dpa) - Der Rat", dateline(&["Berlin"], "", "dpa", ""), "Der Rat"),
            ("tr", "Ankara, 13 Aralık (AA) - Hükümet", dateline(&["Ankara"], "", "AA", "13 Aralık"), "Hükümet"),
            ("el", "Αθήνα (ΑΠΕ-ΜΠΕ) - Η κυβέρνηση", dateline(&["Αθήνα"], "", "ΑΠΕ-ΜΠΕ", ""), "Η κυβέρνηση"),
            (
                "ru",
                "МОСКВА, 13 дек — РИА Новости. Правительство",
                dateline(&["Москва"], "", "РИА Новости", "13 дек"),
                "Правительство",
            ),
            (
                "hy",
                "ԵՐԵՎԱՆ, 13 դեկտեմբերի, Արմենպրես: Կառավարությունը",
                dateline(&["Երեվան"], "", "Արմենպրես", "13 դեկտեմբերի"),
                "Կառավարությունը",
            ),
            (
                "ar",
                "القاهرة 13 ديسمبر (رويترز) - قال وزير",
                dateline(&["القاهرة"], "", "رويترز", "13 ديسمبر"),
                "قال وزير",
            ),
            ("zh", "新华社北京12月13日电（记者李明）国务院", dateline(&["北京"], "", "新华社", "12月13日"), "国务院"),
            ("zh", "（中央社記者王小明台北13日電）行政院", dateline(&["台北"], "", "中央社", "13日"), "行政院"),
            ("ja", "【ロンドン=共同】英国の", dateline(&["ロンドン"], "", "共同", ""), "英国の"),
            ("ja", "[東京 13日 ロイター] - 政府は", dateline(&["東京"], "", "ロイター", "13日"), "政府は"),
            ("ko", "(서울=연합뉴스) 김하나 기자 = 정부는", dateline(&["서울"], "", "연합뉴스", ""), "정부는"),
        ] {
            let found = find(text, Cues::of(Some(language))).unwrap_or_else(|| panic!("no dateline in {text}"));
            assert_eq!(found.dateline, expected, "{text}");
            assert_eq!(&text[found.len..], body, "{text}");
        }
        let named = |language: &str, text: &str| {
            let (byline, span) = find(text, Cues::of(Some(language))).unwrap().byline.unwrap();
            (byline.people[0].name.clone(), span.of(text).to_owned())
        };
        let (name, place) = named("zh", "新华社北京12月13日电（记者李明）国务院");
        assert_eq!((name.as_str(), place.as_str()), ("李明", "（记者李明）"));
        assert_eq!(named("zh", "（中央社記者王小明台北13日電）行政院").0, "王小明");
        assert_eq!(
            named("ko", "(서울=연합뉴스) 김하나 기자 = 정부는"),
            ("김하나".to_owned(), "김하나 기자 =".to_owned())
        );
    }

    #[test]
    fn twice_is_one() {
        let text = "LONDON (Metro Desk) - LONDON, Dec 13 (Reuters) - The pound rose.";
        let found = find(text, Cues::of(None)).unwrap();
        assert_eq!(found.dateline, dateline(&["London"], "", "Reuters", "Dec 13"));
        assert_eq!(&text[found.len..], "The pound rose.");
        let own: Vec<&str> = found.own().iter().map(|span| span.of(text)).collect();
        assert_eq!(own, ["LONDON ", " LONDON, Dec 13 (Reuters) - "]);
        assert_eq!(found.desk.unwrap().0, "Metro Desk");
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
            "القاهرة — مدينة كبيرة",
            "【速報】大臣が辞任",
            "(see page 4) The council met",
            "Lyon - Le conseil",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
