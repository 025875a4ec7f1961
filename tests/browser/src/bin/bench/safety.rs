//! The payloads of `tests/attacks` as pasted HTML, on a page under no policy: what they do as they are, behind DOMPurify, and by ours.

#[path = "../../../../attacks/payloads.rs"]
mod payloads;

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::json;
use standfirst_browser_tests::{Page, attacks_folder, site};

const SIDES: [&str; 3] = ["as they are", "DOMPurify", "Standfirst"];
/// What is counted, as the script calls it.
const DEEDS: [&str; 4] = ["script", "leaves", "surroundings", "request"];
/// How many payloads are set together where they come to nothing.
const BATCH: usize = 64;

/// A payload inside of an article.
struct Input {
    /// File and line of the payload.
    name: String,
    html: String,
}

/// A table of how many payloads do what.
pub(crate) async fn table(peers: &Path) -> Result<String> {
    let peers = std::fs::read_to_string(peers).with_context(|| format!("could not read {}", peers.display()))?;
    let site = site()
        .with_bare_page("/attacks/", include_str!("../../../tests/attacks/page.html"))
        .with_script("/attacks/judge.js", include_str!("../../../tests/attacks/judge.js"))
        .with_script("/attacks/safety.js", include_str!("safety.js"))
        .with_script("/peers.js", &peers);
    let inputs: Vec<Input> = payloads::payloads(&attacks_folder())
        .into_iter()
        .map(|payload| Input { html: payloads::inputs(&payload.text, "html")[1].clone(), name: payload.name })
        .collect();
    let page = Page::open(site, "/attacks/").await?;
    let outcome = rows(&page, &inputs).await;
    page.close().await;
    Ok(format!(
        "{} payloads, each inside of an article of HTML, on a page under no policy: how many run a script; send a form or \
         leave the page when they are clicked; change the page around them, its styles or the names of its document; ask a server for \
         something.\n\n| | script | leaves | page around | request |\n|---|--:|--:|--:|--:|\n{}",
        inputs.len(),
        outcome?
    ))
}

async fn rows(page: &Page, inputs: &[Input]) -> Result<String> {
    let (mut rows, mut named) = (String::new(), String::new());
    for side in SIDES {
        ready(page).await?;
        let mut counts = [0; DEEDS.len()];
        // As they are nearly all do something, and one that does would hide others.
        let is_bare = side == SIDES[0];
        let mut left: Vec<&[Input]> = inputs.chunks(if is_bare { 1 } else { BATCH }).collect();
        while let Some(some) = left.pop() {
            let done = deeds(page, side, some).await?;
            match some {
                [one] => {
                    let does = DEEDS.map(|deed| usize::from(done.iter().any(|one| one == deed)));
                    counts.iter_mut().zip(does).for_each(|(count, does)| *count += does);
                    if !is_bare && !done.is_empty() {
                        let _ = writeln!(named, "{side}: {} does {}", one.name, done.join(", "));
                    }
                }
                _ if done.is_empty() => {}
                _ => left.extend(<[_; 2]>::from(some.split_at(some.len() / 2))),
            }
        }
        let [script, leaves, surroundings, request] = counts;
        let _ = writeln!(rows, "| {side} | {script} | {leaves} | {surroundings} | {request} |");
    }
    Ok(format!("{rows}\n{named}"))
}

async fn ready(page: &Page) -> Result<()> {
    page.visit("/attacks/").await?;
    let start = "const script = document.createElement('script'); script.type = 'module'; script.src = '/attacks/safety.js'; \
                 document.head.append(script)";
    page.run(start, vec![]).await?;
    page.shows("body[data-ready]").await
}

/// What some payloads do together.
async fn deeds(page: &Page, side: &str, inputs: &[Input]) -> Result<Vec<String>> {
    let script = "const [side, sources, done] = arguments; deeds(side, sources).then(done, (error) => done({ error: String(error) }))";
    let sources: Vec<&str> = inputs.iter().map(|input| input.html.as_str()).collect();
    match page.browser().client().execute_async(script, vec![json!(side), json!(sources)]).await {
        Ok(answer) => super::told(answer),
        // A dialog, or a page that was left: a script's deed, and the page is no longer what it was.
        Err(_) if sources.len() == 1 => {
            ready(page).await?;
            Ok(vec![DEEDS[0].to_owned()])
        }
        Err(error) => Err(error).with_context(|| format!("setting payloads by {side}")),
    }
}
