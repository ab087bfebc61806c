import { Body, Controller, Param } from '@nestjs/common';
import {
  routes,
  type DeskRequest,
  type DeskRequestList,
  type DeskStepAct,
  type PaperAct,
} from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { Offices } from '../audit/filing.js';
import { enterForCustomer } from '../audit/paper.flow.js';
import { openRequests, takeDeskStep } from '../audit/request-desk.flow.js';
import { Clock } from '../base/clock.js';
import { Keyring } from '../ledger/keyring.js';
import type { Act } from '../ledger/line.js';
import { TheAct, TheOfficer } from './caller.decorator.js';
import type { Officer } from './caller.js';
import { Route } from './route.decorator.js';

/** What customers asked for, at the desk: what is open, what is late, and the officer's steps. */
@Controller()
export class RequestsDeskController {
  constructor(
    private readonly db: DataSource,
    private readonly keyring: Keyring,
    private readonly offices: Offices,
    private readonly clock: Clock,
  ) {}

  @Route(routes.openRequests)
  open(): Promise<DeskRequestList> {
    return openRequests(this.db, this.clock.now());
  }

  @Route(routes.fileAtDesk)
  enter(
    @TheOfficer() { actor, client, locale }: Officer,
    @TheAct() act: Act,
    @Body({ schema: routes.fileAtDesk.body }) said: PaperAct,
  ): Promise<DeskRequest> {
    const receivedAt = this.clock.now() ?? new Date();
    const entering = {
      by: actor,
      act,
      locale: said.locale ?? locale,
      jurisdiction: this.offices.jurisdiction,
      witness: { assurance: 'login', client, sdk: null, receivedAt },
    } as const;
    return enterForCustomer(this.db, entering, said, this.clock.now());
  }

  @Route(routes.stepAtDesk)
  step(
    @TheOfficer() { actor, client }: Officer,
    @TheAct() act: Act,
    @Param({ schema: routes.stepAtDesk.params }) { id }: { readonly id: string },
    @Body({ schema: routes.stepAtDesk.body }) said: DeskStepAct,
  ): Promise<DeskRequest> {
    const stepping = { id, actor, client, act };
    return takeDeskStep(this.db, this.keyring, stepping, said, this.clock.now());
  }
}
