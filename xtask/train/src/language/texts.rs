//! What the detector learns from and is tried on.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use standfirst_score::lines;

/// Parts that each treebank is divided into, by its documents in order.
pub(super) const FOLDS: usize = 5;

/// A document of a treebank.
#[derive(Deserialize)]
pub(super) struct Document {
    pub(super) lang: String,
    treebank: String,
    pub(super) sentences: Vec<String>,
    #[serde(skip)]
    fold: usize,
}

/// A snippet to tell the language of.
#[derive(Deserialize)]
pub(super) struct Snippet {
    pub(super) lang: String,
    #[serde(rename = "len")]
    pub(super) length: String,
    source: String,
    pub(super) text: String,
}

pub(super) struct Texts {
    pub(super) documents: Vec<Document>,
    pub(super) snippets: Vec<Snippet>,
    /// The paragraphs of the Universal Declaration of Human Rights, by language.
    pub(super) declarations: Vec<(String, Vec<String>)>,
    /// For each snippet, the documents that it may be taken from.
    sources: Vec<BTreeSet<usize>>,
}

/// One fold: what is held out, and which documents may be learned from.
pub(super) struct Fold {
    pub(super) snippets: Vec<usize>,
    pub(super) documents: Vec<usize>,
}

/// Languages that have two treebanks: one is learned from, the other tried on. The first is held out in the first fold, the
/// second in the second.
const TWO_TREEBANKS: [(&str, [&str; 2]); 2] =
    [("en", ["UD_English-GUM", "UD_English-EWT"]), ("pt", ["UD_Portuguese-GSD", "UD_Portuguese-Bosque"])];

/// The declaration's file for each language: those of the treebanks that need more than their script, and their neighbours.
const DECLARATIONS: &str = "af:afr az:azj_latn be:bel bg:bul ca:cat cs:ces cy:cym da:dan de:deu_1996 en:eng eo:epo es:spa \
    et:est eu:eus fi:fin fr:fra ga:gle gl:glg hr:hrv hu:hun id:ind is:isl it:ita lt:lit lv:lav mt:mlt nb:nob nl:nld nn:nno \
    pl:pol pt:por_PT pt:por_BR ro:ron_2006 ru:rus sk:slk sl:slv sq:als sr:srp_latn sr:srp_cyrl sv:swe sw:swh tl:tgl tr:tur \
    uk:ukr uz:uzn_latn vi:vie kk:kaz ky:kir mk:mkd mn:khk tg:tgk ar:arb ckb:ckb fa:pes_1 ps:pbu ug:uig_arab ur:urd hi:hin \
    mr:mar ne:nep";

impl Texts {
    pub(super) fn read(data: &Path, declarations: &Path) -> Result<Self> {
        let mut documents = Vec::new();
        let folder = data.join("segmentation/ud");
        let entries = fs::read_dir(&folder).with_context(|| format!("could not open {}", folder.display()))?;
        let mut files = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
        files.sort();
        for file in files {
            let mut bank: Vec<Document> = lines(&file)?;
            let total: usize = bank.iter().map(|document| document.sentences.len()).sum();
            let mut before = 0;
            for document in &mut bank {
                document.fold = before * FOLDS / total.max(1);
                before += document.sentences.len();
            }
            documents.append(&mut bank);
        }
        let snippets: Vec<Snippet> = lines(&data.join("langid/snippets.jsonl"))?;
        let sources = snippets.iter().map(|snippet| sources(snippet, &documents)).collect();
        let declarations = DECLARATIONS
            .split_whitespace()
            .filter_map(|pair| pair.split_once(':'))
            .map(|(lang, file)| Ok((lang.to_owned(), paragraphs(&declarations.join(format!("{file}.html")))?)))
            .collect::<Result<_>>()?;
        Ok(Self { documents, snippets, declarations, sources })
    }

    /// The fold `held_out`: no document that any of its snippets could be taken from is learned from.
    pub(super) fn fold(&self, held_out: usize) -> Fold {
        let banks = |lang: &str| TWO_TREEBANKS.iter().find(|(two, _)| *two == lang).map(|(_, banks)| banks);
        let snippets: Vec<usize> = (0..self.snippets.len())
            .filter(|&index| {
                let snippet = &self.snippets[index];
                let by_bank =
                    banks(&snippet.lang).and_then(|banks| banks.iter().position(|bank| *bank == snippet.source));
                let by_document = || self.sources[index].first().map_or(0, |&document| self.documents[document].fold);
                by_bank.unwrap_or_else(by_document) == held_out
            })
            .collect();
        let taken: BTreeSet<usize> = snippets.iter().flat_map(|&index| &self.sources[index]).copied().collect();
        let documents = (0..self.documents.len())
            .filter(|index| {
                let document = &self.documents[*index];
                let out = banks(&document.lang).map_or(document.fold == held_out, |banks| {
                    banks.get(held_out).is_some_and(|bank| *bank == document.treebank)
                });
                !out && !taken.contains(index)
            })
            .collect();
        Fold { snippets, documents }
    }

    /// Everything: what the shipped parameters are learned from.
    pub(super) fn all(&self) -> Fold {
        Fold { snippets: (0..self.snippets.len()).collect(), documents: (0..self.documents.len()).collect() }
    }

    /// The texts of a fold to learn from, with their language: sentences, and three of them in a row; paragraphs of the
    /// declaration, and their parts. Serbian is there in both its scripts.
    pub(super) fn to_learn(&self, fold: &Fold) -> Vec<(&str, String)> {
        let mut texts: Vec<(&str, String)> = Vec::new();
        for &index in &fold.documents {
            let Document { lang, sentences, .. } = &self.documents[index];
            texts.extend(sentences.iter().map(|sentence| (lang.as_str(), sentence.clone())));
            texts.extend(sentences.chunks(3).map(|row| (lang.as_str(), row.join(" "))));
            if lang == "sr" {
                texts.extend(sentences.iter().map(|sentence| (lang.as_str(), in_cyrillic(sentence))));
            }
        }
        for (lang, paragraphs) in &self.declarations {
            for paragraph in paragraphs {
                texts.push((lang, paragraph.clone()));
                let parts = paragraph.split([',', ';', '،', '؛']).filter(|part| part.len() > 40);
                texts.extend(parts.map(|part| (lang.as_str(), part.to_owned())));
            }
        }
        texts
    }
}

/// The documents of the snippet's treebank that share a sentence with it.
fn sources(snippet: &Snippet, documents: &[Document]) -> BTreeSet<usize> {
    let of_bank = documents.iter().enumerate().filter(|(_, document)| document.treebank == snippet.source);
    let shares = |document: &Document| {
        let mut sentences = document.sentences.iter().map(|sentence| sentence.trim());
        sentences.any(|sentence| sentence.len() >= 8 && snippet.text.contains(sentence))
    };
    of_bank.filter(|(_, document)| shares(document)).map(|(index, _)| index).collect()
}

fn paragraphs(path: &Path) -> Result<Vec<String>> {
    let page = fs::read_to_string(path).with_context(|| {
        format!("could not read {}: the declarations come with the npm tools (cargo xtask setup)", path.display())
    })?;
    let paragraphs = page.split("<p>").skip(1).filter_map(|rest| rest.split("</p>").next());
    Ok(paragraphs.map(|paragraph| paragraph.trim().replace("&amp;", "&")).collect())
}

/// Serbian in its other letters.
fn in_cyrillic(latin: &str) -> String {
    const TWO: [(&str, &str); 6] = [("lj", "љ"), ("nj", "њ"), ("dž", "џ"), ("Lj", "Љ"), ("Nj", "Њ"), ("Dž", "Џ")];
    const FROM: &str = "abvgdđežzijklmnoprstćufhcčšABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ";
    const TO: &str = "абвгдђежзијклмнопрстћуфхцчшАБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ";
    let letters: BTreeMap<char, char> = FROM.chars().zip(TO.chars()).collect();
    let text = TWO.iter().fold(latin.to_owned(), |text, (from, to)| text.replace(from, to));
    text.chars().map(|letter| *letters.get(&letter).unwrap_or(&letter)).collect()
}
