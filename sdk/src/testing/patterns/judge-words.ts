import { at, centreOf, type Evidence, type Judge } from './evidence.js';
import type { Finding } from './finding.js';
import { languageIn, languageOf, wordingOf } from './lexicon.js';
import { FAULTS } from './texts.js';
import type { View } from './view.js';

/** 4, 6 and 16: the words beside what is given. */
export const wording: Judge = (seen) =>
  viewsOf(seen).flatMap((view) =>
    linesOf(view).flatMap(({ place, text }) => {
      const locale = languageOf(view.languageOf(place));
      return (locale ? wordingOf(text, locale) : []).map(({ fault, words }) =>
        at(view, place, [FAULTS[fault][0], `“${words}”`, FAULTS[fault][1]]),
      );
    }),
  );

/** 6: no picture of somebody who is glad or sorry, where something is given. */
export const faces: Judge = (seen) =>
  viewsOf(seen).flatMap((view) =>
    view
      .where(({ tag, isDrawn }) => /^(img|picture)$/.test(tag) && isDrawn)
      .filter((place) => isIn(view, place, view.hooked('status').concat(rowsOf(view))))
      .map((place) => at(view, place, [6, 'a picture in a consent text', 'words'])),
  );

/** 14: the page is in the language that was asked for, and so is its notice, or it says otherwise. */
export const languages: Judge = (seen) => [
  ...pageLanguage(seen),
  ...viewsOf(seen).flatMap(mistold),
  ...seen.notices.flatMap(({ view, notice }) => foreign(view, notice.place)),
];

const pageLanguage = ({ open, locale }: Evidence): readonly Finding[] => {
  const said = open.at(0).attributes['lang'] ?? '';
  const right = TAG.test(said) && (locale === undefined || alike(said, locale));
  return right ? [] : [at(open, 0, [14, `lang “${said}”`, locale ?? 'a language'])];
};

/** Text whose words are of another language than the one that is declared for it. */
const mistold = (view: View): readonly Finding[] =>
  linesOf(view).flatMap(({ place, text }) => {
    const said = languageOf(view.languageOf(place));
    const is = languageIn(text);
    return said && is && said !== is
      ? [at(view, place, [14, `words of ${is}`, `${said}, as is declared for it`])]
      : [];
  });

/** A text in another language than its page is announced in the language of the page, right before it. */
function foreign(view: View, notice: number): readonly Finding[] {
  const page = view.languageOf(0);
  if (!TAG.test(page)) return [];
  const lines = view.linesIn(notice);
  return lines.flatMap(({ place }, line) => {
    const own = view.languageOf(place);
    const before = lines[line - 1];
    const isFirst = !before || alike(view.languageOf(before.place), page);
    if (alike(own, page) || !isFirst) return [];
    const name = new Intl.DisplayNames(page, { type: 'language' }).of(own.slice(0, 2)) ?? own;
    return before?.text.toLowerCase().includes(name.toLowerCase())
      ? []
      : [
          at(view, place, [
            14,
            `a text in ${own} on a page in ${page}`,
            `a line that says ${name}`,
          ]),
        ];
  });
}

/** A language, and whatever is said more of it. */
const TAG = /^[a-z]{2,3}(-[a-z\d]+)*$/i;

const alike = (tag: string, other: string): boolean => tag.slice(0, 2) === other.slice(0, 2);

const viewsOf = ({ open, notices, given }: Evidence): readonly View[] => [
  open,
  ...notices.map(({ view }) => view),
  ...(given ? [given] : []),
];

const linesOf = (view: View) => centreOf(view).flatMap((part) => view.linesIn(part));

const rowsOf = (view: View): readonly number[] =>
  view
    .where(({ attributes }) => attributes['data-village-permission'] !== undefined)
    .filter((place) => !isIn(view, place, view.hooked('suggestion')));

const isIn = (view: View, place: number, parts: readonly number[]): boolean =>
  parts.some((part) => view.isWithin(place, part));
