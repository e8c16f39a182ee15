#!/bin/sh
# Writes the list of crates at the end of NOTICE afresh, from Cargo.lock: those whose code is in the page or its worker.
set -eu
cd "$(dirname "$0")/.."

mark='Crates compiled into the page and its worker'
list=$(cargo tree --locked -p factline -p factline-packing --target wasm32-unknown-unknown --features factline/page,factline/worker \
    --edges normal,no-proc-macro --prefix none --format '{p}|{l}|{r}' |
    sed 's/ (\*)//g; s/ ([^)]*)|/|/' | grep -v "^factline" | grep . | sort -u |
    awk -F'|' '{ printf "%s: %s, %s\n", $1, $2, $3 }')

head=$(sed "/^$mark/,\$d" NOTICE)
printf '%s\n\n%s, with their licences (written by scripts/notice.sh):\n\n%s\n' "$head" "$mark" "$list" > NOTICE
