//! Unpacks the page's code and its worker's in the browser: the one piece of code that comes as it is.
//!
//! Many hosts send a `.wasm` file without compressing it, and the others with gzip, whose window of 32 KB is short for
//! code. So `scripts/finish.sh` packs both, and the page starts by unpacking them (`src/app/packed.js`).
//! Bytes go in and out by addresses in this module's memory, which spares a page of glue.

#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod memory {
    use factline_packing::Unpacker;
    use lol_alloc::{AssumeSingleThreaded, LeakingAllocator};
    use std::cell::RefCell;

    // SAFETY: nothing here starts a thread.
    #[expect(unsafe_code, reason = "only we know that there is one thread")]
    #[global_allocator]
    static ALLOCATOR: AssumeSingleThreaded<LeakingAllocator> =
        unsafe { AssumeSingleThreaded::new(LeakingAllocator::new()) };

    thread_local! {
        /// The packed bytes, then the unpacked ones, and what unpacks.
        static HELD: RefCell<(Vec<u8>, Unpacker)> = RefCell::default();
    }

    /// Where `length` packed bytes are to be written.
    #[expect(unsafe_code, reason = "an export has its plain name")]
    #[unsafe(no_mangle)]
    extern "C" fn room(length: usize) -> *const u8 {
        HELD.with_borrow_mut(|(held, _)| {
            *held = vec![0; length];
            held.as_ptr()
        })
    }

    /// Unpacks what was written: the next of the files that `pack` has packed together. Returns how many bytes came of
    /// it, none where the file is cut or damaged.
    #[expect(unsafe_code, reason = "an export has its plain name")]
    #[unsafe(no_mangle)]
    extern "C" fn unpack() -> usize {
        HELD.with_borrow_mut(|(held, unpacker)| {
            *held = unpacker.unpack(held).map(<[u8]>::to_vec).unwrap_or_default();
            held.len()
        })
    }

    /// Where the unpacked bytes are.
    #[expect(unsafe_code, reason = "an export has its plain name")]
    #[unsafe(no_mangle)]
    extern "C" fn found() -> *const u8 {
        HELD.with_borrow(|(held, _)| held.as_ptr())
    }
}
