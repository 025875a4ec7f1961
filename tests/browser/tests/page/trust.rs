//! Where everything comes from: the source marked by what became of it, and what was put right.

use anyhow::Result;
use serde_json::json;
use standfirst_browser_tests::{Page, on_page, site};

use crate::{STORY, SUMMARY_SENTENCES};

const SOURCE: &str = "standfirst-source";
const PIECES: &str = "#source pre [data-index]";

async fn open(page: &Page) -> Result<()> {
    page.screen(1280, 900).await?;
    page.loaded().await?;
    page.fill(STORY).await?;
    page.shows(SUMMARY_SENTENCES).await?;
    page.click("#see-source").await?;
    page.shows(PIECES).await
}

/// Clicks the piece of the source that has these words.
async fn piece(page: &Page, words: &str) -> Result<()> {
    let script = "const pieces = [...document.querySelectorAll(arguments[0])];
                  pieces.find((piece) => piece.textContent.includes(arguments[1])).click()";
    page.run(script, vec![PIECES.into(), words.into()]).await.map(drop)
}

#[tokio::test]
async fn each_stretch_of_the_source_says_what_became_of_it() {
    on_page(site(), async |page: &Page| {
        open(page).await?;
        page.screenshot("source-view").await?;
        let named = "return [...document.querySelectorAll('#source pre [data-index]')]
            .map((piece) => `${piece.dataset.group} ${piece.textContent.slice(0, 34).trim()}`)";
        let named: Vec<String> = serde_json::from_value(page.run(named, vec![]).await?)?;
        for expected in [
            "about date of publicationdate 2031-02-11",
            "head sectionScience",
            "head headline• Glacier lake drains in a",
            "apart shareShare",
            "about bylineBy Ilse Marrow",
            "about datelineODENFELD, Tarn Valley",
            "body paragraphA lake that had stood on",
            "apart relatedREAD MORE:",
        ] {
            assert!(named.iter().any(|piece| piece.starts_with(expected)), "{expected} in {named:#?}");
        }
        // Nothing is lost: with the names taken out it is the text as it was pasted.
        let words = "const copy = document.querySelector('#source pre').cloneNode(true);
                     copy.querySelectorAll('b').forEach((name) => name.remove());
                     return copy.textContent === document.querySelector('#paste').value";
        assert_eq!(page.ask(words).await?, "true");
        // Groups have lines of their own, not colours alone, and are told in the legend.
        let lines = "return new Set([...document.querySelectorAll('#source ul [data-group]')]
                         .map((sample) => getComputedStyle(sample).textDecorationStyle)).size";
        assert_eq!(page.ask(lines).await?, "4");
        assert_eq!(page.texts_of("#source li").await?.len(), 4);
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn from_the_source_to_the_story_and_back() {
    on_page(site(), async |page: &Page| {
        open(page).await?;
        piece(page, "Engineers will inspect").await?;
        let lit = page.highlighted(SOURCE).await?.concat();
        assert!(lit.starts_with("Engineers will inspect") && lit.ends_with("closed for now."), "{lit}");
        piece(page, "By Ilse Marrow").await?;
        assert_eq!(page.highlighted(SOURCE).await?.concat(), "By Ilse Marrow");

        piece(page, "READ MORE").await?;
        let item = "const item = document.activeElement.closest('[data-furniture]');
                    return item !== null && item.textContent.includes('READ MORE') && item.checkVisibility()";
        assert_eq!(page.ask(item).await?, "true", "what was set apart is opened in its list");

        // By keyboard: one stop, then the arrows.
        assert_eq!(page.count("#source pre [tabindex='0']").await?, 1);
        page.run("document.querySelector('#source pre [tabindex=\"0\"]').focus()", vec![]).await?;
        page.keys("\u{E011}").await?;
        page.keys("\u{E015}").await?;
        page.keys("\u{E007}").await?;
        assert_eq!(page.highlighted(SOURCE).await?.concat(), "Science");

        // And back: a click in the story marks its piece of the source.
        page.run(
            "document.querySelectorAll('#story [part~=paragraph]')[3].scrollIntoView({ block: 'center' })",
            vec![],
        )
        .await?;
        page.click("#story [part~=paragraph]:nth-of-type(4)").await?;
        assert!(page.text_of("#source [aria-current]").await?.starts_with("paragraphSome 340 people"));

        page.click("#see-source").await?;
        assert_eq!(page.count(PIECES).await?, 0);
        assert_eq!(page.ask("return document.querySelector('#paste').checkVisibility()").await?, "true");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_was_put_right_is_shown_with_what_stood_there() {
    on_page(site(), async |page: &Page| {
        page.screen(1280, 900).await?;
        page.loaded().await?;
        page.fill(STORY).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        assert_eq!(page.count("#repairs[hidden]").await?, 1);
        page.fill(&STORY.replace("office said", "o\u{fb03}ce said").replace("office. \"For", "o\u{fb03}ce. \"For"))
            .await?;
        page.shows("#repairs:not([hidden])").await?;
        page.run("document.querySelector('#repairs').open = true", vec![]).await?;
        assert_eq!(page.text_of("#repairs > summary").await?, "2 places put right");
        assert_eq!(page.text_of("#repairs li .words").await?, "o\u{fb03}ce → office");
        assert!(page.text_of("#repairs li .reason").await?.starts_with("Letters joined by print"));
        page.run("document.querySelector('#repairs li .words').click()", vec![]).await?;
        assert_eq!(page.highlighted(SOURCE).await?.concat(), "office");

        // Whoever wants it as it stood has it so, with what is typed later, and can have it back.
        page.click("#repairs li button:not(.words)").await?;
        let stands = "return document.querySelector('#story').textContent.includes(arguments[0])";
        page.until("it stands as it was", stands, vec![json!("o\u{fb03}ce")]).await?;
        assert_eq!(page.texts_of("#repairs .reason").await?, ["Letters joined by print", "Left as it stood by you"]);
        page.caret_before("Some 340").await?;
        page.keys("Nobody slept. ").await?;
        page.until("what was typed stands", stands, vec![json!("Nobody slept.")]).await?;
        assert_eq!(page.run(stands, vec![json!("o\u{fb03}ce")]).await?, true);
        page.click("#repairs li:last-child button").await?;
        page.until("it is put right again", stands, vec![json!("office said")]).await?;
        assert_eq!(page.text_of("#repairs > summary").await?, "2 places put right");
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}
