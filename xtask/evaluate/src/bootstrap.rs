//! Intervals by resampling (Efron 1979), the same each time.

const SAMPLES: usize = 10_000;
const SEED: u64 = 1;

/// Which documents each sample has.
pub(crate) struct Bootstrap(Vec<Vec<u32>>);

impl Bootstrap {
    pub(crate) fn of(documents: usize) -> Self {
        let mut state = SEED;
        let mut sample = || (0..documents).map(|_| (next(&mut state) % documents as u64) as u32).collect();
        Self((0..SAMPLES).map(|_| sample()).collect())
    }

    /// The mean, and the interval that 95 % of the samples' means are in.
    pub(crate) fn interval(&self, values: &[f64]) -> (f64, f64, f64) {
        let count = values.len().max(1) as f64;
        let mean = |sample: &Vec<u32>| sample.iter().map(|&at| values[at as usize]).sum::<f64>() / count;
        let mut means: Vec<f64> = self.0.iter().map(mean).collect();
        means.sort_by(f64::total_cmp);
        let at = |share: f64| means[((SAMPLES - 1) as f64 * share).round() as usize];
        (values.iter().sum::<f64>() / count, at(0.025), at(0.975))
    }
}

/// `SplitMix64` (Steele et al. 2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut value = *state;
    value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_is_around_its_mean() {
        let values: Vec<f64> = (0..100).map(f64::from).collect();
        let (mean, low, high) = Bootstrap::of(values.len()).interval(&values);
        // The standard error is 2.89.
        assert!(
            (mean - 49.5).abs() < 1e-9
                && (mean - 1.96 * 2.89 - low).abs() < 0.5
                && (mean + 1.96 * 2.89 - high).abs() < 0.5
        );
    }
}
