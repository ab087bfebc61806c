import { expect } from '@jest/globals';
import fc from 'fast-check';
import { FIELDS, PURPOSES, type Field, type Profile } from '@village-butcher/sdk/contract';
import { readDisclosures } from '../../src/audit/disclosure.store.js';
import type { ConsentCommand } from '../../src/consent/decide.js';
import type { Cohort } from '../../src/consent/quarantine.js';
import { keyOf } from '../../src/consent/standing.js';
import { rule, type Ask } from '../../src/consent/ruling.js';
import { readProfile } from '../../src/profile/profile.js';
import { readPermitted } from '../../src/profile/profile.store.js';
import { isOtherAdult, partsOf } from '../../src/profile/value.js';
import { anyTold, keyring, live, minute, someone } from './customers.js';
import type { FreshDatabase } from './database.js';
import { anyHolds, impose, under, type Holds } from './held.js';
import {
  anyHistory,
  anyRecipient,
  daysAfter,
  givenTo,
  NOON,
  NOTICE,
  type Stood,
} from './histories.js';

/** What was told, without the parts of adults who confirmed nothing. */
function confirmedIn(told: Partial<Profile>): ReadonlyMap<Field, readonly string[]> {
  const fields = Object.entries(told) as [Field, Profile[Field]][];
  return new Map(
    fields
      .map(([field, value]) => [field, Array.from(partsOf(field, value).keys())] as const)
      .filter(([, members]) => members.length > 0)
      .map(([field, members]) => [field, members.filter((one) => !isOtherAdult(one))] as const),
  );
}

function pendingIn(confirmed: ReadonlyMap<Field, readonly string[]>): Set<Field> {
  const fields = Array.from(confirmed).filter(([, members]) => members.length === 0);
  return new Set(fields.map(([field]) => field));
}

/** Fields and members of which a value would leave the database, as the database itself says. */
async function leaving(
  fresh: FreshDatabase,
  customer: string,
  recipient: string,
  pairs: readonly string[],
) {
  const [row] = await fresh.ask<{ boxes: string | null }>(
    'SELECT boxes FROM profile.permitted($1, $2, $3, $4, $5)',
    [customer, recipient, PURPOSES, pairs, NOON],
  );
  const lines = row!.boxes?.split('\n') ?? [];
  return lines.map((line) => line.split(' ').slice(0, 2).join(' ')).toSorted();
}

interface Expected {
  readonly uses: readonly string[];
  readonly verdicts: Readonly<Record<string, readonly string[]>>;
}

/** What the specification says of every wished purpose. */
function specified(
  { standing, wishes }: Stood,
  ask: Omit<Ask, 'purpose'>,
  told: Partial<Profile>,
): Expected {
  const confirmed = confirmedIn(told);
  const known = { ...standing, pending: pendingIn(confirmed) };
  const uses: string[] = [];
  const verdicts: Record<string, string[]> = {};
  for (const purpose of PURPOSES.filter((one) => wishes.has(one))) {
    const ruling = rule(known, { ...ask, purpose }, NOON);
    verdicts[purpose] = ruling.verdicts.map(({ field, verdict }) => `${field} ${verdict}`);
    const usable = ruling.permit.fields.filter(({ field }) => confirmed.has(field));
    uses.push(...usable.map(({ field }) => `${purpose} ${field}`));
  }
  return { uses: uses.toSorted(), verdicts };
}

type Life = readonly [
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
  [endingAt(NOON), TOLD, APP, FREE],
  [endingAt(new Date(NOON.getTime() + 1)), TOLD, APP, FREE],
];

type Mutable = [...Life];

interface How {
  readonly examples: readonly Life[];
  readonly numRuns: number;
  readonly endOnFailure?: boolean;
}

/** Holds the statement of a database to the specification, over random lives. Throws where they differ. */
export async function holdStatement(fresh: FreshDatabase, how: How): Promise<void> {
  const everyPair = PURPOSES.flatMap((purpose) => FIELDS.map((field) => [purpose, field] as const));
  await fc.assert(
    fc.asyncProperty(
      anyHistory,
      anyTold,
      anyRecipient,
      anyHolds,
      async (history, told, recipient, holds) => {
        const customer = someone();
        await live(fresh.db, customer, history, told);
        await impose(fresh.db, holds);
        const asked = { customer, recipient, fields: FIELDS };
        const expected = specified(under(holds, recipient, history), asked, told);

        const where = { client: 'a', store: 's', screen: 'own' } as const;
        const reading = { ...asked, ...where, purposes: PURPOSES, pairs: everyPair };
        const read = await readPermitted(fresh.db, keyring, reading, NOON);
        const disclosures = await readDisclosures(fresh.db, customer, { after: null, most: 10 });

        const opened: string[] = [];
        const verdicts: Record<string, string[]> = {};
        for (const purpose of PURPOSES.filter((one) => read.wished.has(one))) {
          const ruling = rule(read.standing, { ...asked, purpose }, NOON);
          verdicts[purpose] = ruling.verdicts.map(({ field, verdict }) => `${field} ${verdict}`);
          const { values } = readProfile(read.sealed, ruling.permit);
          opened.push(...Object.keys(values).map((field) => `${purpose} ${field}`));
        }
        const recorded = disclosures.flatMap(({ uses }) =>
          uses.map(({ purpose, field }) => `${purpose} ${field}`),
        );
        expect(verdicts).toEqual(expected.verdicts);
        expect(opened.toSorted()).toEqual(expected.uses);
        expect(recorded.toSorted()).toEqual(expected.uses);
        expect(disclosures.length).toBe(expected.uses.length > 0 ? 1 : 0);

        const confirmed = confirmedIn(told);
        const fields = new Set(expected.uses.map((use) => use.split(' ')[1] as Field));
        const pairs = everyPair.map((pair) => pair.join(' '));
        expect(await leaving(fresh, customer, recipient, pairs)).toEqual(
          Array.from(fields)
            .flatMap((field) => confirmed.get(field)!.map((member) => `${field} ${member}`))
            .toSorted(),
        );
      },
    ),
    { ...how, examples: how.examples.map((one): Mutable => [...one]) },
  );
}
