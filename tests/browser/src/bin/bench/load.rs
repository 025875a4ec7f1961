//! From the visit to the first article: fetch, compile, read, sum up, nodes; cold and warm, and the memory that it took.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use standfirst_browser_tests::{Page, site};
use standfirst_serve::Site;

use super::{Quartiles, WARMING, pages};

/// Who is visited: as the script calls it, and its title.
const SIDES: [(&str, &str); 5] = [
    ("standfirst", "Standfirst, with a summary"),
    ("text", "Standfirst for plain text (`standfirst/text`): the words of the same page, with a summary"),
    ("readability", "Readability + DOMPurify"),
    ("defuddle", "Defuddle + DOMPurify"),
    ("nothing", "the page alone"),
];

/// What was measured of one side.
#[derive(Default)]
struct Times {
    /// Milliseconds from the visit on, of a browser that has never been there.
    cold: Vec<f64>,
    /// The same of one that has been there.
    warm: Vec<f64>,
    /// Bytes: the most that the page's process had by the end of the first visit.
    memory: Vec<f64>,
}

/// A table of the sides, each visited by as many new browsers, in turns.
pub(crate) async fn table(peers: &[PathBuf], browsers: u32) -> Result<String> {
    let html = pages::own_pages()?.into_iter().max_by_key(String::len).context("there is no page of our own")?;
    let mut sides: BTreeMap<&str, Times> = BTreeMap::new();
    for _ in 0..browsers {
        for (side, _) in SIDES {
            let page = Page::open(site_of(side, &html, peers)?, "/load.html").await?;
            let outcome = visit(&page, sides.entry(side).or_default()).await;
            page.close().await;
            outcome.with_context(|| format!("visiting {side}"))?;
        }
    }
    let mut table = format!(
        "From the visit to the nodes of the first article, read from a page of {:.0} kB: {browsers} new browsers each, in turns, the server \
         beside them; medians and quartiles of ms. Cold: never been there. Warm: after {WARMING} visits. Memory: the most that the page's process \
         had, in MB.\n\n| | cold | warm | memory |\n|---|--:|--:|--:|\n",
        html.len() as f64 / 1e3
    );
    for (side, title) in SIDES {
        let Times { cold, warm, memory } = sides.get(side).context("a side was not visited")?;
        let memory = if memory.is_empty() { "not told".to_owned() } else { Quartiles::cell(memory, 1e6)? };
        let (cold, warm) = (Quartiles::cell(cold, 1.0)?, Quartiles::cell(warm, 1.0)?);
        let _ = writeln!(table, "| {title} | {cold} | {warm} | {memory} |");
    }
    Ok(table)
}

/// A page that sets one side's article.
fn site_of(side: &str, html: &str, peers: &[PathBuf]) -> Result<Site> {
    let body = "<!doctype html><div id=out></div><script type=module src=/load.js></script>";
    let script = include_str!("load.js")
        .replace("sides.SIDE", &format!("sides.{side}"))
        .replace("\"SIDE\"", &format!("\"{side}\""));
    let mut site = site().kept().with_bare_page("/load.html", body).with_bare_page("/source.html", html);
    site = site.with_bare_page("/source.txt", &words(html));
    site = site.with_script("/load.js", &script);
    for path in peers {
        let name = path.file_name().map(|name| Path::new("/").join(name)).context("a peer without a name")?;
        site = site.with_script(&name.to_string_lossy(), &std::fs::read_to_string(path)?);
    }
    Ok(site)
}

/// What stands between the tags.
fn words(html: &str) -> String {
    html.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, words)| words).collect()
}

async fn visit(page: &Page, times: &mut Times) -> Result<()> {
    times.cold.push(first(page).await?);
    times.memory.extend(page.browser().peak_memory().map(|bytes| bytes as f64));
    for _ in 0..WARMING {
        page.visit("/load.html").await?;
        first(page).await?;
    }
    page.visit("/load.html").await?;
    times.warm.push(first(page).await?);
    Ok(())
}

/// When the first article stood, in milliseconds from the visit on.
async fn first(page: &Page) -> Result<f64> {
    page.until("an article stands", "return globalThis.first !== undefined", vec![]).await?;
    page.run("return globalThis.first", vec![]).await?.as_f64().context("no time")
}
