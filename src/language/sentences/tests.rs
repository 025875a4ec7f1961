//! Where sentences end: lines parted by `|`, a few for each language and script.

use super::split;

/// Sentences are parted by `|` in each line.
const ENGLISH: &str = r"
KARLSHOLM, Norrland (AP) — The ferry ran late.|Nobody minded.
SPRINGFIELD, Ill. (AP) — The vote was close.
LONDON, Dec 13 (Reuters) - Sterling rose.|It had fallen on Dec. 12.
The ferry left on Jan. 8.|It came back on Feb. 2, 2021, with ice on its bow.
He lives in Peoria, Ill.|The house is new.
He was ill.|Halvorsen knew it.
She works for the U.S. Coast Guard in Portland, Ore.|She is paid well.
They moved to the U.S.|The children stayed.
Dr. Okoye met Gen. Reyes on St. Mary's Island.|Neither spoke.
It stands on Elm St.|The roof leaks.
See No. 5 on p. 12, Fig. 3.|No.|He would not.
J. R. Lindqvist and Tom B. Okoye signed.|It was Plan B.|The first had failed.
The hull cost 2.5 million.|Prices rose 0.4 percent to $1,200.50.|That is all.
“We waited,” she said.|“Nobody came.”|The boat left at 7 p.m.|It was dark.
“Will it sail?” Lindqvist asked.|“It will!” he said.
“Stop!”|The crew ran.
She said, “It is late.”|He left.
Well ... perhaps.|He paused … and went on.|It was over....|The end came.
The largest since 1991.[1]|The next was smaller.
The firm, Halvorsen Inc., fell.|So did Doe & Sons Ltd.|The rest rose.
Visit www.example.org or mail a.b@example.org.|It is free.
(It was closed.)|The shop opened.|The end (see Doe et al., 2021) is near.
Version 2.0 is out.|Node.js is not.
Yahoo! grew in the 1990s.|Then came others.
1. Bring a coat|2. Bring a ticket
";

#[test]
fn english_ends_where_an_editor_would() {
    let mut wrong = Vec::new();
    for line in ENGLISH.lines().filter(|line| !line.is_empty()) {
        let text = line.replace('|', " ");
        let found: Vec<&str> = split(&text, Some("en")).into_iter().map(|span| span.of(&text)).collect();
        if found.join("|") != line {
            wrong.push(format!("wanted {line}\n found {}", found.join("|")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A language's tag, then its lines.
const LANGUAGES: &str = r#"
de Am 3. April kam Dr. Reyes aus St. Gallen.|Der Rat, z. B. die Bürger u. a., schwieg.|Das war am 24. 12. 2021.
de „Die Fähre fährt nicht.“|Das sagte sie.|Sie kostet 2.500,50 Euro.|Heinrich VIII. Brandt schwieg.
nl Dr. De Boer woont o.a. in St. Maarten.|,,Wij wachten,'' zei hij.|'t Is koud.|Het kost ca. 5 euro.
fr M. Dupont et Mme Reyes sont partis.|« Le bac ne part pas. »|Elle attend, cf. p. 12.|C'est l'art. 3 du code.
es El Sr. Reyes vive en la avda. Mayor n.º 5.|¿Vino ayer?|¡No!|La Dra. Ruiz, p. ej., sí.
pt O Dr. Reis chegou às 8 h.|A Sra. Lima, p. ex., não veio.|Custa R$ 1.200,50.
it Il sig. Rossi cita l'art. 941 del codice.|Il dott. Bianchi no.|Siamo nel 44 a.C. circa.
pl W 2021 r. prof. Nowak napisał m.in. o ks. Janie.|To jest ul. Długa 5, tel. 12.
cs Dne 3. dubna přišel Ing. Novák, tj. ředitel.|Bylo to 24. 12. 2021.|„Nepluje.“|Řekla to dnes.
sk Dňa 3. apríla prišiel Ing. Novák, napr. sám.|Bol to Husrav II. Parvéz.
hu Az 1991. évben dr. Nagy, ill. Kis úr jött.|A 3. oldal üres.
ro Dl. Ionescu citează art. 5 alin. 2 din lege.|Dr. Pop, de ex., nu.
tr Prof. Dr. Yılmaz 3. katta oturuyor.|Örn. bu kapı kapalı.|Sayın Av. Kaya geldi.
sv Dr. Berg bor bl.a. i S:t Olof.|Hon kom kl. 5.|Båten, dvs. färjan, gick t.ex. inte.
nb Dr. Berg kom 3. mai, bl.a. med hr. Dahl.|Det kostet ca. 5 kr. per stk. i fjor.
da Den 3. maj kom hr. Dahl, f.eks. med fr. Berg.|Det var kl. 5.
fi Tohtori Aalto tuli 3. toukokuuta, esim. Helsinkiin.|Hän oli ns. vieras.
et Prof. Tamm tuli 3. mail, nt. Tartusse.|See oli u. kell viis.
lv Prof. Ozols ieradās 3. maijā, piem., Rīgā.|Tas bija 2021. gadā.
lt Prof. Kazlauskas gimė 1950 m. Vilniuje, t. y. sostinėje.|Jis kalbėjo.
hr Dr. Horvat je došao 3. svibnja, npr. u Split.|To je izjavio glasnogovornik UN-a.|Talat je otišao.
sl Dr. Novak je prišel 3. maja, npr. v Celje.|To je bilo l. 1991.
ru В 1933 г. профессор И. И. Иванов жил на ул. Ленина, д. 5.|Он ушёл, т. е. уехал.|«Вы готовы?» — спросил он.|— Да!
uk У 2017 р. проф. І. Коваль жив у м. Київ на вул. Довгій.|Він пішов, тобто поїхав.
bg През 1991 г. проф. Иванов живя на ул. Дълга, т.е. тук.|Той замина.
el Ο κ. Παππάς ήρθε στις 3 π.μ. με τον Δρ. Νικολάου.|Θα έρθεις;|Ναι, π.χ. αύριο.
hy Նա եկավ 1991 թ. մայիսին։|Կարճ ասած. նա գնաց։|Եվ վերջ:|Նա չեկավ։
ka ის 1991 წ. თბილისში, ე.წ. სახლში, ცხოვრობდა.|ბატონი ა. ჯიქია არ იყო.|მაგ. სხვა იყო.
he הוא גר בארה"ב.|היא באה עם ד"ר כהן.|מה קרה?|לא ידוע.
ar قرر المجلس ذلك يوم الاثنين.|هل يكفي؟|نعم!|قال د. حسن إنه كاف.
fa او در تهران است.|آیا کافی است؟|بله.
ur وہ لاہور میں ہے۔|کیا یہ کافی ہے؟|جی ہاں۔
hi परिषद ने निर्णय लिया।|डॉ. ए. बी. शर्मा खुश थे।|क्या यह काफ़ी है?|हाँ।
ta திரு. கே. பாலன் வந்தார்.|அவர் தி.மு.க. தலைவர் அல்ல.
my သူလာသည်။|သူမသွားသည်။
km គាត់មក។|នាងទៅ។
am እሱ መጣ።|እሷ ሄደች።
zh 委员会星期一作出决定。|“够了吗？”|居民很高兴！
ja 町議会は月曜日に決めた。|「もう冬は怖くない。」と店主は言った。|本当？
ko 김 교수는 서울에 산다.|그는 3.5km를 걸었다.|좋은 곳.|끝났다!
th เรือข้ามฟากออกจากท่าเรือตอนเช้า|ผู้โดยสารทุกคนรอเรืออยู่ที่ท่า
bo བོད་ཡིག་ནི་སྐད་ཡིག་ཅིག་རེད།|དེ་ནི་ཡག་པོ་རེད།
"#;

#[test]
fn other_languages_end_where_an_editor_would() {
    let mut wrong = Vec::new();
    for line in LANGUAGES.lines().filter(|line| !line.is_empty()) {
        let (tag, line) = line.split_once(' ').unwrap_or_default();
        // Chinese and Japanese sentences stand without a blank between them.
        let text = line.replace('|', if matches!(tag, "zh" | "ja") { "" } else { " " });
        let found: Vec<&str> = split(&text, Some(tag)).into_iter().map(|span| span.of(&text)).collect();
        if found.join("|") != line {
            wrong.push(format!("{tag} wanted {line}\n    found {}", found.join("|")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_language_left_unsaid_is_read_safely() {
    for (text, count) in [
        ("町議会は月曜日に決めた。島民は喜んだ。", 2),
        ("परिषद ने निर्णय लिया। लोग खुश थे।", 2),
        ("საბჭომ გადაწყვიტა. ხალხი კმაყოფილია.", 2),
        ("Профессор И. Иванов жил на ул. Ленина. Он ушёл.", 2),
        ("Dr. Reyes left. Nobody saw it.", 2),
    ] {
        assert_eq!(split(text, None).len(), count, "{text}");
        assert_eq!(split(text, Some("xx-Zzzz")).len(), count, "{text}");
    }
}

#[test]
fn every_line_of_the_data_has_a_meaning() {
    for name in super::lexicon::names() {
        assert!(super::lexicon::is_known(name), "{name}");
    }
}

#[test]
fn empty_lines_end_a_sentence_and_wrapped_lines_do_not() {
    assert_eq!(split("A heading\n\nThe ferry ran\nlate again.", None).len(), 2);
    assert_eq!(split("one\ntwo\nthree", None).len(), 3);
}
