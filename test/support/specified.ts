import { FIELDS, PURPOSES, type Field, type Profile } from '@village-butcher/sdk/contract';
import { rule, type Ask } from '../../src/consent/ruling.js';
import { isOtherAdult, partsOf } from '../../src/profile/value.js';
import { live } from './customers.js';
import type { FreshDatabase } from './database.js';
import type { Life } from './edges.js';
import { impose, under } from './held.js';
import { NOON, type Stood } from './histories.js';

/** What was told, without the parts of adults who confirmed nothing. */
export function confirmedIn(told: Partial<Profile>): ReadonlyMap<Field, readonly string[]> {
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

/** Lives it in a database. Answers what the specification says of it. */
export async function lived(
  { db }: Pick<FreshDatabase, 'db'>,
  customer: string,
  [history, told, recipient, holds]: Life,
): Promise<Expected> {
  await live(db, customer, history, told);
  await impose(db, holds);
  return specified(under(holds, recipient, history), { customer, recipient, fields: FIELDS }, told);
}
