import { setTimeout } from 'node:timers/promises';
import type { Village } from '@village-butcher/sdk';
import { FIELDS, FIELDS_FOR, PURPOSES, QUESTIONS, routes } from '@village-butcher/sdk/contract';
import { MARKET, MILL } from './market.js';
import type { Marks } from './sweep-marks.js';
import type { People } from './sweep-people.js';
import { rightsAll } from './sweep-rights.js';
import type { SweptService } from './sweep-service.js';
import { unzipped } from './unzip.js';
import { NOTICE } from './village.js';

const MEAT = 'counter:brandt/mill/meat';
const PATIENCE_MS = 120_000;
const DAY_MS = 86_400_000;
const VIEW = { store: MILL, purposes: ['recipes', 'shopping-tips'] } as const;

/** What somebody was handed in a life, and must not be found anywhere but with them. */
export interface Lived {
  readonly tokens: readonly string[];
  readonly codes: readonly string[];
  /** Of acts and uses. */
  readonly ids: readonly string[];
  /** The files of an export, by name. */
  readonly archive: ReadonlyMap<string, Buffer>;
}

/** Who hears what was taken back; and what a service does of itself, where nobody does it yet. */
type Around = Pick<SweptService, 'receiver'> & { work?(): Promise<unknown> };

/** A customer tells all there is to tell, and uses all there is to use; and so does everybody around. */
export async function liveAll(people: People, marks: Marks, around: Around): Promise<Lived> {
  const retailer = people.house('retailer');
  await retailer.imports.create(MARKET);
  await trade(retailer, marks);
  const ada = people.customer(marks.subject, 'themselves');
  await tellAll(ada, marks);
  const { ids, code } = await shareAll(ada, marks);
  const invited = await ada.members.invite('adult-1');
  await people.customer(marks.others[0]!, 'a member').members.confirm(invited.code);
  await strangers(people, code);
  await people.listen(marks.subject);
  await around.work?.();
  const archive = await auditAll(people, { ...marks, line: ids[0]! }, around);
  await rightsAll(people, marks.others[1]!);
  await telling(people, around);
  await leave(ada);
  const codes = [code, invited.code].flatMap((one) => [one, one.replaceAll(/\W/g, '')]);
  return { tokens: people.tokens, codes, ids, archive };
}

type House = ReturnType<People['house']>;

async function trade({ imports, claims, suggestions }: House, { madeUp }: Marks): Promise<void> {
  const defaults = { language: 'de', stores: [MILL], asOf: '2026-11-20' } as const;
  const csv = 'gtin,name,allergens,traces,traits\n4000000000006,Kartoffeln,none,none,none\n';
  await imports.products({ defaults, csv });
  const how = { language: 'de', heaviness: 'light', minutes: 20, serves: 4 } as const;
  const dish = { '@type': 'Recipe', identifier: 'R1', name: 'Auflauf' };
  const document = JSON.stringify({ ...dish, recipeIngredient: ['1 kg Kartoffeln'] });
  await imports.recipes({ defaults: how, document });
  await imports.stock({ stock: [{ store: MILL, product: 'walnuts', inStock: true }] });
  const about = { product: 'paste', allergen: 'celery' } as const;
  await claims.put(about, { says: 'denied', role: 'quality' });
  await claims.remove(about);
  const notes = [{ text: madeUp }];
  await suggestions.explain({ ...VIEW, profile: { memory: { notes } }, wishes: ['recipes'] });
}

async function tellAll({ profile }: Village, marks: Marks): Promise<void> {
  const diet = { rules: ['vegetarian' as const], intolerances: [marks.intolerance] };
  await profile.put('diet', { members: { self: diet, 'adult-1': diet } });
  const to = { [marks.allergy]: 'traces' as const };
  await profile.put('allergies', { members: { self: { to, answered: true } } });
  await profile.put('household', { eaters: 3, appetite: 'large' });
  await profile.put('children', { 'child-1': marks.child });
  await profile.put('pets', { pets: [{ species: marks.pet }] });
  await profile.put('calendar', { hints: [{ date: marks.calendar, hint: 'important' }] });
  const maps = { food: marks.mapped, rule: 'want' as const, attribute: marks.attribute };
  const [first = '', ...rest] = marks.notes;
  await profile.put('memory', {
    notes: [{ text: first, maps }, ...rest.map((text) => ({ text }))],
  });
  for (const field of FIELDS) await profile.get(field);
}

async function shareAll(ada: Village, marks: Marks) {
  for (const purpose of PURPOSES) await ada.wishes.put(purpose, { channel: 'app' });
  const until = new Date(Date.now() + 300 * DAY_MS).toISOString();
  const all = PURPOSES.flatMap((purpose) =>
    FIELDS_FOR[purpose].map((field) => ({ field, purpose, recipient: 'app:brandt', until })),
  );
  const act = { notice: NOTICE, surface: 'permission-centre', control: 'allow' } as const;
  const given = await ada.grant({ permissions: all, ...act }, { idempotencyKey: marks.key });
  const memory = { field: 'memory', purpose: 'shopping-tips', recipient: MEAT, until } as const;
  const atCounter = await ada.grant({ permissions: [memory], ...act });
  await ada.suggestions.list(VIEW);
  await ada.call(routes.suggestionsWith, { body: { ...VIEW, among: ['walnut-salad'] } });
  await ada.settled.put('walnut-salad', { says: 'never' });
  await ada.settled.list();
  await ada.settled.remove('walnut-salad');
  const { code } = await ada.visits.open({ store: MILL });
  const [use] = (await ada.disclosures.list()).items;
  await ada.history.list();
  await ada.held.list();
  await ada.call(routes.stillHeld, {});
  await ada.call(routes.subject, {});
  await ada.call(routes.receipt, { params: { id: given.id } });
  await ada.permissions.get();
  const plain = all.map(({ field, purpose, recipient }) => ({ field, purpose, recipient }));
  const back = { surface: 'permission-centre', control: 'switch' } as const;
  const taken = await ada.withdraw({ permissions: plain.slice(0, 5), ...back });
  const paused = await ada.pause({ until });
  const resumed = await ada.resume();
  const lines = [given, atCounter, taken, paused, resumed].flatMap(({ id, lines: some }) => [
    id,
    ...some.map(({ leafHash }) => leafHash),
  ]);
  return { code, ids: [given.id, use!.id, ...lines] };
}

async function strangers(people: People, code: string): Promise<void> {
  const guest = people.guest();
  await guest.suggestions.list({ store: MILL, purposes: ['recipes'] });
  await guest.visits.open({ store: MILL });
  await guest.call(routes.stores, {});
  await people.counter().call(routes.counterView, { params: { counter: MEAT, visit: code } });
}

/** The desk asks every question, and exports all it may. */
async function auditAll(
  people: People,
  { reason, line }: Pick<Marks, 'reason'> & { readonly line: string },
  around: Around,
): Promise<Lived['archive']> {
  const { audit } = people.house('dpo');
  await audit.questions();
  for (const question of QUESTIONS) {
    const asked = question === 'proof' ? { line } : {};
    await audit.answer({ question, version: 1, parameters: asked }).catch(() => {});
  }
  const ask = { parameters: {}, formats: ['csv'] as const, reason };
  const questions = ['could-read', 'did-read', 'may-still-hold', 'not-told'] as const;
  const cancelled = await audit.exports.create({ ...ask, formats: [], questions: ['did-read'] });
  await audit.exports.cancel(cancelled.id);
  const { id } = await audit.exports.create({
    ...ask,
    formats: ['csv'],
    questions: [...questions],
  });
  await until(async () => (await audit.exports.get(id)).state === 'ready', around);
  const chunks: Uint8Array[] = [];
  const into = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(chunk) });
  await audit.exports.archive(id, into);
  return unzipped(Buffer.concat(chunks));
}

/** The recipient hears that something was taken back, looks what, and answers. */
async function telling(people: People, around: Around): Promise<void> {
  const { receiver } = around;
  await until(() => receiver.heard.length > 0, around);
  const { notifications } = people.house('recipient');
  const { id } = receiver.heard[0]!;
  await notifications.get(id);
  await notifications.answer(id, { answer: 'done', at: new Date().toISOString() });
}

async function leave(ada: Village): Promise<void> {
  await ada.call(routes.export, {}).catch(() => {});
  await ada.profile.remove('pets');
  await ada.wishes.remove('events');
}

async function until(isSo: () => boolean | Promise<boolean>, { work }: Around): Promise<void> {
  for (const last = Date.now() + PATIENCE_MS; !(await isSo()); await setTimeout(50)) {
    await work?.();
    if (Date.now() > last) throw new Error('It took too long.');
  }
}
