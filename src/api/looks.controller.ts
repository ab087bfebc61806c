import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  routes,
  type Answer,
  type Naming,
  type NamingAct,
  type NamingEnd,
  type NamingList,
  type NamingRead,
  type OwnAttemptPage,
  type OwnLookPage,
  type PageQuery,
} from '@village-butcher/sdk/contract';
import { ExportDesk } from '../audit/export-desk.flow.js';
import { readNamed } from '../audit/named.flow.js';
import { askNaming, endNaming, listNamings } from '../audit/naming.flow.js';
import { whoLooked, whoTried } from '../audit/who-looked.flow.js';
import { Clock } from '../base/clock.js';
import type { Act } from '../ledger/line.js';
import { TheAct, TheCaller, TheOfficer } from './caller.decorator.js';
import type { Caller, Officer } from './caller.js';
import { Route } from './route.decorator.js';

/** Which request. */
interface ById {
  readonly id: string;
}

/** Who looks at customers by name, with whose consent of the house, and what those customers see of it. */
@Controller()
export class LooksController {
  constructor(
    private readonly desk: ExportDesk,
    private readonly clock: Clock,
  ) {}

  @Route(routes.ownLooks)
  ownLooks(
    @TheCaller() { customer }: Caller,
    @Query({ schema: routes.ownLooks.query }) page: PageQuery,
  ): Promise<OwnLookPage> {
    return whoLooked(this.desk.db, customer, page);
  }

  @Route(routes.ownAttempts)
  ownAttempts(
    @TheCaller() { customer }: Caller,
    @Query({ schema: routes.ownAttempts.query }) page: PageQuery,
  ): Promise<OwnAttemptPage> {
    return whoTried(this.desk.db, customer, page);
  }

  @Route(routes.createNaming)
  create(
    @TheOfficer() person: Officer,
    @TheAct() act: Act,
    @Body({ schema: routes.createNaming.body }) said: NamingAct,
  ): Promise<Naming> {
    return askNaming(this.desk, said, { person, act }, this.clock.now());
  }

  @Route(routes.namings)
  namings(@TheOfficer() person: Officer): Promise<NamingList> {
    return listNamings(this.desk, person, this.clock.now());
  }

  @Route(routes.endNaming)
  end(
    @TheOfficer() person: Officer,
    @TheAct() _: Act,
    @Param({ schema: routes.endNaming.params }) { id }: ById,
    @Body({ schema: routes.endNaming.body }) { says }: NamingEnd,
  ): Promise<Naming> {
    return endNaming(this.desk, id, { person, says }, this.clock.now());
  }

  @Route(routes.readNaming)
  read(
    @TheOfficer() person: Officer,
    @TheAct() _: Act,
    @Param({ schema: routes.readNaming.params }) { id }: ById,
    @Body({ schema: routes.readNaming.body }) { page }: NamingRead,
  ): Promise<Answer> {
    return readNamed(this.desk, { id, page, person }, this.clock.now());
  }
}
