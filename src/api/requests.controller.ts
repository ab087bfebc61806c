import { Body, Controller, Param } from '@nestjs/common';
import {
  routes,
  type OwnStepAct,
  type RequestAct,
  type RequestList,
  type RightsRequest,
} from '@village-butcher/sdk/contract';
import { type Asker, Offices } from '../audit/filing.js';
import { ownRequests } from '../audit/request.flow.js';
import { Clock } from '../base/clock.js';
import type { Act } from '../ledger/line.js';
import { Rooms } from '../recommend/own-file.flow.js';
import { fileAny, stepOwn } from '../recommend/request.flow.js';
import { TheAct, TheCaller, TheSdk } from './caller.decorator.js';
import type { Caller } from './caller.js';
import { Route } from './route.decorator.js';
import { witnessOf } from './screens.js';

/** What a customer asks for formally, and where each of it stands. No reason is asked. */
@Controller()
export class RequestsController {
  constructor(
    private readonly rooms: Rooms,
    private readonly offices: Offices,
    private readonly clock: Clock,
  ) {}

  @Route(routes.requests)
  requests(@TheCaller() { customer }: Caller): Promise<RequestList> {
    return ownRequests(this.rooms.db, customer, this.clock.now() ?? new Date());
  }

  @Route(routes.fileRequest)
  file(
    @TheCaller() caller: Caller,
    @TheAct() act: Act,
    @TheSdk() sdk: string | null,
    @Body({ schema: routes.fileRequest.body }) said: RequestAct,
  ): Promise<RightsRequest> {
    return fileAny(this.rooms, this.#askerOf(caller, act, sdk), said, this.clock.now());
  }

  @Route(routes.stepRequest)
  step(
    @TheCaller() caller: Caller,
    @TheAct() act: Act,
    @Param({ schema: routes.stepRequest.params }) { id }: ById,
    @Body({ schema: routes.stepRequest.body }) said: OwnStepAct,
  ): Promise<RightsRequest> {
    const asking = { ...this.#askerOf(caller, act, null), id };
    return stepOwn(this.rooms, asking, said, this.clock.now());
  }

  #askerOf(caller: Caller, act: Act, sdk: string | null): Asker {
    const { customer, locale } = caller;
    const witness = witnessOf(caller, sdk, this.clock.now() ?? new Date());
    return { customer, locale, act, witness, jurisdiction: this.offices.jurisdiction };
  }
}

/** Which request. */
interface ById {
  readonly id: string;
}
