import type { Said } from '../../src/audit/chain.js';
import { recipientsIn, recordOf } from '../../src/audit/records/record.js';
import { GIVEN, hour, UNTIL, WHICH } from './desk-chain.js';
import { daysAfter } from './histories.js';
import { CONTROLLER } from './keys.js';

/** The records of a customer who did this, as of a time. */
export const recordsAfter = (chain: readonly Said[], asOf: string): readonly object[] =>
  recipientsIn(chain).map((recipient) =>
    recordOf(
      { customerRef: 'somebody', recipient, name: recipient, controller: CONTROLLER },
      chain.filter(({ at }) => at <= asOf),
      { asOf, knownAsOf: asOf, logSize: chain.length },
    ),
  );

const { notice } = GIVEN.event as Extract<Said['event'], { type: 'granted' }>;
const PRESSED = { surface: 'permission-centre', control: 'switch' } as const;

/** A permission that was refused, given, taken back, given again and ran out, and one that stands. */
const EVENTS: readonly Said['event'][] = [
  { type: 'refused', ...PRESSED, notice, permissions: [WHICH] },
  GIVEN.event,
  { type: 'withdrawn', ...PRESSED, permissions: [WHICH] },
  GIVEN.event,
  {
    type: 'granted',
    ...PRESSED,
    notice: { ...notice, version: notice.version + 1 },
    permissions: [
      {
        ...WHICH,
        field: 'household',
        purpose: 'offers',
        until: daysAfter(20, new Date(UNTIL)).toISOString(),
      },
    ],
  },
  { type: 'paused', until: daysAfter(30, new Date(UNTIL)).toISOString() },
];
const CHAIN: readonly Said[] = EVENTS.map((event, seq) => ({
  event,
  seq,
  act: `act-${seq}`,
  line: `line-${seq}`,
  at: hour(seq),
}));

/** A record with everything that a record may have, new each time. */
export const aRecord = (): Readonly<Record<string, unknown>> =>
  recordsAfter(CHAIN, daysAfter(1, new Date(UNTIL)).toISOString())[0] as never;

/** A copy to change. */
export const copyOf = (record: object): Record<string, unknown> =>
  JSON.parse(JSON.stringify(record)) as Record<string, unknown>;

/** Where something is taken out. */
export type Removal = readonly (string | number)[];

/** What a record is whole without. */
const MAY_BE_MISSING = ['vb:pausedUntil'];

/** Every single member of a thing, at any depth. */
export function removalsOf(thing: unknown, at: Removal = []): readonly Removal[] {
  if (typeof thing !== 'object' || thing === null) return [];
  return Object.entries(thing).flatMap(([key, value]) => {
    const path = [...at, Array.isArray(thing) ? Number(key) : key];
    const own = Array.isArray(thing) || MAY_BE_MISSING.includes(key) ? [] : [path];
    return [...own, ...removalsOf(value, path)];
  });
}

/** A record with one member less. */
export function without(record: object, removal: Removal): object {
  const rest = copyOf(record) as Record<string | number, unknown>;
  const [last, ...above] = removal.toReversed();
  const thing = above
    .toReversed()
    .reduce((one, key) => one[key] as Record<string | number, unknown>, rest);
  delete thing[last!];
  return rest;
}
