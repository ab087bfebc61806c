import type { AnswerRow } from '@village-butcher/sdk/contract';
import { givenBy, type Said } from '../chain.js';
import type { AboutUses, Asked } from '../question.js';
import { byPurpose, isAsked, type Use, type UsedPart } from '../use.js';

/** Who did read, when, what for, on which permission. A row for each use and purpose. */
export const didRead: AboutUses = {
  id: 'Q02',
  slug: 'did-read',
  version: 1,
  isZero: false,
  title: {
    de: 'Wer hat gelesen: wann, wofür, auf welche Erlaubnis hin?',
    en: 'Who did read: when, what for, on which permission?',
    nl: 'Wie heeft gelezen: wanneer, waarvoor, op grond van welke toestemming?',
  },
  parameters: ['from', 'to', 'field', 'recipient', 'purpose', 'store'],
  columns: {
    disclosure: 'text',
    at: 'moment',
    recipient: 'text',
    client: 'text',
    purpose: 'text',
    fields: 'list',
    customerRef: 'text',
    lines: 'list',
    notices: 'list',
    surface: 'text',
    outcome: 'text',
  },
  about: 'uses',
  of: 'every-use',
  beside: 'its-lines',
  rowsOf,
};

function rowsOf(use: Use, lines: readonly Said[], asked: Asked): readonly AnswerRow[] {
  const notices = new Map(lines.map((said) => [said.line, noticeIn(said)]));
  return Array.from(byPurpose(use))
    .filter(([, parts]) => isAsked(parts, asked.parameters))
    .map(([purpose, parts]) => rowOf(use, { purpose, parts, notices }, asked));
}

interface Rested {
  readonly purpose: string;
  readonly parts: readonly UsedPart[];
  readonly notices: ReadonlyMap<string, string>;
}

/** Fields, lines and notices are of one length: each field on its line, given under its notice. */
const rowOf = (use: Use, { purpose, parts, notices }: Rested, { refOf }: Asked): AnswerRow => ({
  position: use.position,
  cells: {
    disclosure: use.id,
    at: use.at,
    recipient: use.recipient,
    client: use.client,
    purpose,
    fields: parts.map(({ field }) => field),
    customerRef: refOf(use.customer),
    lines: parts.map(({ line }) => line),
    notices: parts.map(({ line }) => notices.get(line) ?? UNKNOWN),
    surface: null,
    outcome: 'used',
  },
});

/** Of a use that rests on no grant that the log has. Q05 is about those. */
const UNKNOWN = 'unknown';

function noticeIn(said: Said): string {
  const [given] = givenBy(said);
  return given ? `${given.notice.id}@${given.notice.version}.${given.notice.locale}` : UNKNOWN;
}
