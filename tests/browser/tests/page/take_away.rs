//! The story taken away: copied, saved, embedded.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use standfirst_browser_tests::{Page, on_page, on_page_at, site};

use crate::{STORY, SUMMARY_SENTENCES};

const HEADLINE: &str = "Glacier lake drains in a night, and no one is hurt";
const STATUS: &str = "#take-menu [role=status]";

/// The story with its menu open.
async fn open(page: &Page) -> Result<()> {
    page.screen(1280, 900).await?;
    page.loaded().await?;
    page.fill(STORY).await?;
    page.shows(SUMMARY_SENTENCES).await?;
    page.click("#take").await?;
    page.shows("#take-menu:popover-open").await
}

/// Copies a form, and reads the clipboard: its words by type.
async fn copied(page: &Page, form: &str) -> Result<Value> {
    page.run("document.querySelector(arguments[0]).textContent = ''", vec![STATUS.into()]).await?;
    page.click(&format!("[data-take=copy-{form}]")).await?;
    page.until("it is said", "return document.querySelector(arguments[0]).textContent", vec![STATUS.into()]).await?;
    page.clipboard().await
}

/// Saves a form, and reads the file: where it is, and its words.
async fn saved(page: &Page, form: &str) -> Result<(PathBuf, String)> {
    let folder = page.browser().downloads();
    let before = files(&folder)?;
    page.click(&format!("[data-take=save-{form}]")).await?;
    let started = Instant::now();
    loop {
        let now = files(&folder)?;
        // While it comes, a file has another name, or nothing in it.
        let is_whole = |file: &PathBuf| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            !name.starts_with('.') && !COMING.iter().any(|end| name.ends_with(end))
        };
        if let Some(file) = now.into_iter().find(|file| !before.contains(file) && is_whole(file)) {
            let words = fs::read_to_string(&file).unwrap_or_default();
            if !words.is_empty() {
                return Ok((file, words));
            }
        }
        if started.elapsed() > Duration::from_secs(20) {
            bail!("no file came for {form}; the page says {:?}", page.text_of(STATUS).await?);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// What the engines call a file that is still coming.
const COMING: [&str; 3] = [".crdownload", ".part", ".wkdownload"];

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    Ok(fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect())
}

fn text<'a>(forms: &'a Value, kind: &str) -> Result<&'a str> {
    forms[kind].as_str().with_context(|| format!("no {kind} in {forms}"))
}

#[tokio::test]
async fn rich_text_goes_in_both_forms_and_is_said_once() {
    on_page(site(), async |page: &Page| {
        open(page).await?;
        page.screenshot("take-away").await?;
        let changes = "window.said = [];
            new MutationObserver(() => window.said.push(document.querySelector(arguments[0]).textContent))
                .observe(document.querySelector(arguments[0]), { childList: true })";
        page.run(&changes.replace("arguments[0]", &format!("{STATUS:?}")), vec![]).await?;
        let forms = copied(page, "rich").await?;
        let html = text(&forms, "text/html")?;
        assert!(html.contains("<h1") && html.contains(HEADLINE) && html.contains("<li"), "{html}");
        let plain = text(&forms, "text/plain")?;
        assert!(plain.starts_with(HEADLINE) && !plain.contains('<'), "{plain}");
        assert!(plain.contains("ODENFELD, Tarn Valley (KNA) — A lake that had stood"), "{plain}");
        assert_eq!(page.ask("return window.said.filter((words) => words !== '').join()").await?, "Copied: Rich text");
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn each_form_has_the_story_and_the_summary_where_it_is_wanted() {
    on_page(site(), async |page: &Page| {
        open(page).await?;
        let sentence = page.text_of(SUMMARY_SENTENCES).await?;
        let times =
            |words: &str| words.replace("&#39;", "'").replace("&quot;", "\"").matches(sentence.as_str()).count();

        let markdown = copied(page, "markdown").await?;
        let markdown = text(&markdown, "text/plain")?;
        assert!(markdown.contains(&format!("# {HEADLINE}")) && times(markdown) == 2, "{markdown}");
        let html = copied(page, "html").await?;
        assert!(text(&html, "text/plain")?.starts_with("<article lang=\"en\">"), "{html}");
        let data: Value = serde_json::from_str(text(&copied(page, "json").await?, "text/plain")?)?;
        assert_eq!(data["metadata"]["headline"]["value"], HEADLINE);
        assert_eq!(data["summary"]["sentences"][0]["text"], sentence);
        let linked: Value = serde_json::from_str(text(&copied(page, "json-ld").await?, "text/plain")?)?;
        assert_eq!((linked["@type"].as_str(), linked["headline"].as_str()), (Some("NewsArticle"), Some(HEADLINE)));

        page.click("#take-menu label").await?;
        for form in ["markdown", "text", "html"] {
            let forms = copied(page, form).await?;
            assert_eq!(times(text(&forms, "text/plain")?), 1, "{form}: {forms}");
        }
        let data: Value = serde_json::from_str(text(&copied(page, "json").await?, "text/plain")?)?;
        assert_eq!(data.get("summary"), None);

        // The Markdown is the same story when it is pasted again.
        let markdown = copied(page, "markdown").await?;
        let headline = page.text_of("#story [part=headline]").await?;
        let paragraphs = page.texts_of("#story [part=paragraph]").await?;
        page.paste(text(&markdown, "text/plain")?).await?;
        page.until("it is read anew", "return document.querySelector('#paste').value.startsWith('---')", vec![])
            .await?;
        page.until("the story stands", "return document.querySelector('#story [part=headline]') !== null", vec![])
            .await?;
        assert_eq!(page.text_of("#story [part=headline]").await?, headline);
        assert_eq!(page.texts_of("#story [part=paragraph]").await?.len(), paragraphs.len());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_saved_page_is_read_without_a_network_and_leads_to_sources_without_a_script() {
    on_page(site(), async |page: &Page| {
        open(page).await?;
        let (file, words) = saved(page, "page").await?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        assert_eq!(name, "glacier-lake-drains-in-a-night-and-no-one-is-hurt.html");
        assert_eq!(page.text_of(STATUS).await?, format!("Saved as {name}"));
        assert!(!words.contains("<script") && !words.contains("Edit") && !words.contains("data-start"), "{words}");
        let paragraphs = page.texts_of("#story [part=paragraph]").await?.len();
        let summary = page.texts_of(SUMMARY_SENTENCES).await?;
        let face = "return getComputedStyle(document.querySelector('[part=paragraph]')).fontFamily";
        let on_the_page = page.ask(face).await?;

        page.browser().client().goto(&format!("file://{}", file.display())).await?;
        assert_eq!(page.text_of("h1").await?, HEADLINE);
        assert_eq!(page.ask("return document.title").await?, HEADLINE);
        assert_eq!(page.count("[part=paragraph]").await?, paragraphs);
        assert_eq!(page.ask(face).await?, on_the_page, "it is set as on the page");
        assert_eq!(page.texts_of("a[part=summary-sentence]").await?, summary);
        let fetched = "return performance.getEntriesByType('resource').length";
        assert_eq!(page.ask(fetched).await?, "0");
        page.click("a[part=summary-sentence]").await?;
        let lit = "return [...document.querySelectorAll('.source-1')]
            .filter((e) => getComputedStyle(e).backgroundColor !== 'rgba(0, 0, 0, 0)').map((e) => e.textContent).join('')";
        assert_eq!(page.ask(lit).await?, summary[0]);
        page.click("a.back").await?;
        assert_eq!(page.ask("return location.hash").await?, "#point-1");
        page.screenshot("saved-page").await?;
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_code_to_embed_shows_the_same_story() {
    let mut code = String::new();
    let mut story = Vec::new();
    on_page(site(), async |page: &Page| {
        open(page).await?;
        let forms = copied(page, "embed").await?;
        code = text(&forms, "text/plain")?.to_owned();
        story = page.texts_of("#story :is([part=headline], [part=paragraph], [part=summary-sentence])").await?;
        Ok(())
    })
    .await;
    let (_, rest) = code.split_once("src=\"http://").expect("the script has an address");
    let (address, rest) = rest.split_once('"').expect("the address ends");
    assert!(address.ends_with("/standfirst-article-define.js"), "{address}");
    let body = format!("<!doctype html><script type=\"module\" src=\"/standfirst-article-define.js\"{rest}");
    on_page_at(site().with_page("/embed", &body), "/embed", async |page: &Page| {
        let there = "const { shadowRoot } = document.querySelector('standfirst-article');
            return shadowRoot?.querySelector('[part=summary-sentence]') !== null";
        page.until("the element shows it", there, vec![]).await?;
        let said = page
            .run(
                "return [...document.querySelector('standfirst-article').shadowRoot
                    .querySelectorAll(':is([part=headline], [part=paragraph], [part=summary-sentence])')]
                    .map((e) => e.textContent.trim().replace(/\\s+/g, ' '))",
                vec![],
            )
            .await?;
        assert_eq!(said, json!(story));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_browser_that_refuses_is_answered_with_a_way() {
    on_page(site(), async |page: &Page| {
        open(page).await?;
        let refuse = "navigator.clipboard.write = () => Promise.reject(new DOMException('No', 'NotAllowedError'));
                      document.execCommand = () => false";
        page.run(refuse, vec![]).await?;
        page.click("[data-take=copy-markdown]").await?;
        page.until("it is said", "return document.querySelector(arguments[0]).textContent", vec![STATUS.into()])
            .await?;
        assert!(page.text_of(STATUS).await?.contains("Save it as a file"));
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}
