import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonical } from '../../src/base/canonical.js';
import { permittedAt } from '../../src/audit/chain.js';
import { faultsIn, LONGEST_RECORD } from '../../src/audit/records/gate.js';
import { keyOf } from '../../src/consent/standing.js';
import { chainOf, hour } from '../support/desk-chain.js';
import { anyHistory } from '../support/histories.js';
import { brokenIn, statementsIn } from '../support/rdf.js';
import {
  aRecord,
  copyOf,
  recordsAfter,
  without,
  type Removal,
  removalsOf,
} from '../support/records.js';

const textOf = (record: object): string => canonical(record, LONGEST_RECORD);

test('whatever a customer did, their record is whole', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const record of recordsAfter(chainOf(history), hour(history.length))) {
        expect(faultsIn(textOf(record))).toEqual([]);
      }
    }),
  );
});

test('L1: a record says of a permission that it is given exactly where it stands', () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(100), (history, at) => {
      const chain = chainOf(history).filter((said) => said.at <= hour(at));
      const isPaused = recordsAfter(chain, hour(at)).some((one) => 'vb:pausedUntil' in one);
      const given = recordsAfter(chain, hour(at)).flatMap((record) => givenIn(record));
      const stands = permittedAt(chain, hour(at), []).map(keyOf);
      if (isPaused) expect(stands).toEqual([]);
      else expect(given.toSorted()).toEqual(stands.toSorted());
    }),
  );
});

/** The permissions that a record calls given. */
const givenIn = (record: object): readonly string[] =>
  (record as { 'dpv:hasProcess': readonly Told[] })['dpv:hasProcess']
    .filter((told) => ['dpv:ConsentGiven', 'dpv:RenewedConsentGiven'].includes(told['vb:status']))
    .filter((told) => told['vb:pausedUntil'] === undefined)
    .map((told) =>
      keyOf({
        field: told['dpv:hasPersonalData']['dct:identifier'],
        recipient: told['dpv:hasRecipient'].replace('vb:recipient:', ''),
        purpose: told['dpv:hasPurpose']['skos:prefLabel'],
      } as Parameters<typeof keyOf>[0]),
    );

interface Told {
  readonly 'vb:status': string;
  readonly 'vb:pausedUntil'?: string;
  readonly 'dpv:hasPersonalData': { readonly 'dct:identifier': string };
  readonly 'dpv:hasRecipient': string;
  readonly 'dpv:hasPurpose': { readonly 'skos:prefLabel': string };
}

test('the events of a record come in their order, and what ended by itself has expired', () => {
  const [first] = aRecord()['dpv:hasProcess'] as readonly Record<string, readonly object[]>[];
  const events = first!['dpv:hasConsentStatus'] as readonly Record<string, unknown>[];
  expect(events.map((event) => (event['@type'] as readonly string[])[1])).toEqual([
    'dpv:ConsentRefused',
    'dpv:ConsentGiven',
    'dpv:ConsentWithdrawn',
    'dpv:RenewedConsentGiven',
    'dpv:ConsentExpired',
  ]);
  const times = events.map((event) => event['dpv:isIndicatedAtTime'] as string);
  expect(times.toSorted()).toEqual(times);
});

test('a record is what any processor of JSON-LD and any engine of SHACL takes for one', async () => {
  expect(faultsIn(textOf(aRecord()))).toEqual([]);
  expect(await brokenIn(aRecord())).toEqual([]);
  const statements = await statementsIn(aRecord());
  expect(statements.split('\n').length).toBeGreaterThan(100);
  expect(statements).not.toMatch(/vegan|halal/);
});

test('each single member that is taken out of a record is missed', () => {
  const removals = removalsOf(aRecord());
  expect(removals.length).toBeGreaterThan(150);
  const passed = removals.filter(
    (removal) => faultsIn(textOf(without(aRecord(), removal))).length === 0,
  );
  expect(passed).toEqual([]);
});

const changed = (path: Removal, value: unknown): string => {
  const record = copyOf(aRecord());
  const [last, ...above] = path.toReversed();
  const at = above
    .toReversed()
    .reduce((thing, key) => thing[key] as Record<string, unknown>, record);
  at[last!] = value;
  return textOf(record);
};

test.each<readonly [string, Removal, unknown, string]>([
  ['a term that nobody defines', ['dpv:hasMood'], 'x', 'no such term'],
  ['a text for a thing', ['dpv:hasJurisdiction'], 'Germany', 'stands by itself'],
  ['a relative name', ['@id'], 'record-1', 'stands by itself'],
  ['a name with a space', ['dpv:hasJurisdiction'], 'loc:D E', 'stands by itself'],
  ['a thing for a text', ['dct:identifier'], { '@id': 'vb:x' }, 'no text'],
  ['a number for a text', ['dct:language'], 7, 'no text'],
  ['a day for a time', ['dct:created'], '2026-01-01', 'no time'],
  ['a term that the vocabulary does not have', ['dpv:hasJurisdiction'], 'dpv:Atlantis', 'no term'],
  ['a country that is none', ['dpv:hasJurisdiction'], 'loc:XX', 'no term'],
  ['a necessity', ['dpv:hasProcess', 0, 'dpv:hasNecessity'], 'dpv:Use', 'another than allowed'],
  [
    'two purposes',
    ['dct:created'],
    ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
    'too many',
  ],
  [
    'a stranger as recipient',
    ['dpv:hasProcess', 0, 'dpv:hasRecipient'],
    'vb:recipient:x',
    'no dpv:Recipient',
  ],
])('a record with %s is refused', (_, path, value, says) => {
  expect(faultsIn(changed(path as string[], value)).join()).toContain(says);
});

test('a record with a key twice, or in another spelling, is refused', () => {
  const text = textOf(aRecord());
  expect(faultsIn(text.replace('{', '{"@id":"urn:uuid:x",'))).toEqual(['not one spelling of JSON']);
  expect(faultsIn(` ${text}`)).toEqual(['not one spelling of JSON']);
  expect(faultsIn('[]')).toEqual(['not one spelling of JSON']);
  expect(faultsIn(textOf({ '@id': 'urn:uuid:1' }))).toContain('record: not one');
});
