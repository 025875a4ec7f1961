//! What comes with its markup: pages copied, dropped, opened as files.

use std::fmt::Write as _;
use std::fs;

use anyhow::Result;
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use serde_json::json;
use standfirst_browser_tests::{Engine, Page, on_page, runs_only_in, site};
use tempfile::TempDir;

use crate::{PARAGRAPHS, SUMMARY_SENTENCES};

const CONTROL: char = '\u{E009}';

/// A page with all that an article can have. Everything and everyone in it is invented.
const PAGE: &str = include_str!("page.html");
const HEADLINE: &str = "Mill race turns again after forty dry summers";

#[tokio::test]
async fn a_copied_page_keeps_its_structure() {
    on_page(site(), async |page: &Page| {
        page.paste_html(PAGE).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        assert_eq!(page.text_of("#story [part~=headline]").await?, HEADLINE);
        assert_eq!(page.count("#story :is(h2, h3)[part~=heading]").await?, 4);
        assert_eq!(page.count("#story ul[part~=list] > li").await?, 4);
        assert_eq!(page.count("#story h3 + ol[part~=list] > li").await?, 3);
        assert_eq!(page.count("#story aside[part~=footnote]").await?, 1);
        assert_eq!(page.count("#story blockquote[part~=quote]").await?, 1);
        assert_eq!(page.count("#story table[part~=table] tbody tr").await?, 5);
        assert_eq!(page.count("#story pre[part~=code]").await?, 1);
        assert_eq!(page.count("#story figure[part~=figure] figcaption").await?, 1);
        assert_eq!(page.count("#story details[part~=details]").await?, 1);
        assert_eq!(page.count("#story dl[part~=definitions] > dd").await?, 2);
        assert_eq!(page.count("#story p > strong, #story p > em").await?, 2);
        let link = "return document.querySelector('#story p a[part=link]').href";
        assert_eq!(page.ask(link).await?, "https://weir.example/survey");

        let text = page.ask("return document.querySelector('#paste').value").await?;
        assert!(text.contains(HEADLINE) && !text.contains('<'), "the box holds words: {text}");
        page.shows("#form:not([hidden])").await?;
        assert_eq!(page.faults().await?, Vec::<String>::new());
        assert!(page.requests().iter().all(|path| !path.contains("wheel")), "no picture is fetched");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_sentence_of_the_summary_lights_its_words_in_a_copied_page() {
    on_page(site(), async |page: &Page| {
        page.paste_html(PAGE).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        page.click(SUMMARY_SENTENCES).await?;
        let lit = page.highlighted("standfirst-source").await?;
        assert_eq!(lit, [page.text_of(SUMMARY_SENTENCES).await?]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn typing_reads_the_text_and_undoing_reads_the_page_again() {
    on_page(site(), async |page: &Page| {
        page.paste_html(PAGE).await?;
        page.shows("#story table").await?;
        page.shows("#form:not([hidden])").await?;
        let caret = "const box = document.querySelector('#paste');
            window.pasted = box.value;
            box.focus();
            box.setSelectionRange(1e6, 1e6)";
        page.run(caret, vec![]).await?;
        page.keys("\n\nOn Sunday the wheel stood still for the swans.").await?;
        let typed = format!(
            "return [...document.querySelectorAll('{PARAGRAPHS}')].some((p) => p.textContent.includes('swans'))"
        );
        page.until("what was typed is read", &typed, vec![]).await?;
        page.shows("#form[hidden]").await?;
        assert_eq!(page.count("#story p a[part=link]").await?, 0, "the text has no links");

        let back = "return document.querySelector('#paste').value === window.pasted";
        for _ in 0..60 {
            page.keys(&format!("{CONTROL}z")).await?;
            if page.run(back, vec![]).await? == true {
                break;
            }
        }
        let links = "return document.querySelectorAll('#story p a[part=link]').length > 0";
        page.until("the page is read again", links, vec![]).await?;
        page.shows("#form:not([hidden])").await?;
        page.keys(&format!("{CONTROL}z")).await?;
        let empty = "return document.querySelector('#paste').value === ''";
        page.until("the paste is undone", empty, vec![]).await?;
        page.until("the story is gone", "return document.querySelector('#story').textContent.trim() === ''", vec![])
            .await
    })
    .await;
}

#[tokio::test]
async fn html_that_lacks_words_is_left_for_the_text() {
    on_page(site(), async |page: &Page| {
        let text = "Mill race turns again\n\nThe wheel at Oster Mill turned on Friday for the first time in forty years.\n\nThe race was cleared by \
                    hand, the keeper said.\n";
        page.paste_forms(json!({ "text/html": "<h1>Mill race turns again</h1><img src='wheel.jpg'>", "text/plain": text })).await?;
        page.shows(PARAGRAPHS).await?;
        assert_eq!(page.count(PARAGRAPHS).await?, 2);
        page.shows("#form[hidden]").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn html_alone_is_read_and_its_story_stands_in_the_box() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        page.paste_forms(json!({ "text/html": PAGE })).await?;
        page.shows("#story table").await?;
        let text = page.ask("return document.querySelector('#paste').value").await?;
        assert!(text.contains(HEADLINE) && !text.contains("<p"), "the box holds words: {text}");
        // Edited, it is the same story still.
        page.run("document.querySelector('#paste').setSelectionRange(1e6, 1e6)", vec![]).await?;
        page.keys("\n\nOn Sunday the wheel stood still for the swans.").await?;
        page.shows("#form[hidden]").await?;
        assert_eq!(page.text_of("#story [part~=headline]").await?, HEADLINE);
        assert_eq!(page.count("#story table[part~=table] tbody tr").await?, 5);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn pasted_into_a_text_html_is_a_part_of_it() {
    on_page(site(), async |page: &Page| {
        page.paste_forms(json!({ "text/html": "<p>The mill <b>turns</b>.</p>", "text/plain": "The mill turns." }))
            .await?;
        page.shows("#story strong").await?;
        page.keys(&format!("{CONTROL}v")).await?;
        let twice = "return document.querySelector('#story').textContent.includes('The mill turns.The mill turns.')";
        page.until("the whole box is read", twice, vec![]).await?;
        assert_eq!(page.count("#story strong").await?, 0);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn files_are_opened_by_what_they_are() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        let folder = TempDir::new()?;
        open(
            page,
            &folder,
            "mill.html",
            &format!("<!doctype html><html><head><title>Mill</title></head><body>{PAGE}</body></html>"),
        )
        .await?;
        page.shows("#story table[part~=table]").await?;
        assert_eq!(page.text_of("#story [part~=headline]").await?, HEADLINE);
        assert_eq!(page.ask("return document.querySelector('#paste').value.includes('<td')").await?, "false");

        open(page, &folder, "mill.md", "# The mill\n\nIt *turned* on Friday, the keeper said.\n").await?;
        let read = "return document.querySelector('#story [part=headline]')?.textContent === 'The mill'";
        page.until("the next file is read", read, vec![]).await?;
        assert_eq!(page.texts_of("#story em").await?, ["turned"]);

        open(
            page,
            &folder,
            "mill.txt",
            "The mill\n\nThe wheel <b>turned</b> on Friday, the keeper said. It was early.\n",
        )
        .await?;
        page.until(
            "it is words",
            "return document.querySelector('#story').textContent.includes('<b>turned</b>')",
            vec![],
        )
        .await?;

        open(page, &folder, "mill.png", "\u{0}\u{1}\u{2}").await?;
        page.shows("#message[role=alert]").await?;
        assert!(page.text_of("#message").await?.contains("mill.png"));
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_file_dropped_beside_the_box_is_opened() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        // Where an event of a script's has no data of its own, this stands in for that of a real drop.
        let drop = "const file = new File([new Uint8Array([60, 112, 62, 68, 105, 101, 32, 77, 252, 104, 108, 101, 46])], 'm.htm');
            const dataTransfer = { types: ['Files'], files: [file], getData: () => '' };
            for (const type of ['dragover', 'drop']) {
                const event = new DragEvent(type, { bubbles: true, cancelable: true });
                Object.defineProperty(event, 'dataTransfer', { value: dataTransfer });
                document.body.dispatchEvent(event);
            }";
        page.run(drop, vec![]).await?;
        // An old file: its letters are Windows-1252.
        page.until("it is read", "return document.querySelector('#story').textContent.includes('Die Mühle.')", vec![]).await
    })
    .await;
}

/// Has the reader choose a file of such a name.
async fn open(page: &Page, folder: &TempDir, name: &str, text: &str) -> Result<()> {
    let file = folder.path().join(name);
    fs::write(&file, text)?;
    page.choose("#file", &file).await
}

#[tokio::test]
async fn the_source_of_a_page_pasted_as_text_is_read_as_a_page() {
    on_page(site(), async |page: &Page| {
        page.paste(PAGE).await?;
        page.shows("#story table[part~=table]").await?;
        assert_eq!(page.text_of("#story [part~=headline]").await?, HEADLINE);
        page.click(SUMMARY_SENTENCES).await?;
        assert_eq!(page.highlighted("standfirst-source").await?, [page.text_of(SUMMARY_SENTENCES).await?]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_copied_page_fits_every_screen() {
    on_page(site(), async |page: &Page| {
        for (size, width, height) in [("wide", 1440, 900), ("phone", 390, 844)] {
            page.screen(width, height).await?;
            page.paste_html(PAGE).await?;
            page.shows(SUMMARY_SENTENCES).await?;
            let wider = "return document.documentElement.scrollWidth - innerWidth";
            assert!(page.run(wider, vec![]).await?.as_i64() <= Some(0), "{size}: the page is wider than its window");
            let outside = "const sheet = document.querySelector('#story').getBoundingClientRect();
                return [...document.querySelectorAll('#story > article > *')]
                    .filter((e) => e.getBoundingClientRect().right > sheet.right + 1).map((e) => e.localName).join()";
            assert_eq!(page.ask(outside).await?, "", "{size}: what stands outside the column");
            let tall = page.run("return document.documentElement.scrollHeight", vec![]).await?.as_u64().unwrap_or(900);
            page.screen(width, u32::try_from(tall)?.min(6000)).await?;
            page.run("scrollTo(0, 0)", vec![]).await?;
            page.screenshot(&format!("page-{size}")).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_button_pastes_what_was_copied_in_both_forms() {
    if !runs_only_in(&[Engine::Chromium, Engine::Firefox], "its driver waits for ever while it asks its reader") {
        return;
    }
    on_page(site(), async |page: &Page| {
        // Copied and pasted once by keyboard, so that it is on the clipboard.
        page.paste_html(PAGE).await?;
        page.shows("#story table").await?;
        page.fill("").await?;
        page.may_read_clipboard(true).await?;
        page.click("#from-clipboard").await?;
        page.shows("#story table").await?;
        page.shows("#form:not([hidden])").await?;
        assert_eq!(page.text_of("#story [part~=headline]").await?, HEADLINE);
        let text = page.ask("return document.querySelector('#paste').value").await?;
        assert!(text.contains(HEADLINE) && !text.contains('<'), "the box holds words: {text}");
        page.click("#undo").await?;
        page.until("it is undone", "return document.querySelector('#paste').value === ''", vec![]).await?;

        page.paste("Mill race turns again\n\nThe wheel turned on Friday.\n").await?;
        page.fill("").await?;
        page.click("#from-clipboard").await?;
        page.until(
            "the text is there",
            "return document.querySelector('#paste').value.startsWith('Mill race')",
            vec![],
        )
        .await?;
        assert_eq!(page.count("#story table").await?, 0);
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_browser_that_keeps_its_clipboard_is_spoken_of() {
    if !runs_only_in(&[Engine::Chromium, Engine::Firefox], "its driver waits for ever while it asks its reader") {
        return;
    }
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        page.may_read_clipboard(false).await?;
        page.click("#from-clipboard").await?;
        page.dismiss_clipboard().await?;
        page.shows("#message[role=alert]").await?;
        let message = page.text_of("#message").await?;
        assert!(message.contains("did not let this page read your clipboard"), "{message}");
        page.paste("Mill race turns again\n\nThe wheel turned on Friday.\n").await?;
        page.until("a paste by keyboard works", "return document.querySelector('#paste').value !== ''", vec![]).await?;
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn where_a_browser_has_no_clipboard_to_read_there_is_no_button() {
    let none = "Object.defineProperty(navigator, 'clipboard', { value: undefined })";
    on_page(site().with_first_script(none), async |page: &Page| {
        page.shows("html[data-sealed]").await?;
        assert_eq!(page.count("#from-clipboard[hidden]").await?, 1);
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn of_a_long_paste_the_beginning_stands_first_and_then_all_of_it() {
    on_page(site(), async |page: &Page| {
        // The module is there and has read something.
        page.fill("Nothing yet.\n\nNor here.").await?;
        page.shows("#story article").await?;
        let mut text = "Every village on the Hoven counts its swans\n".to_owned();
        for village in 1..=900 {
            write!(
                text,
                "\nIn village {village} the keeper counted {} swans on the first morning, and {} on the second. She wrote both numbers \
                 into the book of house {village}, as her mother had done before there was a bridge over the river.\n",
                village * 7 % 41 + 2,
                village * 11 % 59 + 3
            )?;
        }
        let watch = "const story = document.querySelector('#story');
            window.stood = [];
            const look = () => window.stood.push(story.querySelectorAll('[part~=paragraph]').length);
            new MutationObserver(look).observe(story, { childList: true, subtree: true });";
        page.run(watch, vec![]).await?;
        let text = text.trim_end();
        page.paste(text).await?;
        // Typed at once, before the box has laid out its lines, and to whatever has the focus.
        let typing = " Nobody counted the ducks.".chars().fold(KeyActions::new("keyboard".into()), |keys, value| {
            keys.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        page.browser().client().perform_actions(typing).await?;
        let all = format!(
            "const all = document.querySelectorAll('{PARAGRAPHS}'); return all.length === 900 && all[899].textContent.endsWith('the ducks.')"
        );
        page.until("all of it stands", &all, vec![]).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        let first: usize = page.ask("return window.stood.find((count) => count > 2)").await?.parse()?;
        // WebKit at times draws no frame before the first key is there, which has all of it read.
        let is_beginning = (10..300).contains(&first) || page.browser().engine() == Engine::WebKit;
        assert!(is_beginning, "{first} paragraphs stood first");
        page.shows("#paste:not([data-waiting])").await?;
        let held = "const box = document.querySelector('#paste');
            return document.activeElement === box && box.value === `${arguments[0]} Nobody counted the ducks.`";
        assert_eq!(page.run(held, vec![json!(text)]).await?, json!(true), "the box holds all, and has the focus");

        // What is put into the middle of it leaves the rest as it is.
        let put = "window.stood.length = 0;
            const box = document.querySelector('#paste');
            box.setRangeText('white ', box.value.indexOf('swans', 90000), box.value.indexOf('swans', 90000), 'end');
            box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))";
        page.run(put, vec![]).await?;
        let white = "return document.querySelector('#story').textContent.includes('white swans')";
        page.until("what was put into it is read", white, vec![]).await?;
        assert_eq!(page.ask("return window.stood.every((count) => count === 900)").await?, "true");

        // How many steps the typing was depends on how quick the keys were.
        let undone = "document.querySelector('#undo').click(); return document.querySelector('#paste').value === ''";
        page.until("all is undone", undone, vec![]).await?;
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_long_paste_goes_where_the_caret_is() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        let copied = "A line of the story, one of five thousand.\n\n".repeat(5000);
        page.paste(&copied).await?;
        page.shows("#story [part~=paragraph]").await?;
        page.shows("#paste:not([data-waiting])").await?;
        page.fill("Before the story.\n\nBehind the story.").await?;
        let caret = "const box = document.querySelector('#paste'); box.focus(); box.setSelectionRange(19, 19)";
        page.run(caret, vec![]).await?;
        page.keys(&format!("{CONTROL}v")).await?;
        let held =
            "return document.querySelector('#paste').value === `Before the story.\n\n${arguments[0]}Behind the story.`";
        page.until("it stands at the caret", held, vec![json!(copied)]).await
    })
    .await;
}
