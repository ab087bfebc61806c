import { readFileSync } from 'node:fs';
import type { Disclosure, Right, Standing, Suggestion } from '@village-butcher/sdk';
import { readScenario } from '../scenario/file.js';
import type { Whole } from '../scenario/global/whole.js';
import type { Seen } from '../scenario/here.js';
import { isStep, lifeOf } from '../scenario/life.js';
import type { Answer, Look } from '../scenario/people.js';
import { standOf } from '../scenario/stand.js';

/*
 * A step of the demo at which nothing is wrong, as plain values: what the checks of a run look at.
 */

const scenario = readScenario(readFileSync('demo/brandt-day.json', 'utf8'));
const start = Date.parse(scenario.clock.start);
const life = lifeOf('D01', scenario.personas['D01']!, start);
export const step = life.find(isStep)!;
export const right: Right = {
  field: 'diet',
  recipient: 'app:brandt',
  purpose: 'recipes',
  line: 'L1',
};
export const item: Suggestion = {
  ref: 'R16',
  kind: 'recipe',
  purpose: 'recipes',
  title: 'Spinat-Walnuss-Salat',
  reasons: [
    {
      key: 'gate.diet',
      params: {},
      text: 'kein Konflikt gefunden',
      effect: 'gate',
      delta: 0,
      field: 'diet',
      restsOn: right,
    },
  ],
  rests: [right],
};
export const use: Disclosure = {
  id: 'U1',
  at: '2027-06-11T10:10:00.000Z',
  recipient: 'app:brandt',
  client: 'app',
  store: step.scene.store,
  uses: [right],
};
export const standing: Standing = {
  standing: [{ ...right, verdict: 'granted', until: '2028-06-01T06:00:00.000Z' }],
  askable: [],
  wishes: [],
  notices: [],
  recipients: [],
  told: ['diet'],
  pending: [],
  pausedUntil: null,
};
const unused = ['allergies', 'household', 'children', 'calendar', 'memory'] as const;

/** An answer with these items. */
export const answerOf = (items: readonly Suggestion[], more: object = {}): Answer => ({
  ask: { store: step.scene.store, purposes: ['recipes'] },
  reply: { items, notChecked: unused, heldCount: 0, catalogue: 'C', rules: 'R', ...more },
  wire: { by: 'D01', path: '/v1/suggestions', status: 200, headers: [], text: '' },
});

/** What a counter is shown of a calendar. */
export const lookAt = (texts: string[]): Look => ({
  counter: 'counter:brandt/mutzenhausen/meat',
  view: { at: use.at, shows: [{ field: 'calendar', purposes: ['shopping-tips'], texts }] },
  wire: { by: 'staff', path: '/v1/counters', status: 200, headers: [], text: texts.join() },
});

/** What somebody saw to whom nothing wrong was done, with something else in it. */
export function seenWith(answer: Answer, other: Partial<Seen> = {}): Seen {
  const deeds = life.flatMap((one) => (one.kind === 'deed' && one.at === start ? [one] : []));
  const told = deeds.filter(({ operation }) => JSON.stringify(operation).includes('diet'));
  const wished = deeds.filter(({ operation }) => operation.op === 'wish');
  return {
    step,
    actor: 'D01',
    stand: standOf([...told, ...wished], step.at, 'app:brandt'),
    standing,
    answer,
    asked: [answer],
    looks: [],
    disclosures: [use],
    held: [],
    comes: null,
    unshared: new Map(),
    ...other,
  };
}

/** A run in which this was seen. */
export const wholeWith = (seen: readonly Seen[], other: Partial<Whole> = {}): Whole => ({
  scenario,
  seen,
  exchanges: [],
  customers: ['D01'],
  standingOf: () => Promise.resolve(standing),
  traces: () => Promise.resolve([]),
  open: () => Promise.resolve(),
  ...other,
});
