import fc from 'fast-check';
import type { Profile } from '@village-butcher/sdk/contract';
import type { ConsentCommand } from '../../src/consent/decide.js';
import type { Cohort } from '../../src/consent/quarantine.js';
import { keyOf } from '../../src/consent/standing.js';
import { anyTold, minute } from './customers.js';
import { anyHolds, type Holds } from './held.js';
import { anyHistory, anyRecipient, daysAfter, givenTo, NOON, NOTICE } from './histories.js';

/** What somebody did and told, who asks, and what is held. */
export type Life = readonly [
  history: readonly ConsentCommand[],
  told: Partial<Profile>,
  recipient: string,
  holds: Holds,
];

const APP = 'app:brandt';
const USUAL: readonly ConsentCommand[] = [
  { type: 'wish', purpose: 'recipes', wish: { channel: 'app' } },
  givenTo(APP, ['recipes', 'shopping-tips']),
];
/** The same, with an end that lies there. */
const endingAt = (end: Date): readonly ConsentCommand[] =>
  USUAL.map((command) => {
    if (command.type !== 'grant') return command;
    const permissions = command.act.permissions.map((one) => ({
      ...one,
      until: end.toISOString(),
    }));
    return { ...command, act: { ...command.act, permissions } };
  });
const FREE: Holds = { deaf: [], cohorts: [] };
const TOLD: Partial<Profile> = {
  household: { eaters: 3 },
  diet: { members: { self: { rules: ['vegan'] }, 'adult-1': { rules: ['vegan'] } } },
};
/** What was given in the second minute, on the notice and the screen of everybody. */
const COHORT: Cohort = {
  notice: NOTICE.id,
  version: NOTICE.version,
  surface: null,
  uses: null,
  from: minute(1).toISOString(),
  to: minute(2).toISOString(),
};
const held = (cohort: Partial<Cohort>): Life => [
  USUAL,
  TOLD,
  APP,
  { deaf: [], cohorts: [{ ...COHORT, ...cohort }] },
];

/** One permission is not to be used until then. */
const restrictedUntil = (end: Date): ConsentCommand => ({
  type: 'restrict',
  permissions: [{ recipient: APP, purpose: 'recipes', field: 'household' }],
  until: end.toISOString(),
});

/** Lives of which each lies at an edge of one condition of the read: chance comes there too rarely. */
export const EDGES: readonly Life[] = [
  [USUAL, TOLD, APP, FREE],
  held({}),
  held({ notice: 'another' }),
  held({ version: NOTICE.version + 1 }),
  held({ surface: 'suggestion-why' }),
  held({ surface: 'permission-centre' }),
  held({ from: minute(1.5).toISOString() }),
  held({ from: minute(0).toISOString(), to: minute(1).toISOString() }),
  held({ uses: [keyOf({ recipient: APP, purpose: 'recipes', field: 'diet' })] }),
  [USUAL, TOLD, APP, { deaf: [APP], cohorts: [] }],
  [USUAL, TOLD, 'counter:brandt/mill/meat', FREE],
  [[...USUAL, { type: 'pause', until: daysAfter(1).toISOString() }], TOLD, APP, FREE],
  [[...USUAL, { type: 'pause', until: NOON.toISOString() }], TOLD, APP, FREE],
  [[...USUAL, restrictedUntil(daysAfter(1))], TOLD, APP, FREE],
  [[...USUAL, restrictedUntil(NOON)], TOLD, APP, FREE],
  [
    [...USUAL, restrictedUntil(daysAfter(1)), { type: 'lift', permissions: 'all' }],
    TOLD,
    APP,
    FREE,
  ],
  [endingAt(NOON), TOLD, APP, FREE],
  [endingAt(new Date(NOON.getTime() + 1)), TOLD, APP, FREE],
];

/** Any of them. */
export const anyLife = fc.tuple(anyHistory, anyTold, anyRecipient, anyHolds);
