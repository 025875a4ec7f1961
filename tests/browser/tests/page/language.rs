//! The language of the interface, which is not that of the story.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::json;
use standfirst_browser_tests::{Page, on_page, site};

use crate::{PARAGRAPHS, STORY, SUMMARY_SENTENCES};

const CHOOSE: &str = "const select = document.querySelector('#language'); select.value = arguments[0];
                      select.dispatchEvent(new Event('change', { bubbles: true }))";

const LANGUAGES: [&str; 6] = ["en", "de", "fr", "es", "ar", "ja"];

/// A browser of somebody who reads these languages.
async fn reads(page: &Page, languages: &str) -> Result<()> {
    page.reads(languages).await?;
    page.until("the interface speaks", "return document.documentElement.hasAttribute('data-said')", vec![]).await
}

#[tokio::test]
async fn the_interface_follows_the_browser_and_the_choice_is_kept() {
    on_page(site(), async |page: &Page| {
        assert_eq!(page.ask("return document.documentElement.lang").await?, "en");
        reads(page, "nl-NL,fr-CH,en").await?;
        assert_eq!(page.ask("return document.documentElement.lang").await?, "fr");
        assert_eq!(page.text_of("#desk label").await?, "Collez un article");
        page.loaded().await?;
        page.paste(STORY).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        assert_eq!(page.text_of("#summary-type [data-value=headline]").await?, "Titre");
        assert!(page.text_of("#counts").await?.contains(" mots · "), "{}", page.text_of("#counts").await?);

        let story = page.text_of(PARAGRAPHS).await?;
        page.run(CHOOSE, vec!["de".into()]).await?;
        assert_eq!(page.text_of("#summary-type [data-value=headline]").await?, "Schlagzeile");
        assert!(page.text_of("#counts").await?.contains(" Wörter · "), "{}", page.text_of("#counts").await?);
        assert!(page.text_of("#furniture > summary").await?.contains("Zeilen beiseitegelegt: Teilen"));
        assert_eq!(page.text_of("#quotations > summary").await?, "1 Zitat");
        assert_eq!(
            page.ask("return document.querySelector('#story [part=summary]').ariaLabel").await?,
            "Zusammenfassung"
        );
        assert_eq!(page.text_of("[data-correct=byline]").await?, "Ändern");
        assert_eq!(page.text_of(PARAGRAPHS).await?, story);
        assert_eq!(page.ask("return document.querySelector('#story > article').lang").await?, "en");

        page.reload().await?;
        page.until("the choice is kept", "return document.documentElement.lang === 'de'", vec![]).await?;
        assert_eq!(page.faults().await?, Vec::<String>::new());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn in_arabic_the_page_is_mirrored_and_the_story_is_not() {
    on_page(site(), async |page: &Page| {
        page.screen(1440, 900).await?;
        page.loaded().await?;
        page.fill(STORY).await?;
        page.shows(SUMMARY_SENTENCES).await?;
        // How far from the left edge each thing begins, and from the right one.
        let places = "
            const wide = document.documentElement.clientWidth;
            return Object.fromEntries(['.name', '#fold', '#tools', '#desk', '#counts', '#margin button', '#furniture > summary'].map((css) => {
                const box = document.querySelector(css).getBoundingClientRect();
                return [css, [Math.round(box.left), Math.round(wide - box.right)]];
            }))";
        let before = page.run(places, vec![]).await?;
        page.run(CHOOSE, vec!["ar".into()]).await?;
        page.until("it is written from the right", "return document.documentElement.dir === 'rtl'", vec![]).await?;
        let after = page.run(places, vec![]).await?;
        for (css, place) in before.as_object().into_iter().flatten() {
            let (Some(left), Some(right)) = (place[0].as_i64(), after[css][1].as_i64()) else { panic!("{css}") };
            let nearer = |place: &serde_json::Value| place[0].as_i64() < place[1].as_i64();
            assert_ne!(nearer(place), nearer(&after[css]), "{css} is on the other side: {place} and {}", after[css]);
            // What a word's length does not move is where it was, seen in a mirror.
            if [".name", "#desk"].contains(&css.as_str()) {
                assert!((left - right).abs() <= 1, "{css}: {place} and {}", after[css]);
            }
        }
        let story = "const { direction } = getComputedStyle(document.querySelector('#story [part~=paragraph]')); return direction";
        assert_eq!(page.ask(story).await?, "ltr");
        let controls = "return getComputedStyle(document.querySelector('#controls')).direction";
        assert_eq!(page.ask(controls).await?, "rtl", "the controls stand in the story, and are of the interface");
        let wider = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(page.ask(wider).await?, "0");
        page.screenshot("arabic-wide").await?;
        page.screen(390, 844).await?;
        page.screenshot("arabic-phone").await?;
        assert_eq!(page.ask(wider).await?, "0");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn each_language_has_each_string_with_its_parameters_and_forms() {
    on_page(site(), async |page: &Page| {
        let script = "
            const [languages, done] = arguments;
            import('/strings.js').then(({ LANGUAGES, STRINGS }) => {
                const faults = [];
                const offered = [...document.querySelectorAll('#language option')].map((option) => option.value);
                for (const known of [Object.keys(LANGUAGES), offered]) if (known.join() !== languages.join()) faults.push(`languages: ${known}`);
                const parameters = (words) => [...new Set(words.match(/\\{\\w+\\}/g))].filter((name) => name !== '{count}').sort().join();
                for (const [key, all] of Object.entries(STRINGS)) {
                    const forms = (words) => typeof words === 'string' ? [words] : Object.values(words);
                    const wanted = parameters(forms(all.en).at(-1));
                    for (const language of languages) {
                        const words = all[language];
                        if (words === undefined) { faults.push(`${key}: not in ${language}`); continue; }
                        if ((typeof words === 'string') !== (typeof all.en === 'string')) faults.push(`${key}: forms of ${language}`);
                        for (const form of forms(words)) {
                            if (form.trim() === '' || form !== form.trim()) faults.push(`${key}: blanks in ${language}`);
                            if (parameters(form) !== wanted) faults.push(`${key}: parameters of ${language}: ${form}`);
                        }
                        if (typeof words === 'string') continue;
                        if (!words.other.includes('{count}')) faults.push(`${key}: no number in ${language}`);
                        const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
                        const missing = categories.filter((category) => words[category] === undefined);
                        if (missing.length > 0) faults.push(`${key}: ${language} lacks the form for ${missing}`);
                    }
                }
                done(faults);
            });";
        let faults = page.browser().client().execute_async(script, vec![json!(LANGUAGES)]).await?;
        assert_eq!(faults, json!([]));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn no_string_is_unused_and_the_first_paint_is_the_english_one() {
    let www = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www");
    let mut used = String::new();
    for path in sources(&www) {
        used += &fs::read_to_string(path).expect("a source is text");
    }
    on_page(site(), async |page: &Page| {
        let script =
            "const done = arguments[0]; import('/strings.js').then(({ STRINGS }) => done(Object.keys(STRINGS)))";
        let keys: Vec<String> = serde_json::from_value(page.browser().client().execute_async(script, vec![]).await?)?;
        let unused: Vec<_> = keys
            .iter()
            .filter(|key| {
                let made = key.split_once('.').is_some_and(|(group, _)| used.contains(&format!("`{group}.${{")));
                !made && !used.contains(&format!("\"{key}\""))
            })
            .collect();
        assert_eq!(unused, Vec::<&String>::new());

        // What the script says in English stands in index.html before it.
        let html = fs::read_to_string(www.join("index.html"))?;
        let html = html.split_whitespace().collect::<Vec<_>>().join(" ");
        let said =
            "return [...document.querySelectorAll('[data-say]')].map((e) => [e.dataset.say, e.textContent.trim()])";
        let said: Vec<(String, String)> = serde_json::from_value(page.run(said, vec![]).await?)?;
        let missing: BTreeSet<_> = said
            .iter()
            .filter(|(key, _)| html.contains(&format!("data-say=\"{key}\"")))
            .filter(|(_, words)| !html.contains(&format!(">{words}<")) && !html.contains(&format!("> {words} <")))
            .collect();
        assert_eq!(missing, BTreeSet::new(), "index.html says it otherwise");
        Ok(())
    })
    .await;
}

/// The scripts and pages of www/ but for the strings themselves and what is built.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() && name != "pkg" {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "js" || extension == "html")
            && name != "strings.js"
        {
            found.push(path);
        }
    }
    found
}
