import type { Stand, Standing, Which } from '../client/shape.js';
import {
  type Field,
  FIELDS,
  type Purpose,
  PURPOSES,
  SPECIAL_FIELDS,
} from '../contract/vocabulary.js';
import { type Answer, isOneOf } from '../core/word.js';

/** What can be answered today: nothing else is offered. */
export const OFFERED = ['recipes', 'shopping-tips'] as const satisfies readonly Purpose[];

/** What to whom for what, in words that may be newer than this version. */
export type Word = Answer<Which>;

/** One permission, as a line of the ledger: given or not. */
export interface Row {
  readonly key: string;
  readonly word: Word;
  /** The last word on it. Absent where nobody ever spoke. */
  readonly stand: Stand | undefined;
  readonly isOn: boolean;
}

/** The rows of one field. */
export interface Group {
  readonly field: string;
  readonly rows: readonly Row[];
}

/** The three words of a permission, out of whatever else is known of it. */
export const wordOf = ({ field, recipient, purpose }: Word): Word => ({
  field,
  recipient,
  purpose,
});

/** Names a permission, also as an id. */
export const keyOf = ({ field, recipient, purpose }: Word): string =>
  [field, recipient, purpose].join('--');

/** Says which permission a row speaks of, to whoever audits the page. */
export const markOf = ({ field, recipient, purpose }: Word): string =>
  [field, recipient, purpose].join(' ');

/** The door sign of a permission, as an id. */
export const signOf = (key: string): string => `sign--${key}`;

/** Given, whether or not something else holds it up. An unknown verdict is a no. */
const isOn = ({ verdict }: Stand): boolean => ['granted', 'paused', 'pending'].includes(verdict);

/** Every permission that stands or could be given, by field, in the order of the village's words. */
export function rowsIn(
  { standing, askable, recipients }: Standing,
  offered: readonly string[] = OFFERED,
): readonly Row[] {
  const could = askable
    .filter(({ purpose }) => offered.includes(purpose))
    .flatMap(({ recipient, purpose, fields }) =>
      fields.map((field) => ({ field, recipient, purpose })),
    );
  const words = new Map<string, Word>([...could, ...standing].map((word) => [keyOf(word), word]));
  const stands = new Map(standing.map((stand) => [keyOf(stand), stand]));
  const places = recipients.map(({ id }) => id);
  const order = ({ word: { field, recipient, purpose } }: Row): number =>
    (placeIn(FIELDS, field) * (places.length + 1) + placeIn(places, recipient)) *
      (PURPOSES.length + 1) +
    placeIn(PURPOSES, purpose);
  return Array.from(words, ([key, word]) => {
    const stand = stands.get(key);
    return { key, word: wordOf(word), stand, isOn: stand !== undefined && isOn(stand) };
  }).toSorted((one, other) => order(one) - order(other));
}

/** The rows of each field together. */
export const groupsOf = (rows: readonly Row[]): readonly Group[] =>
  [...new Set(rows.map(({ word }) => word.field))].map((field) => ({
    field,
    rows: rows.filter(({ word }) => word.field === field),
  }));

/** What stands in front: whatever was said, and what the own app could use of what was told. */
export const frontOf = (standing: Standing): ReadonlySet<string> =>
  new Set(
    rowsIn(standing)
      .filter(
        ({ stand, word }) =>
          stand || (standing.told.includes(word.field) && word.recipient.startsWith('app:')),
      )
      .map(({ key }) => key),
  );

/** How much is given: different facts, to different recipients. */
export function sharedIn(rows: readonly Row[]): { readonly facts: number; readonly with: number } {
  const given = rows.filter((row) => row.isOn).map(({ word }) => word);
  return {
    facts: new Set(given.map(({ field }) => field)).size,
    with: new Set(given.map(({ recipient }) => recipient)).size,
  };
}

/** Sharing it needs an explicit act. */
export const isSpecial = (field: string): boolean => isOneOf<Field>(SPECIAL_FIELDS, field);

/** What can be given is spelled in words that this version knows; anything else is only taken back. */
export const grantable = ({ field, recipient, purpose }: Word): Which | undefined =>
  isOneOf(FIELDS, field) && isOneOf(PURPOSES, purpose) ? { field, recipient, purpose } : undefined;

/** Unknown words come last. */
function placeIn(words: readonly string[], word: string): number {
  const place = words.indexOf(word);
  return place === -1 ? words.length : place;
}
