import { randomUUID, type UUID } from 'node:crypto';
import type { Village } from '@village-butcher/sdk';
import { routes, type RequestAct, type RightsRequest } from '@village-butcher/sdk/contract';
import type { TestVillage } from './village.js';

/** A Thursday. */
export const NOON = new Date('2026-11-26T11:00:00.000Z');
const DAY_MS = 86_400_000;
/** A month later is a holiday, a Saturday, and then a Sunday comes. */
export const DUE = '2026-12-28T23:00:00.000Z';

/** Asks for a right, as an app does. */
export const filing = (app: Village, body: RequestAct, idempotencyKey: UUID = randomUUID()) =>
  app.call(routes.fileRequest, { body }, { idempotencyKey });

/** What a customer asked for, the newest first. */
export const own = async (app: Village) => (await app.call(routes.requests, {})).items;

/** What was done, one after the other. */
export const stepsOf = ({ steps }: { readonly steps: readonly { readonly step: string }[] }) =>
  steps.map(({ step }) => step);

/** What the desk is answered: a request, a list, or a no. */
export interface Said extends RightsRequest {
  readonly items: readonly RightsRequest[];
  readonly code: string;
  readonly issues: readonly object[];
}

/** Sets the clock to so many days after noon. */
export const later = (village: TestVillage, days: number): Date =>
  (village.clock.at = new Date(NOON.getTime() + days * DAY_MS));

/** A request of the desk, with an officer's token. */
export async function atDesk(
  village: TestVillage,
  path: string,
  body?: unknown,
  key: string = randomUUID(),
) {
  const reply = await village.ask(path, {
    method: body ? 'POST' : 'GET',
    token: village.tokenFor('desk', 'dpo'),
    headers: { 'idempotency-key': key },
    ...(body ? { body } : {}),
  });
  return { status: reply.status, said: (await reply.json()) as Said };
}

/** An act of a customer who has just signed in anew. */
export async function asAnew(
  village: TestVillage,
  name: string,
  path: string,
  body: unknown,
): Promise<RightsRequest> {
  const claims = village.issuer.claims(name, 'customer', village.clock.at!);
  const auth_time = Math.floor(village.clock.at!.getTime() / 1000);
  const token = village.issuer.write({ claims: { ...claims, acr: 'urn:gold', auth_time } });
  const headers = { 'idempotency-key': randomUUID() };
  const reply = await village.ask(path, { method: 'POST', token, body, headers });
  return (await reply.json()) as RightsRequest;
}
