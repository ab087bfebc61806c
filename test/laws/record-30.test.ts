import { expect, test } from '@jest/globals';
import { record30 } from '../../src/audit/questions/record-30.js';
import { offersOf } from '../../src/consent/offers.js';
import { ASKED } from '../support/desk-chain.js';
import { CONTROLLER } from '../support/keys.js';

const responsible = (controller: typeof CONTROLLER | null) =>
  record30
    .rowsOf({ ...ASKED, registered: { ...ASKED.registered, controller } })
    .map(({ cells: { controller: name, contact, transfers } }) => ({ name, contact, transfers }));

test('the record of Art. 30 names who is responsible and what leaves for a third country, or that nobody said', () => {
  const { name, address, contact } = CONTROLLER;
  for (const [storedIn, transfers] of [
    [['DE', 'NL', 'NO'], []],
    [['DE', 'CH'], ['CH']],
    [
      ['GB', 'CH'],
      ['GB', 'CH'],
    ],
  ] as const) {
    for (const row of responsible({ ...CONTROLLER, storedIn: [...storedIn] })) {
      expect(row).toEqual({ name: `${name}, ${address}`, contact: contact[0], transfers });
    }
  }
  const [swiss] = responsible({ ...CONTROLLER, country: 'CH', storedIn: ['CH', 'GB', 'DE'] });
  expect(swiss?.transfers).toEqual(['GB']);
  const nobody = responsible(null);
  expect(nobody.length).toBeGreaterThan(0);
  for (const row of nobody) expect(row).toEqual({ name: null, contact: null, transfers: null });
});

test('what the newest text is about narrows what is offered, and not the record: what stood before may be used', () => {
  const { registered } = ASKED;
  const notices = registered.register.notices.map((one) => ({ ...one, uses: [] }));
  const register = { ...registered.register, notices };
  const purposesIn = (asked: Parameters<typeof record30.rowsOf>[0]) =>
    record30.rowsOf(asked).map(({ cells: { purpose } }) => purpose);
  expect(offersOf(register, new Date(ASKED.asOf)).all).toEqual([]);
  expect(purposesIn(ASKED)).not.toEqual([]);
  expect(purposesIn({ ...ASKED, registered: { ...registered, register } })).toEqual(
    purposesIn(ASKED),
  );
});
