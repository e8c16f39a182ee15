//! Packs files for the page: `pack FILE...` lays `FILE.packed` beside each and removes it. Each is packed as what follows
//! those named before it.

use factline_packing::{Packer, Unpacker};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let (mut forth, mut back) = (Packer::default(), Unpacker::default());
    for path in env::args_os().skip(1) {
        let file = fs::read(&path)?;
        let packed = forth.pack(&file).filter(|packed| back.unpack(packed) == Some(&file));
        let packed = packed.ok_or_else(|| io::Error::other(format!("{} does not unpack to itself", path.display())))?;
        let mut beside = path.clone();
        beside.push(".packed");
        fs::write(beside, packed)?;
        fs::remove_file(path)?;
    }
    Ok(())
}
