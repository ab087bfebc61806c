import type { AnswerRow, Cell, Which } from '@village-butcher/sdk/contract';
import type { ConsentEvent } from '../../consent/events.js';
import { hashOf } from '../../consent/listed.js';
import type { Offer } from '../../consent/offers.js';
import { issuedAt } from '../../consent/snapshot.js';
import { verdictAfter, type Placed, type Said } from '../chain.js';
import { listedBy } from '../known.js';
import type { AboutLines, Asked } from '../question.js';

/** One consent proven: what its line says, permission by permission, and where the log has it. */
export const proof: AboutLines = {
  id: 'Q08',
  slug: 'proof',
  version: 1,
  isZero: false,
  title: {
    de: 'Wie ist diese eine Einwilligung belegt?',
    en: 'What proves this one consent?',
    nl: 'Hoe is deze ene toestemming bewezen?',
  },
  parameters: ['line'],
  columns: {
    line: 'text',
    customerRef: 'text',
    act: 'text',
    field: 'text',
    recipient: 'text',
    purpose: 'text',
    until: 'moment',
    notice: 'text',
    noticeVersion: 'number',
    locale: 'text',
    noticeSha256: 'text',
    snapshot: 'text',
    snapshotIssuedAt: 'moment',
    offered: 'list',
    declined: 'list',
    surface: 'text',
    control: 'text',
    controlLabelHash: 'text',
    statementHash: 'text',
    assurance: 'text',
    actedBy: 'text',
    client: 'text',
    occurredAt: 'moment',
    receivedAt: 'moment',
    recordedAt: 'moment',
    stoodBefore: 'text',
    leafIndex: 'number',
    leafHash: 'text',
    prev: 'text',
  },
  about: 'lines',
  rowsOf,
};

function rowsOf(
  placed: Placed,
  chain: readonly Said[],
  { refOf, notices }: Asked,
): readonly AnswerRow[] {
  const { position, customer, said, leafHash, prev } = placed;
  const before = chain.filter(({ seq }) => seq < said.seq);
  return spokenOf(said.event).map((spoken) => ({
    position,
    cells: {
      line: said.line,
      customerRef: refOf(customer),
      act: said.event.type,
      ...NOT_SAID,
      ...spoken,
      ...shownAt(said.event),
      ...provenBy(said, chain),
      ...wordsOn(said.event, spoken, notices),
      recordedAt: said.at,
      stoodBefore: isWhole(spoken) ? verdictAfter(before, spoken, said.at) : null,
      leafIndex: position,
      leafHash,
      prev,
    },
  }));
}

/** What of a permission an act speaks of. */
type Spoken = Partial<Which> & { readonly until?: string };

const NOT_SAID = { field: null, recipient: null, purpose: null, until: null };

const isWhole = (spoken: Spoken): spoken is Which =>
  spoken.field !== undefined && spoken.recipient !== undefined && spoken.purpose !== undefined;

/** An act, permission by permission or field by field. */
function spokenOf(event: ConsentEvent): readonly Spoken[] {
  switch (event.type) {
    case 'granted':
    case 'refused':
    case 'withdrawn':
      return event.permissions;
    case 'restricted':
      return event.permissions.map((which) => ({ ...which, until: event.until }));
    case 'lifted':
      return event.permissions;
    case 'paused':
      return [{ until: event.until }];
    case 'resumed':
      return [{}];
    case 'wished':
    case 'unwished':
      return [{ purpose: event.purpose }];
    case 'erased':
    case 'confirmed':
    case 'joined':
      return event.fields.map((field) => ({ field }));
  }
}

/** What was on the screen, as far as the line says. */
function shownAt(event: ConsentEvent): Readonly<Record<string, Cell>> {
  const notice = isChosen(event) ? event.notice : null;
  const pressed = isChosen(event) || event.type === 'withdrawn' ? event : null;
  return {
    notice: notice?.id ?? null,
    noticeVersion: notice?.version ?? null,
    locale: notice?.locale ?? null,
    noticeSha256: notice?.sha256 ?? null,
    surface: pressed?.surface ?? null,
    control: pressed?.control ?? null,
  };
}

/** How the act came. An older line says nothing of it, and neither does any other act. */
function provenBy({ act, event }: Said, chain: readonly Said[]): Readonly<Record<string, Cell>> {
  const chosen = isChosen(event) ? event.evidence : undefined;
  const came = chosen ?? (event.type === 'withdrawn' ? event.evidence : undefined);
  const refused = chain.flatMap((other) =>
    other.act === act && other.event.type === 'refused' ? other.event.permissions : [],
  );
  return {
    snapshot: chosen?.snapshot ?? null,
    snapshotIssuedAt: chosen ? issuedAt(chosen.snapshot) : null,
    offered: chosen ? chosen.offered.flatMap(namesOf) : null,
    declined: chosen ? refused.map(nameOf) : null,
    assurance: came?.assurance ?? null,
    actedBy: came?.actedBy ?? null,
    client: came?.client ?? null,
    occurredAt: came?.occurredAt ?? null,
    receivedAt: came?.receivedAt ?? null,
  };
}

const isChosen = (event: ConsentEvent) => event.type === 'granted' || event.type === 'refused';

/** A permission in one word: of its three, only the recipient has colons. */
const nameOf = ({ field, purpose, recipient }: Which): string => `${field}:${purpose}:${recipient}`;

const namesOf = ({ fields, ...offer }: Offer): readonly string[] =>
  fields.map((field) => nameOf({ field, ...offer }));

/**
 * The words on what was pressed, and the sentence beside it: of the notice that the line names, which
 * nobody can have changed since. A notice that lists none says nothing of them.
 */
function wordsOn(event: ConsentEvent, { field }: Spoken, notices: Asked['notices']) {
  if (!isChosen(event)) return { controlLabelHash: null, statementHash: null };
  const { controls, statements } = listedBy(notices, event.notice);
  const control = controls?.find(({ id }) => id === event.control);
  const statement = statements?.find((one) => one.field === field && one.control === event.control);
  return {
    controlLabelHash: control ? hashOf(control.label) : null,
    statementHash: statement ? hashOf(statement.sentence) : null,
  };
}
