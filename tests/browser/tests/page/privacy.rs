//! Nothing leaves the machine, and nothing breaks the page's policy.

use std::time::{Duration, Instant};

use standfirst_browser_tests::{Page, on_page, site};

use crate::{PARAGRAPHS, STORY, SUMMARY_SENTENCES};

#[tokio::test]
async fn no_request_and_no_violation_after_the_load() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        page.until("the page is at rest", "return document.readyState === 'complete'", vec![]).await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
        let before = page.requests();
        let resources = page.ask("return performance.getEntriesByType('resource').length").await?;

        page.paste(STORY).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        page.click(SUMMARY_SENTENCES).await?;
        page.click("#summary-length [data-value=long]").await?;
        page.click("#summary-type [data-value=headline]").await?;
        page.fill(&STORY.repeat(3)).await?;
        page.shows(PARAGRAPHS).await?;
        page.fill("").await?;
        page.click("#sample").await?;
        page.shows(PARAGRAPHS).await?;
        tokio::time::sleep(Duration::from_millis(300)).await;

        assert_eq!(page.requests()[before.len()..], [] as [String; 0], "asked for after the load");
        assert_eq!(page.ask("return performance.getEntriesByType('resource').length").await?, resources);
        assert_eq!(page.faults().await?, Vec::<String>::new());
        let kept = "return [document.cookie, localStorage.length, sessionStorage.length].join()";
        assert_eq!(page.ask(kept).await?, ",0,0", "the text is not kept");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_policy_is_in_force() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        // Sent to another host, the text would be stopped by the browser.
        let leak =
            "const done = arguments[0]; fetch('http://127.0.0.1:9/').then(() => done('sent'), () => done('stopped'))";
        assert_eq!(page.browser().client().execute_async(leak, vec![]).await?, "stopped");
        page.until("a violation is seen", "return window.faults.some((f) => f.includes('connect-src'))", vec![])
            .await?;
        // And it is reported: so is whatever the page's own listener would miss, as in its worker.
        let started = Instant::now();
        while !page.faults().await?.iter().any(|fault| fault.starts_with("report: ") && fault.contains("connect-src")) {
            assert!(started.elapsed() < Duration::from_secs(20), "the violation is reported");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    })
    .await;
}
