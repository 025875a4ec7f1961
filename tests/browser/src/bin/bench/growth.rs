//! How the time grows with the input: the exponent of the power that fits, 1 where it is linear.

use std::fmt::Write as _;

use anyhow::Result;
use serde_json::json;
use standfirst_browser_tests::Page;

use super::told;

/// The largest input, in bytes, and how often it is halved.
const LARGEST: u32 = 1 << 20;
const DOUBLINGS: u32 = 4;
/// The line of five megabytes is one of prose.
const LONGEST_LINE: u32 = 5 << 20;

type Shapes = Vec<(String, Vec<(f64, f64)>)>;

/// Exponents of cues repeated and of prose.
pub(crate) async fn table(page: &Page, sample: &str) -> Result<String> {
    let mut table = String::from(
        "Growth of parse as the input doubles four times; the exponent is the slope of the logarithms.\n\n\
         | input | largest, MB | ms | exponent |\n|---|--:|--:|--:|\n",
    );
    let measure = async |largest: u32| -> Result<Shapes> {
        let arguments = vec![json!(sample), json!(largest), json!(DOUBLINGS)];
        told(page.browser().client().execute_async(include_str!("growth.js"), arguments).await?)
    };
    let mut shapes = measure(LARGEST).await?;
    shapes.extend(measure(LONGEST_LINE).await?.into_iter().filter(|(name, _)| name.starts_with("one line")));
    for (name, times) in shapes {
        let (size, time) = times.last().copied().unwrap_or_default();
        let _ = writeln!(table, "| {name} | {:.2} | {time:.1} | {:.2} |", size / 1e6, exponent(&times));
    }
    Ok(table)
}

/// The slope of the line through the logarithms by least squares.
fn exponent(times: &[(f64, f64)]) -> f64 {
    let logs: Vec<(f64, f64)> = times.iter().map(|(size, time)| (size.ln(), time.max(1e-3).ln())).collect();
    let count = logs.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| logs.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|log| log.0), mean(|log| log.1));
    let together: f64 = logs.iter().map(|log| (log.0 - x) * (log.1 - y)).sum();
    let alone: f64 = logs.iter().map(|log| (log.0 - x).powi(2)).sum();
    together / alone
}
