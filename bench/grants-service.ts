import { grantOn } from '../src/on-screen.js';
import { RULES } from '../test/support/service-parts.js';
import { shareAll } from './share-all.js';
import { answer, openVillage } from './village.js';

/*
 * The service in a process of its own, given permissions: each ask is one act. It ends when whoever
 * started it lets go.
 */

const [most, ...words] = process.argv.slice(2);
const { parts, tokens } = await openVillage(words);
const { keyring, shelves, snapshots } = parts;
const { register } = shelves.current();
const act = shareAll(shelves, 'switch', Number(most));

/** The same act of each customer, with the snapshot of what they were shown. */
function actOf(n: number): string {
  const customer = keyring.pseudonymOf(RULES.issuer, `customer-${n}`);
  const seat = { snapshots, register, holder: { customer, client: 'app' } };
  const { shown } = grantOn(seat, act, new Date());
  return JSON.stringify({ ...act, snapshot: shown?.snapshot.token });
}

await answer(
  parts,
  tokens.map((token, n) => ({
    path: '/v1/me/grants',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: actOf(n),
  })),
);
