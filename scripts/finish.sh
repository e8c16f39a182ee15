#!/bin/sh
# Finishes the page that Trunk is building: lays the data files beside it (build.rs lists the same for the page to check),
# and hands the digest of the page's code to src/app/boot.js, since browsers refuse it on such a preload with a warning.
set -eu
for file in priming/*.priming models/names-*.bin; do
    [ ! -e "$file" ] || cp "$file" "$TRUNK_STAGING_DIR"
done
sed -i 's/\(<link [^>]*as="\{0,1\}fetch"\{0,1\} [^>]*\) integrity=/\1 data-integrity=/g' "$TRUNK_STAGING_DIR/index.html"
