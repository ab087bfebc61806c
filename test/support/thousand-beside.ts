import type { Plainly } from './thousand-cells.js';
import { OVER, type Look, type Request } from './thousand.js';
import { daysAfter, isBetween, isMeant, type Asking } from './thousand-told.js';

/** The answers that stand beside the log: what recipients were told, what was asked for, who looked. */

/** Q09: nobody answered within a day. */
export const notTold: Plainly = ({ journal, earlier, parameters: { recipient } }) => {
  const rows = journal.letters
    .map((letter) => ({ ...letter, dueAt: daysAfter(1, letter.at) }))
    .filter((letter) => isMeant(recipient, letter.recipient) && letter.dueAt <= earlier)
    .filter(({ answers, dueAt }) => !answers.some(({ at }) => at <= dueAt))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .map((letter) => {
      const attempts = letter.attempts.filter(({ at }) => at <= earlier);
      return {
        cells: {
          notification: letter.id,
          kind: letter.kind,
          line: letter.line,
          recipient: letter.recipient,
          dueAt: letter.dueAt,
          attempts: attempts.length,
          lastOutcome: attempts.at(-1)?.outcome ?? null,
          ageSeconds: Math.floor((Date.parse(earlier) - Date.parse(letter.at)) / 1000),
        },
      };
    });
  return { rows, suppressed: 0 };
};

/** Q15: who of the house's own people looked. */
export const looks: Plainly = ({ journal, earlier, parameters }) => {
  const rows = journal.looks
    .filter(({ at }) => at <= earlier && isBetween(at, parameters))
    .map((look: Look) => {
      const { at, scope, reason, ticket, customers, fields, question } = look;
      const [actorRole, actorRef, approver] = ['dpo', look.actor, look.approver];
      const who = { look: `look of ${at}`, at, actorRole, actorRef, approver };
      const what = { scope, reason, ticket, customers, fields, question, export: look.export };
      return { cells: { ...who, ...what } };
    });
  return { rows, suppressed: 0 };
};

/** Q14: what was asked for formally, and by when it has to be answered in Germany. */
export const requests: Plainly = (asking) => {
  const { journal, earlier, parameters } = asking;
  const rows = journal.requests
    .filter(({ at, kind }) => at <= earlier && isMeant(parameters['kind'], kind))
    .filter(({ at }) => isBetween(at, parameters))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .map((request) => ({ cells: requestCells(request, earlier) }))
    .filter(({ cells: { state } }) => isMeant(parameters['state'], state));
  return { rows, suppressed: 0 };
};

function requestCells(request: Request, asOf: Asking['earlier']) {
  const steps = request.steps.filter(({ at }) => at <= asOf);
  const end = steps.find(({ state }) => OVER.includes(state));
  const extension = steps.find(({ step }) => step === 'extend');
  const dueAt = dueIn(request.at, extension ? 3 : 1);
  const until = end?.at ?? asOf;
  return {
    request: request.id,
    kind: request.kind,
    customerRef: request.who,
    receivedAt: request.at,
    channel: 'app',
    identity: request.identity,
    dueAt,
    extendedTo: extension ? dueAt : null,
    extensionReason: extension?.reason ?? null,
    state: steps.at(-1)!.state,
    closedAt: end?.at ?? null,
    outcome: end?.state ?? null,
    ground: end?.ground ?? null,
    daysUsed: Math.round((midnightOf(until) - midnightOf(request.at)) / 86_400_000),
    overdue: dueAt <= until ? 'yes' : 'no',
  };
}

/** The holidays of all of Germany in the months of these customers, from a calendar on the wall. */
const HOLIDAYS = [
  '2026-04-03',
  '2026-04-06',
  '2026-05-01',
  '2026-05-14',
  '2026-05-25',
  '2026-10-03',
];

const SUMMER_BEGINS = '2026-03-29T01:00:00.000Z';
const SUMMER_ENDS = '2026-10-25T01:00:00.000Z';

/** How far the clocks in Germany are ahead at a time of this year. */
const aheadMs = (at: string): number =>
  (at >= SUMMER_BEGINS && at < SUMMER_ENDS ? 2 : 1) * 3_600_000;

const dayOf = (at: string): string =>
  new Date(Date.parse(at) + aheadMs(at)).toISOString().slice(0, 10);

const midnightOf = (at: string): number => Date.parse(`${dayOf(at)}T00:00:00.000Z`);

/** The end of the day that is so many months later, or of the next on which people work. */
function dueIn(at: string, months: number): string {
  const [year, month, day] = dayOf(at).split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const then = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)));
  while ([0, 6].includes(then.getUTCDay()) || HOLIDAYS.includes(then.toISOString().slice(0, 10))) {
    then.setUTCDate(then.getUTCDate() + 1);
  }
  then.setUTCDate(then.getUTCDate() + 1);
  const midnight = then.toISOString();
  return new Date(then.getTime() - aheadMs(midnight)).toISOString();
}
