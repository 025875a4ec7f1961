//! The payloads of `tests/attacks` in Chromium, on a page under no policy: by `render`, and by `toHtml()` as `innerHTML`.

#[path = "../../../attacks/payloads.rs"]
mod payloads;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use standfirst_browser_tests::{Page, attacks_folder, on_page_at, site};
use standfirst_serve::Site;

/// Payloads that stand in the page together.
const BATCH: usize = 60;
/// Loads the payloads' page. A module, so that it is fetched like those of a site.
const START: &str = "const script = document.createElement('script'); script.type = 'module'; \
                     script.src = '/attacks/payloads.js'; document.head.append(script)";

fn attacked() -> Site {
    site()
        .with_bare_page("/attacks/", include_str!("page.html"))
        .with_script("/attacks/judge.js", include_str!("judge.js"))
        .with_script("/attacks/payloads.js", include_str!("payloads.js"))
}

async fn with_attacks(mut test: impl AsyncFnMut(&Page) -> Result<()>) {
    on_page_at(attacked(), "/attacks/", async |page: &Page| {
        page.run(START, vec![]).await?;
        page.shows("body[data-ready]").await?;
        let asked = page.requests().len();
        test(page).await?;
        assert_eq!(page.requests()[asked..], [] as [String; 0], "the server was asked for something");
        Ok(())
    })
    .await;
}

/// Calls one of the page's functions, and waits for what it gives.
async fn call(page: &Page, function: &str, arguments: Vec<Value>) -> Result<Value> {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         attacks.{function}(...[...arguments].slice(0, -1)).then(done, (error) => done({{ faults: [`error: ${{error}}`] }}))"
    );
    Ok(page.browser().client().execute_async(&script, arguments).await?)
}

#[tokio::test]
async fn no_payload_does_anything() {
    with_attacks(async |page: &Page| {
        let payloads = payloads::payloads(&attacks_folder());
        assert!(payloads.len() > 500, "the payloads are in tests/attacks");
        let mut set = 0;
        for batch in payloads.chunks(BATCH) {
            let inputs = batch.iter().map(|payload| {
                let by_format = ["html", "text", "markdown", "auto"]
                    .map(|format| (format.to_owned(), json!(payloads::inputs(&payload.text, format))));
                json!([payload.name, serde_json::Map::from_iter(by_format)])
            });
            let answer = call(page, "run", vec![inputs.collect()]).await?;
            assert_eq!(answer["faults"], json!([]), "{answer:#}");
            set += answer["set"].as_u64().unwrap_or_default();
        }
        assert!(set > 4000, "only {set} readings were set");
        Ok(())
    })
    .await;
}

/// Set as they are, payloads are seen: a judge that sees nothing proves nothing.
#[tokio::test]
async fn the_judge_sees_what_payloads_do() {
    on_page_at(attacked(), "/attacks/", async |page: &Page| {
        page.run(START, vec![]).await?;
        page.shows("body[data-ready]").await?;
        for (payload, kinds) in [
            ("<p>Words</p>", &[][..]),
            ("<img src=/hit.png onerror=hit()>", &["script: hit()", "request: ", "element: <IMG>"]),
            ("<img src='http://127.0.0.1:9/hit.png'>", &["request: http://127.0.0.1:9/"]),
            ("<p onclick=hit()>Words</p>", &["script: hit()", "attribute: onclick"]),
            ("<a href='javascript:hit()'>Words</a>", &["script: ", "attribute: href"]),
            ("<a href='data:text/html,x'>Words</a>", &["attribute: href"]),
            ("<svg><animate onbegin=hit() attributeName=x dur=1s></svg>", &["script: hit()", "element: <svg>"]),
            ("<math><mtext>x</mtext></math>", &["element: <math>"]),
            (
                "<iframe srcdoc='<script>parent.hit()</script>'></iframe>",
                &["script: hit()", "surroundings: frames", "element: "],
            ),
            ("<iframe src=/hit.html></iframe>", &["element: <IFRAME>"]),
            ("<iframe src='javascript:parent.alert()'></iframe>", &["script: alert()"]),
            ("<object data=/hit.html></object>", &["element: <OBJECT>", "request: "]),
            ("<link rel=stylesheet href=/hit.css>", &["element: <LINK>", "request: "]),
            (
                "<style>body { position: fixed }</style>",
                &["surroundings: sheets", "surroundings: styles", "element: <STYLE>"],
            ),
            ("<p style='background: url(/hit.png)'>Words</p>", &["attribute: style", "request: "]),
            ("<base href='https://hit.example/'>", &["surroundings: base", "element: <BASE>"]),
            (
                "<form action=/hit><button>Words</button></form>",
                &["script: a form is sent", "surroundings: counts", "element: <FORM>"],
            ),
            ("<img name=cookie><form name=body></form>", &["surroundings: members", "surroundings: cookie"]),
            ("<p id=cookie>Words</p>", &["attribute: id"]),
            ("<p id=standfirst>Words</p>", &["attribute: id"]),
            ("<input autofocus>", &["surroundings: focus", "element: <INPUT>"]),
            ("<details open ontoggle=hit()>Words</details>", &["script: hit()"]),
            // Not at once: in WebKit this leaves the page, and no page is left to say so.
            ("<meta http-equiv=refresh content='60;url=#hit'>", &["element: <META>"]),
            ("<video src=/hit.mp4></video>", &["element: <VIDEO>", "request: "]),
        ] {
            let faults: Vec<String> = serde_json::from_value(
                call(page, "bare", vec![json!(payload)]).await.with_context(|| payload.to_owned())?,
            )?;
            for kind in kinds {
                assert!(faults.iter().any(|fault| fault.starts_with(kind)), "{payload}: no {kind:?} in {faults:#?}");
            }
            assert_eq!(faults.is_empty(), kinds.is_empty(), "{payload}: {faults:#?}");
        }
        let requests = page.requests();
        assert!(requests.iter().any(|path| path == "/hit.png"), "{requests:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn nesting_without_an_end_is_an_error_or_an_article() {
    with_attacks(async |page: &Page| {
        for (unit, format) in [
            ("<div>", "html"),
            ("<b>", "html"),
            ("<a href=x>", "html"),
            ("<ul><li>", "html"),
            ("<blockquote>", "html"),
            ("<table><tr><td>", "html"),
            ("<details>", "html"),
            ("<svg><g>", "html"),
            ("<math><mtext>", "html"),
            ("<template>", "html"),
            ("<span lang=en>", "html"),
            ("<ruby><rt>", "html"),
            ("> ", "markdown"),
            ("- ", "markdown"),
            ("[", "markdown"),
            ("**", "markdown"),
            ("<div>", "markdown"),
            ("<div>", "auto"),
            ("(", "text"),
        ] {
            inert(page, ["", unit], 100_000, "words in the middle of it all.", format).await?;
        }
        alive(page).await
    })
    .await;
}

#[tokio::test]
async fn pieces_of_ten_megabytes_are_an_error_or_an_article() {
    with_attacks(async |page: &Page| {
        for (start, end, format) in [
            ("<p title=\"", "\">Words.</p>", "html"),
            ("<p style=\"", "\">Words.</p>", "html"),
            ("<p lang=\"", "\">Words.</p>", "html"),
            ("<a href=\"https://example.org/", "\">Words.</a>", "html"),
            ("<a href=\"javascript:", "\">Words.</a>", "html"),
            ("<img alt=\"", "\" src=x>", "html"),
            ("<img src=\"data:", "\">", "html"),
            ("<pre><code class=\"language-", "\">x</code></pre>", "html"),
            ("<p title=\"", "\">Words.</p>", "auto"),
            ("[words](https://example.org/", ")", "markdown"),
            ("<p title=\"", "\">Words.</p>", "text"),
        ] {
            inert(page, [start, "x"], 10 << 20, end, format).await?;
        }
        alive(page).await
    })
    .await;
}

async fn inert(page: &Page, [start, unit]: [&str; 2], times: usize, end: &str, format: &str) -> Result<()> {
    let answer = call(page, "large", vec![json!([start, unit, times, end]), json!(format)]).await?;
    assert_eq!(answer["faults"], json!([]), "{start}{unit} as {format}: {answer:#}");
    let code = &answer["code"];
    assert!(code.is_null() || code == "limit-exceeded" || code == "empty-input", "{start}{unit} as {format}: {code}");
    Ok(())
}

/// The page goes on reading.
async fn alive(page: &Page) -> Result<()> {
    let text = "Ferry line to run at night\n\nThe ferry will run at night from May, the port said on Monday.\n";
    let answer = call(page, "large", vec![json!(["", text, 1, ""]), json!("text")]).await?;
    assert_eq!(answer, json!({ "code": null, "faults": [] }));
    Ok(())
}
