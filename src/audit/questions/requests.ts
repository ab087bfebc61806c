import type { AnswerRow } from '@village-butcher/sdk/contract';
import { jurisdictionOf } from '../deadline.js';
import { asOf, dueOf, endOf, extensionOf, isOverdue, type Filed } from '../filed.js';
import type { AboutRequests, Asked } from '../question.js';
import { dayIn } from '../../base/day.js';

const DAY_MS = 86_400_000;

/** What customers asked for formally, and what came of it by then. Those who are erased are nobody. */
export const requests: AboutRequests = {
  id: 'Q14',
  slug: 'requests',
  version: 1,
  isZero: false,
  title: {
    de: 'Welche Anträge auf Rechte gibt es, und welche sind zu spät?',
    en: 'Which rights requests are there, and which are late?',
    nl: 'Welke verzoeken om rechten zijn er, en welke zijn te laat?',
  },
  parameters: ['from', 'to', 'kind', 'state'],
  columns: {
    request: 'text',
    kind: 'text',
    customerRef: 'text',
    receivedAt: 'moment',
    channel: 'text',
    identity: 'text',
    dueAt: 'moment',
    extendedTo: 'moment',
    extensionReason: 'text',
    state: 'text',
    closedAt: 'moment',
    outcome: 'text',
    ground: 'text',
    daysUsed: 'number',
    overdue: 'text',
  },
  about: 'requests',
  rowsOf,
};

function rowsOf(now: Filed, asked: Asked, at: string): readonly AnswerRow[] {
  const then = new Date(at);
  const filed = asOf(now, then);
  const state = filed.steps.at(-1)?.state;
  const wanted = asked.parameters.state;
  if (state === undefined || (wanted !== undefined && wanted !== state)) return [];
  const end = endOf(filed);
  const extension = extensionOf(filed);
  return [
    {
      position: null,
      cells: {
        request: filed.id,
        kind: filed.kind,
        customerRef: filed.client === null ? null : asked.refOf(filed.customer),
        receivedAt: filed.at.toISOString(),
        channel: filed.channel,
        identity: filed.identity,
        dueAt: dueOf(filed, then).toISOString(),
        extendedTo: extension ? filed.extendedTo.toISOString() : null,
        extensionReason: extension?.reason ?? null,
        state,
        closedAt: end?.at.toISOString() ?? null,
        outcome: end?.state ?? null,
        ground: end?.ground ?? null,
        daysUsed: daysOf(filed, end?.at ?? then),
        overdue: isOverdue(filed, then) ? 'yes' : 'no',
      },
    },
  ];
}

/** Days of the calendar where the house is. The day of receipt does not count. */
function daysOf({ at, jurisdiction }: Filed, end: Date): number {
  const { zone } = jurisdictionOf(jurisdiction);
  const midnight = (time: Date): number => Date.parse(dayIn(zone, time));
  return Math.round((midnight(end) - midnight(at)) / DAY_MS);
}
