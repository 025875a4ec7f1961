//! How the time grows with the input: the exponent of the power that fits, 1 where it is linear.

use anyhow::Result;
use serde_json::json;
use standfirst_browser_tests::Page;
use standfirst_score::exponent;

use super::{texts, told};

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
    // One story, not the same one many times over: of a row of stories the reader takes the first.
    let story = texts::of_size(sample, LARGEST as usize);
    let ask = async |name: &str, largest: u32| {
        let arguments = vec![json!(story), json!(name), json!(largest), json!(DOUBLINGS)];
        page.browser().client().execute_async(include_str!("growth.js"), arguments).await
    };
    let names: Vec<String> = told(ask("", 0).await?)?;
    let long = names.iter().filter(|name| name.starts_with("one line")).map(|name| (name, LONGEST_LINE));
    for (name, largest) in names.iter().map(|name| (name, LARGEST)).chain(long) {
        let times: Vec<(f64, f64)> = told(ask(name, largest).await?)?;
        // The browser's clock can stand still over the shortest.
        let times: Vec<(f64, f64)> = times.into_iter().map(|(size, time)| (size, time.max(1e-3))).collect();
        let (size, time) = times.last().copied().unwrap_or_default();
        println!("| {name} | {:.2} | {time:.1} | {:.2} |", size / 1e6, exponent(&times));
    }
    println!();
    Ok(())
}
