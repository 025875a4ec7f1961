//! The summarizer in the shape of the browsers' own.

use standfirst_browser_tests::{Page, on_page, site};

use crate::STORY;

/// Has the page load it: a script of Firefox's driver would load another, in a world of its own.
const IMPORT: &str = "import('/summarizer.js').then((module) => { window.summarizer = module; })";

/// Runs a script with `Summarizer` and the story in reach, and gives what it gives.
async fn asked(page: &Page, script: &str) -> anyhow::Result<String> {
    let all = format!(
        "const [story, done] = arguments;
         Promise.resolve(window.summarizer).then(async ({{ Summarizer }}) => {{ {script} }})
           .then((answer) => done(String(answer)), (error) => done(`${{error.name}}: ${{error.message}}`))"
    );
    page.until("there is a summarizer", "return window.summarizer !== undefined", vec![]).await?;
    let answer = page.browser().client().execute_async(&all, vec![STORY.into()]).await?;
    Ok(answer.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn it_sums_up_as_the_built_in_one_would() {
    on_page(site().with_first_script(IMPORT), async |page: &Page| {
        page.paste(STORY).await?;
        let availability = "for (;;) {
            const now = await Summarizer.availability();
            if (now !== 'downloading') return now;
            await new Promise((done) => setTimeout(done, 30));
        }";
        assert_eq!(asked(page, availability).await?, "available");
        let points = asked(page, "return (await Summarizer.create()).summarize(story)").await?;
        assert!(points.lines().count() <= 3 && points.lines().all(|line| line.starts_with("- ")), "{points}");
        let gist = "const made = await Summarizer.create({ type: 'tldr', format: 'plain-text' });
                    const pieces = []; const reader = made.summarizeStreaming(story).getReader();
                    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) pieces.push(value);
                    return [made.type, made.length, made.format, pieces.join('')].join('|')";
        let gist = asked(page, gist).await?;
        let words = gist.strip_prefix("tldr|short|plain-text|").unwrap_or_default();
        assert!(words.ends_with('.') && STORY.contains(words), "{gist}");
        let progress = "const seen = [];
                        await Summarizer.create({ monitor: (it) => it.addEventListener('downloadprogress', ({ loaded }) => seen.push(loaded)) });
                        return seen.join()";
        assert_eq!(asked(page, progress).await?, "0,1");
        let usage = "const made = await Summarizer.create(); return await made.measureInputUsage('four') + ' of ' + (made.inputQuota > 1e6)";
        assert_eq!(asked(page, usage).await?, "4 of true");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn it_refuses_as_the_built_in_one_would() {
    on_page(site().with_first_script(IMPORT), async |page: &Page| {
        for (script, error) in [
            ("return Summarizer.create({ type: 'poem' })", "TypeError"),
            ("return Summarizer.create({ outputLanguage: 'no language' })", "RangeError"),
            ("return Summarizer.create({ expectedInputLanguages: ['en'], outputLanguage: 'fr' })", "NotSupportedError"),
            ("return Summarizer.create({ signal: AbortSignal.abort() })", "AbortError"),
            ("const made = await Summarizer.create(); made.destroy(); return made.summarize(story)", "AbortError"),
            (
                "const made = await Summarizer.create(); const stop = new AbortController();
                 const coming = made.summarize(story, { signal: stop.signal }); stop.abort(); return coming",
                "AbortError",
            ),
            (
                "const made = await Summarizer.create(); return made.summarize('word '.repeat(1e6))",
                "QuotaExceededError",
            ),
        ] {
            let answer = asked(page, script).await?;
            assert!(answer.starts_with(error), "{script}: {answer}");
        }
        let none = "return Summarizer.availability({ expectedInputLanguages: ['en'], outputLanguage: 'de' })";
        assert_eq!(asked(page, none).await?, "unavailable");
        Ok(())
    })
    .await;
}
