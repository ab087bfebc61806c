import type { AnswerRow } from '@village-butcher/sdk/contract';
import { keyOf } from '../../consent/standing.js';
import { givenBy, type Permitted, type Placed, type Said } from '../chain.js';
import { changeSince, type NoticeChange } from '../notice-changes.js';
import type { AboutLines, Asked } from '../question.js';

/** Permissions of a notice that has a newer version by now, and what became of each since. */
export const toRenew: AboutLines = {
  id: 'Q07',
  slug: 'to-renew',
  version: 1,
  isZero: false,
  title: {
    de: 'Welche Erlaubnisse eines älteren Hinweises sind zu erneuern?',
    en: 'Which permissions under an older notice are to be renewed?',
    nl: 'Welke toestemmingen onder een oudere kennisgeving moeten worden vernieuwd?',
  },
  parameters: ['notice', 'version'],
  columns: {
    line: 'text',
    customerRef: 'text',
    recipient: 'text',
    purpose: 'text',
    field: 'text',
    recordedAt: 'moment',
    surface: 'text',
    locale: 'text',
    until: 'moment',
    added: 'list',
    renewal: 'text',
    askNotBefore: 'moment',
  },
  about: 'lines',
  rowsOf,
};

function rowsOf(placed: Placed, chain: readonly Said[], asked: Asked): readonly AnswerRow[] {
  const later = chain.filter(({ seq, at }) => seq > placed.said.seq && at <= asked.asOf);
  return givenBy(placed.said)
    .filter(isAsked(asked))
    .filter(isOutdated(asked))
    .flatMap((given) => {
      const change = changeSince(asked.notices, given.notice, asked.asOf);
      const state = stateOf(given, { later, change }, asked.asOf);
      return state ? [rowOf(placed, given, { ...state, added: addedIn(change) }, asked)] : [];
    });
}

const isAsked =
  ({ parameters: { notice, version } }: Asked) =>
  (given: Permitted): boolean =>
    (notice ?? given.notice.id) === given.notice.id &&
    (version ?? given.notice.version) === given.notice.version;

const isOutdated =
  ({ notices, asOf }: Asked) =>
  ({ notice: { id, version } }: Permitted): boolean =>
    notices.some((one) => one.id === id && one.version > version && one.at <= asOf);

/** What somebody said since, and what the text says since. */
interface Since {
  readonly later: readonly Said[];
  readonly change: NoticeChange | null;
}

/** What became of a permission, and before when its customer is not asked again. */
interface State {
  readonly renewal: 'not-asked' | 'renewed' | 'lapsed';
  readonly askNotBefore: string | null;
}

/** After a no nobody is asked for so long, and after a yes to which nothing was added. */
const MONTHS_AFTER_NO = 6;
const MONTHS_AFTER_YES = 12;

/** `null`: given again under the same version, so that line has a row of its own. */
function stateOf(given: Permitted, { later, change }: Since, asOf: string): State | null {
  const again = later.flatMap(givenBy).find((one) => keyOf(one) === keyOf(given));
  if (again) return isNewer(again, given) ? { renewal: 'renewed', askNotBefore: null } : null;
  const taken = later.find(
    ({ event }) =>
      event.type === 'withdrawn' && event.permissions.map(keyOf).includes(keyOf(given)),
  );
  if (taken) return { renewal: 'lapsed', askNotBefore: monthsAfter(taken.at, MONTHS_AFTER_NO) };
  return {
    renewal: given.until <= asOf ? 'lapsed' : 'not-asked',
    askNotBefore: askedFrom(given, change),
  };
}

/** What is on other terms now may be asked at once; what there is no more is never asked. */
function askedFrom(given: Permitted, change: NoticeChange | null): string | null {
  const key = keyOf(given);
  if (change?.diff.removed.includes(key)) return null;
  if (change?.diff.changed.includes(key)) return change.at;
  return monthsAfter(given.recordedAt, MONTHS_AFTER_YES);
}

/** What the newest version is about beyond the one agreed to. `null`: a text alone does not say. */
const addedIn = (change: NoticeChange | null): string[] | null =>
  change && [...change.diff.added, ...change.diff.changed].toSorted().map(nameOf);

/** As Q08 names what was offered: `diet:recipes:app:brandt`. */
function nameOf(key: string): string {
  const [recipient, purpose, field] = key.split(' ');
  return `${field}:${purpose}:${recipient}`;
}

const isNewer = ({ notice }: Permitted, { notice: before }: Permitted): boolean =>
  notice.id === before.id && notice.version > before.version;

/** The same day so many months on. Where that month has no such day, one of the next: never earlier. */
function monthsAfter(at: string, months: number): string {
  const then = new Date(at);
  then.setUTCMonth(then.getUTCMonth() + months);
  return then.toISOString();
}

const rowOf = (
  { position, customer, said }: Placed,
  { line, recipient, purpose, field, recordedAt, until, notice }: Permitted,
  state: State & { readonly added: string[] | null },
  { refOf }: Asked,
): AnswerRow => ({
  position,
  cells: {
    line,
    customerRef: refOf(customer),
    recipient,
    purpose,
    field,
    recordedAt,
    surface: said.event.type === 'granted' ? said.event.surface : null,
    locale: notice.locale,
    until,
    ...state,
  },
});
