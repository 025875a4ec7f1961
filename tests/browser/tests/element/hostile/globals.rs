//! Pages that have replaced what the language and the browser come with, before the element's scripts ran.
//!
//! What is promised: whatever a page *adds* to prototypes, and replacements that do the same as the original, change nothing, but for a
//! property of all objects that has an option's name (`type`, `length`), which is that option wherever it is not given. A replacement that throws or does nothing may cost the article, but never the text: each sentence is seen, once, and nothing hangs. Where
//! the element can still speak, it says so by `standfirst-error`.

use anyhow::Result;
use serde::Deserialize;
use serde_json::json;
use standfirst_browser_tests::{Page, on_page_at, site};

use crate::of;

/// An element whose page is poisoned first.
const FRAME: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><link rel=icon href='data:,'><script src='/poison.js'></script>
    <script type=module src='/standfirst-article-define.js'></script></head><body><standfirst-article toc furniture>
    <h1>Puppet theatre in Aldmoor opens its trunk after fifty years</h1>
    <p>By Ottilie Crane</p>
    <p>The puppet theatre of Aldmoor has opened a trunk that its founder had locked in 1981, and found forty puppets.</p>
    <h2>A key in the mill</h2>
    <p>The trunk stood under the stage and held the footlights. It was opened on Monday with the key of the coffee mill.</p>
    <h2>Faces</h2>
    <p>The puppets will be shown from May in the town's old bath house. Their strings are of silk and hold.</p>
    </standfirst-article></body></html>";

const SENTENCES: [&str; 3] = ["and found forty puppets.", "with the key of the coffee mill.", "Their strings are of silk and hold."];

/// What became of an element in such a page.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "`query` is for who reads that a test has failed")]
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
async fn on_trials(test: impl AsyncFnOnce(&Page) -> Result<()>) {
    let site = site()
        .with_script("/poison.js", include_str!("poison.js"))
        .with_script("/trials.js", include_str!("trials.js"))
        .with_bare_page("/frame.html", FRAME)
        .with_bare_page(
            "/trials.html",
            "<!doctype html><style>iframe { position: fixed; inset: 0; width: 100%; height: 100% }</style>
             <script src='/trials.js'></script><p>Trials</p>",
        );
    on_page_at(site, "/trials.html", test).await;
}

async fn tried(page: &Page, queries: &[String]) -> Result<Vec<Outcome>> {
    let answer = of(page, "p", &format!("return trials({})", json!(queries))).await?;
    Ok(serde_json::from_value(answer)?)
}

#[tokio::test]
async fn what_libraries_add_and_wrap_changes_nothing() {
    on_trials(async |page: &Page| {
        for query in ["nothing", "library", "wrapped", "counts"] {
            let outcome = &tried(page, &[query.to_owned()]).await?[0];
            assert_eq!(outcome.heard, ["ready"], "{outcome:?}");
            assert!(outcome.is_readable(), "{outcome:?}");
            assert_eq!(outcome.seen.matches("A key in the mill").count(), 2, "as a heading and in the contents: {outcome:?}");
        }
        Ok(())
    })
    .await;
}

/// Each function that setting an article calls, one at a time.
#[tokio::test]
async fn whatever_is_replaced_the_text_is_seen_once() {
    on_trials(async |page: &Page| {
        let called = tried(page, &["counts".to_owned()]).await?.remove(0).called;
        assert!(called.len() > 60, "{called:?}");
        let ways = ["throws", "idles"];
        let queries: Vec<String> =
            called.iter().flat_map(|path| ways.map(|way| format!("{way}={path}"))).collect();
        let mut lost = Vec::new();
        for some in queries.chunks(60) {
            let outcomes = tried(page, some).await?;
            lost.extend(outcomes.into_iter().filter(|outcome| !outcome.is_readable()));
        }
        assert!(lost.is_empty(), "of {}: {lost:#?}", queries.len());
        Ok(())
    })
    .await;
}
