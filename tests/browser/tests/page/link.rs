//! A story inside a link: there and back, damaged, and too long.

use anyhow::Result;
use standfirst_browser_tests::{Page, on_page, site};

use crate::{PARAGRAPHS, STORY, SUMMARY_SENTENCES};

const BOX: &str = "return document.querySelector('#paste').value";
const FIELD: &str = "#linked input";

/// The link that the page makes of what stands in it, from its `#` on.
async fn link(page: &Page) -> Result<String> {
    page.click("#link").await?;
    page.until("there is a link", "return document.querySelector('#linked input').value", vec![]).await?;
    let link = page.ask("return document.querySelector('#linked input').value").await?;
    let (address, story) = link.split_at(link.find('#').unwrap_or(0));
    assert_eq!(address, format!("{}/", page.url()));
    assert!(story.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"#=-_".contains(&byte)), "{story}");
    Ok(story.to_owned())
}

/// Opens a link as somebody does who has never been here. The page left has kept its copy: WebKit at times opens no page whose service
/// worker was still being installed when the last one closed.
async fn follow(page: &Page, story: &str) -> Result<()> {
    page.at_rest().await?;
    page.leave().await?;
    page.visit(&format!("/{story}")).await?;
    page.shows("html[data-sealed]").await
}

#[tokio::test]
async fn a_link_brings_the_story_and_its_corrections() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        page.click("[data-correct=byline]").await?;
        page.keys("Tove Lind\u{E007}").await?;
        let corrected = "return document.querySelector('#story [part=byline]').textContent.includes('Tove Lind')";
        page.until("the byline is corrected", corrected, vec![]).await?;
        let story = link(page).await?;
        assert!(story.len() < STORY.len(), "{} letters for {}", story.len(), STORY.len());
        page.click("#clear").await?;
        page.click("#clear").await?;

        let before = page.requests().len();
        follow(page, &story).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        page.until("the byline is corrected", corrected, vec![]).await?;
        assert_eq!(page.ask(BOX).await?, STORY);
        assert!(page.text_of("#note").await?.contains("inside the link"));
        let asked = page.requests()[before..].concat();
        let carried = story.rsplit(['#', '=', '/']).next().unwrap_or_default();
        assert!(carried.len() > 40 && !asked.contains(carried), "the server sees nothing of it: {asked}");
        // Once it is changed, the address no longer says what stands here.
        page.caret_before("READ MORE").await?;
        page.keys("Snow. ").await?;
        assert_eq!(page.ask("return location.hash").await?, "");
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_link_leaves_ones_own_text_within_reach() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        let story = link(page).await?;
        let own = STORY.replace("Ilse Marrow", "Piet Oord");
        page.fill(&own).await?;
        tokio::time::sleep(std::time::Duration::from_millis(900)).await;
        follow(page, &story).await?;
        page.until("the link's story stands", "return document.querySelector('#paste').value.includes('Ilse')", vec![])
            .await?;
        assert!(page.text_of("#note").await?.contains("Undo"));
        page.click("#undo").await?;
        assert_eq!(page.ask(BOX).await?, own);
        // Looked at only, a link takes nothing away.
        follow(page, &story).await?;
        follow(page, "").await?;
        page.until("one's own text is back", "return document.querySelector('#paste').value.includes('Piet')", vec![])
            .await
    })
    .await;
}

#[tokio::test]
async fn a_copied_page_goes_into_a_link_as_its_story() {
    on_page(site(), async |page: &Page| {
        page.paste_html(include_str!("page.html")).await?;
        page.shows("#story table").await?;
        let story = link(page).await?;
        page.fill("").await?;
        follow(page, &story).await?;
        page.shows("#story table").await?;
        assert_eq!(page.text_of("#story [part~=headline]").await?, "Mill race turns again after forty dry summers");
        assert_eq!(page.count("#story ul[part~=list] > li").await?, 4);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_damaged_link_says_so_and_breaks_nothing() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        let story = link(page).await?;
        page.click("#clear").await?;
        page.click("#clear").await?;
        let changed = story.replacen(&story[200..204], if &story[200..204] == "AAAA" { "BBBB" } else { "AAAA" }, 1);
        let bomb = page.browser().client().execute_async(BOMB, vec![]).await?;
        let bomb = bomb.as_str().unwrap_or_default();
        assert!(bomb.len() > 20_000);
        let other = page.browser().client().execute_async(OTHER, vec![]).await?;
        for (name, link) in [
            ("cut", &story[..story.len() / 2]),
            ("changed", &changed),
            ("empty", "#story="),
            ("not base64", "#story=%F0%9F%92%A9!!"),
            ("nothing behind its sum", "#story=AAAAAA"),
            ("a bomb", bomb),
            ("something else packed", other.as_str().unwrap_or_default()),
        ] {
            follow(page, link).await?;
            page.shows("#message[role=alert]").await?;
            assert!(page.text_of("#message").await?.starts_with("This link is damaged"), "{name}");
            assert_eq!(page.ask(BOX).await?, "", "{name}");
            page.fill(STORY).await?;
            page.shows(PARAGRAPHS).await?;
            page.fill("").await?;
            assert_eq!(page.faults().await?, Vec::<String>::new(), "{name}");
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        }
        Ok(())
    })
    .await;
}

/// Makes a link of bytes, as the page does.
macro_rules! packed {
    ($bytes:literal) => {
        concat!(
            "const done = arguments[0];
             (async () => {
                 const bytes = ",
            $bytes,
            ";
                 const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
                 const packed = new Uint8Array(await new Response(stream).arrayBuffer());
                 let sum = -1;
                 for (const byte of packed) {
                     sum ^= byte;
                     for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
                 }
                 sum = ~sum >>> 0;
                 const all = [sum >>> 24, (sum >>> 16) & 255, (sum >>> 8) & 255, sum & 255, ...packed];
                 return '#story=' + btoa(all.map((b) => String.fromCharCode(b)).join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
             })().then(done, (error) => done(String(error)))"
        )
    };
}

/// Twenty megabytes that fit into a link.
const BOMB: &str =
    packed!("new TextEncoder().encode(JSON.stringify({ text: 'a'.repeat(2e7), corrections: [], putBack: [] }))");
/// Whole, but no story.
const OTHER: &str = packed!("new TextEncoder().encode('[1, 2, {\"text\": 3}]')");

#[tokio::test]
async fn a_story_too_long_for_a_link_says_so() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        let long = "let seed = 1;
            const word = () => { seed = (seed * 48271) % 2147483647; return seed.toString(36); };
            return 'The tide came in\\n\\n' + Array.from({ length: 30000 }, (_, i) => word() + (i % 12 === 11 ? '. ' : ' ')).join('')";
        page.fill_with(long, vec![]).await?;
        page.until("it stands", "return document.querySelector('#story').textContent.length > 1000", vec![]).await?;
        page.click("#link").await?;
        page.until("it says so", "return document.querySelector('#linked p').textContent", vec![]).await?;
        let said = page.text_of("#linked p").await?;
        assert!(said.contains("too long for a link"), "{said}");
        assert_eq!(page.count(&format!("{FIELD}[hidden]")).await?, 1);
        Ok(())
    })
    .await;
}
