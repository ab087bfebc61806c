import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  SPECIAL_FIELDS,
  type CatalogueImport,
  type NoticeUse,
} from '@village-butcher/sdk/contract';
import { faultsIn } from '../../src/catalogue/faults.js';
import { controlsIn, listedIn, LISTS, statementsIn, usesIn } from '../../src/consent/listed.js';
import { MARKET } from '../support/market.js';

const USE: NoticeUse = {
  recipient: 'app:brandt',
  purpose: 'recipes',
  fields: ['household', 'diet'],
  recipientName: 'Brandt „Frische“ GmbH',
  country: 'DE',
  retentionDays: 30,
};
const SENTENCE = { field: 'diet', sentence: 'Ich erlaube es.', control: 'allow' } as const;
const NOTICE: CatalogueImport['notice'] = {
  ...MARKET.notice,
  controls: [
    { id: 'allow', label: 'Erlauben' },
    { id: 'switch', label: 'An' },
  ],
  statements: SPECIAL_FIELDS.map((field) => ({ ...SENTENCE, field })),
  uses: [USE, { ...USE, purpose: 'offers', profiling: true }],
};

test('in which order a notice writes its lists says nothing, and what it writes can be read again', () => {
  const { controls, statements, uses } = NOTICE;
  const bytes = listedIn(NOTICE);
  fc.assert(
    fc.property(fc.nat(5), (turn) => {
      const turned = <Row>(rows: readonly Row[]) =>
        turn % 2 ? rows.toReversed() : Array.from(rows);
      const fields = turned(USE.fields);
      const again = listedIn({
        controls: turned(controls!),
        statements: turned(statements!),
        uses: turned(uses!.map((use) => ({ ...use, fields }))),
      });
      expect(again).toEqual(bytes);
    }),
  );
  expect(controlsIn(bytes.controls)).toEqual(expect.arrayContaining(controls!));
  expect(statementsIn(bytes.statements)).toEqual(expect.arrayContaining(statements!));
  expect(usesIn(bytes.uses)).toContainEqual({ ...USE, fields: ['diet', 'household'] });
  expect(listedIn({})).toEqual({ controls: null, statements: null, uses: null });
});

test('another word in any list is another list', () => {
  const bytes = listedIn(NOTICE);
  const others = listedIn({
    controls: [{ id: 'allow', label: 'Ja' }],
    statements: [{ ...SENTENCE, sentence: 'Ich erlaube alles.' }],
    uses: [{ ...USE, retentionDays: 31 }],
  });
  for (const name of LISTS) expect(others[name]).not.toBe(bytes[name]);
});

/** What is at fault where a notice is so. */
const faulty = (notice: Partial<CatalogueImport['notice']>, more: Partial<CatalogueImport> = {}) =>
  faultsIn({ ...MARKET, ...more, notice: { ...NOTICE, ...notice } }).map(
    ({ path, code }) => `${code} ${path.join(' ')}`,
  );

test('a notice with its lists has no fault, and neither has one without', () => {
  expect(faulty({})).toEqual([]);
  expect(faultsIn(MARKET)).toEqual([]);
});

test.each<[string, readonly string[], Partial<CatalogueImport['notice']>]>([
  [
    'a control is listed twice',
    ['duplicate notice controls 2'],
    { controls: [...NOTICE.controls!, { id: 'allow', label: 'Ja' }] },
  ],
  [
    'a field has two sentences',
    ['duplicate notice statements 2'],
    { statements: [...NOTICE.statements!, SENTENCE] },
  ],
  [
    'a sentence stands beside what is not there',
    ['unknown-control notice statements 0 control', 'unknown-control notice statements 1 control'],
    { controls: [] },
  ],
  [
    'a special field is used without a sentence',
    ['no-statement notice uses 0 fields 1', 'no-statement notice uses 1 fields 1'],
    { statements: NOTICE.statements!.filter(({ field }) => field !== 'diet') },
  ],
  [
    'a use has two terms',
    ['duplicate notice uses 2 fields 0'],
    { uses: [...NOTICE.uses!, { ...USE, fields: ['diet'], retentionDays: 1 }] },
  ],
  [
    'a country is none',
    ['unknown-country notice uses 0 country'],
    { uses: [{ ...USE, country: 'UK' }] },
  ],
  [
    'a use is for somebody who is not registered',
    ['unknown-recipient notice uses 0 recipient'],
    { uses: [{ ...USE, recipient: 'app:stranger' }] },
  ],
])('an import is faulty where %s', (_, faults, notice) => {
  expect(faulty(notice)).toEqual(faults);
});

test('an older version may be about somebody who is gone; a recipient’s own country is looked up', () => {
  const newer = { ...NOTICE, version: 2 };
  const uses = [{ ...USE, recipient: 'app:stranger' }];
  expect(faulty({ uses }, { notices: [newer] })).toEqual([]);
  const recipients = MARKET.recipients.map((one) => ({ ...one, country: 'XX' }));
  expect(faulty({}, { recipients })).toContain('unknown-country recipients 0 country');
});
