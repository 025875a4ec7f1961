//! Whatever fails, the text stays, and the page is told why.

use anyhow::Result;
use serde_json::json;
use standfirst_browser_tests::{Page, on_page_at, site};

use crate::{STORY, is, of, page, pieces, seen, with};

const CSS: &str = "standfirst-article";

#[tokio::test]
async fn without_the_module_the_text_stays() {
    let body = format!(
        "<standfirst-article id=children><p>First words of all.</p><p>Last words.</p><p slot=error>Not set</p></standfirst-article>
         <standfirst-article id=script><script type='text/plain'>{STORY}</script></standfirst-article>"
    );
    on_page_at(with(&body).without("/pkg/standfirst_bg.wasm"), "/embed.html", async |page: &Page| {
        for css in ["#children", "#script"] {
            is(page, css, "error").await?;
            assert_eq!(of(page, css, "return it.error.code").await?, "load-failed");
        }
        let children = seen(page, "#children").await?;
        assert!(children.contains("First words of all.") && children.contains("Not set"), "{children}");
        assert_eq!(pieces(page, "#script", "[part~=plain] p").await?.len(), 10, "each paragraph of the script");
        assert!(of(page, "#script", "return it.parse()").await?.to_string().contains("load-failed"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_the_worker_or_the_style_sheets() {
    let body = format!("<standfirst-article summary=tldr>{STORY}</standfirst-article>");
    on_page_at(with(&body).without("/worker.js"), "/embed.html", async |page: &Page| {
        is(page, CSS, "ready").await?;
        assert_eq!(pieces(page, CSS, "[part=summary-sentence]").await?.len(), 1, "the page reads itself");
        Ok(())
    })
    .await;
    on_page_at(with(&body).without("/styles/story.css"), "/embed.html", async |page: &Page| {
        is(page, CSS, "error").await?;
        assert!(seen(page, CSS).await?.contains("Their strings are of silk"));
        assert_eq!(of(page, CSS, "return it.error.code").await?, "load-failed");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_file_that_does_not_come_and_a_text_that_is_too_long() {
    let body = "<standfirst-article id=lost src='/lost.txt'></standfirst-article>
                <standfirst-article id=elsewhere src='http://127.0.0.1:9/x.txt'><a href='x'>By hand</a></standfirst-article>
                <standfirst-article id=long></standfirst-article>";
    on_page_at(with(body), "/embed.html", async |page: &Page| {
        is(page, "#lost", "error").await?;
        is(page, "#elsewhere", "error").await?;
        assert_eq!(of(page, "#lost", "return it.error.code").await?, "fetch-failed");
        assert!(seen(page, "#lost").await?.contains("404"), "nothing else is there to be read");
        let elsewhere = seen(page, "#elsewhere").await?;
        assert!(elsewhere.contains("By hand") && !elsewhere.contains("127.0.0.1"), "{elsewhere}");

        let long = "it.value = 'All work and no play makes a dull day here. '.repeat(17 * 1024 * 1024 / 44); return it.parse()";
        assert!(of(page, "#long", long).await?.to_string().contains("limit-exceeded"));
        assert!(seen(page, "#long").await?.contains("All work and no play"));
        // And it goes on from there.
        let next = "it.value = arguments[1]; return (await it.parse()).blocks.length > 3";
        let next = next.replace("arguments[1]", &json!(STORY).to_string());
        assert_eq!(of(page, "#long", &next).await?, true);
        assert!(!seen(page, "#long").await?.contains("All work"));
        Ok(())
    })
    .await;
}

/// The strictest policy there is: no policy for trusted types, so no worker, and no violation either.
#[tokio::test]
async fn under_the_strictest_policy_nothing_is_violated() -> Result<()> {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src data:; \
                  require-trusted-types-for 'script'; trusted-types 'none'";
    let head = format!("<meta http-equiv=Content-Security-Policy content=\"{policy}\">");
    let body = format!("<standfirst-article summary=key-points toc furniture theme=sepia>{STORY}</standfirst-article>");
    let strict = site().with_page("/strict.html", &page(&body, &head, "?worker=off"));
    on_page_at(strict, "/strict.html", async |page: &Page| {
        is(page, CSS, "ready").await?;
        page.run(
            "document.querySelector('standfirst-article').shadowRoot.querySelector('[part=summary-sentence]').click()",
            vec![],
        )
        .await?;
        of(page, CSS, "await it.restore(0); it.value = it.value.replace('forty', 'fifty'); await it.parse()").await?;
        assert_eq!(page.faults().await?, Vec::<String>::new());
        assert!(!page.requests().iter().any(|path| path == "/worker.js"));
        Ok(())
    })
    .await;
    Ok(())
}
