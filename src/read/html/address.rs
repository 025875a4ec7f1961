//! Addresses in a page: resolved against where the page is, without what only follows readers.

use std::borrow::Cow;

/// Where relative addresses begin.
#[derive(Clone, Debug, Default)]
pub(super) struct Base {
    address: Option<Address>,
}

/// An address by its parts.
#[derive(Clone, Debug)]
struct Address {
    scheme: String,
    /// The scheme and the host: `https://ledger.example`.
    host: String,
    path: String,
    query: String,
}

impl Address {
    fn of(address: &str) -> Option<Self> {
        let scheme = scheme(address)?;
        let rest = address[scheme.len()..].strip_prefix("://")?;
        let host = scheme.len() + 3 + rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, path) = address.split_at(host);
        let path = &path[..path.find('#').unwrap_or(path.len())];
        let (path, query) = path.split_at(path.find('?').unwrap_or(path.len()));
        Some(Self { scheme: scheme.into(), host: host.into(), path: path.into(), query: query.into() })
    }
}

impl Base {
    /// The page's own address, and what its `base` element says.
    pub(super) fn new(url: Option<&str>, base: Option<&str>) -> Self {
        let page = Self { address: url.and_then(Address::of) };
        match base {
            Some(base) => Self { address: Address::of(&page.join(base)) },
            None => page,
        }
    }

    /// The address that `reference` leads to (RFC 3986, section 5.2), where it can be told; parameters that only follow readers are left out.
    pub(super) fn resolve(&self, reference: &str) -> String {
        without_tracking(self.join(reference.trim()))
    }

    fn join(&self, reference: &str) -> String {
        let is_dropped = |letter: char| matches!(letter, '\t' | '\n' | '\r');
        let clean: Cow<'_, str> = if reference.bytes().any(|byte| is_dropped(byte.into())) {
            reference.replace(is_dropped, "").into()
        } else {
            reference.into()
        };
        let Some(base) = self.address.as_ref().filter(|_| scheme(&clean).is_none()) else { return clean.into_owned() };
        let Address { scheme, host, path, query } = base;
        if clean.starts_with("//") {
            return [scheme, ":", &clean].concat();
        }
        if clean.is_empty() || clean.starts_with('#') {
            return [host, path, query, &*clean].concat();
        }
        if clean.starts_with('?') {
            return [host, path, &*clean].concat();
        }
        let folder = if clean.starts_with('/') { "" } else { &path[..path.rfind('/').map_or(0, |at| at + 1)] };
        let end = clean.find(['?', '#']).unwrap_or(clean.len());
        let (own, tail) = clean.split_at(end);
        [host, "/", &without_dots(&[folder, own].concat()), tail].concat()
    }
}

/// The scheme of an address, if it has one.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    is_scheme.then_some(scheme)
}

/// A path without its first stroke and without `.` and `..`.
fn without_dots(path: &str) -> Cow<'_, str> {
    let path = path.strip_prefix('/').unwrap_or(path);
    if !path.starts_with('.') && !path.as_bytes().windows(2).any(|two| two == b"/.") {
        return path.into();
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    if path.ends_with("/.") || path.ends_with("/..") || path == "." || path == ".." {
        parts.push("");
    }
    parts.join("/").into()
}

/// An address without the parameters that say who came from where.
fn without_tracking(address: String) -> String {
    let Some((before, behind)) = address.split_once('?') else { return address };
    let (query, fragment) = behind.split_at(behind.find('#').unwrap_or(behind.len()));
    if !query.split('&').any(is_tracking) {
        return address;
    }
    let kept: Vec<&str> = query.split('&').filter(|parameter| !is_tracking(parameter)).collect();
    let mark = if kept.is_empty() { "" } else { "?" };
    format!("{before}{mark}{}{fragment}", kept.join("&"))
}

/// Whether a parameter only follows readers: the names that mail senders, shops and networks use for it.
fn is_tracking(parameter: &str) -> bool {
    const NAMES: [&str; 18] = [
        "fbclid",
        "gclid",
        "gclsrc",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "twclid",
        "yclid",
        "mc_cid",
        "mc_eid",
        "igshid",
        "_hsenc",
        "_hsmi",
        "mkt_tok",
        "vero_id",
        "oly_enc_id",
        "ref_src",
    ];
    let name = parameter.split('=').next().unwrap_or_default();
    name.starts_with("utm_") || NAMES.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_resolved_as_the_standard_says() {
        let base = Base::new(Some("https://ledger.example/world/story.html?page=2#top"), None);
        for (reference, wanted) in [
            ("../about", "https://ledger.example/about"),
            ("./next", "https://ledger.example/world/next"),
            ("/a/./b/../c", "https://ledger.example/a/c"),
            ("//cdn.example/x", "https://cdn.example/x"),
            ("?page=3", "https://ledger.example/world/story.html?page=3"),
            ("#end", "https://ledger.example/world/story.html?page=2#end"),
            ("mailto:ani@ledger.example", "mailto:ani@ledger.example"),
            ("http://other.example/", "http://other.example/"),
            ("../../../up", "https://ledger.example/up"),
        ] {
            assert_eq!(base.resolve(reference), wanted, "{reference}");
        }
        assert_eq!(Base::new(None, None).resolve("a/b"), "a/b");
        assert_eq!(Base::new(None, Some("https://ledger.example/x/")).resolve("b"), "https://ledger.example/x/b");
    }

    #[test]
    fn what_only_follows_readers_is_left_out() {
        let base = Base::default();
        for (address, wanted) in [
            ("https://ledger.example/a?utm_source=mail&id=7#part", "https://ledger.example/a?id=7#part"),
            ("https://ledger.example/a?fbclid=x", "https://ledger.example/a"),
            ("https://ledger.example/a?id=7", "https://ledger.example/a?id=7"),
        ] {
            assert_eq!(base.resolve(address), wanted);
        }
    }
}
