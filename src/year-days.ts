import { randomUUID } from 'node:crypto';
import {
  FIELDS_FOR,
  PURPOSES,
  type CatalogueImport,
  type Purpose,
} from '@village-butcher/sdk/contract';
import type { ConsentCommand } from './consent/decide.js';
import { record } from './consent/record.flow.js';
import { oneYesEach } from './demo-file.js';
import { grantOn } from './on-screen.js';
import { tell } from './profile/tell.flow.js';
import { leave } from './recommend/erasure.flow.js';
import { suggestTo } from './recommend/suggest.flow.js';
import type { Living } from './year.js';

/** Somebody, the day on which they come for the first time, and their number: it draws their year. */
export interface Person {
  readonly customer: string;
  readonly n: number;
  readonly joins: number;
}

/** What somebody does on a day. */
type Deed = 'join' | 'visit' | 'change' | 'withdraw' | 'pause' | 'resume' | 'leave';

const WANTED = ['recipes', 'shopping-tips'] as const satisfies readonly Purpose[];
const DIETS = ['vegan', 'vegetarian', 'pescatarian', 'halal'] as const;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const LEAVES_AFTER = 120;

/** What somebody does on a day, in its order. The same number does the same in every run. */
export function plannedFor({ n, joins }: Person, day: number): readonly Deed[] {
  const since = day - joins;
  const leaves = n % 25 === 3;
  if (since < 0 || (leaves && since > LEAVES_AFTER)) return [];
  const deeds: readonly (readonly [Deed, boolean])[] = [
    ['join', since === 0],
    ['change', since === 50 && n % 8 === 3],
    ['withdraw', since === 40 && n % 6 === 0],
    ['pause', since === 60 && n % 7 === 0],
    ['resume', since === 75 && n % 14 === 0],
    ['leave', since === LEAVES_AFTER && leaves],
    ['visit', since % 30 === 0],
  ];
  return deeds.flatMap(([deed, isToday]) => (isToday ? [deed] : []));
}

interface Today {
  readonly day: number;
  readonly morning: Date;
}

/** Lives the day of one person, one deed after another, some minutes apart. */
export async function dayOf(
  living: Living,
  catalogue: CatalogueImport,
  person: Person,
  { day, morning }: Today,
): Promise<void> {
  for (const [turn, deed] of plannedFor(person, day).entries()) {
    const now = new Date(morning.getTime() + (turn + 1) * MINUTE_MS);
    await DEEDS[deed]({ living, catalogue, person, now });
    if (deed === 'leave') return;
  }
}

interface Doing {
  readonly living: Living;
  readonly catalogue: CatalogueImport;
  readonly person: Person;
  readonly now: Date;
}

const DEEDS: Readonly<Record<Deed, (doing: Doing) => Promise<unknown>>> = {
  join,
  visit,
  change: (doing) => dietOf(doing, doing.person.n + 1),
  withdraw: (doing) =>
    said(doing, {
      type: 'withdraw',
      act: { permissions: 'all', surface: 'permission-centre', control: 'withdraw-all' },
      witness: {
        assurance: 'login',
        client: doing.living.client,
        sdk: null,
        receivedAt: doing.now,
      },
    }),
  pause: (doing) => said(doing, { type: 'pause', until: inDays(doing.now, 30) }),
  resume: (doing) => said(doing, { type: 'resume' }),
  leave: ({ living, person: { customer }, now }) =>
    leave(living, { customer, assurance: 'stepped-up', act: actOf() }, now),
};

async function join(doing: Doing): Promise<void> {
  const { living, person, now } = doing;
  const { db, keyring } = living;
  await dietOf(doing, person.n);
  const household = { field: 'household', value: { eaters: 1 + (person.n % 5) } } as const;
  await tell(db, keyring, person.customer, household, now);
  for (const purpose of WANTED) {
    await said(doing, { type: 'wish', purpose, wish: { channel: 'app' } });
  }
  for (const choice of choicesOf(doing)) await said(doing, choice);
}

const dietOf = ({ living: { db, keyring }, person: { customer }, now }: Doing, n: number) => {
  const value = { members: { self: { rules: [DIETS[n % DIETS.length]!] } } };
  return tell(db, keyring, customer, { field: 'diet', value }, now);
};

/** Every ninth refuses what others give; every fifth gives for 45 days. */
function choicesOf({ living, person: { n, customer }, now }: Doing): readonly ConsentCommand[] {
  const { register } = living.shelves.current();
  const { id, version, locale } = register.notices[0]!;
  const until = inDays(now, n % 5 === 0 ? 45 : 360);
  const all = WANTED.flatMap((purpose) =>
    FIELDS_FOR[purpose].map((field) => ({ field, recipient: living.app, purpose })),
  );
  const how = {
    notice: { id, version, locale },
    surface: 'permission-centre',
    control: 'allow',
  } as const;
  const given = all.map((which) => ({ ...which, until }));
  const choices =
    n % 9 === 8
      ? [{ permissions: [], declined: all }]
      : oneYesEach(given).map((permissions) => ({ permissions }));
  const seat = {
    snapshots: living.snapshots,
    register,
    holder: { customer, client: living.client },
  };
  return choices.map((choice) => grantOn(seat, { ...choice, ...how }, now));
}

function visit({ living, catalogue, person: { n, customer }, now }: Doing): Promise<unknown> {
  const { db, keyring, shelves, app: recipient, client } = living;
  const store = catalogue.stores[n % catalogue.stores.length]!.id;
  const caller = { customer, recipient, client, locale: 'de', purposes: [...PURPOSES] } as const;
  return suggestTo(db, keyring, shelves, { caller, ask: { store, purposes: [...WANTED] } }, now);
}

const said = (
  { living: { db, keyring }, person: { customer }, now }: Doing,
  command: ConsentCommand,
): Promise<unknown> => record(db, keyring, customer, { command, act: actOf() }, now);

const actOf = () => ({ id: randomUUID(), requestHash: Buffer.alloc(32) });

const inDays = (now: Date, days: number): string =>
  new Date(now.getTime() + days * DAY_MS).toISOString();
