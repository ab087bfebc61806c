import { createMongoAbility, subject } from '@casl/ability';
import { permittedFieldsOf } from '@casl/ability/extra';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { FIELDS, PURPOSES, type Field, type Which } from '@village-butcher/sdk/contract';
import { rule, type Ask } from '../src/consent/ruling.js';
import { SILENCE, wordsOf, type Standing, type Word } from '../src/consent/standing.js';

/** A way to decide the one ask, with all made ready that can be, and to read what it permits. */
export interface Engine {
  readonly decide: () => unknown;
  readonly permitted: () => readonly Field[];
}

const NOW = new Date('2026-11-26T12:00:00.000Z');
const DAY_MS = 86_400_000;
const APP = 'app:brandt';
/** Eight questions: every field, and the first of them once more. */
const ASK: Ask = {
  customer: 'somebody',
  recipient: APP,
  purpose: 'recipes',
  fields: [...FIELDS, FIELDS[0]],
};

/** 40 permissions: most stand, some were taken back, some are over. */
const SAID: readonly (readonly [Which, Word])[] = PURPOSES.flatMap((purpose) =>
  FIELDS.map((field) => ({ recipient: APP, purpose, field })),
)
  .slice(0, 40)
  .map((which, n) => [which, wordOf(n)]);
const GRANTED = SAID.filter(([, { says }]) => says === 'granted');

function wordOf(n: number): Word {
  if (n % 10 === 3) return { says: 'withdrawn', until: null, line: `line-${n}` };
  const days = n % 10 === 5 ? -1 : 30;
  return { says: 'granted', until: new Date(NOW.getTime() + days * DAY_MS), line: `line-${n}` };
}

/** Our own, with the standing there. */
export const ours = (): Engine => ourEngine(once(standing));

/** Our own, beginning with the 40 permissions as they are read. */
export const oursFromRows = (): Engine => ourEngine(standing);

/** CASL, by the question it is made for, once a field. Times are numbers: that is its fastest. */
export const casl = (): Engine => caslEngine(once(caslAbility));

/** CASL as its guide models it: one kind of subject, and whom and what for as conditions on it. */
export function caslGuide(): Engine {
  const ability = createMongoAbility(
    GRANTED.map(([{ recipient, purpose, field }, { until }]) => ({
      action: 'use',
      subject: 'profile',
      fields: [field as string],
      conditions: { recipient, purpose, now: { $lt: until!.getTime() } },
    })),
  );
  const decide = () => {
    const { recipient, purpose } = ASK;
    const asked = subject('profile', { recipient, purpose, now: NOW.getTime() });
    return ASK.fields.map((field) => ability.can('use', asked, field));
  };
  return { decide, permitted: () => ASK.fields.filter((_, index) => decide()[index]) };
}

/** CASL, beginning with the 40 permissions as they are read. */
export const caslFromRows = (): Engine => caslEngine(caslAbility);

const standing = (): Standing => ({ ...SILENCE, words: wordsOf(SAID) });

function ourEngine(standingOf: () => Standing): Engine {
  const decide = () => rule(standingOf(), ASK, NOW);
  return { decide, permitted: () => decide().permit.fields.map(({ field }) => field) };
}

function caslEngine(abilityOf: () => ReturnType<typeof caslAbility>): Engine {
  const decide = () => {
    const ability = abilityOf();
    const asker = subject(ASK.recipient, { now: NOW.getTime() });
    return ASK.fields.map((field) => ability.can(ASK.purpose, asker, field));
  };
  return { decide, permitted: () => ASK.fields.filter((_, index) => decide()[index]) };
}

function once<Value>(make: () => Value): () => Value {
  const made = make();
  return () => made;
}

/** CASL, asked for the list of permitted fields. It has nothing to say of the others. */
export function caslList(): Engine {
  const ability = caslAbility();
  const decide = () => {
    const asker = subject(ASK.recipient, { now: NOW.getTime() });
    return permittedFieldsOf(ability, ASK.purpose, asker, { fieldsFrom: (of) => of.fields ?? [] });
  };
  return { decide, permitted: () => ASK.fields.filter((field) => decide().includes(field)) };
}

/** Built before, and indexed by action and subject as CASL does; the end is a condition. */
const caslAbility = () =>
  createMongoAbility(
    GRANTED.map(([{ recipient, purpose, field }, { until }]) => ({
      action: purpose as string,
      subject: recipient,
      fields: [field as string],
      conditions: { now: { $lt: until!.getTime() } },
    })),
  );

/**
 * Cedar, with its policies parsed before, no entities, and the field in a policy's name: so one
 * call answers for all fields, by the reasons that it gives. A call a field takes eight times that.
 */
export function cedarOnce(): Engine {
  cedar.preparsePolicySet('standing', { staticPolicies: policies() });
  const call = {
    principal: { type: 'Recipient', id: ASK.recipient },
    action: { type: 'Action', id: ASK.purpose },
    resource: { type: 'Profile', id: ASK.customer },
    context: { now: NOW.getTime() },
    preparsedPolicySetId: 'standing',
    entities: [],
  };
  const decide = () => cedar.statefulIsAuthorized(call);
  const permitted = () => {
    const answer = decide();
    if (answer.type === 'failure') throw new Error('Cedar did not take the call.');
    const fields = answer.response.diagnostics.reason.map((reason) => reason.split(' ')[0]);
    return ASK.fields.filter((field) => fields.includes(field));
  };
  return { decide, permitted };
}

const policies = (): Record<string, string> =>
  Object.fromEntries(
    GRANTED.map(([{ recipient, purpose, field }, { until, line }]) => [
      `${field} ${line}`,
      `permit(principal == Recipient::"${recipient}", action == Action::"${purpose}", resource)
       when { context.now < ${until!.getTime()} };`,
    ]),
  );
