import { randomUUID } from 'node:crypto';
import { NotFoundError, type CounterView, type Village } from '@village-butcher/sdk';
import { routes } from '@village-butcher/sdk/contract';
import { give, type TestVillage } from './village.js';

/** Two counters of the mill. The second is none of the usual market's recipients. */
export const MEAT = 'counter:brandt/mill/meat';
export const CHEESE = 'counter:brandt/mill/cheese';
/** A code that nobody was ever given. */
export const NOBODYS = '0000000000';
/** What somebody told for whoever stands behind the meat. */
export const NOTES = ['Rind nur aus der Hüfte', 'ein paar Knochen für den Hund'];

/** A token of whoever stands behind a counter, through one of its clients. */
export const tokenAt = ({ issuer, clock }: TestVillage, client_id = 'mill-meat'): string =>
  issuer.write({
    claims: { ...issuer.claims('staff', 'counter', clock.at ?? new Date()), client_id },
  });

/** Types a code in: what the counter is shown, or nothing. */
export async function look(
  village: TestVillage,
  code: string,
  client = 'mill-meat',
  counter = MEAT,
): Promise<CounterView | null> {
  const staff = village.customer('staff', {
    device: 'shared',
    token: async () => ({ token: tokenAt(village, client), expiresAt: null }),
  });
  return staff.call(routes.counterView, { params: { counter, visit: code } }).catch((error) => {
    if (error instanceof NotFoundError) return null;
    throw error;
  });
}

/** Everything of an answer that a counter can tell from another, but for its time. */
export async function bytesOf(
  village: TestVillage,
  code: string,
  client = 'mill-meat',
  counter = MEAT,
) {
  const path = `/v1/counters/${encodeURIComponent(counter)}/customers/${code}`;
  const reply = await village.ask(path, {
    token: tokenAt(village, client),
    headers: { 'x-request-id': '00000000-0000-4000-8000-000000000000' },
  });
  const headers = [...reply.headers].filter(([name]) => name !== 'date');
  return { status: reply.status, headers, body: await reply.text() };
}

/** Somebody with two notes, which the meat counter may read. */
export async function regularOf(
  village: TestVillage,
  name: string = randomUUID(),
): Promise<Village> {
  const jonas = village.customer(name);
  await jonas.profile.put('memory', { notes: NOTES.map((text) => ({ text })) });
  await give(jonas, ['memory'], ['shopping-tips'], MEAT);
  return jonas;
}
