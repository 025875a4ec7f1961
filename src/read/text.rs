//! Plain text: a line is a passage, unless what carried the text broke its lines; empty lines are remembered with the one
//! after them.
//!
//! Most texts are read in one go, with a cheap look at each line; only where a line shows a sign of what mail, print or a
//! narrow margin do to a text is that looked into.

use super::form::{Start, has_gaps, is_closed, start};
use super::marker::marker;
use super::{Passage, Reading, columns, json_ld, latex, mail, page_furniture, rtf, unwrap};
use crate::article::{Carrier, RepairKind, Span, Text};
use crate::input::{Letters, lines};
use crate::order::Order as _;
use crate::{Error, Limits};

/// Signs, counted over the lines, of what may have to be put right.
#[derive(Default)]
struct Signs {
    /// Lines that seem to go on in the next.
    goes_on: usize,
    /// Lines that end in a hyphen, and seem to go on.
    parted: usize,
    /// Lines that begin or end with a figure, as those that count pages do.
    numbered: usize,
    /// Lines like those of a mail's headers, quotations and signatures.
    mail: usize,
    /// Lines that begin with a backslash.
    commands: usize,
    /// Lines with a wide gap.
    gaps: usize,
    /// Passages that begin a page.
    pages: Vec<usize>,
}

/// Divides `source` into passages.
///
/// # Errors
/// [`Error::LimitExceeded`] for more than [`Limits::passages`] lines with text.
pub fn read(source: &str, limits: &Limits) -> Result<Reading, Error> {
    if let Some(reading) = carried(source, limits)? {
        return Ok(reading);
    }
    let (lines, letter_signs) = lines(source);
    let (letters, mut suggested_repairs) = Letters::of(source, letter_signs);
    let mut passages: Vec<Passage> = Vec::with_capacity(lines.len());
    let mut signs = Signs::default();
    let (mut blank_lines, mut page) = (0, false);
    for line in &lines {
        page |= line.page;
        let mut text = Text::default();
        if !line.trimmed.is_empty() {
            text = letters.clean_line(source, line);
            if text.is_empty() {
                text = written_blanks(source, line.trimmed, passages.last_mut());
            }
        }
        if text.is_empty() {
            blank_lines += 1;
            continue;
        }
        let indent =
            source[line.span.start..text.span.start].chars().map(|blank| if blank == '\t' { 4 } else { 1 }).sum();
        let marker = marker(&text.text);
        let passage = Passage { indent, marker, ..Passage::line(text, blank_lines) };
        signs.look(source, passages.last(), &passage);
        if std::mem::take(&mut page) {
            signs.pages.push(passages.len());
        }
        passages.push(passage);
        blank_lines = 0;
        if passages.len() > limits.passages {
            return Err(Error::LimitExceeded { limit: "passages", max: limits.passages, found: passages.len() });
        }
    }
    if signs.commands > 1 && latex::is(source) {
        let carrier = Some(Carrier::Latex);
        return Ok(Reading { passages: latex::read(passages), suggested_repairs, carrier, ..Reading::default() });
    }
    if signs.mail > 0 {
        mail::mark(source, &mut passages);
    }
    let wrapped = signs.goes_on > 1 && signs.goes_on * unwrap::FEWEST >= passages.len();
    let mut broken = wrapped || signs.parted > 0;
    if signs.numbered > 0 || !signs.pages.is_empty() {
        broken |= page_furniture::mark(&mut passages, &signs.pages);
    }
    if signs.gaps >= columns::FEWEST_LINES {
        passages = columns::split(source, &passages, &mut suggested_repairs);
    }
    if broken {
        passages = unwrap::join(source, passages, false, &mut suggested_repairs);
        suggested_repairs.order_by_key(|offer| offer.span);
    }
    Ok(Reading { passages, suggested_repairs, ..Reading::default() })
}

/// Reads the source of a format that is not plain text in lines.
fn carried(source: &str, limits: &Limits) -> Result<Option<Reading>, Error> {
    let (passages, carrier) = if rtf::is(source) {
        (rtf::passages(source), Carrier::Rtf)
    } else if json_ld::is(source) {
        (json_ld::passages(source), Carrier::JsonLd)
    } else {
        return Ok(None);
    };
    let found = passages.len();
    if found > limits.passages {
        return Err(Error::LimitExceeded { limit: "passages", max: limits.passages, found });
    }
    // Without words it is read as the text it is.
    Ok((found > 0).then_some(Reading { passages, carrier: Some(carrier), ..Reading::default() }))
}

/// Blanks written as entities are no words, but a reader can see them in the source: they go with the passage before; without
/// one they stay as they are.
fn written_blanks(source: &str, span: Span, before: Option<&mut Passage>) -> Text {
    let plain = Text::clean(source, span);
    match before.filter(|_| !plain.is_empty()) {
        Some(before) => {
            before.text.widen(plain.span.end, RepairKind::Entity);
            Text::default()
        }
        None => plain,
    }
}

impl Signs {
    /// Looks at a line and the one before it.
    fn look(&mut self, source: &str, before: Option<&Passage>, passage: &Passage) {
        let text = passage.text.text.as_str();
        self.numbered += usize::from(page_furniture::could_be(text));
        self.mail += usize::from(mail::could_be(text));
        self.commands += usize::from(text.starts_with('\\'));
        self.gaps += usize::from(has_gaps(passage, source));
        let Some(before) = before.filter(|_| passage.blank_lines == 0 && passage.marker.is_none()) else { return };
        let small = text.as_bytes()[0].is_ascii_lowercase()
            || (!text.as_bytes()[0].is_ascii() && matches!(start(text), Start::Small | Start::Caseless));
        if small {
            let (line, behind) = (before.text.text.as_str(), source.get(before.text.span.end..).unwrap_or_default());
            self.goes_on += usize::from(line.len() >= unwrap::NARROWEST && !is_closed(line));
            self.parted += usize::from(line.ends_with(['-', '\u{2010}', '¬']) || behind.starts_with('\u{AD}'));
        }
    }
}
