//! What attributes say, from the start and later.

use serde_json::json;
use standfirst_browser_tests::Page;

use crate::{STORY, is, of, on_embed, pieces};

const CSS: &str = "standfirst-article";

#[tokio::test]
async fn summaries_follow_their_attributes_and_the_story_stays() {
    let body = format!(
        "<standfirst-article summary=key-points><script type='text/plain'>{STORY}</script></standfirst-article>"
    );
    on_embed(&body, async |page: &Page| {
        is(page, CSS, "ready").await?;
        let sentences = "[part=summary-sentence]";
        assert_eq!(pieces(page, CSS, sentences).await?.len(), 3);
        let change = "
            const paragraph = it.shadowRoot.querySelector('[part=paragraph]');
            it.setAttribute('summary', 'tldr'); it.setAttribute('length', 'long');
            await new Promise((done) => { const look = () => it.summary?.type === 'tldr' ? done() : setTimeout(look, 20); look(); });
            return [it.summary.length, it.shadowRoot.querySelectorAll('[part=summary]').length, paragraph.isConnected]";
        assert_eq!(of(page, CSS, change).await?, json!(["long", 1, true]));
        let none = "it.removeAttribute('summary'); await new Promise((done) => setTimeout(done, 50));
                    return [it.summary ?? 'none', it.shadowRoot.querySelectorAll('[part=summary]').length]";
        assert_eq!(of(page, CSS, none).await?, json!(["none", 0]));
        let asked = "const { sentences } = await it.summarize({ type: 'headline' }); return sentences.length > 0 && it.summary.type";
        assert_eq!(of(page, CSS, asked).await?, "headline");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn contents_levels_themes_and_what_was_set_apart() {
    let body = format!(
        "<standfirst-article id=story toc furniture theme=dark><script type='text/plain'>{STORY}</script></standfirst-article>
         <standfirst-article id=long toc headline-level=1>
           <h1>Well in Sarn gives tea</h1><p>The well in Sarn gives tea since Tuesday, the parish said.</p>
           <h2>How it tastes</h2><p>Like a well, said those who drank.</p>
           <h2>Who drinks it</h2><p>Walkers and a horse, and on Sundays the choir.</p>
         </standfirst-article>"
    );
    on_embed(&body, async |page: &Page| {
        is(page, "#long", "ready").await?;
        is(page, "#story", "ready").await?;
        assert_eq!(pieces(page, "#long", "[part=contents-entry]").await?, ["How it tastes", "Who drinks it"]);
        assert_eq!(pieces(page, "#long", "h1[part=headline], h2[part=heading]").await?.len(), 3);
        assert_eq!(pieces(page, "#story", "h2[part=headline]").await?.len(), 1);
        assert_eq!(pieces(page, "#story", "[part=contents]").await?.len(), 0, "no headings, no list");
        let go = "const [, second] = it.shadowRoot.querySelectorAll('[part=contents-entry]'); second.click();
                  return it.shadowRoot.activeElement.textContent";
        assert_eq!(of(page, "#long", go).await?, "Who drinks it");
        let ground = "return [getComputedStyle(it).backgroundColor, (it.removeAttribute('theme'), getComputedStyle(it).backgroundColor)]";
        assert_eq!(of(page, "#story", ground).await?, json!(["rgb(22, 23, 26)", "rgba(0, 0, 0, 0)"]));

        let line = pieces(page, "#story", "[part=furniture-summary]").await?;
        assert!(line.concat().contains("set apart"), "{line:?}");
        let shown = "it.shadowRoot.querySelector('details').open = true; it.toggleAttribute('furniture');
                     return it.shadowRoot.querySelector('[part=furniture]').checkVisibility()";
        assert_eq!(of(page, "#story", shown).await?, false);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_disabled_element_loads_nothing_and_shows_its_text() {
    let body = format!("<standfirst-article disabled><p>Kept.</p><pre>{STORY}</pre></standfirst-article>");
    on_embed(&body, async |page: &Page| {
        page.until("it is defined", "return document.querySelector('standfirst-article:defined') !== null", vec![])
            .await?;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        let asked = page.requests();
        assert!(!asked.iter().any(|path| path.contains(".wasm") || path.contains("worker.js")), "{asked:?}");
        assert!(crate::seen(page, CSS).await?.contains("Kept."));
        assert!(of(page, CSS, "return it.parse()").await?.to_string().contains("InvalidStateError"));
        page.run("document.querySelector('standfirst-article').disabled = false", vec![]).await?;
        is(page, CSS, "ready").await?;
        assert!(!pieces(page, CSS, "[part=paragraph]").await?.is_empty());
        page.run("document.querySelector('standfirst-article').disabled = true", vec![]).await?;
        assert!(crate::seen(page, CSS).await?.contains("Kept."));
        assert_eq!(of(page, CSS, "return it.article ?? 'none'").await?, "none");
        Ok(())
    })
    .await;
}
