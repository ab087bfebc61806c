import { allFound } from '../support/bundle-attack.js';
import { filesOf } from '../support/bundle-files.js';
import { aDay, after, granted } from '../support/bundle-days.js';
import { customerOf } from '../support/bundle-story.js';

/** Two leaves change places, in a log that is hashed and signed anew. */
const swapped = (one: number, other: number) => () => {
  const pen = aDay();
  const [first, second] = [pen.leaves[one]!, pen.leaves[other]!];
  pen.change(one, second);
  pen.change(other, first);
  return filesOf(pen.leaves);
};

allFound([
  [
    'a consent is invented beside another',
    ['V9-gap'],
    after((pen) => void pen.act('ada', granted(['diet']), { seq: 1 })),
  ],
  [
    'a line of a chain was never there',
    ['V9-gap'],
    after((pen) => void pen.act('ada', granted(['diet']), { seq: 7 })),
  ],
  [
    'a line follows nothing',
    ['V9-prev'],
    after((pen) => void pen.act('ada', granted(['diet']), { prev: 'A'.repeat(43) })),
  ],
  [
    'a line follows the line of another customer',
    ['V9-owner'],
    after(
      (pen) => void pen.act('ada', granted(['diet']), { customer: customerOf('dora'), seq: 0 }),
    ),
  ],
  ['two lines of a customer are sealed in another order', ['V9-order'], swapped(3, 4)],
  [
    'a line is sealed twice',
    ['V7-salt', 'V9-order'],
    after((pen) => pen.leaves.push(pen.leaves[3]!)),
  ],
]);
