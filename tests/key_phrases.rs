//! Key phrases: what an article is about, in its own words.

#![expect(clippy::unwrap_used, reason = "a test may end here")]

use standfirst::{Article, KeyPhrase, Options, Span};

const FERRY: &str = "Night ferry returns to Sandholm after 28 years\n\nBy Mara Lindqvist\n\nSANDHOLM - The night ferry to Sandholm sails again \
    in May. The county council voted on Tuesday to pay for two crossings a night, said Ruth Adeyemi, who chairs the council's transport \
    committee.\n\n\"Shift workers at the cannery have waited for years,\" Adeyemi said. \"They could not get home after ten.\"\n\nThe cannery, which \
    employs 400 people, will share the cost. Its night shift ends at 11 p.m., and the last ferry leaves at nine. Fishermen's unions had warned \
    that a night ferry would disturb the herring nets in the sound.\n\nAdeyemi said the ferries would keep to a marked lane away from the \
    nets. The council expects 90 passengers a night.";

const HEAT: &str = "Stadtwerke Lindenau bauen Wärmepumpe am Klärwerk\n\nDie Stadtwerke Lindenau wollen die Wärme des Abwassers nutzen. Eine \
    Wärmepumpe am Klärwerk soll ab 2027 rund 3000 Haushalte heizen, sagte Geschäftsführerin Petra Kohl am Montag.\n\nDie Wärmepumpe kostet \
    14 Millionen Euro. Das Land übernimmt ein Drittel der Kosten. Bisher heizt das Fernwärmenetz der Stadt mit Erdgas. Mit der Anlage sinke der \
    Verbrauch von Erdgas um ein Viertel, sagte Kohl.\n\nDer Gemeinderat stimmt im März über das Klärwerk ab.";

const BIRTHS: &str = "Le taux de natalité recule encore à Valmont\n\nLe taux de natalité de la commune de Valmont a reculé pour la cinquième année. \
    L'école maternelle perdra une classe à la rentrée, a annoncé la maire, Hélène Marchetti.\n\n« Sans crèche, les jeunes familles s'en vont », a \
    dit Hélène Marchetti. La commune veut ouvrir une crèche dans l'ancienne école maternelle. Le taux de natalité était encore de 14 pour mille \
    en 2012.\n\nLes parents d'élèves demandent que la crèche ouvre avant l'été.";

const SARDINES: &str = "Porto de Areal proíbe pesca de sardinha até junho\n\nO porto de Areal proibiu a pesca de sardinha até junho. A decisão foi \
    tomada depois de os biólogos da Universidade do Mar contarem menos peixes do que no ano passado.\n\nOs pescadores de Areal pedem uma \
    compensação ao governo. «Sem sardinha não há festa», disse Joaquim Teles, presidente da associação de pescadores. A pesca de sardinha dá \
    trabalho a 300 famílias.";

const BOAT: &str = "渡し船、28年ぶりに夜間運航へ\n\n砂島と本土を結ぶ渡し船が5月から夜間運航を再開する。県議会が火曜日に決めた。夜間運航は1998年に終わっていた。\n\n\
    缶詰工場の労働組合は夜間運航を求めてきた。缶詰工場では400人が働いている。船長の森田さんは「フェリーターミナルも新しくなる」と話す。フェリーターミナルは来年完成する。";

const CROSSING: &str = "夜间渡轮五月恢复通航\n\n沙岛的夜间渡轮将于五月恢复通航。县议会周二投票决定，每晚开两班渡轮。议员林秀英说，罐头厂的工人等了很多年。\n\n\
    罐头厂有四百名工人，夜班十一点结束。渔民担心夜间渡轮会损坏渔网。林秀英表示，渡轮不会靠近渔网。";

fn phrases(source: &str, most: usize) -> Vec<KeyPhrase> {
    Article::parse(source, &Options::default()).unwrap().key_phrases(most)
}

fn texts(source: &str, most: usize) -> Vec<String> {
    phrases(source, most).into_iter().map(|phrase| phrase.text).collect()
}

/// Each of `wanted` is among the best ten.
#[track_caller]
fn has(source: &str, wanted: &[&str]) {
    let found = texts(source, 10);
    assert!(wanted.iter().all(|one| found.iter().any(|other| other == one)), "{wanted:?} not all in {found:?}");
}

#[test]
fn an_article_is_known_by_its_phrases() {
    has(FERRY, &["night ferry", "Sandholm", "council", "cannery"]);
    has(HEAT, &["Stadtwerke Lindenau", "Wärmepumpe", "Klärwerk", "Erdgas"]);
    has(BIRTHS, &["Hélène Marchetti", "taux de natalité", "crèche", "commune", "Valmont"]);
    has(SARDINES, &["sardinha", "Areal", "pescadores"]);
}

#[test]
fn without_blanks_only_what_comes_again_is_a_phrase() {
    assert_eq!(texts(BOAT, 4), ["夜間運航", "フェリーターミナル", "缶詰工場"]);
    has(CROSSING, &["夜间渡轮", "林秀英", "罐头厂", "渔网"]);
    let once = "เรือข้ามฟากกลางคืนกลับมาอีกครั้ง\n\nเรือข้ามฟากกลางคืนไปเกาะทรายจะกลับมาให้บริการในเดือนพฤษภาคม";
    assert_eq!(texts(once, 10), Vec::<String>::new());
}

#[test]
fn a_language_without_a_list_has_phrases_without_its_small_words() {
    let story = "Ночной паром вернётся на остров Песчаный\n\nНочной паром снова пойдёт на остров Песчаный в мае. Рабочие консервного завода \
        ждали парома много лет. На консервном заводе работают 400 человек. Рыбаки боятся, что ночной паром повредит сети.";
    let found = texts(story, 10);
    assert!(found.iter().any(|one| one == "Ночной паром" || one == "ночной паром"), "{found:?}");
    let small = ["на", "в", "что", "снова"];
    assert!(!found.iter().any(|one| one.split(' ').any(|word| small.contains(&word))), "{found:?}");
}

#[test]
fn a_piece_of_a_phrase_is_none() {
    let births = texts(BIRTHS, 30);
    assert!(!births.iter().any(|one| one == "taux" || one == "natalité" || one == "Hélène"), "{births:?}");
}

#[test]
fn all_forms_of_a_phrase_are_its_mentions() {
    let found = phrases(FERRY, 10);
    let ferry = found.iter().find(|phrase| phrase.text == "ferry" || phrase.text == "night ferry").unwrap();
    assert!(ferry.spans.len() >= 3, "{ferry:?}");
    let unions = "Harbour unions strike\n\nA harbour union called the strike. The harbour unions of three towns joined. The mayor spoke \
        with one harbour union.";
    let union = phrases(unions, 10).into_iter().find(|phrase| phrase.text.starts_with("harbour union")).unwrap();
    let places: Vec<&str> = union.spans.iter().map(|span| span.of(unions)).collect();
    assert_eq!(places, ["Harbour unions", "harbour union", "harbour unions", "harbour union"]);
    assert_eq!(union.text, "harbour union", "the form that is most frequent");
}

#[test]
fn furniture_and_bylines_give_no_phrases() {
    let page = format!("{FERRY}\n\nSign up for our newsletter\n\nSign up for our newsletter");
    let found = texts(&page, 20);
    assert!(!found.iter().any(|one| one.contains("newsletter")), "{found:?}");
    assert!(!found.iter().any(|one| one.contains("Lindqvist")), "{found:?}");
}

#[test]
fn markup_and_repairs_are_no_matter() {
    let html = "<h1>Night ferry returns</h1><p>The <b>night</b>\nferry to Sandholm sails again in May.</p><p>A night&nbsp;ferry last \
        crossed the sound in 1998.</p>";
    let mut options = Options::default();
    options.format = standfirst::Format::Html;
    let article = Article::parse(html, &options).unwrap();
    let ferry = article.key_phrases(5).into_iter().find(|phrase| phrase.text == "night ferry").unwrap();
    let places: Vec<&str> = ferry.spans.iter().map(|span| span.of(html)).collect();
    assert_eq!(places, ["Night ferry", "night</b>\nferry", "night&nbsp;ferry"]);
}

#[test]
fn there_are_no_more_than_asked_for() {
    assert!(phrases(FERRY, 0).is_empty());
    assert_eq!(phrases(FERRY, 3).len(), 3);
    let (few, many) = (phrases(FERRY, 3), phrases(FERRY, usize::MAX));
    assert!(many.len() > 20 && many[..3] == few[..], "{few:?}");
    assert!(phrases("42\n\n1998 – 2026", 10).is_empty());
}

#[test]
fn a_long_text_takes_no_longer_for_each_word() {
    let article = |times: usize| {
        let mut text = String::from("Night ferry returns\n\n");
        for at in 0..times {
            use std::fmt::Write as _;
            let _ = write!(
                text,
                "Boat{at} crossed the sound{} with harbour pilot{at} at noon and the night ferry waited.\n\n",
                at % 97
            );
        }
        Article::parse(text.as_str(), &Options::default()).unwrap()
    };
    let seconds = |times: usize| {
        let article = article(times);
        let start = std::time::Instant::now();
        assert_eq!(article.key_phrases(10).len(), 10);
        start.elapsed().as_secs_f64()
    };
    let (short, long) = (seconds(1_000), seconds(8_000));
    assert!(long < 40.0 * short + 0.5, "{long} s against {short} s for an eighth");
}

#[test]
fn spans_are_within_the_source() {
    for source in [FERRY, HEAT, BIRTHS, SARDINES, BOAT, CROSSING] {
        for phrase in phrases(source, 50) {
            let places = phrase.spans.iter().map(|span: &Span| span.of(source));
            assert!(places.clone().any(|place| place == phrase.text), "{phrase:?}");
        }
    }
}
