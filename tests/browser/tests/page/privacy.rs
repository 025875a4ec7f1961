//! Nothing leaves the machine, and nothing breaks the page's policy.

use std::time::{Duration, Instant};

use standfirst_browser_tests::{Page, on_page, site};

use crate::{PARAGRAPHS, STORY, SUMMARY_SENTENCES};

#[tokio::test]
async fn no_request_and_no_violation_after_the_load() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        page.at_rest().await?;
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
        assert_eq!(page.ask(kept).await?, ",0,0", "the text is kept as a draft only");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn once_loaded_the_page_lets_nothing_out() {
    on_page(site(), async |page: &Page| {
        page.at_rest().await?;
        let before = page.requests().len();
        // Not even to the page's own server: whatever a page has to send with.
        let ways = "const done = arguments[0];
            const url = (name) => new URL(`/leak?${name}`, location.href).href;
            const refused = new Set();
            addEventListener('securitypolicyviolation', (event) => refused.add(event.effectiveDirective));
            fetch(url('fetch')).catch(() => {});
            const request = new XMLHttpRequest();
            request.open('GET', url('xhr'));
            request.send();
            navigator.sendBeacon(url('beacon'), 'words');
            // WebKit says these two by an error as well.
            try { new EventSource(url('events')).close(); } catch {}
            try { new WebSocket(url('socket').replace('http', 'ws')); } catch {}
            new Image().src = url('image');
            document.body.append(Object.assign(document.createElement('video'), { src: url('video') }));
            const form = Object.assign(document.createElement('form'), { action: url('form'), method: 'post' });
            document.body.append(form);
            // Firefox says it by an error as well.
            try { form.submit(); } catch {}
            setTimeout(() => done([...refused].sort().join()), 700)";
        let refused = page.browser().client().execute_async(ways, vec![]).await?;
        assert_eq!(refused, "connect-src,form-action,img-src,media-src");
        assert_eq!(page.requests()[before..], [] as [String; 0]);

        // The page says so, and can show it.
        page.run("document.querySelector('#trust').open = true", vec![]).await?;
        page.click("#trust button").await?;
        page.until("it was tried", "return document.querySelector('#trust [role=status]').textContent", vec![]).await?;
        let said = page.text_of("#trust [role=status]").await?;
        assert!(said.starts_with("Refused") && said.contains("connect-src"), "{said}");
        assert_eq!(page.requests()[before..], [] as [String; 0]);

        // And works on.
        page.paste(STORY).await?;
        page.shows(SUMMARY_SENTENCES).await
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
