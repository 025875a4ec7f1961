//! What stands above a text about it, in YAML between `---` or in TOML between `+++`.
//!
//! A line at a time, and only the forms that people write by hand: `key: value`, lists in brackets or below with dashes, values over
//! several lines. What is not understood is kept, apart.

use crate::article::Span;
use crate::read::{Claim, ClaimedField};

/// A front matter, read.
pub(super) struct FrontMatter {
    pub(super) claims: Vec<Claim>,
    /// What says nothing that a field is for.
    pub(super) rest: Vec<Span>,
    /// Where the text begins.
    pub(super) end: usize,
}

/// The longest front matter, in bytes.
const LONGEST: usize = 64 << 10;
const RULE: &str = "front-matter";

/// Whether a text begins with what stands above Markdown about it.
pub(crate) fn has_front_matter(source: &str) -> bool {
    read(source).is_some_and(|found| !found.claims.is_empty())
}

/// Reads the front matter at the start of `source`.
pub(super) fn read(source: &str) -> Option<FrontMatter> {
    let lead = source.len() - source.trim_start_matches('\u{FEFF}').len();
    let fence = ["---", "+++"].into_iter().find(|fence| source[lead..].starts_with(fence))?;
    let mut lines = Lines { source, at: lead };
    let opening = lines.next()?;
    if opening.of(source).trim_end() != fence {
        return None;
    }
    let mut inside = Vec::new();
    let closed = lines.by_ref().take_while(|line| line.end < LONGEST).find(|line| {
        let is_end = line.of(source).trim_end() == fence || (fence == "---" && line.of(source).trim_end() == "...");
        if !is_end {
            inside.push(*line);
        }
        is_end
    });
    closed?;
    let separator = if fence == "+++" { '=' } else { ':' };
    let keyed = inside.iter().filter(|line| key(line.of(source), separator).is_some()).count();
    let lines_with_words = inside.iter().filter(|line| !line.of(source).trim().is_empty()).count();
    // A rule, a paragraph and another rule are none.
    if keyed == 0 || (keyed == 1 && lines_with_words > 1 && !starts_with_key(source, &inside, separator)) {
        return None;
    }
    let mut reader = Reader { source, separator, claims: Vec::new(), rest: Vec::new() };
    reader.lines(&inside);
    Some(FrontMatter { claims: reader.claims, rest: reader.rest, end: lines.at })
}

fn starts_with_key(source: &str, inside: &[Span], separator: char) -> bool {
    inside.first().is_some_and(|line| key(line.of(source), separator).is_some())
}

/// The lines of a text, their ends left out.
struct Lines<'a> {
    source: &'a str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let rest = self.source.get(self.at..).filter(|rest| !rest.is_empty())?;
        let len = rest.find('\n').unwrap_or(rest.len());
        let line = Span::new(self.at, self.at + rest[..len].trim_end_matches('\r').len());
        self.at = (self.at + len + 1).min(self.source.len());
        Some(line)
    }
}

/// The key that a line begins with, and where its value begins.
fn key(line: &str, separator: char) -> Option<(&str, usize)> {
    let (key, value) = line.split_once(separator)?;
    let name = key.trim();
    let is_key = !name.is_empty()
        && name.len() <= 40
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'"'))
        && name.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '"');
    // "https://…" is no key.
    let parted = separator == '=' || value.is_empty() || value.starts_with([' ', '\t']);
    (is_key && parted).then(|| (name.trim_matches('"'), line.len() - value.len()))
}

struct Reader<'a> {
    source: &'a str,
    separator: char,
    claims: Vec<Claim>,
    rest: Vec<Span>,
}

impl Reader<'_> {
    fn lines(&mut self, lines: &[Span]) {
        let mut at = 0;
        while at < lines.len() {
            let line = lines[at];
            let words = line.of(self.source);
            let indented = |line: &&Span| {
                let words = line.of(self.source);
                words.trim().is_empty() || words.starts_with([' ', '\t']) || words.starts_with("- ")
            };
            // What is indented below a key belongs to it, and the dashes of a list do so even where they are not.
            let below = lines[at + 1..].iter().take_while(indented).count();
            let found = key(words, self.separator).filter(|_| !words.starts_with([' ', '\t']));
            let field = found.and_then(|(name, _)| field(name));
            let Some((_, start)) = found else {
                self.keep(line);
                at += 1;
                continue;
            };
            let value = Span::new(line.start + start, line.end);
            let inner = &lines[at + 1..=at + below];
            let is_block = matches!(value.of(self.source).trim(), "|" | ">" | "|-" | ">-" | "|+" | ">+");
            let spans = match field {
                None => false,
                Some(field) if is_block => self.folded(field, line, inner),
                Some(field) if value.of(self.source).trim().is_empty() => self.below(field, line, inner),
                Some(field) => {
                    let told = self.value(field, line, value);
                    if told {
                        inner.iter().for_each(|line| self.keep(*line));
                    }
                    told
                }
            };
            if !spans {
                self.keep(line);
                inner.iter().for_each(|line| self.keep(*line));
            }
            at += 1 + below;
        }
    }

    fn keep(&mut self, line: Span) {
        if line.of(self.source).trim().is_empty() {
            return;
        }
        match self.rest.last_mut() {
            // Lines that follow each other are one piece.
            Some(last) if self.source.get(last.end..line.start).is_some_and(|between| between.trim().is_empty()) => {
                last.end = line.end;
            }
            _ => self.rest.push(line),
        }
    }

    /// A value behind its key: one, or several in brackets. `line` is what the claims stand for. Says whether there were any.
    fn value(&mut self, field: ClaimedField, line: Span, value: Span) -> bool {
        let value = without_comment(self.source, value);
        let words = value.of(self.source).trim();
        let Some(inner) = words.strip_prefix('[').and_then(|words| words.strip_suffix(']')) else {
            let is_list =
                matches!(field, ClaimedField::Keyword) && words.contains(", ") && !words.starts_with(['"', '\'']);
            if is_list {
                return self.listed(field, line, words);
            }
            return self.claim(field, line, words);
        };
        self.listed(field, line, inner)
    }

    /// Several values parted by commas: each claims what stands before it, the last the rest of the line.
    fn listed(&mut self, field: ClaimedField, line: Span, inner: &str) -> bool {
        let offset = |part: &str| part.as_ptr() as usize - self.source.as_ptr() as usize;
        let parts: Vec<(usize, String)> =
            split(inner).into_iter().filter_map(|part| Some((offset(part) + part.len(), said(field, part)?))).collect();
        let count = parts.len();
        let mut start = line.start;
        for (number, (end, value)) in parts.into_iter().enumerate() {
            let end = if number + 1 == count { line.end } else { end };
            self.claims.push(Claim { field, value, span: Span::new(start, end), rule: RULE });
            start = end;
        }
        count > 0
    }

    fn claim(&mut self, field: ClaimedField, span: Span, words: &str) -> bool {
        let claim = said(field, words).map(|value| Claim { field, value, span, rule: RULE });
        // The language is told to the reader of the words; the line itself has no field.
        let is_place = claim.is_some() && field != ClaimedField::Language;
        self.claims.extend(claim);
        is_place
    }

    /// A value over several lines.
    fn folded(&mut self, field: ClaimedField, line: Span, inner: &[Span]) -> bool {
        let words: Vec<&str> =
            inner.iter().map(|line| line.of(self.source).trim()).filter(|line| !line.is_empty()).collect();
        let Some(last) = inner.iter().rev().find(|line| !line.of(self.source).trim().is_empty()) else { return false };
        self.claim(field, Span::new(line.start, last.end), &words.join(" "))
    }

    /// A list below its key, or a person's name below.
    fn below(&mut self, field: ClaimedField, line: Span, inner: &[Span]) -> bool {
        let mut any = false;
        for item in inner {
            let words = item.of(self.source);
            let trimmed = words.trim_start();
            let value = trimmed.strip_prefix("- ").unwrap_or(trimmed);
            let dashed = value.len() < trimmed.len();
            // "- name: Ani Petrosyan"
            let named = key(value, self.separator);
            let value = match named {
                Some(("name", at)) => Some(&value[at..]),
                Some(_) => None,
                None => Some(value).filter(|_| dashed),
            };
            let span = Span::new(if any { item.start } else { line.start }, item.end);
            let told = value.is_some_and(|value| self.claim(field, span, value.trim()));
            // What is not understood above the first value goes with it.
            if told {
                any = true;
            } else if any {
                self.keep(*item);
            }
        }
        any
    }
}

/// The field that a key is for.
fn field(name: &str) -> Option<ClaimedField> {
    let name = name.to_ascii_lowercase().replace(['-', '_'], "");
    Some(match name.as_str() {
        "title" | "headline" => ClaimedField::Title,
        "author" | "authors" | "byline" => ClaimedField::Author,
        "date" | "published" | "publishdate" | "pubdate" | "datepublished" | "publishedat" | "created" => {
            ClaimedField::Published
        }
        "updated" | "modified" | "lastmod" | "datemodified" | "lastmodifiedat" | "updatedat" => ClaimedField::Updated,
        "description" | "summary" | "excerpt" | "abstract" => ClaimedField::Description,
        "section" | "category" | "categories" => ClaimedField::Section,
        "tags" | "keywords" | "tag" => ClaimedField::Keyword,
        "site" | "sitename" | "publisher" | "publication" => ClaimedField::Site,
        "url" | "canonical" | "canonicalurl" | "link" | "source" => ClaimedField::Url,
        "image" | "cover" | "thumbnail" | "coverimage" | "featuredimage" => ClaimedField::Image,
        "license" | "licence" | "copyright" | "rights" => ClaimedField::Licence,
        "lang" | "language" | "locale" => ClaimedField::Language,
        _ => return None,
    })
}

/// What a value says, its quotation marks taken off; nothing where it is no value of this field.
fn said(field: ClaimedField, words: &str) -> Option<String> {
    let words = words.trim();
    let quoted = |mark: char| words.strip_prefix(mark).and_then(|words| words.strip_suffix(mark));
    let value = match (quoted('"'), quoted('\'')) {
        (Some(inner), _) => inner.replace("\\\"", "\"").replace("\\\\", "\\"),
        (_, Some(inner)) => inner.replace("''", "'"),
        _ => words.to_owned(),
    };
    let value = value.trim().to_owned();
    let is_address = |value: &str| value.starts_with("http://") || value.starts_with("https://");
    let fits = match field {
        ClaimedField::Published | ClaimedField::Updated => value.bytes().filter(u8::is_ascii_digit).count() >= 4,
        ClaimedField::Url => is_address(&value),
        ClaimedField::Image => !value.contains(char::is_whitespace) && value.contains(['/', '.']),
        ClaimedField::Language => {
            (2..=35).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        }
        _ => !value.starts_with(['{', '[', '&', '*', '!']),
    };
    (fits && !value.is_empty() && !matches!(value.as_str(), "null" | "~" | "true" | "false")).then_some(value)
}

/// A value without the comment behind it.
fn without_comment(source: &str, value: Span) -> Span {
    let words = value.of(source);
    if words.trim_start().starts_with(['"', '\'']) {
        return value;
    }
    words.find(" #").map_or(value, |at| Span::new(value.start, value.start + at))
}

/// The parts of a list between its commas, but for those in quotation marks.
fn split(list: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut mark) = (0, None);
    for (at, letter) in list.char_indices() {
        match (mark, letter) {
            (None, '"' | '\'') => mark = Some(letter),
            (Some(open), close) if open == close => mark = None,
            (None, ',') => {
                parts.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&list[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(source: &str) -> Vec<(ClaimedField, String)> {
        let found = read(source).unwrap_or_else(|| panic!("no front matter in {source}"));
        found.claims.into_iter().map(|claim| (claim.field, claim.value)).collect()
    }

    #[test]
    fn values_are_read_in_the_forms_people_write() {
        use ClaimedField::{Author, Description, Keyword, Published, Title};
        let told = |field, value: &str| (field, value.to_owned());
        assert_eq!(
            claims(
                "---\ntitle: \"Roads: \\\"open\\\"\"\nauthors:\n  - Ani Petrosyan\n  - name: Tom Reyes\n    url: x\ndate: 2023-12-13\n---\nText"
            ),
            [
                told(Title, "Roads: \"open\""),
                told(Author, "Ani Petrosyan"),
                told(Author, "Tom Reyes"),
                told(Published, "2023-12-13"),
            ]
        );
        assert_eq!(
            claims("+++\ntitle = 'Roads'\ntags = [\"a, b\", 'c']\n[params]\nx = 1\n+++\n"),
            [told(Title, "Roads"), told(Keyword, "a, b"), told(Keyword, "c")]
        );
        assert_eq!(
            claims("---\ntags: roads, borders # ours\ndescription: >-\n  Two\n  lines\npublished: true\n---\n"),
            [told(Keyword, "roads"), told(Keyword, "borders"), told(Description, "Two lines")]
        );
    }

    #[test]
    fn each_line_is_claimed_or_kept_once() {
        let source =
            "---\ntitle: Roads\nlayout: post\ntags:\n  - one\n  - two\nauthor:\n  email: a@b.example\n---\nText";
        let found = read(source).expect("a front matter");
        let mut spans: Vec<Span> = found.claims.iter().map(|claim| claim.span).chain(found.rest).collect();
        spans.sort_unstable();
        let words: Vec<&str> = spans.iter().map(|span| span.of(source).trim()).collect();
        assert_eq!(words, ["title: Roads", "layout: post", "tags:\n  - one", "- two", "author:\n  email: a@b.example"]);
        assert_eq!(&source[found.end..], "Text");
    }

    #[test]
    fn a_paragraph_between_rules_is_no_front_matter() {
        for source in
            ["---\nThe roads open in May.\n---\nText", "--- \n\n---\n", "---\ntitle: Roads\n", "Text\n---\na: b\n---\n"]
        {
            assert!(read(source).is_none(), "{source}");
        }
    }
}
