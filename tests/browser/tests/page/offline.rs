//! The page without a network, after one visit; a newer version; and that it can be installed.

use serde_json::json;
use standfirst_browser_tests::{Engine, Page, on_page, runs_only_in, site};

use crate::{PARAGRAPHS, STORY, SUMMARY_SENTENCES};

#[tokio::test]
async fn after_one_visit_the_page_needs_no_server() {
    on_page(site(), async |page: &Page| {
        page.at_rest().await?;
        page.leave().await?;
        page.stop_server();
        for path in ["/", "/index.html", "/?from=home"] {
            page.visit(path).await?;
            page.at_rest().await?;
            page.fill(STORY).await?;
            page.shows(SUMMARY_SENTENCES).await?;
            let styled = "return getComputedStyle(document.querySelector('#story [part~=headline]')).fontSize";
            assert_ne!(page.ask(styled).await?, "16px", "{path}: the styles are there");
            page.fill("").await?;
            tokio::time::sleep(std::time::Duration::from_millis(600)).await;
            assert_eq!(page.faults().await?, Vec::<String>::new(), "{path}");
        }
        // Under the same policy as from the server.
        let leak = "const done = arguments[0]; fetch('https://elsewhere.example/').then(() => done('sent'), () => done('stopped'))";
        assert_eq!(page.browser().client().execute_async(leak, vec![]).await?, "stopped");
        let html = "try { document.body.innerHTML = '<b>words</b>'; return 'set' } catch { return 'stopped' }";
        assert_eq!(page.ask(html).await?, "stopped");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_second_visit_asks_the_server_for_nothing_but_a_newer_version() {
    on_page(site(), async |page: &Page| {
        page.at_rest().await?;
        let before = page.requests().len();
        page.leave().await?;
        page.visit("/").await?;
        page.at_rest().await?;
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        let asked = page.requests()[before..].to_vec();
        assert!(asked.iter().all(|path| path == "/service-worker.js"), "{asked:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_newer_version_is_offered_and_brings_the_text_along() {
    on_page(site(), async |page: &Page| {
        page.at_rest().await?;
        let newer = "export const SAMPLE = 'The newer sample\\n\\nIt has one paragraph and nothing else in it.\\n';";
        page.serve_instead(site().with_script("/page/sample.js", newer))?;
        page.leave().await?;
        page.visit("/").await?;
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        page.shows("#newer:not([hidden])").await?;
        // Only what differs has been fetched; how often a browser looks for a newer version is its own affair.
        let fetched = page.requests().into_iter().filter(|path| path != "/service-worker.js");
        assert_eq!(fetched.collect::<Vec<_>>(), ["/page/sample.js"]);
        let sample =
            "const done = arguments[0]; import('/page/sample.js').then(({ SAMPLE }) => done(SAMPLE.slice(0, 9)))";
        assert_ne!(page.browser().client().execute_async(sample, vec![]).await?, "The newer");

        page.click("#newer button").await?;
        page.until(
            "the page is another",
            "return window.performance.getEntriesByType('navigation')[0].type === 'reload'",
            vec![],
        )
        .await?;
        page.shows(PARAGRAPHS).await?;
        assert_eq!(page.ask("return document.querySelector('#paste').value").await?, STORY);
        assert_eq!(page.browser().client().execute_async(sample, vec![]).await?, "The newer");
        let caches = "const done = arguments[0]; caches.keys().then((names) => done(names.length))";
        assert_eq!(page.browser().client().execute_async(caches, vec![]).await?, 1, "the older version is gone");
        assert_eq!(page.count("#newer[hidden]").await?, 1);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_file_of_another_version_keeps_no_half_of_a_page() {
    let worker = include_str!("../../../../www/service-worker.js")
        .replacen("VERSION = \"\"", "VERSION = \"half\"", 1)
        .replacen("FILES = {}", "FILES = { \"page.js\": \"00\", \"touch-icon.png\": \"00\" }", 1);
    on_page(site().with_script("/service-worker.js", &worker), async |page: &Page| {
        page.loaded().await?;
        // What only the service worker asks for has been asked for: it is being installed, or has been.
        for _ in 0..400 {
            if page.requests().iter().any(|path| path == "/touch-icon.png") {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        let gone = "const done = arguments[0];
            navigator.serviceWorker.getRegistration().then((one) => done(one === undefined || one.active === null && one.installing === null))";
        for _ in 0..400 {
            if page.browser().client().execute_async(gone, vec![]).await? == true {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert_eq!(page.browser().client().execute_async(gone, vec![]).await?, true);
        assert_eq!(page.count("html[data-offline]").await?, 0);
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await
    })
    .await;
}

#[tokio::test]
async fn the_page_can_be_installed() {
    if !runs_only_in(&[Engine::Chromium], "it installs no pages") {
        return;
    }
    on_page(site(), async |page: &Page| {
        page.at_rest().await?;
        let manifest = page.browser().devtools("Page.getAppManifest", json!({})).await?;
        assert_eq!(manifest["errors"], json!([]), "{manifest}");
        assert!(manifest["url"].as_str().is_some_and(|url| url.ends_with("/manifest.webmanifest")));
        let errors = page.browser().devtools("Page.getInstallabilityErrors", json!({})).await?;
        assert_eq!(errors["installabilityErrors"], json!([]), "{errors}");
        Ok(())
    })
    .await;
}
