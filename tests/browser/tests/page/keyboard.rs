//! All of the page by keyboard.

use std::collections::HashSet;

use anyhow::{Result, bail};
use standfirst_browser_tests::{Page, on_page, site};

use crate::{STORY, SUMMARY_SENTENCES};

const TAB: &str = "\u{E004}";
const SHIFT_TAB: &str = "\u{E008}\u{E004}\u{E000}";
const ENTER: &str = "\u{E007}";
const ESCAPE: &str = "\u{E00C}";
const SOURCE: &str = "standfirst-source";

/// Presses Tab until something that the selector names has the focus.
async fn tab_to(page: &Page, css: &str) -> Result<()> {
    press_until(page, TAB, css).await
}

/// The same backwards.
async fn tab_back_to(page: &Page, css: &str) -> Result<()> {
    press_until(page, SHIFT_TAB, css).await
}

async fn press_until(page: &Page, keys: &str, css: &str) -> Result<()> {
    for _ in 0..120 {
        page.keys(keys).await?;
        if page.run("return document.activeElement.matches(arguments[0])", vec![css.into()]).await? == true {
            return Ok(());
        }
    }
    bail!("Tab does not lead to {css}")
}

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
        page.run("document.querySelector('.skip').focus()", vec![]).await?;
        let mut reached = HashSet::new();
        for _ in 0..90 {
            page.keys(TAB).await?;
            let focus = page.ask(FOCUS).await?;
            // After the last one it is the browser's turn.
            if focus == "body" || page.ask("return document.hasFocus()").await? == "false" {
                break;
            }
            let seen = "const s = getComputedStyle(document.activeElement);
                return s.outlineStyle !== 'none' || s.boxShadow !== 'none' || s.borderStyle !== 'none'
                  || document.activeElement.matches('#paste')";
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

/// From the paste to the corrected story; after the copy, which is another program's, nothing but keys.
#[tokio::test]
async fn the_whole_of_the_work_is_done_by_keys() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        assert_eq!(page.ask("return document.activeElement.id").await?, "paste", "the box is ready for a paste");
        page.paste(STORY).await?;
        page.shows(SUMMARY_SENTENCES).await?;

        // To a sentence's source, and back to the sentence.
        tab_to(page, SUMMARY_SENTENCES).await?;
        let words = page.ask("return document.activeElement.textContent").await?;
        page.keys(ENTER).await?;
        assert_eq!(page.highlighted(SOURCE).await?, std::slice::from_ref(&words));
        let in_sight =
            "const { top, bottom } = [...CSS.highlights.get('standfirst-source')][0].getBoundingClientRect();
                        return top >= 0 && bottom <= innerHeight";
        page.until("the source is in sight", in_sight, vec![]).await?;
        page.keys(ESCAPE).await?;
        assert_eq!(page.highlighted(SOURCE).await?, Vec::<String>::new());
        assert_eq!(
            page.ask("return document.activeElement.textContent").await?,
            words,
            "the sentence has the focus still"
        );

        // Something that was set apart goes back into the story.
        tab_to(page, "#furniture > summary").await?;
        page.keys(ENTER).await?;
        page.shows("#furniture[open]").await?;
        let before = page.count("#furniture [data-furniture]").await?;
        tab_to(page, "#furniture [data-furniture] button").await?;
        page.keys(ENTER).await?;
        let fewer =
            format!("return document.querySelectorAll('#furniture [data-furniture]').length === {}", before - 1);
        page.until("it is put back", &fewer, vec![]).await?;

        // A field is corrected, and the focus is back where it was.
        tab_back_to(page, "[data-correct=headline]").await?;
        page.keys(ENTER).await?;
        page.shows("#correction:popover-open").await?;
        page.keys("A lake drains in a night").await?;
        page.keys(ENTER).await?;
        let corrected =
            "return document.querySelector('#story [part=headline]').textContent === 'A lake drains in a night'";
        page.until("the headline is corrected", corrected, vec![]).await?;
        assert_eq!(page.ask("return document.activeElement.dataset.correct").await?, "headline");
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}
