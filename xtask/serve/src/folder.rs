//! The site as a folder for any static server.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use super::{CONTENT_SECURITY_POLICY, HEADERS, Site, UNKEPT};

/// The file by which some hosts learn of headers (Netlify, Cloudflare Pages).
const HEADER_FILE: &str = "_headers";

impl Site {
    /// Writes what is served into a folder, the service worker with its list: it can be put on any static server. Pages say their policy
    /// themselves, for servers that can't be told of headers; for those that read a file `_headers`, that is there as well. Gives how many
    /// files were written.
    ///
    /// # Errors
    /// Where the folder can't be written.
    pub fn write(mut self, folder: &Path) -> io::Result<usize> {
        self.has_policy_inside = true;
        let mut headers = String::from("/*\n");
        for (name, value) in
            HEADERS.into_iter().chain([("cache-control", UNKEPT), ("content-security-policy", CONTENT_SECURITY_POLICY)])
        {
            let _ = writeln!(headers, "  {name}: {value}");
        }
        fs::create_dir_all(folder)?;
        fs::write(folder.join(HEADER_FILE), headers)?;
        let root = self.folder().canonicalize()?;
        Ok(self.write_under(&root, "", folder)? + 1)
    }

    fn write_under(&self, from: &Path, path: &str, to: &Path) -> io::Result<usize> {
        let mut written = 0;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            // Types are for editors.
            if name.starts_with('.') || name.ends_with(".d.ts") {
                continue;
            }
            let path = format!("{path}/{name}");
            if entry.path().is_dir() {
                fs::create_dir_all(to.join(&name))?;
                written += self.write_under(&entry.path(), &path, &to.join(&name))?;
            } else if let Some(answer) = self.answer(&path) {
                fs::write(to.join(&name), answer.body)?;
                written += 1;
            }
        }
        Ok(written)
    }
}

/// A page with its policy inside, but for what only a header can say.
pub(crate) fn with_policy(html: &[u8]) -> Option<Vec<u8>> {
    let html = std::str::from_utf8(html).ok()?;
    let directives = CONTENT_SECURITY_POLICY.split("; ").filter(|directive| !directive.starts_with("frame-ancestors"));
    let policy = directives.collect::<Vec<_>>().join("; ");
    let meta = format!("<head>\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    Some(html.replacen("<head>", &meta, 1).into_bytes())
}
