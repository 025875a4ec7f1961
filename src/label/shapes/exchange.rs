//! Interviews, transcripts and chats: turns with their speakers and times.

use super::clock;
use super::survey::Survey;
use super::{Document, Readings, free, set};
use crate::article::{BlockKind, InlineKind, NoteKind, RepairKind, Span, Text};
use crate::label::phrase::{is_all_caps, is_capitalised};
use crate::label::{Label, Reading};
use crate::order::Order as _;
use crate::read::Passage;

/// How a turn opens, as ranges of its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Opening {
    time: Option<Span>,
    speaker: Option<Span>,
    /// Where what is said begins.
    said: usize,
}

/// The longest name of a speaker, in bytes, and its most words.
const LONGEST_NAME: usize = 60;
const MOST_WORDS_OF_NAME: usize = 6;
/// More different speakers than this are no conversation.
const MOST_SPEAKERS: usize = 40;
/// The fewest questions that make an interview where nobody is named.
const FEWEST_QUESTIONS: usize = 3;

pub(super) fn claim(document: &Document<'_>, survey: &Survey, readings: &mut Readings) {
    if !named_turns(document, survey, readings)
        && !chat(document, survey, readings)
        && survey.questions.len() >= FEWEST_QUESTIONS
    {
        questions(document, readings);
    }
}

/// `Q: Why now?`, `MARIAM HOVSEPYAN, BYLINE: The road`, `[00:01:12] HOST: Welcome back.`
fn named_turns(document: &Document<'_>, survey: &Survey, readings: &mut Readings) -> bool {
    if survey.turns.len() < 2 {
        return false;
    }
    let turns: Vec<(usize, Opening)> = survey
        .turns
        .iter()
        .copied()
        .filter(|&index| free(readings, index) || is_weak(readings, index))
        .filter_map(|index| Some((index, opening(document.line(index))?)))
        .collect();
    if turns.len() < 2 {
        return false;
    }
    let name = |turn: &(usize, Opening)| turn.1.speaker.map_or("", |span| span.of(document.line(turn.0)));
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for turn in &turns {
        match counts.iter().position(|(known, _)| *known == name(turn)) {
            Some(at) => counts[at].1 += 1,
            None if counts.len() < MOST_SPEAKERS => counts.push((name(turn), 1)),
            None => return false,
        }
    }
    let count = |name: &str| counts.iter().find(|(known, _)| *known == name).map_or(0, |(_, count)| *count);
    let asked = count("Q") > 0 && count("A") > 0;
    let timed = turns.iter().filter(|turn| turn.1.time.is_some()).count();
    let again: Vec<&(usize, Opening)> =
        turns.iter().filter(|turn| count(name(turn)) > 1 && !name(turn).is_empty()).collect();
    let speakers = counts.iter().filter(|(name, count)| *count > 1 && !name.is_empty()).count();
    let changes = again.windows(2).filter(|pair| name(pair[0]) != name(pair[1])).count();
    let talk =
        again.len() >= 4 && speakers >= 2 && changes * 2 >= again.len() - 1 && again.len() * 3 >= turns.len() * 2;
    // Two speakers in capitals with a time or a stage direction are a transcript already, and so are lines that all have times.
    let staged = || turns.iter().any(|turn| is_staged(document, turn.0)) || timed > 0;
    let played = turns.iter().filter(|turn| is_all_caps(name(turn))).count() > 1 && counts.len() > 1 && staged();
    let timed_through = timed == turns.len() && timed == document.len();
    // Nothing but turns, and somebody speaks again.
    let spoken = || turns.iter().filter(|turn| document.form(turn.0).terminated).count() * 2 >= turns.len();
    let through = turns.len() == document.len() && (2..turns.len()).contains(&counts.len()) && spoken();
    if !asked && timed < 3 && !talk && !played && !timed_through && !through {
        return false;
    }
    let taken = |turn: &&(usize, Opening)| {
        let name = name(turn);
        let own = turn.1.time.is_some() && (timed >= 3 || played || timed_through);
        own || if asked && !talk { matches!(name, "Q" | "A") } else { count(name) > 1 || through || is_all_caps(name) }
    };
    let taken: Vec<usize> = turns.iter().filter(taken).map(|turn| turn.0).collect();
    let (Some(&first), Some(&last)) = (taken.first(), taken.last()) else { return false };
    // Turns are most of what stands there, and somebody asks something: what repeats in a page or a form does neither.
    let lines = (first..=last).filter(|&index| document.form(index).words > 0).count();
    let questions = taken.iter().filter(|&&index| document.line(index).contains(['?', '？', '؟'])).count();
    let asking = questions * 4 >= taken.len();
    let shouted = taken.iter().filter(|&&index| opens_in_capitals(document.line(index))).count() * 3 >= taken.len() * 2;
    let dense = taken.len() * 5 >= lines * 2 || ((asking || timed >= 3) && taken.len() * 4 >= lines);
    let told = asked || timed >= 3 || timed_through || shouted || questions > 0 || through || staged();
    if !dense || !told || is_form(&again, name) {
        return false;
    }
    for &index in &taken {
        set(readings, index, Label::Turn, if asked { "question-and-answer" } else { "speaker-and-colon" }, 0.85);
    }
    go_on(document, readings, first, last);
    true
}

fn opens_in_capitals(line: &str) -> bool {
    line.split([':', '：']).next().is_some_and(is_all_caps)
}

/// Three labels or more that come in one order again and again are those of a form.
fn is_form<'a>(turns: &[&(usize, Opening)], name: impl Fn(&(usize, Opening)) -> &'a str) -> bool {
    let Some(first) = turns.first() else { return false };
    let Some(period) = (1..turns.len()).find(|&at| name(turns[at]) == name(first)) else { return false };
    period > 2
        && turns.len() >= period * 2
        && turns.iter().zip(&turns[period..]).all(|(one, next)| name(one) == name(next))
}

/// A reading by an opening word alone, which a speaker's name outweighs.
fn is_weak(readings: &Readings, index: usize) -> bool {
    readings[index].as_ref().is_some_and(|reading| reading.rule == "phrase-start")
}

/// Lines between turns: stage directions, and what goes on with the turn above.
fn go_on(document: &Document<'_>, readings: &mut Readings, first: usize, last: usize) {
    // A direction stands outside of the turns as well.
    for index in first.saturating_sub(2)..(last + 3).min(document.len()) {
        if free(readings, index) && is_direction(document.line(index)) {
            set(readings, index, Label::Note(NoteKind::Sound), "stage-direction", 0.85);
        }
    }
    // A turn of a speaker alone has its words below.
    let unsaid = |line: &str| opening(line).is_some_and(|opening| opening.said == line.len());
    for index in first + 1..(last + 2).min(document.len()) {
        let form = document.form(index);
        let turn = readings[index - 1].as_ref().is_some_and(|reading| reading.label == Label::Turn);
        let below = turn && unsaid(document.line(index - 1));
        if free(readings, index) && (below || (index < last && (form.terminated || form.words > 12))) {
            set(readings, index, Label::TurnContinuation, "between-turns", 0.7);
        }
    }
}

/// Whether a stage direction stands right above or below a line.
fn is_staged(document: &Document<'_>, index: usize) -> bool {
    let near = [index.checked_sub(1), Some(index + 1)];
    near.into_iter().flatten().any(|near| is_direction(document.line(near)))
}

/// `(SOUNDBITE OF ENGINE)`, `[LAUGHTER]`, `(laughs)`, `（拍手）`.
fn is_direction(line: &str) -> bool {
    let inside = line.strip_prefix(['(', '[', '（']).and_then(|rest| rest.strip_suffix([')', ']', '）']));
    inside.is_some_and(|inside| {
        inside.len() < 80
            && (is_all_caps(inside) || inside.split_whitespace().count() <= 3)
            && inside.chars().any(char::is_alphabetic)
            && !inside.contains([':', '：', '/', '='])
    })
}

/// `Ani Petrosyan  10:42 AM` above each message.
fn chat(document: &Document<'_>, survey: &Survey, readings: &mut Readings) -> bool {
    let heads: Vec<usize> = survey
        .timed
        .iter()
        .copied()
        .filter(|&index| free(readings, index) && document.line(index).len() <= LONGEST_NAME)
        .filter(|&index| head_of_message(document.line(index)).is_some())
        .collect();
    let (Some(&first), Some(&last)) = (heads.first(), heads.last()) else { return false };
    let said = heads.iter().filter(|&&index| free(readings, index + 1) && !heads.contains(&(index + 1)));
    if heads.len() < 3 || said.count() * 4 < heads.len() * 3 || (last - first) > heads.len() * 12 {
        return false;
    }
    for index in first..document.len() {
        let open = free(readings, index);
        if heads.binary_search(&index).is_ok() {
            set(readings, index, Label::Turn, "name-and-time", 0.85);
        } else if open {
            set(readings, index, Label::TurnContinuation, "below-name-and-time", 0.7);
        }
    }
    true
}

/// A name and a time, and nothing else: where the time begins.
fn head_of_message(line: &str) -> Option<Span> {
    let mut time = clock::trailing(line)?;
    // "[13.12.23 10:42]": the day goes with the time.
    if let Some(open) = line[..time.start].rfind(['[', '(']).filter(|_| time.of(line).ends_with([']', ')'])) {
        time.start = open;
    }
    let name = line[..time.start].trim_end_matches([' ', '—', '-', '·', ',', '[', '(']);
    let name = name.strip_suffix("Today at").map_or(name, str::trim_end);
    let words = name.split_whitespace().count();
    (words > 0 && words <= 4 && is_speaker(name)).then_some(time)
}

/// Questions and answers whose bold type was lost: single paragraphs that ask, each with its answer below.
fn questions(document: &Document<'_>, readings: &mut Readings) {
    let asks = |index: usize| {
        let words = document.form(index).words;
        document.line(index).ends_with(['?', '？', '؟'])
            && (2..=60).contains(&words)
            && !document.form(index).quoted_start
    };
    let prose = |index: usize| document.is_prose(index) || (document.form(index).terminated && !asks(index));
    let mut index = 0;
    while index < document.len() {
        if !free(readings, index) || !asks(index) || document.form(index).words > 60 {
            index += 1;
            continue;
        }
        // Pairs of one question and one answer, the answers the longer ones.
        let mut end = index;
        let (mut pairs, mut personal, mut bold) = (0, 0, 0);
        while free(readings, end) && asks(end) && free(readings, end + 1) && prose(end + 1) && !asks(end + 1) {
            personal += usize::from(document.form(end).words > 12 || second_person(document.line(end)));
            bold += usize::from(document.passages[end].text.is_wholly(&InlineKind::Strong));
            pairs += 1;
            end += 2;
        }
        // Questions as headings are short and ask nobody.
        if pairs >= FEWEST_QUESTIONS && (personal * 2 >= pairs || bold == pairs) {
            for at in index..end {
                set(readings, at, Label::Turn, if (at - index) % 2 == 0 { "question" } else { "answer" }, 0.7);
            }
        }
        index = end.max(index + 1);
    }
}

/// Whether a question speaks to somebody.
fn second_person(line: &str) -> bool {
    const YOU: &[&str] = &[
        "you", "your", "you've", "you're", "sie", "ihr", "ihre", "ihnen", "du", "dich", "dein", "vous", "votre", "vos",
        "tu", "usted", "ustedes", "su", "você", "seu", "lei", "suo", "sua", "вы", "вас", "вам", "ваш", "ваша", "ваши",
        "pan", "pani", "ви", "siz", "sizin", "jij", "je", "uw", "u", "ni", "er", "anda", "bạn", "ông", "bà",
    ];
    line.split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
        .any(|word| word.len() <= 8 && YOU.contains(&word.to_lowercase().as_str()))
        || line.contains(['您', '你'])
        || line.contains("あなた")
}

/// Reads how a turn opens.
fn opening(line: &str) -> Option<Opening> {
    let first = line.chars().next()?;
    // Lines of text open in capitals or letters without case; this look is all that most of them get.
    if first.is_lowercase() {
        return None;
    }
    let time = clock::leading(line).filter(|time| time.bracketed).or_else(|| clock::stamp(line));
    let start = time.map_or(0, |time| line.len() - line[time.span.end..].trim_start_matches([' ', '-']).len());
    let rest = &line[start..];
    let time = time.map(|time| time.span);
    // "HOST (00:12): Welcome back."
    if let Some(open) = rest.get(..rest.find(':').unwrap_or(0)).and_then(|head| head.rfind(['(', '[']))
        && let Some(behind) = clock::leading(&rest[open..]).filter(|_| time.is_none())
        && let Some(said) = rest[open + behind.span.end..].strip_prefix(':')
        && is_speaker(rest[..open].trim_end())
    {
        let at = open + behind.span.start;
        let speaker = Some(Span::new(0, rest[..open].trim_end().len()));
        let time = Some(Span::new(at, open + behind.span.end));
        return Some(Opening { time, speaker, said: line.len() - said.trim_start().len() });
    }
    let name =
        rest.char_indices().take_while(|(at, _)| *at <= LONGEST_NAME).find(|(_, letter)| matches!(letter, ':' | '：'));
    if let Some((len, colon)) = name {
        let after = &rest[len + colon.len_utf8()..];
        let parted = colon == '：' || after.starts_with(' ') || after.is_empty();
        let named = if time.is_some() { is_handle(&rest[..len]) } else { is_speaker(&rest[..len]) };
        if parted && named {
            let said = line.len() - after.trim_start().len();
            return Some(Opening { time, speaker: Some(Span::new(start, start + rest[..len].trim_end().len())), said });
        }
    }
    // "Q. Why now?"
    if matches!(rest.get(..3), Some("Q. " | "A. ")) {
        return Some(Opening { time, speaker: Some(Span::new(start, start + 1)), said: start + 3 });
    }
    // "[10:42] Ani Petrosyan" stands above what she says.
    let words = rest.split(' ').count();
    if time.is_some() && (2..=4).contains(&words) && is_speaker(rest) && rest.split(' ').all(is_capitalised) {
        return Some(Opening { time, speaker: Some(Span::new(start, line.len())), said: line.len() });
    }
    time.filter(|_| !rest.is_empty()).map(|time| Opening { time: Some(time), speaker: None, said: start })
}

/// A name in capitals or title case, a role behind it: `MARIAM HOVSEPYAN, BYLINE`, `Q`, `記者`.
fn is_speaker(name: &str) -> bool {
    let name = name.trim();
    if name.is_empty() || name.len() > LONGEST_NAME || name.contains(['.', '!', '?', ';', '"', '“', '”', '/', '=', '<'])
    {
        // A full stop may end an abbreviation only.
        let abbreviated = name.split_whitespace().all(|word| !word.ends_with('.') || word.len() <= 4);
        if !name.contains('.') || !abbreviated || name.contains(['!', '?', ';', '"', '“', '”', '/', '=', '<']) {
            return false;
        }
    }
    let who = name.split(',').next().unwrap_or(name);
    let mut words = 0;
    let mut capitals = 0;
    for word in who.split_whitespace() {
        words += 1;
        let first = word.chars().find(|letter| letter.is_alphanumeric());
        let Some(first) = first else { return false };
        if first.is_numeric() {
            return false;
        }
        if first.is_lowercase() {
            // "de", "van", "al-": short words inside a name.
            if words == 1 || word.len() > 4 {
                return false;
            }
        } else {
            capitals += 1;
        }
    }
    let unspaced = who.chars().next().is_some_and(|letter| letter > '\u{2E7F}');
    capitals * 2 >= words && capitals > 0 && words <= MOST_WORDS_OF_NAME && (!unspaced || who.chars().count() <= 10)
}

/// A chat's name, which may be in small letters.
fn is_handle(name: &str) -> bool {
    let words = name.split_whitespace().count();
    (1..=4).contains(&words) && !name.contains(['.', '!', '?', ';', '"']) || is_speaker(name)
}

/// The turn that opens at the first of `passages`, the others going on with it.
pub(in crate::label) fn build(passages: &[Passage], readings: &[Reading]) -> BlockKind {
    let passage = &passages[0];
    let line = &passage.text.text;
    let whole = passage.span();
    let found = match readings[0].rule.as_ref() {
        "question" | "answer" => None,
        "name-and-time" => head_of_message(line).map(|time| {
            let name = line[..time.start].trim_end_matches([' ', '—', '-', '·', ',', '[', '(']);
            Opening { time: Some(time), speaker: Some(Span::new(0, name.len())), said: line.len() }
        }),
        _ => opening(line),
    };
    let Opening { time, speaker, said } = found.unwrap_or(Opening { time: None, speaker: None, said: 0 });
    // Between name, time and words stand marks that go with the part before them.
    let mut parts: Vec<Span> = time.into_iter().chain(speaker).collect();
    parts.order();
    let part = |span: Option<Span>| {
        span.map(|span| {
            let end = parts.iter().find(|other| other.start >= span.end).map_or(said, |other| other.start);
            let claimed =
                passage.text.source_span(Span::new(span.start, span.start + line[span.start..end].trim_end().len()));
            passage.text.slice(span).claiming(claimed)
        })
    };
    // A time's brackets are its own, but not its words.
    let time = time.map(|time| {
        let bare = time.of(line).trim_matches(['[', ']', '(', ')']);
        let start = time.start + time.of(line).len() - time.of(line).trim_start_matches(['[', '(']).len();
        let text = passage.text.slice(Span::new(start, start + bare.len()));
        let own = part(Some(time)).map_or(text.span, |whole| whole.span);
        text.claiming(own)
    });
    let speaker = part(speaker);
    let mut paragraphs: Vec<Text> = Vec::new();
    if said < line.len() {
        let text = passage.text.slice(Span::new(said, line.len()));
        let own = Span::new(if said == 0 { whole.start } else { text.span.start }, whole.end);
        paragraphs.push(text.claiming(own));
    }
    for more in &passages[1..] {
        match paragraphs.last_mut() {
            // A message's lines without air between them are wrapped only where the line before does not end.
            Some(last) if more.blank_lines == 0 && last.text.ends_with([',', ';']) => {
                last.append(" ", RepairKind::Unwrap, &more.text);
            }
            _ => paragraphs.push(more.text.clone()),
        }
    }
    BlockKind::Exchange { speaker, time, paragraphs }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(&str, &str, &str)> {
        let found = opening(line)?;
        let part = |span: Option<Span>| span.map_or("", |span| span.of(line));
        Some((part(found.time), part(found.speaker), &line[found.said..]))
    }

    #[test]
    fn turns_open_with_name_or_time() {
        for (line, expected) in [
            ("Q: Why now?", ("", "Q", "Why now?")),
            ("Q. Why now?", ("", "Q", "Why now?")),
            ("Hovsepyan: Because.", ("", "Hovsepyan", "Because.")),
            ("[00:01:12] HOST: Welcome back.", ("[00:01:12]", "HOST", "Welcome back.")),
            ("MARIAM HOVSEPYAN, BYLINE: The road", ("", "MARIAM HOVSEPYAN, BYLINE", "The road")),
            ("[10:42 AM] ani: Morning", ("[10:42 AM]", "ani", "Morning")),
            ("記者：なぜ今ですか。", ("", "記者", "なぜ今ですか。")),
            ("Dr. Reyes: No.", ("", "Dr. Reyes", "No.")),
        ] {
            assert_eq!(read(line), Some(expected), "{line}");
        }
        for line in [
            "he said: No.",
            "The plan has two parts: money and time.",
            "https://example.org: a site",
            "“No,” she said: never.",
            "12:30 was the time",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
