//! From a paste to the story on the page.

use anyhow::Result;
use standfirst_browser_tests::{Page, on_page, site};

use crate::{PARAGRAPHS, STORY, SUMMARY_SENTENCES};

#[tokio::test]
async fn a_paste_becomes_an_article_with_its_summary() {
    on_page(site(), async |page: &Page| {
        page.paste(STORY).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        let headline = "Glacier lake drains in a night, and no one is hurt";
        assert_eq!(page.text_of("#story [part~=headline]").await?, headline);
        assert!(page.text_of("#story [part~=byline]").await?.contains("Ilse Marrow"));
        assert!(page.text_of("#story [part~=section]").await?.contains("Science"));
        assert!(page.text_of("#story [part~=published]").await?.contains("2031"));
        let dateline = page.text_of("#story [part~=dateline]").await?.to_lowercase();
        assert!(dateline.contains("odenfeld"), "{dateline}");
        let paragraphs = page.texts_of(PARAGRAPHS).await?;
        assert_eq!(paragraphs.len(), 5, "{paragraphs:#?}");
        assert!(paragraphs[1].ends_with("\"For once it went as drilled.\""), "{paragraphs:#?}");

        let summary = page.texts_of(SUMMARY_SENTENCES).await?;
        assert!((1..=3).contains(&summary.len()), "{summary:#?}");
        let story = page.text_of("#story").await?;
        assert!(
            summary.iter().all(|sentence| story.contains(sentence) && !sentence.contains("ODENFELD")),
            "{summary:#?}"
        );
        assert!(page.text_of("#counts").await?.contains(|c: char| c.is_ascii_digit()));

        let furniture = page.texts_of("#furniture [data-furniture]").await?;
        assert!(furniture.iter().any(|item| item.contains("Share")), "{furniture:?}");
        assert!(furniture.iter().any(|item| item.contains("READ MORE")), "{furniture:?}");
        assert!(!story.contains("READ MORE"));
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_sample_is_one_click_away() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        page.click("#sample").await?;
        page.shows(SUMMARY_SENTENCES).await?;
        page.shows("#story [part~=headline]").await?;
        page.shows("#furniture [data-furniture]").await
    })
    .await;
}

#[tokio::test]
async fn the_story_follows_the_typing() {
    on_page(site(), async |page: &Page| {
        page.paste(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        let before = page.count(PARAGRAPHS).await?;
        page.run("const box = document.querySelector('#paste'); box.focus(); box.setSelectionRange(1e6, 1e6)", vec![])
            .await?;
        page.keys("\n\nLater on Tuesday the water office opened the eastern gate as well.").await?;
        let grown = format!("return document.querySelectorAll('{PARAGRAPHS}').length === {}", before + 1);
        page.until("there is a paragraph more", &grown, vec![]).await?;
        assert_eq!(page.ask("return document.activeElement.id").await?, "paste", "the caret stays in the box");
        page.fill("").await?;
        page.until("the story is gone", "return document.querySelector('#story').textContent.trim() === ''", vec![])
            .await
    })
    .await;
}

#[tokio::test]
async fn kind_and_length_of_the_summary_can_be_chosen() {
    on_page(site(), async |page: &Page| {
        page.paste(STORY).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        let short = page.count(SUMMARY_SENTENCES).await?;
        choose(page, "#summary-length", "long").await?;
        let more = format!("return document.querySelectorAll('{SUMMARY_SENTENCES}').length > {short}");
        page.until("the summary is longer", &more, vec![]).await?;
        assert!(page.count(SUMMARY_SENTENCES).await? <= 7);
        choose(page, "#summary-type", "tldr").await?;
        choose(page, "#summary-length", "short").await?;
        let one = format!("return document.querySelectorAll('{SUMMARY_SENTENCES}').length === 1");
        page.until("the summary is one sentence", &one, vec![]).await
    })
    .await;
}

async fn choose(page: &Page, group: &str, value: &str) -> Result<()> {
    let button = format!("{group} [data-value={value}]");
    page.click(&button).await?;
    page.shows(&format!("{button}[aria-pressed=true]")).await?;
    assert_eq!(page.count(&format!("{group} [aria-pressed=true]")).await?, 1);
    Ok(())
}

#[tokio::test]
async fn what_was_set_apart_can_be_put_back() {
    on_page(site(), async |page: &Page| {
        page.paste(STORY).await?;
        page.shows("#furniture [data-furniture]").await?;
        let before = page.count("#furniture [data-furniture]").await?;
        page.run("document.querySelector('#furniture').open = true", vec![]).await?;
        // The last item, "READ MORE".
        page.click(&format!("#furniture [data-furniture=\"{}\"] button", before - 1)).await?;
        page.until(
            "it is in the story",
            "return document.querySelector('#story').textContent.includes('READ MORE')",
            vec![],
        )
        .await?;
        assert_eq!(page.count("#furniture [data-furniture]").await?, before - 1);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn markup_in_a_paste_stays_words() {
    on_page(site(), async |page: &Page| {
        let text = "Bridge <b>opens</b> early\n\n<img src=x onerror=\"window.hit = 1\"><script>window.hit = 1</script> The bridge opened on \
                    Monday. <a href=\"javascript:window.hit=1\">Crossing</a> it is free.\n\nIt will stay so, the port said.\n";
        page.paste(text).await?;
        page.shows(PARAGRAPHS).await?;
        assert!(page.text_of("#story").await?.contains("<script>window.hit = 1</script>"));
        assert_eq!(page.count("#story :is(img, script, iframe, [onerror], [href^='javascript'])").await?, 0);
        assert_eq!(page.ask("return window.hit ?? 'none'").await?, "none");
        Ok(())
    })
    .await;
}
