// Lighthouse, with its own throttling of a phone, on the built page behind a server that compresses what a host would:
// `node run.mjs DIST`. Prints the least and the median of some runs, and fails where the median is under what is asked for.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const RUNS = 3;
const ASKED = { performance: 95, accessibility: 100, "best-practices": 100 };
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

const dist = process.argv[2];
const server = createServer(({ url }, answer) => {
  const { pathname } = new URL(url, "http://localhost");
  const file = join(dist, pathname === "/" ? "index.html" : pathname);
  if (!existsSync(file)) return answer.writeHead(404).end();
  const type = TYPES[extname(file)];
  const headers = { "content-type": type ?? "application/octet-stream", "cache-control": "no-cache" };
  const bytes = readFileSync(file);
  // What a host does not know it sends as it is.
  if (!type) return answer.writeHead(200, headers).end(bytes);
  answer.writeHead(200, { ...headers, "content-encoding": "gzip" }).end(gzipSync(bytes));
}).listen(0, "127.0.0.1");
await new Promise((listening) => server.once("listening", listening));

const scores = Object.fromEntries(Object.keys(ASKED).map((category) => [category, []]));
const times = { "first-contentful-paint": [], "largest-contentful-paint": [], "total-blocking-time": [], interactive: [] };
const lost = new Set();
for (let run = 0; run < RUNS; run += 1) {
  const chrome = await launch({ chromePath: process.env.CHROME_PATH, chromeFlags: ["--headless=new", "--no-sandbox"] });
  const address = `http://127.0.0.1:${server.address().port}/`;
  const { lhr } = await lighthouse(address, { port: chrome.port, onlyCategories: Object.keys(ASKED), logLevel: "error" });
  await chrome.kill();
  for (const [category, found] of Object.entries(scores)) {
    found.push(Math.round(100 * lhr.categories[category].score));
    for (const { id, weight } of lhr.categories[category].auditRefs) {
      if (weight && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9) lost.add(`${category}: ${id}`);
    }
  }
  for (const [audit, found] of Object.entries(times)) found.push(Math.round(lhr.audits[audit].numericValue));
}
server.close();

const middle = (found) => [...found].sort((one, other) => one - other)[found.length >> 1];
for (const [category, found] of Object.entries(scores)) {
  console.log(`${category.padEnd(26)} least ${Math.min(...found)}, median ${middle(found)} of ${found.join(", ")}; asked for ${ASKED[category]}`);
}
for (const [audit, found] of Object.entries(times)) {
  console.log(`${audit.padEnd(26)} least ${Math.min(...found)}, median ${middle(found)} ms`);
}
for (const audit of lost) console.log(`under 90: ${audit}`);
process.exitCode = Object.entries(scores).every(([category, found]) => ASKED[category] <= middle(found)) ? 0 : 1;
