#!/bin/sh
# Finishes the page that Trunk is building: lays the data files beside it (build.rs lists the same for the page to check),
# shortens and packs the code and the words that it reads with (packing/, src/lexicon/held.rs), names by their content the
# files that Trunk does not, and writes what the page keeps for when there is no network (src/app/service.js).
# index.html says where the code is, and the digest of the page's own in an attribute that src/app/boot.js reads, since
# browsers refuse the usual one on such a preload with a warning.
set -eu
for file in priming/*.priming models/names-*.bin; do
    [ ! -e "$file" ] || cp "$file" "$TRUNK_STAGING_DIR"
done
for file in src/lexicon/*.tsv src/lexicon/*.txt src/lexicon/*/*.tsv src/lexicon/*/*.txt; do
    echo "# ${file#src/lexicon/}"
    sed '/^#/d; /^$/d' "$file"
done >"$TRUNK_STAGING_DIR/words"
cp src/app/service.js src/app/manifest.webmanifest src/app/icon.svg src/app/bring.js vendor/readability.js "$TRUNK_STAGING_DIR"

# The packer is for this machine, so it is built with none of the switches of scripts/lean.sh.
packing() {
    env -u RUSTC_BOOTSTRAP -u CARGO_UNSTABLE_BUILD_STD -u CARGO_UNSTABLE_BUILD_STD_FEATURES \
        cargo run --locked --quiet --release --manifest-path "$TRUNK_SOURCE_DIR/packing/Cargo.toml" --features pack --bin "$@"
}

cd "$TRUNK_STAGING_DIR"
# What unpacks is spoken to without glue.
rm unpack.js
# What makes and opens links, by the names that Rust's linker knows it by, for scripts/weigh.sh to print.
packing part -- "${CARGO_TARGET_DIR:-$TRUNK_SOURCE_DIR/target}/wasm32-unknown-unknown/worker/worker.wasm" \
    8factline5share 9ppmd_rust 11miniz_oxide >"$TRUNK_SOURCE_DIR/target/codec"
packing shorten -- page-*_bg.wasm page-*.js
packing shorten -- worker_bg.wasm worker.js
# The worker's code as what follows the page's.
packing pack -- page-*_bg.wasm worker_bg.wasm
packing pack -- words

# The SHA-384 of a file, as browsers ask for it.
digest() {
    sha384sum "$1" | cut -c 1-96 | tr a-f A-F | basenc --base16 -d | base64 -w 0
}

# Renames a file after its content and prints the name.
named() {
    name=$(sha256sum "$1" | cut -c 1-16)-$1
    mv "$1" "$name"
    echo "$name"
}
unpack=$(named unpack_bg.wasm)
worker=$(named worker.js)
code=$(named worker_bg.wasm.packed)
words=$(named words.packed)
reader=$(named readability.js)
sed -i "/^ *\/\//d; s|readability\.js|./$reader|" bring.js
grep -q "\"./$reader\"" bring.js
bring=$(named bring.js)
sed -i "s|\(<link [^>]*href=\"\{0,1\}\./page-[^ >]*\.js\"\{0,1\} integrity=\"\{0,1\}sha384-\)[^\" >]*|\1$(digest page-*.js)|
s|\(<link [^>]*as=\"\{0,1\}fetch\"\{0,1\} [^>]*href=\"\{0,1\}[^\" >]*\.wasm\)\([^>]*\) integrity=\"\{0,1\}[^ \">]*\"\{0,1\}|\1.packed\2 data-integrity=\"sha384-$(digest page-*.packed)\"|
s|\(<link [^>]*as=\"\{0,1\}fetch\"\{0,1\} [^>]*\) type=\"\{0,1\}application/wasm\"\{0,1\}|\1|
s|\(<script [^>]*\)\(src=\"\{0,1\}[^\" >]*packed-\)|\1data-unpack=./$unpack data-page=./$(echo page-*.packed) data-worker=./$worker data-code=./$code data-words=./$words data-bring=./$bring \2|" index.html
grep -q 'wasm\.packed[^>]*data-integrity=' index.html
grep -q "page-[^>]*\.js[^>]*$(digest page-*.js)" index.html
grep -q "data-unpack=./$unpack" index.html

# Data files are asked for with their digest.
files=$(for file in *; do
    case $file in
    index.html) echo ./ ;;
    service.js) ;;
    *.bin | *.priming) echo "$file?$(sha256sum "$file" | cut -c 1-64)" ;;
    *) echo "$file" ;;
    esac
done)
list=$(echo "$files" | sed 's/.*/"&",/' | tr -d '\n')
sed -i "/^ *\/\//d; s|^const FILES = \[\]|const FILES = [$list]|; s|\"digest\"|\"$( (echo "$files" && cat index.html service.js) | sha256sum | cut -c 1-16)\"|" service.js
grep -q '"\./",' service.js
