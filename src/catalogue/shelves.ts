import { createHash } from 'node:crypto';
import type { CatalogueImport, LocalDate } from '@village-butcher/sdk/contract';
import { earliestDayIn } from '../base/day.js';
import { atOnce, type Work } from '../base/slices.js';
import type { Register } from '../consent/register.js';
import { NO_EVIDENCE, type Evidence } from './evidence.js';
import { compileInSteps, type Shelf } from './shelf.js';

/** A catalogue in use: compiled, and with what a grant may name. */
export interface Stock {
  readonly shelf: Shelf;
  readonly register: Register;
}

/** Nothing was imported yet: no store, no recipient, no text. */
const EMPTY: CatalogueImport = {
  recipients: [],
  notice: { id: 'none', version: 1, locale: 'de', text: '-' },
  rules: { ages: [] },
  stores: [],
  products: [],
  recipes: [],
};

/**
 * The catalogue that this instance answers from. A new one is compiled beside the old and put in
 * its place by one assignment; a request keeps the one it began with.
 */
export class Shelves {
  #turn: Promise<unknown> = Promise.resolve();
  #stock: Stock = { ...stockOf(EMPTY, 'none'), register: { recipients: new Map(), notices: [] } };

  /** What is in use now. */
  current(): Stock {
    return this.#stock;
  }

  /** The day that it is in the stores, at a time: the earliest, where they lie in several zones. */
  today(at: Date): LocalDate {
    const zones = Array.from(this.#stock.shelf.stores.values(), ({ zone }) => zone);
    return earliestDayIn(new Set(zones), at);
  }

  /** Whether an edition is in use, and all that clears something in it still does on this day. */
  has(edition: string, day: LocalDate): boolean {
    const { shelf } = this.#stock;
    return shelf.edition === edition && shelf.on <= day && day <= shelf.lapses;
  }

  /**
   * Does what may put another catalogue in use, after all that came before it. So none is made twice
   * for those who wait for it together, and none is put in the place of a later one.
   */
  inTurn<Done>(work: () => Promise<Done>): Promise<Done> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }

  /** Puts another catalogue in use. */
  put(stock: Stock): void {
    this.#stock = stock;
  }
}

/** A catalogue made ready to answer from. */
export const stockOf = (
  document: CatalogueImport,
  edition: string,
  evidence: Evidence = NO_EVIDENCE,
): Stock => atOnce(stockInSteps(document, edition, evidence));

/** The same, with a rest now and then. */
export function* stockInSteps(
  document: CatalogueImport,
  edition: string,
  evidence: Evidence,
): Work<Stock> {
  const texts = [document.notice, ...(document.notices ?? [])];
  return {
    shelf: yield* compileInSteps(document, edition, evidence),
    register: {
      recipients: new Map(document.recipients.map((one) => [one.id, one])),
      notices: texts.map((notice) => ({ ...notice, sha256: sha256Of(notice.text) })),
    },
  };
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('base64url');
