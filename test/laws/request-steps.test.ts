import { expect, test } from '@jest/globals';
import type { RequestStepName } from '@village-butcher/sdk/contract';
import { decide, decideAll, MOVES, type Step, type Taking } from '../../src/audit/request.js';
import { Refusal } from '../../src/base/refusal.js';

const NOW = new Date('2027-01-06T10:00:00.000Z');
const DUE = new Date('2027-02-05T23:00:00.000Z');
const ROUTES = { complaintRoute: 'DE-MV', courtRoute: 'GDPR Art. 79' };

/** A request as far as it came by these steps. */
const upTo = (...names: readonly RequestStepName[]): readonly Step[] =>
  decideAll(
    [],
    names.map((step) => ({
      step,
      at: NOW,
      actor: MOVES[step].by[0]!,
      locale: 'de',
      assurance: 'step-up',
      ...(step === 'extend' ? { reason: 'complex' } : {}),
    })),
    DUE,
  );
const dpo = (step: RequestStepName, more: Partial<Taking> = {}): Taking => ({
  step,
  actor: 'dpo',
  at: NOW,
  locale: 'de',
  routes: ROUTES,
  ...more,
});

test.each(['refuse', 'partly', 'fail-identity'] as const)(
  '%s cannot be written without a ground, nor without a way to the authority and to a court',
  (step) => {
    const steps =
      step === 'fail-identity'
        ? upTo('receive', 'open-identity')
        : upTo('receive', 'accept', 'work', 'tell', 'check');
    const why = { ground: 'excessive' } as const;
    expect(decide(steps, dpo(step, why), DUE)).toHaveLength(1);
    expect(() => decide(steps, dpo(step), DUE)).toThrow(Refusal);
    const { routes: _, ...without } = dpo(step, why);
    expect(() => decide(steps, without, DUE)).toThrow(/without a way/);
    for (const half of [{ courtRoute: '' }, { complaintRoute: '' }]) {
      const routes = { ...ROUTES, ...half };
      expect(() => decide(steps, dpo(step, { ...why, routes }), DUE)).toThrow(/without a way/);
    }
  },
);

test('it is extended once, for a reason, and only before the first month is over', () => {
  const steps = upTo('receive', 'accept');
  const extend = (more: Partial<Taking>) => decide(steps, dpo('extend', more), DUE);
  const last = new Date(DUE.getTime() - 1);
  expect(extend({ reason: 'complex', at: last })).toMatchObject([{ state: 'accepted' }]);
  expect(() => extend({ reason: 'complex', at: DUE })).toThrow(Refusal);
  expect(() => extend({ at: last })).toThrow(Refusal);
  const again = dpo('extend', { reason: 'many-requests', at: last });
  expect(() => decide(upTo('receive', 'extend'), again, DUE)).toThrow(Refusal);
});

test('who has not signed in anew has not proven who they are', () => {
  const steps = upTo('receive', 'open-identity');
  const prove = { step: 'prove-identity', actor: 'customer', at: NOW, locale: 'de' } as const;
  expect(() => decide(steps, { ...prove, assurance: 'login' }, DUE)).toThrow(Refusal);
  expect(decide(steps, { ...prove, assurance: 'step-up' }, DUE)).toMatchObject([
    { state: 'accepted' },
  ]);
});

test('a role takes its own steps alone: no customer fulfils, and no officer takes back', () => {
  const steps = upTo('receive', 'accept', 'work', 'tell', 'check');
  expect(() => decide(steps, dpo('fulfil', { actor: 'customer' }), DUE)).toThrow(Refusal);
  expect(() => decide(steps, dpo('take-back'), DUE)).toThrow(Refusal);
});
