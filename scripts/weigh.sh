#!/bin/sh
# Prints what a reader's browser loads of a built page, as a static host sends it (gzip), and fails over budget.
#   scripts/weigh.sh dist
set -eu
cd "$1"

box=0
page=0
all=0
for file in *.html *.css *.js *.wasm; do
    bytes=$(gzip -c "$file" | wc -c)
    all=$((all + bytes))
    case $file in worker*) ;; *) page=$((page + bytes)) ;; esac
    case $file in *.html | *.css) box=$((box + bytes)) ;; esac
    printf '%9d  %s\n' "$bytes" "$file"
done

over=0
check() { # what it is, bytes, budget in KB
    printf '%9d  %s (budget %d KB)\n' "$2" "$1" "$3"
    [ "$2" -le $(($3 * 1000)) ] || { echo "over budget: $1" >&2; over=1; }
}
# The box stands in index.html and takes a text before any code has come.
check 'before the box is usable: the shell and its style' "$box" 170
check 'before the page answers: all but the worker' "$page" 170
check 'all code and style' "$all" 400
exit $over
