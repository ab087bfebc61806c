import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { REQUEST_STATES, RIGHTS } from '@village-butcher/sdk/contract';
import { deadlinesOf, jurisdictionOf } from '../../src/audit/deadline.js';
import { asOf, type Filed } from '../../src/audit/filed.js';
import type { Asked } from '../../src/audit/question.js';
import { requests } from '../../src/audit/questions/requests.js';
import type { Step } from '../../src/audit/request.js';
import { ASKED } from '../support/desk-chain.js';

const BEGUN = Date.parse('2027-01-05T10:00:00.000Z');
const HOUR_MS = 3_600_000;
const time = (hours: number): Date => new Date(BEGUN + hours * HOUR_MS);
const ENDS = ['fulfilled', 'partly', 'refused', 'taken-back', 'identity-failed'];
const NOES = ['refused', 'partly', 'identity-failed'];

const stepOf = (step: Step['step'], state: Step['state'], at: Date): Step => ({
  step,
  state,
  at,
  actor: 'dpo',
  who: null,
  template: 'request.x@1',
  locale: 'de',
  reason: step === 'extend' ? 'complex' : 'done',
  ...(NOES.includes(state) && step !== 'extend'
    ? { ground: 'excessive', complaintRoute: 'DE', courtRoute: 'GDPR Art. 79' }
    : { ground: null, complaintRoute: null, courtRoute: null }),
  line: null,
});

/** A request that came, may have been extended, and may have ended, in hours after the first one. */
const anyTold = fc.record({
  kind: fc.constantFrom(...RIGHTS),
  came: fc.integer({ min: 0, max: 400 }),
  extended: fc.option(fc.integer({ min: 1, max: 600 }), { nil: null }),
  ended: fc.option(
    fc.tuple(
      fc.integer({ min: 601, max: 3000 }),
      fc.constantFrom(...ENDS) as fc.Arbitrary<Step['state']>,
    ),
    { nil: null },
  ),
  isErased: fc.boolean(),
});
type Made = typeof anyTold extends fc.Arbitrary<infer One> ? One : never;

function fileIn(told: Made): Filed {
  const at = time(told.came);
  const { due, extended } = deadlinesOf(jurisdictionOf('DE-MV'), at);
  return {
    id: 'one',
    customer: 'ada',
    at,
    kind: told.kind,
    channel: 'app',
    identity: 'login',
    locale: 'de',
    jurisdiction: 'DE-MV',
    dueAt: due,
    extendedTo: extended,
    field: null,
    purpose: null,
    about: null,
    residence: null,
    until: null,
    named: null,
    keptUntil: null,
    duplicateOf: null,
    client: told.isErased ? null : 'brandt-app',
    steps: [
      stepOf('receive', 'received', at),
      ...(told.extended === null
        ? []
        : [stepOf('extend', 'received', time(told.came + told.extended))]),
      ...(told.ended === null
        ? []
        : [stepOf('check', told.ended[1], time(told.came + told.ended[0]))]),
    ],
  };
}

const asked = (state?: (typeof REQUEST_STATES)[number]): Asked => ({
  ...ASKED,
  parameters: state === undefined ? {} : { state },
  refOf: (customer) => `ref-${customer}`,
});

type Seen = 'late' | 'inTime' | 'extended' | 'ended' | 'open' | 'none';

/** The row told a second time, from what was made up. */
function secondly(told: Made, filed: Filed, hours: number) {
  const now = time(hours);
  const isExtended = told.extended !== null && told.came + told.extended <= hours;
  const ended = told.ended !== null && told.came + told.ended[0] <= hours ? told.ended : null;
  const end = ended && time(told.came + ended[0]);
  const due = isExtended ? filed.extendedTo : filed.dueAt;
  const day = (at: Date) => Math.floor((at.getTime() + berlinMs(at)) / 86_400_000);
  const state = ended ? ended[1] : 'received';
  return {
    request: 'one',
    kind: told.kind,
    channel: 'app',
    identity: 'login',
    state,
    customerRef: told.isErased ? null : 'ref-ada',
    receivedAt: filed.at.toISOString(),
    dueAt: due.toISOString(),
    extendedTo: isExtended ? due.toISOString() : null,
    extensionReason: isExtended ? 'complex' : null,
    closedAt: end && end.toISOString(),
    outcome: ended && state,
    ground: NOES.includes(state) ? 'excessive' : null,
    daysUsed: day(end ?? now) - day(filed.at),
    overdue: (end ?? now).getTime() >= due.getTime() ? 'yes' : 'no',
  };
}

test('Q14 says of each request what was so at that time, and of whoever is erased no name', () => {
  const seen: Record<Seen, number> = {
    late: 0,
    inTime: 0,
    extended: 0,
    ended: 0,
    open: 0,
    none: 0,
  };
  fc.assert(
    fc.property(anyTold, fc.integer({ min: 0, max: 3600 }), (told, hours) => {
      const filed = fileIn(told);
      const rows = requests.rowsOf(filed, asked(), time(hours).toISOString());
      if (hours < told.came) {
        expect(rows).toEqual([]);
        seen.none += 1;
        return;
      }
      const cells = secondly(told, filed, hours);
      expect(rows).toEqual([{ position: null, cells }]);
      expect(Object.keys(cells).toSorted()).toEqual(Object.keys(requests.columns).toSorted());
      seen[cells.overdue === 'yes' ? 'late' : 'inTime'] += 1;
      seen[cells.closedAt ? 'ended' : 'open'] += 1;
      if (cells.extendedTo) seen.extended += 1;
    }),
    { numRuns: 500 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
});

/** Summer begins in Berlin on 28 March 2027 at one o’clock in London. */
const berlinMs = (at: Date): number =>
  (at < new Date('2027-03-28T01:00:00.000Z') ? 1 : 2) * HOUR_MS;

test('one state that is asked about is the only one that is answered', () => {
  fc.assert(
    fc.property(anyTold, fc.constantFrom(...REQUEST_STATES), (told, state) => {
      const filed = fileIn(told);
      const now = time(3600);
      const is = asOf(filed, now).steps.at(-1)!.state;
      expect(requests.rowsOf(filed, asked(state), now.toISOString())).toHaveLength(
        is === state ? 1 : 0,
      );
    }),
    { numRuns: 200 },
  );
});
