//! What the keyboard does, and the list of it.

use anyhow::Result;
use standfirst_browser_tests::{Page, on_page, site};

use crate::{PARAGRAPHS, STORY};

const ESCAPE: &str = "\u{E00C}";

async fn is_open(page: &Page, css: &str) -> Result<bool> {
    Ok(page.count(css).await? > 0)
}

#[tokio::test]
async fn a_question_mark_lists_the_shortcuts() {
    on_page(site(), async |page: &Page| {
        page.paste(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        page.keys(ESCAPE).await?;
        assert_eq!(page.ask("return document.activeElement.id").await?, "", "Escape leaves the box");
        page.keys("?").await?;
        page.shows("#shortcuts[open]").await?;
        let keys = page.texts_of("#shortcuts kbd").await?;
        for key in ["?", "r", "c", "f", "p", "l", "v", "Esc"] {
            assert!(keys.iter().any(|known| known == key), "{key} is not in {keys:?}");
        }
        assert!(page.texts_of("#shortcuts dd").await?.iter().all(|words| !words.is_empty()));
        page.keys(ESCAPE).await?;
        assert!(!is_open(page, "#shortcuts[open]").await?);
        // And from the settings, for whom the keys are off or far.
        page.click("#reading-way").await?;
        page.click("#shortcuts-way").await?;
        page.shows("#shortcuts[open]").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn letters_stay_letters_where_somebody_types() {
    on_page(site(), async |page: &Page| {
        page.paste(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        page.run("document.querySelector('#paste').focus()", vec![]).await?;
        page.keys("?rfpc+ ").await?;
        // Where in the box a driver types is its own affair.
        assert_eq!(page.ask("return document.querySelector('#paste').value.includes('?rfpc+ ')").await?, "true");
        for css in ["#shortcuts[open]", ":popover-open", "[data-paged]", "#band:not([hidden])"] {
            assert!(!is_open(page, css).await?, "{css}");
        }
        assert_eq!(page.ask("return localStorage.length").await?, "0");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn single_letters_can_be_switched_off() {
    on_page(site(), async |page: &Page| {
        page.paste(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        page.keys(ESCAPE).await?;
        page.keys("?").await?;
        page.click("#letters").await?;
        page.keys(ESCAPE).await?;
        page.run("document.activeElement?.blur()", vec![]).await?;
        page.keys("rp?").await?;
        for css in ["#shortcuts[open]", ":popover-open", "[data-paged]"] {
            assert!(!is_open(page, css).await?, "{css}");
        }
        page.reload().await?;
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        page.run("document.activeElement?.blur()", vec![]).await?;
        page.keys("r").await?;
        assert!(!is_open(page, ":popover-open").await?, "they stay off");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn settings_open_with_the_focus_in_them_and_give_it_back() {
    on_page(site(), async |page: &Page| {
        page.paste(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        page.keys(ESCAPE).await?;
        page.keys("r").await?;
        page.shows("#reading:popover-open").await?;
        assert_eq!(
            page.ask("return document.querySelector('#reading').contains(document.activeElement)").await?,
            "true"
        );
        page.keys(ESCAPE).await?;
        assert!(!is_open(page, "#reading:popover-open").await?);
        Ok(())
    })
    .await;
}
