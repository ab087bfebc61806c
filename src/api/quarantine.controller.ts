import { Body, Controller, Param } from '@nestjs/common';
import {
  routes,
  type LastNight,
  type Quarantine,
  type QuarantineAct,
  type QuarantineList,
} from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { lastNight } from '../audit/night.flow.js';
import { liftQuarantine, openQuarantine, quarantines } from '../audit/quarantine.flow.js';
import { Clock } from '../base/clock.js';
import type { Act } from '../ledger/line.js';
import { TheAct, TheOfficer } from './caller.decorator.js';
import type { Officer } from './caller.js';
import { Route } from './route.decorator.js';

/** What the night found; and cohorts that are held: one person holds, two let go. */
@Controller()
export class QuarantineController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Route(routes.lastNight)
  lastNight(): Promise<LastNight> {
    return lastNight(this.db);
  }

  @Route(routes.quarantines)
  list(): Promise<QuarantineList> {
    return quarantines(this.db);
  }

  @Route(routes.openQuarantine)
  open(
    @TheOfficer() officer: Officer,
    @TheAct() act: Act,
    @Body({ schema: routes.openQuarantine.body }) said: QuarantineAct,
  ): Promise<Quarantine> {
    return openQuarantine(this.db, said, { officer, act }, this.clock.now());
  }

  @Route(routes.liftQuarantine)
  lift(
    @TheOfficer() officer: Officer,
    @TheAct() act: Act,
    @Param({ schema: routes.liftQuarantine.params }) { id }: { readonly id: string },
  ): Promise<Quarantine> {
    return liftQuarantine(this.db, id, { officer, act }, this.clock.now());
  }
}
