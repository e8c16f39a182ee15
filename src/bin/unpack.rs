//! Unpacks the page's code and its worker's in the browser: the one piece of code that comes as it is.
//!
//! Many hosts send a `.wasm` file without compressing it, and the others with gzip, whose window of 32 KB is short for
//! code. So `scripts/finish.sh` packs both by LZMA, and the page starts by unpacking them (`src/app/packed.js`).
//! Bytes go in and out by addresses in this module's memory, which spares a page of glue.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod memory {
    use lzma_rust2::{LzmaReader, Read};
    use std::sync::{Mutex, PoisonError};

    /// The most that reading may take, in KiB: the window and a little beside it.
    const LIMIT: u32 = 4096;
    const STEP: usize = 1 << 16;

    /// The packed bytes, then the unpacked ones.
    static HELD: Mutex<Vec<u8>> = Mutex::new(Vec::new());

    /// Where `length` packed bytes are to be written.
    #[expect(unsafe_code, reason = "an export has its plain name")]
    #[unsafe(no_mangle)]
    extern "C" fn room(length: usize) -> *const u8 {
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        *held = vec![0; length];
        held.as_ptr()
    }

    /// Unpacks what was written, a file in the format that `xz --format=lzma` writes. Returns how many bytes came of it,
    /// none where the file is cut or damaged.
    #[expect(unsafe_code, reason = "an export has its plain name")]
    #[unsafe(no_mangle)]
    extern "C" fn unpack() -> usize {
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        *held = unpacked(&held).unwrap_or_default();
        held.len()
    }

    /// Where the unpacked bytes are.
    #[expect(unsafe_code, reason = "an export has its plain name")]
    #[unsafe(no_mangle)]
    extern "C" fn found() -> *const u8 {
        HELD.lock().unwrap_or_else(PoisonError::into_inner).as_ptr()
    }

    fn unpacked(packed: &[u8]) -> Option<Vec<u8>> {
        let mut reader = LzmaReader::new_mem_limit(packed, LIMIT, None).ok()?;
        let mut bytes = Vec::new();
        loop {
            let length = bytes.len();
            bytes.resize(length + STEP, 0);
            let read = reader.read(bytes.get_mut(length..)?).ok()?;
            bytes.truncate(length + read);
            if read == 0 {
                return Some(bytes);
            }
        }
    }
}
