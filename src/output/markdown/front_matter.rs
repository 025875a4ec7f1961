//! What stands about an article, as YAML in front of it.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::article::{Article, Field};
use crate::output::byline_words;

/// The fields that have no place in the body, between two lines of dashes; nothing where there are none.
pub(super) fn front_matter(article: &Article) -> String {
    let mut yaml = Yaml::default();
    let metadata = &article.metadata;
    yaml.field("kicker", metadata.kicker.as_ref());
    yaml.list("standfirst", &metadata.standfirst);
    if let Some(field) = &metadata.byline {
        let words = field.text.clone().unwrap_or_else(|| byline_words(&field.value));
        yaml.text("byline", &words);
    }
    yaml.field("date", metadata.published.as_ref());
    yaml.field("updated", metadata.updated.as_ref());
    yaml.list("section", &metadata.section);
    yaml.list("keywords", &metadata.keywords);
    yaml.field("description", metadata.description.as_ref());
    yaml.field("rating", metadata.rating.as_ref());
    yaml.field("reading_time", metadata.claimed_reading_time.as_ref());
    if let Some(source) = metadata.source.as_ref().map(|field| &field.value) {
        source.site.iter().for_each(|site| yaml.text("source", site));
        source.url.iter().for_each(|url| yaml.text("url", url));
    }
    if let Some(image) = metadata.image.as_ref().map(|field| &field.value) {
        yaml.text("image", &image.url);
        image.alt.iter().for_each(|alt| yaml.text("image_alt", alt));
    }
    yaml.field("copyright", metadata.copyright.as_ref());
    yaml.field("license", metadata.licence.as_ref());
    if let Some(free) = &metadata.accessible_for_free {
        yaml.plain("free", if free.value { "true" } else { "false" });
    }
    if yaml.0.is_empty() {
        return String::new();
    }
    if let Some(language) = &article.language {
        yaml.text("lang", language);
    }
    format!("---\n{}---\n", yaml.0)
}

#[derive(Default)]
struct Yaml(String);

impl Yaml {
    fn plain(&mut self, key: &str, value: &str) {
        self.0.extend([key, ": ", value, "\n"]);
    }

    fn text(&mut self, key: &str, value: &str) {
        self.plain(key, &scalar(value));
    }

    fn field(&mut self, key: &str, field: Option<&Field<String>>) {
        if let Some(field) = field {
            self.text(key, &field.value);
        }
    }

    /// One value as such, several as a list.
    fn list(&mut self, key: &str, fields: &[Field<String>]) {
        match fields {
            [] => {}
            [field] => self.text(key, &field.value),
            fields => {
                self.0.extend([key, ":\n"]);
                fields.iter().for_each(|field| self.0.extend(["  - ", &scalar(&field.value), "\n"]));
            }
        }
    }
}

/// A string as YAML has it: as it is where it can't be read as anything else, else in quotation marks.
fn scalar(text: &str) -> Cow<'_, str> {
    const WORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let is_plain = |letter: char| letter.is_alphanumeric() || " .,'’()/–—-".contains(letter);
    let is_word = text.starts_with(char::is_alphabetic)
        && text.chars().all(is_plain)
        && !text.ends_with(' ')
        && !WORDS.iter().any(|word| text.eq_ignore_ascii_case(word));
    let is_date = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    if is_word || is_date {
        return Cow::Borrowed(text);
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            letter if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') => {
                let _written = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    Cow::Owned(quoted)
}

#[cfg(test)]
mod tests {
    use super::scalar;

    #[test]
    fn strings_stay_strings() {
        for plain in ["World", "Mara Lindqvist, pilot", "2031-02-11", "Été"] {
            assert_eq!(scalar(plain), plain);
        }
        for quoted in ["yes", "4/5", "a: b", "# x", "", "- x", "3", "[x]", "x "] {
            assert_eq!(scalar(quoted), format!("\"{quoted}\""));
        }
        assert_eq!(scalar("say \"x\"\n---"), "\"say \\\"x\\\"\\n---\"");
    }
}
