//! Elements with a declarative shadow root, as a server writes them: they stand there before any script, and stay when none comes.

use anyhow::Result;
use standfirst_browser_tests::{Page, on_page_at};

use crate::{is, of, pieces, with};

const CSS: &str = "standfirst-article";

/// What `standfirst render --to element --summary key-points --styles /styles/` writes of a small story.
fn served() -> String {
    let sheets: String = ["theme", "story", "panels", "element"]
        .map(|name| format!("<link rel=stylesheet href='/styles/{name}.css'>"))
        .concat();
    let story = "The puppet theatre of Aldmoor has opened a trunk that its founder had locked in 1981.\n\n\
        The trunk stood under the stage and held the footlights, and nobody had asked what was in it.\n\n\
        It was opened on Monday with the key of the coffee mill, said director Hanno Birch.\n\n\
        The puppets will be shown from May in the old bath house of the town.\n\n\
        A restorer from the capital put their age at ninety years or more.";
    let paragraphs = story.replace("\n\n", "</p><p part=paragraph>");
    format!(
        "<standfirst-article format=text summary=key-points><template shadowrootmode=open>{sheets}<slot name=header></slot>
         <div class=frame><div class=story><article part=article lang=en><header part=header><h2 part=headline>Puppet theatre opens its \
         trunk</h2></header><p part=paragraph>{paragraphs}</p></article></div></div><slot name=footer></slot></template>\
         Puppet theatre opens its trunk\n\n{story}\n</standfirst-article>"
    )
}

#[tokio::test]
async fn a_served_article_is_taken_over() {
    on_page_at(with(&served()), "/embed.html", async |page: &Page| -> Result<()> {
        is(page, CSS, "ready").await?;
        assert_eq!(pieces(page, CSS, "[part=headline]").await?, ["Puppet theatre opens its trunk"]);
        assert_eq!(pieces(page, CSS, "[part=paragraph]").await?.len(), 5);
        assert_eq!(
            pieces(page, CSS, "button[part=summary-sentence]").await?.len(),
            3,
            "the summary leads to its sources"
        );
        assert_eq!(of(page, CSS, "return it.shadowRoot.querySelectorAll('link').length").await?, 0);
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_served_article_stays_where_the_module_does_not_come() {
    let site = with(&served()).without("/pkg/standfirst_bg.wasm");
    on_page_at(site, "/embed.html", async |page: &Page| -> Result<()> {
        is(page, CSS, "error").await?;
        assert_eq!(pieces(page, CSS, "[part=headline]").await?, ["Puppet theatre opens its trunk"]);
        assert_eq!(pieces(page, CSS, "[part=paragraph]").await?.len(), 5);
        let twice =
            "return [...it.shadowRoot.querySelectorAll('slot:not([name])')].every((slot) => !slot.checkVisibility())";
        assert_eq!(of(page, CSS, twice).await?, true, "the text between the tags is not shown as well");
        let font = "return getComputedStyle(it.shadowRoot.querySelector('[part=headline]')).fontFamily";
        assert!(
            of(page, CSS, font).await?.to_string().contains("Georgia"),
            "it keeps the style sheets that it came with"
        );
        Ok(())
    })
    .await;
}
