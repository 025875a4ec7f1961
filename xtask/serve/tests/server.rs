//! What the server answers, asked over a real connection.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;

use standfirst_serve::{CONTENT_SECURITY_POLICY, Server, Site};

/// A folder for one test, under Cargo's own folder for such things.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(folder.join("www/pkg")).unwrap();
    fs::write(folder.join("secret.txt"), "secret").unwrap();
    fs::write(folder.join("www/index.html"), "<!doctype html><title>t</title>").unwrap();
    fs::write(folder.join("www/pkg/a.wasm"), b"\0asm").unwrap();
    fs::write(folder.join("www/pkg/.inputs"), "hidden").unwrap();
    folder.join("www")
}

/// Sends one request as written, so that no client tidies the path.
fn ask(server: &Server, method: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(server.url().trim_start_matches("http://")).unwrap();
    write!(stream, "{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn serves_files_with_types_and_policy() {
    let server = Server::start(Site::new(folder("types")), 0).unwrap();
    let index = ask(&server, "GET", "/?x=1");
    assert!(index.starts_with("HTTP/1.1 200"), "{index}");
    assert!(index.contains("content-type: text/html; charset=utf-8"), "{index}");
    assert!(index.contains(&format!("content-security-policy: {CONTENT_SECURITY_POLICY}\r\n")), "{index}");
    assert!(index.contains("x-content-type-options: nosniff"), "{index}");
    assert!(index.ends_with("<title>t</title>"), "{index}");
    assert!(ask(&server, "GET", "/pkg/a.wasm").contains("content-type: application/wasm"));
    assert_eq!(server.requests(), ["/", "/pkg/a.wasm"]);
}

#[test]
fn nothing_outside_of_the_folder_and_nothing_hidden() {
    let www = folder("outside");
    #[cfg(unix)]
    {
        let _ = fs::remove_file(www.join("link.txt"));
        std::os::unix::fs::symlink("../secret.txt", www.join("link.txt")).unwrap();
    }
    let server = Server::start(Site::new(www), 0).unwrap();
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/pkg/..%2f..%2fsecret.txt",
        "/..\\secret.txt",
        "//../secret.txt",
        "/link.txt",
        "/pkg/.inputs",
        "/nothing",
        "/%ff",
        "/%00",
    ] {
        let answer = ask(&server, "GET", path);
        assert!(answer.starts_with("HTTP/1.1 40"), "{path}: {answer}");
        assert!(!answer.contains("secret") && !answer.contains("hidden"), "{path}: {answer}");
    }
    assert!(ask(&server, "POST", "/").starts_with("HTTP/1.1 405"));
}

#[test]
fn a_site_can_lack_a_file_or_have_a_page_more() {
    let site = Site::new(folder("variants")).without("/pkg/a.wasm").with_page("/more.html", "<p>more");
    let server = Server::start(site, 0).unwrap();
    assert!(ask(&server, "GET", "/pkg/a.wasm").starts_with("HTTP/1.1 404"));
    assert!(ask(&server, "GET", "/more.html").ends_with("<p>more"));
}

#[test]
fn the_service_worker_knows_the_files_and_their_versions() {
    let www = folder("offline");
    fs::write(www.join("service-worker.js"), "const VERSION = \"\";\nconst FILES = {};\n").unwrap();
    fs::write(www.join("examples.html"), "<p>an example").unwrap();
    let site = Site::new(&www);
    let ask = |site: Site| {
        let server = Server::start(site, 0).unwrap();
        let answer = ask(&server, "GET", "/service-worker.js");
        answer.split_once("\r\n\r\n").map(|(_, script)| script.to_owned()).unwrap()
    };
    let script = ask(site.clone());
    // Of `\0asm`, by `sha256sum`.
    assert!(
        script.contains("\"pkg/a.wasm\":\"cd5d4935a48c0672cb06407bb443bc0087aff947c6b864bac886982c73b3027f\""),
        "{script}"
    );
    // The page stands for its folder; neither the worker itself nor what the page does not need is in the list.
    assert!(script.contains("const FILES = {\"\":\""), "{script}");
    assert_eq!(script.matches(':').count(), 2, "{script}");
    assert_eq!(ask(site.clone()), script, "the same files are the same version");
    let other = ask(site.with_script("/pkg/a.wasm", "changed"));
    assert_ne!(other.lines().next(), script.lines().next(), "another file is another version");
}

#[test]
fn the_written_folder_is_what_is_served() {
    let www = folder("written");
    fs::write(www.join("index.html"), "<!doctype html><head><title>t</title></head>").unwrap();
    fs::write(www.join("service-worker.js"), "const VERSION = \"\";\nconst FILES = {};\n").unwrap();
    fs::write(www.join("pkg/a.d.ts"), "export {}").unwrap();
    let out = www.with_file_name("out");
    let _ = fs::remove_dir_all(&out);
    assert_eq!(Site::new(&www).write(&out).unwrap(), 4);
    let index = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(
        index.contains("<head>\n    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "),
        "{index}"
    );
    // A page can't say who may frame it.
    assert!(!index.contains("frame-ancestors"), "{index}");
    assert_eq!(fs::read(out.join("pkg/a.wasm")).unwrap(), b"\0asm");
    assert!(!out.join("pkg/a.d.ts").exists() && !out.join("pkg/.inputs").exists());
    let worker = fs::read_to_string(out.join("service-worker.js")).unwrap();
    assert!(worker.contains("\"pkg/a.wasm\":\"cd5d4935a48c") && !worker.contains("VERSION = \"\""), "{worker}");
    let headers = fs::read_to_string(out.join("_headers")).unwrap();
    assert!(headers.contains(&format!("  content-security-policy: {CONTENT_SECURITY_POLICY}\n")), "{headers}");
}

#[test]
fn a_site_can_have_a_file_of_the_wrong_type_and_a_second_copy_of_itself() {
    let site = Site::new(folder("copies"))
        .without("/index.html")
        .with_file("/pkg/b.wasm", [0, 0xff], "text/html; charset=utf-8")
        .with_first_script("first()")
        .with_first_script("second()")
        .with_copy_at("/other");
    let server = Server::start(site, 0).unwrap();
    assert!(ask(&server, "GET", "/pkg/b.wasm").contains("content-type: text/html"));
    assert!(ask(&server, "GET", "/other/pkg/a.wasm").ends_with("\0asm"));
    assert!(ask(&server, "GET", "/other/pkg/b.wasm").starts_with("HTTP/1.1 200"));
    assert!(ask(&server, "GET", "/other/index.html").starts_with("HTTP/1.1 404"));
    assert!(ask(&server, "GET", "/first-script.js").ends_with("first()\nsecond()"));
}
