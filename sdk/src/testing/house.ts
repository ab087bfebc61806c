import type { CatalogueImport } from '../contract/catalogue.js';
import type { Notice } from '../contract/consent.js';
import type { ImportedNotice } from '../contract/notice.js';
import type { Clock } from '../core/clock.js';
import type { Random } from '../core/random.js';
import { toBase64Url, utf8 } from '../verify/bytes.js';
import { idAt } from './chance.js';
import { digest } from './digest.js';
import { MARKET } from './market.js';
import { Person } from './person.js';
import { shelfOf, type Shelf } from './shelf.js';

/** A text as it was published: with the uses that it is about, where it lists them. */
export type PublishedNotice = Notice & Pick<ImportedNotice, 'uses'>;

/** Whom one can share with, and the texts that may stand beside a grant today. */
export interface Register {
  readonly recipients: readonly { readonly id: string; readonly name: string }[];
  readonly notices: readonly PublishedNotice[];
}

/** Who asks, as the token says. */
export interface Caller {
  readonly subject: string;
  readonly recipient: string;
  readonly client: string;
  /** When the token ends. */
  readonly endsAt: number;
}

/** All that the fake service keeps: its catalogue and its customers, in memory. */
export class House {
  readonly people = new Map<string, Person>();
  catalogue: CatalogueImport = MARKET;
  shelf: Shelf = shelfOf(MARKET, 'market-1');
  #edition = 1;

  constructor(
    readonly clock: Clock,
    readonly random: Random,
  ) {}

  get now(): number {
    return this.clock.now();
  }

  get register(): Register {
    const { recipients, notice, notices = [] } = this.catalogue;
    const hashed = [notice, ...notices].map((one) => ({
      ...one,
      sha256: toBase64Url(digest(utf8(one.text))),
    }));
    return { recipients, notices: hashed };
  }

  /** Takes another catalogue in place of the one before, unchecked. */
  take(catalogue: CatalogueImport): void {
    this.#edition += 1;
    this.catalogue = catalogue;
    this.shelf = shelfOf(catalogue, `market-${this.#edition}`);
  }

  personOf(subject: string): Person {
    const person = this.people.get(subject) ?? new Person(this.random);
    this.people.set(subject, person);
    return person;
  }

  nextId(): string {
    return idAt(this.now, this.random);
  }
}
