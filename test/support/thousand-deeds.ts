import { randomUUID } from 'node:crypto';
import type { Field, Profile, Receipt } from '@village-butcher/sdk/contract';
import type { ConsentCommand } from '../../src/consent/decide.js';
import { record } from '../../src/consent/record.flow.js';
import { forget as forgetField, tell } from '../../src/profile/tell.flow.js';
import { saidBy } from './receipts.js';
import type { Person, Thousand } from './thousand-village.js';
import type { Act } from './thousand.js';
import { daysAfter, pausedBy } from './thousand-told.js';

/** Somebody does something, somewhere in this world, now. */
export interface Doing {
  readonly thousand: Thousand;
  readonly person: Person;
  readonly now: Date;
}

export const PURPOSES = ['recipes', 'shopping-tips', 'offers'] as const;
export const TELLABLE = ['diet', 'allergies', 'household', 'pets', 'memory'] as const;

export const oneOf = <One>({ chance }: Pick<Person, 'chance'>, all: readonly One[]): One =>
  all[chance(all.length)]!;
export const someOf = <One>({ chance }: Pick<Person, 'chance'>, all: readonly One[]): One[] =>
  all.filter(() => chance(2) === 0);

export const freshAct = () => ({ id: randomUUID(), requestHash: Buffer.alloc(32) });

/** What a line says, as the one who said it knows it. */
export type Saying = Pick<Act, 'says'> & Partial<Act>;

/** Puts the lines of a receipt into the journal: their numbers are the service's, all else is our own. */
export function keep(
  doing: Doing,
  { lines }: Pick<Receipt, 'lines'>,
  says: readonly Saying[],
): void {
  const { person, now, thousand } = doing;
  if (lines.length !== says.length) {
    throw new Error(`${lines.length} lines for ${says.map((one) => one.says).join(' ')}.`);
  }
  lines.forEach((line, n) => {
    const { act, line: id, seq, prev } = saidBy(line);
    const place = { act, line: id, seq, prev, leafHash: line.leafHash };
    const who = { who: person.who, at: now.toISOString() };
    const said: Act = { named: [], ...says[n]!, ...place, ...who };
    person.acts.push(said);
    person.seq = seq;
    thousand.journal.acts.push(said);
    lettersOf(doing, said);
  });
}

/** Whoever keeps copies of what they read of somebody, and what that was. */
function usersOf({ thousand: { journal }, person }: Doing): Map<string, Set<string>> {
  const users = new Map<string, Set<string>>();
  for (const { who, recipient, parts } of journal.reads) {
    if (who !== person.who || journal.keeps.get(recipient) !== 'copies') continue;
    const fields = users.get(recipient) ?? new Set<string>();
    parts.forEach(({ field }) => fields.add(field));
    users.set(recipient, fields);
  }
  return users;
}

/** Whoever used what an act is about has to know. */
function lettersOf(doing: Doing, { says, named, field, line }: Act): void {
  for (const [recipient, used] of usersOf(doing)) {
    const taken = named.filter((one) => one.recipient === recipient).map((one) => one.field);
    if (says === 'withdrawn') write(doing, recipient, 'permission.withdrawn', line, taken);
    if (says === 'erased') write(doing, recipient, 'field.erased', line, [field!]);
    if (says === 'paused') write(doing, recipient, 'use.restricted', line, [...used]);
  }
}

/** A letter, if its recipient used any of this. */
function write(
  doing: Doing,
  recipient: string,
  kind: string,
  line: string | null,
  about: readonly string[],
): void {
  const used = usersOf(doing).get(recipient)!;
  const fields = about.filter((field) => used.has(field));
  if (fields.length === 0) return;
  const { person, now, thousand } = doing;
  const letter = { recipient, kind, line, fields, attempts: [], answers: [] };
  thousand.journal.letters.push({ who: person.who, at: now.toISOString(), ...letter });
}

/** What was told otherwise before is put right: whoever used it is told, and no line says so. */
export function corrected(doing: Doing, field: Field, value: unknown): void {
  const { told } = doing.person;
  const [before, after] = [told.get(field), JSON.stringify(value)];
  told.set(field, after);
  if (before === undefined || before === after) return;
  for (const recipient of usersOf(doing).keys()) {
    write(doing, recipient, 'field.rectified', null, [field]);
  }
}

/** Carries out a command, and keeps what it came to. */
export async function doAct(
  doing: Doing,
  command: ConsentCommand,
  says: readonly Saying[],
): Promise<void> {
  const { db, keyring } = doing.thousand.sealed.village;
  const wanted = { command, act: freshAct() };
  keep(doing, await record(db, keyring, doing.person.who, wanted, doing.now), says);
}

/** A value that nobody said before. */
export function valueOf(field: (typeof TELLABLE)[number], turn: number): Profile[Field] {
  const values = {
    diet: { members: { self: { rules: ['vegan'], limits: { carbohydratesMax: 20 + turn } } } },
    allergies: {
      members: { self: { to: { nuts: turn % 2 === 0 ? 'traces' : 'contains' }, answered: true } },
    },
    household: { eaters: 1 + (turn % 9) },
    pets: { pets: [{ species: `dog ${turn}` }] },
    memory: { notes: [{ text: `Note ${turn}` }] },
  } as const;
  return values[field] as Profile[Field];
}

export async function tells(doing: Doing, field = oneOf(doing.person, TELLABLE)): Promise<void> {
  const { thousand, person, now } = doing;
  const { db, keyring } = thousand.sealed.village;
  const value = valueOf(field, (person.turn += 1)) as never;
  await tell(db, keyring, person.who, { field, value }, now);
  corrected(doing, field, value);
}

export async function forgets(doing: Doing): Promise<void> {
  const { thousand, person, now } = doing;
  const { db, keyring } = thousand.sealed.village;
  const field = oneOf(person, TELLABLE);
  const says = person.told.has(field) ? [{ says: 'erased' as const, field }] : [];
  const told = { field, act: freshAct() };
  keep(doing, await forgetField(db, keyring, person.who, told, now), says);
  person.told.delete(field);
}

export async function wishes(doing: Doing, purpose = oneOf(doing.person, PURPOSES)): Promise<void> {
  const { person } = doing;
  const says = person.wishes.has(purpose) ? [] : [{ says: 'wished' as const, purpose }];
  await doAct(doing, { type: 'wish', purpose, wish: { channel: 'app' } }, says);
  person.wishes.add(purpose);
}

export async function unwishes(doing: Doing): Promise<void> {
  const purpose = oneOf(doing.person, PURPOSES);
  const says = doing.person.wishes.delete(purpose) ? [{ says: 'unwished' as const, purpose }] : [];
  await doAct(doing, { type: 'unwish', purpose }, says);
}

export async function pauses(doing: Doing): Promise<void> {
  const until = daysAfter(oneOf(doing.person, [2, 9, 30]), doing.now.toISOString());
  await doAct(doing, { type: 'pause', until }, [{ says: 'paused', until }]);
}

export async function resumes(doing: Doing): Promise<void> {
  const isPaused = pausedBy(doing.person.acts) !== undefined;
  await doAct(doing, { type: 'resume' }, isPaused ? [{ says: 'resumed' }] : []);
}
