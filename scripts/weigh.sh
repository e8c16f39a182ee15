#!/bin/sh
# Prints what a reader's browser loads of a built page, as a static host sends it (gzip), and fails over budget.
#   scripts/weigh.sh dist
set -eu
cd "$1"

# Everything but the worker is loaded before the box is usable.
usable_budget=170
all_budget=400

usable=0
all=0
for file in *.html *.css *.js *.wasm; do
    bytes=$(gzip -c "$file" | wc -c)
    all=$((all + bytes))
    case $file in worker*) ;; *) usable=$((usable + bytes)) ;; esac
    printf '%9d  %s\n' "$bytes" "$file"
done

over=0
check() { # name, bytes, budget in KB
    printf '%9d  %s (budget %d KB)\n' "$2" "$1" "$3"
    [ "$2" -le $(($3 * 1000)) ] || { echo "over budget: $1" >&2; over=1; }
}
check 'before the box is usable' "$usable" "$usable_budget"
check 'all code and style' "$all" "$all_budget"
exit $over
