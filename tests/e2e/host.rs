//! A static host for `dist/`, below a folder, that writes down every request and can be told to misbehave.

use factline::wire::{self, Response};
use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// The folder the page stands in: nothing in it may take the root of the host for granted.
const FOLDER: &str = "/some/dir/";

/// Whom Chromium asks for time, updates, components, accounts and autofill, whatever page is open.
const BROWSERS_OWN: [&str; 4] = [".google.com", ".googleapis.com", ".gstatic.com", ".gvt1.com"];

/// How a host answers for one file.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// With 404.
    Missing,
    /// Not before the host is mended.
    Held,
    /// With this in front of the file.
    Before(String),
    /// With this in place of the file.
    Instead(String),
    /// Without any Content-Security-Policy in the file.
    Unbound,
    /// Not at all, as where there is no network.
    Gone,
}

impl Answer {
    /// A worker's script in place of the real one: greets as `build`, then does `work` with each message.
    pub(crate) fn stand_in(build: &str, work: &str) -> Self {
        let greeting = wire::encode(&Response::Ready { build: build.to_owned() });
        Self::Instead(format!(
            "onmessage = () => {{ {work} }};
             postMessage(new Uint8Array({greeting:?}));
             var wasm_bindgen = async () => {{}};"
        ))
    }
}

/// A host, which is also the proxy of the browser that visits it, so that it sees requests to anywhere.
#[derive(Clone, Debug)]
pub(crate) struct Host {
    origin: String,
    requests: Arc<Mutex<Vec<String>>>,
    answers: Arc<Mutex<HashMap<String, Answer>>>,
}

impl Host {
    /// Starts a host on a free port; it ends with the tests.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let host = Self { origin, requests: Arc::default(), answers: Arc::default() };
        let own = host.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let host = own.clone();
                // A browser that goes away in the middle of an answer is no concern of the test.
                thread::spawn(move || host.answer(&stream).ok());
            }
        });
        host
    }

    /// Where the page is.
    pub(crate) fn page(&self) -> String {
        format!("{}{FOLDER}", self.origin)
    }

    /// Without the scheme, as a proxy is named.
    pub(crate) fn address(&self) -> &str {
        self.origin.trim_start_matches("http://")
    }

    /// Answers for files whose name ends with `ending` as told.
    #[must_use]
    pub(crate) fn answering(self, ending: &str, answer: Answer) -> Self {
        self.answer_from_now(ending, answer);
        self
    }

    /// From now on does not answer.
    pub(crate) fn leave(&self) {
        self.answer_from_now("", Answer::Gone);
    }

    /// From now on answers for files whose name ends with `ending` as told.
    pub(crate) fn answer_from_now(&self, ending: &str, answer: Answer) {
        self.answers.lock().unwrap().insert(ending.to_owned(), answer);
    }

    /// From now on answers as it should.
    pub(crate) fn mend(&self) {
        self.answers.lock().unwrap().clear();
    }

    /// Every address asked for so far: whole for other hosts, from the page's folder on for its own. What the
    /// browser asks of its maker for itself is left out.
    pub(crate) fn requests(&self) -> Vec<String> {
        let requests = self.requests.lock().unwrap().clone();
        requests
            .into_iter()
            .filter(|request| !BROWSERS_OWN.iter().any(|host| host_of(request).ends_with(host)))
            .collect()
    }

    /// Forgets the requests so far.
    pub(crate) fn forget(&self) {
        self.requests.lock().unwrap().clear();
    }

    /// Those to other hosts.
    pub(crate) fn foreign(&self) -> Vec<String> {
        self.requests().into_iter().filter(|address| address.contains(':')).collect()
    }

    fn told(&self, file: &str) -> Option<Answer> {
        let answers = self.answers.lock().unwrap();
        answers.iter().find(|(ending, _)| file.ends_with(*ending)).map(|(_, told)| told.clone())
    }

    fn answer(&self, mut stream: &TcpStream) -> io::Result<()> {
        let mut lines = BufReader::new(stream).lines();
        let first = lines.next().unwrap_or(Ok(String::new()))?;
        while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
        let target = first.split(' ').nth(1).unwrap_or_default();
        let target = target.strip_prefix(&self.origin).unwrap_or(target);
        let target = target.strip_prefix(FOLDER).unwrap_or(target);
        self.requests.lock().unwrap().push(target.to_owned());
        let file = match target.split('?').next().unwrap_or_default() {
            "" => "index.html",
            file => file,
        };
        let mut told = self.told(file);
        while let Some(Answer::Held) = told {
            thread::sleep(Duration::from_millis(20));
            told = self.told(file);
        }
        let mut body = if file.contains([':', '/']) { None } else { built(file) };
        match told {
            Some(Answer::Missing) => body = None,
            Some(Answer::Before(front)) => body = body.map(|body| [front.into_bytes(), body].concat()),
            Some(Answer::Instead(other)) => body = Some(other.into_bytes()),
            Some(Answer::Unbound) => body = body.map(unbound),
            Some(Answer::Gone) => return Ok(()),
            Some(Answer::Held) | None => {}
        }
        let status = if body.is_some() { "200 OK" } else { "404 Not Found" };
        let body = body.unwrap_or_default();
        let (kind, length) = (kind(file), body.len());
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: max-age=600\r\nConnection: close\r\n\r\n"
        )?;
        stream.write_all(&body)
    }
}

fn built(file: &str) -> Option<Vec<u8>> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("dist").join(file)).ok()
}

fn unbound(body: Vec<u8>) -> Vec<u8> {
    let page = String::from_utf8(body).expect("a page is text");
    assert!(page.contains("Content-Security-Policy"), "the page has a policy");
    page.replace("Content-Security-Policy", "no-policy").into_bytes()
}

fn kind(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("html") => "text/html",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        _ => "text/plain",
    }
}

/// The host's name in an address as a proxy sees it (`http://host/path`, `host:443`).
fn host_of(request: &str) -> &str {
    let rest = request.split_once("://").map_or(request, |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or_default()
}
