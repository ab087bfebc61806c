import type { AnswerRow, NoticeRef } from '@village-butcher/sdk/contract';
import type { ListName } from '../../consent/listed.js';
import { permittedAt, type Permitted } from '../chain.js';
import type { Published } from '../known.js';
import type { AboutChains, Asked, Counting } from '../question.js';
import { shownOf, type Table } from '../tally.js';

/** Texts that permissions rest on, and that are not what was published. Every row is an incident. */
export const noticeEvidence: AboutChains = {
  id: 'Q12',
  slug: 'notice-evidence',
  version: 1,
  isZero: true,
  title: {
    de: 'Fehlt ein Hinweis, oder wurde er nach der Veröffentlichung geändert?',
    en: 'Is any notice missing, or changed after it was published?',
    nl: 'Ontbreekt een kennisgeving, of is er een na publicatie gewijzigd?',
  },
  parameters: ['notice'],
  columns: {
    notice: 'text',
    version: 'number',
    locale: 'text',
    missing: 'text',
    hashExpected: 'text',
    hashFound: 'text',
    permissions: 'count',
  },
  about: 'chains',
  count,
};

/** How many permissions rest on a text of this hash, and of how many customers they are. */
interface Resting {
  readonly notice: Permitted['notice'];
  readonly permissions: number;
  readonly customers: number;
}

function count({ parameters: { notice }, notices, asOf }: Asked): Counting {
  const isAsked = ({ id }: NoticeRef): boolean => (notice ?? id) === id;
  const resting = new Map<string, Resting>();
  return {
    add: (chain) => {
      // Also what is held rests on its text.
      const rests = permittedAt(chain, asOf, []).map((given) => given.notice);
      const own = new Map(rests.filter(isAsked).map((one) => [spelled(one), one]));
      for (const [key, one] of own) {
        const permissions = rests.filter((other) => spelled(other) === key).length;
        const before = resting.get(key) ?? { permissions: 0, customers: 0 };
        resting.set(key, {
          notice: one,
          permissions: before.permissions + permissions,
          customers: before.customers + 1,
        });
      }
    },
    table: () => {
      const published = notices.filter((one) => isAsked(one) && one.at <= asOf);
      return tableOf(published, Array.from(resting.values()));
    },
  };
}

const spelled = ({ id, version, locale, sha256 }: Permitted['notice']): string =>
  JSON.stringify([id, version, locale, sha256]);

const isSame = (one: NoticeRef, other: NoticeRef): boolean =>
  one.id === other.id && one.version === other.version && one.locale === other.locale;

/** What is wrong with a text, and which permissions rest on it. */
interface Fault {
  readonly notice: NoticeRef;
  readonly missing: 'line' | 'text' | ListName | null;
  readonly hashExpected: string;
  readonly hashFound: string | null;
  readonly resting: readonly Resting[];
}

function tableOf(published: readonly Published[], resting: readonly Resting[]): Table {
  const faults = [
    ...published.flatMap((one) => keptWrong(one, resting)),
    ...resting.flatMap((one) => shownWrong(one, published)),
  ];
  const rows = faults.map(rowOf).toSorted(byCells);
  return { rows, suppressed: rows.filter(({ cells }) => cells['permissions'] === null).length };
}

/** What is kept of a text is not what was published, or there is none: of the text, or of a list. */
function keptWrong(notice: Published, resting: readonly Resting[]): readonly Fault[] {
  const { sha256: expected, found, lists } = notice;
  const on = { notice, resting: resting.filter((one) => isSame(one.notice, notice)) };
  const ofText = { name: 'text', expected, found } as const;
  if (found === null) return [{ ...on, missing: 'text', hashExpected: expected, hashFound: null }];
  return [ofText, ...lists].flatMap((one) => {
    if (one.expected === one.found) return [];
    // A list that only one of the two has, whichever it is: the other one lacks it.
    const isMissing = one.expected === null || one.found === null;
    return {
      ...on,
      missing: isMissing ? one.name : null,
      hashExpected: one.expected ?? one.found!,
      hashFound: isMissing ? null : one.found,
    };
  });
}

/** Lines say that another text was on screen than any that the log had by then. */
function shownWrong(on: Resting, published: readonly Published[]): readonly Fault[] {
  const { notice } = on;
  const known = published.filter((one) => isSame(one, notice));
  if (known.some(({ sha256 }) => sha256 === notice.sha256)) return [];
  const [expected] = known;
  const hashes = expected
    ? { missing: null, hashExpected: expected.sha256, hashFound: notice.sha256 }
    : { missing: 'line' as const, hashExpected: notice.sha256, hashFound: null };
  return [{ notice, ...hashes, resting: [on] }];
}

function rowOf({ notice, missing, hashExpected, hashFound, resting }: Fault): AnswerRow {
  const sum = (of: 'customers' | 'permissions') => resting.reduce((n, one) => n + one[of], 0);
  const isShown = shownOf([sum('customers')])[0] !== null;
  return {
    position: null,
    cells: {
      notice: notice.id,
      version: notice.version,
      locale: notice.locale,
      missing,
      hashExpected,
      hashFound,
      permissions: isShown ? sum('permissions') : null,
    },
  };
}

const byCells = ({ cells: one }: AnswerRow, { cells: other }: AnswerRow): number =>
  JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
