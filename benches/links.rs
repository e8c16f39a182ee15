//! How long links are, against lz-string and brotli: `cargo bench --bench links [-- FOLDER...]`, by default on the articles of
//! the tests and the golden ones. Each text file of 500 to 19,000 characters counts; the priming must not have seen it.
//!
//! All three in characters of an address: lz-string in its own alphabet, brotli (quality 11) in base64url, and the whole fragment
//! of a link without marks.

use factline::share::{Priming, Shared, encode};
use factline::text::Article;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

const CHARACTERS: std::ops::RangeInclusive<usize> = 500..=19_000;

/// What a chat lets through, and the texts that are to fit it.
const CHAT: usize = 2_000;
const SHORT: usize = 6_000;

struct Row {
    name: String,
    characters: usize,
    lz_string: usize,
    brotli: usize,
    link: usize,
    time: Duration,
}

#[expect(clippy::print_stdout, reason = "a benchmark prints")]
fn main() {
    let priming = Priming::read(include_bytes!("../priming/link-2.priming"));
    let given: Vec<PathBuf> =
        std::env::args().skip(1).filter(|given| !given.starts_with('-')).map(Into::into).collect();
    let own = ["tests/articles", "tests/golden/test", "tests/golden/train"];
    let own = own.map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    let folders = if given.is_empty() { own.to_vec() } else { given };
    let mut rows: Vec<Row> =
        folders.iter().flat_map(|folder| texts(folder)).map(|(name, text)| row(name, text, priming.as_ref())).collect();
    rows.sort_by_key(|row| row.characters);

    println!("{:<40} {:>6} {:>6} {:>6} {:>6}  of lz  of br  {:>6}", "text", "chars", "lz-str", "brotli", "link", "ms");
    for row in &rows {
        let (lz, br) = (ratio(row.link, row.lz_string), ratio(row.link, row.brotli));
        let Row { name, characters, lz_string, brotli, link, time } = row;
        let ms = time.as_secs_f64() * 1e3;
        println!("{name:<40} {characters:>6} {lz_string:>6} {brotli:>6} {link:>6}  {lz:.3}  {br:.3}  {ms:>6.1}");
    }
    let median = |of: &dyn Fn(&Row) -> usize| {
        let mut ratios: Vec<f64> = rows.iter().map(|row| ratio(row.link, of(row))).collect();
        ratios.sort_by(f64::total_cmp);
        ratios.get(ratios.len() / 2).copied().unwrap_or_default()
    };
    let short: Vec<&Row> = rows.iter().filter(|row| row.characters < SHORT).collect();
    let fitting = short.iter().filter(|row| row.link <= CHAT).count();
    println!(
        "{} texts: median {:.3} of lz-string, {:.3} of brotli; {fitting} of {} under {SHORT} characters fit {CHAT}",
        rows.len(),
        median(&|row| row.lz_string),
        median(&|row| row.brotli),
        short.len(),
    );
}

fn texts(folder: &Path) -> Vec<(String, String)> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let texts = files.into_iter().filter_map(|file| {
        let text = fs::read_to_string(&file).ok()?;
        Some((file.file_stem()?.to_string_lossy().into_owned(), text))
    });
    texts.filter(|(_, text)| CHARACTERS.contains(&text.chars().count())).collect()
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock; the engine does not")]
fn row(name: String, text: String, priming: Option<&Priming>) -> Row {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let _ = brotli::BrotliCompress(&mut text.as_bytes(), &mut packed, &parameters);
    let (characters, lz_string) =
        (text.chars().count(), lz_str::compress_to_encoded_uri_component(text.as_str()).len());
    let shared = Shared::new(Article::new(text));
    let start = std::time::Instant::now();
    let link = encode(&shared, priming).map_or(0, |link| link.len());
    Row { name, characters, lz_string, brotli: (packed.len() * 4).div_ceil(3), link, time: start.elapsed() }
}

#[expect(clippy::cast_precision_loss, reason = "the length of a link")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
