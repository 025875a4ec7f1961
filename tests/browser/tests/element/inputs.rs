//! Where the text comes from.

use serde_json::json;
use standfirst_browser_tests::{Page, on_page_at};

use crate::{STORY, is, of, on_embed, pieces, with};

const HEADLINE: &str = "Puppet theatre in Aldmoor opens its trunk after fifty years";

#[tokio::test]
async fn text_html_and_markdown_from_scripts_and_children() {
    let body = format!(
        "<standfirst-article id=text>{STORY}</standfirst-article>
         <standfirst-article id=script><script type='text/plain'>{STORY}</script></standfirst-article>
         <standfirst-article id=html><h1>Two swans stop the tram</h1><p>By Jo Lark</p>
           <p>Two swans have stopped the tram in Velm for an hour. They left <a href='https://velm.example/'>on foot</a>.</p>
           <p slot=footer>Not of the story</p></standfirst-article>
         <standfirst-article id=markdown><script type='text/markdown'>
             # A choir of nine sings on the ferry

             The choir has nine members, and **eight** seats.

             - One stands.
             - All sing.
         </script></standfirst-article>"
    );
    on_embed(&body, async |page: &Page| {
        for (css, headline) in [
            ("#text", HEADLINE),
            ("#script", HEADLINE),
            ("#html", "Two swans stop the tram"),
            ("#markdown", "A choir of nine sings on the ferry"),
        ] {
            is(page, css, "ready").await?;
            assert_eq!(pieces(page, css, "[part=headline]").await?, [headline], "{css}");
        }
        assert_eq!(pieces(page, "#script", "[part=byline]").await?, ["By Ottilie Crane"]);
        assert_eq!(pieces(page, "#html", "[part=link]").await?, ["on foot"]);
        assert!(!pieces(page, "#html", "[part=article]").await?.concat().contains("Not of the story"));
        assert_eq!(pieces(page, "#markdown", "[part=item]").await?, ["One stands.", "All sing."]);
        assert_eq!(of(page, "#markdown", "return it.value.startsWith('# A choir')").await?, true);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_file_of_the_server_and_what_its_type_says() {
    let story = "<h1>Clock is late for its birthday</h1><p>By Mo Ense</p><p>The clock of Tarn is a hundred years old, and late.</p>";
    let site = with("<standfirst-article src='/story.html'><a href='/story.html'>The story</a></standfirst-article>")
        .with_page("/story.html", story);
    on_page_at(site, "/embed.html", async |page: &Page| {
        is(page, "standfirst-article", "ready").await?;
        assert_eq!(pieces(page, "standfirst-article", "[part=headline]").await?, ["Clock is late for its birthday"]);
        let resolved = "return it.value.startsWith('<h1>') && it.article.carrier";
        assert_eq!(of(page, "standfirst-article", resolved).await?, "html");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_value_set_before_the_element_is_known_counts() {
    on_embed("", async |page: &Page| {
        let script = "
            const element = document.createElement('another-article');
            element.value = STORY;
            document.body.append(element);
            const { StandfirstArticle } = await import('/standfirst-article.js');
            StandfirstArticle.define('another-article');
            StandfirstArticle.define('another-article')";
        of(page, "body", &script.replace("STORY", &json!(STORY).to_string())).await?;
        is(page, "another-article", "ready").await?;
        assert_eq!(pieces(page, "another-article", "[part=headline]").await?, [HEADLINE]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn children_that_change_are_read_again_unless_there_is_a_value() {
    on_embed("<standfirst-article><p slot=empty>Nothing yet</p></standfirst-article>", async |page: &Page| {
        let css = "standfirst-article";
        is(page, css, "empty").await?;
        assert_eq!(page.texts_of("[slot=empty]").await?, ["Nothing yet"]);
        page.run("document.querySelector('standfirst-article').append(arguments[0])", vec![STORY.into()]).await?;
        is(page, css, "ready").await?;
        let value =
            "it.value = 'Harbour seal learns to ring\\n\\nThe seal in Oxhaven rings a bell on Mondays, the port said.';
                     return (await it.parse()).metadata.headline?.value";
        assert_eq!(of(page, css, value).await?, "Harbour seal learns to ring");
        let back = "it.append(' '); await new Promise(requestAnimationFrame);
                    const stays = (await it.parse()).metadata.headline.value; it.value = null;
                    return [stays, (await it.parse()).metadata.headline.value]";
        assert_eq!(of(page, css, back).await?, serde_json::json!(["Harbour seal learns to ring", HEADLINE]));
        Ok(())
    })
    .await;
}
