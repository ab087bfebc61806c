import type { Hint } from '@village-butcher/sdk/contract';
import { hasRow, type Bits } from '../catalogue/bits.js';
import type { Recipe } from '../catalogue/item.js';
import type { Rack } from '../catalogue/rack.js';
import type { Kind } from './kind.js';
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
  /** How well a recipe suits it, 0 to 1, by its row. */
  readonly boost?: {
    readonly suits: (row: number, rack: Rack, count: number) => number;
    /** The most that any recipe of a rack can reach of it, where that is less than 1. */
    readonly most?: (rack: Rack) => number;
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
    suits: (row: number, { minutes }: Rack) => Math.max(0, 1 - minutes[row]! / most),
    most: ({ quickest }: Rack) => Math.max(0, 1 - quickest / most),
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
      suits: (row, { ofHeaviness }) =>
        hasRow(ofHeaviness.light, row) ? 1 : hasRow(ofHeaviness.medium, row) ? 0.5 : 0,
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
      suits: (row, { serves }, count) => (count > 0 && count % serves[row]! === 0 ? 1 : 0),
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
