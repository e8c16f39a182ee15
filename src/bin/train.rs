//! Command line: trains models, and scores the engine on files of known answers.

use factline::models::Models;
use factline::train::{self, GoldenFile, names::Recipe, pairs::PairFile};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: train evaluate KIND FILE|FOLDER [--errors] [--rules-only] [--names MODEL]
       train calibrate LEARN TEST
       train names CORPORA LISTS OWN MODEL [--keep N] [--rounds N,N] [--seed N] [--own N] [--relabel]
       train pairs FOLDER [--errors] > src/lexicon/matching.tsv
       train sexes MODEL LISTS
       train syntax TREEBANK.conllu... --clusters FILE --dev FILE.conllu --out FILE [--SETTING NUMBER]...";

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
    if arguments.first().is_some_and(|word| word == "syntax") {
        return train::train_syntax(arguments.get(1..).unwrap_or_default());
    }
    let mut words: Vec<&str> = Vec::new();
    let mut options: BTreeMap<&str, &str> = BTreeMap::new();
    let mut rest = arguments.iter().map(String::as_str);
    while let Some(argument) = rest.next() {
        match argument.strip_prefix("--") {
            Some(flag @ ("errors" | "rules-only" | "relabel")) => _ = options.insert(flag, ""),
            Some(option @ ("names" | "keep" | "rounds" | "seed" | "own")) => {
                options.insert(option, rest.next().ok_or(USAGE)?);
            }
            Some(_) => return Err(USAGE.to_owned()),
            None => words.push(argument),
        }
    }
    match words.as_slice() {
        ["evaluate", kind, file] => {
            let mut models = models(&options)?;
            // As the page reads, which parses nothing.
            if !matches!(*kind, "carb" | "syntax") {
                models.syntax = None;
            }
            let (path, errors) = (Path::new(file), options.contains_key("errors"));
            let report = if *kind == "pairs" {
                train::pairs::evaluate(&pair_files(path)?, &models, errors)
            } else if path.is_dir() {
                train::evaluate_folder(kind, &golden_files(path)?, &models, errors)
            } else {
                train::evaluate(kind, &text(path)?, &models, errors)
            };
            report.map_err(|error| error.to_string())
        }
        ["pairs", folder] => {
            let mut models = models(&options)?;
            models.syntax = None;
            train::train_pairs(&pair_files(Path::new(folder))?, &models, options.contains_key("errors"))
                .map_err(|error| error.to_string())
        }
        ["calibrate", learn, test] => {
            let mut models = models(&options)?;
            models.syntax = None;
            let (learn, test) = (golden_files(Path::new(learn))?, golden_files(Path::new(test))?);
            train::calibrate(&learn, &test, &models).map_err(|error| error.to_string())
        }
        ["sexes", model, lists] => {
            let file = train::names::with_sexes(&read(Path::new(model))?, Path::new(lists));
            let file = file.map_err(|error| format!("{model}: {error}"))?;
            fs::write(model, &file).map_err(|error| format!("cannot write {model}: {error}"))?;
            Ok(format!("{model}: {} bytes\n", file.len()))
        }
        ["names", corpora, lists, own, model] => names([corpora, lists, own], model, &options),
        _ => Err(USAGE.to_owned()),
    }
}

/// The reports in a folder (`NAME.gold`) by name; an error that says which files are meant (`what`) where there is none.
fn reports(folder: &Path, what: &str) -> Result<Vec<(String, PathBuf)>, String> {
    let unreadable = |error: std::io::Error| format!("cannot read {}: {error}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|ending| ending == "gold") {
            files.push((path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), path));
        }
    }
    if files.is_empty() {
        return Err(format!("no {what} in {}", folder.display()));
    }
    files.sort();
    Ok(files)
}

/// The articles of a folder that have a report beside them, by name.
fn golden_files(folder: &Path) -> Result<Vec<GoldenFile>, String> {
    let files = reports(folder, "article with a report (NAME.txt, NAME.gold)")?.into_iter();
    files
        .map(|(name, path)| Ok(GoldenFile { name, text: text(&path.with_extension("txt"))?, gold: text(&path)? }))
        .collect()
}

/// The pairs of a folder that have a report beside them, by name.
fn pair_files(folder: &Path) -> Result<Vec<PairFile>, String> {
    let files = reports(folder, "pair with a report (NAME.a.txt, NAME.b.txt, NAME.gold)")?.into_iter();
    files
        .map(|(name, path)| {
            let (a, b) = (text(&path.with_extension("a.txt"))?, text(&path.with_extension("b.txt"))?);
            Ok(PairFile { name, a, b, gold: text(&path)? })
        })
        .collect()
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

fn text(path: &Path) -> Result<String, String> {
    String::from_utf8(read(path)?).map_err(|error| format!("{}: {error}", path.display()))
}

/// The models to score with: the shipped ones, unless told otherwise.
fn models(options: &BTreeMap<&str, &str>) -> Result<Models, String> {
    if options.contains_key("rules-only") {
        return Ok(Models::none());
    }
    let mut models = Models::shipped().map_err(|error| error.to_string())?;
    if let Some(file) = options.get("names") {
        models.load_names(&read(Path::new(file))?).map_err(|error| format!("{file}: {error}"))?;
    }
    Ok(models)
}

fn names(data: [&str; 3], model: &str, options: &BTreeMap<&str, &str>) -> Result<String, String> {
    let number = |name: &str, otherwise: usize| match options.get(name) {
        Some(words) => words.parse::<usize>().map_err(|_| format!("--{name} takes a number, not {words}")),
        None => Ok(otherwise),
    };
    let rounds = match options.get("rounds").map(|words| words.split_once(',')) {
        Some(Some((wide, narrow))) => wide.parse().ok().zip(narrow.parse().ok()).ok_or("--rounds takes two numbers")?,
        Some(None) => return Err("--rounds takes two numbers: 5,3".to_owned()),
        None => (5, 3),
    };
    let seed = u64::try_from(number("seed", 1)?).unwrap_or(1);
    let [corpora, lists, own] = data.map(Path::new);
    let recipe = Recipe {
        keep: number("keep", 200_000)?,
        rounds,
        seed,
        own: number("own", 5)?,
        relabel: options.contains_key("relabel"),
    };
    let file = train::names::train(corpora, lists, own, &recipe, &mut |line| eprintln!("{line}"))
        .map_err(|error| format!("cannot read the corpora: {error}"))?;
    fs::write(model, &file).map_err(|error| format!("cannot write {model}: {error}"))?;
    Ok(format!("{model}: {} bytes\n", file.len()))
}
