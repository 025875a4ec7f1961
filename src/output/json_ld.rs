//! Articles as schema.org's `NewsArticle`, in JSON that may stand inside a `script` element.

use super::address::safe_href;
use super::dateline_text;
use super::forms::{language_tag, machine_date};
use crate::article::{Article, BlockKind, BlockStep, Byline, NoteKind, Person, Walk};

pub(super) fn article(article: &Article) -> String {
    let metadata = &article.metadata;
    let mut json = Json::default();
    json.open('{');
    json.text("@context", "https://schema.org");
    json.text("@type", "NewsArticle");
    let title = metadata.headline.as_ref().or(metadata.suggested_title.as_ref());
    json.maybe("headline", title.map(|field| field.value.as_str()));
    json.maybe("description", description(article).as_deref());
    if let Some(byline) = &metadata.byline {
        json.authors(&byline.value);
    }
    json.maybe("datePublished", metadata.published.as_ref().and_then(|field| machine_date(&field.value)));
    json.maybe("dateModified", metadata.updated.as_ref().and_then(|field| machine_date(&field.value)));
    let dateline = dateline_text(article);
    let dateline = dateline
        .as_ref()
        .map(|text| text.trim_end_matches(|sign: char| sign.is_whitespace() || "-–—―:".contains(sign)));
    json.maybe("dateline", dateline);
    json.texts("articleSection", metadata.section.iter().map(|field| field.value.as_str()));
    json.texts("keywords", metadata.keywords.iter().map(|field| field.value.as_str()));
    json.texts("correction", corrections(article).into_iter());
    json.maybe("inLanguage", article.language.as_deref().and_then(language_tag));
    if let Some(image) = metadata.image.as_ref().map(|field| &field.value)
        && let Some(url) = safe_href(&image.url)
    {
        json.key("image");
        json.open('{');
        json.text("@type", "ImageObject");
        json.text("url", &url);
        json.maybe("caption", image.alt.as_deref());
        json.close('}');
    }
    if let Some(source) = metadata.source.as_ref().map(|field| &field.value) {
        if let Some(site) = &source.site {
            json.key("publisher");
            json.named("Organization", site);
        }
        if let Some(url) = source.url.as_deref().and_then(safe_href) {
            json.text("url", &url);
            json.text("mainEntityOfPage", &url);
        }
    }
    json.maybe("license", metadata.licence.as_ref().map(|field| field.value.as_str()));
    json.maybe("copyrightNotice", metadata.copyright.as_ref().map(|field| field.value.as_str()));
    if let Some(free) = &metadata.accessible_for_free {
        json.bare("isAccessibleForFree", if free.value { "true" } else { "false" });
    }
    json.bare("wordCount", &article.counts.words.to_string());
    json.text("articleBody", &article.to_text());
    json.close('}');
    json.out.push('\n');
    json.out
}

/// What the article is about: in the words of its markup, else its standfirst.
fn description(article: &Article) -> Option<String> {
    let metadata = &article.metadata;
    if let Some(field) = &metadata.description {
        return Some(field.value.clone());
    }
    let lines: Vec<&str> = metadata.standfirst.iter().map(|field| field.value.as_str()).collect();
    (!lines.is_empty()).then(|| lines.join(" "))
}

fn corrections(article: &Article) -> Vec<&str> {
    let notes = Walk::through(&article.blocks).filter_map(|step| match step {
        BlockStep::Open(block) => match &block.kind {
            BlockKind::Note { kind: NoteKind::Correction, text, .. } => Some(text.text.as_str()),
            _ => None,
        },
        _ => None,
    });
    notes.collect()
}

/// JSON that is escaped as it is written; no string in it can end a script or begin a comment.
#[derive(Default)]
struct Json {
    out: String,
    depth: usize,
    /// Whether something stands before what comes next, so that a comma is due.
    is_due: bool,
}

impl Json {
    fn open(&mut self, bracket: char) {
        self.out.push(bracket);
        self.depth += 1;
        self.is_due = false;
    }

    fn close(&mut self, bracket: char) {
        self.depth -= 1;
        self.line();
        self.out.push(bracket);
        self.is_due = true;
    }

    fn line(&mut self) {
        self.out.push('\n');
        (0..self.depth).for_each(|_| self.out.push_str("  "));
    }

    /// Begins a member or an item.
    fn next(&mut self) {
        if self.is_due {
            self.out.push(',');
        }
        self.line();
        self.is_due = true;
    }

    fn key(&mut self, name: &str) {
        self.next();
        self.string(name);
        self.out.push_str(": ");
    }

    fn bare(&mut self, name: &str, value: &str) {
        self.key(name);
        self.out.push_str(value);
    }

    fn text(&mut self, name: &str, value: &str) {
        self.key(name);
        self.string(value);
    }

    fn maybe(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(name, value);
        }
    }

    /// One value as such, several as a list.
    fn texts<'a>(&mut self, name: &str, values: impl ExactSizeIterator<Item = &'a str>) {
        let is_list = values.len() > 1;
        for (number, value) in values.enumerate() {
            match (is_list, number) {
                (false, _) => self.text(name, value),
                (true, 0) => {
                    self.key(name);
                    self.open('[');
                    self.next();
                    self.string(value);
                }
                (true, _) => {
                    self.next();
                    self.string(value);
                }
            }
        }
        if is_list {
            self.close(']');
        }
    }

    fn named(&mut self, kind: &str, name: &str) {
        self.open('{');
        self.text("@type", kind);
        self.text("name", name);
        self.close('}');
    }

    fn authors(&mut self, byline: &Byline) {
        if byline.people.is_empty() && byline.agency.is_none() {
            return;
        }
        self.key("author");
        self.open('[');
        for person in &byline.people {
            self.next();
            self.person(person);
        }
        if let Some(agency) = &byline.agency {
            self.next();
            self.named("Organization", agency);
        }
        self.close(']');
    }

    fn person(&mut self, person: &Person) {
        self.open('{');
        self.text("@type", "Person");
        self.text("name", &person.name);
        self.maybe("jobTitle", person.role.as_deref());
        if let Some(house) = &person.affiliation {
            self.key("affiliation");
            self.named("Organization", house);
        }
        if let Some(place) = &person.place {
            self.key("workLocation");
            self.named("Place", place);
        }
        let is_mail =
            |contact: &&str| contact.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        let mails: Vec<&str> = person.contact.iter().map(String::as_str).filter(is_mail).collect();
        self.texts("email", mails.into_iter());
        self.close('}');
    }

    fn string(&mut self, text: &str) {
        self.out.push('"');
        for letter in text.chars() {
            match letter {
                '"' | '\\' => self.out.extend(['\\', letter]),
                '\n' => self.out.push_str("\\n"),
                '\t' => self.out.push_str("\\t"),
                letter if letter.is_control() || matches!(letter, '<' | '>' | '&' | '\u{2028}' | '\u{2029}') => {
                    self.escape(letter);
                }
                letter => self.out.push(letter),
            }
        }
        self.out.push('"');
    }

    /// `\u003c`; all that are escaped so have one unit of UTF-16.
    fn escape(&mut self, letter: char) {
        self.out.push_str("\\u");
        for shift in [12, 8, 4, 0] {
            self.out.push(char::from_digit(u32::from(letter) >> shift & 0xF, 16).unwrap_or('0'));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_string_ends_a_script() {
        let mut json = Json::default();
        json.string("</script><!-- & \u{2028}\u{0}\"\\\n");
        let wanted = r#""\u003c/script\u003e\u003c!-- \u0026 \u2028\u0000\"\\\n""#;
        assert_eq!(json.out, wanted);
        assert_eq!(serde_json::from_str::<String>(&json.out).unwrap(), "</script><!-- & \u{2028}\u{0}\"\\\n");
    }
}
