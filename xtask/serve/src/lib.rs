//! A static server on this machine only: the files of one folder with the right types and the headers that the page is
//! meant to live under.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use tiny_http::{Header, Method, Request, Response};

/// All that the page may do: its own scripts, styles and module; no other host, no inline code, no HTML strings.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const THREADS: usize = 4;

/// What is served.
#[derive(Clone, Debug)]
pub struct Site {
    folder: PathBuf,
    missing: Vec<String>,
    pages: HashMap<String, String>,
}

impl Site {
    /// The files of a folder.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), missing: Vec::new(), pages: HashMap::new() }
    }

    /// The same site with `path` (`/pkg/x.wasm`) answered as not found, for tests of what a page does then.
    #[must_use]
    pub fn without(mut self, path: &str) -> Self {
        self.missing.push(path.to_owned());
        self
    }

    /// The same site with an HTML page more, for tests that need one beside the site.
    #[must_use]
    pub fn with_page(mut self, path: &str, html: &str) -> Self {
        self.pages.insert(path.to_owned(), html.to_owned());
        self
    }

    /// What a request's path gets.
    fn answer(&self, path: &str) -> Option<(Vec<u8>, &'static str)> {
        if self.missing.iter().any(|missing| missing == path) {
            return None;
        }
        if let Some(html) = self.pages.get(path) {
            return Some((html.clone().into_bytes(), content_type(Path::new("page.html"))));
        }
        let file = self.file(path)?;
        Some((fs::read(&file).ok()?, content_type(&file)))
    }

    /// The file behind a path, and only one inside the folder.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let path = decode(path)?;
        let mut file = self.folder.clone();
        for name in path.split('/').filter(|name| !name.is_empty()) {
            // `..`, hidden files, and what Windows takes for a separator or a drive.
            if name.starts_with('.') || name.contains(['\\', ':', '\0']) {
                return None;
            }
            file.push(name);
        }
        if file.is_dir() {
            file.push("index.html");
        }
        // A symbolic link can still lead out.
        let file = file.canonicalize().ok()?;
        (file.starts_with(self.folder.canonicalize().ok()?) && file.is_file()).then_some(file)
    }
}

/// A running server; dropping it stops it.
pub struct Server {
    http: Arc<tiny_http::Server>,
    port: u16,
    requests: Arc<Mutex<Vec<String>>>,
    threads: Vec<JoinHandle<()>>,
}

impl Server {
    /// Listens on 127.0.0.1; port 0 takes a free one.
    ///
    /// # Errors
    /// Where the port is taken or may not be used.
    pub fn start(site: Site, port: u16) -> io::Result<Self> {
        let http = tiny_http::Server::http((Ipv4Addr::LOCALHOST, port)).map_err(io::Error::other)?;
        let port = http.server_addr().to_ip().map_or(port, |address| address.port());
        let (http, site, requests) = (Arc::new(http), Arc::new(site), Arc::default());
        let threads = (0..THREADS).map(|_| {
            let (http, site, requests) = (Arc::clone(&http), Arc::clone(&site), Arc::clone(&requests));
            thread::spawn(move || {
                while let Ok(request) = http.recv() {
                    handle(request, &site, &requests);
                }
            })
        });
        Ok(Self { threads: threads.collect(), http, port, requests })
    }

    /// The site's address, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The paths asked for so far, in order.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.threads {
            self.http.unblock();
        }
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

fn handle(request: Request, site: &Site, requests: &Mutex<Vec<String>>) {
    let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
    requests.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
    let (status, body, content_type) = match request.method() {
        Method::Get | Method::Head => match site.answer(&path) {
            Some((body, content_type)) => (200, body, content_type),
            None => (404, b"Not found".to_vec(), "text/plain; charset=utf-8"),
        },
        _ => (405, b"Only GET and HEAD".to_vec(), "text/plain; charset=utf-8"),
    };
    let mut response = Response::from_data(body).with_status_code(status);
    let headers = [
        ("Content-Type", content_type),
        ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cache-Control", "no-cache"),
    ];
    for (name, value) in headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // A browser that went away is no concern of ours.
    let _ = request.respond(response);
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Undoes percent-encoding; nothing where the result is not UTF-8.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |at: usize| tail.get(at).and_then(|digit| char::from(*digit).to_digit(16));
        match (first, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high * 16 + low).ok()?);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok()
}
