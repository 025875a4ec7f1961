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

/// Two stories of invented papers, as a page has them.
const TWO: &str = "<h1>Bakers of Ostrand strike over the price of rye</h1><p>By Linnea Mork</p>\
    <p>Ovens stayed cold in Ostrand on Thursday, when the bakers of the town laid down their work over the price of rye.</p>\
    <p>The town council offered to buy grain from its own stores. It will meet again on Monday, a clerk said.</p>\
    <h1>Glacier lake drains in a night, and no one is hurt</h1><p>By Ilse Marrow</p>\
    <p>A lake that had stood on the Hoven glacier for thirty years drained in a single night, the water office said on Tuesday.</p>\
    <p>The water took four hours to reach the town. Engineers will inspect the dam at Lower Brae until Friday.</p>";

#[tokio::test]
async fn two_stories_copied_from_a_page_are_two() {
    on_page(site(), async |page: &Page| {
        page.screen(1440, 900).await?;
        page.loaded().await?;
        page.paste_html(TWO).await?;
        page.shows("#stories:not([hidden])").await?;
        assert!(page.text_of(HEADLINE).await?.starts_with("Bakers"));
        assert_eq!(page.count("#story [part~=paragraph]").await?, 2);
        assert_eq!(page.text_of("#story [part~=byline]").await?, "By Linnea Mork");
        page.click("#stories li:last-child button").await?;
        let other = "return document.querySelector('#story [part~=headline]').textContent.startsWith('Glacier')";
        page.until("the other story is read", other, vec![]).await?;
        assert_eq!(page.count("#story [part~=paragraph]").await?, 2);
        assert_eq!(page.text_of("#story [part~=byline]").await?, "By Ilse Marrow");
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}
