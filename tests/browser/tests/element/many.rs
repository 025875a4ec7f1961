//! Many to a page: one module, one worker, and only what is near is read.

use std::fmt::Write as _;
use std::time::Duration;

use anyhow::Result;
use standfirst_browser_tests::Page;

use crate::{STORY, is, on_embed};

async fn ready(page: &Page) -> Result<u64> {
    let script = "return document.querySelectorAll('standfirst-article:state(ready)').length";
    Ok(page.run(script, vec![]).await?.as_u64().unwrap_or_default())
}

#[tokio::test]
async fn fifty_share_one_module_and_are_read_when_they_come_near() {
    let mut body = String::new();
    for number in 0..50 {
        let _ = write!(
            body,
            "<standfirst-article id=n{number} summary=key-points><pre>Story {number}\n\n{STORY}</pre></standfirst-article>"
        );
    }
    body.push_str("<standfirst-article id=hidden hidden><p>Not shown, not read.</p></standfirst-article>");
    on_embed(&body, async |page: &Page| {
        is(page, "#n0", "ready").await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        let near = ready(page).await?;
        assert!((1..25).contains(&near), "{near} of fifty were read at the top of the page");
        // A reader who scrolls down, window by window.
        page.until(
            "all are ready",
            "scrollBy({ top: innerHeight, behavior: 'instant' });
             return document.querySelectorAll('standfirst-article:state(ready)').length === 50",
            vec![],
        )
        .await?;
        let asked = page.requests();
        for file in ["/pkg/standfirst_bg.wasm", "/worker.js", "/styles/story.css", "/standfirst-article.js"] {
            assert_eq!(asked.iter().filter(|path| *path == file).count(), 1, "{file}: {asked:?}");
        }
        assert_eq!(page.ask("return document.querySelector('#hidden').article === undefined").await?, "true");
        page.run("document.querySelector('#hidden').hidden = false", vec![]).await?;
        is(page, "#hidden", "ready").await
    })
    .await;
}
