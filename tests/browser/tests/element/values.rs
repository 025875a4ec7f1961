//! A new value changes what differs, and nothing else.

use serde_json::json;
use standfirst_browser_tests::Page;

use crate::{STORY, is, of, on_embed};

const CSS: &str = "standfirst-article";

#[tokio::test]
async fn a_selection_and_highlights_stay_when_other_words_change() {
    let body = format!(
        "<standfirst-article summary=key-points toc><script type='text/plain'>{STORY}</script></standfirst-article>"
    );
    on_embed(&body, async |page: &Page| {
        is(page, CSS, "ready").await?;
        let changed = "
            const root = it.shadowRoot;
            const before = [...root.querySelectorAll('[part=paragraph]')];
            const words = before[2].firstChild;
            // WebKit selects nothing any more when something gets the focus.
            root.querySelector('[part=summary-sentence]').focus();
            getSelection().setBaseAndExtent(words, 3, words, 16);
            const selected = () => String((root.getSelection?.() ?? getSelection()));
            const was = selected();
            it.highlight(it.article.sentences[4].span, { scroll: false });
            const text = it.value;
            it.value = text.replace('since', 'after').replace('found forty', 'found exactly forty').replace('READ MORE', 'New paragraph, the last one of all, stands here.\\n\\nREAD MORE');
            await it.parse();
            const after = [...root.querySelectorAll('[part=paragraph]')];
            const kept = before.filter((paragraph) => paragraph.isConnected).length;
            return {
                was, is: selected(), kept, all: before.length, grown: after.length - before.length,
                first: after[0].textContent.includes('exactly forty'),
                focus: root.activeElement?.getAttribute('part'),
                lit: [...CSS.highlights.get('standfirst-source')].map(String).join(),
            }";
        let answer = of(page, CSS, changed).await?;
        assert_eq!(answer["is"], answer["was"], "{answer}");
        assert!(answer["was"].as_str().is_some_and(|words| words.len() == 13), "{answer}");
        assert_eq!(answer["kept"], answer["all"], "{answer}");
        assert_eq!(answer["grown"], 1, "{answer}");
        assert_eq!(answer["first"], true, "{answer}");
        assert_eq!(answer["focus"], "summary-sentence", "{answer}");
        assert!(answer["lit"].as_str().is_some_and(|words| words.contains("in the mill")), "{answer}");

        // Places are those of the new text, in paragraphs that stayed and in those that changed.
        let places = "
            const wrong = [];
            for (const { span, text } of it.article.sentences) {
                it.highlight(span, { scroll: false });
                const lit = [...CSS.highlights.get('standfirst-source')].map(String).join();
                if (lit.replace(/\\s+/g, ' ') !== text.replace(/\\s+/g, ' ')) wrong.push([lit, text]);
            }
            return wrong";
        assert_eq!(of(page, CSS, places).await?, json!([]));
        Ok(())
    })
    .await;
}

/// Whatever was there before, what stands there then is what a new element would show.
#[tokio::test]
async fn what_comes_of_changes_is_what_a_new_element_shows() {
    let texts = json!([
        STORY,
        STORY.replace("forty puppets", "forty-one puppets"),
        STORY.lines().rev().collect::<Vec<_>>().join("\n"),
        "# A list\n\nText before it, of some length.\n\n- one\n- two\n- three\n\n> Quoted words\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "# A list\n\nText before it, of no length.\n\n- one\n- three\n\n> Quoted other words\n\n| a | b |\n|---|---|\n| 1 | 3 |\n| 4 | 2 |",
        "Words with a note.[^1] And more.\n\n# Head\n\nMore words with a [link](https://a.example/).\n\n[^1]: The note.",
        "Words with a note.[^1] And more![^2]\n\n# Head\n\nMore words with **a** [link](https://b.example/).\n\n[^1]: The note.\n[^2]: Two.",
        "One word",
    ]);
    on_embed("<standfirst-article></standfirst-article>", async |page: &Page| {
        let script = "
            // Ids of footnotes are numbered by rendering.
            const shape = (element) => element.shadowRoot.querySelector('.story').getHTML().replace(/standfirst-\\d+/g, 'id');
            const wrong = [];
            const texts = TEXTS;
            for (const from of texts) for (const to of texts) {
                it.value = from; await it.parse(); it.value = to; await it.parse();
                const fresh = document.createElement('standfirst-article');
                document.body.append(fresh); fresh.value = to; await fresh.parse();
                if (shape(it) !== shape(fresh)) wrong.push([from, to, shape(it), shape(fresh)]);
                fresh.remove();
            }
            return wrong";
        let wrong = of(page, CSS, &script.replace("TEXTS", &texts.to_string())).await?;
        assert_eq!(wrong, json!([]));
        Ok(())
    })
    .await;
}
