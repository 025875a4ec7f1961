//! What of a whole page is the article: the learned labeller's word on each passage.
//!
//! A paste of an article alone is left to the rules. Where a page came along, with its menus and teasers, the rules would take
//! much of it for the body; then the network decides what belongs to the article, and the rules read what is left as if nothing else had
//! been pasted.

use super::Features;
use super::authors;
use super::claims::{Choice, Names};
use super::headline::{self, Page};
use super::known_line;
use super::markup::markup_signals;
use super::metadata_line::{Piece, PieceKind};
use super::network::{Markup, Network, Odds};
use super::signals::{Signals, signals};
use super::twice;
use crate::article::{Furniture, FurnitureKind, Text};
use crate::language::cues::Cues;
use crate::order::Order as _;
use crate::read::{Claim, Outline, Passage, Picture, Told};

/// What the network says of a passage of a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Verdict {
    /// What it belongs to.
    pub(super) part: Part,
    /// How sure that is, from 0 to 1.
    pub(super) confidence: f64,
}

/// What a passage of a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The body, to be read by the rules.
    Body,
    /// It is the headline.
    Headline,
    /// The second-best headline; it stays apart.
    OtherHeadline,
    /// The head of the article: what says who wrote it, and when.
    Head {
        /// It names the authors.
        byline: bool,
        /// It has the day.
        date: bool,
    },
    /// The rest of the page.
    Page,
}

/// From these odds on a passage is of the body. What is kept for nothing costs a reader less than what is lost.
const BODY: f32 = 0.45;
/// The same of markup, whose network is surer of what is none.
const BODY_IN_MARKUP: f32 = 0.36;
/// From these odds on a thing is likelier than not.
const EVEN: f32 = 0.5;
/// From these odds on a line has the day.
const DATE: f32 = 0.15;
/// How sure the grammars are alone.
const BY_GRAMMAR: f32 = 0.25;
/// How many lines can have the day.
const MOST_FIELDS: usize = 3;
/// From these odds on a second line is offered as a headline.
const OFFERED: f32 = 0.05;
/// The words of a line that is surely a paragraph, and how far above the first one the head begins where there is no headline.
const PROSE: usize = 15;
pub(super) const HEAD_REACH: usize = 8;
/// What is surely not of the body; and how many such lines, if the rules would take them in, make a page.
const STRAY: f32 = 0.2;
const STRAYS: usize = 8;
/// The same of HTML, whose elements tell more.
const STRAYS_IN_HTML: usize = 2;
/// The fewest words of an article on a page.
const LEAST_BODY: usize = 20;

/// What there is to judge.
pub(super) struct Paste<'a> {
    pub(super) passages: &'a [Passage],
    pub(super) features: &'a [Features],
    /// The content words of all passages, by a part of their hash.
    pub(super) content: &'a [u32],
    pub(super) outline: &'a Outline,
    pub(super) claims: &'a [Claim],
    /// Whether it is HTML, which mostly is of a page.
    pub(super) is_html: bool,
    pub(super) cues: &'a Cues,
}

/// The network's word on each passage, and what is chosen with it; nothing where the paste is an article alone.
pub(super) fn screen(paste: &Paste, network: &Network) -> Option<(Vec<Verdict>, Choice)> {
    let Paste { passages, features, content, outline, claims, is_html, cues } = *paste;
    // Without short lines that nobody knows there is no page, and no need to ask the network.
    let short = |index: &usize| features[*index].form.words < PROSE && is_unknown(&passages[*index], &features[*index]);
    let least = if is_html { STRAYS_IN_HTML } else { STRAYS };
    if (0..passages.len()).filter(short).take(least).count() < least {
        return None;
    }
    let signals: Vec<Signals> = signals(passages, features, content, cues);
    let weights: Vec<f32> = features.iter().map(|features| features.form.words as f32).collect();
    let lines: Vec<&str> = passages.iter().map(|passage| passage.text.text.as_str()).collect();
    let markup = (!outline.is_empty()).then(|| markup_signals(passages, features, outline, claims));
    let markup = markup.as_ref().map(|signals| Markup { passages, outline, signals });
    let odds = network.odds(&lines, &signals, &weights, markup);
    // A page lies around its article; short lines between two paragraphs are the article's own as likely as not.
    let from = body_from(outline);
    let mut body = (0..odds.len()).filter(|&index| odds[index].body >= from);
    let first = body.next()?;
    let last = body.next_back().unwrap_or(first);
    let strays = (0..first)
        .chain(last + 1..odds.len())
        .filter(|&index| odds[index].body < STRAY && is_unknown(&passages[index], &features[index]))
        .count();
    let words: usize = features[first..=last].iter().map(|features| features.form.words).sum();
    (strays >= least && words >= LEAST_BODY).then(|| verdicts(paste, &odds))
}

/// The odds from which on a passage is of the body.
fn body_from(outline: &Outline) -> f32 {
    if outline.is_empty() { BODY } else { BODY_IN_MARKUP }
}

/// Whether no grammar knows a passage: the rules would show it in the article's body.
fn is_unknown(passage: &Passage, features: &Features) -> bool {
    passage.told.is_none()
        && !features.form.separator
        && features.furniture.is_none()
        && features.caption.is_none()
        && features.metadata.is_none()
        && features.byline.is_none()
        && features.note.is_none()
        && features.repeats.is_none()
}

fn verdicts(paste: &Paste, odds: &[Odds]) -> (Vec<Verdict>, Choice) {
    let Paste { passages, features, outline, claims, cues, .. } = *paste;
    let from = body_from(outline);
    let verdict = |part, odds: f32| Verdict { part, confidence: f64::from((odds * 100.0).round()) / 100.0 };
    let mut verdicts: Vec<Verdict> = odds
        .iter()
        .map(
            |odds| {
                if odds.body >= from { verdict(Part::Body, odds.body) } else { verdict(Part::Page, 1.0 - odds.body) }
            },
        )
        .collect();
    if !outline.is_empty() {
        let body: Vec<usize> = (0..odds.len()).filter(|&index| verdicts[index].part == Part::Body).collect();
        for index in twice::repeated(features, &body) {
            verdicts[index] = verdict(Part::Page, odds[index].body);
        }
    }
    let paragraphs: Vec<usize> =
        (0..odds.len()).filter(|&index| odds[index].body >= from && features[index].form.words >= PROSE).collect();
    let page = Page { passages, features, odds, outline, prose: &paragraphs, cues };
    let mut headlines = headline::choose(&page).into_iter();
    let headline = headlines.next();
    let mut bylines = authors::choose(&page, headline);
    let choice = Choice::of(&page, headline, &bylines, claims);
    if choice.names == Names::Nobody {
        bylines.clear();
    }
    let mut dates = likeliest(odds, |odds| odds.date, DATE);
    if let Some(line) = choice.day.and_then(|day| day.line) {
        dates.retain(|&other| other != line);
        dates.insert(0, line);
    }
    let dates = beside_first(dates, |index| odds[index].date);
    for &index in bylines.iter().chain(&dates) {
        let byline = bylines.contains(&index);
        let field = odds[index].byline.max(odds[index].date);
        if byline || odds[index].body < EVEN.max(field) {
            let part = Part::Head { byline, date: dates.contains(&index) };
            verdicts[index] = verdict(part, field);
        }
    }
    // Between the headline and the first paragraph the grammars' word is enough.
    let prose =
        paragraphs.iter().copied().find(|&index| headline.is_none_or(|headline| index > headline)).unwrap_or_default();
    for index in headline.unwrap_or_else(|| prose.saturating_sub(HEAD_REACH))..prose {
        let names = bylines.is_empty() && features[index].byline.as_ref().is_some_and(|found| found.cued);
        let is_free = matches!(verdicts[index].part, Part::Page | Part::Body) && odds[index].body < EVEN;
        if (names || features[index].metadata.is_some()) && is_free {
            verdicts[index] = verdict(Part::Head { byline: names, date: false }, BY_GRAMMAR);
        }
    }
    if let Some(headline) = headline {
        // Above the headline stand menus and teasers; only a paragraph can be more.
        for index in (0..headline).filter(|&index| features[index].form.words < PROSE) {
            if verdicts[index].part == Part::Body {
                verdicts[index] = verdict(Part::Page, 1.0 - odds[index].body);
            }
        }
        verdicts[headline] = verdict(Part::Headline, odds[headline].headline);
        let offered = |&other: &usize| verdicts[other].part == Part::Page && odds[other].headline >= OFFERED;
        if let Some(other) = headlines.find(offered) {
            verdicts[other] = verdict(Part::OtherHeadline, odds[other].headline);
        }
    }
    if !outline.is_empty() {
        keep_what_goes_along(paste, &mut verdicts);
    }
    (verdicts, choice)
}

/// Captions, footnotes, code and rules between parts of the body are the article's, though they are none of its text; of a footnote or of
/// code no part can be missing.
fn keep_what_goes_along(paste: &Paste, verdicts: &mut [Verdict]) {
    let Paste { passages, outline, .. } = *paste;
    let is_body = |verdict: &Verdict| matches!(verdict.part, Part::Body | Part::Headline);
    let (Some(first), Some(last)) = (verdicts.iter().position(is_body), verdicts.iter().rposition(is_body)) else {
        return;
    };
    for index in first..last {
        let passage = &passages[index];
        let is_link = passage.linked as usize * 2 > passage.text.text.len();
        if verdicts[index].part == Part::Page && !is_link && outline.goes_along(passage.element) {
            verdicts[index] = Verdict { part: Part::Body, confidence: 1.0 - verdicts[index].confidence };
        }
    }
}

/// Days stand on one line, or on a few next to each other that are surely such; elsewhere they are others'.
fn beside_first(mut lines: Vec<usize>, odds: impl Fn(usize) -> f32) -> Vec<usize> {
    if let Some(&first) = lines.first() {
        lines.retain(|&line| line == first || (line.abs_diff(first) <= MOST_FIELDS && odds(line) >= EVEN));
    }
    lines
}

/// The few lines with the best odds, the best first.
fn likeliest(odds: &[Odds], of: impl Fn(&Odds) -> f32, least: f32) -> Vec<usize> {
    let mut found: Vec<usize> = (0..odds.len()).filter(|&index| of(&odds[index]) >= least).collect();
    found.order_by(|&one, &other| of(&odds[other]).total_cmp(&of(&odds[one])));
    found.truncate(MOST_FIELDS);
    found
}

/// A page divided: what the rules read on, and what stays apart.
pub(super) struct Divided {
    pub(super) passages: Vec<Passage>,
    pub(super) features: Vec<Features>,
    pub(super) verdicts: Vec<Verdict>,
    pub(super) apart: Vec<Furniture>,
    /// The second-best headline, and how sure that is.
    pub(super) other_headline: Option<(Text, f64)>,
    /// Where each passage of the page went.
    places: Vec<Option<usize>>,
}

impl Divided {
    /// Leaves the pictures that stand beside something kept, each before the passage that comes next. The words of the others are
    /// set apart.
    pub(super) fn place(&mut self, pictures: &mut Vec<Picture>) {
        let kept = |index: usize| self.places.get(index).is_some_and(Option::is_some);
        let beside = |picture: &Picture| kept(picture.before) || picture.before.checked_sub(1).is_some_and(kept);
        let others = pictures.extract_if(.., |picture| !beside(picture)).filter_map(|picture| picture.alt);
        self.apart.extend(others.map(|text| Furniture {
            kind: FurnitureKind::Page,
            text,
            reason: "learned".into(),
            confidence: 0.5,
        }));
        let mut next = self.passages.len();
        let mut behind: Vec<usize> = vec![next];
        behind.extend(self.places.iter().rev().map(|place| {
            next = place.unwrap_or(next);
            next
        }));
        behind.reverse();
        pictures
            .iter_mut()
            .for_each(|picture| picture.before = behind.get(picture.before).copied().unwrap_or(self.passages.len()));
    }
}

/// Divides a page by the network's verdicts. Empty lines are counted across what is taken out.
pub(super) fn divide(passages: Vec<Passage>, features: Vec<Features>, verdicts: Vec<Verdict>, cues: &Cues) -> Divided {
    let kept = verdicts.iter().filter(|verdict| verdict.part != Part::Page).count();
    let mut divided = Divided {
        passages: Vec::with_capacity(kept),
        features: Vec::with_capacity(kept),
        verdicts: Vec::with_capacity(kept),
        apart: Vec::new(),
        other_headline: None,
        places: Vec::new(),
    };
    // Where each passage went, for those that repeat it.
    let mut places: Vec<Option<usize>> = Vec::with_capacity(passages.len());
    let mut blank_lines = 0;
    for ((mut passage, mut found), verdict) in passages.into_iter().zip(features).zip(verdicts) {
        blank_lines += passage.blank_lines;
        let line = &passage.text.text;
        if let Part::Head { byline: true, date } = verdict.part {
            // The grammar of metadata lines knows more kinds of pieces; where it finds the same names, it is the better reading.
            let date = date || found.metadata.is_some();
            let known = known_line::pieces(line, true, date, cues);
            let names = |pieces: &Option<Vec<Piece>>| pieces.iter().flatten().find_map(authors::names).cloned();
            if known.is_some() && names(&known) != names(&found.metadata) {
                found.metadata = known;
            }
        } else if let Some(pieces) = &mut found.metadata {
            // Names in other lines are others'.
            for piece in pieces.iter_mut().filter(|piece| authors::names(piece).is_some()) {
                piece.kind = PieceKind::Other;
            }
        } else if let Part::Head { date, .. } = verdict.part {
            found.metadata = known_line::pieces(line, false, date, cues);
        }
        let is_kept = match verdict.part {
            Part::Body | Part::Headline => true,
            Part::Head { .. } => found.metadata.is_some(),
            Part::OtherHeadline | Part::Page => false,
        };
        if !is_kept {
            let text = passage.text;
            if verdict.part == Part::OtherHeadline {
                divided.other_headline = Some((text.clone(), verdict.confidence));
            }
            let (kind, reason) = match (passage.told, found.furniture) {
                // In the midst of other words, what is hidden has to be known as such.
                (Some(Told::Furniture(kind, reason)), _) => (kind, reason),
                (_, Some(cue)) => (cue.kind, cue.rule),
                _ => (FurnitureKind::Page, "learned"),
            };
            let confidence = verdict.confidence;
            divided.apart.push(Furniture { kind, text, reason: reason.into(), confidence });
            places.push(None);
            continue;
        }
        places.push(Some(divided.passages.len()));
        found.repeats = found.repeats.and_then(|first| places[first]);
        passage.blank_lines = blank_lines;
        divided.passages.push(passage);
        divided.features.push(found);
        divided.verdicts.push(verdict);
        blank_lines = 0;
    }
    divided.places = places;
    divided
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;
    use crate::label::features;

    #[test]
    fn one_headline_and_few_fields_are_chosen() {
        let line = |body, headline, byline, date| Odds { body, headline, byline, date };
        let passages = crate::read::text::read("One\n\nTwo\n\nBy Ani Petrosyan\n\nFour\n\nFive", &Limits::default())
            .unwrap()
            .passages;
        let features = features(&passages, Cues::of(None), &mut Vec::new());
        let odds = [
            line(0.0, 0.4, 0.0, 0.0),
            line(0.1, 0.9, 0.0, 0.0),
            line(0.1, 0.0, 0.8, 0.7),
            line(0.9, 0.0, 0.0, 0.0),
            line(0.1, 0.0, 0.0, 0.0),
        ];
        let paste = Paste {
            passages: &passages,
            features: &features,
            content: &[],
            outline: &Outline::default(),
            claims: &[],
            is_html: false,
            cues: Cues::of(None),
        };
        let parts: Vec<Part> = verdicts(&paste, &odds).0.iter().map(|verdict| verdict.part).collect();
        let head = Part::Head { byline: true, date: true };
        assert_eq!(parts, [Part::OtherHeadline, Part::Headline, head, Part::Body, Part::Page]);
    }
}
