import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { readDemo } from '../src/demo-file.js';
import { circumstances } from './page.js';
import { homesOf } from './quality-homes.js';
import { withMeasured } from './quality-page.js';
import { opened, type Shop } from './quality-picks.js';
import { shopOf, undeclaredIn } from './quality-shop.js';
import { answersTable, gatesTable, picksTable, saidTable, weightsTable } from './quality-tables.js';

const PAGE = 'docs/RECOMMENDER.md';
const HOMES = 1_000;
const SIZE = { products: 300, recipes: 2_000 };
const UNDECLARED_PERCENT = 10;

const start = performance.now();

/** Says what is measured next, and after how many seconds, and measures it. */
function measured(what: string, measure: () => string): string {
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  process.stderr.write(`${seconds.padStart(4)} s  ${what}\n`);
  return measure();
}

const when = circumstances(new Date());
const demo = readDemo(pathToFileURL(resolve('demo/brandt-day.json')), when.date).catalogue;
const shops: Readonly<Record<'whole' | 'gaps' | 'demo', Shop>> = {
  whole: opened(shopOf(SIZE)),
  gaps: opened(undeclaredIn(shopOf(SIZE), UNDECLARED_PERCENT)),
  demo: opened(demo),
};
const homes = {
  whole: homesOf(HOMES, shops.whole.document),
  demo: homesOf(HOMES, demo),
};

const tables = [
  measured('gates, read again by the tables', () => gatesTable(homes, shops)),
  measured('how many suggestions', () => answersTable(homes, shops)),
  measured('spread, beside chance and favourites', () => picksTable(homes.whole, shops.whole)),
  measured('reasons and twins', () => saidTable(homes, shops)),
  measured('what decides', () => weightsTable(homes.whole, shops.whole)),
];
const run = `${when.date}, by \`npm run bench:quality\`, Node ${process.version}: ${HOMES.toLocaleString('en')} households, one visit each on the days of a year; a made-up catalogue of ${SIZE.recipes.toLocaleString('en')} recipes of ${SIZE.products} products in 3 stores, and the demo's of ${demo.recipes.length} recipes of ${demo.products.length} products in ${demo.stores.length}. The same seeds give the same tables.`;

const config = await resolveConfig(PAGE);
const text = [run, ...tables].join('\n\n');
process.stdout.write(await format(text, { ...config, parser: 'markdown' }));
const page = withMeasured(readFileSync(PAGE, 'utf8'), text);
writeFileSync(PAGE, await format(page, { ...config, parser: 'markdown' }));
measured(`${PAGE} holds this run.`, () => '');
