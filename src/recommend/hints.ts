import type { Hint } from '@village-butcher/sdk/contract';
import type { Bits } from '../catalogue/bits.js';
import type { Recipe } from '../catalogue/item.js';
import type { Rack } from '../catalogue/rack.js';
import type { Kind } from './kind.js';
import { levelled, type Worth } from './levels.js';
import type { Said } from './texts.js';

/** What a hint does to an evening. */
export interface Effect {
  /** Which day's hint counts this evening. */
  readonly when: readonly ('today' | 'tomorrow')[];
  /** What it holds back of a rack of a kind: sets of rows. */
  readonly gate?: {
    readonly columns: (rack: Rack, kind: Kind) => readonly Bits[];
    readonly says: Said;
  };
  /** How well the recipes of a rack suit it. */
  readonly boost?: {
    readonly suits: (rack: Rack, count: number) => Worth;
    readonly says: (recipe: Recipe, count: number) => Said;
  };
}

/** At most so many minutes of cooking, and fewer are better. */
const within = (most: number, key: 'late-home' | 'early-start') => ({
  gate: {
    columns: (rack: Rack) => [rack.above('minutes', most)],
    says: { key: `gate.${key}`, params: { minutes: most } } as const,
  },
  boost: {
    suits: ({ minutes, quickest }: Rack) => ({
      at: (row: number) => Math.max(0, 1 - minutes[row]! / most),
      most: Math.max(0, 1 - quickest / most),
    }),
    says: ({ minutes }: Recipe) => ({ key: `boost.${key}`, params: { minutes } }) as const,
  },
});

/** All that the hints do. There is no title to show, and none to guess from. */
export const EFFECTS: Readonly<Record<Hint, Effect>> = {
  important: {
    when: ['tomorrow'],
    gate: {
      columns: ({ ofHeaviness }) => [ofHeaviness.heavy],
      says: { key: 'gate.important', params: {} },
    },
    boost: {
      suits: ({ ofHeaviness }) =>
        levelled([
          { rows: ofHeaviness.light, value: 1 },
          { rows: ofHeaviness.medium, value: 0.5 },
        ]),
      says: ({ heaviness }) => ({
        key: heaviness === 'light' ? 'boost.important-light' : 'boost.important-medium',
        params: {},
      }),
    },
  },
  'late-home': { when: ['today'], ...within(30, 'late-home') },
  'early-start': { when: ['tomorrow'], ...within(45, 'early-start') },
  /** A recipe that comes out even for everybody at the table, in whole batches. */
  guests: {
    when: ['today'],
    boost: {
      suits: (rack, count) =>
        levelled([{ rows: rack.serving((serves) => count > 0 && count % serves === 0), value: 1 }]),
      says: (_, count) => ({ key: 'boost.guests', params: { count } }),
    },
  },
  away: {
    when: ['today', 'tomorrow'],
    gate: {
      columns: ({ perishable }, kind) => (kind === 'product' ? [perishable] : []),
      says: { key: 'gate.away', params: {} },
    },
  },
};
