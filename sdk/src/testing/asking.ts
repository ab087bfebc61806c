import { LIMIT, type SuggestAsk, type Suggestions } from '../contract/suggest.js';
import type { Profile } from '../contract/profile.js';
import { FIELDS_FOR, type Field, type Purpose } from '../contract/vocabulary.js';
import type { Used } from './chain.js';
import { ANSWERED } from './course.js';
import { dayIn, endOfDay } from './dates.js';
import type { Caller, House } from './house.js';
import type { Person } from './person.js';
import { Refusal } from './refusal.js';
import { settledIn } from './settle.js';
import { suggest, type Permitted } from './suggest.js';
import type { View } from './table.js';

/**
 * The main job. What is permitted is read and written down in one turn; nothing permitted, nothing
 * written (L4).
 */
export function suggestTo(
  house: House,
  caller: Caller & { readonly locale: string },
  ask: SuggestAsk,
): Suggestions {
  const { shelf, now } = house;
  const store = shelf.stores.get(ask.store);
  if (!store) throw Refusal.at('unknown-store', ['store']);
  const unknown = (ask.among ?? []).findIndex((ref) => !shelf.items.has(ref));
  if (unknown >= 0) throw Refusal.at('unknown-item', ['among', unknown]);

  const person = house.personOf(caller.subject);
  const screen = ask.screen ?? 'own';
  const date = dayIn(store.zone, now);
  const { recipient, locale } = caller;
  const permitted = permittedOf(person, ask, { recipient, screen, now });
  disclose(house, person, caller, ask, permitted);
  const visit = { ...ask, screen, date, locale, recipient, limit: ask.limit ?? LIMIT.default };
  const { suggestions, held: items } = suggest(permitted, visit, shelf);

  const rests = restsOf(permitted, recipient);
  const goneAt = endOfDay(store.zone, date);
  if (items.length > 0) person.held = [{ at: now, goneAt, rests, items }, ...person.held];
  return suggestions;
}

interface Place {
  readonly recipient: string;
  readonly screen: string;
  readonly now: number;
}

/** One view a purpose: a permission for recipes never serves shopping tips (L1). */
function permittedOf(
  person: Person,
  ask: SuggestAsk,
  { recipient, screen, now }: Place,
): Permitted {
  const wished = new Set(ask.purposes.filter((purpose) => person.wishes.has(purpose)));
  const seen = screen === 'own' ? ANSWERED.filter((purpose) => wished.has(purpose)) : [];
  const views = seen.map((purpose): [Purpose, View] => {
    const fields = FIELDS_FOR[purpose].filter(
      (field) => person.verdictOn({ field, recipient, purpose }, now) === 'granted',
    );
    const known = fields.filter((field) => person.telling.confirmed(field) !== undefined);
    const values = known.map((field) => [field, person.telling.confirmed(field)]);
    const lines = known.map((field) => [field, person.wordOn({ field, recipient, purpose })!.line]);
    return [
      purpose,
      { values: Object.fromEntries(values) as Partial<Profile>, lines: Object.fromEntries(lines) },
    ];
  });
  const settled =
    screen === 'own' && recipient.startsWith('app:') ? settledIn(person, recipient, now) : [];
  return { views: Object.fromEntries(views), wished, settled };
}

/** Who, what fields, what for, on which line: never a value (L4). */
function disclose(
  house: House,
  person: Person,
  { recipient, client }: Caller,
  { store }: SuggestAsk,
  permitted: Permitted,
): void {
  const uses = restsOf(permitted, recipient)
    .map(({ field, purpose, line }) => ({ field, purpose, line }))
    .toSorted((a, b) => (`${a.purpose} ${a.field}` < `${b.purpose} ${b.field}` ? -1 : 1));
  if (uses.length === 0) return;
  const purposes = [...new Set(uses.map(({ purpose }) => purpose))];
  const used = purposes.map((purpose): Used => ({
    purpose,
    fields: uses
      .filter((one) => one.purpose === purpose)
      .map(({ field, line }) => ({ field, line })),
  }));
  const written = person.chain.disclosed(recipient, used, house.now);
  const { line: id, at } = written;
  person.uses.unshift({ disclosure: { id, at, recipient, client, store, uses }, written });
}

const restsOf = ({ views }: Permitted, recipient: string) =>
  Object.entries(views).flatMap(([purpose, { lines }]) =>
    Object.entries(lines).map(([field, line]) => ({
      recipient,
      purpose: purpose as Purpose,
      field: field as Field,
      line,
    })),
  );
