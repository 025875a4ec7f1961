//! Several stories in one paste: the first is shown, the others are offered.

use standfirst_browser_tests::{Page, on_page, site};

/// A newsletter of an invented harbour paper.
const NEWSLETTER: &str = "\
View in browser

🛟 Lifeboat crew gets a second boat

The harbour trust bought a second lifeboat on Friday, after a winter in which the first was out on forty nights.

The crew of eleven will train on it until Easter. It can carry thirty people, the trust said.

The old boat stays in the water as a reserve until the summer.

Read more

___

🧭 Lighthouse keeper finds a map of 1811

A map of the sound drawn in 1811 lay under the stairs of the lighthouse, its keeper said on Sunday.

It shows two islands that are no longer there. The county museum will look at it next week.

Read more

___

🐚 Oysters return to the north bank

Oysters have been found on the north bank for the first time in sixty years, divers told the council on Tuesday.

They counted two hundred of them on an old wreck. Nobody may take them home, the council said.

Read more

___

Unsubscribe
";

const HEADLINE: &str = "#story [part~=headline]";

#[tokio::test]
async fn each_story_of_a_newsletter_can_be_read() {
    on_page(site(), async |page: &Page| {
        page.screen(1440, 900).await?;
        page.paste(NEWSLETTER).await?;
        page.shows("#stories:not([hidden])").await?;
        assert_eq!(page.text_of("#stories p").await?, "3 stories in this paste");
        let names = page.texts_of("#stories button").await?;
        assert!(
            names[0].contains("Lifeboat") && names[1].contains("Lighthouse") && names[2].contains("Oysters"),
            "{names:?}"
        );
        assert!(page.text_of(HEADLINE).await?.contains("Lifeboat"));
        page.screenshot("stories").await?;

        page.click("#stories li:nth-child(3) button").await?;
        let third = "return document.querySelector('#story [part~=headline]')?.textContent.includes('Oysters')";
        page.until("the third stands", third, vec![]).await?;
        let story = page.text_of("#story").await?;
        assert!(story.contains("on an old wreck") && !story.contains("lifeboat"), "{story}");
        assert_eq!(page.text_of("#stories [aria-pressed=true]").await?, names[2]);
        assert_eq!(page.texts_of("#stories button").await?, names);

        // It stays chosen while somebody types in it.
        page.caret_before(" on an old wreck").await?;
        page.keys(" at low tide").await?;
        let typed = "return document.querySelector('#story').textContent.includes('of them at low tide on')";
        page.until("what was typed stands", typed, vec![]).await?;
        assert_eq!(page.text_of("#stories [aria-pressed=true]").await?, names[2]);

        // And the choice is undone like all else.
        page.click("#undo").await?;
        page.click("#undo").await?;
        let first = "return document.querySelector('#story [part~=headline]')?.textContent.includes('Lifeboat')";
        page.until("the first stands again", first, vec![]).await?;
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn one_story_offers_no_choice() {
    on_page(site(), async |page: &Page| {
        page.paste(crate::STORY).await?;
        page.shows(crate::PARAGRAPHS).await?;
        assert_eq!(page.count("#stories[hidden]").await?, 1);
        Ok(())
    })
    .await;
}
