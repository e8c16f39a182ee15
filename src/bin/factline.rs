//! The command line: `factline --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    factline::cli::run(std::env::args_os().skip(1))
}
