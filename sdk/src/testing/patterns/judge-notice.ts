import { at, centreOf, type Judge, type Opened } from './evidence.js';
import type { Finding } from './finding.js';
import type { Sight } from './sight.js';
import type { View } from './view.js';

/** 4: nothing is on, chosen or praised before the customer has said anything. */
export const snug: Judge = ({ loads, open, notices }) => [
  ...loads
    .slice(0, 1)
    .flatMap((view) => [
      ...view.switches
        .filter(({ isOn }) => isOn)
        .map(({ place }) => at(view, place, [4, 'on before anybody said so', 'off'])),
      ...view
        .where(({ tag, attributes, isOn }) => tag === 'input' && isOn && isTicked(attributes))
        .map((place) => at(view, place, [4, 'ticked before anybody said so', 'not ticked'])),
    ]),
  ...[open, ...notices.map(({ view }) => view)].flatMap(longChoices),
];

/** 5: in an open notice the first things to reach are its two answers, and nothing else is sold. */
export const lookOver: Judge = ({ notices }) =>
  notices.flatMap(({ view, notice: { place, answers } }) => {
    const inside = view.within(place);
    const stops = inside.filter((each) => view.at(each).isStop && view.at(each).isDrawn);
    const early = stops.slice(0, answers.length).filter((stop) => !answers.includes(stop));
    return [
      ...early.map((stop) =>
        at(view, stop, [5, `“${nameAt(view, stop)}” before the answers`, 'the two answers first']),
      ),
      ...inside
        .filter((each) => isPromotion(view, each))
        .map((each) => at(view, each, [5, 'something promotional in a notice', 'nothing'])),
    ];
  });

/** 7: the two answers weigh the same, can be read, and are on the screen together. */
export const plainSight: Judge = ({ notices }) => notices.flatMap(weighed);

function weighed({ view, notice: { place, answers } }: Opened): readonly Finding[] {
  const [first, second] = answers;
  if (first === undefined || second === undefined) {
    return [at(view, place, [7, `${answers.length} answers`, 'two answers, both buttons'])];
  }
  const one = view.at(first);
  const other = view.at(second);
  const wrong = (measured: string, expected: string) => at(view, second, [7, measured, expected]);
  return [
    ...answers
      .filter((each) => view.at(each).role !== 'button')
      .map((each) => at(view, each, [7, `an answer is a ${view.at(each).role}`, 'a button'])),
    ...unlike(one, other).map(([name, mine, its]) => wrong(`${name}: ${mine} and ${its}`, 'equal')),
    ...answers
      .filter((each) => contrastOf(view.at(each)) < LEAST_CONTRAST)
      .map((each) =>
        at(view, each, [7, `contrast ${contrastOf(view.at(each)).toFixed(2)}`, 'at least 4.5']),
      ),
    ...(spanOf(one, other) > view.look.viewport.height ||
    answers.some((each) => isBeside(view, each))
      ? [wrong('the answers are not on one screen', 'both in the viewport together')]
      : []),
  ];
}

/** A longer width belongs to a longer word, up to a fifth. */
const MOST_WIDER = 1.2;
const LEAST_CONTRAST = 4.5;

const unlike = (one: Sight, other: Sight): readonly (readonly [string, string, string])[] => {
  const styles = Object.keys(one.style)
    .filter((name) => one.style[name] !== other.style[name])
    .map((name) => [name, one.style[name] ?? '', other.style[name] ?? ''] as const);
  const [heights, widths] = (['height', 'width'] as const).map((side) => [
    one.box[side],
    other.box[side],
  ]) as [[number, number], [number, number]];
  return [
    ...styles,
    ...(Math.abs(heights[0] - heights[1]) > 1
      ? [['height', `${heights[0]}`, `${heights[1]}`] as const]
      : []),
    ...(Math.max(...widths) > MOST_WIDER * Math.min(...widths)
      ? [['width', `${widths[0]}`, `${widths[1]}`] as const]
      : []),
  ];
};

/** The contrast of text on its ground, as WCAG 2.2 reckons it. */
function contrastOf({ ink, ground }: Pick<Sight, 'ink' | 'ground'>): number {
  const [darker, lighter] = [lightOf(ink), lightOf(ground)].toSorted((a, b) => a - b);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

const lightOf = (colour: readonly number[]): number => {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Beyond the left or the right edge of the screen. */
const isBeside = (view: View, place: number): boolean => {
  const { x, width } = view.at(place).box;
  return x + width <= 0 || x >= view.look.viewport.width;
};

const spanOf = ({ box: one }: Sight, { box: other }: Sight): number =>
  Math.max(one.y + one.height, other.y + other.height) - Math.min(one.y, other.y);

const isTicked = (attributes: Sight['attributes']): boolean =>
  /^(checkbox|radio)$/.test(attributes['type'] ?? '') && attributes['role'] !== 'switch';

const nameAt = (view: View, place: number): string =>
  (view.at(place).name || view.textOf(place)).slice(0, 40);

const isPromotion = (view: View, place: number): boolean =>
  /^(img|picture|video|audio|iframe)$/.test(view.at(place).tag) ||
  view.hooked('promotion').includes(place) ||
  view.hooked('suggestion').includes(place) ||
  (view.at(place).tag === '#text' && PRICE.test(view.at(place).text));

const PRICE = /\d\s?(€|EUR|%)|[€$£]\s?\d|\d[.,]\d\d\s?Euro/iu;

/** Where a permission can be given for a shorter or a longer time, the shortest is chosen. */
const longChoices = (view: View): readonly Finding[] =>
  view
    .where(({ tag, isDrawn }) => tag === 'select' && isDrawn)
    .filter((place) => centreOf(view).some((part) => view.isWithin(place, part)))
    .flatMap((place) => {
      const options = view.within(place).filter((each) => view.at(each).tag === 'option');
      const chosen = options
        .filter((each) => view.at(each).isOn)
        .map((each) => lengthOf(view, each));
      const lengths = options.map((each) => lengthOf(view, each));
      return chosen.some((length) => length > Math.min(...lengths))
        ? [at(view, place, [4, `chosen ${chosen.join()} of ${lengths.join(', ')}`, 'the shortest'])]
        : [];
    });

/** A number or a day; what is neither has no length. */
const lengthOf = (view: View, place: number): number => {
  const said = view.at(place).attributes['value'] ?? '';
  return Number.isNaN(Number(said)) ? Date.parse(said) || 0 : Number(said);
};
