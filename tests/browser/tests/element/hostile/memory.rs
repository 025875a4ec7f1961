//! Memory: none left, and none lost however much is read.

use std::fs;
use std::path::Path;

use anyhow::Result;
use serde_json::json;
use standfirst_browser_tests::{Engine, Page, on_page_at, site};
use standfirst_serve::Site;

use crate::{STORY, is, of, page, seen};

const CSS: &str = "standfirst-article";
const INSTANCES: &str = include_str!("instances.js");

/// A page whose instances of the module, and those of its worker, are at hand.
fn with(body: &str, query: &str) -> Site {
    let worker = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/worker.js");
    let own = fs::read_to_string(worker).expect("the worker is there");
    site()
        .with_page("/embed.html", &page(body, "", query))
        .with_first_script(INSTANCES)
        .with_script("/instances.js", INSTANCES)
        .with_script("/worker.js", &format!("import './instances.js';\n{own}"))
}

/// The script that gives the element a text and waits for what comes of it.
fn reading(text: &str) -> String {
    format!("it.value = {text}; return (await it.parse()).metadata.headline.value")
}

/// An element whose reader's instance has no memory left; the next text is read all the same.
async fn goes_on(query: &str, exhaust: &str) {
    let body = format!("<standfirst-article>{STORY}</standfirst-article>");
    on_page_at(with(&body, query), "/embed.html", async |page: &Page| {
        is(page, CSS, "ready").await?;
        of(page, CSS, exhaust).await?;
        let told =
            of(page, CSS, &reading("'The harbour is closed for the winter. '.repeat(150_000)")).await?.to_string();
        assert!(told.contains("internal-error") && told.contains("shorter"), "{told}");
        is(page, CSS, "error").await?;
        assert!(seen(page, CSS).await?.contains("The harbour is closed"));

        let story = json!(STORY.replace("Aldmoor", "Odenfeld")).to_string();
        let told = of(page, CSS, &reading(&story)).await?;
        assert_eq!(told, "Puppet theatre in Odenfeld opens its trunk after fifty years");
        is(page, CSS, "ready").await?;
        assert!(!seen(page, CSS).await?.contains("The harbour is closed"));
        let other = "const other = document.createElement('standfirst-article'); other.id = 'other';
                     other.append(it.value); document.body.prepend(other)";
        of(page, CSS, other).await?;
        is(page, "#other", "ready").await?;
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn exhausted_in_the_worker_another_worker_reads_on() {
    goes_on("", "await inWorker('exhaust')").await;
}

#[tokio::test]
async fn exhausted_in_the_page_another_instance_reads_on() {
    goes_on("?worker=off", "exhaust()").await;
}

/// Another element on the page, set before, does not suffer with it.
#[tokio::test]
async fn exhausted_in_the_page_other_elements_stay_as_they_are() {
    let body = format!(
        "<standfirst-article>{STORY}</standfirst-article><standfirst-article id=bystander>{STORY}</standfirst-article>"
    );
    on_page_at(with(&body, "?worker=off"), "/embed.html", async |page: &Page| {
        for css in [CSS, "#bystander"] {
            is(page, css, "ready").await?;
        }
        let exhausted =
            of(page, CSS, &format!("exhaust(); {}", reading("'The harbour is closed. '.repeat(300_000)"))).await?;
        assert!(exhausted.to_string().contains("internal-error"), "{exhausted}");
        assert!(seen(page, "#bystander").await?.contains("Their strings are of silk"));
        let next = reading(&json!(STORY.replace("Aldmoor", "Odenfeld")).to_string());
        assert_eq!(
            of(page, "#bystander", &next).await?,
            "Puppet theatre in Odenfeld opens its trunk after fifty years"
        );
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

/// Has the browser collect what nobody holds any more, in the page and what lives with it.
async fn collect(page: &Page) -> Result<()> {
    match page.browser().engine() {
        Engine::Chromium => page.browser().devtools("HeapProfiler.collectGarbage", json!({})).await.map(drop),
        Engine::Firefox => {
            let collect =
                "for (const what of ['gc', 'cc', 'gc']) Services.obs.notifyObservers(null, `child-${what}-request`)";
            page.browser().in_firefox(collect).await.map(drop)
        }
        Engine::WebKit => Ok(()),
    }
}

/// How much the module has of memory and of objects, in the page and in the worker.
async fn sizes(page: &Page) -> Result<[[u64; 2]; 2]> {
    Ok(serde_json::from_value(of(page, CSS, "return [size(), await inWorker('size')]").await?)?)
}

/// A story of its own for each round, so that nothing can be taken from the round before.
const ROUNDS: &str = "
    const story = (round) => STORY.replaceAll('Aldmoor', `Aldmoor${round % 7}`) + (round % 2 ? 'A last word. '.repeat(400) : '');
    const rounds = async (from, to, work) => { for (let round = from; round < to; round++) await work(story(round), round); };";

fn rounds(work: &str) -> String {
    ROUNDS.replace("STORY", &json!(STORY).to_string()) + work
}

#[tokio::test]
async fn a_thousand_articles_read_set_and_dropped_leave_nothing() {
    let body = "<standfirst-article></standfirst-article><script type=module src='/api.js'></script>";
    let site = with(body, "").with_script("/api.js", "import * as api from './standfirst.js'; window.api = api");
    on_page_at(site, "/embed.html", async |page: &Page| {
        let work = rounds(
            "const { load, parse, render, summarize } = api;
             await load();
             const target = document.createElement('div');
             const sizes = [];
             for (let hundred = 0; hundred < 10; hundred++) {
                 await rounds(0, 100, (text) => {
                     const article = parse(text);
                     const view = render(article, target, { summary: summarize(article, { type: 'tldr' }) });
                     article.toJSON();
                     view.highlight(article.toJSON().sentences[0].span);
                     view.destroy();
                     article.free();
                 });
                 sizes.push(size());
             }
             return sizes",
        );
        let sizes = of(page, CSS, &work).await?;
        let sizes: Vec<[u64; 2]> = serde_json::from_value(sizes)?;
        assert!(sizes.iter().all(|size| *size == sizes[0]), "after each hundred: {sizes:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_element_with_a_thousand_texts_in_turn_leaves_nothing() {
    on_page_at(
        with("<standfirst-article summary=tldr toc furniture></standfirst-article>", ""),
        "/embed.html",
        async |page: &Page| {
            let work = rounds("await rounds(0, 100, async (text) => { it.value = text; await it.parse(); })");
            of(page, CSS, &work).await?;
            let first = sizes(page).await?;
            for _ in 0..9 {
                of(page, CSS, &work).await?;
            }
            assert_eq!(sizes(page).await?, first);
            Ok(())
        },
    )
    .await;
}

/// Four pages of the module's memory.
const MARGIN: u64 = 4 << 16;

/// A page that is never busy, so that no element waits for its turn.
const NEVER_BUSY: &str = "window.requestIdleCallback = (work) => queueMicrotask(work)";

#[tokio::test]
async fn a_thousand_elements_put_in_and_taken_out_leave_nothing() {
    let site = with("<standfirst-article>Words</standfirst-article><main></main>", "").with_first_script(NEVER_BUSY);
    on_page_at(site, "/embed.html", async |page: &Page| {
        let work = rounds(
            "window.gone ??= [];
             const main = document.querySelector('main');
             for (let at = 0; at < 100; at += 25) {
                 const elements = Array.from({ length: 25 }, (_, index) => {
                     const element = document.createElement('standfirst-article');
                     element.setAttribute('summary', 'tldr');
                     element.textContent = story(at + index);
                     return element;
                 });
                 main.append(...elements);
                 await Promise.all(elements.map((element) => element.parse()));
                 elements[0].highlight(elements[0].article.sentences[0].span, { scroll: false });
                 main.replaceChildren();
                 gone.push(...elements.map((element) => new WeakRef(element)));
             }",
        );
        let mut after = Vec::new();
        for _ in 0..10 {
            of(page, CSS, &work).await?;
            collect(page).await?;
            after.push(sizes(page).await?);
        }
        // It grows until as many wait to be collected as ever will.
        let [[memory, table], worker] = after[4];
        let [[last_memory, last_table], last_worker] = after[9];
        assert!(last_table <= 2 * table, "after each hundred: {after:?}");
        assert_eq!(last_worker, worker, "after each hundred: {after:?}");
        // WebKit collects when it likes.
        if page.browser().engine() != Engine::WebKit {
            // How many wait to be collected differs a little from time to time; a hundred articles are more than that.
            assert!(last_memory <= memory + MARGIN, "after each hundred: {after:?}");
            let mut alive = json!(1000);
            for _ in 0..20 {
                collect(page).await?;
                alive = of(page, CSS, "await new Promise((done) => setTimeout(done, 50)); return gone.filter((one) => one.deref()).length").await?;
                if alive == 0 {
                    break;
                }
            }
            // The browser itself can hold on to the last that it drew.
            assert!(alive.as_u64().is_some_and(|alive| alive < 30), "{alive} elements are held");
        }
        Ok(())
    })
    .await;
}
