import type { Finding } from './finding.js';
import { at, type Judge } from './evidence.js';
import type { View } from './view.js';

/** 1: nothing opens by itself, at whatever load, after a refusal and after a withdrawal. */
export const prompting: Judge = ({ loads, whiles }) => [
  ...loads.flatMap((view, load) => comesUp(view, `at load ${load + 1}`)),
  ...whiles.flatMap(({ after, view }) => comesUp(view, `after ${after}`)),
];

/** 2: what is on can be turned off in two activations, on its page and from where its effect is seen. */
export const maze: Judge = ({ open, loads, given, turns }) => [
  ...loads.slice(0, 1).flatMap(deepIn),
  ...(given ? [...farFrom(given), ...stuckIn(given)] : []),
  ...turns
    .filter(({ off = 0 }) => off > MOST_ACTIVATIONS)
    .map(({ selector, off }): Finding => ({
      pattern: 2,
      selector,
      measured: `${off} activations to turn it off`,
      expected: `at most ${MOST_ACTIVATIONS}`,
    })),
  ...(open.switches.length === 0
    ? [at(open, 0, [2, 'no switch on the page', 'a switch for each permission'])]
    : []),
];

/** 9: taking back takes no more presses than giving, and nothing stands in between. */
export const tooLong: Judge = ({ turns }) =>
  turns.flatMap(({ selector, on, off, hurdles }): readonly Finding[] => [
    ...hurdles.map((hurdle) => ({
      pattern: 9 as const,
      selector,
      measured: hurdle,
      expected: 'off at once, and nothing asked',
    })),
    ...(on !== undefined && off !== undefined && off > on
      ? [
          {
            pattern: 9 as const,
            selector,
            measured: `given by ${on}, taken back by ${off} activations`,
            expected: 'no more to take back than to give',
          },
        ]
      : []),
  ]);

const MOST_ACTIVATIONS = 2;

/** What may stay in its place while the page moves below it. */
const LANDMARK = /^(status|banner|navigation|contentinfo|toolbar|header|nav|footer)$/;

/** What has come up before the page. What tells of an act, and offers to undo it, asks nothing: dialogs, popovers, open notices, and strips that ask. */
const risen = (view: View): readonly number[] => [
  ...new Set([
    ...view.where(
      ({ isOn, isDrawn, attributes }) => isDrawn && isOn && attributes['popover'] !== undefined,
    ),
    ...view.notices.map(({ place }) => place),
    ...view.where(
      ({ isFixed, isDrawn, role, tag }, place) =>
        isFixed &&
        isDrawn &&
        !LANDMARK.test(role) &&
        !LANDMARK.test(tag) &&
        view.within(place).some((each) => view.at(each).role === 'button') &&
        !view.within(place).some((each) => view.at(each).role === 'status'),
    ),
  ]),
];

const comesUp = (view: View, when: string): readonly Finding[] => [
  ...risen(view).map((place) =>
    at(view, place, [1, `“${view.textOf(place).slice(0, 60)}” came up ${when}`, 'nothing']),
  ),
  ...(view.look.focus >= 0 && when.startsWith('at load')
    ? [at(view, view.look.focus, [1, `took the focus ${when}`, 'the focus stays where it was'])]
    : []),
];

const deepIn = (view: View): readonly Finding[] =>
  view.switches
    .map(({ place }) => ({ place, folds: view.foldsOver(place).length }))
    .filter(({ folds }) => folds > MOST_ACTIVATIONS)
    .map(({ place, folds }) => at(view, place, [2, `lies below ${folds} folds`, 'at most 2']));

const farFrom = (view: View): readonly Finding[] =>
  view.switches
    .filter(({ isOn, place }) => isOn && view.foldsOver(place).length + 1 > MOST_ACTIVATIONS)
    .map(({ place }) =>
      at(view, place, [2, `${view.foldsOver(place).length} folds over what is on`, 'at most 1']),
    );

/** A suggestion that names a permission has the way out beside it. */
const stuckIn = (view: View): readonly Finding[] =>
  view.hooked('suggestion').flatMap((tag) =>
    view
      .within(tag)
      .filter((place) => view.at(place).attributes['data-village-permission'] !== undefined)
      .filter((place) => !hasWayOut(view, place))
      .map((place) => at(view, place, [2, 'no near button that ends it', 'one, in 2 activations'])),
  );

const hasWayOut = (view: View, row: number): boolean =>
  [row, ...view.within(row)].some(
    (place) =>
      view.at(place).role === 'button' && view.foldsOver(place).length + 1 <= MOST_ACTIVATIONS,
  );
