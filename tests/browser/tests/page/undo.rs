//! Pastes, typing, corrections and what was put back are undone and done again, by keys and by buttons.

use anyhow::Result;
use standfirst_browser_tests::{Engine, Page, on_page, runs_only_in, site};

use crate::{PARAGRAPHS, STORY};

const CONTROL: char = '\u{E009}';
const SHIFT: char = '\u{E008}';
const NULL: char = '\u{E000}';
const BOX: &str = "return document.querySelector('#paste').value";

async fn undo(page: &Page) -> Result<()> {
    page.keys(&format!("{CONTROL}z{NULL}")).await
}

async fn redo(page: &Page) -> Result<()> {
    page.keys(&format!("{CONTROL}{SHIFT}z{NULL}")).await
}

async fn holds(page: &Page, text: &str) -> Result<()> {
    let holds = "return document.querySelector('#paste').value === arguments[0]";
    page.until("the box holds it", holds, vec![text.into()]).await
}

#[tokio::test]
async fn pastes_and_typing_go_back_and_forth_by_keys() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        let other = STORY.replace("Ilse Marrow", "Piet Oord");
        page.paste(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        page.paste(&other).await?;
        holds(page, &other).await?;
        page.caret_before("Piet").await?;
        page.keys("Jan ").await?;
        let typed = page.ask(BOX).await?;
        assert_eq!(typed.len(), other.len() + 4);

        undo(page).await?;
        holds(page, &other).await?;
        let caret =
            "const box = document.querySelector('#paste'); return box.selectionStart === box.value.indexOf('Piet')";
        assert_eq!(page.run(caret, vec![]).await?, true, "the caret is where something changed");
        undo(page).await?;
        holds(page, STORY).await?;
        undo(page).await?;
        holds(page, "").await?;
        page.until("the story is gone", "return document.querySelector('#story').textContent === ''", vec![]).await?;
        undo(page).await?;
        holds(page, "").await?;

        for text in [STORY, &other, &typed] {
            redo(page).await?;
            holds(page, text).await?;
        }
        let shown = "return document.querySelector('#story').textContent.includes('Jan Piet Oord')";
        page.until("the story follows", shown, vec![]).await?;
        // By Ctrl+Y as well, and whatever is typed ends what could be done again.
        undo(page).await?;
        page.keys(&format!("{CONTROL}y{NULL}")).await?;
        holds(page, &typed).await?;
        undo(page).await?;
        page.keys("X").await?;
        let new = page.ask(BOX).await?;
        redo(page).await?;
        holds(page, &new).await?;
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_page_keeps_its_html_through_undoing() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        page.paste_html(include_str!("page.html")).await?;
        page.shows("#story table").await?;
        page.paste(STORY).await?;
        page.until("the other story stands", "return document.querySelector('#story table') === null", vec![]).await?;
        undo(page).await?;
        page.shows("#story table").await?;
        page.shows("#form:not([hidden])").await
    })
    .await;
}

#[tokio::test]
async fn corrections_and_what_was_put_back_are_undone_in_turn() {
    on_page(site(), async |page: &Page| {
        page.screen(1280, 900).await?;
        page.loaded().await?;
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        assert_eq!(page.count("#redo:disabled").await?, 1);
        page.click("[data-correct=headline]").await?;
        page.keys("A lake is gone\u{E007}").await?;
        let headline = "return document.querySelector('#story [part=headline]').textContent";
        page.until("it is corrected", &format!("{headline} === 'A lake is gone'"), vec![]).await?;
        page.run("document.querySelector('#furniture').open = true", vec![]).await?;
        let row = "const row = [...document.querySelectorAll('#furniture [data-furniture]')].find((row) => row.textContent.includes('READ MORE'))";
        page.run(&format!("{row}; row.querySelector('button').click()"), vec![]).await?;
        let back = "return document.querySelector('#story').textContent.includes('READ MORE')";
        page.until("it is in the story", back, vec![]).await?;

        page.click("#undo").await?;
        page.until("it is set apart again", &format!("{row}; return row !== undefined"), vec![]).await?;
        assert_eq!(page.run(back, vec![]).await?, false);
        assert_eq!(page.ask(headline).await?, "A lake is gone");
        // With the focus in the story, the keys do the same.
        page.run("document.querySelector('#story').focus()", vec![]).await?;
        undo(page).await?;
        page.until("the headline is as it was", &format!("{headline}.startsWith('Glacier lake')"), vec![]).await?;
        page.click("#redo").await?;
        page.until("it is corrected again", &format!("{headline} === 'A lake is gone'"), vec![]).await?;
        page.click("#redo").await?;
        page.until("it is put back again", back, vec![]).await?;
        assert_eq!(page.count("#redo:disabled").await?, 1);
        assert_eq!(page.ask(BOX).await?, STORY, "the text was never touched");
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn another_field_keeps_its_own_undoing() {
    if !runs_only_in(&[Engine::Chromium, Engine::Firefox], "the keys of its driver undo nothing in any field") {
        return;
    }
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        page.run("document.querySelector('#check').open = true; document.querySelector('#theirs').focus()", vec![])
            .await?;
        page.keys("The dam held.").await?;
        undo(page).await?;
        page.until("it is undone", "return document.querySelector('#theirs').value !== 'The dam held.'", vec![])
            .await?;
        assert_eq!(page.ask(BOX).await?, STORY);
        Ok(())
    })
    .await;
}
