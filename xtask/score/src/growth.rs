//! How a time grows with a size.

/// The exponent of the power that fits: the slope of the line through the logarithms by least squares. `points` are sizes and times.
pub fn exponent(points: &[(f64, f64)]) -> f64 {
    let logs: Vec<(f64, f64)> = points.iter().map(|(size, time)| (size.ln(), time.max(1e-9).ln())).collect();
    let count = logs.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| logs.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|log| log.0), mean(|log| log.1));
    let together: f64 = logs.iter().map(|log| (log.0 - x) * (log.1 - y)).sum();
    let alone: f64 = logs.iter().map(|log| (log.0 - x).powi(2)).sum();
    together / alone
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_has_the_exponent_two() {
        assert!((exponent(&[(1.0, 1.0), (10.0, 100.0), (100.0, 10_000.0)]) - 2.0).abs() < 1e-9);
    }
}
