//! Language detection on sentences of our own.

use proptest::prelude::*;
use standfirst::article::Direction;
use standfirst::language::detect;
use standfirst::{Article, Options};

/// One sentence each: "The ferry will run at night from May, the city council decided on Monday", more or less.
const SENTENCES: [(&str, &str); 70] = [
    ("af", "Die veerboot sal vanaf Mei ook in die nag vaar, het die stadsraad op Maandag besluit."),
    ("ar", "ستعمل العبّارة ليلا اعتبارا من شهر مايو، هذا ما قرره مجلس المدينة يوم الاثنين."),
    ("be", "Паром будзе хадзіць і ўначы з траўня, вырашыў у панядзелак гарадскі савет."),
    ("bg", "Фериботът ще плава и през нощта от май, реши общинският съвет в понеделник."),
    ("ca", "El transbordador també circularà de nit a partir del maig, segons va decidir dilluns l'ajuntament."),
    ("cs", "Trajekt bude od května jezdit i v noci, rozhodlo v pondělí městské zastupitelstvo."),
    ("cy", "Bydd y fferi yn rhedeg yn y nos hefyd o fis Mai, penderfynodd cyngor y ddinas ddydd Llun."),
    ("da", "Færgen skal også sejle om natten fra maj, besluttede byrådet mandag aften."),
    ("de", "Die Fähre fährt ab Mai auch in der Nacht, das hat der Stadtrat am Montag beschlossen."),
    ("el", "Το πλοίο θα κινείται και τη νύχτα από τον Μάιο, αποφάσισε το δημοτικό συμβούλιο."),
    ("en", "The ferry will run at night as well from May, the city council decided on Monday."),
    ("es", "El transbordador navegará también de noche a partir de mayo, decidió el lunes el ayuntamiento."),
    ("et", "Parvlaev hakkab alates maist sõitma ka öösiti, otsustas linnavolikogu esmaspäeval."),
    ("eu", "Ferryak gauez ere ibiliko dira maiatzetik aurrera, udal batzarrak astelehenean erabaki zuenez."),
    ("fa", "کشتی از ماه مه شب‌ها هم حرکت می‌کند، شورای شهر روز دوشنبه تصمیم گرفت."),
    ("fi", "Lautta kulkee toukokuusta alkaen myös öisin, kaupunginvaltuusto päätti maanantaina."),
    ("fr", "Le bac circulera aussi la nuit à partir du mois de mai, a décidé lundi le conseil municipal."),
    ("ga", "Beidh an bád farantóireachta ag rith istoíche ó mhí na Bealtaine, a shocraigh an chomhairle Dé Luain."),
    ("gl", "O transbordador navegará tamén pola noite a partir de maio, segundo decidiu o luns o concello."),
    ("he", "המעבורת תפעל גם בלילה החל מחודש מאי, כך החליטה מועצת העיר ביום שני."),
    ("hi", "नगर परिषद ने सोमवार को फैसला किया कि मई से नाव रात में भी चलेगी।"),
    ("hr", "Trajekt će od svibnja voziti i noću, odlučilo je u ponedjeljak gradsko vijeće."),
    ("hu", "A komp május elejétől éjszaka is közlekedik, döntött hétfőn a városi tanács."),
    ("hy", "Լաստանավը մայիսից կաշխատի նաև գիշերը, որոշեց քաղաքային խորհուրդը երկուշաբթի օրը։"),
    (
        "id",
        "Kapal feri akan beroperasi pada malam hari mulai bulan Mei, demikian keputusan dewan kota pada hari Senin.",
    ),
    ("is", "Ferjan mun einnig sigla á nóttunni frá og með maí, ákvað bæjarstjórnin á mánudaginn."),
    ("it", "Il traghetto viaggerà anche di notte a partire da maggio, ha deciso lunedì il consiglio comunale."),
    ("ja", "渡し船は五月から夜も運航することになったと、市議会が月曜日に発表した。"),
    ("ka", "ბორანი მაისიდან ღამითაც იმუშავებს, გადაწყვიტა საკრებულომ ორშაბათს."),
    ("kk", "Паром мамыр айынан бастап түнде де жүреді деп шешті қалалық кеңес дүйсенбіде."),
    ("km", "សាឡាងនឹងដំណើរការនៅពេលយប់ចាប់ពីខែឧសភា។"),
    ("kn", "ದೋಣಿ ಮೇ ತಿಂಗಳಿನಿಂದ ರಾತ್ರಿಯೂ ಸಂಚರಿಸಲಿದೆ."),
    ("ko", "나룻배는 오월부터 밤에도 다니게 된다고 시의회가 월요일에 밝혔다."),
    ("lo", "ເຮືອຂ້າມຟາກຈະແລ່ນຕອນກາງຄືນຕັ້ງແຕ່ເດືອນພຶດສະພາ."),
    ("lt", "Keltas nuo gegužės plauks ir naktį, pirmadienį nusprendė miesto taryba."),
    ("lv", "Prāmis no maija kursēs arī naktī, pirmdien nolēma pilsētas dome."),
    ("mk", "Траектот ќе сообраќа и ноќе од мај, одлучи во понеделникот градскиот совет."),
    ("ml", "മേയ് മുതൽ ബോട്ട് രാത്രിയിലും ഓടും."),
    ("mr", "मे महिन्यापासून बोट रात्रीही चालणार आहे, असा निर्णय नगरपालिकेने सोमवारी घेतला."),
    ("mt", "Il-vapur se jibda jaħdem ukoll billejl minn Mejju, iddeċieda l-kunsill tal-belt nhar it-Tnejn."),
    ("my", "ကူးတို့သင်္ဘောသည် မေလမှစ၍ ညဘက်တွင်လည်း ပြေးဆွဲမည်။"),
    ("nb", "Fergen skal også gå om natten fra mai, vedtok bystyret mandag, og jeg vet ikke hva det koster."),
    ("nl", "De veerboot vaart vanaf mei ook in de nacht, besloot de gemeenteraad op maandag."),
    ("nn", "Ferja skal òg gå om natta frå mai, vedtok kommunestyret måndag, og eg veit ikkje kva det kostar."),
    ("pa", "ਕਿਸ਼ਤੀ ਮਈ ਤੋਂ ਰਾਤ ਨੂੰ ਵੀ ਚੱਲੇਗੀ।"),
    ("pl", "Prom będzie od maja pływał także w nocy, zdecydowała w poniedziałek rada miasta."),
    ("pt", "A balsa também vai funcionar à noite a partir de maio, decidiu na segunda-feira a câmara municipal."),
    ("ro", "Feribotul va circula și noaptea începând din luna mai, a hotărât luni consiliul local."),
    ("ru", "Паром с мая будет ходить и ночью, решил в понедельник городской совет."),
    ("si", "මැයි මාසයේ සිට තොටුපළ බෝට්ටුව රාත්‍රියේදී ද ධාවනය වේ."),
    ("sk", "Trajekt bude od mája premávať aj v noci, rozhodlo v pondelok mestské zastupiteľstvo."),
    ("sl", "Trajekt bo od maja vozil tudi ponoči, je v ponedeljek odločil mestni svet."),
    ("sq", "Trageti do të lundrojë edhe natën duke filluar nga maji, vendosi të hënën këshilli i qytetit."),
    ("sr", "Трајект ће од маја возити и ноћу, одлучила је у понедељак градска скупштина."),
    ("sr-Latn", "Trajekt će od maja voziti i noću, odlučila je u ponedeljak gradska skupština, posle dve nedelje."),
    ("sv", "Färjan ska gå även på natten från och med maj, beslutade kommunfullmäktige i måndags."),
    ("sw", "Kivuko kitafanya kazi usiku pia kuanzia mwezi wa Mei, baraza la mji liliamua siku ya Jumatatu."),
    ("ta", "மே மாதம் முதல் படகு இரவிலும் இயங்கும் என்று நகராட்சி முடிவு செய்தது."),
    ("te", "మే నెల నుంచి పడవ రాత్రి కూడా నడుస్తుందని నగర మండలి నిర్ణయించింది."),
    ("th", "เรือข้ามฟากจะให้บริการในเวลากลางคืนตั้งแต่เดือนพฤษภาคม"),
    ("tl", "Ang lantsa ay bibiyahe na rin sa gabi simula sa Mayo, ayon sa pasya ng konseho ng lungsod noong Lunes."),
    ("tr", "Feribot mayıs ayından itibaren geceleri de çalışacak, belediye meclisi pazartesi günü karar verdi."),
    ("ug", "پاراخوت ماي ئېيىدىن باشلاپ كېچىسىمۇ قاتنايدۇ، دەپ قارار قىلدى شەھەرلىك كېڭەش."),
    ("uk", "Пором з травня ходитиме і вночі, вирішила в понеділок міська рада."),
    ("ur", "شہری کونسل نے پیر کو فیصلہ کیا کہ کشتی مئی سے رات کو بھی چلے گی۔"),
    ("vi", "Phà sẽ chạy cả ban đêm từ tháng Năm, hội đồng thành phố đã quyết định hôm thứ Hai."),
    ("yi", "די שיף וועט גיין אויך בײַ נאַכט פֿון מײַ אָן."),
    ("zh-Hans", "市议会星期一决定，渡船从五月起夜间也将运行。"),
    ("zh-Hant", "市議會星期一決定，渡船從五月起夜間也將運行。"),
    ("am", "ጀልባው ከግንቦት ጀምሮ በሌሊትም ይሠራል።"),
];

#[test]
fn one_sentence_is_enough() {
    let wrong: Vec<String> = SENTENCES
        .iter()
        .map(|(lang, text)| (lang, detect(text)))
        .filter(|(lang, found)| found.lang != **lang)
        .map(|(lang, found)| format!("{lang} as {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn names_figures_and_code_do_not_sway_it() {
    for (lang, text) in [
        (
            "de",
            "Der Sprecher von Goldman Sachs, James Whitfield, sagte der New York Times, dass Amazon und Microsoft mehr zahlen.",
        ),
        (
            "fr",
            "Le porte-parole de Volkswagen, Hans-Jürgen Müller, a dit au Süddeutsche Zeitung que Bayern München avait payé.",
        ),
        (
            "en",
            "Mariam Petrosyan of Yerevan and Jürgen Großmann of Düsseldorf met Łukasz Wójcik in São Paulo on Friday.",
        ),
        (
            "en",
            "Call `getElementById(\"main\")` and then parse_text(x) with --verbose, as in https://www.exemple.fr/chemin/vers/le/fichier.html",
        ),
        ("ja", "NHKによると、Microsoft Corporationは東京でWindows 11の新機能を発表した。"),
        ("ru", "Компания Microsoft Corporation выпустила Windows 11 и Office 365 для MacBook Air, сообщает The Verge."),
        ("es", "En 2019 costaba 1.250,50 $; hoy, 13/12/2023, son 2.300 (+84 %) en www.shop.example y 10:45 de espera."),
        ("he", "חברת Microsoft Corporation הודיעה ביום שני כי Windows 11 תעודכן."),
        ("zh-Hans", "微软公司（Microsoft Corporation）在北京发布了Windows 11操作系统的新功能。"),
        ("pl", "Christopher Nolan i Steven Spielberg przyjechali do Hollywood, żeby zobaczyć nowy film."),
    ] {
        let found = detect(text);
        assert_eq!(found.lang, lang, "{found:?} for {text}");
    }
}

#[test]
fn where_there_are_no_words_there_is_no_language() {
    for text in
        ["", " ", "42", "12:30 – 14:45", "😀👩‍🚒🇦🇲", "…", "¿?", "\u{202e}\u{2066}", "٣٤٥", "x=1; y_2+=3", "\u{0}\u{fffd}"]
    {
        let found = detect(text);
        assert_eq!((found.lang.as_ref(), found.confidence), ("und", 0.0), "{text:?}");
        assert_eq!(found.direction, Direction::Ltr);
    }
}

#[test]
fn a_letter_or_two_are_no_certainty() {
    for text in ["a", "ok", "Я", "世", "OK 😀"] {
        let found = detect(text);
        assert!(found.confidence < 0.9 && found.lang != "und", "{found:?} for {text}");
    }
}

#[test]
fn direction_goes_with_the_script() {
    for (lang, text) in SENTENCES {
        let right = ["ar", "fa", "he", "ug", "ur", "yi"].contains(&lang);
        assert_eq!(detect(text).direction, if right { Direction::Rtl } else { Direction::Ltr }, "{lang}");
    }
}

#[test]
fn menus_in_another_language_do_not_decide_about_an_article() {
    let menu = "Home\nWorld\nSubscribe now\nSign in\nNewsletters\nMost read\nShare this article\n".repeat(12);
    let body =
        "Die Fähre fährt ab Mai auch in der Nacht, das hat der Stadtrat am Montag beschlossen. Nach langer Debatte \
        stimmten neun Mitglieder dafür.\n\n"
            .repeat(8);
    let page = format!("{menu}\n{body}\n{menu}");
    assert_eq!(detect(&page).lang, "de");
    let article = Article::parse(&page, &Options::default()).expect("it can be read");
    assert_eq!(article.language.as_deref(), Some("de"));
}

#[test]
fn what_the_caller_says_stands() {
    let mut options = Options::default();
    options.language = Some("nn-NO".into());
    let article = Article::parse(SENTENCES[8].1, &options).expect("it can be read");
    assert_eq!(article.language.as_deref(), Some("nn-NO"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_has_an_answer(text in any::<String>()) {
        let found = detect(&text);
        prop_assert!((0.0..=1.0).contains(&found.confidence));
        prop_assert_eq!(found.lang == "und", found.confidence == 0.0);
    }

    #[test]
    fn any_long_string_has_an_answer(text in any::<String>(), times in 1_usize..2000) {
        let found = detect(&text.repeat(times));
        prop_assert!((0.0..=1.0).contains(&found.confidence));
    }
}
