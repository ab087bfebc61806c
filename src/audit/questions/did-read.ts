import type { AnswerRow, NoticeRef } from '@village-butcher/sdk/contract';
import type { Said } from '../chain.js';
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
  const rows: AnswerRow[] = [];
  for (const [purpose, parts] of byPurpose(use)) {
    if (isAsked(parts, asked.parameters)) rows.push(rowOf(use, { purpose, parts, lines }, asked));
  }
  return rows;
}

interface Rested {
  readonly purpose: string;
  readonly parts: readonly UsedPart[];
  readonly lines: readonly Said[];
}

/** Fields, lines and notices are of one length: each field on its line, given under its notice. */
const rowOf = (use: Use, { purpose, parts, lines }: Rested, { refOf }: Asked): AnswerRow => ({
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
    notices: parts.map(({ line }) => noticeOf(line, lines)),
    surface: null,
    outcome: 'used',
  },
});

/** Of a use that rests on no grant that the log has. Q05 is about those. */
const UNKNOWN = 'unknown';

function noticeOf(line: string, lines: readonly Said[]): string {
  const event = lines.find((said) => said.line === line)?.event;
  if (event?.type !== 'granted') return UNKNOWN;
  const known = LABELS.get(event.notice);
  if (known !== undefined) return known;
  const label = labelOf(event.notice);
  LABELS.set(event.notice, label);
  return label;
}

/** A line that is kept open is shown with each of its uses: its text is spelled once. */
const LABELS = new WeakMap<NoticeRef, string>();

const labelOf = ({ id, version, locale }: NoticeRef): string =>
  [id, '@', version, '.', locale].join('');
