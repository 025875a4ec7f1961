//! Where the article has another word in the place of a claim's: candidates of which learned trees say that they are wrong.

use std::sync::OnceLock;

use super::candidates::{Candidate, FEATURES, candidates};
use super::evidence::Evidence;
use super::thresholds::{BASE, DEVIATION, LEAST};
use super::tokens::Token;
use crate::order::Order as _;
use crate::trees::Trees;

/// The trees that were trained on claims with one word altered, by `cargo xtask train check`.
fn trained() -> &'static Trees<FEATURES> {
    static TRAINED: OnceLock<Trees<FEATURES>> = OnceLock::new();
    TRAINED.get_or_init(|| Trees::read(include_bytes!("trees.bin")).unwrap_or_default())
}

/// All differences between a claim and the article, each with how sure it is, from 0 to 1, the surest first.
pub(super) fn find(evidence: &Evidence, claim: &[Token]) -> Vec<(Candidate, f64)> {
    let candidates = candidates(evidence, claim);
    let features: Vec<_> = candidates.iter().map(|candidate| candidate.features).collect();
    let scored = candidates.into_iter().zip(trained().scores(&features));
    let wrong = scored.filter(|(candidate, score)| *score >= LEAST[candidate.fault as usize]);
    let mut found: Vec<(Candidate, f64)> =
        wrong.map(|(candidate, score)| (candidate, 1.0 / (1.0 + (-BASE - DEVIATION * score).exp()))).collect();
    found.order_by(|one, other| other.1.total_cmp(&one.1).then(one.0.said.cmp(&other.0.said)));
    found
}
