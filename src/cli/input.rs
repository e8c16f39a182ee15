//! What a command reads: a text, a date, models.

use crate::cli::Failure;
use crate::cli::arguments::ModelsFrom;
use crate::models::Models;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::Path;
use time::{Date, Month};

/// The text of `file`, or of standard input for "-": as it came, but for a byte-order mark at its beginning.
pub(crate) fn text(file: &OsStr) -> Result<String, Failure> {
    let name = if file == "-" { "standard input".to_owned() } else { file.to_string_lossy().into_owned() };
    let bytes = if file == "-" {
        if io::stdin().is_terminal() {
            return Err(Failure::new("name a file, or pipe a text in"));
        }
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(file)
    };
    let bytes = bytes.map_err(|error| Failure::new(format!("cannot read {name}: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        Failure::new(format!("{name} is not UTF-8: the byte at offset {place} fits no character"))
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// The models to read with. Never rules in silence: whoever gets a reading without models must have asked for it.
/// The model of syntax is held where its trees are asked for: nothing else is read from them yet, and they take longer than
/// all the rest.
pub(crate) fn models(from: &ModelsFrom, trees: bool) -> Result<Models, Failure> {
    let mut models = match from {
        ModelsFrom::Nowhere => return Ok(Models::none()),
        ModelsFrom::Build => Models::shipped().map_err(|error| Failure::new(format!("in this build {error}")))?,
        ModelsFrom::Folder(folder) => from_folder(Path::new(folder))?,
    };
    if !trees {
        models.syntax = None;
    }
    if models.is_empty() {
        return Err(Failure::new("there are no models: say --rules-only to read by rules alone"));
    }
    Ok(models)
}

/// The models of a folder, each under the name that this project gives it; what is not there is left out.
fn from_folder(folder: &Path) -> Result<Models, Failure> {
    let mut models = Models::none();
    for name in Models::FILES {
        let path = folder.join(name);
        let told = |error: &dyn std::fmt::Display| Failure::new(format!("cannot take {}: {error}", path.display()));
        match fs::read(&path) {
            Ok(bytes) => models.load(name, &bytes).map_err(|error| told(&error))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(told(&error)),
        }
    }
    Ok(models)
}

/// A day written as 2024-02-20.
pub(crate) fn date(words: &str) -> Result<Date, Failure> {
    let digits = |part: Option<&str>, count: usize| {
        part.filter(|part| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit()))?.parse::<u16>().ok()
    };
    let mut parts = words.split('-');
    let (year, month, day) = (digits(parts.next(), 4), digits(parts.next(), 2), digits(parts.next(), 2));
    let date = || {
        let month = Month::try_from(u8::try_from(month?).ok()?).ok()?;
        Date::from_calendar_date(i32::from(year?), month, u8::try_from(day?).ok()?).ok()
    };
    date()
        .filter(|_| parts.next().is_none())
        .ok_or_else(|| Failure::new(format!("{words:?} is no date: write it as 2024-02-20")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_one_form() {
        assert_eq!(date("2024-02-29").map(|date| date.to_string()), Ok("2024-02-29".to_owned()));
        for wrong in
            ["", "2023-02-29", "2024-2-9", "20/02/2024", "2024-02-20-", "2024-13-01", "+024-01-01", "２024-01-01"]
        {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }
}
