// Bundles what Factline is timed against for the browser, each library by itself, and writes down what each and the built
// page weigh as they are sent (gzip; what is packed already, as it is): `node bundle.mjs DIST OUT`.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const [dist, out] = process.argv.slice(2);
const sent = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const sizes = {};
for (const name of ["compromise", "wink", "chrono"]) {
  const outfile = join(out, `${name}.js`);
  const entry = new URL(`${name}.mjs`, import.meta.url).pathname;
  await build({ entryPoints: [entry], bundle: true, minify: true, format: "iife", globalName: "reader", outfile });
  sizes[name] = sent(outfile);
}
const weigh = (keep) => readdirSync(dist).filter(keep).reduce((sum, file) => sum + sent(join(dist, file)), 0);
sizes["factline, rules"] = weigh((file) => /\.(html|css|js|wasm|packed)$/.test(file));
sizes.factline = sizes["factline, rules"] + weigh((file) => /\.(bin|priming)$/.test(file));
writeFileSync(join(out, "sizes.json"), JSON.stringify(sizes));
