//! JSON as pages have it: what is read are the places of keys and strings; commas too many or too few, line breaks and quotation marks
//! inside of strings, comments and the end of the script in the middle of a value are all borne.

use crate::article::Span;
use crate::input::entity;
use crate::read::json_ld::letter;

/// A script's values, each behind the one that it is in.
#[derive(Debug, Default)]
pub(super) struct Json {
    values: Vec<Value>,
}

/// A value with its place. Script and page are shorter than 4 GB.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value {
    /// What it is.
    pub(super) kind: Kind,
    key: (u32, u32),
    place: (u32, u32),
    /// The index behind all that is inside of it.
    end: u32,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `{}`
    Object,
    /// `[]`
    Array,
    /// `""`
    String,
    /// `true`, `12`
    Bare,
}

impl Value {
    /// Where its name in the object around it stands; empty where it has none.
    pub(super) fn key(&self) -> Span {
        Span::new(self.key.0 as usize, self.key.1 as usize)
    }

    /// Where it stands; of a string, what is between the quotation marks.
    pub(super) fn span(&self) -> Span {
        Span::new(self.place.0 as usize, self.place.1 as usize)
    }
}

impl Json {
    /// Reads what stands at `span`.
    pub(super) fn read(source: &str, span: Span) -> Self {
        let bytes = source.as_bytes().get(..span.end.min(u32::MAX as usize)).unwrap_or_default();
        let mut reader = Reader { bytes, at: span.start, json: Self::default(), open: Vec::new(), counts: [0; 2] };
        let mut key = None;
        while reader.at < bytes.len() {
            key = reader.step(key);
        }
        while reader.close() {}
        reader.json
    }

    /// A value by its index.
    pub(super) fn get(&self, index: usize) -> Option<&Value> {
        self.values.get(index)
    }

    /// How many values there are.
    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    /// The indices of the values right inside of another, or of the outermost ones.
    pub(super) fn children(&self, of: Option<usize>) -> impl Iterator<Item = usize> {
        let (first, end) = match of.map(|index| (index, self.get(index))) {
            None => (0, self.values.len()),
            Some((index, Some(value))) => (index + 1, value.end as usize),
            Some((_, None)) => (0, 0),
        };
        let next = move |at: usize| (at < end).then_some(at);
        std::iter::successors(next(first), move |at| next(self.values[*at].end as usize))
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    json: Json,
    /// Objects and arrays that are open.
    open: Vec<usize>,
    /// How many of them are objects, and arrays.
    counts: [usize; 2],
}

impl Reader<'_> {
    /// Reads the next sign or value; gives the key that waits for its value.
    fn step(&mut self, key: Option<(u32, u32)>) -> Option<(u32, u32)> {
        let rest = &self.bytes[self.at..];
        match rest[0] {
            b'{' => self.enter(Kind::Object, key),
            b'[' => self.enter(Kind::Array, key),
            b'}' => self.leave(Kind::Object),
            b']' if rest.starts_with(b"]]>") => self.at += 3,
            b']' => self.leave(Kind::Array),
            b'"' => {
                let start = self.at + 1;
                let end = self.string_end(start);
                self.at = end + 1;
                return self.word(Kind::String, (start, end), key);
            }
            b'/' if rest.starts_with(b"//") => {
                self.at += rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
                return key;
            }
            b'/' if rest.starts_with(b"/*") => {
                self.at += 2 + rest[2..].windows(2).position(|two| two == b"*/").map_or(rest.len(), |at| at + 2);
                return key;
            }
            b'<' if rest.starts_with(b"<![CDATA[") => self.at += 9,
            byte if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'_' | b'$' | b'@') => {
                let is_inside =
                    |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.' | b'_' | b'$' | b'@');
                let len = rest.iter().position(|byte| !is_inside(byte)).unwrap_or(rest.len());
                let start = self.at;
                self.at += len;
                return self.word(Kind::Bare, (start, self.at), key);
            }
            _ => {
                self.at += 1;
                return key;
            }
        }
        None
    }

    /// A string or bare word: a key if a colon follows.
    fn word(&mut self, kind: Kind, (start, end): (usize, usize), key: Option<(u32, u32)>) -> Option<(u32, u32)> {
        let place = (start as u32, end.min(self.bytes.len()) as u32);
        let in_object = self.open.last().is_some_and(|open| self.json.values[*open].kind == Kind::Object);
        if in_object && key.is_none() && self.next(self.at) == Some(b':') {
            return Some(place);
        }
        // Numbers in a row are nobody's name.
        if kind == Kind::String || key.is_some() {
            self.push(kind, key, place);
        }
        None
    }

    fn push(&mut self, kind: Kind, key: Option<(u32, u32)>, place: (u32, u32)) {
        let end = self.json.values.len() as u32 + 1;
        self.json.values.push(Value { kind, key: key.unwrap_or_default(), place, end });
    }

    fn enter(&mut self, kind: Kind, key: Option<(u32, u32)>) {
        self.open.push(self.json.values.len());
        self.counts[usize::from(kind == Kind::Array)] += 1;
        self.push(kind, key, (self.at as u32, self.at as u32));
        self.at += 1;
    }

    /// A closing bracket closes what was opened by its like, and all inside that was left open; one too many closes nothing.
    fn leave(&mut self, kind: Kind) {
        self.at += 1;
        if self.counts[usize::from(kind == Kind::Array)] == 0 {
            return;
        }
        while let Some(open) = self.open.last() {
            let found = self.json.values[*open].kind;
            self.close();
            if found == kind {
                return;
            }
        }
    }

    fn close(&mut self) -> bool {
        let Some(open) = self.open.pop() else { return false };
        let end = self.json.values.len() as u32;
        let value = &mut self.json.values[open];
        (value.end, value.place.1) = (end, self.at as u32);
        self.counts[usize::from(value.kind == Kind::Array)] -= 1;
        true
    }

    /// The first byte from `at` on that is no blank.
    fn next(&self, at: usize) -> Option<u8> {
        self.bytes.get(at..)?.iter().copied().find(|byte| !byte.is_ascii_whitespace())
    }

    /// Where the string that begins at `start` ends.
    fn string_end(&self, start: usize) -> usize {
        let mut at = start;
        while let Some(byte) = self.bytes.get(at) {
            match byte {
                b'\\' => at += 1,
                b'"' if self.closes(at) => return at,
                _ => {}
            }
            at += 1;
        }
        self.bytes.len()
    }

    /// Whether the quotation mark at `at` ends a string: another value, a key or a bracket follows, or the line ends.
    fn closes(&self, at: usize) -> bool {
        let rest = &self.bytes[at + 1..];
        let Some(next) = rest.iter().position(|byte| !byte.is_ascii_whitespace()) else { return true };
        match rest[next] {
            b':' | b'}' | b']' => true,
            b',' => {
                let behind = &rest[next + 1..];
                let blank = behind.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(behind.len());
                let behind = &behind[blank..];
                let word = |word: &[u8]| behind.starts_with(word);
                behind.first().is_none_or(|byte| matches!(byte, b'"' | b'{' | b'[' | b'}' | b']' | b',' | b'/' | b'-'))
                    || behind[0].is_ascii_digit()
                    || [&b"true"[..], b"false", b"null"].into_iter().any(word)
            }
            b'/' if matches!(rest.get(next + 1), Some(b'/' | b'*')) => true,
            b'"' | b'<' | b'/' => rest[..next].contains(&b'\n'),
            _ => false,
        }
    }
}

/// What a string says: escapes read, entities and tags as well, blanks run together.
pub(super) fn text(written: &str) -> String {
    plain(&unescaped(written))
}

/// What words say that may be written as a page would write them: entities read, tags left out, blanks run together.
pub(super) fn plain(written: &str) -> String {
    let mut words = written.to_owned();
    // Some are written twice over: `&amp;#8217;`.
    for _ in 0..2 {
        if words.contains('&') {
            words = without_entities(&words);
        }
    }
    if words.contains('<') {
        words = without_tags(&words);
    }
    let mut plain = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

fn unescaped(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        let (letter, len) = letter(&rest[at..]);
        // A stroke that escapes nothing known is left out.
        if (letter, len) != ('\\', 1) {
            text.push(letter);
        }
        rest = &rest[at + len..];
    }
    text.push_str(rest);
    text
}

fn without_entities(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let (letter, len) = entity(rest).unwrap_or(('&', 1));
        text.push(letter);
        rest = &rest[len..];
    }
    text.push_str(rest);
    text
}

/// Words without `<em>` and `</em>`; a mark that no tag begins with stays.
fn without_tags(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find('<') {
        let behind = &rest[at + 1..];
        let is_tag = behind.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '/');
        text.push_str(&rest[..at]);
        let end = if is_tag { behind.find('>') } else { None };
        if end.is_none() {
            text.push('<');
        }
        rest = &behind[end.map_or(0, |end| end + 1)..];
        if is_tag && end.is_none() {
            break;
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys and strings in a row, nested by depth.
    fn shown(source: &str) -> String {
        let json = Json::read(source, Span::new(0, source.len()));
        let mut shown = Vec::new();
        for index in 0..json.len() {
            let value = json.get(index).expect("a value");
            let key = value.key().of(source);
            let words = match value.kind {
                Kind::Object => format!("{{{}}}", json.children(Some(index)).count()),
                Kind::Array => format!("[{}]", json.children(Some(index)).count()),
                Kind::String | Kind::Bare => text(value.span().of(source)),
            };
            shown.push(if key.is_empty() { words } else { format!("{key}={words}") });
        }
        shown.join(" | ")
    }

    #[test]
    fn what_is_well_formed_is_read() {
        let source = r#"{"a": "one", "b": {"c": ["two", "three"], "d": true}, "e": 12}"#;
        assert_eq!(shown(source), "{3} | a=one | b={2} | c=[2] | two | three | d=true | e=12");
    }

    #[test]
    fn what_is_broken_is_read_as_far_as_it_goes() {
        for (source, wanted) in [
            (r#"{"a": "one",, "b": "two",}"#, "{2} | a=one | b=two"),
            ("{\"a\": \"one\"\n\"b\": \"two\"}", "{2} | a=one | b=two"),
            ("{\"a\": \"one\n  line\"}", "{1} | a=one line"),
            (r#"{"a": "He said "no" to it", "b": "two"}"#, r#"{2} | a=He said "no" to it | b=two"#),
            (r#"{"a": "Say "yes", then go", "b": "two"}"#, r#"{2} | a=Say "yes", then go | b=two"#),
            ("<!-- \n//<![CDATA[\n{\"a\": /* first */ \"one\" // last\n}\n//]]>\n-->", "{1} | a=one"),
            (r#"{"a": "one", "b": {"c": "two""#, "{2} | a=one | b={1} | c=two"),
            (r#"{"a": "one"}, "b": "two"}"#, "{1} | a=one | : | two"),
            (r#"[{"a": "one"], {"b": "two"}"#, "[1] | {1} | a=one | {1} | b=two"),
            ("{a: \"one\"}", "{1} | a=one"),
            (r#"{"a": "one"#, "{1} | a=one"),
        ] {
            let wanted = wanted.replace(" | : | two", " | b | two");
            assert_eq!(shown(source), wanted, "{source}");
        }
    }

    #[test]
    fn escapes_entities_and_tags_are_read() {
        for (written, wanted) in [
            (r"Caf\u00e9 \ud83d\ude00", "Café 😀"),
            (r"a\/b \u2019 \ud83d x", "a/b ’ \u{FFFD} x"),
            (r#"\"Yes\",\n they  say"#, r#""Yes", they say"#),
            ("Fish &amp; chips &amp;#8217;s", "Fish & chips ’s"),
            ("The <em>Orla</em> sails", "The Orla sails"),
            ("a < b & c <d", "a < b & c <d"),
            (r"end\", "end"),
        ] {
            assert_eq!(text(written), wanted, "{written}");
        }
    }
}
