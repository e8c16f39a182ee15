//! Scores two accounts side by side on golden pairs (`tests/pairs/GUIDELINE.md`).
//!
//! A row is right where a row by hand is of its kind and touches it on both sides: half of the shorter statement's bytes
//! stand in the longer one. A row by hand is found where a row touches it so.

use crate::Analysis;
use crate::compare::{Accounts, Candidate, Listed, RowKind, Side, accounts_by, candidates};
use crate::lexicon::alike::matching;
use crate::models::Models;
use crate::text::{Article, Span};
use crate::train::EvaluateError;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Two accounts and the rows by hand.
#[derive(Debug)]
pub struct PairFile {
    /// Its name, for the report.
    pub name: String,
    /// The first account.
    pub a: String,
    /// The second.
    pub b: String,
    /// The text of `NAME.gold`.
    pub gold: String,
}

/// A row by hand: where its statements may stand, and which slots differ.
#[derive(Debug)]
struct GoldRow {
    kind: RowKind,
    a: Vec<Span>,
    b: Vec<Span>,
    line: String,
}

#[derive(Debug, Default)]
struct Gold {
    rows: Vec<GoldRow>,
    same_source: bool,
    lists: Vec<(Listed, Side, Vec<String>)>,
}

impl Gold {
    /// The rows of both kinds that no row is right for.
    fn missed<'a>(&'a self, told: &'a Accounts) -> impl Iterator<Item = &'a GoldRow> {
        let both = self.rows.iter().filter(|gold| gold.kind <= RowKind::Differs);
        both.filter(|gold| !told.rows.iter().any(|row| fits(row, gold, true)))
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    right: usize,
    shown: usize,
    found: usize,
    gold: usize,
}

impl Count {
    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.shown += other.shown;
        self.found += other.found;
        self.gold += other.gold;
    }

    fn line(self, what: &str) -> String {
        let percent = |part: usize, all: usize| {
            (part * 1000)
                .checked_div(all)
                .map_or_else(|| "    -".to_owned(), |tenths| format!("{:>3}.{}", tenths / 10, tenths % 10))
        };
        format!(
            "{what:<28} precision {} ({}/{})  recall {} ({}/{})\n",
            percent(self.right, self.shown),
            self.right,
            self.shown,
            percent(self.found, self.gold),
            self.found,
            self.gold
        )
    }
}

/// Scores the engine on `files`. With `errors` the report lists every wrong row and every one that was missed.
///
/// # Errors
/// Where a report does not fit its texts.
pub fn evaluate(files: &[PairFile], models: &Models, errors: bool) -> Result<String, EvaluateError> {
    evaluate_by(files, models, errors, &|_| matching().to_vec())
}

/// The same with weights of the matching for each file.
pub(crate) fn evaluate_by(
    files: &[PairFile],
    models: &Models,
    errors: bool,
    weights: &dyn Fn(usize) -> Vec<f32>,
) -> Result<String, EvaluateError> {
    let mut report = String::new();
    let [mut both, mut differs, mut rows, mut aligned, mut alone, mut lists] = [Count::default(); 6];
    let mut missed: BTreeMap<String, usize> = BTreeMap::new();
    for (index, file) in files.iter().enumerate() {
        let gold = read(file).map_err(|why| EvaluateError::MalformedGold(format!("{}: {why}", file.name)))?;
        let article = |text: &str| crate::analyze(&Article::new(text), models);
        let (a, b) = (article(&file.a), article(&file.b));
        let weights = weights(index);
        let told = accounts_by(&a, &b, &weights);
        let here = |kinds: &[RowKind], strict: bool| count(&told, &gold, kinds, strict);
        let own = here(&[RowKind::Both, RowKind::Differs], true);
        both.add(here(&[RowKind::Both], true));
        differs.add(here(&[RowKind::Differs], true));
        aligned.add(here(&[RowKind::Both, RowKind::Differs], false));
        // A report without lists does not say all that stands in one only.
        if !gold.lists.is_empty() {
            alone.add(here(&[RowKind::OnlyA, RowKind::OnlyB], true));
        }
        rows.add(own);
        lists.add(score_lists(&told, &gold, file));
        report += &own.line(&file.name);
        if gold.same_source == told.same_source.is_empty() {
            let _ = writeln!(report, "    same source: {} by hand", gold.same_source);
        }
        let reasons = reasons(&a, &b, &told, &gold, &weights);
        for why in &reasons {
            *missed.entry(why.split(" (").next().unwrap_or_default().to_owned()).or_default() += 1;
        }
        if errors {
            list_errors(&mut report, &told, &gold, file, &reasons);
        }
    }
    report += &both.line("In both");
    report += &differs.line("Put differently");
    report += &rows.line("both kinds");
    report += &aligned.line("either kind for the other");
    report += &alone.line("in one only");
    report += &lists.line("lists of what is in one only");
    report += "rows of both kinds that were missed\n";
    for (why, count) in missed {
        let _ = writeln!(report, "{count:>6}  {why}");
    }
    Ok(report)
}

/// Why each row by hand was missed.
fn reasons(a: &Analysis, b: &Analysis, told: &Accounts, gold: &Gold, weights: &[f32]) -> Vec<String> {
    let ([spans_a, spans_b], pairs) = candidates(a, b, weights);
    let reason = |gold: &GoldRow| {
        let stands = |spans: &[Span], by_hand: &[Span]| spans.iter().any(|&span| touches(span, by_hand));
        let fitting = |pair: &&Candidate| touches(pair.0[0], &gold.a) && touches(pair.0[1], &gold.b);
        let best = pairs.iter().filter(fitting).map(|pair| pair.2).reduce(f32::max);
        let shown = |row: &&crate::compare::Row| {
            let touches = |told: &Option<crate::compare::Statement>, spans: &[Span]| {
                told.as_ref().is_some_and(|told| touches(told.span, spans))
            };
            row.kind <= RowKind::Differs && (touches(&row.a, &gold.a) || touches(&row.b, &gold.b))
        };
        if told.rows.iter().any(|row| fits(row, gold, false)) {
            let slots = gold.line.split(" | ").nth(3).into_iter().flat_map(|slots| slots.split(" ;; "));
            let names: Vec<&str> = slots.filter_map(|slot| slot.split(" : ").next()).collect();
            return format!("found, of the wrong kind: {}", names.join(" and "));
        }
        match best {
            _ if !stands(&spans_a, &gold.a) || !stands(&spans_b, &gold.b) => "no statement".to_owned(),
            None => "nothing shared".to_owned(),
            Some(best) if best < 0.0 => format!("too little shared ({best:.0})"),
            Some(best) if told.rows.iter().any(|row| shown(&row)) => {
                format!("its words stand in another row ({best:.0})")
            }
            Some(best) => format!("taken for another act or event ({best:.0})"),
        }
    };
    gold.missed(told).map(reason).collect()
}

/// What is looked at in two statements, and whether they stand in one row by hand.
pub(crate) type Example = (Vec<f64>, bool);

/// All pairs of statements that are looked at, by file.
pub(crate) fn examples(files: &[PairFile], models: &Models) -> Result<Vec<Vec<Example>>, EvaluateError> {
    let example = |file: &PairFile| {
        let gold = read(file).map_err(|why| EvaluateError::MalformedGold(format!("{}: {why}", file.name)))?;
        let article = |text: &str| crate::analyze(&Article::new(text), models);
        let (_, pairs) = candidates(&article(&file.a), &article(&file.b), matching());
        let alike = |pair: &Candidate| {
            let both = gold.rows.iter().filter(|row| row.kind <= RowKind::Differs);
            both.into_iter().any(|row| touches(pair.0[0], &row.a) && touches(pair.0[1], &row.b))
        };
        Ok(pairs.iter().map(|pair| (pair.1.iter().map(|&value| f64::from(value)).collect(), alike(pair))).collect())
    };
    files.iter().map(example).collect()
}

fn touches(one: Span, spans: &[Span]) -> bool {
    spans.iter().any(|other| {
        let shared = one.end().min(other.end()).saturating_sub(one.start().max(other.start()));
        0 < shared && one.len().min(other.len()) <= shared * 2
    })
}

fn fits(told: &crate::compare::Row, gold: &GoldRow, strict: bool) -> bool {
    let side = |statement: &Option<crate::compare::Statement>, spans: &[Span]| match statement {
        Some(statement) => touches(statement.span, spans),
        None => spans.is_empty(),
    };
    (!strict || told.kind == gold.kind) && side(&told.a, &gold.a) && side(&told.b, &gold.b)
}

fn count(told: &Accounts, gold: &Gold, kinds: &[RowKind], strict: bool) -> Count {
    let rows = || told.rows.iter().filter(|row| kinds.contains(&row.kind));
    let wanted = || gold.rows.iter().filter(|row| kinds.contains(&row.kind));
    Count {
        right: rows().filter(|row| wanted().any(|gold| fits(row, gold, strict))).count(),
        shown: rows().count(),
        found: wanted().filter(|gold| rows().any(|row| fits(row, gold, strict))).count(),
        gold: wanted().count(),
    }
}

fn score_lists(told: &Accounts, gold: &Gold, file: &PairFile) -> Count {
    let mut all = Count::default();
    for (list, side, words) in &gold.lists {
        let text = if *side == Side::A { &file.a } else { &file.b };
        let shown: Vec<&str> = told
            .only
            .iter()
            .filter(|only| only.list == *list && only.side == *side)
            .map(|only| only.span.of(text))
            .collect();
        let alike = |one: &str, other: &str| one.contains(other) || other.contains(one);
        all.add(Count {
            right: shown.iter().filter(|shown| words.iter().any(|word| alike(shown, word))).count(),
            shown: shown.len(),
            found: words.iter().filter(|word| shown.iter().any(|shown| alike(shown, word))).count(),
            gold: words.len(),
        });
    }
    all
}

fn list_errors(report: &mut String, told: &Accounts, gold: &Gold, file: &PairFile, reasons: &[String]) {
    let words = |statement: &Option<crate::compare::Statement>, text: &str| {
        statement.as_ref().map_or_else(|| "-".to_owned(), |statement| statement.span.of(text).to_owned())
    };
    for row in told.rows.iter().filter(|row| row.kind <= RowKind::Differs) {
        let sign = if gold.rows.iter().any(|gold| fits(row, gold, true)) {
            "  ok"
        } else if gold.rows.iter().any(|gold| gold.kind <= RowKind::Differs && fits(row, gold, false)) {
            "kind"
        } else {
            " bad"
        };
        let slots: Vec<String> = row
            .differences
            .iter()
            .map(|found| {
                format!(
                    "{:?}: {} / {}",
                    found.slot,
                    found.a.map_or("-", |span| span.of(&file.a)),
                    found.b.map_or("-", |span| span.of(&file.b))
                )
            })
            .collect();
        let _ = writeln!(
            report,
            "  {sign} {:?}\n        A {}\n        B {}\n        {}",
            row.kind,
            words(&row.a, &file.a),
            words(&row.b, &file.b),
            slots.join(" ;; ")
        );
    }
    for (missed, why) in gold.missed(told).zip(reasons) {
        let _ = writeln!(report, "  MISS {why}: {}", missed.line);
    }
    for only in &told.only {
        let text = if only.side == Side::A { &file.a } else { &file.b };
        let _ = writeln!(report, "  only {:?} {:?} {}", only.side, only.list, only.span.of(text));
    }
}

fn read(file: &PairFile) -> Result<Gold, String> {
    let mut gold = Gold::default();
    for line in file.gold.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let fields: Vec<&str> = line.split(" | ").collect();
        let (name, rest) = fields.split_first().ok_or("a blank line")?;
        let side = |at: usize, letter: &str, text: &str| -> Result<Vec<Span>, String> {
            let field = rest.get(at).ok_or_else(|| format!("too short: {line}"))?;
            let told = field
                .strip_prefix(letter)
                .and_then(|field| field.split_once('"'))
                .and_then(|(_, words)| words.strip_suffix('"'));
            let told = told.ok_or_else(|| format!("no statement of {letter} in: {line}"))?;
            let spans: Vec<Span> =
                text.match_indices(told).map(|(at, words)| Span::new(at, at + words.len())).collect();
            if spans.is_empty() { Err(format!("does not stand in its text: {told}")) } else { Ok(spans) }
        };
        let mut row = |kind, a, b| gold.rows.push(GoldRow { kind, a, b, line: line.to_owned() });
        match *name {
            "both" => row(RowKind::Both, side(0, "A:", &file.a)?, side(1, "B:", &file.b)?),
            "differs" => row(RowKind::Differs, side(0, "A:", &file.a)?, side(1, "B:", &file.b)?),
            "only-a" => row(RowKind::OnlyA, side(0, "A:", &file.a)?, Vec::new()),
            "only-b" => row(RowKind::OnlyB, Vec::new(), side(0, "B:", &file.b)?),
            "same-source" => gold.same_source = true,
            list => {
                let (sort, account) = list.rsplit_once('-').ok_or_else(|| format!("not understood: {line}"))?;
                let listed = match sort {
                    "people-only" => Listed::People,
                    "places-only" => Listed::Places,
                    "orgs-only" => Listed::Organisations,
                    "dates-only" => Listed::Dates,
                    "amounts-only" => Listed::Amounts,
                    _ => return Err(format!("not understood: {line}")),
                };
                let account = if account == "a" { Side::A } else { Side::B };
                let words = rest
                    .first()
                    .copied()
                    .unwrap_or_default()
                    .split("; ")
                    .filter(|words| *words != "-" && !words.is_empty());
                let words = words.map(|words| words.split(" = ").next().unwrap_or_default().to_owned()).collect();
                gold.lists.push((listed, account, words));
            }
        }
    }
    Ok(gold)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, path::Path};

    fn files(half: &str) -> Vec<PairFile> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pairs").join(half);
        let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        names.retain(|path| path.extension().is_some_and(|ending| ending == "gold"));
        names.sort();
        let text = |path: &Path, ending: &str| fs::read_to_string(path.with_extension(ending)).unwrap();
        let pair = |path: &std::path::PathBuf| PairFile {
            name: path.display().to_string(),
            a: text(path, "a.txt"),
            b: text(path, "b.txt"),
            gold: text(path, "gold"),
        };
        names.iter().map(pair).collect()
    }

    #[test]
    fn every_golden_pair_can_be_read() {
        for half in ["train", "test"] {
            for file in files(half) {
                let gold = read(&file).unwrap_or_else(|why| panic!("{}: {why}", file.name));
                assert!(3 < gold.rows.len() && matches!(gold.lists.len(), 0 | 10), "{}", file.name);
            }
        }
    }
}
