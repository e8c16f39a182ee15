// Times the reading of dates against chrono-node, in one process over the same texts: `make bench-peers`, or
// `node dates.mjs FOLDER...` after it. Cold is the first pass over all texts, which is what a reader waits for, and must not be
// slower; warm is the best of the passes after it.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as chrono from "chrono-node";

const require = createRequire(import.meta.url);
const factline = require("../../target/peers/node.js");

const PASSES = 12;
const given = process.argv.slice(2);
const folders = given.length ? given : [new URL("../../tests/articles/", import.meta.url).pathname];
const texts = folders.flatMap((folder) =>
  readdirSync(folder).filter((name) => name.endsWith(".txt")).map((name) => readFileSync(join(folder, name), "utf8")));
const characters = texts.reduce((sum, text) => sum + text.length, 0);

const reference = new Date(2024, 1, 20, 12);
const readers = {
  "chrono-node": (text) => chrono.parse(text, reference).length,
  factline: (text) => factline.dates(text, 2024, 51).split("\n").length - 1,
};

/** One pass of a reader over all texts: seconds, and how many expressions it found. */
function pass(read) {
  const start = process.hrtime.bigint();
  let found = 0;
  for (const text of texts) found += read(text);
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, found };
}

const results = Object.fromEntries(Object.entries(readers).map(([name, read]) => [name, { cold: pass(read), warm: Infinity }]));
for (let round = 0; round < PASSES; round += 1) {
  for (const [name, read] of Object.entries(readers)) {
    results[name].warm = Math.min(results[name].warm, pass(read).seconds);
  }
}

const speed = (seconds) => `${(characters / seconds / 1e6).toFixed(2)}M chars/s`;
console.log(`${texts.length} texts, ${characters} characters`);
for (const [name, { cold, warm }] of Object.entries(results)) {
  console.log(`${name.padEnd(12)} cold ${speed(cold.seconds)}  warm ${speed(warm)}  ${cold.found} expressions`);
}
if (results["chrono-node"].cold.seconds < results.factline.cold.seconds) {
  console.error("slower than chrono-node on the first pass");
  process.exit(1);
}
