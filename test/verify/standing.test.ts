import { allFound } from '../support/bundle-attack.js';
import { filesOf, linesIn, withLines } from '../support/bundle-files.js';
import { aDay } from '../support/bundle-days.js';
import { customerOf } from '../support/bundle-story.js';

const standing = 'standing.ndjson';
const day = filesOf(aDay().leaves);
const rows = linesIn(day, standing);
const stands = (lines: readonly unknown[]) => () => withLines(day, standing, lines);

allFound([
  [
    'the engine reads a grant that is none',
    ['V13-standing'],
    stands([...rows, { ...rows[1], field: 'pets' }]),
  ],
  ['the engine misses a withdrawal', ['V13-standing'], stands(rows.slice(0, -1))],
  [
    'the engine reads another end',
    ['V13-standing'],
    stands(rows.with(1, { ...rows[1], until: '2027-02-02T00:00:00.000Z' })),
  ],
  ['the engine reads a word twice', ['V13-standing'], stands([...rows, rows[1]])],
  [
    'the engine reads a stranger’s grant',
    ['V13-standing'],
    stands([...rows, { ...rows[1], customer: customerOf('dora') }]),
  ],
  ['the standing has no size', ['V13-standing'], stands(rows.slice(1))],
  ['the standing is of another size', ['V13-standing'], stands(rows.with(0, { size: 4 }))],
]);
