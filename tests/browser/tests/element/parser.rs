//! Reading in a worker: the same as in the page.

use serde_json::json;
use standfirst_browser_tests::Page;

use crate::{STORY, of, on_embed};

#[tokio::test]
async fn worker_and_page_read_the_same() {
    on_embed("<p>Words</p>", async |page: &Page| {
        let script = "
            const { createParser } = await import('/parser.js');
            const text = STORY;
            const answers = [];
            for (const worker of [true, false]) {
                const parser = createParser({ worker });
                const { article, summary } = await parser.read(text, { lang: 'en' }, { type: 'tldr' });
                const later = await parser.summarize(article, { type: 'headline', length: 'long' });
                const refused = await parser.read(' ').catch((error) => [error instanceof Error, error.name, error.code]);
                parser.close();
                const again = (await parser.read(text)).summary === undefined;
                parser.close();
                answers.push(JSON.stringify([article.toJSON(), article.source, summary, later, refused, again]));
            }
            return [answers[0] === answers[1], JSON.parse(answers[0]).slice(4)]";
        let answer = of(page, "p", &script.replace("STORY", &json!(STORY).to_string())).await?;
        assert_eq!(answer, json!([true, [[true, "StandfirstError", "empty-input"], true]]));
        assert_eq!(page.requests().iter().filter(|path| *path == "/worker.js").count(), 2, "one before and one after `close`");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_is_handed_over_wrong_is_an_error() {
    on_embed("<p>Words</p>", async |page: &Page| {
        let script = "
            const { load, parse, takeOver } = await import('/standfirst.js');
            await load();
            const text = STORY;
            const right = parse(text).handOver();
            const odd = [
                [right, 'x'], [right, 'é'.repeat(3000)], [right, 5], [{}, text], [null, text], [5, text], [[...right], text],
                [new Uint8Array(), text], [right.slice(0, -1), text], [right.slice(1), text],
            ];
            for (let at = 0; at < right.length; at += 97) odd.push([right.with(at, right[at] ^ 1), text]);
            const codes = odd.map(([article, source]) => {
                try {
                    return takeOver(article, source).toText();
                } catch ({ code }) {
                    return code;
                }
            });
            // And the module goes on working.
            return [codes.length > 30, [...new Set(codes)], takeOver(right, text).toJSON().blocks.length > 3]";
        let answer = of(page, "p", &script.replace("STORY", &json!(STORY).to_string())).await?;
        assert_eq!(answer, json!([true, ["invalid-option"], true]));
        Ok(())
    })
    .await;
}
