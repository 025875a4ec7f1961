//! All of the page by keyboard.

use std::collections::HashSet;

use standfirst_browser_tests::{Page, on_page, site};

use crate::{STORY, SUMMARY_SENTENCES};

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";
const ESCAPE: &str = "\u{E00C}";

/// What has the focus: its id, its part, or its value in a group.
const FOCUS: &str = "
    const e = document.activeElement;
    if (e === null || e === document.body) return 'body';
    if (e.id !== '') return `#${e.id}`;
    if (e.dataset.value !== undefined) return `${e.parentElement.id}:${e.dataset.value}`;
    return e.getAttribute('part') ?? e.localName";

#[tokio::test]
async fn every_control_is_reached_by_tab_and_shows_its_focus() {
    on_page(site(), async |page: &Page| {
        page.fill(STORY).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        page.run("document.activeElement?.blur()", vec![]).await?;
        let mut reached = HashSet::new();
        for _ in 0..60 {
            page.keys(TAB).await?;
            let focus = page.ask(FOCUS).await?;
            let seen = "const s = getComputedStyle(document.activeElement);
                return document.activeElement === document.body || s.outlineStyle !== 'none' || s.boxShadow !== 'none'
                  || s.borderStyle !== 'none' || document.activeElement.matches('#paste')";
            assert_eq!(page.ask(seen).await?, "true", "{focus} does not show that it has the focus");
            reached.insert(focus);
        }
        for wanted in ["#paste", "#sample", "summary-sentence", "summary-type:tldr", "summary-length:long", "summary"] {
            assert!(reached.contains(wanted), "{wanted} can't be reached by Tab, only {reached:?}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn enter_lights_a_source_and_escape_puts_it_out() {
    on_page(site(), async |page: &Page| {
        page.fill(STORY).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        page.run("document.querySelector(arguments[0]).focus()", vec![SUMMARY_SENTENCES.into()]).await?;
        page.keys(ENTER).await?;
        assert_eq!(page.highlighted("standfirst-source").await?.len(), 1);
        page.keys(ESCAPE).await?;
        assert_eq!(page.highlighted("standfirst-source").await?.len(), 0);
        Ok(())
    })
    .await;
}
