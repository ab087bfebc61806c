import { askOf } from '../contract/suggest.js';
import { ACTS } from './acts.js';
import { personIn, type Answer, type Served } from './asked.js';
import { suggestTo } from './asking.js';
import type { House } from './house.js';
import { erasureOf, leave, stay } from './leaving.js';
import { ownFileOf } from './own-file.js';
import { disclosuresOf, heldOf, historyOf, recordedAs, stillHeldOf } from './records.js';
import { Refusal } from './refusal.js';
import { settle, settledIn, unsettle } from './settle.js';
import { standingOf } from './standing.js';
import { recalled } from './value.js';

/** What each route answers; one that is not here is nowhere. All that happens, happens in one turn: what is awaited is a signature. */
export const ANSWERS: { readonly [Name in Served]?: Answer<Name> } = {
  ...ACTS,
  permissions: (asked) => standingOf(personIn(asked), asked.house),
  settled: (asked) => ({
    items: settledIn(personIn(asked), asked.caller.recipient, asked.house.now).map((one) =>
      titled(one, asked.house),
    ),
  }),
  putSettled: ({ house, caller, params, body }) => settle(house, caller, params.item, body.says),
  removeSettled: (asked) => {
    unsettle(personIn(asked), asked.caller.recipient, asked.params.item);
  },
  getField: (asked) => {
    const value = recalled(personIn(asked), asked.params.field, asked.house);
    if (value === undefined) throw new Refusal('not-found');
    return value;
  },
  putField: (asked) => {
    personIn(asked).telling.tell(asked.params.field, asked.body, asked.house.now);
    return asked.body;
  },
  suggestions: ({ house, caller, query }) => suggestTo(house, caller, askOf(query)),
  suggestionsWith: ({ house, caller, body }) => suggestTo(house, caller, body),
  history: (asked) => historyOf(personIn(asked), asked.query),
  disclosures: (asked) => disclosuresOf(personIn(asked), asked.query),
  stillHeld: (asked) => stillHeldOf(personIn(asked), asked.house.now),
  held: (asked) => heldOf(personIn(asked), asked.house.now),
  receipt: (asked) => asked.promiser.receiptOf(recordedAs(personIn(asked), asked.params.id)),
  export: ownFileOf,
  erasure: ({ house, caller }) => erasureOf(house, caller.subject),
  erase: ({ house, caller, act }) => leave(house, caller.subject, act()),
  undoErasure: ({ house, caller, act }) => stay(house, caller.subject, act()),
};

const titled = <One extends { readonly item: string }>(one: One, { shelf }: House) => {
  const title = shelf.items.get(one.item)?.title;
  return title === undefined ? one : { ...one, title };
};
