import { randomUUID } from 'node:crypto';
import type { Village } from '@village-butcher/sdk';
import { routes, type NamingAct } from '@village-butcher/sdk/contract';
import { createRetailer } from '@village-butcher/sdk/server';
import type { TestService } from './service.js';

/** A token that may have customers named, of somebody who signed in so long ago. */
export function namingToken(
  { issuer, clock }: Pick<TestService, 'issuer' | 'clock'>,
  person: string,
  secondsAgo = 0,
): string {
  const claims = issuer.claims(person, 'dpo-identify', clock.at ?? new Date());
  const auth_time = (claims['iat'] as number) - secondsAgo;
  return issuer.write({ claims: { ...claims, acr: 'urn:gold', auth_time } });
}

/** The desk as one of two people has it who may see customers by name. */
export const namingsOf = (village: TestService, person: string, secondsAgo = 0) =>
  createRetailer({
    baseUrl: village.baseUrl,
    locale: 'de',
    token: async () => ({ token: namingToken(village, person, secondsAgo), expiresAt: null }),
  }).audit.namings;

/** Asks who read what, by the names that the app has for its customers. */
export const NAMING: NamingAct = {
  question: 'did-read',
  version: 1,
  parameters: {},
  knownTo: 'app:brandt',
  reason: 'complaint',
  ticket: 'DPO-1207',
};

/** One asks, another approves. The answer: which request. */
export async function approved(
  village: TestService,
  asked: Partial<NamingAct> = {},
): Promise<string> {
  const { id } = await namingsOf(village, 'ruth').create({ ...NAMING, ...asked });
  await namingsOf(village, 'omar').end(id, 'approved');
  return id;
}

/** A request that nobody made. */
export const NO_NAMING = randomUUID();

/** What a customer finds of looks at them by name, newest first. */
export const looksAt = async (app: Village) =>
  (await app.call(routes.ownLooks, { query: {} })).items;

/** What their own app calls a customer. */
export const knownAs = async (app: Village) => (await app.call(routes.subject, {})).subject;
