//! A module that is not what it should be, or that the browser does not run: the text stays, and the error says what to do.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use serde_json::json;
use standfirst_browser_tests::{Page, on_page_at, site};
use standfirst_serve::Site;

use crate::{STORY, is, of, page, pieces, seen, with};

const MODULE: &str = "/pkg/standfirst_bg.wasm";
const CSS: &str = "standfirst-article";
/// Notes what the page is told.
const LISTEN: &str = "
    window.heard = [];
    addEventListener('standfirst-error', ({ detail: { error } }) => heard.push([error.code, error.message, String(error.cause)]));";

fn www(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../www").join(path)
}

fn module() -> Vec<u8> {
    fs::read(www("pkg/standfirst_bg.wasm")).expect("the module is built")
}

/// A page with a story in an element, and what its page hears of it.
fn with_story() -> Site {
    with(&format!("<standfirst-article>{STORY}</standfirst-article>")).with_first_script(LISTEN)
}

/// The text is there as it stood, and the page was told `load-failed` in these words.
async fn fails(site: Site, path: &str, words: &[&str]) {
    on_page_at(site, path, async |page: &Page| {
        is(page, CSS, "error").await?;
        is_told(page, words).await?;
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

async fn is_told(page: &Page, words: &[&str]) -> Result<()> {
    let text = seen(page, CSS).await?;
    assert_eq!(text.matches("Their strings are of silk").count(), 1, "{text}");
    let heard = page.run("return heard", vec![]).await?;
    assert_eq!((heard.as_array().map(Vec::len), &heard[0][0]), (Some(1), &json!("load-failed")), "{heard}");
    let message = heard[0][1].as_str().unwrap_or_default();
    assert!(words.iter().all(|word| message.contains(word)), "{heard}");
    Ok(())
}

#[tokio::test]
async fn of_the_wrong_type_it_is_read_all_the_same() {
    for kind in ["text/html; charset=utf-8", "application/octet-stream", ""] {
        on_page_at(with_story().with_file(MODULE, module(), kind), "/embed.html", async |page: &Page| {
            is(page, CSS, "ready").await?;
            assert_eq!(pieces(page, CSS, "[part~=headline]").await?.len(), 1, "as {kind}");
            assert_eq!(page.faults().await?, Vec::<String>::new());
            Ok(())
        })
        .await;
    }
}

#[tokio::test]
async fn cut_short_or_another_file_it_is_said_to_be_damaged() {
    let whole = module();
    let damaged: [(&[u8], &str); 4] = [
        (&whole[..whole.len() / 2], "application/wasm"),
        (&whole[..whole.len() / 2], "application/octet-stream"),
        (b"<!doctype html><title>Down for maintenance</title>", "text/html; charset=utf-8"),
        (b"", "application/wasm"),
    ];
    for (bytes, kind) in damaged {
        fails(with_story().with_file(MODULE, bytes, kind), "/embed.html", &["standfirst_bg.wasm", "whole", "reload"])
            .await;
    }
}

#[tokio::test]
async fn once_the_server_is_mended_the_next_text_is_read() {
    let damaged = with_story().with_file(MODULE, b"no module".as_slice(), "application/wasm");
    on_page_at(damaged, "/embed.html", async |page: &Page| {
        is(page, CSS, "error").await?;
        page.serve_instead(with_story())?;
        of(page, CSS, "const next = document.createElement('standfirst-article'); next.id = 'next'; next.append(it.textContent); document.body.append(next)")
            .await?;
        is(page, "#next", "ready").await
    })
    .await;
}

#[tokio::test]
async fn without_web_assembly_another_browser_is_advised() {
    let site = with_story().with_first_script("delete globalThis.WebAssembly");
    fails(site, "/embed.html", &["WebAssembly", "another browser"]).await;
}

#[tokio::test]
async fn without_the_policy_for_it_the_word_is_named() {
    let head = "<meta http-equiv=Content-Security-Policy content=\"script-src 'self'\">";
    let body = format!("<standfirst-article>{STORY}</standfirst-article>");
    let site = site().with_page("/strict.html", &page(&body, head, "")).with_first_script(LISTEN);
    on_page_at(site, "/strict.html", async |page: &Page| {
        is(page, CSS, "error").await?;
        is_told(page, &["'wasm-unsafe-eval'"]).await
    })
    .await;
}

#[tokio::test]
async fn without_room_for_it_closing_other_pages_is_advised() {
    let full = "WebAssembly.instantiate = async () => { throw new RangeError('Out of memory: Cannot allocate') }";
    fails(with_story().with_first_script(full), "/embed.html", &["memory", "Close"]).await;
}

/// A worker can lack what the page has; then the page reads.
#[tokio::test]
async fn in_a_worker_without_web_assembly_the_page_reads_itself() {
    let own = fs::read_to_string(www("worker.js")).expect("the worker is there");
    let site = with_story()
        .with_script("/worker.js", &format!("import './before.js';\n{own}"))
        .with_script("/before.js", "delete globalThis.WebAssembly");
    on_page_at(site, "/embed.html", async |page: &Page| {
        is(page, CSS, "ready").await?;
        let next =
            "it.value = it.value.replaceAll('puppet', 'glove puppet'); return (await it.parse()).blocks.length > 3";
        assert_eq!(of(page, CSS, next).await?, true);
        assert_eq!(page.run("return heard", vec![]).await?, json!([]));
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}
