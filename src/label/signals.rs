//! What a passage looks like in numbers: the inputs of the learned labeller.
//!
//! All of it is form: length, marks, case, repetition, shared words, what the grammars found. No signal knows an outlet.

use std::sync::OnceLock;

use super::Features;
use crate::article::{FurnitureKind, NoteKind};
use crate::language::calendar::names_of_months;
use crate::language::cues::Cues;
use crate::read::{MarkerKind, Passage};

/// How many signals a passage has.
pub const SIGNALS: usize = 84;

/// Those that know words or capitals, which not every script has.
pub const WORDY_SIGNALS: [usize; 18] = [13, 14, 15, 16, 18, 19, 20, 31, 32, 33, 34, 35, 59, 60, 61, 62, 63, 64];

/// The signals of one passage, each about -1 to 1.
pub type Signals = [f32; SIGNALS];

/// What a word does in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Function,
    Address,
    Saying,
    Month,
    Clutter,
    Reply,
    Legal,
    Promotion,
}

/// Words by their hash: open addressing, a power of two of slots, most of them empty.
struct Lexicon {
    slots: Vec<(u32, Option<Role>)>,
}

/// Words of buttons, boxes and bars.
const CLUTTER: &str = "share tweet facebook twitter whatsapp email linkedin pinterest reddit instagram youtube newsletter \
    newsletters subscribe subscription sign signup login log register account cookies cookie privacy terms policy \
    advertisement advertise advert sponsored related read recommended trending popular latest comments comment copyright rights \
    reserved follow click download app loading skip menu search photo photos image images getty video videos watch play \
    caption credit contact about home print save copy link posts post shop podcast podcasts more next previous view show hide \
    close continue reading story stories published updated edition categories category tags topics topic filed reply report";

/// Words around readers' remarks.
const REPLY: &str = "reply replies replied comments commented commenter says wrote reviews reviewed reviewer rating helpful flag upvote permalink \
    anonymous guest moderation thread thanks thank respond response responses likes liked ago";

/// Words of notices and terms.
const LEGAL: &str = "privacy terms cookies rights reserved liability warranty warranties disclaimer affiliate affiliates commission commissions \
    endorsed trademark trademarks registered consent policy policies agree agreement permission prohibited copyright licensed \
    license opinions views liable guarantee guaranteed accuracy jurisdiction pursuant informational advice";

/// Words that want something of the reader.
const PROMOTION: &str = "subscribe newsletter join free shop order contact call visit donate donation support discount offer offers deal deals \
    buy shipping cart checkout trial demo webinar webinars book booking tickets register signup inbox updates weekly exclusive discover \
    explore learn browse";

/// Words that speak to the reader, or for the house.
const ADDRESS: &str = "you your yours we our us ours i my me";

const SLOTS: usize = 4096;

impl Lexicon {
    fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            let mut lexicon = Self { slots: vec![(0, None); SLOTS] };
            let cues = Cues::of(None);
            ADDRESS.split_whitespace().for_each(|word| lexicon.add(word, Role::Address));
            cues.saying.iter().for_each(|word| lexicon.add(word, Role::Saying));
            for (words, role) in [(REPLY, Role::Reply), (LEGAL, Role::Legal), (PROMOTION, Role::Promotion)] {
                words.split_whitespace().for_each(|word| lexicon.add(word, role));
            }
            CLUTTER.split_whitespace().for_each(|word| lexicon.add(word, Role::Clutter));
            names_of_months().for_each(|word| lexicon.add(word, Role::Month));
            cues.stopwords.iter().for_each(|word| lexicon.add(word, Role::Function));
            lexicon
        })
    }

    /// The first role that a word is given stays.
    fn add(&mut self, word: &str, role: Role) {
        let hash = word.bytes().fold(SEED, mix);
        let mut slot = hash as usize % SLOTS;
        while self.slots[slot].1.is_some() {
            if self.slots[slot].0 == hash {
                return;
            }
            slot = (slot + 1) % SLOTS;
        }
        self.slots[slot] = (hash, Some(role));
    }

    fn role(&self, hash: u32) -> Option<Role> {
        let mut slot = hash as usize % SLOTS;
        loop {
            let (other, role) = self.slots[slot];
            role?;
            if other == hash {
                return role;
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

const SEED: u32 = 0x811C_9DC5;

/// One step of FNV-1a.
fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// What one look at a line finds.
#[derive(Clone, Debug, Default)]
struct Scan {
    letters: u32,
    wide: u32,
    words: u32,
    capitalised: u32,
    shouted: u32,
    numbers: u32,
    word_letters: u32,
    longest: u32,
    glued: u32,
    function: u32,
    address: u32,
    saying: u32,
    months: u32,
    clutter: u32,
    clutter_first: bool,
    reply: u32,
    legal: u32,
    promotion: u32,
    upper: u32,
    lower: u32,
    digits: u32,
    commas: u32,
    quotes: u32,
    bars: u32,
    brackets: u32,
    dashes: u32,
    currency: u32,
    address_marks: u32,
    breaks: u32,
    year: bool,
    clock: bool,
    age: bool,
    tab: bool,
    copyright: bool,
    first: char,
    last: char,
    /// The last character before closing quotation marks and brackets.
    end: char,
    /// Hash of all words, of the first two, and of the first four.
    hash: u32,
    name: u32,
    head: u32,
    /// Where its content words are in the document's list.
    content: (u32, u32),
}

/// Letters of scripts that write without blanks.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{2E80}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9D}' | '\u{20000}'..='\u{3FFFF}')
}

/// A word in the making.
#[derive(Clone, Copy, Default)]
struct Word {
    hash: u32,
    len: u32,
    digits: u32,
    upper: u32,
    first_upper: bool,
    value: u32,
    wide: u32,
}

impl Scan {
    fn of(text: &str, lexicon: &Lexicon, content: &mut Vec<u32>) -> Self {
        let mut scan = Self { hash: SEED, content: (content.len() as u32, 0), ..Self::default() };
        let mut word = Word::default();
        let mut before = ' ';
        let mut after_end = false;
        for letter in text.chars() {
            let alphanumeric =
                if letter.is_ascii() { letter.is_ascii_alphanumeric() } else { letter.is_alphanumeric() };
            if alphanumeric {
                if word.len == 0 {
                    word.hash = SEED;
                    word.first_upper = letter.is_uppercase();
                    scan.breaks += u32::from(after_end && !letter.is_lowercase());
                    after_end = false;
                }
                if letter.is_ascii_digit() {
                    word.digits += 1;
                    word.value = (word.value * 10 + letter as u32 - '0' as u32).min(100_000);
                    scan.digits += 1;
                    scan.clock |= before == ':' && scan.digits > 1;
                } else {
                    scan.letters += 1;
                    let upper = letter.is_uppercase();
                    if upper {
                        scan.upper += 1;
                        word.upper += 1;
                        scan.glued += u32::from(before.is_lowercase() && word.len > 0);
                    } else if letter.is_lowercase() {
                        scan.lower += 1;
                    }
                    if is_wide(letter) {
                        scan.wide += 1;
                        word.wide += 1;
                    }
                }
                word.len += 1;
                if letter.is_ascii() {
                    word.hash = mix(word.hash, letter.to_ascii_lowercase() as u8);
                } else {
                    let lower = letter.to_lowercase().next().unwrap_or(letter) as u32;
                    word.hash = mix(mix(mix(word.hash, lower as u8), (lower >> 8) as u8), (lower >> 16) as u8);
                }
            } else {
                let inside = matches!(letter, '\'' | '’') && word.len > 0;
                if !inside && word.len > 0 {
                    scan.word(word, lexicon, content);
                    word = Word::default();
                }
                match letter {
                    ' ' => {}
                    '.' | '!' | '?' | '…' => after_end = true,
                    '。' | '！' | '？' | '؟' | '۔' | '।' | '։' | '｡' => scan.breaks += 1,
                    ',' | '，' | '、' | '،' | '；' => scan.commas += 1,
                    '"' | '“' | '”' | '«' | '»' | '„' | '「' | '」' | '『' | '』' => scan.quotes += 1,
                    '|' | '•' | '·' | '→' | '›' | '>' | '×' | '▸' | '►' | '★' | '☆' | '✓' => {
                        scan.bars += 1
                    }
                    '(' | ')' | '[' | ']' | '{' | '}' | '（' | '）' | '【' | '】' => scan.brackets += 1,
                    '-' | '–' | '—' => scan.dashes += u32::from(before == ' '),
                    '$' | '€' | '£' | '¥' | '₹' => scan.currency += 1,
                    '@' | '#' | '_' | '=' | '\\' => scan.address_marks += 1,
                    '/' => scan.address_marks += u32::from(before == '/'),
                    '\t' => scan.tab = true,
                    '©' | '®' | '™' => scan.copyright = true,
                    _ => {}
                }
                if letter != ' ' && !matches!(letter, '.' | '!' | '?' | '…' | '"' | '”' | '’' | '\'' | ')' | ']' | '»')
                {
                    after_end = false;
                }
            }
            if letter != ' ' {
                if scan.first == '\0' {
                    scan.first = letter;
                }
                scan.last = letter;
                if !matches!(letter, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '」' | '』' | '）') {
                    scan.end = letter;
                }
            }
            before = letter;
        }
        if word.len > 0 {
            scan.word(word, lexicon, content);
        }
        // Sentence ends of unspaced scripts count at each mark, the line's last one too.
        if matches!(scan.end, '。' | '！' | '？' | '؟' | '۔' | '।' | '։' | '｡') {
            scan.breaks = scan.breaks.saturating_sub(1);
        }
        scan.content.1 = content.len() as u32;
        scan
    }

    fn word(&mut self, word: Word, lexicon: &Lexicon, content: &mut Vec<u32>) {
        self.words += 1;
        self.hash = mix(self.hash.rotate_left(5), (word.hash ^ (word.hash >> 16)) as u8) ^ word.hash;
        if self.words == 2 {
            self.name = self.hash;
        }
        if self.words == 4 {
            self.head = self.hash;
        }
        self.word_letters += word.len;
        self.longest = self.longest.max(word.len);
        if word.digits == word.len {
            self.numbers += 1;
            self.year |= word.len == 4 && (1900..=2099).contains(&word.value);
            return;
        }
        if word.digits > 0 && word.digits + 1 == word.len {
            // "2h", "33m", "9d".
            self.age |= word.value < 100;
        }
        self.capitalised += u32::from(word.first_upper);
        self.shouted += u32::from(word.upper == word.len && word.len > 1);
        match lexicon.role(word.hash) {
            Some(Role::Function) => self.function += 1,
            Some(Role::Address) => {
                self.address += 1;
                self.function += 1;
            }
            Some(Role::Saying) => {
                self.saying += 1;
                content.push(word.hash);
            }
            Some(Role::Month) => self.months += 1,
            Some(Role::Clutter) => {
                self.clutter += 1;
                self.clutter_first |= self.words == 1;
            }
            Some(Role::Reply) => self.reply += 1,
            Some(Role::Legal) => self.legal += 1,
            Some(Role::Promotion) => self.promotion += 1,
            None if word.len >= 4 && word.wide == 0 => content.push(word.hash),
            None => {}
        }
    }

    /// Letters as a line of Latin ones would have them: a wide one stands for about two and a half.
    fn length(&self, bytes: usize) -> f32 {
        if self.wide > 0 { (self.letters + self.digits) as f32 * 1.2 + self.wide as f32 * 1.5 } else { bytes as f32 }
    }

    fn count(&self) -> f32 {
        if self.wide > 0 { self.words as f32 + self.wide as f32 * 0.45 } else { self.words as f32 }
    }

    fn ends(&self) -> bool {
        matches!(self.end, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '։' | '｡')
    }
}

/// Counts by hash: open addressing, sized for its load.
struct Counts {
    slots: Vec<(u32, u32)>,
    mask: usize,
}

impl Counts {
    fn with_room(entries: usize) -> Self {
        let size = (entries * 2).next_power_of_two().max(16);
        Self { slots: vec![(0, 0); size], mask: size - 1 }
    }

    fn slot(&self, hash: u32) -> usize {
        let mut slot = hash as usize & self.mask;
        while self.slots[slot].1 > 0 && self.slots[slot].0 != hash {
            slot = (slot + 1) & self.mask;
        }
        slot
    }

    fn add(&mut self, hash: u32) {
        let slot = self.slot(hash);
        self.slots[slot] = (hash, self.slots[slot].1 + 1);
    }

    fn get(&self, hash: u32) -> u32 {
        self.slots[self.slot(hash)].1
    }
}

/// The signals of each passage.
pub fn signals(passages: &[Passage], features: &[Features]) -> Vec<Signals> {
    let lexicon = Lexicon::get();
    let mut content = Vec::new();
    let scans: Vec<Scan> = passages.iter().map(|passage| Scan::of(&passage.text.text, lexicon, &mut content)).collect();
    let mut lines = Counts::with_room(scans.len());
    let mut heads = Counts::with_room(scans.len());
    let mut names = Counts::with_room(scans.len());
    let mut told = Counts::with_room(content.len());
    let mut vocabulary = Counts::with_room(content.len());
    for scan in &scans {
        lines.add(scan.hash);
        if scan.words >= 4 {
            heads.add(scan.head);
        }
        if scan.words == 2 && scan.capitalised == 2 {
            names.add(scan.hash);
        }
        if is_prose(scan) {
            content[scan.content.0 as usize..scan.content.1 as usize].iter().for_each(|&word| vocabulary.add(word));
        }
    }
    let mut seen = Counts::with_room(scans.len());
    (0..scans.len())
        .map(|index| {
            let scan = &scans[index];
            let words = &content[scan.content.0 as usize..scan.content.1 as usize];
            let own = u32::from(is_prose(scan));
            let (mut shared, mut common, mut known) = (0.0, 0.0, 0.0);
            for &word in words {
                known += f32::from(u8::from(told.get(word) > 0));
                let count = vocabulary.get(word).saturating_sub(own);
                shared += count.min(5) as f32 / 5.0;
                common += f32::from(u8::from(count > 1));
            }
            let document = Repetition {
                times: lines.get(scan.hash),
                before: seen.get(scan.hash) > 0,
                heads: if scan.words >= 4 { heads.get(scan.head) } else { 0 },
                near: (1..=3).any(|step| {
                    let same = |other: usize| scans.get(other).is_some_and(|other| other.hash == scan.hash);
                    same(index + step) || index.checked_sub(step).is_some_and(same)
                }),
                near_head: scan.words >= 4
                    && (1..=4).any(|step| {
                        let same = |other: usize| scans.get(other).is_some_and(|other| other.head == scan.head);
                        same(index + step) || index.checked_sub(step).is_some_and(same)
                    }),
                shared: shared / (words.len() as f32 + 1.0),
                common: common / (words.len() as f32 + 1.0),
                known: known / (words.len() as f32 + 1.0),
                named: scan.words > 2 && names.get(scan.name) > 0,
            };
            if own > 0 {
                words.iter().for_each(|&word| told.add(word));
            }
            seen.add(scan.hash);
            let next = passages.get(index + 1);
            one(scan, &passages[index], next, &features[index], &document)
        })
        .collect()
}

fn is_prose(scan: &Scan) -> bool {
    scan.words >= 15 && scan.ends()
}

/// What a line has in common with others.
struct Repetition {
    times: u32,
    before: bool,
    heads: u32,
    near: bool,
    near_head: bool,
    shared: f32,
    common: f32,
    /// Share of words that the prose above has.
    known: f32,
    /// Whether it begins with a name that stands alone elsewhere.
    named: bool,
}

fn one(scan: &Scan, passage: &Passage, next: Option<&Passage>, features: &Features, document: &Repetition) -> Signals {
    let flag = |yes: bool| f32::from(u8::from(yes));
    let words = scan.words.max(1) as f32;
    let share = |count: u32| count as f32 / words;
    let log = |value: f32, most: f32| (1.0 + value).ln() / (1.0 + most).ln();
    let length = scan.length(passage.text.text.len());
    let marker = passage.marker.as_ref().map(|marker| marker.kind);
    let furniture = features.furniture.as_ref();
    let kind = |kinds: &[FurnitureKind]| flag(furniture.is_some_and(|found| kinds.contains(&found.kind)));
    let caption = features.caption.as_ref();
    let mut out = [0.0; SIGNALS];
    let mut at = 0;
    let mut put = |value: f32| {
        out[at] = value;
        at += 1;
    };
    // Form.
    put(log(length, 400.0));
    put(log(scan.count(), 60.0));
    put(flag(length > 120.0));
    put(flag(length > 220.0));
    put(flag(length < 25.0));
    put(flag(matches!(scan.end, '.' | '。' | '۔' | '।' | '։' | '｡')));
    put(flag(matches!(scan.end, '?' | '!' | '？' | '！' | '؟')));
    put(flag(matches!(scan.end, ':' | '：')));
    put(flag(matches!(scan.end, ',' | ';' | '，' | '、')));
    put(flag(matches!(scan.end, '…') || passage.text.text.ends_with("...")));
    put(flag(scan.end != scan.last));
    put(log(scan.breaks as f32, 5.0));
    put((scan.commas as f32 / scan.count().max(1.0) * 8.0).min(1.5));
    put(share(scan.function) * 2.0);
    put(flag(scan.function == 0));
    put(share(scan.capitalised));
    put(flag(scan.capitalised + scan.numbers == scan.words && scan.words > 1));
    put(share(scan.numbers));
    put(flag(scan.letters > 3 && scan.lower == 0 && scan.upper > 0));
    put(share(scan.shouted));
    put(flag(scan.first.is_lowercase()));
    put(flag(matches!(scan.first, '"' | '“' | '„' | '«' | '‘' | '「')));
    put(flag(scan.quotes > 0));
    put(flag(scan.address_marks > 0));
    put(log(scan.bars as f32, 4.0));
    put(flag(scan.brackets > 0));
    put(flag(scan.dashes > 0));
    put(flag(scan.year));
    put(flag(scan.clock));
    put(flag(scan.age));
    put(flag(scan.months > 0));
    put(share(scan.address) * 5.0);
    put(flag(scan.saying > 0));
    put(share(scan.clutter) * 2.0);
    put(flag(scan.clutter > 0));
    put(flag(scan.clutter_first));
    put(log(scan.glued as f32, 5.0));
    put(scan.word_letters as f32 / words / 10.0);
    put(flag(scan.longest > 22));
    put(flag(scan.currency > 0));
    put(flag(scan.copyright));
    put(flag(scan.tab));
    put(flag(scan.words == scan.numbers));
    put(scan.wide as f32 / (scan.letters + 1) as f32);
    // Place.
    put(flag(passage.blank_lines > 0));
    put(flag(passage.blank_lines > 1));
    put(flag(next.is_none_or(|next| next.blank_lines > 0)));
    put(flag(passage.indent > 0));
    put(flag(matches!(marker, Some(MarkerKind::Bullet(_)))));
    put(flag(matches!(marker, Some(MarkerKind::Number(_) | MarkerKind::Letter(_) | MarkerKind::Roman(_)))));
    // Company.
    put(log((document.times - 1) as f32, 5.0));
    put(flag(document.before));
    put(flag(document.near));
    put(flag(document.near_head && !document.near));
    put(log(document.heads.saturating_sub(document.times) as f32, 4.0));
    put(document.shared * 2.0);
    put(document.common * 2.0);
    put(document.known * 2.0);
    put(flag(document.named));
    put(share(scan.reply) * 5.0);
    put(flag(scan.reply > 0));
    put(share(scan.legal) * 5.0);
    put(flag(scan.legal > 1));
    put(share(scan.promotion) * 5.0);
    put(flag(scan.promotion > 1));
    // Findings.
    put(flag(features.dateline.is_some()));
    put(flag(caption.is_some_and(|found| found.caption.is_some())));
    put(flag(caption.is_some_and(|found| found.credit.is_some())));
    put(flag(features.byline.as_ref().is_some_and(|found| found.cued)));
    put(flag(features.byline.as_ref().is_some_and(|found| !found.cued)));
    put(flag(features.metadata.is_some()));
    put(flag(features.breadcrumb));
    put(flag(features.note.is_some_and(|kind| kind == NoteKind::Contributors)));
    put(flag(features.note.is_some_and(|kind| kind != NoteKind::Contributors)));
    put(flag(features.form.separator));
    put(flag(furniture.is_some_and(|found| found.intro)));
    put(kind(&[FurnitureKind::Share]));
    put(kind(&[FurnitureKind::Newsletter, FurnitureKind::App, FurnitureKind::Paywall]));
    put(kind(&[FurnitureKind::Related]));
    put(kind(&[FurnitureKind::Advert]));
    put(kind(&[FurnitureKind::Navigation, FurnitureKind::Print, FurnitureKind::Audio]));
    put(kind(&[FurnitureKind::Cookie, FurnitureKind::Copyright, FurnitureKind::Tracking]));
    put(kind(&[FurnitureKind::Comments, FurnitureKind::Counter]));
    out
}

/// Which fold of `folds` a site is in when what was learnt is measured: pages of one site are never learnt from and measured at once.
pub fn fold_of(site: &str, folds: usize) -> usize {
    (site.bytes().fold(SEED, mix) >> 8) as usize % folds
}
