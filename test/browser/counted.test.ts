import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { CELLS, LANGUAGES } from '../support/matrix.js';
import { COUNTERS } from '../support/states-counter.js';
import { DESKS } from '../support/states-desk.js';
import { REQUESTS } from '../support/states-requests.js';
import { PERMISSIONS } from '../support/states-permissions.js';
import { BUTTONS, HISTORIES, RECEIPTS_SEEN } from '../support/states-records.js';
import { SUGGESTIONS_SEEN } from '../support/states-suggestions.js';
import { KIOSKS } from '../support/states-kiosk.js';
import { MARKETS } from '../support/states-market.js';
import { VILLAGE } from '../support/states-village.js';

/** Everything that is looked at, as its page of the documents names it. */
const SEEN: Readonly<Record<string, object>> = {
  'permissions, with notices and undo': PERMISSIONS,
  suggestions: SUGGESTIONS_SEEN,
  'history, in its five views': HISTORIES,
  receipts: RECEIPTS_SEEN,
  'the button, and all elements together': BUTTONS,
  'a screen that everybody uses': KIOSKS,
  'Mein Dorf': VILLAGE,
  'the market': MARKETS,
  'the counter': COUNTERS,
  'the desk': DESKS,
  'the list of requests': REQUESTS,
};
const numbers = Object.values(SEEN).map((states) => Object.keys(states).length);
const all = numbers.reduce((sum, n) => sum + n, 0);
const languages = Object.keys(LANGUAGES).length;

test('the page of browsers counts what is looked at as it is', () => {
  const page = readFileSync('docs/BROWSERS.md', 'utf8');
  const said = [...page.matchAll(/^\| (\S.*?) +\| +(\d+) \|$/gm)].map(([, name, n]) => [name, n]);
  expect(said).toEqual([
    ...Object.keys(SEEN).map((name, place) => [name, String(numbers[place])]),
    ['states together', String(all)],
    ['languages', String(languages)],
    ['cells of each', String(CELLS.length)],
    ['looks', String(all * languages * CELLS.length)],
  ]);
});
