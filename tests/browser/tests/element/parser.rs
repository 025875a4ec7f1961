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
async fn what_is_handed_over_wrong_is_an_error_or_an_article() {
    on_embed("<p>Words</p>", async |page: &Page| {
        let script = "
            const { load, parse, render, summarize, takeOver } = await import('/standfirst.js');
            await load();
            const text = STORY;
            const right = parse(text).handOver();
            const changed = (from, to) => JSON.parse(JSON.stringify(right).replace(from, to));
            const odd = [
                [right, 'x'], [right, 'é'.repeat(3000)], [right, 5], [{}, text], [null, text], [5, text],
                [changed(/\"end\":\\d+/g, '\"end\":99999999'), text],
                [changed(/\"start\":\\d+/g, '\"start\":7').valueOf(), text.slice(0, 9)],
            ];
            const codes = [];
            for (const [article, source] of odd) {
                try {
                    const taken = takeOver(article, source);
                    render(taken, document.createElement('div'), { summary: summarize(taken) });
                    codes.push([taken.toMarkdown(), taken.toJSON()].length);
                } catch ({ code }) { codes.push(code); }
            }
            // And the module goes on working.
            return [codes, takeOver(right, text).toJSON().blocks.length > 3]";
        let answer = of(page, "p", &script.replace("STORY", &json!(STORY).to_string())).await?;
        let wrong = "invalid-option";
        assert_eq!(answer, json!([[2, 2, wrong, wrong, wrong, wrong, 2, 2], true]));
        Ok(())
    })
    .await;
}
