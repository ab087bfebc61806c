import { Body, Controller } from '@nestjs/common';
import { routes, type Visit, type VisitAct } from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { Clock } from '../base/clock.js';
import { Shelves } from '../catalogue/shelves.js';
import { Keyring } from '../ledger/keyring.js';
import type { Act } from '../ledger/line.js';
import { openVisit } from '../recommend/visit.flow.js';
import { TheAct, TheCaller } from './caller.decorator.js';
import type { Caller } from './caller.js';
import { Route } from './route.decorator.js';

/** A customer comes into a store. */
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
    @TheCaller() { customer }: Caller,
    @TheAct() act: Act,
    @Body({ schema: routes.openVisit.body }) place: VisitAct,
  ): Promise<Visit> {
    return openVisit(this, { customer, place, act }, this.clock.now());
  }
}
