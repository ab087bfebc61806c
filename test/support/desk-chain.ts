import type { Said } from '../../src/audit/chain.js';
import type { Asked } from '../../src/audit/question.js';
import type { Use } from '../../src/audit/use.js';
import { decide, type ConsentCommand } from '../../src/consent/decide.js';
import { BEFORE, daysAfter, NOTICE, REGISTER, stoodAfter } from './histories.js';

/** When the act of this number was done: one an hour. */
export const hour = (n: number): string => new Date(BEFORE.getTime() + n * 3_600_000).toISOString();

/** The lines that a history comes to, an hour apart. */
export const chainOf = (history: readonly ConsentCommand[]): readonly Said[] =>
  history
    .flatMap((command, n) =>
      decide(BEFORE, command, stoodAfter(history.slice(0, n))).map((event) => ({ event, n })),
    )
    .map(({ event, n }, seq) => ({
      event,
      seq,
      act: `act-${n}`,
      line: `line-${n}`,
      at: hour(n),
    }));

/** A question that names everybody as they are. */
export const ASKED: Asked = {
  parameters: {},
  asOf: hour(0),
  refOf: (id) => id,
  personOf: (id) => id,
  nameOf: () => null,
  registered: { register: REGISTER, stores: new Map(), changedAt: null, controller: null },
  keepsDaysOf: () => null,
  notices: [],
  held: [],
  unlisted: [],
};

/** What a made-up use differs in. */
export interface Made {
  readonly which: { readonly field: string; readonly recipient: string; readonly purpose: string };
  readonly line: string;
  readonly at: string;
  readonly seen: number;
}

/** A use of one field. */
export const useOf = ({ which: { field, recipient, purpose }, line, at, seen }: Made): Use => ({
  position: 7,
  id: 'use',
  customer: 'ada',
  client: 'app',
  store: 'mill',
  recipient,
  at,
  seen,
  parts: [{ field, purpose, line }],
});

/** A permission of these tests. */
export const WHICH = { field: 'diet', recipient: 'app:brandt', purpose: 'recipes' } as const;
/** Its end. */
export const UNTIL = daysAfter(70, BEFORE).toISOString();
/** A line that gives one permission. */
export const GIVEN: Said = {
  act: 'giving',
  line: 'given',
  seq: 0,
  at: hour(0),
  event: {
    type: 'granted',
    permissions: [{ ...WHICH, until: UNTIL }],
    notice: { ...NOTICE, sha256: 'A' },
    surface: 'permission-centre',
    control: 'allow',
  },
};
