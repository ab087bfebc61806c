import type { AnswerRow } from '@village-butcher/sdk/contract';
import { isSpecial } from '../../consent/explicit.js';
import { keyOf } from '../../consent/standing.js';
import { givenBy, type Permitted, type Placed, type Said } from '../chain.js';
import { listedBy } from '../known.js';
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
    .filter((given) => !isExplicit(placed.said, given, { chain, notices: asked.notices }))
    .map((given) => rowOf(placed, given, asked));
}

/** All that somebody said, and the notices that they were shown. */
interface Beside {
  readonly chain: readonly Said[];
  readonly notices: Asked['notices'];
}

/** An undo gives back what was given before: it is as explicit as the act that gave just this. */
function isExplicit(said: Said, given: Permitted, beside: Beside): boolean {
  if (controlOf(said) !== 'undo') return isYes(said, given, beside);
  const isYesBefore = (one: Said) =>
    givenBy(one).some((other) => keyOf(other) === keyOf(given) && isYes(one, other, beside));
  return beside.chain.some((one) => one.seq < said.seq && isYesBefore(one));
}

/**
 * Whether what was pressed says yes to just this. Where the notice has sentences, it is what stands
 * beside that of the field, and no other special field was given by the same act.
 */
function isYes(said: Said, { field, notice }: Permitted, { chain, notices }: Beside): boolean {
  const control = controlOf(said);
  const { controls, statements } = listedBy(notices, notice);
  if (!EXPLICIT.includes(control)) return false;
  if (controls && !controls.some(({ id }) => id === control)) return false;
  if (!statements) return true;
  return (
    statements.some((one) => one.field === field && one.control === control) &&
    chain
      .filter(({ act }) => act === said.act)
      .flatMap(givenBy)
      .every((other) => !isSpecial(other) || other.field === field)
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
