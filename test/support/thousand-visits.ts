import { FIELDS, FIELDS_FOR, PURPOSES as ALL, type Purpose } from '@village-butcher/sdk/contract';
import { look } from '../../src/recommend/look.flow.js';
import { suggestTo } from '../../src/recommend/suggest.flow.js';
import { openVisit } from '../../src/recommend/visit.flow.js';
import { CHEESE, MEAT } from './counters.js';
import { LAKE, MILL } from './market.js';
import { freshAct, oneOf, PURPOSES, someOf, type Doing } from './thousand-deeds.js';
import { BRANDT, MILL_APP } from './thousand-market.js';
import { verdictOn } from './thousand-told.js';
import type { Refused } from '../../src/audit/attempts.js';

/** Somebody comes into a store, and is read there: by their app, or by whoever stands behind a counter. */

const CLIENTS = { [BRANDT]: 'brandt-app', [MILL_APP]: 'mill-app' } as const;

/** How each thing stands that could be read for these purposes. */
const verdictsOf = (
  { person, now }: Doing,
  recipient: string,
  pairs: readonly (readonly [Purpose, (typeof FIELDS)[number]])[],
) =>
  pairs.map(([purpose, field]) => ({
    purpose,
    field,
    verdict: verdictOn(person.acts, { recipient, purpose, field }, now.toISOString()),
  }));

type Judged = ReturnType<typeof verdictsOf>[number];

/** What is read is what is permitted and was told, each on the line that gave it. */
function keepRead(
  { person, thousand: { journal }, now }: Doing,
  where: { readonly recipient: string; readonly client: string; readonly store: string },
  judged: readonly Judged[],
): void {
  const { recipient } = where;
  const parts = judged
    .filter(({ field, verdict }) => verdict === 'granted' && person.told.has(field))
    .map(({ field, purpose }) => {
      const act = person.acts.findLast(
        ({ says, named }) =>
          says === 'granted' &&
          named.some(
            (one) => one.field === field && one.purpose === purpose && one.recipient === recipient,
          ),
      );
      return { field, purpose, line: act!.line };
    });
  if (parts.length === 0) return;
  const at = now.toISOString();
  journal.reads.push({ who: person.who, at, seen: person.seq, ...where, parts });
}

/** Opens an app in a store. */
export async function visits(doing: Doing): Promise<void> {
  const { person, now, thousand } = doing;
  const { db, keyring, shelves } = thousand.sealed.village;
  const recipient = oneOf(person, [BRANDT, BRANDT, BRANDT, MILL_APP] as const);
  const store = oneOf(person, [MILL, MILL, LAKE]);
  const purposes = [oneOf(person, PURPOSES), ...someOf(person, PURPOSES)];
  const client = CLIENTS[recipient];
  const caller = { customer: person.who, recipient, client, locale: 'de', purposes: ALL } as const;
  const asked = { caller, ask: { store, purposes: [...new Set(purposes)] } };
  await suggestTo(db, keyring, shelves, asked, now);
  const pairs = asked.ask.purposes
    .filter((purpose) => person.wishes.has(purpose))
    .flatMap((purpose) => FIELDS_FOR[purpose].map((field) => [purpose, field] as const));
  keepRead(doing, { recipient, client, store }, verdictsOf(doing, recipient, pairs));
}

const COUNTERS = {
  [MEAT]: { client: 'mill-meat', purposes: ['shopping-tips', 'offers'] },
  [CHEESE]: { client: 'mill-cheese', purposes: ['recipes'] },
} as const;

/** Shows a code at a counter. What nobody gave to it is tried and refused. */
export async function standsAtCounter(doing: Doing): Promise<void> {
  const { person, now, thousand } = doing;
  const { village } = thousand.sealed;
  const recipient = oneOf(person, [MEAT, MEAT, CHEESE] as const);
  const { client, purposes } = COUNTERS[recipient];
  const coming = { customer: person.who, place: { store: MILL }, act: freshAct() };
  const { code } = await openVisit(village, coming, now);
  const serving = { recipient, client, locale: 'de', purposes, counter: recipient, code } as const;
  await look(village, serving, now).catch((error: { readonly code?: string }) => {
    if (error.code !== 'not-found') throw error;
  });
  const pairs = purposes.flatMap((purpose) => FIELDS.map((field) => [purpose, field] as const));
  const judged = verdictsOf(doing, recipient, pairs);
  keepRead(doing, { recipient, client, store: MILL }, judged);
  const refused = judged.filter(({ verdict }) => verdict !== 'granted') as unknown as Refused[];
  const tried = { customer: person.who, recipient, client, at: now, refused };
  if (refused.length > 0) thousand.journal.tries.push(tried);
}
