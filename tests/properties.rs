//! What holds for every input: nothing lost, nothing invented, spans real, nothing unescaped, no panic.

mod invariants;

use proptest::prelude::*;

/// Lines as pastes have them: cues, look-alikes, marks, letters of many scripts, and noise.
fn line() -> impl Strategy<Value = String> {
    let cue = prop::sample::select(vec![
        "date 2025-03-04 World",
        "Ferry line to run at night",
        "• Ferry line to run at night",
        "By Mara Lindqvist and Tom Okoye",
        "By Mara Lindqvist · March 4, 2025 · 3 min read",
        "Published: 4 March 2025, 09:12 GMT Updated: 5 March 2025",
        "KARLSHOLM, Norrland (AP) — The ferry will run at night from May, the port said.",
        "KARLSHOLM, Norrland -",
        "LONDON (Metro Desk) - LONDON, Dec 13 (Reuters) - Sterling rose.",
        "date 2025-03-04 The ministry is closing a scheme that nobody used.",
        "The ferry will run at night from May. “We waited,” said Mr. Okoye of the U.S. crew.",
        "“We waited nine years for this.”",
        "— Mara Lindqvist, pilot",
        "- first thing",
        "  - nested thing",
        "1. first",
        "2. second",
        "• one • two • three",
        "> quoted words that go on",
        "A ferry waits at the quay on Tuesday. (AP Photo/Jon Doe)",
        "Getty Images",
        "Home > World > Caucasus",
        "FacebookTwitterWhatsAppCopy link",
        "READ MORE: Snow closes pass",
        "Related Articles",
        "What happens next",
        "___",
        "© 2025 The Ledger. All rights reserved.",
        "Correction: an earlier version misstated the tally.",
        "渡し船は五月から夜も運航する。市が発表した。",
        "ستعمل العبّارة ليلا من مايو.",
        "The fi\u{ad}nal ﬁgure was 10\u{a0}000\u{200b} 😀👩‍🚒.",
        "Region\t2022\t2023",
        "Syunik\t14\t19",
        "Lori\t8\t\t7",
        "| Region | 2022 |",
        "|---|---|",
        "Hull    14    19",
        "Hull,14,19",
        "14",
        "Q: Why now?",
        "A: Because the ice is gone.",
        "[00:01:12] HOST: Welcome back.",
        "Mara Lindqvist  10:42 AM",
        "(LAUGHTER)",
        "14:05 GMT",
        "5m ago  13.52  First trucks queue",
        "The largest since 1991.[1][2] It rose.¹ So they said*",
        "[1] Ledger archive, 3 May 1991.",
        "¹ See note 3.",
        "* Figures rounded.",
        "References[edit]",
        "^ Reyes, Tom. The Arax.",
        "1/ A thread on ferries.",
        "2/3 They float. (2/3)",
        "Mara Lindqvist @maralind · 5h",
        "Rating: 4/5",
        "Ingredients",
        "200 g flour",
        "34 Comments",
        "2 hours ago · Reply",
        "Subscribe to continue reading",
        "let total = sum(&items);",
        "}",
        "2023-12-13 10:42:01 INFO started",
        "https://example.org/a",
        "the ferry could not sail,",
        "<script>alert(1)</script> & <b onclick=x>\"'",
    ])
    .prop_map(str::to_owned);
    let noise =
        proptest::collection::vec(any::<char>(), 0..40).prop_map(|letters| letters.into_iter().collect::<String>());
    prop_oneof![6 => cue, 1 => noise, 1 => Just(String::new()), 1 => Just("    ".to_owned())]
}

fn paste() -> impl Strategy<Value = String> {
    let end = prop::sample::select(vec!["\n", "\n\n", "\r\n", "\n    ", "\u{2028}", " "]);
    proptest::collection::vec((line(), end), 0..14)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hold_for_pastes(text in paste()) {
        invariants::check(&text);
    }

    #[test]
    fn hold_for_any_string(text in any::<String>()) {
        invariants::check(&text);
    }
}

#[test]
fn hold_for_awkward_inputs() {
    for text in [
        "",
        " ",
        "\u{feff}",
        "word",
        ".",
        "•",
        "• ",
        "1.",
        ">",
        "“",
        "—",
        "\u{0}\u{1}\u{2}",
        "a\u{0}b",
        "\u{202e}abc",
        "By",
        "By ",
        "©",
        "(",
        "Home >",
        "> >",
        "A (AP) — ",
    ] {
        invariants::check(text);
    }
}

#[test]
fn hold_for_large_and_repeated_inputs() {
    for unit in [
        "(",
        "[",
        "By ",
        "• ",
        "“",
        "\"We waited nine years.\"\n",
        "a. ",
        "1. x\n",
        "READ MORE: ",
        "> ",
        "- a\n  - b\n",
        "date 2025-03-04 ",
        "A (AP) — ",
        "\n",
        "é",
        "。",
        "word ",
    ] {
        invariants::check(&unit.repeat(100_000 / unit.len()));
    }
}
