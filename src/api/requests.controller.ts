import { Body, Controller, Param } from '@nestjs/common';
import {
  routes,
  type OwnStepAct,
  type RequestAct,
  type RequestList,
  type RightsRequest,
} from '@village-butcher/sdk/contract';
import { Offices } from '../audit/filed.js';
import type { Asker } from '../audit/filing.js';
import { fileRequest, ownRequests } from '../audit/request.flow.js';
import { Clock } from '../base/clock.js';
import type { Act } from '../ledger/line.js';
import { askForErasure, stepOwn } from '../recommend/ask-erasure.flow.js';
import { Rooms } from '../recommend/own-file.flow.js';
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
    const now = this.clock.now();
    const asker = this.#askerOf(caller, act, sdk);
    if (said.right === 'erase') return askForErasure(this.rooms, asker, now);
    return fileRequest(this.rooms.db, this.rooms.keyring, asker, said, now);
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
