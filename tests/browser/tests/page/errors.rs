//! What the page does with what it can't read, and without its module.

use standfirst_browser_tests::{Engine, Page, on_page, runs_only_in, site};

use crate::{PARAGRAPHS, STORY};

#[tokio::test]
async fn without_the_module_the_text_stays_and_a_message_says_what_to_do() {
    on_page(site().without("/pkg/standfirst_bg.wasm"), async |page: &Page| {
        page.fill(STORY).await?;
        // The failure may be told twice, of the empty box and of the story.
        let told = "const line = document.querySelector('#message[role=alert]'); return line?.textContent.length > 20";
        page.until("a message says what to do", told, vec![]).await?;
        let kept = "return document.querySelector('#paste').value === arguments[0]";
        assert_eq!(page.run(kept, vec![STORY.into()]).await?, true);
        let shown = "return document.querySelector('#story').textContent.includes(arguments[0])";
        let words = "The road to the pass stays closed for now.";
        page.until("the text is there to read", shown, vec![words.into()]).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_text_over_the_limit_stays_and_a_message_names_the_limit() {
    if !runs_only_in(&[Engine::Chromium, Engine::Firefox], "a box of 17 megabytes takes it a minute to lay out") {
        return;
    }
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        let large = "return 'All work and no play makes a dull day here. '.repeat(17 * 1024 * 1024 / 44)";
        page.fill_with(large, vec![]).await?;
        page.shows("#message[role=alert]").await?;
        let message = page.text_of("#message").await?;
        assert!(message.contains("16"), "{message}");
        assert_eq!(page.ask("return document.querySelector('#paste').value.length > 16e6").await?, "true");
        // And the page goes on working.
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        page.until("the message is gone", "return document.querySelector('#message').textContent === ''", vec![]).await
    })
    .await;
}

#[tokio::test]
async fn odd_texts_are_shown_as_they_are() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        for (name, text) in [
            ("one word", "return 'Word'"),
            ("lone surrogates", "return 'A \\ud800 half\\udc00 pair.\\n\\nAnother paragraph here.'"),
            (
                "control characters",
                "return Array.from({ length: 4000 }, (_, i) => String.fromCharCode(i % 256)).join('')",
            ),
            ("brackets", "return '['.repeat(100000) + ' core ' + ']'.repeat(100000)"),
            ("emoji", "return '👩‍🚒 Fire crews came.\\n\\nThey left. 🇫🇷'"),
        ] {
            page.fill_with(text, vec![]).await?;
            let shown = "return document.querySelector('#story').textContent.trim().length > 0";
            page.until(name, shown, vec![]).await?;
            assert_eq!(page.faults().await?, Vec::<String>::new(), "{name}");
        }
        page.fill("  \n\t ").await?;
        let empty = "return document.querySelector('#story').textContent.trim() === ''";
        page.until("white space is nothing", empty, vec![]).await?;
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}
