import type { ShoppingLine } from '@village-butcher/sdk';
import type { ByKind } from '../file-expect.js';
import type { Check } from '../here.js';
import { unless } from './items.js';

/** Each recipe shown is reckoned for so many. */
export const portions: Check<'portions'> = ({ count }, { answer }) =>
  answer.reply.items
    .filter((item) => item.kind === 'recipe' && item.portions !== count)
    .map((item) => `${item.ref} is for ${item.portions ?? 'nobody knows how many'}`);

/** Asked for alone, the item's list has these lines. */
export const list: Check<'list'> = async ({ item, lines }, here) => {
  const { reply } = await here.alone(item);
  const found = reply.items.find(({ ref }) => ref === item)?.list;
  if (!found) return [`${item} has no list`];
  return lines.flatMap((expected) =>
    unless(
      found.some((line) => isSame(line, expected)),
      `${expected.product} is not on the list so: ${found.map(told).join(', ')}`,
    ),
  );
};

/** A file may say less exactly than we reckon. */
const NEAR = 0.1;

const isSame = (line: ShoppingLine, expected: ByKind['list']['lines'][number]): boolean =>
  line.product === expected.product &&
  line.unit === expected.unit &&
  Math.abs((line.amount ?? 0) - expected.amount) <= NEAR &&
  (expected.packs === undefined || line.packs === expected.packs);

const told = ({ product, amount, unit, packs }: ShoppingLine): string =>
  `${product} ${amount ?? '-'} ${unit ?? '-'} in ${packs ?? '-'}`;
