//! The page.

#[cfg(target_arch = "wasm32")]
fn main() {
    factline::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    unreachable!("the page runs in a browser: `make serve`")
}
