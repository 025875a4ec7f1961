//! Pages that have replaced what the language and the browser come with, before the element's scripts ran.
//!
//! What is promised: whatever a page *adds* to prototypes, and replacements that do the same as the original, change nothing, but for a
//! property of all objects that has an option's name (`type`, `length`), which is that option wherever it is not given. A function that
//! throws, and one of the language's own that does nothing, may cost the article, but never the text: each sentence is seen, once, and
//! nothing hangs. Where the element can still speak, it says so by `standfirst-error`. Of a browser's function that only pretends to have
//! done its work nothing can be promised: who replaces `append` by nothing has nothing appended.

use anyhow::Result;
use serde::Deserialize;
use serde_json::json;
use standfirst_browser_tests::{Page, on_page_at, site};

use crate::of;

/// An element whose page is poisoned first; what follows is how it is defined.
const FRAME: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><link rel=icon href='data:,'><script src='/poison.js'></script>
    </head><body><standfirst-article toc furniture>
    <h1>Puppet theatre in Aldmoor opens its trunk after fifty years</h1>
    <p>By Ottilie Crane</p>
    <p>The puppet theatre of Aldmoor has opened a trunk that its founder had locked in 1981, and found forty puppets.</p>
    <h2>A key in the mill</h2>
    <p>The trunk stood under the stage and held the footlights. It was opened on Monday with the key of the coffee mill.</p>
    <h2>Faces</h2>
    <p>The puppets will be shown from May in the town's old bath house. Their strings are of silk and hold.</p>
    </standfirst-article><script type=module src=";

/// Frames in which a worker reads, and such in which the page does.
const WORKER: &str = "/frames/in-worker";
const PAGE: &str = "/frames/in-page";

const SENTENCES: [&str; 3] =
    ["and found forty puppets.", "with the key of the coffee mill.", "Their strings are of silk and hold."];

/// What became of an element in such a page.
#[derive(Debug, Deserialize)]
struct Outcome {
    /// What was done to the page.
    query: String,
    /// `ready`, `error CODE`, `fault MESSAGE`, in the order in which it was heard.
    heard: Vec<String>,
    /// The words that a reader sees of the element.
    seen: String,
    /// Which of the functions that can be replaced were called.
    called: Vec<String>,
}

impl Outcome {
    /// Whether each sentence is there, and only once.
    fn is_readable(&self) -> bool {
        SENTENCES.iter().all(|sentence| self.seen.matches(sentence).count() == 1)
    }
}

/// Opens the page that has the frames.
async fn on_trials(test: impl AsyncFnMut(&Page) -> Result<()>) {
    let mut site = site()
        .with_script("/poison.js", include_str!("poison.js"))
        .with_script("/trials.js", include_str!("trials.js"));
    for (path, query) in [(WORKER, ""), (PAGE, "?worker=off")] {
        let script = format!(
            "import {{ pieces }} from '/pieces.js'; import '/standfirst-article-define.js{query}'; pieces.module = compiled"
        );
        site = site
            .with_script(&format!("{path}.js"), &script)
            .with_bare_page(path, &format!("{FRAME}'{path}.js'></script></body></html>"));
    }
    let site = site.with_bare_page(
        "/trials.html",
        "<!doctype html><style>iframe { position: fixed; inset: 0; width: 100%; height: 100% }</style>
         <script src='/trials.js'></script><p>Trials</p>",
    );
    on_page_at(site, "/trials.html", test).await;
}

async fn tried(page: &Page, path: &str, queries: &[String]) -> Result<Vec<Outcome>> {
    let answer = of(page, "p", &format!("return trials({}, {})", json!(path), json!(queries))).await?;
    Ok(serde_json::from_value(answer)?)
}

#[tokio::test]
async fn what_libraries_add_and_wrap_changes_nothing() {
    on_trials(async |page: &Page| {
        for path in [WORKER, PAGE] {
            for outcome in tried(page, path, &["nothing", "library", "wrapped", "counts"].map(str::to_owned)).await? {
                assert_eq!(outcome.heard, ["ready"], "{outcome:?}");
                assert!(outcome.is_readable(), "{outcome:?}");
                let headings = outcome.seen.matches("A key in the mill").count();
                assert_eq!(headings, 2, "one in the text and one in the contents: {outcome:?}");
            }
        }
        Ok(())
    })
    .await;
}

/// Whether a function is one that there is without a browser.
fn is_of_the_language(name: &str) -> bool {
    let name = name.trim_start_matches("globalThis.");
    let holder = name.split('.').next().unwrap_or_default();
    [
        "Array", "Error", "Function", "Map", "Math", "Number", "Object", "Promise", "Reflect", "RegExp", "Set",
        "String", "WeakMap",
    ]
    .contains(&holder)
}

/// Each function that setting an article calls, one at a time.
#[tokio::test]
async fn whatever_is_replaced_the_text_is_seen_once() {
    on_trials(async |page: &Page| {
        let mut known: Vec<String> = Vec::new();
        let mut lost = Vec::new();
        // In the page first: a worker takes longer to start.
        for path in [PAGE, WORKER] {
            let mut called = tried(page, path, &["counts".to_owned()]).await?.remove(0).called;
            called.retain(|name| !known.contains(name));
            let throws = called.iter().map(|name| format!("throws={name}"));
            let idles = called.iter().filter(|name| is_of_the_language(name)).map(|name| format!("idles={name}"));
            let queries: Vec<String> = throws.chain(idles).collect();
            assert!(queries.len() > 4, "{queries:?}");
            for some in queries.chunks(50) {
                for outcome in tried(page, path, some).await? {
                    if !outcome.is_readable() {
                        lost.push(format!("{} in {path}: {:?}, {}", outcome.query, outcome.heard, outcome.seen));
                    }
                }
            }
            known.extend(called);
        }
        assert!(lost.is_empty(), "{lost:#?}");
        Ok(())
    })
    .await;
}
