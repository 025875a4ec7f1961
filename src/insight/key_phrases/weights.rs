//! What each feature is worth.

use super::candidates::FEATURES;

pub(super) const WEIGHTS: [f64; FEATURES] =
    [1.0, -0.9, -1.5, -2.5, -0.8, 0.5, -0.25, -0.7, 0.4, 0.4, 0.4, 0.4, 0.3, -0.5, 0.1, 0.3, 0.1, 0.0];

pub(super) const BASE: f64 = 0.0;
