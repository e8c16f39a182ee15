//! Holds the shape of the house: text flows one way, only `app` knows a browser, no room becomes a drawer.

use std::fs;
use std::path::Path;

/// The modules of `src/lib.rs` in the order in which text flows. Each uses only those of earlier rows.
const FLOW: [&[&str]; 12] = [
    &["bytes", "lexicon"],
    &["text"],
    &["models"],
    &["annotate"],
    &["corrections"],
    &["claims"],
    &["cards"],
    &["share", "export"],
    &["compare"],
    &["wire"],
    &["cli", "train"],
    &["app"],
];

/// What stands in `src/lib.rs` itself, and the first row that may name it.
const ROOT: [(&str, &str); 3] = [("Analysis", "cards"), ("Annotated", "share"), ("analyze", "share")];

/// The crates that know a browser, and where they may be named.
const BROWSER: [&str; 6] = ["reactive_graph", "any_spawner", "gloo_", "web_sys", "js_sys", "wasm_bindgen"];
const BROWSER_ROOMS: [&str; 4] = ["src/app/", "src/main.rs", "src/bin/worker.rs", "src/bin/node.rs"];

/// Lines of code in one file.
const LONGEST: usize = 500;

#[test]
fn text_flows_one_way() {
    check(|file| faults_of_flow(&file.path, &file.text));
}

#[test]
fn every_room_is_on_the_map() {
    let known: Vec<&str> = FLOW.iter().flat_map(|row| row.iter().copied()).collect();
    let strangers: Vec<String> = sources("src")
        .iter()
        .filter_map(|file| room(&file.path))
        .filter(|room| !known.contains(&room.as_str()))
        .collect();
    assert_eq!(strangers, [""; 0], "modules of src/ that FLOW does not name");
}

#[test]
fn only_the_app_knows_a_browser() {
    check(|file| faults_of_browser(&file.path, &file.text));
}

#[test]
fn no_file_is_a_drawer() {
    check(|file| {
        let lines = file.text.lines().count();
        if LONGEST < lines { vec![format!("{}: {lines} lines, {LONGEST} at most", file.path)] } else { Vec::new() }
    });
}

/// Whatever of the standard library knows the case of every script brings its tables into the page.
#[test]
fn the_case_of_letters_is_asked_of_one_file() {
    let exempt = ["src/text/case.rs", "src/cli/", "src/train/"];
    check(|file| {
        let asked = [
            "::to_lowercase",
            ".to_lowercase()",
            "::to_uppercase",
            ".to_uppercase()",
            "::is_lowercase",
            ".is_lowercase()",
            "::is_uppercase",
            ".is_uppercase()",
        ];
        let asks = asked.iter().filter(|asked| file.text.contains(**asked));
        let of_src = file.path.starts_with("src/") && !exempt.iter().any(|path| file.path.starts_with(path));
        asks.filter(|_| of_src)
            .map(|asked| format!("{}: {asked}; `text::Case` and `text::Letter` know", file.path))
            .collect()
    });
}

#[test]
fn no_file_names_a_machine() {
    check(|file| faults_of_place(&file.path, &file.text));
}

#[test]
fn the_checks_can_fail() {
    fn flow(path: &str, text: &str) -> usize {
        faults_of_flow(path, text).len()
    }
    assert_eq!(flow("src/text/read.rs", "use crate::text::Span;"), 0);
    assert_eq!(flow("src/text/read.rs", "use crate::lexicon::words;"), 0);
    assert_eq!(flow("src/text/read.rs", "use crate::annotate::Rule;"), 1);
    assert_eq!(flow("src/text/read.rs", "use crate::{lexicon, cards::{View, Card}, text::Span};"), 1);
    assert_eq!(flow("src/text/read.rs", "use crate::{\n    app,\n    cards,\n};"), 2);
    assert_eq!(flow("src/text/read.rs", "/// See [`crate::cards::View`]."), 0, "prose may point ahead");
    assert_eq!(flow("src/share/mod.rs", "use crate::export::json;"), 1, "rooms of one row do not know each other");
    assert_eq!(flow("src/export/mod.rs", "fn json(analysis: &crate::Analysis) {}"), 0);
    assert_eq!(flow("src/claims/mod.rs", "fn json(analysis: &crate::Analysis) {}"), 1);
    assert_eq!(flow("src/claims/mod.rs", "use super::super::text;"), 1);
    assert_eq!(flow("src/claims/mod.rs", "use super::cards;"), 1, "from the top of a module, `super` is the crate");
    assert_eq!(flow("src/claims/mod.rs", "mod tests {\n    use super::*;\n}"), 0);
    assert_eq!(flow("src/wire.rs", "use crate::cards::View;"), 0);
    assert_eq!(flow("src/main.rs", "factline::app::start();"), 0);
    assert_eq!(flow("src/bin/worker.rs", "use factline::app::Shell;"), 1);
    assert_eq!(faults_of_browser("src/cards/mod.rs", "use web_sys::Window;").len(), 1);
    assert_eq!(faults_of_browser("src/cards/mod.rs", "let gloo = 1; // as web_sys has it").len(), 0);
    assert_eq!(faults_of_browser("src/app/mod.rs", "use web_sys::Window;").len(), 0);
    assert_eq!(faults_of_place("README.md", &["see /ho", "me/ada/x"].concat()).len(), 1);
}

struct Source {
    /// From the package's folder, with "/".
    path: String,
    text: String,
}

#[track_caller]
fn check(faults_of: impl Fn(&Source) -> Vec<String>) {
    let files: Vec<Source> =
        ["src", "tests", "benches", "style", "scripts", "docs", "."].into_iter().flat_map(sources).collect();
    assert!(files.iter().any(|file| file.path == "src/lib.rs"), "the sources are found");
    let faults: Vec<String> = files.iter().flat_map(faults_of).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Our own text files below `folder`; for "." those that stand in the package's folder itself.
fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(next).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                if folder != "." && !path.ends_with("node_modules") {
                    folders.push(path);
                }
            } else if ours(&path) {
                let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                found.push(Source { path: name, text: fs::read_to_string(&path).unwrap_or_default() });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn ours(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    ["rs", "css", "js", "html", "md", "toml", "sh"].iter().any(|known| ending == *known) || path.ends_with("Makefile")
}

fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "rs")
}

/// The module of `src/lib.rs` that a file belongs to.
fn room(path: &str) -> Option<String> {
    let inside = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let name = inside.split('/').next()?;
    (!["lib", "main", "bin"].contains(&name)).then(|| name.to_owned())
}

fn row(name: &str) -> Option<usize> {
    FLOW.iter().position(|row| row.contains(&name))
}

fn faults_of_flow(path: &str, text: &str) -> Vec<String> {
    let Some(inside) = path.strip_prefix("src/") else { return Vec::new() };
    if !is_rust(path) || inside == "lib.rs" {
        return Vec::new();
    }
    let code = without_comments(text);
    let mut faults = Vec::new();
    if code.contains(concat!("super::", "super")) {
        faults.push(format!("{path}: a path climbs twice; write it from `crate::`"));
    }
    let own = room(path);
    let mut used = named_after(&code, "crate::");
    if own.is_none() {
        used.extend(named_after(&code, "factline::"));
    }
    if inside.ends_with("/mod.rs") && inside.matches('/').count() == 1 || !inside.contains('/') {
        used.extend(named_after(&code, "super::").into_iter().filter(|name| row(name).is_some()));
    }
    let here = match &own {
        Some(own) => row(own).unwrap_or(0),
        None if inside == "main.rs" => FLOW.len(),
        None => FLOW.len() - 1, // The binaries beside the page use everything but the app.
    };
    for name in used {
        let first = ROOT.iter().find(|(root, _)| *root == name).map(|(_, first)| row(first).unwrap_or(0));
        let ahead = match (row(&name), first) {
            (Some(there), _) => own.as_ref() != Some(&name) && here <= there,
            (None, Some(first)) => here < first,
            (None, None) => false,
        };
        if ahead {
            faults.push(format!("{path}: uses `{name}`, which stands to its right or beside it"));
        }
    }
    faults
}

/// The names that directly follow `prefix` in paths, those in braces too.
fn named_after(code: &str, prefix: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut parts = code.split(prefix);
    let mut before = parts.next().unwrap_or_default();
    for rest in parts {
        let whole = !before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        before = rest;
        match rest.strip_prefix('{') {
            _ if !whole => {}
            None => names.push(identifier(rest)),
            Some(group) => names.extend(heads(group)),
        }
    }
    names
}

/// The first names of the paths in a group, up to its closing brace.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut flat) = (0, String::new());
    for letter in group.chars() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            _ if depth == 0 => flat.push(letter),
            _ => {}
        }
    }
    flat.split(',').map(|path| identifier(path.trim())).filter(|name| !name.is_empty()).collect()
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

fn without_comments(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn faults_of_browser(path: &str, text: &str) -> Vec<String> {
    if !path.starts_with("src/") || BROWSER_ROOMS.iter().any(|room| path.starts_with(room)) || !is_rust(path) {
        return Vec::new();
    }
    let code = without_comments(text);
    let named = BROWSER.iter().filter(|name| code.contains(*name));
    named.map(|name| format!("{path}: names `{name}`; only the app knows a browser")).collect()
}

fn faults_of_place(path: &str, text: &str) -> Vec<String> {
    let places = [["/ho", "me/"], ["/ro", "ot/"], ["/Us", "ers/"], ["/wo", "rk/"]].map(|parts| parts.concat());
    let named = places.iter().filter(|place| {
        let before: Vec<&str> = text.split(place.as_str()).collect();
        let starts =
            |before: &&str| !before.ends_with(|letter: char| letter.is_alphanumeric() || "._-/".contains(letter));
        before.split_last().is_some_and(|(_, before)| before.iter().any(starts))
    });
    named.map(|place| format!("{path}: names a folder of one machine ({place})")).collect()
}
