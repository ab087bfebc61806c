import type { AnswerRow } from '@village-butcher/sdk/contract';
import { permittedAt, type Permitted, type Placed, type Said } from '../chain.js';
import type { AboutChains, AboutLines, Asked, Counting, Face } from '../question.js';
import { shownOf, Tally, withCompany, type Group, type Table } from '../tally.js';

const FACE: Omit<Face, 'columns'> = {
  id: 'Q01',
  slug: 'could-read',
  version: 1,
  isZero: false,
  title: {
    de: 'Wer durfte lesen, und unter welchem Hinweis?',
    en: 'Who could read, and under which notice?',
    nl: 'Wie mocht lezen, en onder welke kennisgeving?',
  },
  parameters: ['field', 'recipient', 'purpose', 'store', 'detail'],
};

const WHAT = {
  recipient: 'text',
  recipientName: 'text',
  role: 'text',
  country: 'text',
  purpose: 'text',
  field: 'text',
  notice: 'text',
  noticeVersion: 'number',
  locale: 'text',
} as const;

/** Who could read, permission by permission: each line that stood at a time. */
const inDetail: AboutLines = {
  ...FACE,
  columns: { ...WHAT, customerRef: 'text', line: 'text', recordedAt: 'moment', until: 'moment' },
  about: 'lines',
  rowsOf,
};

/** Who could read, under which notice: how many customers' permissions stood at a time. */
export const couldRead: AboutChains = {
  ...FACE,
  columns: { ...WHAT, customers: 'count', earliestEnd: 'moment', latestEnd: 'moment' },
  about: 'chains',
  isDaily: true,
  inDetail,
  count,
};

function rowsOf(placed: Placed, chain: readonly Said[], asked: Asked): readonly AnswerRow[] {
  const { position, customer, said } = placed;
  return permittedAt(chain, asked.asOf, asked.held)
    .filter(({ line }) => line === said.line)
    .filter(isAmong(asked.parameters))
    .map((permission) => ({
      position,
      cells: {
        ...cellsOf(permission, asked),
        customerRef: asked.refOf(customer),
        line: permission.line,
        recordedAt: permission.recordedAt,
        until: permission.until,
      },
    }));
}

function count(asked: Asked): Counting {
  const { parameters, asOf, held } = asked;
  const tally = new Tally();
  return {
    add: (chain) => {
      for (const permission of permittedAt(chain, asOf, held).filter(isAmong(parameters))) {
        tally.add(cellsOf(permission, asked), permission.until);
      }
    },
    table: () => tableOf(tally.groups()),
  };
}

/** Whether a permission is one of those that are asked about. */
export const isAmong =
  ({ field, recipient, purpose }: Asked['parameters']) =>
  (permission: Permitted): boolean =>
    (field ?? permission.field) === permission.field &&
    (recipient ?? permission.recipient) === permission.recipient &&
    (purpose ?? permission.purpose) === permission.purpose;

/** Role and country are what the register says of a recipient now; `null`: it says nothing. */
function cellsOf(
  { recipient, purpose, field, notice: { id, version, locale } }: Permitted,
  { nameOf, registered }: Asked,
): Group['cells'] {
  const { role = null, country = null } = registered.register.recipients.get(recipient) ?? {};
  return {
    recipient,
    recipientName: nameOf(recipient),
    role,
    country,
    purpose,
    field,
    notice: id,
    noticeVersion: version,
    locale,
  };
}

/** The notices under which one permission was given add up to all who gave it. */
function tableOf(groups: readonly Group[]): Table {
  const together = new Map<string, Group[]>();
  for (const group of groups) {
    const { recipient, purpose, field } = group.cells;
    const key = JSON.stringify([recipient, purpose, field]);
    together.set(key, [...(together.get(key) ?? []), group]);
  }
  const rows = Array.from(together.values()).flatMap(countedOf);
  return { rows, suppressed: rows.filter(({ cells }) => cells['customers'] === null).length };
}

/** Where a count is not shown, its ends would be those of a few, too. */
function countedOf(groups: readonly Group[]): readonly AnswerRow[] {
  const shown = withCompany(groups.map(({ counts }) => shownOf(counts)[0]!));
  return groups.map(({ cells, first, last }, at) => {
    const customers = shown[at]!;
    const ends = { earliestEnd: first, latestEnd: last };
    const isShown = customers !== null;
    return {
      position: null,
      cells: { ...cells, customers, ...(isShown ? ends : { earliestEnd: null, latestEnd: null }) },
    };
  });
}
