#!/bin/sh
# Finishes the page that Trunk is building: lays the data files beside it (build.rs lists the same for the page to check),
# and packs the code. index.html says where the page's packed code is and what its digest is, in an attribute that
# src/app/boot.js reads, since browsers refuse the usual one on such a preload with a warning.
set -eu
for file in priming/*.priming models/names-*.bin; do
    [ ! -e "$file" ] || cp "$file" "$TRUNK_STAGING_DIR"
done

cd "$TRUNK_STAGING_DIR"
# The unpacker is spoken to without glue.
rm unpack.js
for file in page-*_bg.wasm worker_bg.wasm; do
    xz --format=lzma --lzma1=preset=9e,dict=1MiB,pb=0 --stdout "$file" >"$file.lzma"
    rm "$file"
done
digest=$(sha384sum page-*.lzma | cut -c 1-96 | tr a-f A-F | basenc --base16 -d | base64 -w 0)
sed -i "s|\(<link [^>]*as=\"\{0,1\}fetch\"\{0,1\} [^>]*href=\"\{0,1\}[^\" >]*\.wasm\)\([^>]*\) integrity=\"\{0,1\}[^ \">]*\"\{0,1\}|\1.lzma\2 data-integrity=\"sha384-$digest\"|
s|\(<link [^>]*as=\"\{0,1\}fetch\"\{0,1\} [^>]*\) type=\"\{0,1\}application/wasm\"\{0,1\}|\1|" index.html
grep -q 'wasm\.lzma[^>]*data-integrity=' index.html
