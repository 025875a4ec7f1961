//! What each feature is worth, learnt from phrases that people chose (500N-KPCrowd, Wikinews in French, 110-PT-BN-KP).
//!
//! Made by: `cargo xtask train keyphrases --data DIR`.
//! On articles that the weights had not seen (categories of news, or tenths, left out in turn):
//! 500n-kpcrowd: F1@5 12.66, F1@10 20.10.
//! wikinews-fr: F1@5 36.54, F1@10 43.19.
//! 110-pt-bn-kp: F1@5 22.61, F1@10 32.47.

use super::candidates::FEATURES;

/// By the order of the features.
pub(super) const WEIGHTS: [f64; FEATURES] = [
    0.811, -0.485, -1.276, -2.298, -0.689, 0.754, -0.203, -0.534, 0.221, 0.168, 0.804, 0.713, 0.493, -0.954, 0.044,
    0.347, 0.002, -0.175, -1.281, -1.028, 0.249,
];

/// What is added to their sum.
pub(super) const BASE: f64 = -2.700;
