import { Body, Controller } from '@nestjs/common';
import { routes, type Visit, type VisitAct } from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { Clock } from '../base/clock.js';
import { Shelves } from '../catalogue/shelves.js';
import { Keyring } from '../ledger/keyring.js';
import type { Act } from '../ledger/line.js';
import { openGuestVisit, openVisit } from '../recommend/visit.flow.js';
import { TheAct, TheVisitor } from './caller.decorator.js';
import type { Caller, Guest } from './caller.js';
import { Route } from './route.decorator.js';

/** Somebody comes into a store, with an account or without. */
@Controller()
export class VisitController {
  constructor(
    readonly db: DataSource,
    readonly keyring: Keyring,
    readonly shelves: Shelves,
    private readonly clock: Clock,
  ) {}

  @Route(routes.openVisit)
  open(
    @TheVisitor() visitor: Caller | Guest,
    @TheAct() act: Act,
    @Body({ schema: routes.openVisit.body }) place: VisitAct,
  ): Promise<Visit> {
    const now = this.clock.now();
    return 'customer' in visitor
      ? openVisit(this, { customer: visitor.customer, place, act }, now)
      : openGuestVisit(this, { place, act }, now);
  }
}
