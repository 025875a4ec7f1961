//! What the element tells its page, and what the page can ask of it.

use serde_json::json;
use standfirst_browser_tests::Page;

use crate::{STORY, is, of, on_embed, pieces};

const CSS: &str = "standfirst-article";
/// Notes every event of the element, from outside.
const LISTEN: &str = "
    window.heard = [];
    for (const type of ['ready', 'error', 'select', 'edit']) {
        document.addEventListener(`standfirst-${type}`, ({ target, detail }) => heard.push([type, target.localName, detail]));
    }";

fn story() -> String {
    format!(
        "<standfirst-article summary=key-points furniture><script type='text/plain'>{STORY}</script></standfirst-article>"
    )
}

#[tokio::test]
async fn choosing_a_sentence_is_told_with_its_place() {
    on_embed(&story(), async |page: &Page| {
        is(page, CSS, "ready").await?;
        page.run(LISTEN, vec![]).await?;
        page.run("document.querySelector('standfirst-article').shadowRoot.querySelector('[part=summary-sentence]').click()", vec![])
            .await?;
        let told = "const [[type, from, { span, text, sentence }]] = heard;
                    const source = it.value.slice(span.start, span.end);
                    return [type, from, heard[0][2].from, source === text, it.article.sentences[sentence].text === text]";
        assert_eq!(of(page, CSS, told).await?, json!(["select", "standfirst-article", "summary", true, true]));
        assert_eq!(page.highlighted("standfirst-source").await?.len(), 1);

        // A sentence of the text, by a real click at its place.
        let place = "const paragraph = [...it.shadowRoot.querySelectorAll('[part=paragraph]')].at(-1);
                     paragraph.scrollIntoView({ block: 'center', behavior: 'instant' });
                     const [box] = paragraph.getClientRects(); return [box.left + 60, box.top + 10]";
        let place = of(page, CSS, place).await?;
        let place = |axis: usize| place[axis].as_f64().unwrap_or_default();
        page.click_at(place(0), place(1)).await?;
        let told = "const [type, , { from, text }] = heard.at(-1); return [type, from, text.split(' ')[0]]";
        assert_eq!(of(page, CSS, told).await?, json!(["select", "text", "A"]));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_was_set_apart_comes_back_and_fields_are_corrected() {
    on_embed(&story(), async |page: &Page| {
        is(page, CSS, "ready").await?;
        page.run(LISTEN, vec![]).await?;
        let restored = "
            const index = it.article.furniture.findIndex(({ text }) => text.includes('never ground'));
            await it.restore(index);
            return [heard.at(-1)[0], heard.at(-1)[2].furniture.text.includes('never ground'), it.shadowRoot.textContent.includes('never ground')]";
        assert_eq!(of(page, CSS, restored).await?, json!(["edit", true, true]));
        let by_hand = "
            it.shadowRoot.querySelector('details').open = true;
            it.shadowRoot.querySelector('[part=restore]').click();
            return [heard.length, heard.at(-1)[2].kind]";
        assert_eq!(of(page, CSS, by_hand).await?, json!([2, "restore"]));
        let corrected = "await it.correct('headline', 'A trunk opens'); return heard.at(-1)[2]";
        assert_eq!(of(page, CSS, corrected).await?, json!({ "kind": "correct", "field": "headline" }));
        assert_eq!(pieces(page, CSS, "[part=headline]").await?, ["A trunk opens"]);
        let wrong = of(page, CSS, "return it.restore(99)").await?.to_string();
        assert!(wrong.contains("no-such-furniture"), "{wrong}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn methods_wait_for_the_article_wherever_it_stands() {
    let body = format!("<p style-free>Above</p><div id=far></div>{}", story());
    on_embed(&body, async |page: &Page| {
        // Out of sight, so nothing but the call has it read.
        page.run("document.querySelector('standfirst-article').hidden = true", vec![]).await?;
        let markdown = of(page, CSS, "return it.toMarkdown()").await?.to_string();
        assert!(markdown.contains("# Puppet theatre in Aldmoor"), "{markdown}");
        let json_ld = of(page, CSS, "return JSON.parse(await it.toJsonLd())['@type']").await?;
        assert_eq!(json_ld, "NewsArticle");
        let lit = "it.hidden = false; const { sentences } = await it.parse(); return it.highlight(sentences[4].span)";
        assert_eq!(of(page, CSS, lit).await?, true);
        let words = page.highlighted("standfirst-source").await?;
        assert!(words.len() == 1 && STORY.contains(&words[0]), "{words:?}");
        assert_eq!(of(page, CSS, "return it.highlight()").await?, false);
        assert_eq!(page.highlighted("standfirst-source").await?.len(), 0);
        Ok(())
    })
    .await;
}
