import { expect, test } from '@jest/globals';
import { lookAt } from '../support/sights.js';
import { faultsAt } from './checks/counters.js';
import type { ByKind } from './file-expect.js';
import type { Look } from './people.js';

const MEAT = 'counter:brandt/mutzenhausen/meat';
const HINT = 'Freitag: Gäste';
const nothing: Look = { ...lookAt([]), view: null };

/** What is said against an expectation, where the counter was shown this. */
const faultsOf = (more: Partial<ByKind['counterView']>, look: Look) =>
  faultsAt(
    { kind: 'counterView', counter: MEAT, shows: [], needs: ['counters'], ...more },
    { look, stranger: nothing },
    [{ id: 'P02', name: 'Mettwurst' }],
  );

const shown = [{ field: 'calendar', count: 1, text: 'Gäste' }] as const;
const calendar = lookAt([HINT]);
const told = (text: string): Look => ({ ...nothing, wire: { ...nothing.wire, text } });

test('a counter that sees exactly what it should passes', () => {
  expect(faultsOf({ shows: [...shown] }, calendar)).toEqual([]);
  expect(faultsOf({}, nothing)).toEqual([]);
});

test.each<[string, Partial<ByKind['counterView']>, Look]>([
  ['a field too many', {}, { ...calendar, wire: nothing.wire }],
  ['a field too few', { shows: [...shown] }, nothing],
  ['one sentence too many', { shows: [...shown] }, lookAt([HINT, HINT])],
  ['other words', { shows: [...shown] }, lookAt(['Freitag: ein wichtiger Tag'])],
  ['a tip that must not come', { tipsNever: ['P02'] }, told('Mettwurst')],
  ['no invitation', { invite: ['E1'] }, nothing],
  ['a sign that there is a visit', {}, told('{"status":404}')],
])('a counter that sees %s fails', (_, expected, look) => {
  expect(faultsOf(expected, look)).not.toEqual([]);
});
