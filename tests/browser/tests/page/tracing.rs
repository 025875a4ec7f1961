//! From a summary sentence to its place in the story, and back.

use standfirst_browser_tests::{Page, on_page, site};

use crate::{STORY, SUMMARY_SENTENCES};

const SOURCE: &str = "standfirst-source";

#[tokio::test]
async fn a_summary_sentence_lights_its_source() {
    on_page(site(), async |page: &Page| {
        // So low a window that the story has to be scrolled.
        page.screen(1000, 420).await?;
        page.paste(STORY).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        let sentences = page.texts_of(SUMMARY_SENTENCES).await?;
        let last = sentences.len() - 1;
        page.run(
            "document.querySelectorAll(arguments[0])[arguments[1]].click()",
            vec![SUMMARY_SENTENCES.into(), last.into()],
        )
        .await?;
        let lit = page.highlighted(SOURCE).await?;
        assert_eq!(lit, [sentences[last].clone()]);
        let in_sight = format!(
            "const box = [...CSS.highlights.get('{SOURCE}')][0].getBoundingClientRect();
             return box.top >= 0 && box.bottom <= innerHeight"
        );
        page.until("the source is in sight", &in_sight, vec![]).await?;
        let inside = format!(
            "const node = [...CSS.highlights.get('{SOURCE}')][0].startContainer.parentElement;
             return node.closest('[part~=summary]') === null"
        );
        assert_eq!(page.ask(&inside).await?, "true", "the light is on the story, not on the summary");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_click_in_the_story_lights_its_summary_sentence() {
    on_page(site(), async |page: &Page| {
        page.paste(STORY).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        let wanted = page.text_of(SUMMARY_SENTENCES).await?;
        // A real click at the middle of the first line of the sentence's place in the story.
        let place = "
            const words = arguments[0];
            for (const p of document.querySelectorAll('#story [part~=paragraph]')) {
              const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
              for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                const at = node.data.indexOf(words.slice(0, 20));
                if (at < 0) continue;
                p.scrollIntoView({ block: 'center', behavior: 'instant' });
                const range = document.createRange();
                range.setStart(node, at + 8);
                range.setEnd(node, at + 9);
                const box = range.getBoundingClientRect();
                return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
              }
            }
            return null";
        let at = page.run(place, vec![wanted.as_str().into()]).await?;
        assert!(at.is_object(), "the sentence stands in a paragraph: {wanted}");
        let place = |axis: &str| at[axis].as_f64().unwrap_or_default();
        page.click_at(place("x"), place("y")).await?;
        page.shows(&format!("{SUMMARY_SENTENCES}[aria-current]")).await?;
        assert_eq!(page.text_of(&format!("{SUMMARY_SENTENCES}[aria-current]")).await?, wanted);
        assert_eq!(page.highlighted(SOURCE).await?, [wanted]);
        Ok(())
    })
    .await;
}
