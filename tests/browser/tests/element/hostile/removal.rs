//! Elements that are taken out of the page, or put elsewhere, while their article is on its way.

use std::time::Duration;

use serde_json::json;
use standfirst_browser_tests::{Page, on_page_at};

use crate::{STORY, is, of, seen, with};

/// Out of the page and elsewhere while the article is on its way, by what keeps it: the module or the worker.
async fn taken_out_while(held: &str) {
    let element =
        |id| format!("<standfirst-article id={id} toc><script type='text/plain'>{STORY}</script></standfirst-article>");
    let body = ["stays", "leaves", "moves", "dies"].map(element).concat() + "<section></section>";
    let site = with(&body).with_first_script(include_str!("gate.js"));
    on_page_at(site, &format!("/embed.html?{held}"), async |page: &Page| {
        for css in ["#stays", "#leaves", "#moves", "#dies"] {
            is(page, css, "loading").await?;
        }
        let take = "window.gone = document.querySelector('#leaves'); gone.remove();
                    document.querySelector('#dies').remove();
                    document.querySelector('section').append(document.querySelector('#moves'));
                    openGate()";
        page.run(take, vec![]).await?;
        is(page, "#stays", "ready").await?;
        is(page, "section > #moves", "ready").await?;
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(page.faults().await?, Vec::<String>::new());

        // Out of the page an element can still be asked for its article, and it is set again where it is put back.
        let read = "const { metadata } = await window.gone.parse(); return metadata.headline.value";
        assert_eq!(of(page, "section", read).await?, "Puppet theatre in Aldmoor opens its trunk after fifty years");
        for place in ["body", "section"] {
            page.run("document.querySelector(arguments[0]).append(window.gone)", vec![json!(place)]).await?;
            is(page, &format!("{place} > #leaves"), "ready").await?;
            assert_eq!(seen(page, "#leaves").await?.matches("Their strings are of silk").count(), 1, "{place}");
        }
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn before_the_module_is_there() {
    taken_out_while("module").await;
}

#[tokio::test]
async fn while_the_worker_reads() {
    taken_out_while("worker").await;
}

/// What a reader has put right is kept as well.
#[tokio::test]
async fn after_it_was_set_and_corrected() {
    let body =
        format!("<standfirst-article summary=key-points toc furniture>{STORY}</standfirst-article><section></section>");
    on_page_at(with(&body), "/embed.html", async |page: &Page| {
        is(page, "standfirst-article", "ready").await?;
        of(page, "standfirst-article", "await it.correct('headline', 'A trunk in Aldmoor')").await?;
        let before = seen(page, "standfirst-article").await?;
        assert!(before.contains("A trunk in Aldmoor"), "{before}");
        let out = "window.gone = it; it.remove(); await new Promise((done) => setTimeout(done, 50));
                   await it.restore(0); return it.article.metadata.headline.value";
        assert_eq!(of(page, "standfirst-article", out).await?, "A trunk in Aldmoor");
        page.run("document.querySelector('section').append(window.gone)", vec![]).await?;
        is(page, "section > standfirst-article", "ready").await?;
        let after = seen(page, "standfirst-article").await?;
        assert!(after.contains("A trunk in Aldmoor") && after.contains("Their strings are of silk"), "{after}");
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}
