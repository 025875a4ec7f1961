//! What each feature is worth, learnt from phrases that people chose (500N-KPCrowd, Wikinews in French, 110-PT-BN-KP).
//!
//! Made by: `cargo xtask train keyphrases --data DIR`.
//! On articles that the weights had not seen (categories of news, or tenths, left out in turn):
//! 500n-kpcrowd: F1@5 12.67, F1@10 20.24.
//! wikinews-fr: F1@5 40.07, F1@10 44.57.
//! 110-pt-bn-kp: F1@5 22.83, F1@10 32.89.

use super::candidates::FEATURES;

/// By the order of the features.
pub(super) const WEIGHTS: [f64; FEATURES] = [
    0.776, -0.500, -1.237, -2.267, -0.660, 0.749, -0.187, -0.442, 0.262, 0.202, 0.841, 0.652, 0.286, -1.030, 0.227,
    0.411, 0.129, -0.180, -1.195, -1.000, 0.229,
];

/// What is added to their sum.
pub(super) const BASE: f64 = -2.919;
