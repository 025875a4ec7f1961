//! Second readings: what else the headline could be, and which of two readings of a date the rest of the text speaks for.

use super::date;
use crate::article::{Alternative, Article, Field};
use crate::language::cues::Cues;
use crate::language::fold::same_words;

/// How many other headlines are offered.
const MOST_HEADLINES: usize = 2;
/// Two dates of one article lie no further apart, in days.
const CLOSE: i64 = 7;

/// Offers other headlines, and settles dates that could be read in two ways.
pub(super) fn add(article: &mut Article, cues: &'static Cues) {
    offer_headlines(article);
    settle_dates(article, cues);
}

/// Short lines around the headline could be the headline as well, the kicker least of all.
fn offer_headlines(article: &mut Article) {
    let above =
        article.furniture.iter().filter(|item| item.reason == "above-headline").map(|item| (&item.text.text, 0.3));
    let metadata = &mut article.metadata;
    let below = metadata.standfirst.iter().filter(|field| field.rule == "short-line").map(|field| (&field.value, 0.25));
    let kicker = metadata.kicker.iter().map(|field| (&field.value, 0.1));
    let Some(headline) = &mut metadata.headline else { return };
    let left = 1.0 - headline.confidence;
    let own = headline.value.clone();
    let others = above.chain(below).chain(kicker).filter(|(words, _)| !same_words(words, &own)).take(MOST_HEADLINES);
    for (words, share) in others {
        // What the headline leaves over is shared out.
        let confidence = (left * share * 100.0).round() / 100.0;
        headline.alternatives.push(Alternative {
            value: words.clone(),
            rule: "line-beside-headline".into(),
            confidence,
        });
    }
}

/// Days since some day long ago, for telling which dates are close.
fn day_number(iso: &str) -> Option<i64> {
    let mut parts = iso.get(..10)?.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    Some(year * 372 + month * 31 + day)
}

/// A date in figures with two readings takes the one that another date of the article is close to, or that the caller's
/// country has.
fn settle_dates(article: &mut Article, cues: &'static Cues) {
    let custom = match article.language.as_deref() {
        Some("en-US") => Some(false),
        Some(tag) if tag.starts_with("en-") => Some(true),
        _ => None,
    };
    let metadata = &mut article.metadata;
    // The dateline has day and month only: those of the year that the reading has.
    let dateline = metadata.dateline.as_ref().and_then(|field| field.value.date.clone());
    let sure = |field: &Option<Field<String>>| {
        field.as_ref().filter(|field| !is_open(field)).and_then(|field| day_number(&field.value))
    };
    let (published, updated) = (sure(&metadata.published), sure(&metadata.updated));
    for (field, known) in [(&mut metadata.published, updated), (&mut metadata.updated, published)] {
        let Some(field) = field else { continue };
        let Some(at) = field.alternatives.iter().position(|other| other.rule == "month-before-day") else { continue };
        let close = |reading: &str| {
            let day = day_number(reading)?;
            let in_dateline = dateline.as_ref().and_then(|date| {
                let year = reading.get(..4)?;
                let whole = format!("{} {year}", date.trim_end_matches(['.', ',']));
                day_number(&date::at_start(&whole, cues)?.iso?)
            });
            let distance = known.into_iter().chain(in_dateline).map(|known| (known - day).abs()).min()?;
            Some(distance <= CLOSE)
        };
        let second = field.alternatives[at].value.clone();
        let first_fits = custom.or_else(|| match (close(&field.value), close(&second)) {
            (Some(true), Some(false)) => Some(true),
            (Some(false), Some(true)) => Some(false),
            _ => None,
        });
        if let Some(first_fits) = first_fits {
            if !first_fits {
                field.value = second;
            }
            field.alternatives.remove(at);
            field.confidence = 0.85;
        }
    }
}

/// Whether a date has two readings still.
fn is_open(field: &Field<String>) -> bool {
    field.alternatives.iter().any(|other| other.rule == "month-before-day")
}
