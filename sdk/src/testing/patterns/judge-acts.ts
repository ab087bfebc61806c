import { at, type Evidence, type Judge } from './evidence.js';
import type { Finding } from './finding.js';
import { isGiven } from './refusing.js';
import type { Switch, View } from './view.js';

/** 8: every link leads somewhere, and a heading says that one has arrived. */
export const deadEnd: Judge = ({ links }) =>
  links.flatMap(({ selector, href, status, isPage, headings }): readonly Finding[] => {
    if (status === 200 && (headings.length > 0 || !isPage)) return [];
    const measured =
      status === 200 ? `${href} has no heading` : `${href} answers ${status || 'nothing'}`;
    return [{ pattern: 8, selector, measured, expected: '200, and the heading that it names' }];
  });

/** 10: whatever is no yes gives nothing, and a switch says how things are. */
export const misleading: Judge = ({ ways, turns }) => [
  ...ways.filter(isGiven).map(({ how, selector, sent }): Finding => ({
    pattern: 10,
    selector,
    measured: `${how} gave it (${sent.join(', ') || 'the switch is on'})`,
    expected: 'nothing is given',
  })),
  ...turns
    .filter(({ states }) => saysWrong(states))
    .map(({ selector, states }): Finding => ({
      pattern: 10,
      selector,
      measured: states.map(({ isOn, word }) => `${isOn ? 'on' : 'off'}: “${word}”`).join(', '),
      expected: 'one word for on, and another for off',
    })),
];

/** 13: the same thing has the same word, the same side and the same colours, wherever it is. */
export const inconsistent: Judge = ({ open, given, notices, elsewhere }) => {
  const views = [open, ...(given ? [given] : []), ...elsewhere.map(({ view }) => view)];
  const all = views.flatMap((view) => view.switches.map((one) => ({ view, one })));
  const drawn = all.filter(({ one }) => one.sight.isDrawn);
  return [
    ...[true, false].flatMap((isOn) =>
      odd(
        drawn.filter(({ one }) => one.isOn === isOn),
        ({ one }) => looksOf(one),
      ),
    ),
    ...odd(
      drawn.filter(({ view, one }) => sideOf(view, one) !== NO_SIDE),
      ({ view, one }) => sideOf(view, one),
    ),
    ...notices
      .filter(({ view, notice }) => answersIn(view, notice.answers) !== firstAnswers(notices))
      .map(({ view, notice }) =>
        at(view, notice.place, [
          13,
          answersIn(view, notice.answers),
          `${firstAnswers(notices)}, as elsewhere`,
        ]),
      ),
  ];
};

/** 15: what the receipt names was on the screen, and the status sentence counts what the rows show. */
export const conflicting: Judge = ({ turns, given, loads }) => [
  ...turns.flatMap(({ selector, read }): readonly Finding[] =>
    read?.text === undefined || plain(read.screen).includes(plain(read.text))
      ? []
      : [
          {
            pattern: 15,
            selector,
            measured: `the grant names “${read.named}”, which was not on the screen`,
            expected: `“${read.text.slice(0, 60)}”`,
          },
        ],
  ),
  ...[...loads, ...(given ? [given] : [])].flatMap(miscounted),
];

/** The word of a state stays with that state. */
const saysWrong = (states: readonly Switch[]): boolean => {
  const [on, off] = [true, false].map(
    (isOn) => new Set(states.filter((one) => one.isOn === isOn).map(({ word }) => word)),
  );
  return [...(on ?? [])].some((word) => off?.has(word)) || states.some(({ word }) => word === '');
};

interface Seen {
  readonly view: View;
  readonly one: Switch;
}

/** Those of which this is not as of the first. */
function odd(all: readonly Seen[], of: (seen: Seen) => string): readonly Finding[] {
  const [first] = all;
  if (!first) return [];
  return all
    .filter((seen) => of(seen) !== of(first))
    .map((seen) => at(seen.view, seen.one.place, [13, of(seen), `${of(first)}, as elsewhere`]));
}

const looksOf = ({ word, sight }: Switch): string =>
  `“${word}” in ${sight.style['color']} on ${sight.style['backgroundColor']}`;

const NO_SIDE = 'no side';

/** On which side of its sentence a switch stands. One that stands below it has none. */
function sideOf(view: View, { place, sight }: Switch): string {
  const label = sight.labels.find((each) => each !== place && view.at(each).isDrawn);
  if (label === undefined || view.isWithin(label, place)) return NO_SIDE;
  return view.at(label).box.x < sight.box.x ? 'at the end' : 'at the beginning';
}

const answersIn = (view: View, answers: readonly number[]): string =>
  answers.map((each) => `“${view.textOf(each)}”`).join(', ');

const firstAnswers = ([first]: Evidence['notices']): string =>
  first ? answersIn(first.view, first.notice.answers) : '';

function miscounted(view: View): readonly Finding[] {
  const on = view.switches.filter(({ isOn }) => isOn).flatMap(({ permission }) => permission ?? []);
  const counts = [
    new Set(on.map(({ field }) => field)).size,
    new Set(on.map(({ recipient }) => recipient)).size,
  ];
  const expected = on.length === 0 ? [] : counts;
  return view.hooked('status').flatMap((place) => {
    const said = [...view.textOf(place).matchAll(/\d+/g)].map(Number).filter((n) => n > 0);
    return said.toSorted().join() === expected.toSorted().join()
      ? []
      : [
          at(view, place, [
            15,
            `“${view.textOf(place)}”`,
            `${expected.join(' and ') || 'nothing'}`,
          ]),
        ];
  });
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
