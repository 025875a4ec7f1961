//! How the time grows with the input: the exponent of the power that fits, 1 where it is linear.

use anyhow::Result;
use serde_json::json;
use standfirst_browser_tests::Page;

use super::told;

/// The largest input, in bytes, and how often it is halved.
const LARGEST: u32 = 1 << 20;
const DOUBLINGS: u32 = 4;
/// The line of five megabytes is one of prose.
const LONGEST_LINE: u32 = 5 << 20;

/// Exponents of cues repeated and of prose, printed as they come.
pub(crate) async fn print(page: &Page, sample: &str) -> Result<()> {
    println!(
        "Growth of parse as the input doubles {DOUBLINGS} times; the exponent is the slope of the logarithms.\n\n\
         | input | largest, million letters | ms | exponent |\n|---|--:|--:|--:|"
    );
    let ask = async |name: &str, largest: u32| {
        let arguments = vec![json!(sample), json!(name), json!(largest), json!(DOUBLINGS)];
        page.browser().client().execute_async(include_str!("growth.js"), arguments).await
    };
    let names: Vec<String> = told(ask("", 0).await?)?;
    let long = names.iter().filter(|name| name.starts_with("one line")).map(|name| (name, LONGEST_LINE));
    for (name, largest) in names.iter().map(|name| (name, LARGEST)).chain(long) {
        let times: Vec<(f64, f64)> = told(ask(name, largest).await?)?;
        let (size, time) = times.last().copied().unwrap_or_default();
        println!("| {name} | {:.2} | {time:.1} | {:.2} |", size / 1e6, exponent(&times));
    }
    println!();
    Ok(())
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
