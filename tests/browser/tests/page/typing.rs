//! What stays while somebody types: the place that one looks at, what is selected and lit, the page's own controls.

use standfirst_browser_tests::{Page, on_page, site};

use crate::{PARAGRAPHS, STORY, SUMMARY_SENTENCES};

/// The story with so many paragraphs that it has to be scrolled.
fn long() -> String {
    let weeks = (1..=60).map(|week| {
        format!(
            "In week {week} the water office measured the lake again, and found {} centimetres less than before. \
             Nobody in the valley was surprised, the engineers wrote.\n\n",
            week * 3
        )
    });
    STORY.replace("READ MORE", &format!("{}READ MORE", weeks.collect::<String>()))
}

#[tokio::test]
async fn caret_scroll_selection_and_highlight_stay() {
    on_page(site(), async |page: &Page| {
        page.screen(1280, 700).await?;
        page.loaded().await?;
        page.fill(&long()).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        // A sentence lit, words selected, the middle of the story in sight.
        page.run("document.querySelector(arguments[0]).click()", vec![SUMMARY_SENTENCES.into()]).await?;
        let lit = page.highlighted("standfirst-source").await?;
        assert_eq!(lit.len(), 1);
        let prepare = "
            const paragraphs = [...document.querySelectorAll(arguments[0])];
            window.seen = paragraphs.find((p) => p.textContent.includes('week 30 '));
            window.last = paragraphs.at(-1);
            seen.scrollIntoView({ block: 'center', behavior: 'instant' });
            window.top0 = seen.getBoundingClientRect().top;
            window.nodes = new Set(document.querySelectorAll('#story > article *'));
            window.controls = document.querySelector('#controls');
            // The selection is the box's while one types; a range shows whether words would have stayed selected.
            window.range = new Range();
            range.setStart(seen.firstChild, 3);
            range.setEnd(seen.firstChild, 10);
            window.selected = String(range);
            window.place = document.querySelector('#paste').selectionStart";
        page.caret_before(" the water office measured the lake again, and found 120").await?;
        page.run(prepare, vec![PARAGRAPHS.into()]).await?;
        page.keys(" at noon").await?;
        let typed = "return [...document.querySelectorAll(arguments[0])].some((p) => p.textContent.includes('week 40 at noon the water'))";
        page.until("what was typed stands", typed, vec![PARAGRAPHS.into()]).await?;

        assert_eq!(page.ask("return document.activeElement.id").await?, "paste");
        assert_eq!(page.run("return document.querySelector('#paste').selectionStart - window.place", vec![]).await?, 8);
        let moved = page.run("return Math.abs(seen.getBoundingClientRect().top - window.top0)", vec![]).await?;
        assert!(moved.as_f64().is_some_and(|moved| moved < 1.0), "the story moved by {moved}");
        assert_eq!(page.highlighted("standfirst-source").await?, lit);
        assert_eq!(page.ask("return String(range) === selected").await?, "true");
        // One paragraph has other words; every element is the one it was.
        let new = "return [...document.querySelectorAll('#story > article *')].filter((e) => !nodes.has(e)).map((e) => e.outerHTML).join()";
        assert_eq!(page.ask(new).await?, "");
        assert_eq!(page.ask("return controls.isConnected && controls.checkVisibility()").await?, "true");
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_above_the_place_in_sight_does_not_move_it() {
    on_page(site(), async |page: &Page| {
        page.screen(1280, 700).await?;
        page.loaded().await?;
        page.fill(&long()).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        let prepare = "
            window.seen = [...document.querySelectorAll(arguments[0])].find((p) => p.textContent.includes('week 50 '));
            seen.scrollIntoView({ block: 'center', behavior: 'instant' })";
        page.caret_before("In week 3 ").await?;
        page.run(prepare, vec![PARAGRAPHS.into()]).await?;
        page.run("window.top0 = seen.getBoundingClientRect().top", vec![]).await?;
        page.keys("It rained for three days before anybody looked at the gauge.\n\n").await?;
        page.until(
            "what was typed stands",
            "return document.querySelector('#story').textContent.includes('It rained')",
            vec![],
        )
        .await?;
        let still = "return seen.isConnected && Math.abs(seen.getBoundingClientRect().top - window.top0) < 2";
        page.until("the place in sight is where it was", still, vec![]).await?;
        // A sentence in the paragraph below still lights where it stands now.
        page.run("document.querySelector(arguments[0]).click()", vec![SUMMARY_SENTENCES.into()]).await?;
        assert_eq!(page.highlighted("standfirst-source").await?, [page.text_of(SUMMARY_SENTENCES).await?]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn panels_follow_when_the_typing_stops() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        page.run("document.querySelector('#quotations').open = true; document.querySelector('#insight').open = true", vec![]).await?;
        assert_eq!(page.text_of("#quotations > summary").await?, "1 quotation");
        let count = "window.fills = 0;
            new MutationObserver(() => { window.fills += 1; }).observe(document.querySelector('#quotations ul'), { childList: true })";
        page.run(count, vec![]).await?;
        page.caret_before("Some 340").await?;
        page.keys("\"We will sleep at home again,\" said Marta Ruiz, who has a shop on the square. ").await?;
        page.until("the panel has it", "return document.querySelector('#quotations > summary').textContent === '2 quotations'", vec![]).await?;
        let fills = page.run("return window.fills", vec![]).await?;
        assert!(fills.as_u64().is_some_and(|fills| fills < 20), "filled {fills} times for 80 keys");
        assert!(page.text_of("#quotations").await?.contains("Marta Ruiz"));
        page.until("the other panel as well", "return document.querySelector('#insight').textContent.includes('Marta Ruiz')", vec![]).await
    })
    .await;
}

#[tokio::test]
async fn corrections_stay_beside_their_fields_while_typing() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        page.fill(STORY).await?;
        page.shows("[data-correct=headline]").await?;
        let ways = page.count("[data-correct]").await?;
        page.caret_before(" drains").await?;
        page.keys(" above Odenfeld").await?;
        let typed = "return document.querySelector('#story [part=headline]').textContent.startsWith('Glacier lake above Odenfeld drains')";
        page.until("the headline has it", typed, vec![]).await?;
        assert_eq!(page.count("[data-correct]").await?, ways, "each field has one way to correct it");
        let beside = "return document.querySelector('#story [part=headline]').nextElementSibling.dataset.correct";
        assert_eq!(page.ask(beside).await?, "headline");
        page.run("document.querySelector('[data-correct=headline]').click()", vec![]).await?;
        assert!(page.ask("return document.querySelector('#correction-words').value").await?.contains("above Odenfeld"));
        Ok(())
    })
    .await;
}
