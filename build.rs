//! Names the build after its sources, so that a page and a worker of different builds notice it, and lists the data files
//! that stand beside the page (`src/wire.rs`). Word files lose their comments, which would be loaded with the page.

use sha2::{Digest, Sha256};
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// The folders of the data files, and how their names begin and end. `scripts/finish.sh` copies the same. The model of
/// syntax is not among them: no card is read from its trees yet.
const DATA: [(&str, &str, &str); 2] = [("priming", "", "priming"), ("models", "names", "bin")];

fn main() {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for root in ["src", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={root}");
        mix(Path::new(root), &mut hash);
    }
    let files = data_files();
    files.bytes().for_each(|byte| step(byte, &mut hash));
    println!("cargo::rustc-env=FACTLINE_BUILD={hash:016x}");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where"));
    fs::write(out.join("files.rs"), files).expect("cargo's folder can be written to");
    words(Path::new("src/lexicon"), &out.join("lexicon"));
}

/// The data files with their sizes and digests, as a Rust expression.
fn data_files() -> String {
    let mut list = "&[".to_owned();
    for (folder, beginning, ending) in DATA {
        println!("cargo::rerun-if-changed={folder}");
        for path in inside(Path::new(folder)) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if !name.starts_with(beginning) || path.extension().is_none_or(|extension| extension != ending) {
                continue;
            }
            let bytes = fs::read(&path).unwrap_or_default();
            let digest = Sha256::digest(&bytes).iter().fold(String::new(), |mut hex, byte| {
                let _ = write!(hex, "{byte:02x}");
                hex
            });
            let _ = write!(list, "DataFile {{ name: {name:?}, size: {}, sha256: {digest:?} }}, ", grouped(bytes.len()));
        }
    }
    list + "]"
}

/// Copies the word files below a folder, without blank lines and comments.
fn words(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("cargo's folder can be written to");
    for path in inside(from) {
        let copy = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            words(&path, &copy);
        } else if path.extension().is_some_and(|ending| ending == "tsv" || ending == "txt") {
            let file = fs::read_to_string(&path).expect("a word file is text");
            let lines = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
            fs::write(copy, lines.collect::<Vec<_>>().join("\n")).expect("cargo's folder can be written to");
        }
    }
}

/// A number as Rust code writes it, with a line between thousands.
fn grouped(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{}_{:03}", grouped(number / 1000), number % 1000) }
}

/// What is in a folder, in the order of the names.
fn inside(path: &Path) -> Vec<PathBuf> {
    let mut inside: Vec<_> = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    inside.sort();
    inside
}

fn step(byte: u8, hash: &mut u64) {
    *hash = (*hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
}

/// FNV-1a over the files below `path`, in the order of their names.
fn mix(path: &Path, hash: &mut u64) {
    if path.is_dir() {
        for path in inside(path) {
            mix(&path, hash);
        }
    } else {
        for byte in fs::read(path).unwrap_or_default() {
            step(byte, hash);
        }
    }
}
