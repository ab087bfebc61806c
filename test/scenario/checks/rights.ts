import type { Disclosure, Reason, Standing, Suggestion } from '@village-butcher/sdk';
import type { Check } from '../here.js';
import { differences, withoutIds } from '../wire.js';
import { unless } from './items.js';

/** Each is the reason of some item, and rests on a line that stands. */
export const reasonsInclude: Check<'reasonsInclude'> = ({ reasons }, here) =>
  reasons
    .filter(({ field, effect, item }) => {
      const items = here.answer.reply.items.filter(({ ref }) => ref === (item ?? ref));
      const found = reasonsOf(items).filter((one) => one.field === field && one.effect === effect);
      return !found.some(({ restsOn }) => restsOn && stands(here.standing, restsOn));
    })
    .map(({ field, effect, item = 'any item' }) => `${field} is no ${effect} of ${item}`);

/** A right stands if its permission does, on this very line. */
export const stands = ({ standing }: Standing, right: NonNullable<Reason['restsOn']>): boolean =>
  standing.some(
    ({ field, recipient, purpose, line, verdict }) =>
      verdict === 'granted' &&
      line === right.line &&
      field === right.field &&
      recipient === right.recipient &&
      purpose === right.purpose,
  );

/** No reason names the field, in any text or key. */
export const reasonsExclude: Check<'reasonsExclude'> = ({ fields }, here) =>
  reasonsOf(here.answer.reply.items).flatMap((reason) =>
    fields
      .filter((field) => JSON.stringify(reason).includes(field))
      .map((field) => `the reason ${reason.key} names ${field}`),
  );

export const notCheckedIncludes: Check<'notCheckedIncludes'> = ({ fields }, here) =>
  fields
    .filter((field) => !here.answer.reply.notChecked.includes(field))
    .map((field) => `the answer does not say that ${field} was not checked`);

export const notCheckedExcludes: Check<'notCheckedExcludes'> = ({ fields }, here) =>
  fields
    .filter((field) => here.answer.reply.notChecked.includes(field))
    .map((field) => `the answer says that ${field} was not checked`);

/** Asked for alone, it does not come, and there is exactly this one reason. */
export const held: Check<'held'> = async ({ items }, here) => {
  const faults: string[] = [];
  for (const { item, reason, elsewhere } of items) {
    const { reply } = await here.alone(item);
    if (reply.items.some(({ ref }) => ref === item)) faults.push(`${item} comes`);
    const known = (await here.held()).filter(({ ref }) => ref === item);
    const latest = known
      .map(({ at }) => at)
      .toSorted()
      .at(-1);
    const words = new Set(known.filter(({ at }) => at === latest).map((one) => one.reason));
    const said = [...words].join(', ') || 'not at all';
    faults.push(...unless(said === reason, `${item} is held: ${said}`));
    const stores = known.find(({ at }) => at === latest)?.elsewhere ?? [];
    if (elsewhere) {
      faults.push(...unless(isSame(stores, elsewhere), `${item} is said to be at: ${stores}`));
    }
  }
  return faults;
};

export const permission: Check<'permission'> = (expected, { standing: { standing } }) => {
  const known = standing.find(
    ({ field, recipient, purpose }) =>
      field === expected.field && recipient === expected.recipient && purpose === expected.purpose,
  );
  const verdict = known?.verdict ?? 'never-granted';
  return unless(verdict === expected.verdict, `the verdict is ${verdict}`);
};

/** The newest record of this recipient since the step began names exactly these. */
export const disclosed: Check<'disclosed'> = ({ recipient, fields }, here) => {
  const used = fieldsOf(here.disclosures.find((one) => one.recipient === recipient));
  return unless(isSame(used, fields), `${recipient} got: ${used.join(', ') || 'nothing'}`);
};

const fieldsOf = (disclosure: Disclosure | undefined): string[] => [
  ...new Set(disclosure?.uses.map(({ field }) => field)),
];

/** The twin, who acts at the same moment, is answered the same. */
export const sameAs: Check<'sameAs'> = async (expected, here) => {
  const twin = await here.twin(expected);
  if (expected.compare === 'bytes') {
    return differences(here.answer.wire, twin.wire).map((part) => `${part} is not the same`);
  }
  const [own, theirs] = [here.answer, twin].map(({ reply }) => partsOf(reply.items));
  return [...own!].flatMap(([part, text]) =>
    unless(theirs!.get(part) === text, `${part} are not the same: ${text}, ${theirs!.get(part)}`),
  );
};

/** What of the items counts for `items`: what, in which order, why, how much. */
const partsOf = (items: readonly Suggestion[]): ReadonlyMap<string, string> =>
  new Map([
    ['items', items.map(({ ref }) => ref).join(' ')],
    ['reasons', withoutIds(JSON.stringify(items.map(({ reasons }) => reasons)))],
    ['portions', JSON.stringify(items.map(({ portions }) => portions ?? null))],
  ]);

export const reasonsOf = (items: readonly Suggestion[]): Reason[] =>
  items.flatMap(({ reasons }) => reasons);

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());
