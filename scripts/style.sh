#!/bin/sh
# Lays the style sheets together, so that a page asks for one. Their order is that of their layers (style/layers.css).
set -eu
mkdir -p target
cat style/layers.css $(ls style/*.css style/components/*.css | grep -v layers) >target/style.css.new
# A file that is written anew would have Trunk build again.
cmp -s target/style.css.new target/style.css || cp target/style.css.new target/style.css
rm target/style.css.new
