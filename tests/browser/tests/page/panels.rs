//! What stands under the story: who is quoted, and somebody else's summary held against it.

use standfirst_browser_tests::{Page, on_page, site};

use crate::STORY;

const SOURCE: &str = "standfirst-source";

#[tokio::test]
async fn a_quotation_lights_its_place() {
    on_page(site(), async |page: &Page| {
        page.paste(STORY).await?;
        let counted = "return document.querySelector('#quotations > summary').textContent === '1 quotation'";
        page.until("the quotations are counted", counted, vec![]).await?;
        page.run("document.querySelector('#quotations').open = true", vec![]).await?;
        assert_eq!(page.text_of("#quotations .reason").await?, "Anselm Pike");
        page.run("document.querySelector('#quotations li button').click()", vec![]).await?;
        let lit = page.highlighted(SOURCE).await?.concat();
        assert!(lit.contains("We had drilled for this every spring") && lit.ends_with("it went as drilled."), "{lit}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn names_and_phrases_lead_to_their_places() {
    on_page(site(), async |page: &Page| {
        page.paste(STORY).await?;
        page.shows("#insight").await?;
        page.run("document.querySelector('#insight > summary').click()", vec![]).await?;
        page.shows("#insight dd").await?;
        let titles = page
            .ask("return [...document.querySelectorAll('#insight dt')].map((title) => title.textContent).join()")
            .await?;
        assert!(["Key phrases", "People", "Reading"].iter().all(|title| titles.contains(title)), "{titles}");
        let name = "const all = [...document.querySelectorAll('#insight dd button')];
                    all.find((button) => button.textContent.startsWith('Anselm Pike')).click()";
        page.run(name, vec![]).await?;
        assert_eq!(page.highlighted(SOURCE).await?.concat(), "Anselm Pike");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_summary_of_somebody_else_is_held_against_the_story() {
    on_page(site(), async |page: &Page| {
        page.paste(STORY).await?;
        page.shows("#check").await?;
        page.run("document.querySelector('#check').open = true", vec![]).await?;
        let write = "const box = document.querySelector('#theirs'); box.value = arguments[0];
                     box.dispatchEvent(new InputEvent('input', { bubbles: true }))";
        let theirs = "- The water took nine hours to reach the town.\n- Engineers will inspect the dam until Friday.";
        page.run(write, vec![theirs.into()]).await?;
        page.shows("#check [data-verdict=altered]").await?;
        assert_eq!(page.text_of("#check [data-verdict=altered] mark").await?, "nine");
        assert!(page.text_of("#check [data-verdict=altered] .reason").await?.contains("“four” for “nine”"));
        assert!(page.text_of("#check [data-verdict=supported]").await?.contains("until Friday"));
        page.run("document.querySelector('#check [data-verdict=altered] button').click()", vec![]).await?;
        let lit = page.highlighted(SOURCE).await?.concat();
        assert!(lit.starts_with("The water took four hours"), "{lit}");
        // Another story: the same summary is held against that.
        page.fill(&STORY.replace("four hours", "nine hours")).await?;
        page.until(
            "nothing is altered",
            "return document.querySelector('#check [data-verdict=altered]') === null",
            vec![],
        )
        .await?;
        Ok(())
    })
    .await;
}
