//! What the reader marks in the story, and what becomes of it.

use anyhow::Result;
use serde_json::Value;
use standfirst_browser_tests::{Page, on_page, site};

use crate::{PARAGRAPHS, STORY, SUMMARY_SENTENCES};

const KEPT: &str = "standfirst-kept";
/// Another story. Everything and everyone in it is invented.
const OTHER: &str = "\
Bakers of Ostrand strike over the price of rye

By Linnea Mork

Ovens stayed cold in Ostrand on Thursday, when the bakers of the town laid down their work over the price of rye. The mills had raised it \
twice since the spring.

The town council offered to buy grain from its own stores. It will meet again on Monday, a clerk said.
";
const WORDS: &str = "the dam at Lower Brae held";

async fn story(page: &Page) -> Result<()> {
    page.screen(1280, 900).await?;
    page.loaded().await?;
    page.fill(STORY).await?;
    page.shows(SUMMARY_SENTENCES).await
}

/// Selects words of the story, as a reader does, from one text to another.
async fn select(page: &Page, from: &str, to: &str) -> Result<()> {
    let script = "
        const place = (words) => {
            const walk = document.createTreeWalker(document.querySelector('#story'), NodeFilter.SHOW_TEXT);
            while (walk.nextNode()) {
                const at = walk.currentNode.data.indexOf(words);
                if (at >= 0 && walk.currentNode.parentElement.closest('[part=summary]') === null) return [walk.currentNode, at];
            }
        };
        document.activeElement.blur();
        const [first, start] = place(arguments[0]);
        const [last, end] = place(arguments[1]);
        first.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
        getSelection().setBaseAndExtent(first, start, last, end + arguments[1].length)";
    page.run(script, vec![from.into(), to.into()]).await?;
    page.shows("#keep:not([hidden])").await
}

async fn copied(page: &Page, form: &str) -> Result<String> {
    page.run("document.querySelector('#highlights').open = true", vec![]).await?;
    page.run("document.querySelector('#highlights > [role=status]').textContent = ''", vec![]).await?;
    page.click(&format!("#highlights [data-form={form}]:not([data-way])")).await?;
    let said = "return document.querySelector('#highlights > [role=status]').textContent.startsWith('Copied')";
    page.until("it is copied", said, vec![]).await?;
    Ok(page.clipboard().await?["text/plain"].as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn words_are_kept_by_button_and_key_listed_led_to_and_removed() {
    on_page(site(), async |page: &Page| {
        story(page).await?;
        assert_eq!(page.count("#highlights[hidden]").await?, 1);
        select(page, WORDS, WORDS).await?;
        page.screenshot("highlight-offer").await?;
        page.click("#keep").await?;
        assert_eq!(page.highlighted(KEPT).await?, [WORDS]);
        assert_eq!(page.count("#keep[hidden]").await?, 1);
        assert_eq!(page.text_of("#highlights > summary").await?, "1 highlight");
        assert_eq!(page.text_of("#highlights + [role=status]").await?, "Highlighted");

        select(page, "Engineers", "Friday").await?;
        page.keys("h").await?;
        assert_eq!(page.text_of("#highlights > summary").await?, "2 highlights");
        page.run("document.querySelector('#highlights').open = true", vec![]).await?;
        let listed = page.texts_of("#highlights li .words").await?;
        assert_eq!(listed, [WORDS, "Engineers will inspect the dam until Friday"]);
        page.screenshot("highlights").await?;

        page.run("document.querySelector('#highlights li .words').click()", vec![]).await?;
        assert_eq!(page.highlighted("standfirst-led").await?, [WORDS]);
        let in_sight = "const box = [...CSS.highlights.get('standfirst-led')][0].getBoundingClientRect();
                        return box.top >= 0 && box.bottom <= innerHeight";
        page.until("the words are in sight", in_sight, vec![]).await?;

        page.click("#highlights li .remove").await?;
        assert_eq!(page.highlighted(KEPT).await?, ["Engineers will inspect the dam until Friday"]);
        assert_eq!(
            page.ask("return document.activeElement.className").await?,
            "remove",
            "the keyboard stays in the list"
        );
        page.click("#highlights li .remove").await?;
        assert_eq!(page.count("#highlights[hidden]").await?, 1);

        // In a box the key writes its letter; without a selection it does nothing.
        page.run("document.querySelector('#paste').focus()", vec![]).await?;
        page.keys("h").await?;
        assert_eq!(page.count("#highlights[hidden]").await?, 1);
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn highlights_stay_with_their_words_while_the_text_changes() {
    on_page(site(), async |page: &Page| {
        story(page).await?;
        select(page, WORDS, WORDS).await?;
        page.click("#keep").await?;
        select(page, "slept in the school", "mayor said").await?;
        page.click("#keep").await?;
        let slept = "slept in the school hall. They may go home on Wednesday, the mayor said";
        assert_eq!(page.highlighted(KEPT).await?, [WORDS, slept]);

        // Other words come before them, and the first of them change themselves.
        let changed = STORY.replace("office said on Tuesday.", "office said on Tuesday. Rain had fallen for a week.");
        page.fill(&changed).await?;
        page.until(
            "a sentence is there",
            "return document.querySelector('#story').textContent.includes('a week.')",
            vec![],
        )
        .await?;
        assert_eq!(page.highlighted(KEPT).await?, [WORDS, slept]);
        page.fill(&changed.replace("dam at Lower Brae held", "old dam at Lower Brae held well")).await?;
        page.until("they stand", "return document.querySelector('#story').textContent.includes('held well')", vec![])
            .await?;
        assert_eq!(page.highlighted(KEPT).await?, ["the old dam at Lower Brae held well", slept]);

        // A summary of another kind and a correction leave them alone.
        page.click("#summary-type [data-value=tldr]").await?;
        assert_eq!(page.highlighted(KEPT).await?.len(), 2);

        // Gone with their paragraph, and back with it.
        let without = changed
            .replace("Some 340 people slept in the school hall. They may go home on Wednesday, the mayor said.", "");
        page.fill(&without.replace("dam at Lower Brae held", "old dam at Lower Brae held well")).await?;
        page.until("a paragraph is gone", &paragraphs(4), vec![]).await?;
        assert_eq!(page.text_of("#highlights > summary").await?, "1 highlight");
        assert!(page.text_of("#highlights .reason").await?.starts_with("1 highlight is of words"));
        page.fill(&changed).await?;
        page.until("it is back", &paragraphs(5), vec![]).await?;
        assert_eq!(page.highlighted(KEPT).await?, [WORDS, slept]);

        // Another story has none, and begins its own.
        page.fill(OTHER).await?;
        page.until("the other story stands", "return document.querySelector('#highlights').hidden", vec![]).await?;
        assert_eq!(page.highlighted(KEPT).await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn highlights_are_there_on_the_next_visit_and_can_be_undone() {
    on_page(site(), async |page: &Page| {
        story(page).await?;
        select(page, WORDS, WORDS).await?;
        page.click("#keep").await?;
        page.click("#undo").await?;
        assert_eq!(page.highlighted(KEPT).await?, Vec::<String>::new());
        page.click("#redo").await?;
        assert_eq!(page.highlighted(KEPT).await?, [WORDS]);
        // What changed is kept a moment later.
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        page.reload().await?;
        page.shows(SUMMARY_SENTENCES).await?;
        assert_eq!(page.highlighted(KEPT).await?, [WORDS]);
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

fn paragraphs(count: usize) -> String {
    format!("return document.querySelectorAll('{PARAGRAPHS}').length === {count}")
}

#[tokio::test]
async fn exported_highlights_are_found_by_other_programs() {
    on_page(site(), async |page: &Page| {
        story(page).await?;
        // Words that stand twice need what is around them, and words across paragraphs their ends.
        select(page, "go home on Wednesday", "go home on Wednesday").await?;
        page.click("#keep").await?;
        select(page, "For once it went", "Engineers will").await?;
        page.click("#keep").await?;

        let page_of: Value = serde_json::from_str(&copied(page, "annotations").await?)?;
        assert_eq!(page_of["@context"], "http://www.w3.org/ns/anno.jsonld");
        let quotes: Vec<_> = page_of["items"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|item| item["target"]["selector"][0].clone())
            .collect();
        assert_eq!(quotes.len(), 2, "{page_of}");
        let across = &quotes[0];
        assert_eq!(across["type"], "TextQuoteSelector");
        assert_eq!(across["exact"], "For once it went as drilled.\"\nEngineers will");
        assert!(across["prefix"].as_str().is_some_and(|words| words.ends_with("runs the office. \"")), "{across}");
        assert!(across["suffix"].as_str().is_some_and(|words| words.starts_with(" inspect the dam")), "{across}");

        let links = copied(page, "links").await?;
        let expected = "#:~:text=For%20once%20it%20went,Engineers%20will\n#:~:text=go%20home%20on%20Wednesday\n";
        assert_eq!(links, expected);
        assert!(copied(page, "quotations").await?.contains("> go home on Wednesday\n"));
        Ok(())
    })
    .await;
}
