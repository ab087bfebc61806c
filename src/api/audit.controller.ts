import { Controller, Param, Query } from '@nestjs/common';
import {
  routes,
  type DisclosurePage,
  type HistoryPage,
  type MayStillHoldPage,
  type DisclosureQuery,
  type PageQuery,
  type Receipt,
} from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { Clock } from '../base/clock.js';
import { receiptFor } from '../audit/receipt.flow.js';
import { whatIDid, whoRead } from '../audit/own-view.flow.js';
import { whoMayStillHold } from '../audit/still-held.flow.js';
import { Keyring } from '../ledger/keyring.js';
import { PublishedLog } from '../ledger/published.store.js';
import { TheCaller } from './caller.decorator.js';
import type { Caller } from './caller.js';
import { Route } from './route.decorator.js';

/** What I did, and who read what of me. */
@Controller()
export class AuditController {
  constructor(
    private readonly db: DataSource,
    private readonly keyring: Keyring,
    private readonly published: PublishedLog,
    private readonly clock: Clock,
  ) {}

  @Route(routes.history)
  history(
    @TheCaller() { customer }: Caller,
    @Query({ schema: routes.history.query }) page: PageQuery,
  ): Promise<HistoryPage> {
    return whatIDid(this.db, this.keyring, customer, page);
  }

  @Route(routes.disclosures)
  disclosures(
    @TheCaller() { customer }: Caller,
    @Query({ schema: routes.disclosures.query }) page: DisclosureQuery,
  ): Promise<DisclosurePage> {
    return whoRead(this.db, customer, page);
  }

  @Route(routes.stillHeld)
  stillHeld(@TheCaller() { customer }: Caller): Promise<MayStillHoldPage> {
    const now = this.clock.now() ?? new Date();
    return whoMayStillHold(this.db, this.keyring, customer, now);
  }

  @Route(routes.receipt)
  receipt(
    @TheCaller() { customer }: Caller,
    @Param({ schema: routes.receipt.params }) { id }: { readonly id: string },
  ): Promise<Receipt> {
    return receiptFor(this.db, this.keyring, this.published, customer, id);
  }
}
