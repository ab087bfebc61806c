import { FIELDS, PURPOSES } from '../../contract/vocabulary.js';
import { at, type Judge } from './evidence.js';
import type { Finding } from './finding.js';
import { gapBetween, type Permission, type Switch, type View } from './view.js';

/** 3: few groups, one switch for each permission, and the end of everything on the first screen. */
export const tooMany: Judge = ({ loads, open }) => {
  const fields = new Set(open.switches.flatMap(({ permission }) => permission?.field ?? []));
  const keys = open.switches.map(({ key }) => key);
  return [
    ...(fields.size > FIELDS.length
      ? [at(open, 0, [3, `${fields.size} groups`, `at most ${FIELDS.length}`])]
      : []),
    ...open.switches
      .filter(({ key }, place) => keys.indexOf(key) !== place)
      .map(({ place, key }) => at(open, place, [3, `a second switch for ${key}`, 'one'])),
    ...loads.slice(0, 1).flatMap(withoutWayOut),
  ];
};

/** 11: one first heading, no level left out, fields and purposes in one order everywhere. */
export const hierarchy: Judge = ({ open, elsewhere }) => [
  ...[open, ...elsewhere.map(({ view }) => view)].flatMap(headings),
  ...open.where(({ tag }) => tag !== '#text').flatMap((place) => disorderIn(open, place)),
];

/** 12: what gives is beside the sentence that it gives, and nowhere else. */
export const context: Judge = ({ open, elsewhere }) => [
  ...open.switches.filter(({ sight }) => sight.isDrawn).flatMap((one) => aloof(open, one)),
  ...open.switches
    .filter(({ place }) => strangers(open).some((part) => open.isWithin(place, part)))
    .map(({ place }) => at(open, place, [12, 'something to give in a suggestion', 'nothing'])),
  ...elsewhere.flatMap(({ address, view }) =>
    [...view.switches.filter(({ permission }) => permission), ...view.notices].map(({ place }) =>
      at(view, place, [12, `something to give on ${address}`, 'nothing']),
    ),
  ),
];

const withoutWayOut = (view: View): readonly Finding[] => {
  const ways = view.hooked('withdraw-all').filter((place) => view.at(place).isDrawn);
  const low = ways.filter((place) => {
    const { y, height } = view.at(place).box;
    return y + height > view.look.viewport.height;
  });
  if (ways.length === 0) {
    return [at(view, 0, [3, 'nothing that takes everything back', 'one, on the first screen'])];
  }
  return low.map((place) =>
    at(view, place, [3, `at ${Math.round(view.at(place).box.y)} px`, 'on the first screen']),
  );
};

function headings(view: View): readonly Finding[] {
  const all = view
    .where(({ role, isDrawn }) => role === 'heading' && isDrawn)
    .map((place) => ({ place, level: levelOf(view, place) }));
  const first = all.filter(({ level }) => level === 1);
  return [
    ...(first.length === 1 ? [] : [at(view, 0, [11, `${first.length} first headings`, 'one'])]),
    ...all
      .filter(({ level }, heading) => level > (all[heading - 1]?.level ?? 0) + 1)
      .map(({ place, level }) => at(view, place, [11, `level ${level}`, 'no level left out'])),
  ];
}

const levelOf = (view: View, place: number): number => {
  const { attributes, tag } = view.at(place);
  return Number(attributes['aria-level'] ?? tag.slice(1));
};

/** Children of one kind that speak of one field each, or of one purpose each, stand in the one order. */
function disorderIn(view: View, parent: number): readonly Finding[] {
  const children = view
    .where((sight) => sight.parent === parent)
    .map((place) => ({ place, tag: view.at(place).tag, said: permissionsIn(view, place) }))
    .filter(({ said }) => said.length > 0);
  return children.flatMap((child, index) => {
    const before = children[index - 1];
    if (before?.tag !== child.tag || !isAfter(before.said, child.said)) return [];
    return [at(view, child.place, [11, wordsOf(child.said), `before ${wordsOf(before.said)}`])];
  });
}

const permissionsIn = (view: View, place: number): readonly Permission[] =>
  view.switches
    .filter((one) => one.place === place || view.isWithin(one.place, place))
    .flatMap(({ permission }) => permission ?? []);

function isAfter(before: readonly Permission[], next: readonly Permission[]): boolean {
  const [one, other] = [single(before, 'field'), single(next, 'field')];
  if (one === undefined || other === undefined) return false;
  if (one !== other) return placeIn(FIELDS, one) > placeIn(FIELDS, other);
  const isSame = single(before, 'recipient') === single(next, 'recipient');
  const [mine, its] = [single(before, 'purpose'), single(next, 'purpose')];
  if (!isSame || mine === undefined || its === undefined) return false;
  return placeIn(PURPOSES, mine) > placeIn(PURPOSES, its);
}

const single = (all: readonly Permission[], part: keyof Permission): string | undefined => {
  const words = new Set(all.map((one) => one[part]));
  return words.size === 1 ? all[0]?.[part] : undefined;
};

/** What is not in the list stands behind it. */
const placeIn = (list: readonly string[], word: string): number =>
  list.includes(word) ? list.indexOf(word) : list.length;

const wordsOf = (all: readonly Permission[]): string =>
  [...new Set(all.flatMap(({ field, purpose }) => [field, purpose]))].join(' ');

/** A line may wrap; further away than this the sentence is another one. */
const MOST_APART_PX = 32;

function aloof(view: View, { place, sight }: Switch): readonly Finding[] {
  const named = sight.labels.filter(
    (each) => view.at(each).isDrawn && each !== place && !view.isWithin(each, place),
  );
  const gaps = named.map((each) => gapBetween(view.at(each).box, sight.box));
  if (gaps.length === 0)
    return [at(view, place, [12, 'named by no sentence on the screen', 'one'])];
  return Math.min(...gaps) > MOST_APART_PX
    ? [at(view, place, [12, `${Math.round(Math.min(...gaps))} px from its sentence`, 'beside it'])]
    : [];
}

const strangers = (view: View): readonly number[] => [
  ...view.hooked('suggestion'),
  ...view.hooked('promotion'),
];
