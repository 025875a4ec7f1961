//! The page as a reader has it: in each engine, under its own content security policy.

mod accessibility;
mod clipboard;
mod corrections;
mod draft;
mod errors;
mod highlights;
mod keyboard;
mod language;
mod link;
mod listening;
mod looks;
mod offline;
mod panels;
mod privacy;
mod reading;
mod shortcuts;
mod stories;
mod story;
mod summarizer;
mod take_away;
mod tracing;
mod trust;
mod typing;
mod undo;

/// A pasted wire story: a metadata line, a bulleted headline, share links, a byline, a dateline, a caption, and prose.
/// Everything and everyone in it is invented.
const STORY: &str = "\
 date 2031-02-11 Science

    • Glacier lake drains in a night, and no one is hurt

Share
Copy link

By Ilse Marrow

    ODENFELD, Tarn Valley (KNA) — A lake that had stood on the Hoven glacier for thirty years drained in a single night, the valley's \
water office said on Tuesday.

    The water took four hours to reach the town, where the dam at Lower Brae held. \"We had drilled for this every spring,\" said \
Dr. Anselm Pike, who runs the office. \"For once it went as drilled.\"

    Engineers will inspect the dam until Friday. The road to the pass stays closed for now.

    Some 340 people slept in the school hall. They may go home on Wednesday, the mayor said.

    The lake held about 2.4 million cubic metres, twice what the U.S. survey had estimated in 2019.

READ MORE: How the valley learned to live with its ice
";

const SUMMARY_SENTENCES: &str = "#story [part~=summary-sentence]";
const PARAGRAPHS: &str = "#story [part~=paragraph]";
