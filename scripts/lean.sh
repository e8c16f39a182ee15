#!/bin/sh
# Prints how to build what a browser loads, as assignments for a shell to take over: `eval "$(scripts/lean.sh TOOLS)"`.
#
# With Rust's own sources at hand the standard library is built with the page, for size, and without what a page never
# shows: the messages of panics and the places in the sources that they name. That is about 55 KB of gzip less. It takes
# switches that a stable toolchain has but does not promise. So they are tried first, on a program that does nothing:
# where they fail, the page is built with the library as it comes, and weighs more.
# What held is remembered in the folder TOOLS for each compiler.
set -eu
tools=$1
switches='-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none'
lean() {
    echo "export RUSTC_BOOTSTRAP=1"
    echo "export CARGO_UNSTABLE_BUILD_STD=std,panic_abort"
    echo "export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size"
    echo "export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=\"\${CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS:-} $switches\""
}

# The compiler, and what is asked of it.
held=$tools/lean-$( (rustc -vV; lean) | cksum | cut -d ' ' -f 1)
if [ -e "$held" ] && [ -e "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ]; then
    lean
    exit
fi

trial=$(mktemp -d)
trap 'rm -rf "$trial"' EXIT
mkdir "$trial/src"
echo 'fn main() { std::process::exit(std::env::args().count() as i32) }' >"$trial/src/main.rs"
printf '[package]\nname = "trial"\nedition = "2024"\n[profile.release]\npanic = "abort"\n' >"$trial/Cargo.toml"
cp rust-toolchain.toml "$trial"
echo 'Trying whether the standard library can be built for size, once.' >&2
if (
    rustup component add rust-src && eval "$(lean)" && cd "$trial" &&
        CARGO_TARGET_DIR="$trial/target" cargo build --release --target wasm32-unknown-unknown
) >"$trial/log" 2>&1; then
    mkdir -p "$tools"
    : >"$held"
    lean
else
    echo "It cannot ($(grep -m 1 '^error' "$trial/log" || echo 'see rustup')): the page is built with the library as it comes." >&2
fi
