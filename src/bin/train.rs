//! Command line: scores the engine on files of known answers.

use factline::models::Models;
use factline::train::{GoldenFile, evaluate, evaluate_folder};
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: train evaluate KIND FILE|FOLDER [--errors] [--rules-only]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(report) => match std::io::stdout().write_all(report.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(2),
        },
        Err(message) => {
            eprintln!("train: {message}");
            ExitCode::from(2)
        }
    }
}

/// The report, or one line on what to do instead.
fn run(arguments: &[String]) -> Result<String, String> {
    let (flags, words): (Vec<&str>, Vec<&str>) =
        arguments.iter().map(String::as_str).partition(|argument| argument.starts_with("--"));
    let known = flags.iter().all(|flag| ["--errors", "--rules-only"].contains(flag));
    let (["evaluate", kind, file], true) = (words.as_slice(), known) else {
        return Err(USAGE.to_owned());
    };
    let rules_only = flags.contains(&"--rules-only");
    let models = if rules_only { Ok(Models::none()) } else { Models::shipped() };
    let models = models.map_err(|error| error.to_string())?;
    let (path, errors) = (Path::new(file), flags.contains(&"--errors"));
    let report = if path.is_dir() {
        evaluate_folder(kind, &golden_files(path)?, &models, errors)
    } else {
        evaluate(kind, &read(path)?, &models, errors)
    };
    report.map_err(|error| error.to_string())
}

/// The articles of a folder that have a report beside them, by name.
fn golden_files(folder: &Path) -> Result<Vec<GoldenFile>, String> {
    let unreadable = |error: std::io::Error| format!("cannot read {}: {error}", folder.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|ending| ending == "gold") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            files.push(GoldenFile { name, text: read(&path.with_extension("txt"))?, gold: read(&path)? });
        }
    }
    if files.is_empty() {
        return Err(format!("no article with a report (NAME.txt, NAME.gold) in {}", folder.display()));
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}
