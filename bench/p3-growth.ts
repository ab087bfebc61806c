import { settle, type Crowd } from './crowd.js';
import type { Ground } from './ground.js';
import { permittedReads } from './reads.js';
import type { Figure, Row } from './row.js';
import { compare, type Side } from './windows.js';

const SMALL: Crowd = { customers: 1_000, permissions: 40 };
/** Fewer customers than in the small one, which favours neither: all of both lie in memory. */
const DEEP: Crowd = { customers: 250, permissions: 4_000 };
const WIDE: Crowd = { customers: 100_000, permissions: 40 };

/** P3: the permitted read, as customers say more and as there are more of them. */
export const growth: Row = async ({ say, ground }) => {
  const base = await ground();
  const settled = (name: string, crowd: Crowd): Promise<Side> => {
    say(`${crowd.customers} customers with ${crowd.permissions} permissions each move in`);
    return readsOf(base, name, crowd);
  };
  const small = await settled('p3_small', SMALL);
  const deep = await settled('p3_deep', DEEP);
  const wide = await settled('p3_wide', WIDE);
  say('4,000 permissions against 40');
  const deeper = await compare(deep, small);
  say('100,000 customers against 1,000');
  const wider = await compare(wide, small);
  return [
    { ...LINE, what: 'permitted read at 4,000 permissions a customer ÷ at 40', ...deeper },
    { ...LINE, what: 'permitted read at 100,000 customers ÷ at 1,000', ...wider },
  ];
};

const LINE = { id: 'P3', goal: 0.9, unit: 'reads a second' } satisfies Partial<Figure>;

async function readsOf(ground: Ground, name: string, crowd: Crowd): Promise<Side> {
  const { ownerUrl, db } = await ground.base(name);
  await settle(ownerUrl, crowd);
  return permittedReads(db, crowd.customers);
}
