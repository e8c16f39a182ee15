//! What must hold for any bytes sent as a link, on stable: over what fuzzing has found (`fuzz/found`), and over the golden links
//! cut up and mixed.

#[path = "../fuzz/check.rs"]
mod check;

use std::fs;
use std::path::Path;

#[test]
fn what_was_found_does_not_happen_again() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/found");
    for file in fs::read_dir(folder).into_iter().flatten() {
        check::link(&fs::read(file.unwrap().path()).unwrap());
    }
}

#[test]
fn pieces_of_golden_links_are_harmless() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links");
    let mut state = 1_u32;
    let mut dice = move |limit: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(state >> 8).unwrap() % limit
    };
    for file in fs::read_dir(folder).unwrap() {
        let golden = fs::read(file.unwrap().path()).unwrap();
        let link = golden.split(|&byte| byte == b'\n').next().unwrap();
        for round in 0..8_u8 {
            let mut bytes = link.to_vec();
            let at = dice(bytes.len());
            bytes.rotate_left(at);
            bytes.truncate(1 + dice(200));
            bytes.insert(0, round);
            check::link(&bytes);
        }
    }
}
