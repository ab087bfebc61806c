import { expect, test } from '@jest/globals';
import type { NoticeUse } from '@village-butcher/sdk/contract';
import { couldRead } from '../../src/audit/questions/could-read.js';
import { mayStillHold } from '../../src/audit/questions/may-still-hold.js';
import { toRenew } from '../../src/audit/questions/to-renew.js';
import type { Lists } from '../../src/consent/listed.js';
import { cellsOf, publishedWith } from '../support/desk-acts.js';
import { ASKED, GIVEN, hour, useOf, WHICH } from '../support/desk-chain.js';
import { REGISTER } from '../support/histories.js';

const { recipient, purpose } = WHICH;
const USE: NoticeUse = { recipient, purpose, fields: ['diet'], recipientName: 'Brandt' };

test('what a newer notice adds is named; what it drops is not asked, what it changes is asked at once', () => {
  const more: NoticeUse = { ...USE, fields: ['pets'] };
  const asked = { asOf: hour(5) };
  const renewed = (...all: readonly Lists[]) =>
    cellsOf(toRenew, [GIVEN], { ...asked, notices: publishedWith(...all) });
  const later = '2027-10-17T12:00:00.000Z';
  expect(renewed({ uses: [USE] }, { uses: [USE, more] })).toMatchObject([
    { added: ['pets:recipes:app:brandt'], askNotBefore: later },
  ]);
  expect(renewed({ uses: [USE] }, { uses: [USE] })).toMatchObject([
    { added: [], askNotBefore: later },
  ]);
  expect(renewed({ uses: [USE] }, {}, { uses: [more] })).toMatchObject([
    { added: ['pets:recipes:app:brandt'], renewal: 'not-asked', askNotBefore: null },
  ]);
  const longer = { ...USE, retentionDays: 9 };
  expect(renewed({ uses: [{ ...USE, retentionDays: 8 }] }, { uses: [longer] })).toMatchObject([
    { added: ['diet:recipes:app:brandt'], askNotBefore: hour(-2) },
  ]);
  expect(renewed({ uses: [USE] }, {})).toMatchObject([{ added: null, askNotBefore: later }]);
  expect(renewed({}, { uses: [USE] })).toMatchObject([{ added: null }]);
});

test('what the register says of a recipient stands beside what it could read, and until when it keeps it', () => {
  const party = { id: WHICH.recipient, name: 'Brandt', role: 'controller', country: 'DE' } as const;
  const register = { ...REGISTER, recipients: new Map([[party.id, party]]) };
  const registered = { register, stores: new Map(), changedAt: null, controller: null };
  const inDetail = couldRead.inDetail!;
  const [known] = cellsOf(inDetail, [GIVEN], { asOf: hour(1), registered });
  const [unknown] = cellsOf(inDetail, [GIVEN], { asOf: hour(1) });
  expect([known!['role'], known!['country']]).toEqual(['controller', 'DE']);
  expect([unknown!['role'], unknown!['country']]).toEqual([null, null]);

  const use = useOf({ which: WHICH, line: 'given', at: hour(1), seen: 0 });
  const held = (days: number | null) =>
    mayStillHold.rowsOf(use, [GIVEN], { ...ASKED, asOf: hour(2), keepsDaysOf: () => days })[0]!;
  expect(held(30).cells['keepsUntil']).toBe(hour(1 + 30 * 24));
  expect(held(null).cells['keepsUntil']).toBeNull();
});
