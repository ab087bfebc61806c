import { SPECIAL_FIELDS, type AnswerRow } from '@village-butcher/sdk/contract';
import { keyOf } from '../../consent/standing.js';
import { givenBy, type Permitted, type Placed, type Said } from '../chain.js';
import type { AboutLines, Asked } from '../question.js';

/** Special categories of data that were given without an explicit act. Every row is an incident. */
export const specialNotExplicit: AboutLines = {
  id: 'Q06',
  slug: 'special-not-explicit',
  version: 1,
  isZero: true,
  title: {
    de: 'Wurde eine besondere Kategorie ohne ausdrückliche Handlung erlaubt?',
    en: 'Was any special category permitted without an explicit act?',
    nl: 'Is een bijzondere categorie toegestaan zonder uitdrukkelijke handeling?',
  },
  parameters: [],
  columns: {
    line: 'text',
    customerRef: 'text',
    field: 'text',
    recipient: 'text',
    purpose: 'text',
    notice: 'text',
    noticeVersion: 'number',
    control: 'text',
    recordedAt: 'moment',
  },
  about: 'lines',
  rowsOf,
};

/** What is pressed to say yes to what stands beside it. */
const EXPLICIT: readonly string[] = ['allow', 'switch'];

function rowsOf(placed: Placed, chain: readonly Said[], asked: Asked): readonly AnswerRow[] {
  return givenBy(placed.said)
    .filter(isSpecial)
    .filter((given) => !isExplicit(placed.said, given, chain))
    .map((given) => rowOf(placed, given, asked));
}

const isSpecial = ({ field }: Permitted): boolean => SPECIAL_FIELDS.some((one) => one === field);

/** An undo gives back what was given before: it is as explicit as the act that gave just this. */
function isExplicit(said: Said, given: Permitted, chain: readonly Said[]): boolean {
  const control = controlOf(said);
  if (control !== 'undo') return EXPLICIT.includes(control);
  return chain.some(
    (one) =>
      one.seq < said.seq &&
      EXPLICIT.includes(controlOf(one)) &&
      givenBy(one).map(keyOf).includes(keyOf(given)),
  );
}

const controlOf = ({ event }: Said): string => (event.type === 'granted' ? event.control : '');

const rowOf = (
  { position, customer, said }: Placed,
  { line, field, recipient, purpose, notice, recordedAt }: Permitted,
  { refOf }: Asked,
): AnswerRow => ({
  position,
  cells: {
    line,
    customerRef: refOf(customer),
    field,
    recipient,
    purpose,
    notice: notice.id,
    noticeVersion: notice.version,
    control: controlOf(said),
    recordedAt,
  },
});
