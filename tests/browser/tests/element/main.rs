//! The element in pages of other people: in each engine, under the strict policy of the server.

mod accessibility;
mod events;
mod failures;
mod hostile;
mod inputs;
mod looks;
mod many;
mod options;
mod parser;
mod served;
mod values;

use anyhow::Result;
use serde_json::{Value, json};
use standfirst_browser_tests::{Page, on_page_at, site};
use standfirst_serve::Site;

/// A made-up story as it was pasted, with what comes along in a paste.
const STORY: &str = "\
 date 2031-03-03 Culture

    • Puppet theatre in Aldmoor opens its trunk after fifty years

Share
Copy link

By Ottilie Crane

    ALDMOOR, West Fen (FPA) — The puppet theatre of Aldmoor has opened a trunk that its founder had locked in 1981, and found forty \
puppets that nobody knew.

    The trunk stood under the stage and held the footlights. It was opened on Monday with the key of the coffee mill, said director \
Hanno Birch.

    \"We had looked for that key for years,\" he said. \"It was in the mill.\"

    The puppets will be shown from May in the town's old bath house. Twelve of them have two faces, and one has none.

    A restorer from the capital put their age at ninety years. Their strings are of silk and hold.

READ MORE: The mill that never ground coffee
";

/// A page under the server's policy whose body is `body`.
fn with(body: &str) -> Site {
    site().with_page("/embed.html", &page(body, "", ""))
}

fn page(body: &str, head: &str, query: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Embed</title><link rel=icon href='data:,'>{head}
         <script type=module src='/standfirst-article-define.js{query}'></script></head><body>{body}</body></html>"
    )
}

/// Opens such a page, and ends with what went wrong in it.
async fn on_embed(body: &str, mut test: impl AsyncFnMut(&Page) -> Result<()>) {
    on_page_at(with(body), "/embed.html", async |page: &Page| {
        test(page).await?;
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

/// Waits until the element is in a state.
async fn is(page: &Page, css: &str, state: &str) -> Result<()> {
    let script = "return document.querySelector(arguments[0])?.matches(`:state(${arguments[1]})`) ?? false";
    page.until(&format!("{css} is {state}"), script, vec![json!(css), json!(state)]).await
}

/// The words of each piece with that selector in the element's shadow root, white space folded.
async fn pieces(page: &Page, css: &str, piece: &str) -> Result<Vec<String>> {
    let script = "return [...document.querySelector(arguments[0]).shadowRoot.querySelectorAll(arguments[1])]
        .filter((e) => e.checkVisibility()).map((e) => e.textContent.trim().replace(/\\s+/g, ' '))";
    Ok(serde_json::from_value(page.run(script, vec![json!(css), json!(piece)]).await?)?)
}

/// What a script gives that may wait; `it` is the element.
async fn of(page: &Page, css: &str, script: &str) -> Result<Value> {
    let script = format!(
        "const it = document.querySelector(arguments[0]); const done = arguments[arguments.length - 1];
         const known = it.localName.includes('-') ? customElements.whenDefined(it.localName) : undefined;
         Promise.resolve(known).then(async () => {{ {script} }}).then((answer) => done(answer ?? null), (error) => done(`${{error.name}} ${{error.code}}: ${{error.message}}`))"
    );
    Ok(page.browser().client().execute_async(&script, vec![json!(css)]).await?)
}

/// The words that are shown of the element: of its own and of those between its tags.
async fn seen(page: &Page, css: &str) -> Result<String> {
    let script = "
        const words = (node) => {
            if (node instanceof Text) return node.data;
            if (node instanceof Element && getComputedStyle(node).display === 'none') return '';
            const inside = node.localName === 'slot' ? node.assignedNodes({ flatten: true }) : (node.shadowRoot ?? node).childNodes;
            return [...inside].map(words).join(' ');
        };
        return words(document.querySelector(arguments[0])).replace(/\\s+/g, ' ')";
    Ok(page.run(script, vec![json!(css)]).await?.as_str().unwrap_or_default().to_owned())
}
