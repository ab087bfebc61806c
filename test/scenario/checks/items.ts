import type { Suggestion } from '@village-butcher/sdk';
import type { Here, Check, Faults } from '../here.js';

/** Every recipe shown is in the set. A smaller answer is fine. */
export const allowedRecipes: Check<'allowedRecipes'> = ({ items }, here) =>
  recipesIn(here)
    .filter(({ ref }) => !items.includes(ref))
    .map(({ ref }) => `${ref} is not in the closed set`);

/** None of them is shown, rides on what is shown, or is on its list. */
export const forbidden: Check<'forbidden'> = ({ items }, here) =>
  here.answer.reply.items.flatMap((item) =>
    [...namesIn({ ref: item.ref, ...beside(item) })]
      .filter((name) => Object.hasOwn(items, name))
      .map((name) => `${name} is there (${items[name]})`),
  );

export const required: Check<'required'> = ({ items }, here) =>
  items.filter((item) => !refsIn(here).includes(item)).map((item) => `${item} is missing`);

export const exactItems: Check<'exactItems'> = ({ purpose, items }, here) => {
  const shown = here.answer.reply.items.filter((item) => item.purpose === purpose);
  const refs = shown.map(({ ref }) => ref);
  return [
    ...items.filter((item) => !refs.includes(item)).map((item) => `${item} is missing`),
    ...refs.filter((ref) => !items.includes(ref)).map((ref) => `${ref} is too much`),
    ...refs.filter((ref, at) => refs.indexOf(ref) < at).map((ref) => `${ref} is there twice`),
  ];
};

export const maxItems: Check<'maxItems'> = ({ count }, here) =>
  unless(refsIn(here).length <= count, `${refsIn(here).length} items came`);

export const minItems: Check<'minItems'> = ({ purpose, count }, here) => {
  const shown = here.answer.reply.items.filter((item) => item.purpose === purpose).length;
  return unless(shown >= count, `${shown} items of ${purpose} came`);
};

export const onlyPurposes: Check<'onlyPurposes'> = ({ purposes }, here) =>
  here.answer.reply.items
    .filter(({ purpose }) => !purposes.some((one) => one === purpose))
    .map(({ ref, purpose }) => `${ref} is for ${purpose}`);

export const firstItem: Check<'firstItem'> = ({ heaviness }, here) => {
  const [first] = recipesIn(here);
  if (!first) return ['no recipe came'];
  const found = factsOf(here, first.ref)?.heaviness ?? 'unknown';
  return unless(found === heaviness, `${first.ref} is ${found}`);
};

export const everyItem: Check<'everyItem'> = ({ minutesAtMost }, here) =>
  recipesIn(here).flatMap(({ ref }) => {
    const minutes = factsOf(here, ref)?.minutes ?? Infinity;
    return unless(minutes <= minutesAtMost, `${ref} takes ${minutes} minutes`);
  });

/** Asked for alone, each comes: caution that holds what is clear is a failure, too. */
export const eligible: Check<'eligible'> = async ({ items }, here) => {
  const faults: string[] = [];
  for (const item of items) {
    const { reply } = await here.alone(item);
    if (!reply.items.some(({ ref }) => ref === item)) faults.push(`${item} does not come`);
  }
  return faults;
};

export const unless = (holds: unknown, fault: string): Faults => (holds ? [] : [fault]);

const refsIn = ({ answer }: Here): string[] => answer.reply.items.map(({ ref }) => ref);
const recipesIn = ({ answer }: Here): Suggestion[] =>
  answer.reply.items.filter(({ kind }) => kind === 'recipe');
const factsOf = ({ scenario }: Here, ref: string) => scenario.recipes.find(({ id }) => id === ref);

/** What an item carries beside its reasons: voices, and a list, once there are any. */
const beside = ({ reasons: _why, rests: _rights, ref: _ref, ...rest }: Suggestion): object => rest;

/** Every string in it, however deep. */
function* namesIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* namesIn(inner);
  }
}
