//! A static server on this machine only: the files of one folder with the right types and the headers that the page is
//! meant to live under.

mod folder;
mod offline;

use std::collections::HashMap;
use std::convert::Infallible;
use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use http_body_util::{BodyExt as _, Collected, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::HeaderValue;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::sync::oneshot;

/// All that the page may do: its own scripts, styles and module; no other host, no inline code, no HTML strings. The one policy for
/// trusted types is that which names the worker's address.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; \
    style-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types standfirst";

/// What else a server says of each file.
const HEADERS: [(&str, &str); 3] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
];

/// What a server says of keeping files, unless a site has it otherwise: who keeps one asks whether it is still the same.
const UNKEPT: &str = "no-cache";

/// What is served.
#[derive(Clone, Debug)]
pub struct Site {
    folder: PathBuf,
    missing: Vec<String>,
    pages: HashMap<String, Made>,
    copies: Vec<String>,
    has_first_script: bool,
    /// Whether browsers are asked to report what the policy forbade.
    wants_reports: bool,
    /// Whether pages say their policy themselves.
    has_policy_inside: bool,
    /// What browsers are told of keeping what they have.
    keeping: &'static str,
}

/// Where a site has the script that its pages run first.
const FIRST_SCRIPT: &str = "/first-script.js";
/// Where browsers report what the policy forbade.
pub const REPORTS: &str = "/reports";

/// A file that no folder has.
#[derive(Clone, Debug)]
struct Made {
    body: Vec<u8>,
    content_type: &'static str,
    /// Whether the page is under [`CONTENT_SECURITY_POLICY`].
    has_policy: bool,
}

/// What a request gets.
struct Answer {
    body: Vec<u8>,
    content_type: &'static str,
    has_policy: bool,
}

impl Site {
    /// The files of a folder.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            missing: Vec::new(),
            pages: HashMap::new(),
            copies: Vec::new(),
            has_first_script: false,
            wants_reports: false,
            has_policy_inside: false,
            keeping: UNKEPT,
        }
    }

    /// The same site with `path` (`/pkg/x.wasm`) answered as not found, for tests of what a page does then.
    #[must_use]
    pub fn without(mut self, path: &str) -> Self {
        self.missing.push(path.to_owned());
        self
    }

    /// The same site with an HTML page more, for tests that need one beside the site.
    #[must_use]
    pub fn with_page(self, path: &str, html: &str) -> Self {
        self.with(
            path,
            Made { body: html.into(), content_type: content_type(Path::new("page.html")), has_policy: true },
        )
    }

    /// The same site with an HTML page more that is under no policy, for tests of what a policy would hide.
    #[must_use]
    pub fn with_bare_page(self, path: &str, html: &str) -> Self {
        self.with(
            path,
            Made { body: html.into(), content_type: content_type(Path::new("page.html")), has_policy: false },
        )
    }

    /// The same site, which browsers need not ask again for an hour.
    #[must_use]
    pub fn kept(mut self) -> Self {
        self.keeping = "max-age=3600";
        self
    }

    /// The same site with a script more.
    #[must_use]
    pub fn with_script(self, path: &str, script: &str) -> Self {
        self.with(
            path,
            Made { body: script.into(), content_type: content_type(Path::new("script.js")), has_policy: true },
        )
    }

    /// The same site with a file more, or another in place of the one there is, said to be of some type: for tests of servers that are wrong.
    #[must_use]
    pub fn with_file(self, path: &str, body: impl Into<Vec<u8>>, content_type: &'static str) -> Self {
        self.with(path, Made { body: body.into(), content_type, has_policy: false })
    }

    /// The same site a second time under a prefix (`/other`), for tests of pages that have two copies of a script.
    #[must_use]
    pub fn with_copy_at(mut self, prefix: &str) -> Self {
        self.copies.push(format!("{prefix}/"));
        self
    }

    /// The same site with a script that each page under a policy runs before all else, for tests that listen to what a page does. Another
    /// one runs after it.
    #[must_use]
    pub fn with_first_script(mut self, script: &str) -> Self {
        self.has_first_script = true;
        let before = self.pages.remove(FIRST_SCRIPT).map(|made| made.body).unwrap_or_default();
        let before = String::from_utf8_lossy(&before);
        self.with_script(FIRST_SCRIPT, &format!("{before}\n{script}"))
    }

    /// The same site under a policy that also asks browsers to report, for tests that look at [`Server::reports`].
    #[must_use]
    pub fn with_reports(mut self) -> Self {
        self.wants_reports = true;
        self
    }

    /// The policy of this site.
    fn policy(&self) -> HeaderValue {
        let further = if self.wants_reports { format!("; report-uri {REPORTS}") } else { String::new() };
        HeaderValue::try_from(CONTENT_SECURITY_POLICY.to_owned() + &further)
            .unwrap_or(HeaderValue::from_static(CONTENT_SECURITY_POLICY))
    }

    fn with(mut self, path: &str, made: Made) -> Self {
        self.pages.insert(path.to_owned(), made);
        self
    }

    /// What a request's path gets.
    fn answer(&self, path: &str) -> Option<Answer> {
        let mut answer = self.stored(path)?;
        if self.has_policy_inside && answer.content_type.starts_with("text/html") {
            answer.body = folder::with_policy(&answer.body)?;
        }
        if self.has_first_script && answer.has_policy && answer.content_type.starts_with("text/html") {
            let html = String::from_utf8(answer.body).ok()?;
            answer.body = html.replacen("<head>", &format!("<head><script src={FIRST_SCRIPT}></script>"), 1).into();
        }
        Some(answer)
    }

    /// The same without the first script.
    fn stored(&self, path: &str) -> Option<Answer> {
        if self.missing.iter().any(|missing| missing == path) {
            return None;
        }
        if let Some(Made { body, content_type, has_policy }) = self.pages.get(path) {
            return Some(Answer { body: body.clone(), content_type, has_policy: *has_policy });
        }
        if let Some(copy) = self.copies.iter().find_map(|prefix| path.strip_prefix(prefix.as_str())) {
            return self.stored(&format!("/{copy}"));
        }
        let file = self.file(path)?;
        let mut body = fs::read(&file).ok()?;
        if path == offline::PATH {
            body = self.service_worker(&body)?;
        }
        Some(Answer { body, content_type: content_type(&file), has_policy: true })
    }

    /// The folder that is served.
    fn folder(&self) -> &Path {
        &self.folder
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

/// What a server was asked and told.
#[derive(Default)]
struct Log {
    requests: Mutex<Vec<String>>,
    reports: Mutex<Vec<String>>,
}

impl Log {
    fn add(list: &Mutex<Vec<String>>, entry: String) {
        list.lock().unwrap_or_else(PoisonError::into_inner).push(entry);
    }

    fn all(list: &Mutex<Vec<String>>) -> Vec<String> {
        list.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// A running server; dropping it stops it.
pub struct Server {
    port: u16,
    log: Arc<Log>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Listens on 127.0.0.1; port 0 takes a free one.
    ///
    /// # Errors
    /// Where the port is taken or may not be used.
    pub fn start(site: Site, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
        let log = Arc::<Log>::default();
        let own = Arc::clone(&log);
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || runtime.block_on(serve(listener, Arc::new(site), own, stopped)));
        Ok(Self { port, log, stop: Some(stop), thread: Some(thread) })
    }

    /// The site's address, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The paths asked for so far, in order.
    pub fn requests(&self) -> Vec<String> {
        Log::all(&self.log.requests)
    }

    /// What browsers have reported of the policy so far, as they put it (JSON).
    pub fn reports(&self) -> Vec<String> {
        Log::all(&self.log.reports)
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Answers until `stopped` is resolved; the runtime ends the open connections.
async fn serve(listener: TcpListener, site: Arc<Site>, log: Arc<Log>, mut stopped: oneshot::Receiver<()>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = &mut stopped => return,
        };
        // A connection that breaks before it stands is the browser's affair.
        let Ok((stream, _)) = stream else { continue };
        let (site, log) = (Arc::clone(&site), Arc::clone(&log));
        let service = service_fn(move |request: Request<Incoming>| {
            let (site, log) = (Arc::clone(&site), Arc::clone(&log));
            async move {
                let response = respond(&request, &site, &log);
                if site.wants_reports && request.method() == Method::POST && request.uri().path() == REPORTS {
                    let body = request.into_body().collect().await.map(Collected::to_bytes).unwrap_or_default();
                    Log::add(&log.reports, String::from_utf8_lossy(&body).into_owned());
                }
                Ok::<_, Infallible>(response)
            }
        });
        tokio::spawn(async move {
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

fn respond(request: &Request<Incoming>, site: &Site, log: &Log) -> Response<Full<Bytes>> {
    let path = request.uri().path();
    Log::add(&log.requests, path.to_owned());
    let refusal =
        |words: &str| Answer { body: words.into(), content_type: "text/plain; charset=utf-8", has_policy: true };
    let (status, Answer { body, content_type, has_policy }) = match *request.method() {
        Method::GET | Method::HEAD => match site.answer(path) {
            Some(answer) => (StatusCode::OK, answer),
            None => (StatusCode::NOT_FOUND, refusal("Not found")),
        },
        _ => (StatusCode::METHOD_NOT_ALLOWED, refusal("Only GET and HEAD")),
    };
    let mut response = Response::new(Full::from(body));
    *response.status_mut() = status;
    for (name, value) in HEADERS.into_iter().chain([("content-type", content_type), ("cache-control", site.keeping)]) {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    if has_policy {
        response.headers_mut().insert("content-security-policy", site.policy());
    }
    response
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
        if let (b'%', Some(high), Some(low)) = (first, hex(0), hex(1)) {
            bytes.push(u8::try_from(high * 16 + low).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}
