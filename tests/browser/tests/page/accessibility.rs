//! What axe-core says of the page, in each state that it can be in.

use anyhow::Result;
use standfirst_browser_tests::{Page, on_page, site};

use crate::{PARAGRAPHS, STORY, SUMMARY_SENTENCES};

/// Opens everything under the story that can be opened.
const OPEN_PANELS: &str =
    "for (const panel of document.querySelectorAll('main details:not([hidden])')) panel.open = true";

/// axe-core finds nothing, whatever the colours.
async fn is_sound(page: &Page, state: &str) -> Result<()> {
    for colours in ["light", "dark"] {
        page.colours(colours).await?;
        let found = page.axe().await?;
        assert!(found.is_empty(), "{state}, {colours}: {found:#?}");
    }
    Ok(())
}

#[tokio::test]
async fn axe_finds_nothing_before_a_paste_and_in_a_story() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        is_sound(page, "nothing pasted").await?;
        page.fill(STORY).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        page.click(SUMMARY_SENTENCES).await?;
        is_sound(page, "a story with a source lit").await?;
        for theme in ["sepia", "contrast"] {
            page.run("document.documentElement.dataset.theme = arguments[0]", vec![theme.into()]).await?;
            let found = page.axe().await?;
            assert!(found.is_empty(), "{theme}: {found:#?}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn axe_finds_nothing_in_open_panels() {
    on_page(site(), async |page: &Page| {
        page.fill(STORY).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        page.run(OPEN_PANELS, vec![]).await?;
        let write = "const box = document.querySelector('#theirs'); box.value = arguments[0];
                     box.dispatchEvent(new InputEvent('input', { bubbles: true }))";
        page.run(write, vec!["The water took nine hours to reach the town.".into()]).await?;
        page.shows("#check [data-verdict=altered]").await?;
        page.run(OPEN_PANELS, vec![]).await?;
        is_sound(page, "all panels open").await
    })
    .await;
}

#[tokio::test]
async fn axe_finds_nothing_in_the_dialog_of_corrections() {
    on_page(site(), async |page: &Page| {
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        page.run("document.querySelector('[data-correct=headline]').focus()", vec![]).await?;
        page.keys("\u{E007}").await?;
        page.shows("#correction:popover-open").await?;
        is_sound(page, "a correction").await
    })
    .await;
}

#[tokio::test]
async fn axe_finds_nothing_where_a_text_stays_plain() {
    on_page(site().without("/pkg/standfirst_bg.wasm"), async |page: &Page| {
        page.fill(STORY).await?;
        page.shows("#message[role=alert]").await?;
        is_sound(page, "an error, the text as plain paragraphs").await
    })
    .await;
}
