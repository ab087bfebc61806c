import { createHash } from 'node:crypto';
import type { Receipt, Village } from '@village-butcher/sdk';
import {
  FIELDS_FOR,
  type AnswerAsk,
  type Field,
  type Purpose,
  type Which,
} from '@village-butcher/sdk/contract';
import { createRetailer } from '@village-butcher/sdk/server';
import { MILL } from './market.js';
import { saidBy } from './receipts.js';
import { NOTICE, give, takeBack, wish, type TestVillage } from './village.js';

/** The desk of the data-protection officer in a village. */
export const deskOf = (village: TestVillage) =>
  createRetailer({
    baseUrl: village.baseUrl,
    locale: 'de',
    token: async () => ({ token: village.tokenFor('officer', 'dpo'), expiresAt: null }),
  }).audit;

export type Desk = ReturnType<typeof deskOf>;

/** All rows of an answer, page by page. */
export async function wholeOf(desk: Desk, ask: AnswerAsk) {
  const first = await desk.answer(ask);
  const rows = [...first.rows];
  for (let { next } = first; next !== undefined;) {
    const more = await desk.answer({ ...ask, page: next });
    rows.push(...more.rows);
    next = more.next;
  }
  return { ...first, rows };
}

/** One act as its customer has it in their hand. */
export interface Act {
  readonly customer: string;
  readonly line: string;
  readonly at: string;
  readonly says: 'granted' | 'withdrawn' | 'paused' | 'resumed';
  readonly until?: string;
  readonly permissions: readonly (Which & { readonly until?: string })[];
}

/** Chances that are the same in every run of a seed. */
export function chancesOf(seed: string): (below: number) => number {
  let turn = 0;
  return (below) =>
    createHash('sha256').update(`${seed} ${turn++}`).digest().readUInt32BE() % below;
}

const FIELDS: readonly Field[] = ['diet', 'household', 'pets', 'calendar'];
const PURPOSES: readonly Purpose[] = ['recipes', 'shopping-tips'];

/** Somebody in the village, and what they have done so far. */
export interface Villager {
  readonly name: string;
  readonly village: Village;
  readonly acts: Act[];
}

/** Somebody who tells two things, wants two things back, and shares one of them. */
export async function movedIn(village: TestVillage, name: string): Promise<Villager> {
  const villager: Villager = { name, village: village.customer(name), acts: [] };
  await wish(villager.village, ...PURPOSES);
  await villager.village.profile.put('household', { eaters: 3 });
  await villager.village.profile.put('diet', { members: { self: { rules: ['vegetarian'] } } });
  keep(villager, await give(villager.village, ['diet']));
  return villager;
}

/** A few things that somebody may do, one after another. */
export async function lived(villager: Villager, chance: (below: number) => number): Promise<void> {
  const { village } = villager;
  for (let turn = 0; turn < 4; turn += 1) {
    const fields = FIELDS.filter(() => chance(2) === 0);
    const purpose = PURPOSES[chance(2)]!;
    const offered = fields.filter((field) => FIELDS_FOR[purpose].includes(field));
    const some = offered.length > 0 ? offered : FIELDS.slice(0, 1);
    const purposes = [purpose];
    const what = chance(8);
    if (what < 3) keep(villager, await give(village, some, purposes));
    else if (what < 5) keep(villager, await takeBack(village, some, purposes));
    else if (what === 5 && chance(3) === 0) keep(villager, await paused(village));
    else await village.suggestions.list({ store: MILL, purposes: PURPOSES });
  }
}

const paused = (village: Village) => village.pause({ until: '2027-01-01T00:00:00.000Z' });

function keep({ name, acts }: Villager, { lines }: Receipt): void {
  for (const line of lines) {
    const {
      line: id,
      at,
      body,
    } = saidBy(line) as unknown as {
      line: string;
      at: string;
      body: { type: Act['says']; until?: string; permissions?: Act['permissions'] };
    };
    const { type: says, permissions = [], ...more } = body;
    acts.push({ customer: name, line: id, at, says, permissions, ...more });
  }
}

/** The answer to "who could read", told a second time and as simply as can be: act by act. */
export function couldReadPlainly(acts: readonly Act[], asOf: string) {
  const counts = new Map<string, string[]>();
  for (const customer of new Set(acts.map((act) => act.customer))) {
    const own = acts.filter((act) => act.customer === customer && act.at <= asOf);
    const pause = own.findLast(({ says }) => says === 'paused' || says === 'resumed');
    if (pause?.says === 'paused' && pause.until! > asOf) continue;
    const triples = own.flatMap(({ permissions }) => permissions.map(spelled));
    for (const triple of new Set(triples)) {
      const last = own.findLast(({ permissions }) => permissions.map(spelled).includes(triple))!;
      const until = last.permissions.find((one) => spelled(one) === triple)!.until;
      if (last.says === 'granted' && until! > asOf) {
        counts.set(triple, [...(counts.get(triple) ?? []), until!]);
      }
    }
  }
  return Array.from(counts, ([triple, ends]) => ({ triple, customers: ends.length })).toSorted(
    (a, b) => (a.triple < b.triple ? -1 : 1),
  );
}

export const spelled = ({ recipient, purpose, field }: Which): string =>
  `${recipient} ${purpose} ${field}`;

/** How a notice stands in an answer. */
export const SHOWN_NOTICE = `${NOTICE.id}@${NOTICE.version}.${NOTICE.locale}`;

/** Somebody whose diet was read once. */
export async function aReader(village: TestVillage) {
  const ada = village.customer();
  await wish(ada, 'recipes');
  await ada.profile.put('diet', { members: { self: { rules: ['vegan'] } } });
  const given = await give(ada, ['diet']);
  await ada.suggestions.list({ store: MILL, purposes: ['recipes'] });
  return { ada, given };
}

type OwnUses = Awaited<ReturnType<Village['disclosures']['list']>>;

/** The answer to "who may still hold", told a second time: customer by customer, newest use first. */
export const lastUsesPlainly = (own: readonly OwnUses[], asOf: string): readonly string[] =>
  own
    .flatMap(({ items }) => {
      const known = items.filter((use) => use.at <= asOf).toReversed();
      const last = known.flatMap(({ at, recipient, uses }) =>
        uses.map(({ field }) => [`${recipient} ${field}`, at] as const),
      );
      return Array.from(new Map(last), ([what, at]) => `${what} ${at}`);
    })
    .toSorted();
