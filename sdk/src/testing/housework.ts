import type { RefusalCode } from '../contract/problem.js';
import type { CatalogueImport } from '../contract/catalogue.js';
import type { NoticeRef } from '../contract/consent.js';
import type { Trust } from '../verify/trust.js';
import type { Service } from './answering.js';

/** What the house itself does, while an app is open. */
export interface FakeHouse {
  /** Another catalogue: whoever listens hears that suggestions changed. */
  bring(catalogue: CatalogueImport): void;
  /** Another version of a notice: older ones are outdated. */
  publish(notice: NoticeRef & { readonly text: string }): void;
  /** Ends every stream with a problem, as a service does that goes down, or whose token ended. */
  endStreams(code: RefusalCode): void;
  /** Whom to trust: `verifyReceipt(receipt, await fake.house.trust())`. */
  trust(): Promise<Trust>;
}

/** The house of a service. */
export const houseOf = ({ house, streams, promiser }: Service): FakeHouse => ({
  bring(catalogue) {
    house.take(catalogue);
    streams.refresh();
    streams.tellOfCatalogue();
  },
  publish(notice) {
    const { notices = [], ...rest } = house.catalogue;
    this.bring({ ...rest, notices: [...notices, notice] });
  },
  endStreams: (code) => streams.end(code),
  trust: () => promiser.trust(),
});
