import { Controller, Query } from '@nestjs/common';
import {
  routes,
  type DisclosurePage,
  type HistoryPage,
  type PageQuery,
} from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { whatIDid, whoRead } from '../audit/own-view.flow.js';
import { Keyring } from '../ledger/keyring.js';
import { TheCaller } from './caller.decorator.js';
import type { Caller } from './caller.js';
import { Route } from './route.decorator.js';

/** What I did, and who read what of me. */
@Controller()
export class AuditController {
  constructor(
    private readonly db: DataSource,
    private readonly keyring: Keyring,
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
    @Query({ schema: routes.disclosures.query }) page: PageQuery,
  ): Promise<DisclosurePage> {
    return whoRead(this.db, customer, page);
  }
}
