//! Further articles in one paste: what endless scrolling brings along, and the stories of a newsletter.

use super::{Document, Readings, free, set};
use crate::article::{FurnitureKind, OtherArticle, Span};
use crate::label::{Label, Reading};
use crate::read::Passage;

/// The rule of the first line of another article, and of its other lines.
const FIRST: &str = "another-article";
const REST: &str = "of-another-article";
/// The fewest paragraphs of each article.
const FEWEST_PARAGRAPHS: usize = 3;
/// The same where a headline stands right above another writer's name.
const FEWEST_OF_SIGNED: usize = 2;
/// How far above a headline the end of the article before it can stand, and how far below it its byline.
const REACH_ABOVE: usize = 8;
const REACH_BELOW: usize = 4;

pub(super) fn claim(document: &Document<'_>, readings: &mut Readings) {
    let starts = scrolled(document, readings);
    let starts = if starts.is_empty() { newsletter(document, readings) } else { starts };
    let Some(&first) = starts.first() else { return };
    for index in first..document.len() {
        let rule = if starts.binary_search(&index).is_ok() { FIRST } else { REST };
        set(readings, index, Label::Furniture(FurnitureKind::Related), rule, 0.7);
    }
}

/// The headlines of further articles: each behind the end of one article, and with a byline and prose of its own.
fn scrolled(document: &Document<'_>, readings: &Readings) -> Vec<usize> {
    // An article that has none of its own does not stop where one comes.
    let signed = |index: usize| {
        let features = &document.features[index];
        features.dateline.is_some() || features.byline.as_ref().is_some_and(|byline| byline.cued)
    };
    let signs: Vec<usize> = (0..document.len()).filter(|&index| signed(index)).take(64).collect();
    if signs.len() < 2 {
        return Vec::new();
    }
    let mut starts = Vec::new();
    let mut from = signs[0];
    for &sign in &signs[1..] {
        let headline = (sign.saturating_sub(REACH_BELOW)..sign).find(|&index| {
            let form = document.form(index);
            // A heading of a page is known to be one, and read as any other.
            let heading = readings[index].as_ref().is_some_and(|reading| reading.label == Label::Heading);
            (free(readings, index) || (heading && index + 1 == sign))
                && (4..=30).contains(&form.words)
                && !form.terminated
                && !form.colon
                && document.passages[index].marker.is_none()
                && !signed(index)
        });
        let Some(headline) = headline.filter(|&headline| headline > from) else { continue };
        let ended = (headline.saturating_sub(REACH_ABOVE)..headline).any(|index| {
            readings[index].as_ref().is_some_and(|reading| {
                matches!(reading.label, Label::Furniture(_) | Label::Separator | Label::Copyright | Label::Note(_))
            })
        });
        // A headline right above the name of somebody else needs no end of the article before it, and short stories are told so.
        let cued = |index: usize| document.features[index].byline.as_ref().is_some_and(|found| found.cued);
        let titled = headline + 1 == sign && cued(sign) && cued(signs[0]);
        let fewest = if titled { FEWEST_OF_SIGNED } else { FEWEST_PARAGRAPHS };
        let prose = |from: usize, to: usize| {
            (from..to).filter(|&index| document.is_prose(index)).take(fewest).count() == fewest
        };
        // Nobody's name or place stands between headline and text but the writer's.
        let own = !document.is_prose(headline + 1) || signed(headline + 1);
        let next = signs.iter().copied().find(|&next| next > sign + fewest).unwrap_or(document.len());
        if (ended || titled)
            && own
            && prose(from, headline)
            && prose(sign, next)
            && !same_writer(document, signs[0], sign)
        {
            starts.push(headline);
            from = sign;
        }
    }
    starts
}

/// The same byline again is the same article's: a box about its writer.
fn same_writer(document: &Document<'_>, first: usize, other: usize) -> bool {
    let byline = |index: usize| document.features[index].byline.as_ref().map(|found| &found.byline);
    byline(first).is_some() && byline(first) == byline(other)
}

/// The stories of a newsletter behind its first: sections between rules, each with a heading and an end of its own.
fn newsletter(document: &Document<'_>, readings: &Readings) -> Vec<usize> {
    let label = |index: usize| readings[index].as_ref().map(|reading| reading.label);
    let rules: Vec<usize> = (0..document.len()).filter(|&index| label(index) == Some(Label::Separator)).collect();
    if rules.len() < 2 {
        return Vec::new();
    }
    let mailed = (0..document.len()).any(|index| {
        let features = &document.features[index];
        features.shape.len < 80 && document.cues.mailings.has_words(features.shape.hash, document.line(index))
    });
    if !mailed {
        return Vec::new();
    }
    let mut stories = Vec::new();
    let bounds: Vec<usize> = std::iter::once(0).chain(rules.iter().map(|rule| rule + 1)).collect();
    for (number, &start) in bounds.iter().enumerate() {
        let end = bounds.get(number + 1).map_or(document.len(), |next| next - 1);
        let heading = (start..end).find(|&index| free(readings, index));
        let Some(heading) = heading else { continue };
        let form = document.form(heading);
        let titled = form.words <= 20 && !form.terminated;
        let emoji = document.line(heading).chars().next().is_some_and(|letter| letter as u32 > 0x1_F000);
        let more = (heading..end).any(|index| label(index) == Some(Label::Furniture(FurnitureKind::Related)));
        let prose = (heading..end).any(|index| document.is_prose(index));
        if titled && prose && (emoji || more) {
            stories.push(heading);
        }
    }
    // The first is the article.
    if stories.len() > 1 { stories.split_off(1) } else { Vec::new() }
}

/// The other articles, by their first lines.
pub(in crate::label) fn list(passages: &[Passage], readings: &[Reading]) -> Vec<OtherArticle> {
    let firsts: Vec<usize> = (0..readings.len()).filter(|&index| readings[index].rule == FIRST).collect();
    firsts
        .iter()
        .enumerate()
        .map(|(number, &first)| {
            let next = firsts.get(number + 1).copied().unwrap_or(passages.len());
            let own = readings[first + 1..next].iter().take_while(|reading| reading.rule == REST).count();
            let end = passages[first + own].span().end;
            OtherArticle {
                headline: passages[first].words().to_owned(),
                span: Span::new(passages[first].span().start, end),
            }
        })
        .collect()
}
