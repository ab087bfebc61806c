import type { AnswerRow } from '@village-butcher/sdk/contract';
import { keyOf } from '../../consent/standing.js';
import { givenBy, type Permitted, type Said } from '../chain.js';
import { heldSince } from '../quarantined.js';
import type { AboutChains, Asked, Counting } from '../question.js';
import { FLOOR, type Table } from '../tally.js';
import type { UsedOn } from '../use.js';

/** What was given on one text and one surface in a time, and what became of it. Customers are counted. */
export const cohort: AboutChains = {
  id: 'Q17',
  slug: 'cohort',
  version: 1,
  isZero: false,
  title: {
    de: 'Was wurde mit diesem Hinweis in dieser Zeit erlaubt, und was wurde daraus?',
    en: 'What was given with this notice in this time, and what became of it?',
    nl: 'Wat is met deze kennisgeving in deze tijd toegestaan, en wat is ervan geworden?',
  },
  parameters: ['notice', 'version', 'surface', 'from', 'to'],
  columns: {
    cohort: 'text',
    notice: 'text',
    version: 'number',
    surface: 'text',
    customers: 'count',
    permissions: 'count',
    usedSince: 'count',
    quarantinedAt: 'moment',
    renewed: 'count',
    erased: 'count',
    open: 'count',
  },
  about: 'chains',
  beside: 'uses',
  count,
};

/** Of how many customers it is true of something in the cohort. */
const TOLD = ['usedSince', 'renewed', 'erased', 'open'] as const;
type Told = Readonly<Record<(typeof TOLD)[number], number>>;

/** What was given on one version of a text on one surface. */
interface Group extends Told {
  readonly notice: string;
  readonly version: number;
  readonly surface: string;
  readonly customers: number;
  readonly permissions: number;
  readonly quarantinedAt: string | null;
}

function count(asked: Asked): Counting {
  const groups = new Map<string, Group>();
  return {
    add: (chain, used) => {
      const known = chain.filter(({ at }) => at <= asked.asOf);
      const given = known.flatMap(givenBy).filter(isAmong(asked));
      for (const [key, some] of byCohort(given)) {
        groups.set(key, together(groups.get(key), groupOf(some, known, used, asked)));
      }
    },
    table: () => tableOf(Array.from(groups.keys()).toSorted(), groups),
  };
}

const isAmong =
  ({ parameters: { notice, version, surface, from, to } }: Asked) =>
  (one: Permitted): boolean =>
    (notice ?? one.notice.id) === one.notice.id &&
    (version ?? one.notice.version) === one.notice.version &&
    (surface ?? one.surface) === one.surface &&
    (from ?? one.recordedAt) <= one.recordedAt &&
    (to === undefined || one.recordedAt < to);

const nameOf = ({ notice, surface }: Permitted): string =>
  `${notice.id}@${notice.version} ${surface}`;

function byCohort(given: readonly Permitted[]): ReadonlyMap<string, readonly Permitted[]> {
  const found = new Map<string, Permitted[]>();
  for (const one of given) found.set(nameOf(one), [...(found.get(nameOf(one)) ?? []), one]);
  return found;
}

/** What one customer has in a cohort. */
function groupOf(
  given: readonly Permitted[],
  known: readonly Said[],
  used: readonly UsedOn[],
  { held, asOf }: Asked,
): Group {
  const fates = given.map((one) => ({
    ...fateOf(one, known),
    usedSince: used.some(
      ({ line, key, lastAt }) =>
        line === one.line &&
        key === keyOf(one) &&
        lastAt > (heldSince(held, one, asOf) ?? one.recordedAt),
    ),
    isOver: one.until <= asOf,
  }));
  const { notice, surface } = given[0]!;
  const of = (isSo: (fate: (typeof fates)[number]) => boolean): 0 | 1 => (fates.some(isSo) ? 1 : 0);
  return {
    notice: notice.id,
    version: notice.version,
    surface,
    customers: 1,
    permissions: given.length,
    usedSince: of((fate) => fate.usedSince),
    renewed: of((fate) => fate.isRenewed),
    erased: of((fate) => fate.isErased),
    open: of((fate) => !fate.isRenewed && !fate.isTaken && !fate.isOver),
    quarantinedAt: firstOf(given.map((one) => heldSince(held, one, asOf) ?? null)),
  };
}

/** What its customer did about a permission since they gave it. */
function fateOf(one: Permitted, known: readonly Said[]) {
  const later = known.slice(known.findIndex(({ line }) => line === one.line) + 1);
  return {
    isRenewed: later.flatMap(givenBy).some((other) => keyOf(other) === keyOf(one)),
    isTaken: later.some(
      ({ event }) =>
        event.type === 'withdrawn' && event.permissions.map(keyOf).includes(keyOf(one)),
    ),
    isErased: later.some(
      ({ event }) => event.type === 'erased' && event.fields.includes(one.field),
    ),
  };
}

const firstOf = (times: readonly (string | null)[]): string | null =>
  times.filter((time) => time !== null).toSorted()[0] ?? null;

const together = (before: Group | undefined, one: Group): Group =>
  before
    ? {
        ...before,
        customers: before.customers + one.customers,
        permissions: before.permissions + one.permissions,
        usedSince: before.usedSince + one.usedSince,
        renewed: before.renewed + one.renewed,
        erased: before.erased + one.erased,
        open: before.open + one.open,
        quarantinedAt: firstOf([before.quarantinedAt, one.quarantinedAt]),
      }
    : one;

function tableOf(names: readonly string[], groups: ReadonlyMap<string, Group>): Table {
  const rows = names.map((name) => rowOf(name, groups.get(name)!));
  const counts = rows.flatMap(({ cells }) =>
    ['customers', 'permissions', ...TOLD].map((column) => cells[column]),
  );
  return { rows, suppressed: counts.filter((one) => one === null).length };
}

/** No part of a cohort is shown that would tell of a few, or leave a few by subtraction. */
function rowOf(name: string, group: Group): AnswerRow {
  const { notice, version, surface, customers, permissions, quarantinedAt } = group;
  const isFew = (n: number): boolean => n > 0 && n < FLOOR;
  const shown = (n: number): number | null =>
    isFew(customers) || isFew(n) || isFew(customers - n) ? null : n;
  return {
    position: null,
    cells: {
      cohort: name,
      notice,
      version,
      surface,
      customers: isFew(customers) ? null : customers,
      permissions: isFew(customers) ? null : permissions,
      usedSince: shown(group.usedSince),
      quarantinedAt,
      renewed: shown(group.renewed),
      erased: shown(group.erased),
      open: shown(group.open),
    },
  };
}
