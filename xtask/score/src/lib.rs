//! Labelled pages, and how well somebody finds the article in them: the body in bags of four-word shingles, title, day and
//! authors. The figures are those of the sets' own scorer. And ROUGE, for summaries; F1 on stems, for key phrases; claims
//! altered by a recipe, for checks.

mod alteration;
mod body;
mod fields;
mod figures;
mod growth;
mod phrases;
mod prediction;
mod rouge;
mod set;

pub use alteration::{Alteration, altered};
pub use body::{Overlap, words};
pub use fields::{fold, has_day, names};
pub use figures::{Figures, Hits, Verdict};
pub use growth::exponent;
pub use phrases::{PhraseScore, PhraseStems};
pub use prediction::Prediction;
pub use rouge::{Rouge, rouge_tokens};
pub use set::{Input, Page, Set, lines};

/// Two measures as one: their harmonic mean.
pub fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

/// `part / whole`, or `empty` where there is nothing to divide by.
pub fn share(part: usize, whole: usize, empty: f64) -> f64 {
    if whole == 0 { empty } else { part as f64 / whole as f64 }
}
