//! The command line: the same engine without the browser.
//!
//! A command reads everything it needs before it writes anything. What can go wrong is usage or input, and is told in
//! one line with exit code 2.

mod arguments;
mod batch;
mod compare;
mod input;
mod link;

use crate::Analysis;
use crate::cards;
use crate::cli::arguments::{Analyze, Batch, Command, Format};
use crate::export::{self, Form, Sheet};
use crate::text::Article;
use std::ffi::OsString;
use std::io::{self, BufRead, IsTerminal, Write};
use std::process::ExitCode;
use time::Date;

/// Why a command could not be done, and what to do about it: one line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

const HELP: &str = "\
Factline reads an article and shows what it says, who says so, and how it is put.

  factline analyze [FILE|-] [--published YYYY-MM-DD] [--day-first] [--tokens] [--format json|text|markdown|html|csv|annotations] [--models DIR | --rules-only]
  factline batch [--day-first] [--tokens] [--models DIR | --rules-only] < docs.ndjson > analyses.ndjson
  factline compare A B [--day-first] [--format json|text] [--models DIR | --rules-only]
  factline link encode [FILE|-] [SECOND] [--published YYYY-MM-DD] [--day-first] [--title TITLE] [--source SOURCE]
  factline link decode LINK
  factline --help | --version

Compare lays two accounts of one event side by side: what stands in both, what is put differently, what in one only.
A line of batch's input is {\"id\", \"text\", \"published\"?, \"title\"?, \"source\"?}; a bad one gives {\"id\", \"error\"}.
With --day-first 03/04/2024 is the third of April; without it, the order stays open and the analysis says so.
The trained models are part of this program; --models takes them from a folder, --rules-only does without.
";

/// Runs the command that `arguments` (without the program's name) ask for.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let done = arguments::parse(arguments).and_then(perform);
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(message)) => {
            let line = message.split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = writeln!(io::stderr(), "factline: {line}");
            ExitCode::from(2)
        }
    }
}

fn perform(command: Command) -> Result<(), Failure> {
    match command {
        Command::Help => print(HELP),
        Command::Version => print(concat!("factline ", env!("CARGO_PKG_VERSION"), "\n")),
        Command::Analyze(asked) => print(&analyze(&asked)?),
        Command::Batch(asked) => batch(&asked),
        Command::Compare(asked) => print(&compare::compare(&asked)?),
        Command::Encode { file, beside, article } => {
            let beside = beside.as_deref().map(input::text).transpose()?;
            print(&link::encode(Article { text: input::text(&file)?, ..article }, beside)?)
        }
        Command::Decode { link } => print(&link::decode(&link)?),
    }
}

fn analyze(asked: &Analyze) -> Result<String, Failure> {
    let text = input::text(&asked.file)?;
    let models = input::models(&asked.models, asked.tokens)?;
    let article = Article { published: asked.published, day_first: asked.day_first, ..Article::new(text) };
    let analysis = crate::analyze(&article, &models);
    match asked.format {
        Format::Json => {
            let mut json = export::json::pretty(&document(&analysis, asked.tokens));
            json.push('\n');
            Ok(json)
        }
        Format::File(form) => Ok(file(&analysis, asked.published, form)),
        Format::Text => Ok(export::text(&analysis.document.text, &cards::view(&analysis))),
    }
}

/// What the page would hand over as a file; a page of its own opens again in Factline.
fn file(analysis: &Analysis, published: Option<Date>, form: Form) -> String {
    let json = if form == Form::Page { export::json::document(analysis) } else { String::new() };
    let text = analysis.document.text.as_str();
    let day_first = analysis.annotations.published.day_first;
    let link = link::fragment(Article { published, day_first, ..Article::new(text) }).unwrap_or_default();
    let view = cards::view(analysis);
    let sheet = Sheet {
        text,
        view: &view,
        title: None,
        source: None,
        published,
        notes: &[],
        only: &[],
        json: &json,
        link: &link,
    };
    form.write(&sheet)
}

/// The analysis as JSON in one line.
pub(crate) fn document(analysis: &Analysis, tokens: bool) -> String {
    if tokens { export::json::document_with_tokens(analysis) } else { export::json::document(analysis) }
}

/// A filter: each line is answered as soon as it has come, so that memory holds one article at a time.
fn batch(asked: &Batch) -> Result<(), Failure> {
    let models = input::models(&asked.models, asked.tokens)?;
    let mut lines = io::stdin().lock();
    let mut output = io::stdout().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = lines.read_until(b'\n', &mut line);
        if read.map_err(|error| Failure::new(format!("cannot read standard input: {error}")))? == 0 {
            return Ok(());
        }
        let mut answer = batch::answer(&line, asked, &models);
        answer.push('\n');
        if !sent(output.write_all(answer.as_bytes()).and_then(|()| output.flush()))? {
            return Ok(());
        }
    }
}

fn print(words: &str) -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    let shown = if output.is_terminal() { harmless(words) } else { words.to_owned() };
    sent(output.write_all(shown.as_bytes()).and_then(|()| output.flush())).map(|_| ())
}

/// Whether somebody still reads what is written; a reader who has seen enough (`head`) is no failure.
fn sent(written: io::Result<()>) -> Result<bool, Failure> {
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Failure::new(format!("cannot write standard output: {error}"))),
    }
}

/// A terminal obeys control characters, and an article or a link comes from a stranger: they are shown, not sent.
fn harmless(words: &str) -> String {
    let plain = |sign: char| if sign.is_control() && !matches!(sign, '\n' | '\t') { '\u{fffd}' } else { sign };
    words.replace("\r\n", "\n").chars().map(plain).collect()
}
