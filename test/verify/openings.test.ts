import { allFound, withFile } from '../support/bundle-attack.js';
import { filesOf, linesIn, withLines } from '../support/bundle-files.js';
import { aDay } from '../support/bundle-days.js';

const CONSENT = 'openings/consent.ndjson';
const USES = 'openings/disclosure.ndjson';
const files = filesOf(aDay().leaves);
type Opening = Readonly<Record<string, unknown>>;

/** The bundle with other openings of consent, or without some. */
const opened =
  (change: (lines: readonly Opening[]) => readonly unknown[], of = CONSENT) =>
  () =>
    withLines(files, of, change(linesIn(files, of)));

const changed = (at: number, over: Opening, of = CONSENT) =>
  opened((lines) => lines.with(at, { ...lines[at], ...over }), of);

const first = linesIn(files, CONSENT)[0]!;
const payload = String(first['payload']);
const salt = Buffer.from(String(first['salt']), 'base64url');
const saltOf = (bytes: Buffer) => ({ salt: bytes.toString('base64url') });

allFound([
  [
    'a grant is shown as a withdrawal',
    ['V7-commitment'],
    changed(0, { payload: payload.replace('"granted"', '"withdrawn"') }),
  ],
  [
    'the openings of two customers are swapped',
    ['V7-commitment'],
    opened((lines) => {
      const [one, two] = [lines[0]!, lines[2]!];
      return lines
        .with(0, { ...two, index: one['index'] })
        .with(2, { ...one, index: two['index'] });
    }),
  ],
  ['one leaf is opened twice', ['V8-twice'], opened((lines) => [lines[0]!, ...lines])],
  [
    'one leaf is opened to two payloads',
    ['V7-commitment'],
    changed(0, {
      payload: payload.replace('allergies', 'household'),
      ...saltOf(Buffer.alloc(32, 9)),
    }),
  ],
  [
    'openings are out of order',
    ['V0-bundle', 'V8-unopened'],
    opened((lines) => lines.toReversed()),
  ],
  [
    'an opening is no leaf’s',
    ['V7-commitment'],
    opened((lines) => [...lines, { ...first, index: 10_000 }]),
  ],
  ['an opening is of a public leaf', ['V7-commitment'], changed(0, { index: 1 })],
  ['an opening is missing', ['V8-unopened', 'V9-gap'], opened((lines) => lines.toSpliced(0, 1))],
  [
    'a whole customer is gone, and no erasure says so',
    ['V8-unopened'],
    opened((lines) => lines.filter((line) => String(line['payload']).includes('bob'))),
  ],
  ['a salt has 31 bytes', ['V7-salt'], changed(0, saltOf(salt.subarray(1)))],
  ['a salt has 33 bytes', ['V7-salt'], changed(0, saltOf(Buffer.concat([salt, Buffer.of(0)])))],
  ['a salt has two spellings', ['V7-salt'], changed(0, { salt: `${String(first['salt'])}=` })],
  [
    'a byte is moved from the salt to the payload',
    ['V7-commitment', 'V7-salt'],
    changed(0, { ...saltOf(salt.subarray(0, 31)), payload: `\u0001${payload}` }),
  ],
  [
    'a salt is used twice',
    ['V7-salt'],
    () => {
      const pen = aDay();
      pen.change(4, { salt: pen.leaves[3]!.salt });
      return filesOf(pen.leaves);
    },
  ],
  [
    'a line of the bundle is spelled anew',
    ['V6-canonical'],
    () => withFile(files, CONSENT, files.get(CONSENT)!.toString().replace('{"index"', '{ "index"')),
  ],
  [
    'a column says another field',
    ['V13-columns'],
    changed(0, { columns: columnsWith({ fields: ['allergies', 'pets'] }) }, USES),
  ],
  [
    'a column says another recipient',
    ['V13-columns'],
    changed(0, { columns: columnsWith({ recipient: 'brand:hafergut' }) }, USES),
  ],
  [
    'a column says another time',
    ['V13-columns'],
    changed(0, { columns: columnsWith({ at: '2026-03-01T09:00:00.000Z' }) }, USES),
  ],
]);

function columnsWith(over: Opening) {
  return { ...(linesIn(files, USES)[0]!['columns'] as Opening), ...over };
}
