import type { AnswerRow } from '@village-butcher/sdk/contract';
import { permittedAt } from '../chain.js';
import type { AboutChains, Asked, Counting } from '../question.js';
import { shownOf, Tally, type Group } from '../tally.js';
import { isAmong } from './could-read.js';

/** What ends soon: permissions that stand, by when they end. Each span holds the ones before it. */
export const endingSoon: AboutChains = {
  id: 'Q10',
  slug: 'ending-soon',
  version: 1,
  isZero: false,
  title: {
    de: 'Was endet in 30, 60, 90 Tagen?',
    en: 'What ends in 30, 60, 90 days?',
    nl: 'Wat loopt af binnen 30, 60, 90 dagen?',
  },
  parameters: ['recipient', 'purpose', 'field'],
  columns: {
    recipient: 'text',
    purpose: 'text',
    field: 'text',
    within30: 'count',
    within60: 'count',
    within90: 'count',
    firstEnd: 'moment',
  },
  about: 'chains',
  isDaily: true,
  count,
};

const SPANS = [30, 60, 90];
const DAY_MS = 86_400_000;

function count({ parameters, asOf, held }: Asked): Counting {
  const tally = new Tally();
  const ends = SPANS.map((days) => new Date(Date.parse(asOf) + days * DAY_MS).toISOString());
  return {
    add: (chain) => {
      for (const { recipient, purpose, field, until } of permittedAt(chain, asOf, held).filter(
        isAmong(parameters),
      )) {
        const counts = ends.map((end) => (until <= end ? 1 : 0));
        if (counts.includes(1)) tally.add({ recipient, purpose, field }, until, counts);
      }
    },
    table: () => {
      const rows = tally.groups().map(rowOf);
      const counts = rows.flatMap(({ cells: { within30, within60, within90 } }) => [
        within30,
        within60,
        within90,
      ]);
      return { rows, suppressed: counts.filter((one) => one === null).length };
    },
  };
}

/** The first end is shown with the count that it belongs to, and not without. */
function rowOf({ cells, counts, first }: Group): AnswerRow {
  const shown = shownOf(counts);
  const [within30, within60, within90] = shown as [number | null, number | null, number | null];
  const isShown = shown[counts.findIndex((n) => n > 0)] !== null;
  return {
    position: null,
    cells: { ...cells, within30, within60, within90, firstEnd: isShown ? first : null },
  };
}
