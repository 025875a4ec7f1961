//! Reading as one likes it: settings, contents, line focus, pages, vertical lines, footnotes, and how much is read.

use std::fmt::Write as _;
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use standfirst_browser_tests::{Engine, Page, on_page, runs_only_in, site};

use crate::{PARAGRAPHS, STORY, SUMMARY_SENTENCES};

const ARROW_DOWN: &str = "\u{E015}";
const ARROW_LEFT: &str = "\u{E012}";
const ARROW_RIGHT: &str = "\u{E014}";
const ESCAPE: &str = "\u{E00C}";
const TAB: &str = "\u{E004}";

const JAPANESE: &str = "\
離島の冬の連絡船、町議会が存続を決定

港町ルンハウン――町議会は月曜日、老朽化した連絡船を冬の間も運航し続けることを賛成多数で決めた。島の住民は春から存続を求めていた。

修理には二百万クローネかかり、その大半を港湾局が負担する。残りは島の人々が春から積み立ててきた。工事は一月八日に始まり、六週間続く見通しだ。

連絡船は一九八九年に就航した。全長は四十メートル、重さは四十トンで、一日に六往復する。昨年の乗客は約十六万人だった。
";

const ARABIC: &str = "\
مجلس البلدة يبقي العبّارة القديمة طوال الشتاء

صوّت مجلس البلدة يوم الاثنين لصالح إبقاء العبّارة القديمة عاملة طوال الشتاء، وهو قرار طالب به سكان الجزر منذ الربيع.

تبلغ كلفة الإصلاح مليوني كرونة، تدفع سلطة الميناء معظمها. أما الباقي فقد ادخره سكان الجزر منذ الربيع.
";

/// A story long enough for contents and pages, with a footnote.
fn long() -> String {
    let mut story =
        "# Ferries return to the Oskar Strait\n\nThe first ferry in eleven years crossed the strait on Saturday.[^1] \
                     It carried 214 passengers and a brass band.\n\n"
            .to_owned();
    for part in ["What changes on Monday", "How the strait was closed", "Who pays", "What the fishermen say"] {
        let _ = write!(story, "## {part}\n\n");
        for number in 1..=4 {
            let _ = write!(
                story,
                "The transport board spoke of {part} in its report number {number}, which the council of the islands had asked for in \
                 the spring. Services that had grown up around the closure would end or move, and the channel would be dredged \
                 again. Nobody on the quay had read all of it by noon.\n\n"
            );
        }
    }
    story + "[^1]: The band of the fire brigade, founded in 1911.\n"
}

/// What a style of an element comes to.
async fn style(page: &Page, css: &str, property: &str) -> Result<String> {
    let script = "return getComputedStyle(document.querySelector(arguments[0])).getPropertyValue(arguments[1])";
    Ok(page.run(script, vec![json!(css), json!(property)]).await?.as_str().unwrap_or_default().to_owned())
}

/// The number that a script returns.
async fn number(page: &Page, script: &str) -> Result<f64> {
    Ok(page.run(script, vec![]).await?.as_f64().unwrap_or(f64::NAN))
}

/// Chooses what a radio button or a box of the settings says.
async fn choose(page: &Page, name: &str, value: &str) -> Result<()> {
    let script = "document.querySelector(`[name=reading-${arguments[0]}]${arguments[1] && `[value='${arguments[1]}']`}`).click()";
    page.run(script, vec![json!(name), json!(value)]).await.map(drop)
}

async fn leave_the_box(page: &Page) -> Result<()> {
    page.run("document.activeElement?.blur()", vec![]).await.map(drop)
}

#[tokio::test]
async fn type_and_spacing_are_the_readers_and_are_kept() {
    on_page(site(), async |page: &Page| {
        page.paste(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        let text = "#story [part~=paragraph]";
        let size = style(page, text, "font-size").await?;
        let leading = style(page, text, "line-height").await?;

        page.click("#reading-way").await?;
        page.click("[data-value=sans]").await?;
        page.run("document.querySelector('[name=reading-size]').focus()", vec![]).await?;
        page.keys(&ARROW_RIGHT.repeat(5)).await?;
        for name in ["leading", "letters", "words", "measure"] {
            page.run("document.querySelector(`[name=reading-${arguments[0]}]`).focus()", vec![name.into()]).await?;
            page.keys(&ARROW_RIGHT.repeat(2)).await?;
        }
        choose(page, "alignment", "justify").await?;
        choose(page, "hyphens", "").await?;

        let check = async || -> Result<()> {
            let now = style(page, text, "font-size").await?;
            let ratio = pixels(&now) / pixels(&size);
            assert!((ratio - 1.5).abs() < 0.01, "{now} is half as large again as {size}");
            assert!(pixels(&style(page, text, "line-height").await?) > 1.6 * pixels(&leading));
            assert!(!style(page, text, "font-family").await?.contains("Georgia"));
            assert!(pixels(&style(page, text, "letter-spacing").await?) > 0.0);
            assert!(pixels(&style(page, text, "word-spacing").await?) > 0.0);
            assert_eq!(style(page, text, "text-align").await?, "justify");
            assert_eq!(style(page, text, "hyphens").await?, "manual");
            Ok(())
        };
        check().await?;

        // Another visit in the same browser.
        page.reload().await?;
        page.fill(STORY).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        check().await?;

        page.click("#reading-way").await?;
        page.click("#reading-reset").await?;
        assert_eq!(style(page, text, "font-size").await?, size);
        assert_eq!(style(page, text, "line-height").await?, leading);
        assert_eq!(style(page, text, "text-align").await?, "start");
        assert_eq!(page.ask("return localStorage.length").await?, "0", "what is usual is not kept");
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_text_beside_the_story_can_be_put_away() {
    on_page(site(), async |page: &Page| {
        for width in [1440, 800, 390] {
            page.screen(width, 700).await?;
            page.fill(STORY).await?;
            page.shows(PARAGRAPHS).await?;
            let is_shown = "return document.querySelector('#desk').checkVisibility()";
            assert_eq!(page.ask(is_shown).await?, "true", "{width}");
            page.click("#fold").await?;
            assert_eq!(page.ask(is_shown).await?, "false", "{width}");
            page.click("#fold").await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn colours_are_chosen_and_kept() {
    on_page(site(), async |page: &Page| {
        page.loaded().await?;
        let choose = "const select = document.querySelector('#theme'); select.value = 'sepia'; select.dispatchEvent(new Event('change'))";
        let ground = "return getComputedStyle(document.documentElement).backgroundColor";
        let before = page.ask(ground).await?;
        page.run(choose, vec![]).await?;
        let sepia = page.ask(ground).await?;
        assert_ne!(before, sepia);
        page.reload().await?;
        assert_eq!(page.ask(ground).await?, sepia);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn headings_are_listed_and_lead_to_their_places() {
    on_page(site(), async |page: &Page| {
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        assert_eq!(page.ask("return document.querySelector('#contents-way').hidden").await?, "true");
        page.fill(&long()).await?;
        page.until("there are contents", "return !document.querySelector('#contents-way').hidden", vec![]).await?;
        page.click("#contents-way").await?;
        assert_eq!(page.texts_of("#contents button").await?.len(), 4);
        page.click("#contents li:nth-child(3) button").await?;
        let seen = "const heading = [...document.querySelectorAll('#story [part=heading]')][2];
            const box = heading.getBoundingClientRect();
            return heading.textContent === 'Who pays' && document.activeElement === heading && box.top >= 0 && box.top < innerHeight / 2";
        page.until("the heading is in sight", seen, vec![]).await?;
        page.keys("c").await?;
        assert_eq!(page.texts_of("#contents [aria-current]").await?, ["Who pays"], "the list says where one is");
        Ok(())
    })
    .await;
}

/// The words that stand in the band of line focus.
const IN_BAND: &str = "
    const band = document.querySelector('#band').getBoundingClientRect();
    if (document.querySelector('#band').hidden) return '';
    let words = '';
    const walk = document.createTreeWalker(document.querySelector('#story'), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      for (let at = 0; at < node.data.length; at += 1) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        if (x > band.left && x < band.right && y > band.top && y < band.bottom) words += node.data[at];
      }
    }
    return words.trim()";

#[tokio::test]
async fn line_focus_goes_along_line_by_line() {
    on_page(site(), async |page: &Page| {
        page.screen(1000, 700).await?;
        page.fill(&long()).await?;
        page.shows("#story [part=heading]").await?;
        leave_the_box(page).await?;
        page.keys("f").await?;
        page.until("three lines are clear", "return !document.querySelector('#band').hidden", vec![]).await?;
        choose(page, "focus", "1").await?;
        leave_the_box(page).await?;
        // To the heading, wherever the first line was.
        let here = "const heading = document.querySelector('#story [part=heading]'); heading.scrollIntoView({ block: 'center', behavior: 'instant' });
            const box = heading.getBoundingClientRect(); return { x: box.x + 20, y: box.y + box.height / 2 }";
        let at = page.run(here, vec![]).await?;
        page.click_at(at["x"].as_f64().unwrap_or_default(), at["y"].as_f64().unwrap_or_default()).await?;
        page.until("the heading alone is clear", &format!("return (() => {{ {IN_BAND} }})() === 'What changes on Monday'"), vec![])
            .await?;
        page.keys(ARROW_DOWN).await?;
        let first = page.ask(IN_BAND).await?;
        assert!(first.starts_with("The transport board spoke of What changes on Monday"), "{first}");
        for _ in 0..40 {
            page.keys(ARROW_DOWN).await?;
        }
        let further = page.ask(IN_BAND).await?;
        assert!(!further.is_empty() && further != first, "the window goes along with the line: {further}");
        let top = number(page, "return document.querySelector('#band').getBoundingClientRect().top").await?;
        assert!(top > 0.0 && top < 600.0, "{top}");
        page.keys("f").await?;
        page.until("all is clear again", "return document.querySelector('#band').hidden", vec![]).await?;
        Ok(())
    })
    .await;
}

/// Where the page that is shown begins, and the boxes of all blocks of the story, as shares of a page.
const PAGES: &str = "
    const [, page, pages] = /(\\d+) of (\\d+)/.exec(document.querySelector('#pages span').textContent).map(Number);
    return { page, pages }";

/// Turns a story that has just been set into pages, and waits until they are counted.
async fn turn_into_pages(page: &Page) -> Result<()> {
    page.keys("p").await?;
    let counted = "return !document.querySelector('#pages').hidden && !/ 1$/.test(document.querySelector('#pages span').textContent)";
    page.until("there are pages", counted, vec![]).await
}

/// Waits until a page is shown.
async fn is_on_page(page: &Page, number: u64) -> Result<()> {
    let shown = format!("const {{ page }} = (() => {{ {PAGES} }})(); return page === {number}");
    let waited = page.until(&format!("page {number} is shown"), &shown, vec![]).await;
    match waited {
        Ok(()) => Ok(()),
        Err(error) => Err(error).context(page.run(PAGES, vec![]).await?),
    }
}

/// The headings and paragraphs that begin on the page that is shown.
const ON_PAGE: &str = "
    const frame = document.querySelector('#story').getBoundingClientRect();
    return [...document.querySelectorAll('#story :is([part=headline], [part=heading], [part=paragraph], [part=footnote])')].flatMap((block, index) => {
      const box = block.getClientRects()[0];
      const isIn = box.left >= frame.left - 1 && box.right <= frame.right + 1 && box.top >= frame.top - 1 && box.top < frame.bottom;
      return isIn ? [index] : [];
    })";

#[tokio::test]
async fn all_of_a_story_is_on_its_pages_and_nothing_is_cut() {
    on_page(site(), async |page: &Page| {
        for (width, height) in [(1440, 800), (390, 700), (320, 480)] {
            page.screen(width, height).await?;
            page.fill(&long()).await?;
            page.shows("#story [part=heading]").await?;
            leave_the_box(page).await?;
            page.run("scrollTo(0, 0)", vec![]).await?;
            turn_into_pages(page).await?;
            let pages = page.run(PAGES, vec![]).await?["pages"].as_u64().unwrap_or_default();
            assert!(pages > 1, "{width}: {pages} pages");
            let mut seen: Vec<u64> = Vec::new();
            for turn in 1..=pages {
                is_on_page(page, turn).await.with_context(|| format!("{width}"))?;
                let on_it: Vec<u64> = serde_json::from_value(page.run(ON_PAGE, vec![]).await?)?;
                seen.extend(on_it);
                let cut = "
                    const story = document.querySelector('#story');
                    const frame = story.getBoundingClientRect();
                    const range = document.createRange();
                    range.selectNodeContents(story.firstElementChild);
                    const cut = [...range.getClientRects()].filter((box) => box.height > 0 && box.height < 60 && box.width > 0 && box.left >= frame.left && box.right <= frame.right
                      && ((box.top < frame.top - 2 && box.bottom > frame.top + 2) || (box.top < frame.bottom - 2 && box.bottom > frame.bottom + 4)));
                    return cut.map(({ left, top, right, bottom }) => ({ left, top, right, bottom, frame, scrolled: [story.scrollLeft, story.scrollTop], is: document.elementFromPoint((left + right) / 2, (top + bottom) / 2)?.outerHTML.slice(0, 200) }))";
                // A reader sees what stands once all is laid out, so that the first look alone does not tell.
                let all_whole = format!("return (() => {{ {cut} }})().length === 0");
                if let Err(error) = page.until("no line is cut", &all_whole, vec![]).await {
                    let lines = page.run(cut, vec![]).await?;
                    return Err(error).context(format!("{width}: a line is cut on page {turn}: {lines}"));
                }
                page.keys(" ").await?;
            }
            let blocks = page.count("#story :is([part=headline], [part=heading], [part=paragraph], [part=footnote])").await?;
            seen.dedup();
            assert_eq!(seen.len(), blocks, "{width}: each block is on one page, in order: {seen:?}");
            let wider = number(page, "return document.documentElement.scrollWidth - innerWidth").await?;
            assert!(wider <= 0.0, "{width}: the page is wider than its window");
            page.keys("p").await?;
        }
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_is_asked_for_turns_the_pages() {
    on_page(site(), async |page: &Page| {
        page.screen(800, 600).await?;
        page.fill(&long()).await?;
        page.shows("#story [part=heading]").await?;
        leave_the_box(page).await?;
        turn_into_pages(page).await?;
        page.click("#pages button:last-child").await?;
        is_on_page(page, 2).await?;
        leave_the_box(page).await?;
        page.keys(ARROW_LEFT).await?;
        is_on_page(page, 1).await?;

        page.click("#contents-way").await?;
        page.click("#contents li:last-child button").await?;
        let seen = "const box = [...document.querySelectorAll('#story [part=heading]')].at(-1).getBoundingClientRect();
            const frame = document.querySelector('#story').getBoundingClientRect();
            return box.left >= frame.left - 1 && box.right <= frame.right + 1 && box.top >= frame.top - 1 && box.bottom <= frame.bottom";
        page.until("the heading's page is shown", seen, vec![]).await?;
        assert!(page.run(PAGES, vec![]).await?["page"].as_u64() > Some(1));

        // The same words stay in sight in a window of another size.
        let first = "const frame = document.querySelector('#story').getBoundingClientRect();
            const caret = document.caretPositionFromPoint?.(frame.left + 4, frame.top + 12);
            window.firstWords = caret ? document.createRange() : document.caretRangeFromPoint(frame.left + 4, frame.top + 12);
            if (caret) firstWords.setStart(caret.offsetNode, caret.offset);
            firstWords.setEnd(firstWords.startContainer, firstWords.startOffset + 1)";
        page.run(first, vec![]).await?;
        page.screen(500, 600).await?;
        let stays = "const box = firstWords.getClientRects()[0];
            const frame = document.querySelector('#story').getBoundingClientRect();
            return box.left >= frame.left - 1 && box.right <= frame.right + 1";
        page.until("the same words are in sight", stays, vec![]).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn vertical_lines_are_offered_where_a_script_has_them() {
    on_page(site(), async |page: &Page| {
        page.screen(900, 600).await?;
        let offered = "return !document.querySelector('[name=reading-vertical]').closest('label').hidden";
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        assert_eq!(page.ask(offered).await?, "false");
        page.fill(&format!("{JAPANESE}\n{}", JAPANESE.split_once('\n').map_or("", |(_, body)| body).repeat(3))).await?;
        page.until("vertical lines are offered", offered, vec![]).await?;
        leave_the_box(page).await?;
        page.keys("v").await?;
        assert_eq!(style(page, "#story [part=paragraph]", "writing-mode").await?, "vertical-rl");
        let inside = "const headline = document.querySelector('#story [part=headline]').getBoundingClientRect();
            const last = [...document.querySelectorAll('#story [part=paragraph]')].at(-1).getBoundingClientRect();
            return headline.right <= innerWidth && headline.left > innerWidth / 2 && last.left < headline.left
              && document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(page.ask(inside).await?, "true", "it begins at the right, and only the story lies sideways");
        // A wheel turned down goes on.
        let middle = "document.querySelector('#story').scrollIntoView({ block: 'nearest', behavior: 'instant' });
            const { left, right, top, bottom } = document.querySelector('#story').getBoundingClientRect();
            return [left + right, Math.max(top, 0) + Math.min(bottom, innerHeight)].map((sum) => Math.round(sum / 2))";
        let [x, y]: [i64; 2] = serde_json::from_value(page.run(middle, vec![]).await?)?;
        page.wheel_at(x, y, 200).await?;
        page.until("the lines move", "return document.querySelector('#story').scrollLeft < -100", vec![]).await?;
        // And so does a key.
        let before = number(page, "return document.querySelector('#story').scrollLeft").await?;
        page.keys(ARROW_LEFT).await?;
        let after = number(page, "return document.querySelector('#story').scrollLeft").await?;
        assert!(after < before, "{before} {after}");
        page.fill(STORY).await?;
        let back = "return getComputedStyle(document.querySelector('#story')).writingMode === 'horizontal-tb'";
        page.until("English stands as ever", back, vec![]).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn ruby_stands_over_its_words() {
    on_page(site(), async |page: &Page| {
        let html = "<!doctype html><html lang=ja><body><article><h1>離島の冬の連絡船、存続へ</h1>\
                    <p><ruby>港町<rt>みなとまち</rt></ruby>ルンハウンの町議会は月曜日、連絡船を冬の間も運航し続けることを賛成多数で決めた。\
                    島の住民は春から存続を求めていた。</p><p>修理には二百万クローネかかり、その大半を港湾局が負担する。</p></article>";
        page.fill(html).await?;
        page.shows("#story ruby rt").await?;
        let over = "const [base, reading] = ['ruby', 'rt'].map((name) => document.querySelector(`#story ${name}`).getBoundingClientRect());
            return reading.height < base.height * 0.7 && reading.bottom <= base.bottom - base.height / 2
              && Math.abs(reading.left + reading.right - base.left - base.right) < base.width / 4";
        // In the middle: by how much a reading stands over its neighbours is the font's affair.
        page.until("the reading stands over its words", over, vec![]).await?;
        assert!(page.texts_of(SUMMARY_SENTENCES).await?.iter().all(|words| !words.contains("みなとまち")));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn each_block_runs_its_own_way() {
    on_page(site(), async |page: &Page| {
        let quoted = "Poet’s line returns to the harbour wall\n\nThe town council voted on Monday to repaint a line of verse on the harbour \
                      wall, a decision that many had sought since the spring.\n\n> السفينة طريق، ولا توجد بلدة تغلق طرقها في الشتاء\n\n\
                      The council will pay 12,000 crowns for the work, and the port authority the rest of it.\n";
        page.fill(quoted).await?;
        page.shows("#story [part=quote]").await?;
        assert_eq!(style(page, "#story [part=quote]", "direction").await?, "rtl");
        assert_eq!(style(page, "#story > article", "direction").await?, "ltr");
        assert_eq!(style(page, PARAGRAPHS, "direction").await?, "ltr");

        page.screen(390, 500).await?;
        page.fill(&ARABIC.repeat(2)).await?;
        page.until("the story runs to the left", "return document.querySelector('#story > article').matches(':dir(rtl)')", vec![])
            .await?;
        leave_the_box(page).await?;
        turn_into_pages(page).await?;
        page.keys(ARROW_LEFT).await?;
        is_on_page(page, 2).await?;
        let shown: Vec<Value> = serde_json::from_value(page.run(ON_PAGE, vec![]).await?)?;
        assert!(!shown.is_empty(), "the second page has words");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_footnote_shows_at_its_mark() {
    on_page(site(), async |page: &Page| {
        page.fill(&long()).await?;
        page.shows("#story a[role=doc-noteref]").await?;
        let place = "const mark = document.querySelector('#story a[role=doc-noteref]'); mark.scrollIntoView({ block: 'center', behavior: 'instant' });
            const box = mark.getBoundingClientRect(); return { x: box.x + box.width / 2, y: box.y + box.height / 2 }";
        // What was set just now may still move: who misses the mark tries again.
        for _ in 0..5 {
            page.point_at(2.0, 2.0).await?;
            let at = page.run(place, vec![]).await?;
            page.point_at(at["x"].as_f64().unwrap_or_default(), at["y"].as_f64().unwrap_or_default()).await?;
            tokio::time::sleep(Duration::from_secs(1)).await;
            if page.count("#footnote:popover-open").await? > 0 {
                break;
            }
        }
        page.shows("#footnote:popover-open").await?;
        assert_eq!(page.text_of("#footnote").await?, "The band of the fire brigade, founded in 1911.");
        let described = "return document.getElementById(document.querySelector('#story a[role=doc-noteref]').getAttribute('aria-describedby'))?.id";
        assert_eq!(page.ask(described).await?, "footnote");
        page.point_at(2.0, 2.0).await?;
        page.until("it goes with the pointer", "return document.querySelector('#footnote:popover-open') === null", vec![]).await?;

        // By keyboard, and away by Escape with the focus where it was.
        page.run("document.querySelector('#story [part=summary-sentence]:last-of-type, #story [part=headline]').focus()", vec![]).await?;
        for _ in 0..30 {
            if page.ask("return document.activeElement.matches('a[role=doc-noteref]')").await? == "true" {
                break;
            }
            page.keys(TAB).await?;
        }
        page.shows("#footnote:popover-open").await?;
        page.keys(ESCAPE).await?;
        page.until("Escape takes it away", "return document.querySelector('#footnote:popover-open') === null", vec![]).await?;
        assert_eq!(page.ask("return document.activeElement.getAttribute('role')").await?, "doc-noteref");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_line_tells_how_much_is_read() {
    on_page(site(), async |page: &Page| {
        page.screen(900, 600).await?;
        page.fill(&long()).await?;
        page.until("the line is there", "return !document.querySelector('#progress').hidden", vec![]).await?;
        let share = "return Number(document.querySelector('#progress').getAttribute('aria-valuenow'))";
        assert!(number(page, share).await? < 1e-9);
        page.run("document.querySelector('#story').scrollIntoView({ block: 'end', behavior: 'instant' })", vec![])
            .await?;
        page.until(
            "all is read",
            "return document.querySelector('#progress').getAttribute('aria-valuenow') === '100'",
            vec![],
        )
        .await?;
        page.fill("").await?;
        page.until("there is nothing to read", "return document.querySelector('#progress').hidden", vec![]).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn narrow_windows_and_large_type_lose_nothing() {
    on_page(site(), async |page: &Page| {
        page.screen(320, 500).await?;
        page.fill(&long()).await?;
        page.shows("#story [part=heading]").await?;
        leave_the_box(page).await?;
        let usual = pixels(&style(page, PARAGRAPHS, "font-size").await?);
        let wider = "return document.documentElement.scrollWidth - innerWidth";
        for open in ["r", "c", "?"] {
            page.keys(open).await?;
            assert!(number(page, wider).await? <= 0.0, "{open}: the page is wider than its window");
            let fits = "const open = document.querySelector(':popover-open, dialog[open]').getBoundingClientRect();
                // Firefox counts in sixtieths of a pixel, and rounds.
                return open.left >= 0 && open.right <= innerWidth && open.top >= 0 && open.bottom < innerHeight + 0.02";
            assert_eq!(page.ask(fits).await?, "true", "{open} is inside of the window");
            let inside = "const open = document.querySelector(':popover-open, dialog[open]'); return open.scrollWidth - open.clientWidth";
            assert!(number(page, inside).await? <= 0.0, "{open}: nothing lies sideways");
            page.keys(ESCAPE).await?;
            leave_the_box(page).await?;
        }
        for _ in 0..15 {
            page.keys("+").await?;
        }
        assert!(pixels(&style(page, PARAGRAPHS, "font-size").await?) > 2.4 * usual);
        assert!(number(page, wider).await? <= 0.0, "at 250 % the page is wider than its window");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn paper_gets_the_story_alone_however_it_is_read() {
    if !runs_only_in(&[Engine::Chromium, Engine::Firefox], "no word to its driver has a page as it is printed") {
        return;
    }
    on_page(site(), async |page: &Page| {
        page.fill(&long()).await?;
        page.shows("#story [part=heading]").await?;
        leave_the_box(page).await?;
        page.keys("fp").await?;
        page.until("there are pages", "return !document.querySelector('#pages').hidden", vec![]).await?;
        page.on_paper().await?;
        let shown = "return ['.masthead', '#desk', '#pages', '#band', '#progress', '#player'].filter((css) => document.querySelector(css)?.checkVisibility()).join()";
        assert_eq!(page.ask(shown).await?, "");
        let whole = "const story = document.querySelector('#story'); const [all, last] = [story, story.querySelector('[part=footnote]')].map((e) => e.getBoundingClientRect());
            const { columnCount, overflow } = getComputedStyle(story);
            return columnCount === 'auto' && overflow === 'visible' && last.bottom <= all.bottom + 1 && last.left >= all.left - 1 && last.right <= all.right + 1";
        assert_eq!(page.ask(whole).await?, "true", "all of the story is on paper, one line below the other");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn forced_colours_keep_the_line_and_the_choice() {
    if !runs_only_in(&[Engine::Chromium, Engine::Firefox], "it has no forced colours") {
        return;
    }
    on_page(site(), async |page: &Page| {
        page.forced_colours().await?;
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        leave_the_box(page).await?;
        page.keys("f").await?;
        page.until("lines are in focus", "return !document.querySelector('#band').hidden", vec![]).await?;
        assert_eq!(style(page, "#band", "border-top-width").await?, "2px", "a frame, where there are no shades");
        page.keys("r").await?;
        let chosen = style(page, "#reading label:has(:checked)", "border-bottom-color").await?;
        assert_ne!(chosen, style(page, "#reading label:not(:has(:checked))", "border-bottom-color").await?);
        Ok(())
    })
    .await;
}

/// The number of `12.5px`.
fn pixels(length: &str) -> f64 {
    length.trim_end_matches("px").parse().unwrap_or(0.0)
}
