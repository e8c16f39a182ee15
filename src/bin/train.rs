//! Command line: scores the engine on files of known answers.

use factline::models::Models;
use std::io::Write as _;
use std::process::ExitCode;

const USAGE: &str = "usage: train evaluate KIND FILE [--errors] [--rules-only]";

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
    let text = std::fs::read_to_string(file).map_err(|error| format!("cannot read {file}: {error}"))?;
    factline::train::evaluate(kind, &text, &models, flags.contains(&"--errors")).map_err(|error| error.to_string())
}
