import type { ByKind } from '../file-expect.js';
import type { Check, Faults, Here } from '../here.js';
import type { Look } from '../people.js';
import { differences } from '../wire.js';
import { unless } from './items.js';

type Expected = ByKind['counterView'];
type Looks = Awaited<ReturnType<Here['atCounter']>>;

/** The counter sees exactly these fields. Nothing: it is answered as to a code of nobody. */
export const counterView: Check<'counterView'> = async (expected, here) =>
  faultsAt(expected, await here.atCounter(expected.counter), here.scenario.products);

/** What is wrong with a look, beside one at a code of nobody. */
export function faultsAt(
  expected: Expected,
  { look, stranger }: Looks,
  products: readonly { readonly id: string; readonly name: string }[],
): Faults {
  const { tipsNever = [], invite = [], shows } = expected;
  const never = products.filter(({ id }) => tipsNever.includes(id)).map(({ name }) => name);
  const says = (name: string) => look.wire.text.includes(name);
  return [
    ...shown(expected, look),
    ...(shows.length === 0 ? same(look, stranger) : []),
    ...[...tipsNever, ...never].filter(says).map((name) => `the counter is told of ${name}`),
    ...invite.filter((name) => !says(name)).map((name) => `nobody invites to ${name}`),
  ];
}

function shown({ shows }: Expected, { view }: Look): Faults {
  const seen = new Map((view?.shows ?? []).map(({ field, texts }) => [String(field), texts]));
  const wanted = new Set<string>(shows.map(({ field }) => field));
  return [
    ...[...seen.keys()].filter((field) => !wanted.has(field)).map((field) => `${field} is shown`),
    ...shows.flatMap(({ field, count, text }) => {
      const texts = seen.get(field);
      if (!texts) return [`${field} is not shown`];
      return [
        ...unless(count === undefined || texts.length === count, `${texts.length} of ${field}`),
        ...unless(
          text === undefined || texts.some((one) => one.includes(text)),
          `${field} says: ${texts.join('; ')}`,
        ),
      ];
    }),
  ];
}

/** No sign that there is anything. */
const same = (look: Look, stranger: Look): Faults =>
  differences(look.wire, stranger.wire).map((part) => `${part} tells the visit from no visit`);
