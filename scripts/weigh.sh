#!/bin/sh
# Prints what a reader's browser loads of a built page, as a static host sends it (gzip), tells by how much a goal
# is missed, and fails over a ceiling.
#   scripts/weigh.sh dist
set -eu
cd "$1"

# A standard library that was not built with the page (see scripts/lean.sh) weighs that much more, in KB.
extra=0
[ -n "${CARGO_UNSTABLE_BUILD_STD:-}" ] || extra=60

box=0
page=0
all=0
for file in *.html *.css *.js *.wasm *.wasm.packed; do
    case $file in *-bring.js | *-readability.js) continue ;; esac
    bytes=$(gzip -c "$file" | wc -c)
    all=$((all + bytes))
    case $file in *worker*) ;; *) page=$((page + bytes)) ;; esac
    case $file in *.html | *.css) box=$((box + bytes)) ;; esac
    printf '%9d  %s\n' "$bytes" "$file"
done

over=0
# The goal is what the design asks for and is told when it is missed; the ceiling is what has been reached, so that
# weight cannot creep back. Lower a ceiling whenever the page gets lighter.
check() { # what it is, bytes, goal in KB, ceiling in KB, and what may come on top of it
    missed=''
    [ "$2" -le $(($3 * 1000)) ] || missed=", missed by $(($2 / 1000 - $3)) KB"
    printf '%9d  %s (goal %d KB%s)\n' "$2" "$1" "$3" "$missed"
    ceiling=$(($4 + ${5:-0}))
    [ "$2" -le $((ceiling * 1000)) ] || { echo "over the ceiling of $ceiling KB: $1" >&2; over=1; }
}
# The box stands in index.html and takes a text before any code has come.
check 'before the box is usable: the shell and its style' "$box" 170 15
check 'before the page answers: all but the worker' "$page" 170 166 "$extra"
check 'all code and style' "$all" 400 400 "$extra"
# Data files come after the first paint, and are weighed as they are stored: a host often sends them so. What reads foreign
# markup comes when there is some.
data=0
for file in *words.packed *.priming *.bin *-bring.js *-readability.js; do
    [ -e "$file" ] || continue
    bytes=$(wc -c <"$file")
    data=$((data + bytes))
    printf '%9d  %s, as stored\n' "$bytes" "$file"
done
check 'data files, loaded after the first paint' "$data" 2000 2000
# What makes and opens links, as part of the worker (scripts/finish.sh), and what it reads first.
codec=../target/codec
[ ! -e "$codec" ] || check 'the codec of links in the worker, by Brotli' "$(cat "$codec")" 25 25
check 'its priming, as stored' "$(cat ./*.priming | wc -c)" 60 60
check 'everything' $((all + data)) 2400 2400 "$extra"
exit $over
