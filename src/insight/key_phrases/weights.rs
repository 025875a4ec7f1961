//! What each feature is worth, learnt from phrases that people chose (500N-KPCrowd, Wikinews in French, 110-PT-BN-KP).
//!
//! Made by: `cargo xtask train keyphrases --data DIR`.
//! On articles that the weights had not seen (categories of news, or tenths, left out in turn):
//! 500n-kpcrowd: F1@5 12.90, F1@10 20.09.
//! wikinews-fr: F1@5 38.72, F1@10 43.12.
//! 110-pt-bn-kp: F1@5 21.05, F1@10 29.34.

use super::candidates::FEATURES;

/// By the order of the features.
pub(super) const WEIGHTS: [f64; FEATURES] = [
    0.838, -0.519, -1.310, -2.372, -0.671, 0.774, -0.193, -0.538, 0.390, 0.344, 0.342, 0.906, 0.724, -0.890, 0.052,
    0.357, 0.005, -0.192,
];

/// What is added to their sum.
pub(super) const BASE: f64 = -3.089;
