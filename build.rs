//! Names the build after its sources, so that a page and a worker of different builds notice it (`src/wire.rs`).

use std::fs;
use std::path::Path;

fn main() {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for root in ["src", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={root}");
        mix(Path::new(root), &mut hash);
    }
    println!("cargo::rustc-env=FACTLINE_BUILD={hash:016x}");
}

/// FNV-1a over the files below `path`, in the order of their names.
fn mix(path: &Path, hash: &mut u64) {
    if path.is_dir() {
        let mut inside: Vec<_> = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        inside.sort();
        for path in inside {
            mix(&path, hash);
        }
    } else {
        for byte in fs::read(path).unwrap_or_default() {
            *hash = (*hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
