//! The page.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    factline::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    unreachable!("the page runs in a browser: `make serve`")
}
