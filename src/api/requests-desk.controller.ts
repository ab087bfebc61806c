import { Body, Controller, Param } from '@nestjs/common';
import {
  routes,
  type DeskStepAct,
  type RequestList,
  type RightsRequest,
} from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { openRequests, takeDeskStep } from '../audit/request-desk.flow.js';
import { Clock } from '../base/clock.js';
import type { Act } from '../ledger/line.js';
import { TheAct, TheOfficer } from './caller.decorator.js';
import type { Officer } from './caller.js';
import { Route } from './route.decorator.js';

/** What customers asked for, at the desk: what is open, what is late, and the officer's steps. */
@Controller()
export class RequestsDeskController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Route(routes.openRequests)
  open(): Promise<RequestList> {
    return openRequests(this.db, this.clock.now());
  }

  @Route(routes.stepAtDesk)
  step(
    @TheOfficer() { actor }: Officer,
    @TheAct() act: Act,
    @Param({ schema: routes.stepAtDesk.params }) { id }: { readonly id: string },
    @Body({ schema: routes.stepAtDesk.body }) said: DeskStepAct,
  ): Promise<RightsRequest> {
    return takeDeskStep(this.db, { id, actor, act }, said, this.clock.now());
  }
}
