//! The command line as a script sees it: what it prints, and how it ends.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use standfirst::Span;

const STORY: &str = "\
Islanders keep their winter ferry

KARLSHOLM, Norrland (AP) — The council voted on Monday to keep the ferry running. Nobody spoke against it.

Share

The port will pay for the repairs, which begin on Jan. 8.
";

fn standfirst(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_standfirst"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    // A command that ends early closes its input; that is for the test to judge by its output.
    let _ = child.stdin.take().expect("it has an input").write_all(input);
    child.wait_with_output().expect("it ends")
}

fn stdout(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("it prints UTF-8")
}

#[test]
fn parse_prints_the_model() {
    let article: Value = serde_json::from_str(&stdout(&standfirst(&["parse"], STORY.as_bytes()))).unwrap();
    assert_eq!(article["metadata"]["headline"]["value"], "Islanders keep their winter ferry");
    assert_eq!(article["metadata"]["dateline"]["value"]["agency"], "AP");
    assert_eq!(article["blocks"].as_array().map(Vec::len), Some(2));
    assert_eq!(article["furniture"][0]["kind"], "share");
}

#[test]
fn parse_to_text_is_the_body_alone() {
    let body = stdout(&standfirst(&["parse", "-", "--to", "text"], STORY.as_bytes()));
    let wanted = "The council voted on Monday to keep the ferry running. Nobody spoke against it.\n\n\
        The port will pay for the repairs, which begin on Jan. 8.\n";
    assert_eq!(body, wanted);
}

#[test]
fn an_article_is_also_data_for_search_engines() {
    let data: Value =
        serde_json::from_str(&stdout(&standfirst(&["render", "--to", "json-ld"], STORY.as_bytes()))).unwrap();
    assert_eq!(data["@type"], "NewsArticle");
    assert_eq!(data["headline"], "Islanders keep their winter ferry");
    assert_eq!(data["dateline"], "KARLSHOLM, Norrland (AP)");
    assert_eq!(data["wordCount"], 26);
    let body = data["articleBody"].as_str().unwrap();
    assert!(body.starts_with("The council voted") && body.ends_with("begin on Jan. 8."), "{body}");
    assert_eq!(standfirst(&["summarize", "--to", "json-ld"], STORY.as_bytes()).status.code(), Some(2));
}

#[test]
fn summaries_keep_to_their_limits() {
    let arguments = ["summarize", "--type", "tldr", "--length", "short", "--to", "text"];
    let summary = stdout(&standfirst(&arguments, STORY.as_bytes()));
    assert_eq!(summary, "The council voted on Monday to keep the ferry running.\n");
    let two = stdout(&standfirst(&["summarize", "--sentences", "2"], STORY.as_bytes()));
    let two: Value = serde_json::from_str(&two).unwrap();
    assert_eq!(two["sentences"].as_array().map(Vec::len), Some(2));
    assert!(two["sentences"][0]["why"].is_object() && two["sentences"][0]["span"]["start"].is_u64());
}

#[test]
fn sentences_are_those_of_all_the_text() {
    let sentences = stdout(&standfirst(&["sentences", "--to", "text"], STORY.as_bytes()));
    assert_eq!(sentences.lines().count(), 5, "{sentences}");
    let json: Value = serde_json::from_str(&stdout(&standfirst(&["sentences"], b"One. Two."))).unwrap();
    assert_eq!(
        json,
        serde_json::json!({ "sentences": [
        { "text": "One.", "span": { "start": 0, "end": 4 } }, { "text": "Two.", "span": { "start": 5, "end": 9 } }
    ] })
    );
}

#[test]
fn languages_are_told() {
    let of = |input: &[u8]| -> Value { serde_json::from_str(&stdout(&standfirst(&["language"], input))).unwrap() };
    let german = of("Die Fähre fährt ab Mai auch in der Nacht.".as_bytes());
    assert_eq!((&german["lang"], &german["direction"]), (&"de".into(), &"ltr".into()));
    assert!(german["confidence"].as_f64().is_some_and(|confidence| confidence > 0.5));
    assert_eq!(of(b"42"), serde_json::json!({ "lang": "und", "confidence": 0.0, "direction": "ltr" }));
    let lines = "{\"id\": 1, \"text\": \"ستعمل العبّارة ليلا من مايو.\"}\n{\"id\": 2, \"text\": \"\"}\n";
    let output = stdout(&standfirst(&["batch", "language"], lines.as_bytes()));
    let rows: Vec<Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&rows[0]["result"]["lang"], &rows[0]["result"]["direction"]), (&"ar".into(), &"rtl".into()));
    assert_eq!(rows[1]["result"]["lang"], "und");
}

#[test]
fn quotations_are_written() {
    let story = "Bridge opens early\n\nÅse Lind built it. “It is done,” said Lind. “Now we dance.”\n\nThe town danced all night.\n";
    let json: Value = serde_json::from_str(&stdout(&standfirst(&["quotations"], story.as_bytes()))).unwrap();
    let one = &json["quotations"][0];
    assert_eq!((&one["text"], &one["speaker"]), (&"It is done, Now we dance.".into(), &"Åse Lind".into()));
    let span =
        Span::new(one["span"]["start"].as_u64().unwrap() as usize, one["span"]["end"].as_u64().unwrap() as usize);
    assert_eq!(span.of(story), "It is done,” said Lind. “Now we dance.");
    let text = stdout(&standfirst(&["quotations", "--to", "text"], story.as_bytes()));
    assert_eq!(text, "Åse Lind: “It is done, Now we dance.”\n");
    let lines = serde_json::json!({ "id": "a", "text": story }).to_string();
    let row: Value = serde_json::from_str(&stdout(&standfirst(&["batch", "quotations"], lines.as_bytes()))).unwrap();
    assert_eq!((&row["id"], &row["result"]), (&"a".into(), &json));
}

#[test]
fn insight_is_written() {
    let json: Value = serde_json::from_str(&stdout(&standfirst(&["insight"], STORY.as_bytes()))).unwrap();
    assert_eq!((&json["when"]["text"], &json["when"]["sentence"]), (&"Monday".into(), &0.into()));
    assert_eq!((&json["where"]["text"], &json["where"]["rule"]), (&"Karlsholm".into(), &"dateline".into()));
    let places: Vec<&Value> = json["names"].as_array().unwrap().iter().map(|name| &name["name"]).collect();
    assert_eq!(places, ["Karlsholm", "Norrland"]);
    assert!(json["times"]["listeningSeconds"].as_u64().is_some_and(|seconds| seconds > 0), "{json}");
    let text = stdout(&standfirst(&["insight", "--to", "text"], STORY.as_bytes()));
    assert!(text.contains("place: Karlsholm\n") && text.contains("date: Jan. 8\n"), "{text}");
    let lines = serde_json::json!({ "id": "a", "text": STORY }).to_string();
    let row: Value = serde_json::from_str(&stdout(&standfirst(&["batch", "insight"], lines.as_bytes()))).unwrap();
    assert_eq!((&row["id"], &row["result"]), (&"a".into(), &json));
    assert_eq!(standfirst(&["insight", "--to", "html"], STORY.as_bytes()).status.code(), Some(2));
}

#[test]
fn key_phrases_are_written() {
    let story = "Night ferry returns\n\nThe night ferry to Åland sails again in May. A night ferry last crossed the sound in 1998.\n";
    let json: Value =
        serde_json::from_str(&stdout(&standfirst(&["keyphrases", "--most", "3"], story.as_bytes()))).unwrap();
    let phrases = json["keyphrases"].as_array().unwrap();
    assert_eq!(phrases.len(), 3);
    assert!(phrases.windows(2).all(|pair| pair[0]["score"].as_f64() >= pair[1]["score"].as_f64()), "{json}");
    let ferry = phrases.iter().find(|phrase| phrase["text"] == "night ferry").unwrap();
    let spans: Vec<Span> = serde_json::from_value(ferry["spans"].clone()).unwrap();
    assert_eq!(
        spans.iter().map(|span| span.of(story)).collect::<Vec<_>>(),
        ["Night ferry", "night ferry", "night ferry"]
    );
    let text = stdout(&standfirst(&["keyphrases", "--to", "text"], story.as_bytes()));
    assert!(text.lines().count() > 3 && text.lines().any(|line| line == "night ferry"), "{text}");
    let lines = serde_json::json!({ "id": "a", "text": story }).to_string();
    let row = stdout(&standfirst(&["batch", "keyphrases", "--most", "3"], lines.as_bytes()));
    let row: Value = serde_json::from_str(&row).unwrap();
    assert_eq!((&row["id"], &row["result"]), (&"a".into(), &json));
    assert_eq!(standfirst(&["keyphrases", "--to", "html"], story.as_bytes()).status.code(), Some(2));
}

#[test]
fn render_writes_an_element_with_a_shadow_root() {
    let arguments = ["render", "--to", "element", "--summary", "tldr", "--styles", "/s/"];
    let element = stdout(&standfirst(&arguments, STORY.as_bytes()));
    assert!(
        element.starts_with("<standfirst-article format=\"text\" summary=\"tldr\" length=\"short\">\n"),
        "{element}"
    );
    assert!(element.contains("<link rel=\"stylesheet\" href=\"/s/story.css\">"), "{element}");
    let (shadow, light) = element.split_once("</template>").unwrap();
    assert!(shadow.contains("<section part=\"summary\""), "{shadow}");
    assert!(light.trim_end().ends_with("</standfirst-article>"), "{light}");
}

#[test]
fn render_escapes() {
    let html = stdout(&standfirst(&["render"], b"<script>alert(1)</script> & \"quoted\" words are only words here.\n"));
    assert!(html.contains("&lt;script&gt;") && !html.contains("<script"), "{html}");
}

#[test]
fn what_cannot_be_read_is_said_and_ends_with_1() {
    for (arguments, input, code) in [
        (&["parse"][..], &b" \n"[..], "empty-input"),
        (&["parse"], b"abc\xff", "invalid-utf8"),
        (&["parse", "--format", "html"], b"<p><script>let words;</script>", "empty-input"),
        (&["parse", "no-such-file.txt"], b"", "no-such-file.txt"),
    ] {
        let output = standfirst(arguments, input);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let message = String::from_utf8_lossy(&output.stderr);
        assert!(message.contains(code), "{message}");
    }
}

#[test]
fn wrong_usage_ends_with_2() {
    for arguments in [&["parse", "--to", "pdf"][..], &["shout"], &["sentences", "--to", "html"], &[]] {
        assert_eq!(standfirst(arguments, b"").status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn batches_answer_each_line_in_order() {
    let line = |id| format!("{{\"id\": {id}, \"text\": \"Text {id} is short. It ends.\"}}\n");
    let lines = (0..2000).map(line).collect::<Vec<_>>().concat();
    let output = stdout(&standfirst(&["batch", "sentences", "--jobs", "2"], lines.as_bytes()));
    let rows: Vec<Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 2000);
    for (id, row) in rows.iter().enumerate() {
        assert_eq!(row["id"], id);
        assert_eq!(row["result"]["sentences"][0]["text"], format!("Text {id} is short."));
    }
}

#[test]
fn a_batch_goes_on_where_it_was_interrupted() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("resume");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| folder.join(name).display().to_string();
    let line = |id| {
        format!("{{\"id\": {id}, \"text\": \"Text {id} is short. It ends.\"}}\n{}", if id % 7 == 0 { "\n" } else { "" })
    };
    let (input, out) = (path("in.jsonl"), path("out.jsonl"));
    std::fs::write(&input, (0..1500).map(line).collect::<Vec<_>>().concat()).unwrap();
    stdout(&standfirst(&["batch", "sentences", &input, "--out", &out], b""));
    let whole = std::fs::read(&out).unwrap();
    assert_eq!(String::from_utf8_lossy(&whole).lines().count(), 1500);

    // Whatever a run had written when it ended: nothing, whole lines, half a line, all.
    for length in [0, 1, whole.len() / 3, whole.len() - 1, whole.len()] {
        std::fs::write(&out, &whole[..length]).unwrap();
        stdout(&standfirst(&["batch", "sentences", &input, "--out", &out, "--resume"], b""));
        assert!(std::fs::read(&out).unwrap() == whole, "after {length} bytes");
    }
    // What is there is not written over, and the answers of another file are not gone on with.
    let refused = standfirst(&["batch", "sentences", &input, "--out", &out], b"");
    assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("--resume"));
    let short = path("short.jsonl");
    std::fs::write(&short, line(1)).unwrap();
    let refused = standfirst(&["batch", "sentences", &short, "--out", &out, "--resume"], b"");
    assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("1500"));
    assert!(std::fs::read(&out).unwrap() == whole);
    assert_eq!(standfirst(&["batch", "sentences", &input, "--resume"], b"").status.code(), Some(2));
}

#[test]
fn a_bad_line_is_its_own_error() {
    let lines = b"not json\n\n{\"id\": \"a\"}\n{\"id\": \"b\", \"html\": \"<p>It works, too.</p>\"}\n{\"id\": \"c\", \"text\": \"  \"}\n{\"id\": \"d\", \"text\": \"It works.\"}";
    let output = standfirst(&["batch", "parse", "--to", "text"], lines);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    let rows: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let codes: Vec<&str> = rows.iter().filter_map(|row| row["error"]["code"].as_str()).collect();
    assert_eq!(codes, ["invalid-line", "invalid-line", "empty-input"]);
    assert_eq!(rows[2], serde_json::json!({ "id": "b", "result": "It works, too." }));
    assert_eq!(rows[4], serde_json::json!({ "id": "d", "result": "It works." }));
}

#[test]
fn a_summary_is_held_against_its_article() {
    let story = "Bridge opens early\n\nThe bridge over the Merrow opened nine months early on Tuesday. It cost 40 million crowns.\n";
    let [summary, source] =
        ["check-summary.txt", "check-story.txt"].map(|name| Path::new(env!("CARGO_TARGET_TMPDIR")).join(name));
    std::fs::write(&summary, "- The bridge opened nine months early.\n- It cost 60 million crowns.\n").unwrap();
    std::fs::write(&source, story).unwrap();
    let arguments = ["check", summary.to_str().unwrap(), "--source", source.to_str().unwrap()];
    let json: Value = serde_json::from_str(&stdout(&standfirst(&arguments, b""))).unwrap();
    let verdicts: Vec<&Value> = json["claims"].as_array().unwrap().iter().map(|claim| &claim["verdict"]).collect();
    assert_eq!(verdicts, ["supported", "altered"]);
    assert_eq!((&json["claims"][1]["fault"], &json["claims"][0]["fault"]), (&"number".into(), &Value::Null));
    let lines = serde_json::json!({ "id": 1, "summary": "The bridge did not open early.", "text": story }).to_string();
    let row: Value = serde_json::from_str(&stdout(&standfirst(&["batch", "check"], lines.as_bytes()))).unwrap();
    assert_eq!(row["result"]["claims"][0]["fault"], "negation");
    let without = standfirst(&["batch", "check"], serde_json::json!({ "id": 1, "text": story }).to_string().as_bytes());
    assert!(String::from_utf8_lossy(&without.stdout).contains("invalid-line"));
}
