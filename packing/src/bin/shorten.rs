//! Shortens what the page loads: `shorten CODE SCRIPT` writes both afresh, the WebAssembly code and the script that
//! wasm-bindgen made for it.

use std::{env, fs, io};

fn main() -> io::Result<()> {
    let paths: Vec<_> = env::args_os().skip(1).collect();
    let [code, script] = paths.as_slice() else {
        return Err(io::Error::other("shorten CODE SCRIPT"));
    };
    let shortened = factline_packing::shorten(&fs::read(code)?, &fs::read_to_string(script)?);
    let shortened =
        shortened.ok_or_else(|| io::Error::other(format!("{} is not of {}", script.display(), code.display())))?;
    fs::write(code, shortened.0)?;
    fs::write(script, shortened.1)
}
