import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  REQUEST_ACTORS,
  REQUEST_GROUNDS,
  REQUEST_REASONS,
  REQUEST_STATES,
  REQUEST_STEPS,
  type RequestState,
} from '@village-butcher/sdk/contract';
import { Refusal } from '../../src/base/refusal.js';
import { decide, isEnd, MOVES, type Step, type Taking } from '../../src/audit/request.js';

const BEGUN = Date.parse('2027-01-05T10:00:00.000Z');
const DUE = new Date('2027-02-05T23:00:00.000Z');
const ROUTES = { complaintRoute: 'DE-MV', courtRoute: 'GDPR Art. 79' };

/** The states that a request has to have been in before it can be in this one, as the design draws it. */
const BEFORE: Readonly<Record<RequestState, readonly (readonly RequestState[])[]>> = {
  received: [[]],
  'identity-open': [['received']],
  'identity-failed': [['received', 'identity-open']],
  accepted: [['received']],
  clarification: [['received', 'accepted']],
  working: [['received', 'accepted']],
  telling: [['received', 'accepted', 'working']],
  checking: [['received', 'accepted', 'working', 'telling']],
  fulfilled: [['received', 'accepted', 'working', 'telling', 'checking']],
  partly: [['received', 'accepted', 'working', 'telling', 'checking']],
  refused: [['received', 'accepted']],
  'taken-back': [['received']],
};
const ENDS = ['fulfilled', 'partly', 'refused', 'taken-back', 'identity-failed'];
const NOES = ['refused', 'partly', 'identity-failed'];

const anyTaking = fc.record({
  step: fc.constantFrom(...REQUEST_STEPS),
  actor: fc.constantFrom(...REQUEST_ACTORS),
  assurance: fc.constantFrom('login', 'step-up') as fc.Arbitrary<'login' | 'step-up'>,
  reason: fc.option(fc.constantFrom(...REQUEST_REASONS), { nil: undefined, freq: 1 }),
  ground: fc.option(fc.constantFrom(...REQUEST_GROUNDS), { nil: undefined, freq: 1 }),
  locale: fc.constantFrom('de', 'en', 'nl'),
});
/** Wild ones, and such as fit the machine, so that the ends are reached. */
const anyTame = anyTaking.map((taking) => {
  const { by, reasons } = MOVES[taking.step];
  const isNo = ['refuse', 'partly', 'fail-identity'].includes(taking.step);
  const { ground, ...rest } = taking;
  return {
    ...rest,
    actor: by[0]!,
    reason: reasons[0],
    assurance: 'step-up' as const,
    ...(isNo ? { ground: ground ?? REQUEST_GROUNDS[0] } : {}),
  };
});
const anyCourse = fc.array(
  fc.oneof({ weight: 1, arbitrary: anyTaking }, { weight: 4, arbitrary: anyTame }),
  {
    maxLength: 60,
  },
);

type Wild = Omit<Taking, 'at'>;

/** What of all that is tried is written down. */
function courseOf(tried: readonly Wild[], missed: string[] = []): readonly Step[] {
  let steps: readonly Step[] = [];
  for (const [hour, taking] of tried.entries()) {
    const at = new Date(BEGUN + hour * 3_600_000);
    const wanted = { ...taking, at, routes: ROUTES } as Taking;
    try {
      steps = [...steps, ...decide(steps, wanted, DUE)];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      missed.push(error.code);
    }
  }
  return steps;
}

/** Whether these states lead to each other as the design draws it. */
const isDrawn = (states: readonly RequestState[]): boolean =>
  states.every((state, n) =>
    BEFORE[state].some((needed) => needed.every((one) => states.slice(0, n).includes(one))),
  );

test('no request comes to a state, nor to an end, without the states that are before it', () => {
  fc.assert(
    fc.property(anyCourse, (tried) => {
      expect(isDrawn(courseOf(tried).map(({ state }) => state))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('every way through nine steps is as it is drawn, and all states are reached', () => {
  const seen = new Set<RequestState>();
  let ways = 0;
  const walk = (steps: readonly Step[]): void => {
    const states = steps.map(({ state }) => state);
    expect(isDrawn(states)).toBe(true);
    for (const state of states) seen.add(state);
    ways += 1;
    if (steps.length === 9) return;
    for (const step of REQUEST_STEPS) {
      const { by, from, reasons } = MOVES[step];
      if (!from.includes(states.at(-1) ?? null)) continue;
      if (step === 'extend' && steps.some((one) => one.step === step)) continue;
      const isNo = ['refuse', 'partly', 'fail-identity'].includes(step);
      const taking: Taking = {
        step,
        actor: by[0]!,
        at: new Date(BEGUN),
        locale: 'de',
        routes: ROUTES,
        assurance: 'step-up',
        reason: reasons[0],
        ...(isNo ? { ground: 'excessive' } : {}),
      };
      walk([...steps, ...decide(steps, taking, DUE)]);
    }
  };
  walk([]);
  expect([...seen].toSorted()).toEqual([...REQUEST_STATES].toSorted());
  expect(ways).toBeGreaterThan(200);
});

test('nothing leaves an end, and an end is one of five', () => {
  expect(REQUEST_STATES.filter(isEnd).toSorted()).toEqual(ENDS.toSorted());
  fc.assert(
    fc.property(anyCourse, anyTame, (tried, more) => {
      const steps = courseOf(tried);
      const at = steps.findIndex(({ state }) => isEnd(state));
      expect(at === -1 || at === steps.length - 1).toBe(true);
      if (at === -1) return;
      const late = { ...more, at: new Date(BEGUN), routes: ROUTES } as Taking;
      expect(() => decide(steps, late, DUE)).toThrow(Refusal);
    }),
    { numRuns: 500 },
  );
});

test('every step says who, when, why, with which message in which language', () => {
  fc.assert(
    fc.property(anyCourse, (tried) => {
      for (const step of courseOf(tried)) {
        expect(step.at.getTime()).toBeGreaterThanOrEqual(BEGUN);
        expect(MOVES[step.step].by).toContain(step.actor);
        expect(MOVES[step.step].reasons).toContain(step.reason);
        expect(step.template).toMatch(/^request\.[a-z-]+@1$/);
        expect(['de', 'en', 'nl']).toContain(step.locale);
      }
    }),
    { numRuns: 300 },
  );
});

test('a no has its ground and both ways to take it further, and a yes has none (Art. 12(4))', () => {
  fc.assert(
    fc.property(anyCourse, (tried) => {
      for (const { state, step, ground, complaintRoute, courtRoute } of courseOf(tried)) {
        const isNo = NOES.includes(state) && step !== 'extend';
        expect([ground, complaintRoute, courtRoute].map((one) => one !== null)).toEqual(
          Array(3).fill(isNo),
        );
      }
    }),
    { numRuns: 500 },
  );
});
