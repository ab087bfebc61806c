import { createHmac } from 'node:crypto';
import { SETTLED_DAYS, type Settled, type SettledWord } from '@village-butcher/sdk/contract';
import { opened, sealed } from '../ledger/keyring.js';

/** What a customer said of an item in one app, shut, and the tag by which it is found. */
export interface SettledBox {
  readonly tag: Buffer;
  readonly box: Buffer;
}

/** In whose village, and in which app. What is settled in one counts in no other. */
export interface SettledPlace {
  readonly customer: string;
  readonly recipient: string;
}

/** Longer than what is said of the longest item, so that no box tells how long its item's name is. */
const PLAIN_BYTES = 128;
const KEPT_MS = SETTLED_DAYS * 86_400_000;

/** When it stops counting. `null`: once it is taken back. */
export const endOf = (says: SettledWord, at: Date): Date | null =>
  says === 'never' ? null : new Date(at.getTime() + KEPT_MS);

/** Finds an item again. Only who has the customer's key can tell which item it stands for. */
export const tagOf = (key: Buffer, { recipient }: SettledPlace, item: string): Buffer =>
  createHmac('sha256', key).update(`${recipient} ${item}`).digest();

/** Shuts what was said. The box opens in its own place and under its own tag alone. */
export function sealSettled(
  key: Buffer,
  place: SettledPlace,
  tag: Buffer,
  { item, says, at }: Settled,
): Buffer {
  const plain = Buffer.from(JSON.stringify({ item, says, at }).padEnd(PLAIN_BYTES));
  return sealed(key, aboutOf(place, tag), plain);
}

/** What `sealSettled` shut. */
export function openSettled(key: Buffer, place: SettledPlace, { tag, box }: SettledBox): Settled {
  const said = JSON.parse(opened(key, aboutOf(place, tag), box).toString()) as Settled;
  const end = endOf(said.says, new Date(said.at));
  return end ? { ...said, until: end.toISOString() } : said;
}

const aboutOf = ({ customer, recipient }: SettledPlace, tag: Buffer): string =>
  `${customer} ${recipient} ${tag.toString('hex')}`;
