import type { AnswerRow } from '@village-butcher/sdk/contract';
import type { SeenLook } from '../look.js';
import type { AboutLooks, Asked } from '../question.js';

/** Who of our own people looked, and at how many customers by their names. */
export const looks: AboutLooks = {
  id: 'Q15',
  slug: 'looks',
  version: 1,
  isZero: false,
  title: {
    de: 'Wer aus unserem Haus hat nachgesehen, und wer sah Kunden mit Namen?',
    en: 'Who in our own house looked, and who saw customers by name?',
    nl: 'Wie van ons eigen huis heeft gekeken, en wie zag klanten bij naam?',
  },
  parameters: ['from', 'to'],
  columns: {
    look: 'text',
    at: 'moment',
    actorRole: 'text',
    actorRef: 'text',
    scope: 'text',
    reason: 'text',
    ticket: 'text',
    approver: 'text',
    customers: 'number',
    fields: 'list',
    question: 'list',
    export: 'text',
  },
  about: 'looks',
  rowsOf,
};

/** The number of customers is not hidden where they are few: it tells of the look, and of nobody. */
function rowsOf(look: SeenLook, { personOf }: Asked): readonly AnswerRow[] {
  const { id, at, role, actor, what, reason, ticket, approver, customers, questions } = look;
  return [
    {
      position: null,
      cells: {
        look: id,
        at,
        actorRole: role,
        actorRef: personOf(actor),
        scope: what === 'names' ? 'audit:identify' : 'audit:ask',
        reason,
        ticket,
        approver: approver === null ? null : personOf(approver),
        customers,
        fields: [...look.fields],
        question: [...questions],
        export: look.export,
      },
    },
  ];
}
