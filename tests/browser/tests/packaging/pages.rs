//! Pages that have the package by a bundler, as plain files, from disk, and from a server that has rendered the article.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};
use serde_json::json;
use standfirst_browser_tests::{Page, on_page};
use standfirst_serve::Site;

use crate::{FIRST_POINT, HEADLINE, built, copy, installed, node, output, projects, tool};

/// What `render` has set into `main`, and what the element shows.
const IN_MAIN: &str = "document.querySelector('main')";
const IN_ELEMENT: &str = "document.querySelector('standfirst-article')?.shadowRoot";

/// Waits for headline and first key point of the story.
async fn shows_the_story(page: &Page, place: &str) -> Result<()> {
    let script = format!(
        "const words = (part) => {place}?.querySelector(`[part~=${{part}}]`)?.textContent.trim().replace(/\\s+/g, ' ');
         return words('headline') === arguments[0] && words('summary-sentence') === arguments[1]"
    );
    page.until(&format!("the story is in {place}"), &script, vec![json!(HEADLINE), json!(FIRST_POINT)]).await
}

async fn worker_has_read(page: &Page) -> Result<()> {
    page.shows("html[data-worker-answered]").await
}

/// A page that has both, under the strict policy of the server.
async fn has_both(site: Site) {
    on_page(site, async |page: &Page| {
        shows_the_story(page, IN_MAIN).await?;
        shows_the_story(page, IN_ELEMENT).await?;
        worker_has_read(page).await?;
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn vite_builds_it() -> Result<()> {
    let folder = built("vite")?;
    output(tool("vite").args(["build", "vite", "--logLevel", "warn", "--outDir"]).arg(&folder))?;
    has_both(Site::new(folder)).await;
    Ok(())
}

/// Vite's development server puts dependencies together in a folder of its own, from where they must still find their files.
#[tokio::test]
async fn vite_serves_it_in_development() -> Result<()> {
    let cache = built("vite-cache")?;
    let mut node = Command::new("node");
    let serve = node.current_dir(projects()).arg("vite/serve.js").arg(&cache);
    let mut server = serve.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut address = String::new();
    BufReader::new(server.stdout.take().context("no output to read")?).read_line(&mut address)?;
    on_page(elsewhere(), async |page: &Page| {
        page.browser().client().goto(address.trim()).await?;
        shows_the_story(page, IN_MAIN).await?;
        shows_the_story(page, IN_ELEMENT).await?;
        worker_has_read(page).await
    })
    .await;
    // It ends with its input.
    drop(server.stdin.take());
    server.wait()?;
    Ok(())
}

/// A site that is only there to be left for another.
fn elsewhere() -> Site {
    Site::new(projects()).with_bare_page("/", "<!doctype html>")
}

#[tokio::test]
async fn webpack_builds_it() -> Result<()> {
    let folder = built("webpack")?;
    let mut node = Command::new("node");
    output(node.current_dir(projects()).arg("webpack/build.js").arg(&folder))?;
    // What webpack puts into pages fetches its parts by a string, where it is not told of Trusted Types.
    let html = fs::read_to_string(projects().join("webpack/index.html"))?;
    has_both(Site::new(folder).with_bare_page("/", &html)).await;
    Ok(())
}

#[tokio::test]
async fn files_are_enough() -> Result<()> {
    let folder = plain("plain")?;
    has_both(Site::new(folder)).await;
    Ok(())
}

/// Of the two modules a page with plain text fetches the smaller one; the whole one comes with the first HTML, and reads on.
#[tokio::test]
async fn a_page_with_plain_text_fetches_the_smaller_module() -> Result<()> {
    const WHOLE: &str = "/standfirst/pkg/standfirst_bg.wasm";
    let folder = plain("text")?;
    on_page(Site::new(folder), async |page: &Page| {
        shows_the_story(page, IN_MAIN).await?;
        shows_the_story(page, IN_ELEMENT).await?;
        worker_has_read(page).await?;
        let fetched = page.requests();
        assert!(fetched.iter().any(|path| path == "/standfirst/pkg/text/standfirst_bg.wasm"), "{fetched:?}");
        assert!(fetched.iter().all(|path| path != WHOLE), "{fetched:?}");

        page.run("document.querySelector('standfirst-article').click()", vec![]).await?;
        let headline =
            format!("return {IN_ELEMENT}.querySelector('[part~=headline]')?.textContent === 'Ferry to run at night'");
        page.until("the HTML is read", &headline, vec![]).await?;
        assert!(page.requests().iter().any(|path| path == WHOLE), "{:?}", page.requests());
        shows_the_story(page, IN_MAIN).await?;
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
    Ok(())
}

/// A project whose page takes the package's files as they are.
fn plain(project: &str) -> Result<PathBuf> {
    let folder = built(project)?;
    copy(&projects().join(project), &folder)?;
    for name in ["story.js", "workers.js"] {
        copy(&projects().join(name), &folder.join(name))?;
    }
    copy(&installed(), &folder.join("standfirst"))?;
    Ok(folder)
}

#[tokio::test]
async fn esbuild_copies_the_module() -> Result<()> {
    let folder = built("esbuild")?;
    esbuild(&["esbuild/main.js", "--loader:.wasm=file"], &folder)?;
    copy(&projects().join("esbuild/index.html"), &folder.join("index.html"))?;
    on_page(Site::new(folder), async |page: &Page| {
        shows_the_story(page, IN_MAIN).await?;
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
    Ok(())
}

#[tokio::test]
async fn esbuild_needs_no_loader_for_the_inline_entry() -> Result<()> {
    let folder = built("esbuild-inline")?;
    esbuild(&["esbuild/inline.js"], &folder)?;
    // A worker from inside is one of `blob:`, which the server's own policy has no place for.
    let html = fs::read_to_string(projects().join("esbuild/inline.html"))?;
    on_page(Site::new(folder).with_bare_page("/", &html), async |page: &Page| {
        shows_the_story(page, IN_ELEMENT).await?;
        worker_has_read(page).await?;
        assert!(
            page.requests().iter().all(|path| ["/", "/inline.js"].contains(&path.as_str())),
            "{:?}",
            page.requests()
        );
        Ok(())
    })
    .await;
    Ok(())
}

fn esbuild(arguments: &[&str], folder: &Path) -> Result<()> {
    let mut esbuild = tool("esbuild");
    esbuild.args(arguments).args(["--bundle", "--format=esm", "--log-level=warning"]);
    output(esbuild.arg(format!("--outdir={}", folder.display())))?;
    Ok(())
}

#[tokio::test]
async fn one_tag_works_from_disk() -> Result<()> {
    let folder = built("one-tag")?;
    copy(&installed().join("standfirst.global.js"), &folder.join("standfirst.global.js"))?;
    copy(&projects().join("workers.js"), &folder.join("workers.js"))?;
    let print = "import('./story.js').then(({ story }) => console.log(story))";
    let story = output(node().args(["--eval", print]))?;
    let html = fs::read_to_string(projects().join("one-tag/index.html"))?.replace("STORY", &story);
    fs::write(folder.join("index.html"), html)?;
    let address = url::Url::from_file_path(folder.canonicalize()?.join("index.html")).expect("an absolute path");
    on_page(elsewhere(), async |page: &Page| {
        page.browser().client().goto(address.as_str()).await?;
        shows_the_story(page, IN_ELEMENT).await?;
        worker_has_read(page).await
    })
    .await;
    Ok(())
}

#[tokio::test]
async fn a_worker_of_the_page_can_read() -> Result<()> {
    let folder = plain("worker")?;
    let html = fs::read_to_string(folder.join("index.html"))?;
    // The page starts its worker by a string, which the server's own policy has no place for.
    on_page(Site::new(folder).with_bare_page("/", &html), async |page: &Page| shows_the_story(page, IN_MAIN).await)
        .await;
    Ok(())
}

#[tokio::test]
async fn what_a_server_rendered_is_taken_up() -> Result<()> {
    let html = output(node().arg("ssr/render.js"))?;
    assert!(html.contains(HEADLINE) && html.contains("two hundred and six"), "readable without a script: {html}");
    let folder = built("ssr")?;
    copy(&installed(), &folder.join("standfirst"))?;
    on_page(Site::new(folder).with_page("/", &html), async |page: &Page| {
        shows_the_story(page, IN_ELEMENT).await?;
        // What the server sent is still there, for whoever reads the page without its shadows.
        assert_eq!(page.text_of("standfirst-article h1").await?, HEADLINE);
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
    Ok(())
}
