//! What axe-core says of the element and of the examples.

use anyhow::Result;
use standfirst_browser_tests::{Page, on_page_at, site};

use crate::{STORY, is, on_embed};

async fn is_sound(page: &Page, state: &str) -> Result<()> {
    let found = page.axe().await?;
    assert!(found.is_empty(), "{state}: {found:#?}");
    Ok(())
}

#[tokio::test]
async fn axe_finds_nothing_in_the_element() {
    let themes = ["", "theme=light", "theme=sepia", "theme=dark", "theme=contrast"].map(|theme| {
        format!("<standfirst-article summary=key-points toc furniture {theme}>{STORY}</standfirst-article>")
    });
    let body = format!(
        "<main><h1>Stories</h1>{}
         <standfirst-article id=empty><p slot=empty>Nothing yet</p></standfirst-article>
         <standfirst-article id=lost src='/lost.txt'></standfirst-article></main>",
        themes.concat()
    );
    on_embed(&body, async |page: &Page| {
        page.screen(1280, 6000).await?;
        let ready = "return document.querySelectorAll('standfirst-article:state(ready)').length === 5";
        page.until("all are ready", ready, vec![]).await?;
        is(page, "#empty", "empty").await?;
        is(page, "#lost", "error").await?;
        is_sound(page, "stories in all themes").await?;
        let opened = "for (const element of document.querySelectorAll('standfirst-article')) {
                          for (const panel of element.shadowRoot.querySelectorAll('details')) panel.open = true;
                          element.shadowRoot.querySelector('[part=summary-sentence]')?.click();
                      }";
        page.run(opened, vec![]).await?;
        is_sound(page, "with all open and lit").await
    })
    .await;
}

#[tokio::test]
async fn axe_finds_nothing_in_the_examples() {
    on_page_at(site(), "/examples.html", async |page: &Page| {
        let down = "const all = [...document.querySelectorAll('standfirst-article:not([disabled])')];
             const next = all.find((one) => !['ready', 'error', 'empty'].some((state) => one.matches(`:state(${state})`)));
             next?.scrollIntoView({ behavior: 'instant' });
             return next === undefined";
        page.until("each example is there", down, vec![]).await?;
        for colours in ["light", "dark"] {
            page.colours(colours).await?;
            is_sound(page, colours).await?;
        }
        Ok(())
    })
    .await;
}
