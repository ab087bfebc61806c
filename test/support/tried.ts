import type { QuestionParameters } from '@village-butcher/sdk/contract';
import type { Refused } from '../../src/audit/attempts.js';

/** One try of somebody who may not read. */
export interface Tried {
  readonly customer: string;
  readonly recipient: string;
  readonly client: string;
  readonly at: Date;
  readonly refused: readonly Refused[];
}

/** Which of them are asked about. */
interface Span extends Pick<QuestionParameters, 'recipient'> {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;
const midnightOf = (at: Date): number => Math.floor(at.getTime() / DAY_MS) * DAY_MS;

/** The answer to "who tried", told a second time and as simply as can be: try by try. */
export function triedPlainly(tries: readonly Tried[], { from, to, recipient: only }: Span) {
  const counted = tries
    .filter(({ recipient }) => only === undefined || recipient === only)
    .filter(({ at }) => midnightOf(at) >= Date.parse(from))
    .filter(({ at }) => midnightOf(at) + DAY_MS <= Date.parse(to))
    .flatMap(({ refused, ...one }) => refused.map((what) => ({ ...one, ...what })));
  const keyOf = ({ recipient, client, purpose, field, verdict }: (typeof counted)[number]) =>
    [recipient, client, purpose, field, verdict].join(' ');
  return [...new Set(counted.map(keyOf))].toSorted().map((key) => {
    const same = counted.filter((one) => keyOf(one) === key);
    const customers = new Set(same.map(({ customer }) => customer)).size;
    const times = same.map(({ at }) => at.toISOString()).toSorted();
    const [recipient, client, purpose, field, verdict] = key.split(' ');
    return {
      recipient,
      client,
      purpose,
      field,
      verdict,
      attempts: same.length < 10 ? null : same.length,
      customers: customers < 10 ? null : customers,
      firstAt: customers < 10 ? null : times[0],
      lastAt: customers < 10 ? null : times.at(-1),
    };
  });
}
