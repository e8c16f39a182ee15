#!/bin/sh
# Lays the style sheets together, so that a page asks for one. Their order is that of their layers (style/layers.css).
# And leaves the comments of what starts the page behind, which Trunk cannot shorten: it does not read import().
set -eu
mkdir -p target
cat style/layers.css $(ls style/*.css style/components/*.css | grep -v layers) >target/style.css.new
sed '/^ *\/\//d; /^$/d; s/^ *//' src/app/boot.js >target/boot.js.new
for made in style.css boot.js; do
    # A file that is written anew would have Trunk build again.
    cmp -s "target/$made.new" "target/$made" || cp "target/$made.new" "target/$made"
    rm "target/$made.new"
done
