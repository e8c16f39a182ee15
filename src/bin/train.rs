//! Command line: scores the engine on files of known answers.

use std::io::Write as _;
use std::process::ExitCode;

const USAGE: &str = "usage: train evaluate KIND FILE [--errors]";

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
    let (["evaluate", kind, file], [] | ["--errors"]) = (words.as_slice(), flags.as_slice()) else {
        return Err(USAGE.to_owned());
    };
    let text = std::fs::read_to_string(file).map_err(|error| format!("cannot read {file}: {error}"))?;
    factline::train::evaluate(kind, &text, !flags.is_empty()).map_err(|error| error.to_string())
}
