import { isAsked, isOfStore } from './thousand-acts.js';
import {
  aloud,
  aloudNested,
  aloudTogether,
  cellsIn,
  grouped,
  hiddenIn,
  type Plainly,
} from './thousand-cells.js';
import type { Text } from './thousand-texts.js';
import {
  byWho,
  daysAfter,
  isMeant,
  nameOf,
  stoodOf,
  type Asking,
  type Given,
} from './thousand-told.js';
import { triedPlainly } from './tried.js';

/** The answers that are counts, and what of them is not said aloud. */

const stoodIn = (asking: Asking) =>
  Array.from(byWho(asking.acts).values()).flatMap((own) => stoodOf(own, asking.asOf));

/** Where two are the smallest, the one goes that is listed first. */
const byText = ([one]: readonly Given[], [other]: readonly Given[]): number => {
  const [here, there] = [one!.act.screen!.notice, other!.act.screen!.notice];
  return here.version - there.version || (here.locale < there.locale ? -1 : 1);
};

/** Q01: of how many customers a permission stood, under each text. */
export const couldRead: Plainly = (asking) => {
  const isHere = isOfStore(asking);
  const stood = stoodIn(asking)
    .filter(isAsked(asking))
    .filter(({ act }) => isHere(act.who));
  const rows = grouped(stood, nameOf).flatMap((same) => {
    const texts = grouped(same, ({ act: { screen } }) => {
      const { id, version, locale } = screen!.notice;
      return `${id} ${version} ${locale}`;
    }).toSorted(byText);
    const counts = aloudTogether(texts.map(({ length }) => length));
    return texts.map((some, at) => {
      const ends = some.map(({ until }) => until).toSorted();
      const isShown = counts[at] !== null;
      return {
        cells: {
          ...cellsIn(some[0]!, asking.journal.recipients),
          customers: counts[at],
          earliestEnd: isShown ? ends[0] : null,
          latestEnd: isShown ? ends.at(-1) : null,
        },
      };
    });
  });
  return { rows, suppressed: hiddenIn(rows.map(({ cells }) => cells.customers)) };
};

const SPANS = [30, 60, 90];

/** Q10: how many end how soon. */
export const endingSoon: Plainly = (asking) => {
  const groups = grouped(stoodIn(asking).filter(isAsked(asking)), nameOf);
  const rows = groups.flatMap((same) => {
    const ends = same.map(({ until }) => until).toSorted();
    const counts = SPANS.map((days) => {
      const last = daysAfter(days, asking.asOf);
      return ends.filter((until) => until <= last).length;
    });
    if (counts.at(-1) === 0) return [];
    const [within30, within60, within90] = aloudNested(counts);
    const ofFirst = aloudNested(counts)[counts.findIndex((count) => count > 0)];
    const { recipient, purpose, field } = same[0]!;
    const firstEnd = ofFirst === null ? null : ends[0];
    return [{ cells: { recipient, purpose, field, within30, within60, within90, firstEnd } }];
  });
  const counts = rows.flatMap(({ cells: { within30, within60, within90 } }) => [
    within30,
    within60,
    within90,
  ]);
  return { rows, suppressed: hiddenIn(counts) };
};

const isOne = (one: Text, other: Text): boolean =>
  one.id === other.id && one.version === other.version && one.locale === other.locale;

/** Q12: texts that are not what was published, and what rests on them. A pause leaves them rested on. */
export const noticeEvidence: Plainly = (asking) => {
  const { journal, asOf, known, parameters } = asking;
  const isWanted = ({ id }: { readonly id: string }) => isMeant(parameters['notice'], id);
  const texts = journal.texts.filter(isWanted).filter(({ at }) => at <= asOf && at <= known);
  const resting = stoodIn(asking)
    .map(({ act }) => ({ who: act.who, text: act.screen!.notice }))
    .filter(({ text }) => isWanted(text));
  const rowOf = (text: Text, more: object, isOn: (one: Text) => boolean) => {
    const on = resting.filter((one) => isOn(one.text));
    const isFew = aloud(new Set(on.map(({ who }) => who)).size) === null;
    const { id: notice, version, locale } = text;
    return { cells: { notice, version, locale, ...more, permissions: isFew ? null : on.length } };
  };
  const changed = texts
    .filter(({ kept, sha256 }) => kept !== sha256)
    .map((text) => {
      const missing = text.kept === null ? 'text' : null;
      const hashes = { hashExpected: text.sha256, hashFound: text.kept };
      return rowOf(text, { missing, ...hashes }, (one) => isOne(one, text));
    });
  const others = grouped(
    resting.map(({ text }) => text),
    ({ id, version, locale, sha256 }) => [id, version, locale, sha256].join(' '),
  ).map(([text]) => text!);
  const unknown = others
    .filter((text) => !texts.some((one) => isOne(one, text) && one.sha256 === text.sha256))
    .map((text) => {
      const published = texts.find((one) => isOne(one, text));
      const hashes = published
        ? { missing: null, hashExpected: published.sha256, hashFound: text.sha256 }
        : { missing: 'line', hashExpected: text.sha256, hashFound: null };
      return rowOf(text, hashes, (one) => isOne(one, text) && one.sha256 === text.sha256);
    });
  const rows = [...changed, ...unknown];
  return { rows, suppressed: hiddenIn(rows.map(({ cells }) => cells['permissions'])) };
};

const EVER = '2000-01-01T00:00:00.000Z';

/** Q13: who tried what, on whole days that were over. */
export const refusedAttempts: Plainly = ({ journal, parameters, earlier }) => {
  const to = String(parameters['to'] ?? earlier);
  const recipient = parameters['recipient'] as string | undefined;
  const span = {
    from: String(parameters['from'] ?? EVER),
    to: to < earlier ? to : earlier,
    ...(recipient === undefined ? {} : { recipient }),
  };
  const rows = triedPlainly(journal.tries, span).map((cells) => ({ cells }));
  return {
    rows,
    suppressed: hiddenIn(
      rows.flatMap(({ cells: { attempts, customers } }) => [attempts, customers]),
    ),
  };
};
