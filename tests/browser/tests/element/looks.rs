//! Pictures of the examples, in target/screenshots, and what can be said about them without eyes.

use standfirst_browser_tests::{Page, on_page_at, site};

#[tokio::test]
async fn examples_wide_and_phone_sized_light_and_dark() {
    on_page_at(site(), "/examples.html", async |page: &Page| {
        for (size, width, height) in [("wide", 1440, 900), ("phone", 390, 844)] {
            page.screen(width, height).await?;
            for colours in ["light", "dark"] {
                page.colours(colours).await?;
                for id in ["plain", "html", "themes"] {
                    page.run(
                        "document.getElementById(arguments[0]).scrollIntoView({ behavior: 'instant' })",
                        vec![id.into()],
                    )
                    .await?;
                    let ready =
                        "return document.querySelector(`#${arguments[0]} standfirst-article`).matches(':state(ready)')";
                    page.until("the example is ready", ready, vec![id.into()]).await?;
                    page.screenshot(&format!("examples-{id}-{size}-{colours}")).await?;
                }
                let wider = "return document.documentElement.scrollWidth - innerWidth";
                assert!(page.run(wider, vec![]).await?.as_i64() <= Some(0), "{size}: wider than its window");
            }
        }
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}
