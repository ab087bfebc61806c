import type { Profile } from '@village-butcher/sdk';
import type { Words } from './words.js';

/** How each field is said in a few plain lines. A field that lacks its way does not compile. */
const LINES: { readonly [F in keyof Profile]: (value: Profile[F], words: Words) => string[] } = {
  diet: ({ members }, words) => ofEach(members, words, (rules) => dietOf(rules, words)),
  allergies: ({ members }, words) => ofEach(members, words, ({ to }) => allergiesOf(to, words)),
  household: ({ eaters, appetite }, { say, name }) => [
    say('told.eaters', { n: eaters }),
    ...(appetite ? [say('told.appetite', { word: name('appetite', appetite) })] : []),
  ],
  children: (children, words) =>
    ofEach(children, words, (birth) => words.say('told.born', { birth })),
  pets: ({ pets }, { name }) =>
    pets.map(({ species, size }) => (size ? `${species}, ${name('size', size)}` : species)),
  calendar: ({ hints }, words) =>
    hints.map(
      ({ date, hint, count }) => `${words.day(`${date}T00:00`)}: ${hintOf(hint, count, words)}`,
    ),
  memory: ({ notes }) => notes.map(({ text }) => text),
};

/** What was told in one field, as lines. */
export function linesOf<F extends keyof Profile>(
  field: F,
  told: Partial<Profile>,
  words: Words,
): readonly string[] {
  const value: Profile[F] | undefined = told[field];
  return value === undefined ? [] : LINES[field](value, words);
}

const ofEach = <Value>(
  members: Readonly<Record<string, Value>>,
  words: Words,
  said: (value: Value) => string,
): string[] =>
  Object.entries(members).map(([member, value]) =>
    words.say('told.member', { member: memberOf(member, words), said: said(value) }),
  );

/** `child-2` is child 2. */
function memberOf(member: string, { say }: Words): string {
  const [kind, n = ''] = member.split('-');
  if (kind === 'child') return say('member.child', { n });
  return kind === 'adult' ? say('member.adult', { n }) : say('member.self');
}

type Diet = Profile['diet']['members'][string];
type Allergies = Profile['allergies']['members'][string]['to'];
type DayHint = Profile['calendar']['hints'][number];

function dietOf({ rules = [], intolerances = [], limits }: Diet, words: Words): string {
  const grams = limits?.carbohydratesMax;
  return words.list([
    ...rules.map((rule) => words.name('diet', rule)),
    ...intolerances.map((word) =>
      words.say('told.intolerance', { word: words.name('intolerance', word) }),
    ),
    ...(grams ? [words.say('told.grams', { n: grams })] : []),
  ]);
}

const allergiesOf = (to: Allergies, words: Words): string =>
  words.list(
    Object.entries(to).map(([food, strictness]) => {
      const word = words.name('allergen', food);
      return strictness === 'traces' ? words.say('told.traces', { word }) : word;
    }),
  ) || words.say('told.nothing');

const hintOf = (hint: DayHint['hint'], count: DayHint['count'], { name, say }: Words): string =>
  count ? say('told.guests', { hint: name('hint', hint), n: count }) : name('hint', hint);
