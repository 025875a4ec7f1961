//! JSON-LD: the article among the things that a page's scripts describe.

use std::collections::HashMap;

use super::json::{self, Json, Kind};
use crate::article::Span;
use crate::read::{Claim, ClaimedField};

/// The most names, sections and so on that one property has.
const MOST_VALUES: usize = 40;
/// How deep a property's values can lie in each other.
const DEPTH: usize = 4;

/// What one thing says of itself.
#[derive(Debug, Default)]
pub(super) struct Thing {
    /// Whether it is an article, not the page that has one.
    pub(super) is_article: bool,
    /// What it says.
    pub(super) claims: Vec<Claim>,
}

/// The articles and pages that the script at `span` describes.
pub(super) fn things(source: &str, span: Span) -> Vec<Thing> {
    let json = Json::read(source, span);
    let mut script = Script { source, json: &json, names: None };
    let mut found = Vec::new();
    let mut next: Vec<usize> = json.children(None).collect();
    next.reverse();
    while let Some(index) = next.pop() {
        let Some(value) = json.get(index) else { continue };
        let before = next.len();
        match value.kind {
            Kind::Array => next.extend(json.children(Some(index))),
            Kind::Object => {
                let kind = script.kind(index);
                if kind.is_article || kind.is_page {
                    found.push(script.thing(index, kind.is_article));
                }
                // What is only listed, quoted or reviewed is another's.
                let own = |child: &usize| matches!(script.key(*child), "@graph" | "mainEntity" | "mainEntityOfPage");
                next.extend(json.children(Some(index)).filter(own));
            }
            Kind::String | Kind::Bare => {}
        }
        next[before..].reverse();
    }
    found
}

/// What `@type` says.
#[derive(Clone, Copy, Default)]
struct Types {
    is_article: bool,
    is_page: bool,
    is_organisation: bool,
}

struct Script<'a> {
    source: &'a str,
    json: &'a Json,
    /// The things with a name by their `@id`, once somebody asks.
    names: Option<HashMap<&'a str, usize>>,
}

impl<'a> Script<'a> {
    fn key(&self, index: usize) -> &'a str {
        self.json.get(index).map_or("", |value| value.key().of(self.source))
    }

    /// The value of one of an object's keys, as an index.
    fn property(&self, object: usize, key: &str) -> Option<usize> {
        self.json.children(Some(object)).find(|child| self.key(*child) == key)
    }

    /// The words of a string.
    fn string(&self, index: usize) -> Option<(&'a str, Span)> {
        let value = self.json.get(index).filter(|value| matches!(value.kind, Kind::String | Kind::Bare))?;
        Some((value.span().of(self.source), value.span()))
    }

    fn kind(&self, object: usize) -> Types {
        let mut types = Types::default();
        let Some(of) = self.property(object, "@type") else { return types };
        for value in std::iter::once(of).chain(self.json.children(Some(of)).take(MOST_VALUES)) {
            let Some((name, _)) = self.string(value) else { continue };
            let name = name.rsplit('/').next().unwrap_or(name);
            types.is_article |= is_article(name);
            types.is_page |= name.ends_with("Page");
            types.is_organisation |=
                name.ends_with("Organization") || matches!(name, "Corporation" | "Brand" | "LocalBusiness" | "WebSite");
        }
        types
    }

    fn thing(&mut self, object: usize, is_article: bool) -> Thing {
        let rule = if is_article { "json-ld" } else { "json-ld-page" };
        let mut claims = Vec::new();
        let has_headline = self.property(object, "headline").is_some();
        let children: Vec<usize> = self.json.children(Some(object)).collect();
        for child in children {
            let field = match self.key(child) {
                "headline" => ClaimedField::Title,
                "name" if !has_headline => ClaimedField::Title,
                "datePublished" => ClaimedField::Published,
                "dateModified" => ClaimedField::Updated,
                "author" | "creator" => ClaimedField::Author,
                "publisher" => ClaimedField::Site,
                "description" => ClaimedField::Description,
                "articleSection" => ClaimedField::Section,
                "keywords" => ClaimedField::Keyword,
                "url" | "mainEntityOfPage" => ClaimedField::Url,
                "image" => ClaimedField::Image,
                "license" => ClaimedField::Licence,
                "inLanguage" => ClaimedField::Language,
                "isAccessibleForFree" => ClaimedField::AccessibleForFree,
                "articleBody" => ClaimedField::Body,
                _ => continue,
            };
            self.add(field, child, rule, &mut claims);
        }
        Thing { is_article, claims }
    }

    /// Adds what a property says: a string, a thing by its name or address, or several of them.
    fn add(&mut self, field: ClaimedField, value: usize, rule: &'static str, claims: &mut Vec<Claim>) {
        let most = if matches!(field, ClaimedField::Image | ClaimedField::Url) { 1 } else { MOST_VALUES };
        let mut next = vec![(value, 0)];
        let mut found = 0;
        while let Some((index, depth)) = next.pop().filter(|_| found < most) {
            let Some(kind) = self.json.get(index).map(|value| value.kind) else { continue };
            match kind {
                Kind::Array if depth < DEPTH => {
                    let inner: Vec<usize> = self.json.children(Some(index)).take(MOST_VALUES).collect();
                    next.extend(inner.into_iter().rev().map(|index| (index, depth + 1)));
                }
                Kind::Object if depth < DEPTH => {
                    let meant = self.thing_meant(index);
                    let field = match field {
                        ClaimedField::Author if self.kind(meant).is_organisation => ClaimedField::Organisation,
                        field => field,
                    };
                    let keys: &[&str] = match field {
                        ClaimedField::Url => &["@id", "url"],
                        ClaimedField::Image => &["url", "contentUrl", "@id"],
                        ClaimedField::Licence => &["url", "name"],
                        ClaimedField::Language => &["alternateName", "name"],
                        _ => &["name"],
                    };
                    let thing = if keys.contains(&"name") { meant } else { index };
                    if let Some(named) = keys.iter().find_map(|key| self.property(thing, key)) {
                        let before = claims.len();
                        self.add_strings(field, named, rule, claims);
                        found += claims.len() - before;
                    }
                    if field == ClaimedField::Image {
                        let caption = self.property(index, "caption");
                        let string = caption.and_then(|caption| self.string(caption));
                        Self::push(ClaimedField::ImageAlt, string, rule, claims);
                    }
                }
                Kind::String | Kind::Bare => {
                    Self::push(field, self.string(index), rule, claims);
                    found += 1;
                }
                _ => {}
            }
        }
    }

    /// A string, or those of an array.
    fn add_strings(&self, field: ClaimedField, value: usize, rule: &'static str, claims: &mut Vec<Claim>) {
        for value in std::iter::once(value).chain(self.json.children(Some(value)).take(MOST_VALUES)) {
            Self::push(field, self.string(value), rule, claims);
        }
    }

    fn push(field: ClaimedField, string: Option<(&str, Span)>, rule: &'static str, claims: &mut Vec<Claim>) {
        let Some((written, span)) = string else { return };
        let value = json::text(written);
        if !value.is_empty() {
            claims.push(Claim { field, value, span, rule });
        }
    }

    /// The thing that an object stands for: another of the script's with its `@id`, or itself.
    fn thing_meant(&mut self, object: usize) -> usize {
        if self.property(object, "name").is_some() {
            return object;
        }
        let id = self.property(object, "@id").and_then(|id| self.string(id));
        let meant = id.and_then(|(id, _)| self.names().get(id).copied());
        meant.unwrap_or(object)
    }

    fn names(&mut self) -> &HashMap<&'a str, usize> {
        if self.names.is_none() {
            let mut names = HashMap::new();
            for index in 0..self.json.len() {
                let is_object = self.json.get(index).is_some_and(|value| value.kind == Kind::Object);
                if !is_object || self.property(index, "name").is_none() {
                    continue;
                }
                if let Some((id, _)) = self.property(index, "@id").and_then(|id| self.string(id)) {
                    names.entry(id).or_insert(index);
                }
            }
            self.names = Some(names);
        }
        self.names.get_or_insert_default()
    }
}

/// The types of schema.org that an article can be of.
fn is_article(name: &str) -> bool {
    name.ends_with("Article")
        || name.ends_with("Posting") && name != "JobPosting"
        || matches!(name, "Report" | "Review" | "CriticReview" | "Recipe" | "HowTo" | "CreativeWork" | "Guide")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(source: &str) -> Vec<(ClaimedField, String)> {
        let things = things(source, Span::new(0, source.len()));
        things.into_iter().flat_map(|thing| thing.claims).map(|claim| (claim.field, claim.value)).collect()
    }

    #[test]
    fn an_article_of_a_graph_names_its_people_by_reference() {
        let source = r##"{"@context": "https://schema.org", "@graph": [
            {"@type": "NewsArticle", "headline": "Ferry sinks", "author": [{"@id": "#ani"}, {"name": "Tom Reyes"}],
             "publisher": {"@id": "#ledger"}, "isAccessibleForFree": false},
            {"@type": "Person", "@id": "#ani", "name": "Ani Petrosyan"},
            {"@type": "Organization", "@id": "#ledger", "name": "The Ledger"},
            {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Another"}]}]}"##;
        let wanted = [
            (ClaimedField::Title, "Ferry sinks"),
            (ClaimedField::Author, "Ani Petrosyan"),
            (ClaimedField::Author, "Tom Reyes"),
            (ClaimedField::Site, "The Ledger"),
            (ClaimedField::AccessibleForFree, "false"),
        ];
        assert_eq!(told(source), wanted.map(|(field, value)| (field, value.to_owned())));
    }

    #[test]
    fn organisations_are_no_people() {
        let source = r#"[{"@type": ["Article"], "author": {"@type": "NewsMediaOrganization", "name": "Ledger Wire"},
            "image": {"url": "/boat.jpg", "caption": "A boat"}, "articleBody": "Long words"}]"#;
        let wanted = [
            (ClaimedField::Organisation, "Ledger Wire"),
            (ClaimedField::Image, "/boat.jpg"),
            (ClaimedField::ImageAlt, "A boat"),
            (ClaimedField::Body, "Long words"),
        ];
        assert_eq!(told(source), wanted.map(|(field, value)| (field, value.to_owned())));
    }
}
