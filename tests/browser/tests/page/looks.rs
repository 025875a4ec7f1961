//! Pictures of the page, in target/screenshots, and what can be said about them without eyes.

use anyhow::Result;
use standfirst_browser_tests::{Page, on_page, site};

use crate::{STORY, SUMMARY_SENTENCES};

#[tokio::test]
async fn wide_and_phone_sized_light_and_dark() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        for (size, width, height) in [("wide", 1280, 900), ("phone", 390, 844)] {
            page.screen(width, height).await?;
            let mut grounds = Vec::new();
            for colours in ["light", "dark"] {
                page.colours(colours).await?;
                page.fill("").await?;
                page.screenshot(&format!("empty-{size}-{colours}")).await?;
                page.fill(STORY).await?;
                page.shows(SUMMARY_SENTENCES).await?;
                page.click(SUMMARY_SENTENCES).await?;
                page.run("scrollTo(0, 0)", vec![]).await?;
                page.screenshot(&format!("story-{size}-{colours}")).await?;
                panels(page).await?;
                page.screenshot(&format!("panels-{size}-{colours}")).await?;
                page.run("document.querySelectorAll('.panel').forEach((panel) => { panel.open = false })", vec![])
                    .await?;
                grounds.push(ground(page).await?);
                let wider = "return document.documentElement.scrollWidth - innerWidth";
                assert!(
                    page.run(wider, vec![]).await?.as_i64() <= Some(0),
                    "{size}: the page is wider than its window"
                );
            }
            assert!(grounds[0] > 160.0 && grounds[1] < 96.0, "light and dark differ: {grounds:?}");
        }
        Ok(())
    })
    .await;
}

/// Opens what stands under the story, with a summary to check.
async fn panels(page: &Page) -> Result<()> {
    let open = "
        for (const panel of document.querySelectorAll('.panel:not([hidden])')) panel.open = true;
        const box = document.querySelector('#theirs');
        box.value = arguments[0];
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    let theirs = "The lake on the Hoven glacier drained in a night. The water took nine hours to reach the town. \
                  The town will be rebuilt by foreign volunteers.";
    page.run(open, vec![theirs.into()]).await?;
    page.shows("#check [data-verdict=altered]").await?;
    page.run("document.querySelector('#quotations').scrollIntoView({ behavior: 'instant' })", vec![]).await.map(drop)
}

/// How light the page's ground is, 0 to 255.
async fn ground(page: &Page) -> Result<f64> {
    let script = "
        const canvas = document.createElement('canvas').getContext('2d');
        const of = (e) => getComputedStyle(e).backgroundColor;
        canvas.fillStyle = of(document.body) === 'rgba(0, 0, 0, 0)' ? of(document.documentElement) : of(document.body);
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
        return (r + g + b) / 3";
    Ok(page.run(script, vec![]).await?.as_f64().unwrap_or(f64::NAN))
}
