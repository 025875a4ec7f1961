//! What the reader says against the parser: another reading of a field, other words, a line that does belong.

use anyhow::Result;
use standfirst_browser_tests::{Page, on_page, site};

use crate::PARAGRAPHS;

const ENTER: &str = "\u{E007}";
const ESCAPE: &str = "\u{E00C}";

/// A story whose date can be read in two ways, between the pieces of a page. Everything and everyone in it is invented.
const STORY: &str = "\
The ferry comes back to the Oskar Strait

By Nela Vasko and Iwan Threlfall

04/05/2023

Share
Copy link

LOMMERHAVN — The first scheduled ferry in eleven years crossed the strait on Saturday, carrying 214 passengers and a brass band. \
The crossing took 52 minutes, four fewer than the old timetable allowed.

The strait was closed to traffic after a dispute over dredging rights left the channel too shallow for any large vessel.

What changes on Monday

Two boats now make the trip six times a day. Fares are fixed at nine crowns for islanders until the end of next year.

The islands expect 160,000 passengers in the first year, about half of the number that crossed before the channel was closed.

READ MORE: What the dredging treaty says
";

/// Whether the popover is there.
const OPEN: &str = "return document.querySelector('#correction').matches(':popover-open')";
const CLOSED: &str = "return !document.querySelector('#correction').matches(':popover-open')";

async fn edit(page: &Page, field: &str) -> Result<()> {
    page.run("document.querySelector(arguments[0]).focus()", vec![format!("[data-correct={field}]").into()]).await?;
    page.keys(ENTER).await?;
    page.until("the editor is open", OPEN, vec![]).await
}

#[tokio::test]
async fn the_second_reading_of_a_date_can_be_chosen() {
    on_page(site(), async |page: &Page| {
        page.screen(1280, 900).await?;
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        assert_eq!(page.text_of("#story [part=published]").await?, "May 4, 2023");
        assert_eq!(page.text_of("[data-correct=published]").await?, "or April 5, 2023?");
        edit(page, "published").await?;
        assert!(page.text_of("#correction li").await?.contains("50% sure"));
        page.screenshot("correction-date").await?;
        page.click("#correction li button").await?;
        let changed = "return document.querySelector('#story [part=published]').textContent === 'April 5, 2023'";
        page.until("the other date stands", changed, vec![]).await?;
        assert_eq!(page.ask("return document.activeElement.dataset.correct").await?, "published");

        // It is kept while the reader types elsewhere in the text.
        page.fill(&format!("{STORY}\nThe quay was full until late in the evening.\n")).await?;
        let grown = "return document.querySelector('#story').textContent.includes('full until late')";
        page.until("the new line stands", grown, vec![]).await?;
        assert_eq!(page.text_of("#story [part=published]").await?, "April 5, 2023");
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_headline_is_corrected_by_typing() {
    on_page(site(), async |page: &Page| {
        page.screen(1280, 900).await?;
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        let old = page.text_of("#story [part=headline]").await?;
        let paragraphs = page.count(PARAGRAPHS).await?;
        edit(page, "headline").await?;
        page.keys("Nothing").await?;
        page.keys(ESCAPE).await?;
        page.until("the editor is closed", CLOSED, vec![]).await?;
        assert_eq!(page.text_of("#story [part=headline]").await?, old);

        // Words that stand in the story are taken from there, and the old headline is a paragraph.
        edit(page, "headline").await?;
        page.keys("What changes on Monday").await?;
        page.screenshot("correction-headline").await?;
        page.keys(ENTER).await?;
        let changed =
            "return document.querySelector('#story [part=headline]').textContent === 'What changes on Monday'";
        page.until("the new headline stands", changed, vec![]).await?;
        assert_eq!(page.count(PARAGRAPHS).await?, paragraphs + 1);
        assert_eq!(page.count("#story [part=heading]").await?, 0);
        assert!(page.ask("return document.title").await?.starts_with("What changes"));

        // And back.
        edit(page, "headline").await?;
        assert!(page.text_of("#correction li").await?.contains(&old));
        page.click("#correction li button").await?;
        let back = format!("return document.querySelector('#story [part=headline]').textContent === {old:?}");
        page.until("the old headline stands", &back, vec![]).await?;
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_byline_is_corrected_and_furniture_put_back() {
    on_page(site(), async |page: &Page| {
        page.screen(390, 844).await?;
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        edit(page, "byline").await?;
        page.screenshot("correction-phone").await?;
        page.keys("Tove Lind and Marit Solheim").await?;
        page.keys(ENTER).await?;
        let changed = "return document.querySelector('#story [part=byline]').textContent.includes('Tove Lind, Marit')";
        page.until("the new byline stands", changed, vec![]).await?;

        let sentences = "return document.querySelector('#counts').textContent";
        let before = page.ask(sentences).await?;
        page.run("document.querySelector('#furniture').open = true", vec![]).await?;
        page.run("document.querySelectorAll('#furniture details').forEach((kind) => { kind.open = true })", vec![]).await?;
        page.run(
            "[...document.querySelectorAll('#furniture [data-furniture]')].find((row) => row.textContent.includes('READ MORE'))
               .querySelector('button').click()",
            vec![],
        )
        .await?;
        let put_back = "return document.querySelector('#story').textContent.includes('READ MORE')";
        page.until("it is in the story", put_back, vec![]).await?;
        assert_ne!(page.ask(sentences).await?, before, "the counts follow");
        assert!(page.text_of("#story [part=byline]").await?.contains("Tove Lind"), "the correction is kept");
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

/// A paste of a whole page: menus above and below the story.
fn whole_page() -> String {
    let names =
        ["Harbour", "Weather", "Crossings", "Letters", "Fishing", "Tides", "Islands", "Council", "Rowing", "Chess"];
    let menu = |end: &str| names.map(|name| format!("{name}{end}\n")).concat();
    let stories =
        (1..=60).map(|day| format!("{day}\nHow the quay came through week {day} of the gales\n{day} hours ago\n\n"));
    let stories = stories.collect::<Vec<_>>().concat();
    format!("{}{}\n{STORY}\nMost read\n\n{stories}{}", menu(""), menu(" desk"), menu(" office"))
}

#[tokio::test]
async fn much_furniture_is_shown_kind_by_kind() {
    on_page(site(), async |page: &Page| {
        page.screen(1280, 900).await?;
        page.fill(&whole_page()).await?;
        page.shows(PARAGRAPHS).await?;
        let before = page.count("#furniture [data-furniture]").await?;
        assert!(before > 12, "{before} pieces");
        page.run("document.querySelector('#furniture').open = true", vec![]).await?;
        assert_eq!(page.count("#furniture details[open]").await?, 0, "each kind is closed");
        let page_kind = "#furniture details[data-kind=page]";
        page.shows(page_kind).await?;
        page.click(&format!("{page_kind} summary")).await?;
        page.run("document.querySelector('#furniture').scrollIntoView({ behavior: 'instant' })", vec![]).await?;
        page.screenshot("furniture-by-kind").await?;
        let row = format!("{page_kind} [data-furniture]");
        let words = page.text_of(&format!("{row} .words")).await?;
        page.click(&format!("{row} button")).await?;
        let back = "return document.querySelector('#story').textContent.includes(arguments[0])";
        page.until("it is in the story", back, vec![words.lines().next().unwrap_or_default().into()]).await?;
        assert_eq!(page.count("#furniture [data-furniture]").await?, before - 1);
        assert_eq!(page.count(&format!("{page_kind}[open]")).await?, 1, "its kind stays open");
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}
