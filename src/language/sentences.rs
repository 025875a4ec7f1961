//! Where sentences end.
//!
//! Each run of terminators is looked at once, with the word before it and the word after. The rule of thumb is the
//! one of careful splitters: rather leave two sentences together than cut one. What is known of a language (its
//! abbreviations, the words that open its sentences) is data; see [`Cues`].

use super::cues::Cues;
use super::words::is_unspaced;
use crate::article::Span;

/// The sentences of `text`, as byte ranges in order. Between them there is only white space, so joined with it they
/// are the text. An empty line always ends one.
///
/// `language` is a BCP 47 tag; languages without data of their own are read with the English abbreviations.
///
/// ```
/// use standfirst::language::split;
/// let text = "Dr. Reyes came on Dec. 13. “Late,” she said.";
/// let found: Vec<_> = split(text, Some("en")).into_iter().map(|span| span.of(text)).collect();
/// assert_eq!(found, ["Dr. Reyes came on Dec. 13.", "“Late,” she said."]);
/// ```
pub fn split(text: &str, language: Option<&str>) -> Vec<Span> {
    Splitter { text, cues: Cues::of(language) }.split()
}

struct Splitter<'a> {
    text: &'a str,
    cues: &'static Cues,
}

/// A stretch of text between empty lines.
#[derive(Default)]
struct Paragraph {
    /// Where it ends.
    end: usize,
    /// Whether it ends as a sentence does: then its lines are running text.
    terminated: bool,
}

impl Paragraph {
    /// The paragraph that holds the line break at `at`.
    fn around(text: &str, at: usize) -> Self {
        let mut end = text.len();
        for (line_end, _) in text[at..].match_indices('\n') {
            let rest = &text[at + line_end + 1..];
            let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
            if line.trim().is_empty() {
                end = at + line_end + 1;
                break;
            }
        }
        let words = text[at..end].trim_end().trim_end_matches(is_closer);
        Self { end, terminated: words.ends_with(|letter| may_end(letter) || letter == ':') }
    }
}

/// What stands at and around a run of terminators.
struct Stop<'a> {
    /// The word before: everything back to a blank or an opening mark.
    before: &'a str,
    /// The terminators, blanks inside a spaced ellipsis included.
    run: &'a str,
    /// Closing quotation marks and brackets right behind, reference marks included.
    closers: &'a str,
    /// Whether a blank follows.
    blank: bool,
    /// What comes then, opening marks and all.
    after: &'a str,
}

impl<'a> Splitter<'a> {
    fn split(&self) -> Vec<Span> {
        let mut sentences = Vec::new();
        let mut start = 0;
        let mut push = |start: usize, end: usize| {
            let raw = &self.text[start..end];
            let trimmed = raw.trim_start();
            let start = end - trimmed.len();
            let trimmed = trimmed.trim_end();
            if !trimmed.is_empty() {
                sentences.push(Span::new(start, start + trimmed.len()));
            }
        };
        let mut markers = list_markers(self.text).into_iter().peekable();
        let mut paragraph = Paragraph::default();
        let mut at = 0;
        loop {
            let stop = self.text[at..].find(may_end).map(|found| at + found);
            // A marker of a list in one line begins a sentence, and its own full stop ends none.
            if let Some(marker) = markers.next_if(|marker| stop.is_none_or(|stop| marker.start <= stop)) {
                push(start, marker.start);
                start = marker.start;
                at = marker.end;
                continue;
            }
            let Some(stop_start) = stop else { break };
            if self.text[stop_start..].starts_with(is_line_end) {
                let rest = &self.text[stop_start..];
                let gap = rest.len() - rest.trim_start().len();
                if stop_start >= paragraph.end {
                    paragraph = Paragraph::around(self.text, stop_start);
                }
                if line_break_ends(&self.text[start..stop_start], &rest[..gap], &rest[gap..], paragraph.terminated) {
                    push(start, stop_start);
                    start = stop_start + gap;
                }
                at = stop_start + gap;
                continue;
            }
            let stop = self.stop(stop_start);
            let end = stop_start + stop.run.len() + stop.closers.len();
            if self.ends(&stop, start, end) {
                push(start, end);
                start = end;
            }
            at = end;
        }
        push(start, self.text.len());
        sentences
    }

    fn stop(&self, at: usize) -> Stop<'a> {
        let text = self.text;
        let run_end = at + run_length(&text[at..]);
        let mut closers_end = run_end;
        loop {
            let rest = &text[closers_end..];
            match rest.chars().next() {
                Some(letter) if is_closer(letter) => closers_end += letter.len_utf8(),
                Some('[') => match reference_mark(rest) {
                    Some(length) => closers_end += length,
                    None => break,
                },
                Some(letter) if matches!(letter, '¹' | '²' | '³' | '⁴'..='⁹' | '⁰') => {
                    closers_end += letter.len_utf8();
                }
                _ => break,
            }
        }
        let rest = &text[closers_end..];
        let after = rest.trim_start();
        let blank = after.len() < rest.len();
        Stop {
            before: word_before(&text[..at]),
            run: &text[at..run_end],
            closers: &text[run_end..closers_end],
            blank,
            after,
        }
    }

    /// Whether a sentence that began at `start` ends with this stop, which ends at `end`.
    fn ends(&self, stop: &Stop<'_>, start: usize, end: usize) -> bool {
        if stop.after.is_empty() {
            return true;
        }
        let strong = stop.run.chars().any(is_strong);
        if strong && !stop.run.is_ascii() && stop.run.chars().any(is_full_width) {
            // 「…。」と言った: the quotation goes on as part of its sentence.
            return stop.closers.is_empty()
                || !stop.after.starts_with(['と', 'っ', 'な', 'の', 'が', 'を', 'に', 'は', '、', '，', ',']);
        }
        if !stop.blank {
            return !strong_only_inside(stop) && self.ends_without_blank(stop);
        }
        let lead = stop.after.trim_start_matches(is_opener);
        let Some(first) = lead.chars().next() else { return true };
        if is_small(first) && !camel(lead) {
            return false;
        }
        if !first.is_alphanumeric()
            && !stop.after.starts_with(is_opener)
            && matches!(first, ',' | ';' | ':' | '.' | '?' | '!' | ')' | '/' | '%')
        {
            return false;
        }
        if !stop.closers.is_empty() && self.attribution_follows(lead) {
            return false;
        }
        if strong {
            return true;
        }
        if is_ellipsis(stop.run) {
            // "[...]" stands for words left out, in mid-sentence as a rule.
            if stop.before.is_empty() && stop.closers.starts_with([']', ')']) {
                return false;
            }
            let dots = stop.run.chars().filter(|letter| *letter == '.').count();
            return dots > 3 || (first.is_uppercase() && !lead_word(lead).starts_with('I') || is_unspaced(first));
        }
        self.full_stop_ends(stop, lead, start, end)
    }

    /// A single full stop with a blank behind it and no lower-case letter after.
    fn full_stop_ends(&self, stop: &Stop<'_>, lead: &str, start: usize, end: usize) -> bool {
        let before = stop.before;
        if before.is_empty() || !stop.closers.is_empty() {
            return true;
        }
        let next = lead_word(lead);
        let opens = self.cues.openers.contains(&next.to_lowercase());
        let first = lead.chars().next().unwrap_or(' ');
        if before.chars().all(|letter| letter.is_ascii_digit()) {
            // The number of a list item or of a heading, at the very start.
            let sentence = self.text[start..end].trim_start_matches(|letter: char| !letter.is_alphanumeric());
            return !(before.len() <= 3 && sentence.len() == before.len() + 1);
        }
        let core = before.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let mut letters = core.chars();
        if let (Some(only), None) = (letters.next(), letters.next()) {
            if only.is_uppercase() {
                // An initial, unless a word follows that opens sentences and no name.
                return opens && !(only != 'I' && next.len() == 1);
            }
            if !only.is_alphabetic() {
                return true;
            }
        }
        // "Tuesday.Mr. Reyes": what is glued before the abbreviation is not part of it.
        let core = if is_dotted(core) { core } else { core.rsplit('.').next().unwrap_or(core) };
        let lower = core.to_lowercase();
        if is_dotted(core) {
            if self.cues.abbreviations.get(&lower) == Some("inside") {
                return false;
            }
            if matches!(lower.as_str(), "a.m" | "p.m") {
                // "At 5 a.m. Mr. Reyes left": what stands before is too short to be a sentence.
                let words = self.text[start..end].split_whitespace().count();
                return opens || (words > 4 && first.is_uppercase());
            }
            return opens;
        }
        match self.cues.abbreviations.get(&lower) {
            Some("name") => {
                let rest = &self.text[start..end];
                let mut earlier = rest.trim_end().rsplit(char::is_whitespace);
                let _abbreviation = earlier.next();
                let street = earlier.next().is_some_and(|word| {
                    word.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit())
                });
                opens && street
            }
            Some("number") => !first.is_ascii_digit() && !is_roman(next),
            Some("inside") => false,
            Some("capital") if core.starts_with(char::is_lowercase) => true,
            Some("end" | "capital") => opens,
            _ => opens || !looks_abbreviated(core),
        }
    }

    /// "Hello world.Today is": a stop between a small letter and a capital word, not in an address or a file's name.
    fn ends_without_blank(&self, stop: &Stop<'_>) -> bool {
        if stop.closers.contains(|letter: char| !matches!(letter, '"' | '”' | '\'' | '’' | ']' | '[' | '0'..='9')) {
            return false;
        }
        let glued = stop.after.split(char::is_whitespace).next().unwrap_or_default();
        if stop.before.contains(['@', '/', '_']) || glued.contains(['@', '/', '_']) {
            return false;
        }
        let mut next = stop.after.chars();
        let capital_word = next.next().is_some_and(char::is_uppercase)
            && next.next().is_some_and(|letter| letter.is_lowercase() || letter == ' ');
        let last = stop.before.chars().next_back();
        let lower = stop.before.to_lowercase();
        let word = stop.before.len() > 2 && last.is_some_and(|letter| letter.is_lowercase() || letter.is_ascii_digit());
        // A lone glued word with nothing after it is a name such as "Booking.Com".
        let goes_on = glued.len() < stop.after.len();
        capital_word && goes_on && word && self.cues.abbreviations.get(&lower).is_none() && !stop.before.contains('.')
    }

    /// `“Stop!” Mariam said`: up to three words of a name, then a verb of saying, or the other way round.
    fn attribution_follows(&self, lead: &str) -> bool {
        let mut words = lead.split_whitespace().take(4);
        let Some(first) = words.next() else { return false };
        if self.is_saying(first) {
            return words.next().is_some_and(|word| word.starts_with(char::is_uppercase));
        }
        if !first.starts_with(char::is_uppercase) || self.cues.openers.contains(&first.to_lowercase()) {
            return false;
        }
        for word in words {
            if self.is_saying(word) {
                return true;
            }
            if !word.starts_with(char::is_uppercase) {
                return false;
            }
        }
        false
    }

    fn is_saying(&self, word: &str) -> bool {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        bare.starts_with(char::is_lowercase) && self.cues.saying.contains(bare)
    }
}

/// Where a sentence may end: a terminator, an ellipsis or a line end.
fn may_end(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…') || is_line_end(letter) || (!letter.is_ascii() && is_strong(letter))
}

fn is_line_end(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Whether a line break between sentence-less text ends a sentence: always at an empty line, and between lines that are
/// no running text. `before` is what the sentence has so far, `gap` the white space, `after` the rest.
fn line_break_ends(before: &str, gap: &str, after: &str, terminated: bool) -> bool {
    if gap.matches('\n').count() > 1 {
        return true;
    }
    let line = before.rsplit('\n').next().unwrap_or_default().trim();
    let goes_on = after.starts_with(char::is_lowercase) || line.chars().count() > 40;
    !(terminated && goes_on)
}

/// Terminators that end a sentence whatever the word before them.
fn is_strong(letter: char) -> bool {
    matches!(
        letter,
        '!' | '?'
            | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
            | '‽'
            | '؟'
            | '۔'
            | '։'
            | '।'
            | '॥'
            | '။'
            | '።'
            | '፧'
            | '፨'
            | '។'
            | '៕'
            | '᠃'
            | '᙮'
            | '܀'
            | '܁'
            | '܂'
    ) || is_full_width(letter)
}

/// The terminators of Chinese and Japanese, which need no blank behind them.
fn is_full_width(letter: char) -> bool {
    matches!(letter, '。' | '｡' | '！' | '？' | '．')
}

fn is_closer(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}' | '」' | '』' | '】' | '〉' | '》' | '）' | '〕' | '］'
    )
}

fn is_opener(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\''
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '«'
            | '‹'
            | '('
            | '['
            | '{'
            | '¿'
            | '¡'
            | '「'
            | '『'
            | '《'
            | '—'
            | '–'
            | '-'
            | '•'
            | '#'
            | '$'
            | '€'
            | '£'
            | '@'
    )
}

/// The length of the run of terminators that `text` begins with; ". . ." is one run.
fn run_length(text: &str) -> usize {
    let mut end = 0;
    for (at, letter) in text.char_indices() {
        if may_end(letter) && !is_line_end(letter) {
            end = at + letter.len_utf8();
        } else if !(letter == ' ' && text[at + 1..].starts_with('.') && text[..end].ends_with('.')) {
            break;
        }
    }
    end
}

fn is_ellipsis(run: &str) -> bool {
    run.contains('…') || run.chars().filter(|letter| *letter == '.').count() > 1
}

/// `[1]`, `[a]`, `[12]` right behind a stop.
fn reference_mark(rest: &str) -> Option<usize> {
    let end = rest.find(']')?;
    let inside = &rest[1..end];
    ((1..=3).contains(&inside.len()) && inside.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(end + 1)
}

/// The characters before a stop, back to a blank or an opening mark; at most 40 bytes are looked at.
fn word_before(text: &str) -> &str {
    let mut start = text.len();
    for (at, letter) in text.char_indices().rev() {
        if letter.is_whitespace()
            || matches!(letter, '(' | '[' | '“' | '„' | '«' | '"' | '—' | '–')
            || text.len() - at > 40
        {
            break;
        }
        start = at;
    }
    &text[start..]
}

/// The first word of `lead`: letters, digits and apostrophes.
fn lead_word(lead: &str) -> &str {
    let end = lead.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(lead.len());
    &lead[..end]
}

/// A small letter of a script that has capitals to begin sentences with; Georgian's letters are small in name only.
fn is_small(letter: char) -> bool {
    letter.is_lowercase() && !matches!(letter, '\u{10D0}'..='\u{10FF}')
}

/// "iPhone", "eBay": a small letter at the start of a name.
fn camel(lead: &str) -> bool {
    lead.chars().nth(1).is_some_and(char::is_uppercase)
}

/// "U.S", "a.m", "Ph.D": letters with full stops between.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.len() < 6 && word.bytes().all(|byte| b"IVXLC".contains(&byte)) && word != "I"
}

/// A short word with a capital and no vowel ("Brgdr", "Sgt"), but not an acronym ("NBC").
fn looks_abbreviated(word: &str) -> bool {
    let vowel = |byte: u8| b"aeiouyAEIOUY".contains(&byte);
    let second_lower = word.chars().nth(1).is_some_and(char::is_lowercase);
    (2..=4).contains(&word.len())
        && word.starts_with(char::is_uppercase)
        && second_lower
        && word.is_ascii()
        && !word.bytes().any(vowel)
}

/// `!` or `?` with a letter right behind it is part of a name or an address.
fn strong_only_inside(stop: &Stop<'_>) -> bool {
    stop.run.is_ascii()
        && stop.run.contains(['!', '?'])
        && stop.closers.is_empty()
        && stop.after.starts_with(|letter: char| letter.is_lowercase() || letter.is_ascii_digit())
}

/// The markers of a list written in one line ("1. … 2. …", "a) … b) …", "• … • …"), when the text begins with the first
/// and counts on.
fn list_markers(text: &str) -> Vec<Span> {
    let mut markers = Vec::new();
    let mut wanted = 0_u32;
    let mut style = None;
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let start = at;
        at += word.len();
        if let Some((value, kind)) = list_marker(word.trim_end()) {
            let first = style.is_none() && start == 0 && (value == 1 || kind == '•');
            if first || (style == Some(kind) && (value == wanted || kind == '•')) {
                style = Some(kind);
                wanted = value + 1;
                markers.push(Span::new(start, at));
            }
        }
        if style.is_none() {
            return markers;
        }
    }
    if markers.len() < 2 {
        markers.clear();
    }
    markers
}

/// A list marker's value and style, from a word such as `1.`, `2)`, `3.)`, `a.`, `•` or `⁃9.`.
fn list_marker(word: &str) -> Option<(u32, char)> {
    if let Some(bullet) = word.chars().next().filter(|letter| matches!(letter, '•' | '⁃' | '▪' | '‣')) {
        let rest = &word[bullet.len_utf8()..];
        return (rest.is_empty() || list_marker(rest).is_some()).then_some((0, '•'));
    }
    let body = word.strip_suffix(".)").or_else(|| word.strip_suffix([')', '.']))?;
    let style = word.chars().next_back()?;
    if let Ok(value) = body.parse() {
        return (body.len() <= 2).then_some((value, style));
    }
    let mut letters = body.chars();
    let letter = letters.next().filter(char::is_ascii_lowercase)?;
    letters.next().is_none().then(|| (u32::from(letter) - u32::from('a') + 1, if style == '.' { 'a' } else { 'b' }))
}

#[cfg(test)]
mod tests {
    use super::split;

    /// Sentences are parted by `|` in each line.
    const ENGLISH: &str = r"
KARLSHOLM, Norrland (AP) — The ferry ran late.|Nobody minded.
SPRINGFIELD, Ill. (AP) — The vote was close.
LONDON, Dec 13 (Reuters) - Sterling rose.|It had fallen on Dec. 12.
The ferry left on Jan. 8.|It came back on Feb. 2, 2021, with ice on its bow.
He lives in Peoria, Ill.|The house is new.
He was ill.|Halvorsen knew it.
She works for the U.S. Coast Guard in Portland, Ore.|She is paid well.
They moved to the U.S.|The children stayed.
Dr. Okoye met Gen. Reyes on St. Mary's Island.|Neither spoke.
It stands on Elm St.|The roof leaks.
See No. 5 on p. 12, Fig. 3.|No.|He would not.
J. R. Lindqvist and Tom B. Okoye signed.|It was Plan B.|The first had failed.
The hull cost 2.5 million.|Prices rose 0.4 percent to $1,200.50.|That is all.
“We waited,” she said.|“Nobody came.”|The boat left at 7 p.m.|It was dark.
“Will it sail?” Lindqvist asked.|“It will!” he said.
“Stop!”|The crew ran.
She said, “It is late.”|He left.
Well ... perhaps.|He paused … and went on.|It was over....|The end came.
The largest since 1991.[1]|The next was smaller.
The firm, Halvorsen Inc., fell.|So did Doe & Sons Ltd.|The rest rose.
Visit www.example.org or mail a.b@example.org.|It is free.
(It was closed.)|The shop opened.|The end (see Doe et al., 2021) is near.
Version 2.0 is out.|Node.js is not.
Yahoo! grew in the 1990s.|Then came others.
1. Bring a coat|2. Bring a ticket
";

    #[test]
    fn english_ends_where_an_editor_would() {
        let mut wrong = Vec::new();
        for line in ENGLISH.lines().filter(|line| !line.is_empty()) {
            let text = line.replace('|', " ");
            let found: Vec<&str> = split(&text, Some("en")).into_iter().map(|span| span.of(&text)).collect();
            if found.join("|") != line {
                wrong.push(format!("wanted {line}\n found {}", found.join("|")));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn other_scripts_end_by_their_own_marks() {
        for (text, count) in [
            ("町議会は月曜日に決めた。島民は喜んだ。「もう冬は怖くない。」と店主は言った。", 3),
            ("委员会星期一作出决定。居民很高兴！", 2),
            ("قرر المجلس ذلك يوم الاثنين. هل يكفي؟ نعم.", 3),
            ("परिषद ने निर्णय लिया। लोग खुश थे।", 2),
            ("საბჭომ გადაწყვიტა. ხალხი კმაყოფილია.", 2),
        ] {
            assert_eq!(split(text, None).len(), count, "{text}");
        }
    }

    #[test]
    fn empty_lines_end_a_sentence_and_wrapped_lines_do_not() {
        assert_eq!(split("A heading\n\nThe ferry ran\nlate again.", None).len(), 2);
        assert_eq!(split("one\ntwo\nthree", None).len(), 3);
    }
}
