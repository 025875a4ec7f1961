//! What is kept in this browser between two visits, and that it can be cleared.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use standfirst_browser_tests::{Page, on_page, site};

use crate::{PARAGRAPHS, STORY};

/// What IndexedDB, the other stores and the address hold, in one line.
const KEPT: &str = "
    const done = arguments[0];
    indexedDB.databases().then((all) => done([all.length, localStorage.length, sessionStorage.length, location.hash].join()))";
/// Waits until that is kept.
async fn keeps(page: &Page, wanted: &str) -> Result<()> {
    let started = Instant::now();
    loop {
        let kept = page.browser().client().execute_async(KEPT, vec![]).await?;
        if kept == wanted {
            return Ok(());
        }
        ensure!(started.elapsed() < Duration::from_secs(20), "{kept} is kept, not {wanted}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

const BOX: &str = "return document.querySelector('#paste').value";

#[tokio::test]
async fn the_last_text_comes_back_with_its_corrections_until_it_is_cleared() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        page.click("[data-correct=byline]").await?;
        page.keys("Tove Lind\u{E007}").await?;
        let corrected = "return document.querySelector('#story [part=byline]').textContent.includes('Tove Lind')";
        page.until("the byline is corrected", corrected, vec![]).await?;
        page.run("document.querySelector('#theme').value = 'sepia';
                  document.querySelector('#theme').dispatchEvent(new Event('change'))", vec![]).await?;
        let written = "const done = arguments[0];
            const open = indexedDB.open('standfirst');
            open.onsuccess = () => {
                const database = open.result;
                if (!database.objectStoreNames.contains('draft')) { database.close(); done(false); return; }
                const get = database.transaction('draft').objectStore('draft').get('last');
                get.onsuccess = () => { database.close(); done(JSON.stringify(get.result ?? '').includes('Tove Lind')); };
            }";
        let mut is_written = false;
        for _ in 0..100 {
            is_written = page.browser().client().execute_async(written, vec![]).await? == true;
            if is_written {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert!(is_written, "the draft is kept");

        page.leave().await?;
        page.visit("/").await?;
        page.shows(PARAGRAPHS).await?;
        page.until("the byline is corrected again", corrected, vec![]).await?;
        assert_eq!(page.ask(BOX).await?, STORY);
        assert!(page.text_of("#note").await?.contains("this browser only"));

        // Asked first, then cleared.
        page.click("#clear").await?;
        assert_eq!(page.ask(BOX).await?, STORY);
        page.click("#clear").await?;
        page.until("it says so", "return document.querySelector('#note').textContent.startsWith('Cleared')", vec![]).await?;
        assert_eq!(page.ask(BOX).await?, "");
        assert_eq!(page.text_of("#story").await?, "");
        assert_eq!(page.count("html[data-theme]").await?, 0);
        assert_eq!(page.browser().client().execute_async(KEPT, vec![]).await?, "0,0,0,");
        page.keys("\u{E009}z").await?;
        assert_eq!(page.ask(BOX).await?, "", "undoing brings nothing back");

        page.leave().await?;
        page.visit("/").await?;
        page.shows("html[data-sealed]").await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(page.ask(BOX).await?, "");
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_emptied_box_leaves_no_draft() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        page.fill(STORY).await?;
        keeps(page, "1,0,0,").await?;
        page.fill("").await?;
        keeps(page, "0,0,0,").await
    })
    .await;
}

#[tokio::test]
async fn a_browser_that_keeps_nothing_harms_nothing() {
    let broken = "for (const name of ['open', 'deleteDatabase'])
            IDBFactory.prototype[name] = () => { throw new DOMException('No.', 'SecurityError'); };
        Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('No.', 'SecurityError'); } });";
    on_page(site().with_first_script(broken), async |page: &Page| {
        page.shows("html[data-sealed]").await?;
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        tokio::time::sleep(Duration::from_millis(700)).await;
        page.click("#clear").await?;
        page.click("#clear").await?;
        page.until("it is cleared", "return document.querySelector('#paste').value === ''", vec![]).await?;
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        assert_eq!(page.text_of("#message").await?, "");
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}
