import { expect, test } from '@jest/globals';
import { FOOD_READER, ROWS } from '../../src/food/knowledge.js';
import { LANGUAGES, type Language } from '../../src/food/language.js';
import { CODES, type Code } from '../../src/food/row.js';
import { readWorded } from '../../src/food/worded.js';
import { LABEL_WORDS } from '../../src/food/words/label.js';

const spelling = (name: string) => name.toLowerCase().replaceAll(/[\s'’-]/g, '');
const possible = (line: string, language: Language, code: Code) =>
  (FOOD_READER.read(line, language).may & (1 << CODES.indexOf(code))) !== 0;

test.each(LANGUAGES)('L5: a word of labels that names no food hides none', (language) => {
  const names = new Set(
    ROWS.flatMap((row) => row.names[language].map(({ text }) => spelling(text))),
  );
  const hiding = readWorded(LABEL_WORDS)
    .filter((one) => one.language === language && names.has(spelling(one.text)))
    .map(({ text }) => text);
  expect(hiding).toEqual([]);
});

test.each<[string, Language]>([
  ['Gewürze (u. a. Sellerie)', 'de'],
  ['Gewürze (inkl. Sellerie)', 'de'],
  ['Gewürze (mit Sellerie)', 'de'],
  ['Gewürze (darunter Sellerie)', 'de'],
  ['Gewürze (enthält Sellerie)', 'de'],
  ['specerijen (o.a. selderij)', 'nl'],
  ['specerijen (waaronder selderij)', 'nl'],
  ['spices (including celery)', 'en'],
  ['spices (e.g. celery)', 'en'],
])('L5: what a list names first of all is not all that can be in it', (line, language) => {
  expect(possible(line, language, 'MUS')).toBe(true);
});

test('L5: who names all leaves nothing open', () => {
  expect(possible('Gewürze (Sellerie, Pfeffer)', 'de', 'MUS')).toBe(false);
});

test.each<[string, Language]>([
  ['Milch aus der EU, Bodenhaltung, Güteklasse A, 250 g e', 'de'],
  ['Hering (Clupea harengus), gefangen im Nordostatlantik (FAO 27), mit Schleppnetzen', 'de'],
  [
    'Zucker, Kakaobutter (Fairtrade-zertifiziert nach Fairtrade-Standards, mit Mengenausgleich)',
    'de',
  ],
  ['Öle in veränderlichen Gewichtsanteilen (Raps, Sonnenblume, Palm)', 'de'],
  ['Trocken und vor Licht geschützt lagern. Nach dem Öffnen im Kühlschrank aufbewahren.', 'de'],
  ['volle melk van de boerderij, ten minste houdbaar tot: zie deksel', 'nl'],
  ['water, suiker, kooldioxide, voedingszuur (E330), vitamine B12', 'nl'],
  ['sunflower oil, salt. Store in a cool, dry place away from direct sunlight.', 'en'],
  ['wheat flour (with calcium, iron, niacin, thiamin), free range egg, vitamin B12', 'en'],
])('a label says nothing that nobody knows', (line, language) => {
  const { unread } = FOOD_READER.read(line, language);
  expect(unread.filter(({ isNamed }) => !isNamed)).toEqual([]);
});
