//! The story read aloud, with a voice that only takes notes.

use anyhow::Result;
use serde_json::{Value, json};
use standfirst_browser_tests::{Page, on_page, site};

use crate::{PARAGRAPHS, STORY};

const SPOKEN: &str = "standfirst-spoken";

/// Stands in for the browser's voices: it notes what it is given and speaks until it is told that it is done.
const VOICES: &str = r#"
    window.said = [];
    class Utterance extends EventTarget { constructor(text) { super(); this.text = text; this.rate = 1; } }
    const voice = (name, lang, localService = true, isDefault = false) => ({ name, lang, voiceURI: name, localService, default: isDefault });
    const synthesis = new EventTarget();
    window.voices = [voice("Ada", "en-GB"), voice("Ben", "en-US", true, true), voice("Cloud", "en-US", false), voice("Kyo", "ja_JP")];
    let current;
    synthesis.getVoices = () => window.voices;
    synthesis.speak = (utterance) => {
      current = utterance;
      window.said.push({ text: utterance.text, voice: utterance.voice?.name, rate: utterance.rate, lang: utterance.lang });
    };
    synthesis.cancel = () => {
      const gone = current;
      current = undefined;
      gone?.dispatchEvent(Object.assign(new Event("error"), { error: "canceled" }));
    };
    window.finish = () => current?.dispatchEvent(new Event("end"));
    window.breakDown = () => current?.dispatchEvent(Object.assign(new Event("error"), { error: "synthesis-failed" }));
    window.isSilent = () => current === undefined;
    const own = window.speechSynthesis;
    Object.defineProperty(window, "speechSynthesis", { value: synthesis, configurable: true });
    window.SpeechSynthesisUtterance = Utterance;
    // As in browsers whose voices come late.
    own.dispatchEvent(new Event("voiceschanged"));
"#;

/// The page with those voices and a story.
async fn open(page: &Page, story: &str) -> Result<()> {
    page.fill(story).await?;
    page.shows(PARAGRAPHS).await?;
    page.run(VOICES, vec![]).await?;
    page.until("one can listen", "return !document.querySelector('#listen').hidden", vec![]).await?;
    page.run("document.activeElement?.blur()", vec![]).await.map(drop)
}

async fn said(page: &Page) -> Result<Vec<String>> {
    Ok(serde_json::from_value(page.run("return said.map(({ text }) => text)", vec![]).await?)?)
}

async fn last(page: &Page) -> Result<Value> {
    page.run("return said.at(-1)", vec![]).await
}

#[tokio::test]
async fn a_story_is_read_sentence_by_sentence() {
    on_page(site(), async |page: &Page| {
        open(page, STORY).await?;
        page.click("#listen").await?;
        assert_eq!(page.highlighted(SPOKEN).await?, ["Glacier lake drains in a night, and no one is hurt"]);
        for _ in 0..20 {
            page.run("finish()", vec![]).await?;
        }
        let said = said(page).await?;
        assert_eq!(said[0], "Glacier lake drains in a night, and no one is hurt");
        assert_eq!(
            said[1], "Odenfeld, Tarn Valley",
            "the dateline is a label, said in small letters and without the agency"
        );
        assert!(said[2].starts_with("A lake that had stood"), "{said:?}");
        assert!(said.iter().any(|line| line == "Some 340 people slept in the school hall."), "{said:?}");
        assert!(!said.iter().any(|line| line.contains("READ MORE") || line.contains("Ilse Marrow")), "{said:?}");
        assert_eq!(
            said.last().map(String::as_str),
            Some("The lake held about 2.4 million cubic metres, twice what the U.S. survey had estimated in 2019.")
        );
        assert_eq!(page.text_of("#play").await?, "Play", "it ends with the story");
        assert_eq!(page.highlighted(SPOKEN).await?, [] as [String; 0]);
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn captions_are_for_the_eye_and_headings_are_spoken() {
    on_page(site(), async |page: &Page| {
        let story = "# Ferries return\n\nThe first ferry crossed on Saturday. It was **full** of [people](https://ferry.example/).\n\n\
                     A ferry leaves the old mole for the islands on Saturday. (KNA Photo/Tove Lind)\n\n## What changes\n\nMail goes by sea again.\n";
        open(page, story).await?;
        page.shows("#story figure").await?;
        page.click("#listen").await?;
        for _ in 0..8 {
            page.run("finish()", vec![]).await?;
        }
        let said = said(page).await?;
        assert!(said.iter().any(|line| line == "What changes"), "{said:?}");
        assert!(!said.iter().any(|line| line.contains("Tove Lind") || line.contains("old mole")), "{said:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn one_can_pause_go_back_and_go_on() {
    on_page(site(), async |page: &Page| {
        open(page, STORY).await?;
        page.click("#listen").await?;
        page.run("finish(); finish()", vec![]).await?;
        let third = last(page).await?["text"].clone();
        page.click("#play").await?;
        assert_eq!(page.ask("return isSilent()").await?, "true");
        assert_eq!(page.text_of("#play").await?, "Play");
        assert_eq!(page.highlighted(SPOKEN).await?.len(), 1, "the place stays marked");
        page.click("#play").await?;
        assert_eq!(last(page).await?["text"], third, "it goes on with the sentence that was broken off");
        // By keyboard as well.
        page.run("document.activeElement.blur()", vec![]).await?;
        page.keys(".").await?;
        assert_ne!(last(page).await?["text"], third);
        page.keys(",").await?;
        assert_eq!(last(page).await?["text"], third);
        page.keys("l").await?;
        assert_eq!(page.ask("return isSilent()").await?, "true");
        page.click("#player > button").await?;
        assert_eq!(page.ask("return document.querySelector('#player').hidden").await?, "true");
        assert_eq!(page.highlighted(SPOKEN).await?, [] as [String; 0]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn voices_are_those_of_the_machine_and_the_language() {
    on_page(site(), async |page: &Page| {
        open(page, STORY).await?;
        let offered = "return [...document.querySelectorAll('#player label:last-of-type option')].map((option) => option.textContent).join()";
        assert_eq!(page.ask(offered).await?, "Ben,Ada", "none that sends the text away, none of another language");
        page.click("#listen").await?;
        assert_eq!(last(page).await?["voice"], "Ben");
        let choose = "const select = document.querySelectorAll('#player select')[arguments[0]]; select.value = arguments[1];
            select.dispatchEvent(new Event('change'))";
        page.run(choose, vec![json!(1), json!("Ada")]).await?;
        assert_eq!(last(page).await?["voice"], "Ada", "the sentence begins again in the other voice");
        page.run(choose, vec![json!(0), json!("1.5")]).await?;
        assert_eq!(last(page).await?["rate"], 1.5);

        // Kept for the next visit.
        page.reload().await?;
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        page.run(VOICES, vec![]).await?;
        page.until("one can listen", "return !document.querySelector('#listen').hidden", vec![]).await?;
        page.click("#listen").await?;
        assert_eq!((&last(page).await?["voice"], &last(page).await?["rate"]), (&json!("Ada"), &json!(1.5)));

        page.fill("離島の冬の連絡船、存続へ\n\n町議会は月曜日、連絡船を冬の間も運航し続けることを賛成多数で決めた。島の住民は春から存続を求めていた。\n").await?;
        page.until("a voice for Japanese", "return document.querySelector('#player label:last-of-type select').value === 'Kyo'", vec![]).await?;
        assert_eq!(page.ask("return isSilent()").await?, "true", "another story does not start by itself");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_voices_nothing_is_offered() {
    on_page(site(), async |page: &Page| {
        page.fill(STORY).await?;
        page.shows(PARAGRAPHS).await?;
        assert_eq!(page.ask("return document.querySelector('#listen').hidden").await?, "true");
        // Some browsers have their voices only later.
        page.run(VOICES, vec![]).await?;
        assert_eq!(page.ask("return document.querySelector('#listen').hidden").await?, "false");
        page.click("#listen").await?;
        page.run("breakDown()", vec![]).await?;
        assert!(page.text_of("#player [role=status]").await?.contains("did not start"));
        assert_eq!(page.text_of("#play").await?, "Play");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_window_follows_only_what_is_out_of_sight() {
    on_page(site(), async |page: &Page| {
        page.screen(900, 760).await?;
        open(page, STORY).await?;
        page.run("scrollTo(0, 0)", vec![]).await?;
        page.click("#listen").await?;
        assert_eq!(page.ask("return scrollY").await?, "0");
        for _ in 0..7 {
            page.run("finish()", vec![]).await?;
        }
        let seen = format!(
            "const box = [...CSS.highlights.get('{SPOKEN}')][0].getBoundingClientRect();
             return box.top >= 0 && box.bottom <= innerHeight - document.querySelector('#player').offsetHeight"
        );
        page.until("the sentence is in sight above the player", &seen, vec![]).await?;
        // A press on a sentence goes on from there.
        let at = page
            .run(
                "const paragraph = [...document.querySelectorAll('#story [part=paragraph]')][3]; paragraph.scrollIntoView({ block: 'center', behavior: 'instant' });
                 const box = paragraph.getClientRects()[0]; return { x: box.x + 30, y: box.y + 12 }",
                vec![],
            )
            .await?;
        page.click_at(at["x"].as_f64().unwrap_or_default(), at["y"].as_f64().unwrap_or_default()).await?;
        page.until("it goes on there", "return said.at(-1).text.startsWith('Some 340 people')", vec![]).await?;
        Ok(())
    })
    .await;
}
