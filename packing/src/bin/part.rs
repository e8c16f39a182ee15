//! Weighs a part of some code: `part CODE NAME...` prints how many bytes the functions come to, packed by Brotli, whose
//! names hold one of those given. The code must still have its names.

use std::io::{Error, Write as _};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let mut words = env::args().skip(1);
    let code = words.next().ok_or_else(|| Error::other("part CODE NAME..."))?;
    let bodies = factline_packing::bodies(&fs::read(&code)?, &words.collect::<Vec<_>>())
        .filter(|bodies| !bodies.is_empty())
        .ok_or_else(|| Error::other(format!("{code} has no such functions, or no names")))?;
    let mut packed = Vec::new();
    let (buffer, quality, window) = (4096, 11, 22);
    brotli::CompressorWriter::new(&mut packed, buffer, quality, window).write_all(&bodies)?;
    writeln!(io::stdout(), "{}", packed.len())
}
