//! How the time grows with the input: the exponent of the power that fits, 1 where it is linear.

use anyhow::Result;
use serde_json::json;
use standfirst_browser_tests::Page;
use standfirst_score::exponent;

use super::{texts, told};

/// The largest input, in bytes, and how often it is halved.
const LARGEST: u32 = 1 << 20;
const DOUBLINGS: u32 = 4;
/// The same of prose: from ten kilobytes on.
const LARGEST_PROSE: u32 = 5 << 20;
const DOUBLINGS_OF_PROSE: u32 = 9;

/// Exponents of cues repeated and of prose, printed as they come.
pub(crate) async fn print(page: &Page, sample: &str) -> Result<()> {
    println!(
        "Growth of parse as the input doubles {DOUBLINGS} times, prose {DOUBLINGS_OF_PROSE} times; the exponent is the slope of the logarithms.\n\n\
         | input | largest, million letters | ms | exponent |\n|---|--:|--:|--:|"
    );
    // One story, not the same one many times over: of a row of stories the reader takes the first.
    let story = texts::of_size(sample, LARGEST_PROSE as usize);
    let ask = async |name: &str, largest: u32, doublings: u32| {
        let arguments = vec![json!(story), json!(name), json!(largest), json!(doublings)];
        page.browser().client().execute_async(include_str!("growth.js"), arguments).await
    };
    let names: Vec<String> = told(ask("", 0, 0).await?)?;
    for name in names {
        let (largest, doublings) =
            if name.ends_with("prose") { (LARGEST_PROSE, DOUBLINGS_OF_PROSE) } else { (LARGEST, DOUBLINGS) };
        let times: Vec<(f64, f64)> = told(ask(&name, largest, doublings).await?)?;
        let (size, time) = times.last().copied().unwrap_or_default();
        println!("| {name} | {:.2} | {time:.1} | {:.2} |", size / 1e6, exponent(&times));
    }
    println!();
    Ok(())
}
