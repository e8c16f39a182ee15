//! What the command line asks for.

use crate::cli::{Failure, input};
use crate::export::Form;
use crate::text::Article;
use lexopt::prelude::*;
use std::ffi::OsString;
use time::Date;

/// One command with its options.
#[derive(Debug)]
pub(crate) enum Command {
    Help,
    Version,
    Analyze(Analyze),
    Batch(Batch),
    Compare(Compare),
    /// A text, and perhaps a second account to stand beside it.
    Encode {
        file: OsString,
        beside: Option<OsString>,
        article: Article,
    },
    Decode {
        link: String,
    },
}

#[derive(Debug)]
pub(crate) struct Analyze {
    pub(crate) models: ModelsFrom,
    /// A path, or "-" for standard input.
    pub(crate) file: OsString,
    pub(crate) published: Option<Date>,
    /// Whether "03/04/2024" is the third of April; `None` leaves it open.
    pub(crate) day_first: Option<bool>,
    pub(crate) tokens: bool,
    pub(crate) format: Format,
}

/// Two accounts side by side.
#[derive(Debug)]
pub(crate) struct Compare {
    pub(crate) models: ModelsFrom,
    /// Two paths; one of them may be "-" for standard input.
    pub(crate) files: [OsString; 2],
    /// As for [`Analyze::day_first`], for both.
    pub(crate) day_first: Option<bool>,
    pub(crate) format: Format,
}

/// Where the models come from.
#[derive(Clone, Debug)]
pub(crate) enum ModelsFrom {
    /// From nowhere: `--rules-only`.
    Nowhere,
    /// From this build.
    Build,
    /// From a folder.
    Folder(OsString),
}

#[derive(Clone, Debug)]
pub(crate) struct Batch {
    pub(crate) models: ModelsFrom,
    /// As for [`Analyze::day_first`], for every line.
    pub(crate) day_first: Option<bool>,
    pub(crate) tokens: bool,
}

#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Format {
    #[default]
    Json,
    Text,
    /// As the page hands it over.
    File(Form),
}

/// Every option there is, and which of them were given.
#[derive(Debug, Default)]
struct Given {
    operands: Vec<OsString>,
    published: Option<Date>,
    title: Option<String>,
    source: Option<String>,
    format: Option<Format>,
    tokens: bool,
    day_first: Option<bool>,
    rules_only: bool,
    models: Option<OsString>,
    help: bool,
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::new(format!("{error}; factline --help tells what there is"))
    }
}

/// Reads the arguments, without the program's name.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Failure> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let Some(first) = parser.next()? else {
        return Err(Failure::new("say what to do: analyze, batch, compare or link; factline --help tells more"));
    };
    let name = match first {
        Long("help") | Short('h') => return Ok(Command::Help),
        Long("version") | Short('V') => return Ok(Command::Version),
        Value(name) => name.to_string_lossy().into_owned(),
        other => return Err(other.unexpected().into()),
    };
    let allowed: &[&str] = match name.as_str() {
        "help" => return Ok(Command::Help),
        "analyze" | "analyse" => &["published", "day-first", "tokens", "format", "rules-only", "models"],
        "batch" => &["day-first", "tokens", "rules-only", "models"],
        "link" => &["published", "day-first", "title", "source"],
        "compare" => &["day-first", "format", "rules-only", "models"],
        other => {
            return Err(Failure::new(format!("there is no command {other:?}: say analyze, batch, compare or link")));
        }
    };
    let mut given = options(&mut parser, &name, allowed)?;
    if given.help {
        return Ok(Command::Help);
    }
    match name.as_str() {
        "link" => link(given),
        "batch" => {
            let models = models(&mut given)?;
            none_left(given.operands.into_iter(), "batch reads standard input")?;
            let Given { day_first, tokens, .. } = given;
            Ok(Command::Batch(Batch { models, day_first, tokens }))
        }
        "compare" => compare(given),
        _ => {
            let models = models(&mut given)?;
            let file = one_file(std::mem::take(&mut given.operands), "analyze reads one file")?;
            let format = given.format.unwrap_or_default();
            let Given { published, day_first, tokens, .. } = given;
            Ok(Command::Analyze(Analyze { models, file, published, day_first, tokens, format }))
        }
    }
}

fn options(parser: &mut lexopt::Parser, name: &str, allowed: &[&str]) -> Result<Given, Failure> {
    let mut given = Given::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Value(value) => given.operands.push(value),
            Long("help") | Short('h') => given.help = true,
            Long(option) if !allowed.contains(&option) => {
                return Err(Failure::new(format!(
                    "{name} has no option --{option}; factline --help tells what there is"
                )));
            }
            Long("published") => given.published = Some(input::date(&parser.value()?.to_string_lossy())?),
            Long("title") => given.title = Some(parser.value()?.string()?),
            Long("source") => given.source = Some(parser.value()?.string()?),
            Long("tokens") => given.tokens = true,
            Long("rules-only") => given.rules_only = true,
            Long("format") => given.format = Some(format(&parser.value()?.to_string_lossy())?),
            Long("models") => given.models = Some(parser.value()?),
            Long("day-first") => given.day_first = Some(true),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(given)
}

fn format(name: &str) -> Result<Format, Failure> {
    match name {
        "json" => Ok(Format::Json),
        "text" => Ok(Format::Text),
        "html" => Ok(Format::File(Form::Page)),
        "markdown" => Ok(Format::File(Form::Markdown)),
        "csv" => Ok(Format::File(Form::Csv)),
        "annotations" => Ok(Format::File(Form::Annotations)),
        other => Err(Failure::new(format!(
            "there is no format {other:?}: say json, text, markdown, html, csv or annotations"
        ))),
    }
}

fn models(given: &mut Given) -> Result<ModelsFrom, Failure> {
    match (given.models.take(), given.rules_only) {
        (Some(_), true) => Err(Failure::new("--models and --rules-only exclude each other")),
        (Some(folder), false) => Ok(ModelsFrom::Folder(folder)),
        (None, true) => Ok(ModelsFrom::Nowhere),
        (None, false) => Ok(ModelsFrom::Build),
    }
}

fn compare(mut given: Given) -> Result<Command, Failure> {
    let models = models(&mut given)?;
    let format = match given.format.unwrap_or_default() {
        Format::File(_) => return Err(Failure::new("compare writes json or text")),
        format => format,
    };
    let mut operands = std::mem::take(&mut given.operands).into_iter();
    let (Some(a), Some(b)) = (operands.next(), operands.next()) else {
        return Err(Failure::new("say which two: factline compare A B"));
    };
    none_left(operands, "compare reads two files")?;
    if a == "-" && b == "-" {
        return Err(Failure::new("only one of the two can come from standard input"));
    }
    Ok(Command::Compare(Compare { models, files: [a, b], day_first: given.day_first, format }))
}

fn link(mut given: Given) -> Result<Command, Failure> {
    let mut operands = std::mem::take(&mut given.operands).into_iter();
    let verb = operands.next().map(|verb| verb.to_string_lossy().into_owned());
    match verb.as_deref() {
        Some("encode") => {
            let file = operands.next().unwrap_or_else(|| OsString::from("-"));
            let beside = operands.next();
            none_left(operands, "link encode reads one file, or two accounts")?;
            let Given { published, title, source, day_first, .. } = given;
            let article = Article { text: String::new(), published, title, source, day_first };
            Ok(Command::Encode { file, beside, article })
        }
        Some("decode") => {
            let link = operands.next().ok_or_else(|| Failure::new("say which link: factline link decode LINK"))?;
            none_left(operands, "link decode takes one link")?;
            let Given { published, title, source, day_first, .. } = given;
            if published.is_some() || title.is_some() || source.is_some() || day_first.is_some() {
                return Err(Failure::new("link decode takes no options"));
            }
            Ok(Command::Decode { link: link.to_string_lossy().into_owned() })
        }
        _ => Err(Failure::new("say link encode [FILE|-] [SECOND] or link decode LINK")),
    }
}

fn one_file(operands: Vec<OsString>, otherwise: &str) -> Result<OsString, Failure> {
    let mut operands = operands.into_iter();
    let file = operands.next().unwrap_or_else(|| OsString::from("-"));
    none_left(operands, otherwise)?;
    Ok(file)
}

fn none_left(mut operands: impl Iterator<Item = OsString>, otherwise: &str) -> Result<(), Failure> {
    match operands.next() {
        None => Ok(()),
        Some(extra) => Err(Failure::new(format!("{otherwise}; what is \"{}\"?", extra.display()))),
    }
}
