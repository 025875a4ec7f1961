//! Bylines: who wrote it, from lines such as `By Ani Petrosyan in Yerevan and Tom Reyes, Staff Writer`.

use super::phrase::{bare, ends_sentence, is_all_caps, is_capitalised, stripped};
use super::{date, metadata_line};
use crate::article::{Byline, Person};
use crate::language::cues::{Cues, Opening};
use crate::order::Order as _;

/// A byline read from a whole line, or from one piece of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundByline {
    /// Who.
    pub byline: Byline,
    /// Whether a cue such as "By" opens it, rather than a role or handle behind the name telling.
    pub cued: bool,
}

/// The longest byline, in bytes.
pub(super) const LONGEST: usize = 300;
/// The most words that a byline has.
pub(super) const MOST_WORDS: usize = 25;
/// The most words of one that ends in a full stop.
pub(super) const MOST_WORDS_BEFORE_STOP: usize = 10;

/// Reads `text` as a byline; nothing if it is none. A byline has no verb and no full stop, and its names are capitalised.
pub(super) fn find(text: &str, cues: &Cues) -> Option<FoundByline> {
    // Most lines are prose, which a look at their length and end tells.
    if text.len() > LONGEST || (text.len() > LONGEST / 4 && is_long(text)) {
        return None;
    }
    if cues.staff.has(text) {
        return Some(FoundByline { byline: agency(text), cued: true });
    }
    if cue(text, cues).is_some() {
        let mut byline = Byline::default();
        for credit in credits(text, cues) {
            read_credit(credit, &mut byline, cues)?;
        }
        return (!byline.people.is_empty() || byline.agency.is_some()).then_some(FoundByline { byline, cued: true });
    }
    // Without a cue a name needs a witness: a role, a handle, an outlet. Where there is no sign of one, don't look further.
    if !is_signed(text, cues) {
        return None;
    }
    let byline = read_people(text, false, cues)?;
    let witnessed = byline
        .people
        .iter()
        .any(|person| person.role.is_some() || person.affiliation.is_some() || !person.contact.is_empty());
    let full = byline.people.iter().all(|person| person.name.contains(' ') || is_east_asian_name(&person.name));
    (witnessed && full && byline.agency.is_none()).then_some(FoundByline { byline, cued: false })
}

/// Whether there is a sign of a role, a handle or an outlet.
pub(super) fn is_signed(text: &str, cues: &Cues) -> bool {
    if !may_begin_with_name(text, cues) {
        return false;
    }
    let mut words = text.split_whitespace();
    let last = words.next_back().unwrap_or_default();
    text.contains([',', '@', '，'])
        || names_role(last, cues)
        || role_glued_behind(last, cues).is_some()
        || words.skip(2).any(|word| cues.for_words.contains(word) || names_role(word, cues))
}

/// Whether the first two words can be those of a name: a glance that headlines and prose fail.
fn may_begin_with_name(text: &str, cues: &Cues) -> bool {
    let mut words = text.split(' ');
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let name = |word: &str| !word.starts_with(char::is_lowercase) || is_name_cased(word);
    name(first) && (name(second) || cues.particles.has(stripped(second)))
}

/// More words than a byline has, or so many and a full stop.
fn is_long(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words > MOST_WORDS || (words > MOST_WORDS_BEFORE_STOP && ends_sentence(text))
}

/// Who wrote it, by a line that is known to be a byline: it needs no cue, and dates, reading times and what else is no
/// name are passed over.
pub(super) fn people(line: &str, cues: &Cues) -> Option<Byline> {
    let mut byline = Byline::default();
    let mut taken: Vec<(usize, usize)> =
        date::find(line, cues).iter().map(|found| (found.start, found.value.end)).collect();
    taken.extend(metadata_line::reading_time_in(line, cues).map(|span| (span.start, span.end)));
    taken.order();
    taken.push((line.len(), line.len()));
    let mut at = 0;
    for (start, end) in taken {
        for stretch in line[at..start.max(at)].split(['|', '·', '•', '｜']) {
            let stretch = stretch.trim_matches(|letter: char| {
                letter.is_whitespace() || matches!(letter, '-' | '–' | '—' | ',' | ';' | '/')
            });
            let stretch = behind_inner_cue(without_picture_words(stretch, cues));
            if stretch.is_empty() {
                continue;
            }
            let told = || read_people(cue(stretch, cues).map_or(stretch, |(_, rest)| rest), true, cues);
            if is_contact(stretch) {
                if let Some(person) = byline.people.last_mut() {
                    person.contact.push(stretch.to_owned());
                }
            } else if byline.people.is_empty() || !is_house(stretch, cues) {
                let Some(found) = find(stretch, cues).map(|found| found.byline).or_else(told) else { continue };
                // A single word without a cue is a place or a section.
                let cued = cue(stretch, cues).is_some();
                let more = found
                    .people
                    .into_iter()
                    .filter(|person| cued || person.name.contains(' ') || is_east_asian_name(&person.name));
                byline.people.extend(more);
                byline.agency = byline.agency.take().or(found.agency);
            }
        }
        at = end.max(at);
    }
    (!byline.people.is_empty() || byline.agency.is_some()).then_some(byline)
}

/// "Headshot of Ani Petrosyan", "Ani Petrosyan avatar": the words that a picture of somebody adds to the name.
fn without_picture_words<'a>(text: &'a str, cues: &Cues) -> &'a str {
    let mut text = text;
    if let Some((first, rest)) = text.split_once(" of ")
        && first.split(' ').count() <= 2
        && first.split(' ').any(|word| cues.picture_words.has(word))
    {
        text = rest;
    }
    while let Some((rest, _)) = text.rsplit_once(' ').filter(|(_, last)| cues.picture_words.has(stripped(last))) {
        text = rest.trim_end();
    }
    text
}

/// "Ani Petrosyan By Ani Petrosyan", "Review by Ani Petrosyan": what stands behind a "by" inside the text. Behind "reviewed by" or
/// "checked by" stands somebody else.
fn behind_inner_cue(text: &str) -> &str {
    let Some(at) = inner_cue(text) else { return text };
    let before = text[..at].rsplit(' ').next().unwrap_or_default();
    let named = text[at + " by ".len()..].starts_with(char::is_uppercase);
    if named && !before.ends_with("ed") && !before.ends_with(|last: char| !last.is_alphanumeric()) {
        &text[at + 1..]
    } else {
        text
    }
}

/// Where the last "by" with blanks around it stands; a look at the bytes, which is quicker than a search that is made for long texts.
pub(super) fn inner_cue(text: &str) -> Option<usize> {
    text.as_bytes().windows(4).rposition(|window| matches!(window, b" By " | b" by "))
}

/// Whether a stretch behind the names is the outlet's name.
fn is_house(text: &str, cues: &Cues) -> bool {
    cues.agencies.contains(text)
        || text.split_whitespace().any(has_domain)
        || text.split_whitespace().next_back().is_some_and(|last| is_masthead(last, cues))
}

/// Whether an outlet's name can end in this word: "Times", "Courier-Post".
fn is_masthead(word: &str, cues: &Cues) -> bool {
    let word = stripped(word);
    let last = word.rsplit('-').next().unwrap_or(word);
    cues.mastheads.has(last)
}

/// "Ledger.com", "ledger.co.uk".
fn has_domain(word: &str) -> bool {
    let word = stripped(word);
    word.rsplit_once('.').is_some_and(|(name, end)| {
        name.chars().count() > 1
            && (2..=4).contains(&end.len())
            && end.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
    })
}

/// Where the outlet begins that stands behind a name without a mark: "Ani Petrosyan LEDGER TODAY", "Ani Petrosyan Port Ellery Courier".
fn outlet_behind(words: &[&str], cues: &Cues) -> Option<usize> {
    let shouted = |word: &str| word.len() > 2 && word.bytes().take(3).all(|byte| byte.is_ascii_uppercase());
    let name = words.first().is_some_and(|first| !shouted(first));
    let begins = |at: &usize| (shouted(words[*at]) && name && !is_suffix(words[*at])) || has_domain(words[*at]);
    (2..words.len()).find(begins).or_else(|| {
        let initial = words.get(1).is_some_and(|word| is_initial(word) || cues.particles.contains(word));
        let at = if initial { 3 } else { 2 };
        (words.len() > at + 1 && words.last().is_some_and(|last| is_masthead(last, cues))).then_some(at)
    })
}

/// Whether the line is a person's name and nothing else: 2 to 4 capitalised words. Weak on its own.
pub(super) fn is_bare_name(text: &str, cues: &Cues) -> bool {
    let words = text.split_whitespace().count();
    (2..=4).contains(&words) && is_name(text, cues) && !cues.sections.contains(&text.to_lowercase())
}

/// A bare name, read.
pub(super) fn bare_name(text: &str) -> Byline {
    Byline { people: vec![Person { name: text.to_owned(), ..Person::default() }], agency: None }
}

fn agency(text: &str) -> Byline {
    Byline { people: Vec::new(), agency: Some(text.to_owned()) }
}

/// What opens a byline at the start of `text`: the role it gives, and the words behind it.
fn cue<'a>(text: &'a str, cues: &Cues) -> Option<(&'static str, &'a str)> {
    let own = cues.bylines.opening(text);
    let Opening { entry, meaning: role, rest } = own.or_else(|| cues.foreign_bylines.opening(text))?;
    let behind = rest.trim_start().trim_start_matches([':', '：', '／', '/', '＝', '=', '・', '｜', '|', '՝', '－']);
    let colon = behind.len() < rest.trim_start().len() || entry.ends_with([':', '：', '/', '＝', '・']);
    // "Words that last", "文化": a noun is a cue only with its colon, and a single East Asian letter with a mark or blank.
    let noun = own.is_none() || entry.contains(' ') || colon || role.is_empty();
    let parted = colon || rest.starts_with(' ') || entry.chars().count() > 1;
    let behind = behind.trim();
    // A word alone is a name behind "By"; in other languages the words that open a byline open sentences as well.
    let named = entry == "by" || colon || behind.contains(' ') || is_east_asian_name(behind);
    (noun && parted && named && !behind.is_empty()).then_some((role, behind))
}

/// What stands behind the cue that `text` begins with; all of it where there is none.
pub(super) fn behind_cue<'a>(text: &'a str, cues: &Cues) -> &'a str {
    let text = text.trim_start();
    cue(text, cues).map_or(text, |(_, rest)| rest)
}

/// The credits of a line that begins with a cue: each cue with a colon, or behind a semicolon, begins one.
fn credits<'a>(text: &'a str, cues: &Cues) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(' ') {
        let rest = &text[at + 1..];
        let word = rest.split(' ').next().unwrap_or_default();
        let begins = word.ends_with(':') || text[..at].ends_with(';');
        if begins && at > start && cue(rest, cues).is_some() && cue(&text[start..at], cues).is_some() {
            parts.push(text[start..at].trim_end_matches([' ', ';', ',']));
            start = at + 1;
        }
    }
    parts.push(&text[start..]);
    parts
}

/// Adds the people of one credit, with the role that its cue gives.
fn read_credit(credit: &str, byline: &mut Byline, cues: &Cues) -> Option<()> {
    let (role, rest) = cue(credit, cues)?;
    let found = read_people(rest, true, cues)?;
    let given = |mut person: Person| {
        if !role.is_empty() {
            person.role.get_or_insert_with(|| role.to_owned());
        }
        person
    };
    byline.people.extend(found.people.into_iter().map(given));
    byline.agency = byline.agency.take().or(found.agency);
    Some(())
}

fn read_people(text: &str, cued: bool, cues: &Cues) -> Option<Byline> {
    let text = text.trim();
    let body = text.strip_suffix('.').filter(|body| !ends_in_suffix(body)).unwrap_or(text);
    // A full stop at the end of a line without a cue is a sentence's.
    if text.is_empty() || (!cued && body.len() < text.len()) {
        return None;
    }
    let mut byline = Byline::default();
    for (piece, comma) in split_pieces(body, cues) {
        read_piece(piece, cued, comma, &mut byline, cues)?;
    }
    (!byline.people.is_empty() || byline.agency.is_some()).then_some(byline)
}

/// "Tom Reyes Jr." keeps its full stop.
fn ends_in_suffix(body: &str) -> bool {
    matches!(body.rsplit([' ', '.']).next(), Some("Jr" | "Sr" | "D" | "Inc" | "M" | "Ph"))
}

/// Pieces between commas, "and" and "&", each with whether a comma stands before it; what belongs to a name ("Jr.", "PhD")
/// stays on it.
fn split_pieces<'a>(text: &'a str, cues: &Cues) -> Vec<(&'a str, bool)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut comma = false;
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        let mut len = 0;
        match letter {
            ',' | ';' | '，' | '、' | '،' | '；' => {
                let behind = rest[letter.len_utf8()..].trim_start();
                let suffix = behind.split([',', ' ']).next().unwrap_or_default();
                if is_suffix(suffix) {
                    at = text.len() - behind.len() + suffix.len();
                    continue;
                }
                len = letter.len_utf8();
            }
            '|' | '·' | '•' => len = letter.len_utf8(),
            ' ' => {
                let word = rest[1..].split(' ').next().unwrap_or_default();
                if word == "&"
                    || (word.len() < 12 && rest.len() > word.len() + 1 && cues.and_words.contains(&word.to_lowercase()))
                {
                    len = word.len() + 1;
                }
            }
            _ => {}
        }
        if len == 0 {
            at += letter.len_utf8();
            continue;
        }
        pieces.push((text[start..at].trim(), comma));
        comma = matches!(letter, ',' | '，' | '،');
        at += len;
        start = at;
    }
    pieces.push((text[start..].trim(), comma));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

fn is_suffix(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Jr" | "Sr" | "II" | "III" | "IV" | "PhD" | "Ph.D" | "MD" | "M.D" | "MBE" | "OBE" | "CBE" | "RN" | "Esq"
    )
}

/// One piece: a name with what hangs on it, or something said of the person before.
fn read_piece(piece: &str, cued: bool, comma: bool, byline: &mut Byline, cues: &Cues) -> Option<()> {
    let piece = piece.trim();
    if piece.is_empty() {
        return Some(());
    }
    let mut last = byline.people.last_mut();
    if is_contact(piece) {
        last?.contact.push(piece.to_owned());
        return Some(());
    }
    if let Some(person) = last.as_deref_mut().filter(|_| is_role(piece, cues) || (cued && is_title(piece, cues))) {
        person.role.get_or_insert_with(|| piece.to_owned());
        return Some(());
    }
    // "Ani Petrosyan, Institute of Rivers and Lakes": what a house's name is joined from is no second person.
    if let Some(person) = last.as_deref_mut()
        && ((comma && is_institution(piece, cues))
            || (!comma && person.affiliation.as_deref().is_some_and(|house| is_institution(house, cues))))
    {
        person.affiliation.get_or_insert_with(|| piece.to_owned());
        return Some(());
    }
    if is_agency(piece, cues) {
        // "By Ani Petrosyan, Associated Press" is a person's house; "By AFP" is all there is.
        match last {
            Some(person) if person.affiliation.is_none() && !cues.agencies.contains(piece) => {
                person.affiliation = Some(piece.to_owned());
            }
            Some(person) => {
                person.affiliation.get_or_insert_with(|| piece.to_owned());
            }
            None => byline.agency = Some(piece.to_owned()),
        }
        return Some(());
    }
    if let Some(person) = read_person(piece, cues) {
        let bare = person.role.is_none()
            && person.affiliation.is_none()
            && person.place.is_none()
            && person.contact.is_empty();
        // One word on its own is a name only behind a cue, and an outlet or place behind a name.
        if bare && !person.name.contains(' ') && !is_east_asian_name(&person.name) {
            if let Some(before) = last.filter(|_| comma) {
                before.place.get_or_insert(person.name);
                return Some(());
            }
            if !cued {
                return None;
            }
        }
        byline.people.push(person);
        return Some(());
    }
    // An outlet behind a name: "The Ledger".
    let outlet = piece.split_whitespace().count() <= 5
        && piece.split_whitespace().all(|word| is_capitalised(word) || matches!(word, "of" | "the" | "and" | "for"));
    if outlet {
        last?.affiliation.get_or_insert_with(|| piece.to_owned());
        return Some(());
    }
    None
}

/// A name, and what may hang on it: "in Yerevan", "for The Ledger", a role, handles.
fn read_person(piece: &str, cues: &Cues) -> Option<Person> {
    let mut person = Person::default();
    let mut name = Vec::new();
    let mut words = piece.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let place = cues.in_words.contains(word);
        if is_contact(word) {
            person.contact.push(word.trim_matches(['(', ')', ',']).to_owned());
        } else if (place || cues.for_words.contains(word) || word == "For")
            && !name.is_empty()
            && words.peek().is_some_and(|next| is_name_cased(next) || *next == "the")
            && !(word == "of" && name.len() < 2)
        {
            let mut rest = Vec::new();
            while let Some(next) = words.next_if(|next| !is_contact(next)) {
                rest.push(next);
            }
            if rest.len() > 5
                || !rest.iter().all(|word| is_name_cased(word) || cues.particles.contains(word) || *word == "the")
            {
                return None;
            }
            let rest = rest.join(" ");
            if place { person.place = Some(rest) } else { person.affiliation = Some(rest) }
        } else {
            name.push(word);
        }
    }
    // "Ani Petrosyan Caucasus correspondent", "Ani Petrosyan correspondante": a role behind at least two words of a name.
    let last_is_role = name.last().is_some_and(|last| names_role(last, cues));
    let role = (2..name.len())
        .filter(|_| last_is_role)
        .find(|at| is_role(&name[*at..].join(" "), cues))
        .or_else(|| (2..name.len()).find(|&at| names_role(name[at], cues) || cues.titles.has(name[at])));
    if let Some(at) = role {
        person.role = Some(name.split_off(at).join(" "));
    }
    if let Some(at) = outlet_behind(&name, cues) {
        person.affiliation.get_or_insert_with(|| name[at..].join(" "));
        name.truncate(at);
    }
    // "김하나 기자", "王小明記者": the role stands behind a name that has no capitals.
    if let [own, role] = name.as_slice()
        && is_east_asian_name(own)
        && names_role(role, cues)
    {
        person.role = Some((*role).to_owned());
        name.truncate(1);
    } else if let [own] = name.as_slice()
        && let Some(role) = role_glued_behind(own, cues)
    {
        person.role = Some(role.to_owned());
        name = vec![&own[..own.len() - role.len()]];
    }
    person.name = name.join(" ");
    is_name(&person.name, cues).then_some(person)
}

/// The role that a word of an East Asian script ends in, a name before it.
fn role_glued_behind<'a>(word: &'a str, cues: &Cues) -> Option<&'a str> {
    if word.is_ascii() {
        return None;
    }
    let starts = word.char_indices().map(|(at, _)| at).skip(2).take(4);
    starts
        .into_iter()
        .map(|at| word.split_at(at))
        .find(|(name, role)| is_east_asian_name(name) && cues.roles.contains(role))
        .map(|(_, role)| role)
}

/// Two to five letters of Chinese, Japanese or Korean, or a longer name in katakana.
fn is_east_asian_name(word: &str) -> bool {
    let count = word.chars().count();
    let letters =
        |letter: char| matches!(letter, '\u{3041}'..='\u{3096}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}');
    let katakana = |letter: char| matches!(letter, '\u{30A0}'..='\u{30FF}' | '·');
    ((2..=5).contains(&count)
        && word.chars().all(letters)
        && !word.starts_with(|letter| matches!(letter, '\u{3041}'..='\u{3096}')))
        || ((3..=20).contains(&count) && word.chars().all(katakana))
}

pub(super) fn is_contact(word: &str) -> bool {
    let word = word.trim_matches(['(', ')', ',']);
    let handle = word.strip_prefix('@').is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '.'))
    });
    let mail =
        word.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.') && !word.contains(' '));
    handle || mail || is_telephone(word)
}

/// "+374 10 000000", "(555) 010-0100".
fn is_telephone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (7..=15).contains(&digits)
        && text
            .chars()
            .all(|letter| letter.is_ascii_digit() || matches!(letter, ' ' | '+' | '-' | '(' | ')' | '.' | '/'))
}

fn is_role(text: &str, cues: &Cues) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    // Many languages have the place behind the role: "correspondante à Erevan".
    let first = text.split_whitespace().next().unwrap_or_default();
    (names_role(last, cues)
        || (first.starts_with(char::is_lowercase) && names_role(first, cues))
        || cues.roles.contains(&text.to_lowercase()))
        && text.split_whitespace().count() <= 6
        && !text.split_whitespace().any(|word| cues.pronouns.has(stripped(word)))
}

/// Whether a role can end in this word.
pub(super) fn names_role(word: &str, cues: &Cues) -> bool {
    let word = stripped(word);
    cues.roles.has(word) || word.strip_suffix('s').is_some_and(|one| cues.roles.has(one))
}

/// "Deputy CTO", "Head of Research", "Master Gardener": what somebody is, behind the name.
fn is_title(text: &str, cues: &Cues) -> bool {
    let mut words = text.split_whitespace();
    let (first, last) = (words.next().unwrap_or_default(), words.next_back().unwrap_or_default());
    [first, last].into_iter().any(|word| cues.titles.has(stripped(word)))
}

/// Whether a word of the text says that it is a house's name.
fn is_institution(text: &str, cues: &Cues) -> bool {
    text.split_whitespace().count() > 1
        && text.split_whitespace().any(|word| cues.institutions.has(stripped(word)) || is_masthead(word, cues))
}

fn is_agency(text: &str, cues: &Cues) -> bool {
    let name = text.trim_start_matches("the ").trim_start_matches("The ");
    if cues.agencies.contains(text) || cues.agencies.contains(name) {
        return true;
    }
    let words: Vec<_> = text.split_whitespace().collect();
    let staffed = words.len() > 1 && words.last().is_some_and(|last| cues.collectives.has(stripped(last)));
    // Of four words and more the first are a person's: "Ani Petrosyan Ledger News"; not of "Ledger and Courier Editorial Board".
    staffed
        && (words.len() < 4
            || words[0].eq_ignore_ascii_case("the")
            || !words.last().is_some_and(|last| is_masthead(last, cues)))
        && words.iter().all(|word| is_capitalised(word) || matches!(*word, "the" | "of" | "and"))
}

/// Whether every word can be of a name: capitals, initials, particles; no figures, weekdays, months or function words.
fn is_name(text: &str, cues: &Cues) -> bool {
    let words: Vec<_> = text.split_whitespace().collect();
    if words.is_empty() || words.len() > 6 {
        return false;
    }
    // Without blanks or capitals only the form of East Asian names tells.
    if words.len() == 1 && is_uncased(text) && text.chars().any(is_east_asian) {
        return is_east_asian_name(text);
    }
    let capitals = is_all_caps(text);
    words.iter().enumerate().all(|(number, word)| {
        let lower = bare(word);
        let particle = number > 0 && number + 1 < words.len() && cues.particles.contains(&lower);
        let plain = word.chars().all(|letter| letter.is_alphabetic() || is_mark(letter));
        let function_word = (cues.stopwords.contains(&lower) && !is_initial(word) && !capitals_ok(word, &lower))
            || (capitals && lower.len() > 2 && cues.openers.contains(&lower));
        let dated = cues.calendar.weekday(&lower).is_some_and(|_| lower.chars().count() > 3)
            || is_month(word, &lower, cues, words.len());
        let own = is_uncased(word)
            && (cues.saying.contains(word) || cues.in_words.contains(word) || cues.for_words.contains(word));
        // "Senior Staff", "Contributing Reporter"
        let office = number == 0 && (cues.titles.has(word) || names_role(word, cues));
        plain && !office && (particle || (is_name_cased(word) && !function_word && !dated && !own))
    })
}

/// Names that look like function words: "Will Reyes", "May Doe".
fn capitals_ok(word: &str, lower: &str) -> bool {
    word.starts_with(char::is_uppercase) && matches!(lower, "will" | "may" | "an" | "so" | "do" | "my" | "more")
}

/// A month's name alone is none of a person's; "April Reyes" is.
fn is_month(word: &str, lower: &str, cues: &Cues, words: usize) -> bool {
    cues.calendar.month(lower).is_some() && (words < 2 || word.len() < 3)
}

/// "Ani", "ANI", "O'Brien", "al-Amin", "J.", "d'Arc"; a name in a script without capitals.
fn is_name_cased(word: &str) -> bool {
    is_uncased(word) || is_capitalised(word) || word.split(['-', '\'', '’']).skip(1).any(is_capitalised)
}

fn is_uncased(word: &str) -> bool {
    word.chars()
        .all(|letter| is_mark(letter) || (letter.is_alphabetic() && !letter.is_lowercase() && !letter.is_uppercase()))
}

fn is_east_asian(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

fn is_initial(word: &str) -> bool {
    word.ends_with('.') || word.chars().count() == 1
}

fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '.' | '\'' | '’' | '-' | '‐' | ',' | '׳' | '״' | '·' | '・' | '\u{200C}' | '\u{93C}' | '\u{94D}' | '\u{300}'
            ..='\u{36F}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Option<Vec<String>> {
        find(text, Cues::of(None)).map(|found| found.byline.people.into_iter().map(|person| person.name).collect())
    }

    #[test]
    fn people_are_told_apart() {
        for (text, expected) in [
            ("By Ani Petrosyan and Tom Reyes", vec!["Ani Petrosyan", "Tom Reyes"]),
            ("By ANI PETROSYAN, Associated Press", vec!["ANI PETROSYAN"]),
            ("Written by Ani Petrosyan", vec!["Ani Petrosyan"]),
            ("Ani Petrosyan, Staff Writer", vec!["Ani Petrosyan"]),
            ("By Ani Petrosyan in Yerevan and Tom Reyes in Brussels", vec!["Ani Petrosyan", "Tom Reyes"]),
            ("By Ani Petrosyan | a.petrosyan@example.org | @anipet", vec!["Ani Petrosyan"]),
            ("Ani Petrosyan Caucasus correspondent @anipet", vec!["Ani Petrosyan"]),
            ("Tom Reyes for The Ledger", vec!["Tom Reyes"]),
            ("By Dr. Ani Petrosyan, PhD, and Tom Reyes Jr.", vec!["Dr. Ani Petrosyan, PhD", "Tom Reyes Jr."]),
            (
                "By Sinead O'Brien, Jan van der Berg and Mary-Jane de la Cruz",
                vec!["Sinead O'Brien", "Jan van der Berg", "Mary-Jane de la Cruz"],
            ),
            ("by Cher", vec!["Cher"]),
            ("Words: Ani Petrosyan Photographs: T. Reyes", vec!["Ani Petrosyan", "T. Reyes"]),
            ("Reporting by A. Petrosyan; editing by T. Reyes", vec!["A. Petrosyan", "T. Reyes"]),
            ("By Johnson and Johnson", vec!["Johnson", "Johnson"]),
            ("By Ani Petrosyan Reporter, The Ledger", vec!["Ani Petrosyan"]),
            ("Von Ani Petrosyan", vec!["Ani Petrosyan"]),
            ("От Анны Петровой", vec!["Анны Петровой"]),
            ("記者／王小明", vec!["王小明"]),
            ("文/李明", vec!["李明"]),
            ("By Matthew N. Wells", vec!["Matthew N. Wells"]),
        ] {
            assert_eq!(names(text).unwrap_or_else(|| panic!("no byline in {text}")), expected, "{text}");
        }
    }

    #[test]
    fn what_hangs_on_a_name_is_kept() {
        let found = find("By Ani Petrosyan in Yerevan, Staff Writer | @anipet", Cues::of(None)).unwrap().byline;
        let person = &found.people[0];
        assert_eq!((person.place.as_deref(), person.role.as_deref()), (Some("Yerevan"), Some("Staff Writer")));
        assert_eq!(person.contact, ["@anipet"]);
    }

    #[test]
    fn each_language_has_its_own_cues() {
        for (language, text, expected) in [
            ("de", "Von Ani Petrosyan und Tom Reyes, Berlin", vec!["Ani Petrosyan", "Tom Reyes"]),
            ("de", "Text: Ani Petrosyan, Fotos: Tom Reyes", vec!["Ani Petrosyan", "Tom Reyes"]),
            ("fr", "Par Ani Petrosyan, envoyée spéciale à Erevan", vec!["Ani Petrosyan"]),
            ("fr", "Propos recueillis par Ani Petrosyan et Tom Reyes", vec!["Ani Petrosyan", "Tom Reyes"]),
            ("es", "Por Ana Ruiz y Tomás Reyes", vec!["Ana Ruiz", "Tomás Reyes"]),
            ("pt", "Por Ana Ruiz e João dos Santos", vec!["Ana Ruiz", "João dos Santos"]),
            ("it", "di Lucia Rossi e Marco De Luca", vec!["Lucia Rossi", "Marco De Luca"]),
            ("nl", "Door Jan van der Berg", vec!["Jan van der Berg"]),
            ("pl", "Autor: Jan Kowalski", vec!["Jan Kowalski"]),
            ("ru", "Автор: Анна Петрова", vec!["Анна Петрова"]),
            ("uk", "Автори: Олена Коваль та Іван Мельник", vec!["Олена Коваль", "Іван Мельник"]),
            ("tr", "Yazan: Ayşe Yılmaz", vec!["Ayşe Yılmaz"]),
            ("ar", "بقلم: أحمد السيد", vec!["أحمد السيد"]),
            ("he", "מאת דנה לוי", vec!["דנה לוי"]),
            ("fa", "نویسنده: مریم احمدی", vec!["مریم احمدی"]),
            ("hi", "लेखक: अनिता शर्मा", vec!["अनिता शर्मा"]),
            ("zh", "记者 李明", vec!["李明"]),
            ("zh", "記者王小明", vec!["王小明"]),
            ("ja", "文・山田太郎", vec!["山田太郎"]),
            ("ko", "김하나 기자", vec!["김하나"]),
            ("hy", "Հեղինակ՝ Անի Պետրոսյան", vec!["Անի Պետրոսյան"]),
            ("el", "Της Άννας Παπαδοπούλου", vec!["Άννας Παπαδοπούλου"]),
            ("sv", "Av Anna Lind och Erik Berg", vec!["Anna Lind", "Erik Berg"]),
            ("cs", "Autor: Jana Nováková", vec!["Jana Nováková"]),
            ("ro", "de Ana Popescu și Ion Radu", vec!["Ana Popescu", "Ion Radu"]),
            ("id", "Oleh Budi Santoso", vec!["Budi Santoso"]),
            ("vi", "Tác giả: Nguyễn Văn An", vec!["Nguyễn Văn An"]),
        ] {
            let found = find(text, Cues::of(Some(language))).unwrap_or_else(|| panic!("no byline in {text}"));
            let names: Vec<&str> = found.byline.people.iter().map(|person| person.name.as_str()).collect();
            assert_eq!(names, expected, "{text}");
        }
    }

    #[test]
    fn a_line_known_as_byline_needs_no_cue() {
        for (text, expected) in [
            ("9dAlden Petrosyan and Jeff Reyes", vec!["Alden Petrosyan", "Jeff Reyes"]),
            ("By Matthew N. Wells • December 15, 2023 12:25 pm", vec!["Matthew N. Wells"]),
            ("Ani Petrosyan Caucasus correspondent @anipet", vec!["Ani Petrosyan"]),
            ("Ani Petrosyan", vec!["Ani Petrosyan"]),
            ("Ani Petrosyan | Dec. 13, 2023 | 4 min read", vec!["Ani Petrosyan"]),
            ("ANI PETROSYAN AND TOM REYES", vec!["ANI PETROSYAN", "TOM REYES"]),
            ("Headshot of Ani Petrosyan", vec!["Ani Petrosyan"]),
            ("Ani Petrosyan avatar", vec!["Ani Petrosyan"]),
            ("Ani Petrosyan By Ani Petrosyan Ledger News", vec!["Ani Petrosyan"]),
            ("Ani Petrosyan Port Ellery Courier", vec!["Ani Petrosyan"]),
            ("Ani Petrosyan TIDE TABLES", vec!["Ani Petrosyan"]),
            ("By Ani Petrosyan For Ledger Online", vec!["Ani Petrosyan"]),
            ("By Ani Petrosyan, Institute of Rivers and Lakes", vec!["Ani Petrosyan"]),
            ("Ani Petrosyan, Deputy CTO", vec!["Ani Petrosyan"]),
        ] {
            let found = people(text, Cues::of(None)).unwrap_or_else(|| panic!("no byline in {text}"));
            let names: Vec<&str> = found.people.iter().map(|person| person.name.as_str()).collect();
            assert_eq!(names, expected, "{text}");
        }
        for text in ["Contributing Reporter", "Senior Staff Reporter", "Politics", "Reviewed by a panel"] {
            assert_eq!(people(text, Cues::of(None)), None, "{text}");
        }
        let staff = people("Story by CNX Staff • 3h", Cues::of(None)).unwrap();
        assert_eq!((staff.agency.as_deref(), staff.people.len()), (Some("CNX Staff"), 0));
    }

    #[test]
    fn boards_and_agencies_are_no_people() {
        for (text, expected) in [
            ("By the Editorial Board", "the Editorial Board"),
            ("By AFP", "AFP"),
            ("By Reuters Staff", "Reuters Staff"),
            ("Agencies", "Agencies"),
            ("PUBLISHED BY: Ledger Newsroom", "Ledger Newsroom"),
        ] {
            let found = find(text, Cues::of(None)).unwrap_or_else(|| panic!("no byline in {text}")).byline;
            assert_eq!((found.agency.as_deref(), found.people.len()), (Some(expected), 0), "{text}");
        }
    }

    #[test]
    fn look_alikes_are_prose() {
        for text in [
            "By Wednesday, the roads were open",
            "By the time the vote came, most had gone",
            "By then it was late.",
            "Abby Reyes sings",
            "Words fail",
            "Words: a short history of the dictionary",
            "Par for the course",
            "By 2030 there will be two",
            "Border Roads to Reopen",
            "Road, rail and bus",
            "Yerevan, Armenia",
        ] {
            assert_eq!(names(text), None, "{text}");
        }
    }
}
