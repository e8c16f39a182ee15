//! `train syntax`: reads the files that a training needs, and writes the model.

use crate::train::syntax::learn::{Settings, Watch, train};
use std::fs;

const USAGE: &str = "usage: train syntax TREEBANK.conllu... --clusters FILE --dev FILE.conllu --out FILE \
[--seed N] [--tagger N] [--greedy N] [--beam N] [--last N] [--levels N] \
[--keep-first N] [--keep-second N] [--keep-actions N] [--keep-relations N]";

/// Trains a model on the treebanks named, with the settings that follow "--".
///
/// # Errors
/// Where a file cannot be read or written, or a word is no setting: one line on what to do.
pub fn run(arguments: &[String]) -> Result<String, String> {
    let read = |path: &str| fs::read_to_string(path).map_err(|error| format!("cannot read {path}: {error}"));
    let mut treebanks = Vec::new();
    let (mut settings, mut dev, mut out) = (Settings::default(), String::new(), String::from("syntax-1.bin"));
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        if !word.starts_with("--") {
            treebanks.push(read(word)?);
            continue;
        }
        let value = words.next().ok_or(USAGE)?;
        let number = || value.parse::<usize>().map_err(|_| format!("{word} takes a number"));
        match word.as_str() {
            "--dev" => dev = read(value)?,
            "--out" => out.clone_from(value),
            "--clusters" => settings.clusters = read(value)?,
            "--seed" => settings.seed = number()? as u64,
            "--tagger" => settings.tagger_epochs = number()?,
            "--greedy" => settings.greedy_epochs = number()?,
            "--beam" => settings.beam_epochs = number()?,
            "--last" => settings.last_epochs = number()?,
            "--levels" => settings.levels = u8::try_from(number()?).map_err(|_| "--levels is at most 127")?,
            "--keep-first" => settings.keep[0] = number()?,
            "--keep-second" => settings.keep[1] = number()?,
            "--keep-actions" => settings.keep[2] = number()?,
            "--keep-relations" => settings.keep[3] = number()?,
            _ => return Err(USAGE.to_owned()),
        }
    }
    let watch = Terminal { out };
    let file = train(&treebanks, &dev, &settings, &watch);
    fs::write(&watch.out, &file).map_err(|error| format!("cannot write {}: {error}", watch.out))?;
    Ok(format!("{}: {} bytes\n", watch.out, file.len()))
}

/// Tells how a training goes, and keeps the model as it stands.
struct Terminal {
    out: String,
}

impl Watch for Terminal {
    fn say(&self, line: &str) {
        eprintln!("{line}");
    }

    fn save(&self, file: &[u8]) {
        if let Err(error) = fs::write(&self.out, file) {
            eprintln!("cannot write {}: {error}", self.out);
        }
    }
}
