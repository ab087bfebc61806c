import type { ByKind } from '../file-expect.js';
import type { Check, Faults } from '../here.js';
import type { Look } from '../people.js';
import { differences } from '../wire.js';
import { unless } from './items.js';

type Expected = ByKind['counterView'];

/** The counter sees exactly these fields. Nothing: it is answered as to a code of nobody. */
export const counterView: Check<'counterView'> = async (expected, here) => {
  const { look, stranger } = await here.atCounter(expected.counter);
  const names = (expected.tipsNever ?? []).flatMap((id) => [
    id,
    ...here.scenario.products.flatMap((product) => (product.id === id ? [product.name] : [])),
  ]);
  return [
    ...shown(expected, look),
    ...(expected.shows.length === 0 ? same(look, stranger) : []),
    ...names
      .filter((name) => look.wire.text.includes(name))
      .map((name) => `the counter is told of ${name}`),
    ...(expected.invite ?? [])
      .filter((name) => !look.wire.text.includes(name))
      .map((name) => `the counter does not invite to ${name}`),
  ];
};

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
