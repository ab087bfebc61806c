import { Body, Controller, Param } from '@nestjs/common';
import {
  routes,
  type ConfirmationAct,
  type Invitation,
  type MemberId,
  type Receipt,
} from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { Clock } from '../base/clock.js';
import { Keyring } from '../ledger/keyring.js';
import type { Act } from '../ledger/line.js';
import { confirm, invite } from '../profile/members.flow.js';
import { TheAct, TheCaller } from './caller.decorator.js';
import type { Caller } from './caller.js';
import { Route } from './route.decorator.js';

/** What another adult says to what was said of them (L12). */
@Controller()
export class MembersController {
  constructor(
    private readonly db: DataSource,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  @Route(routes.invite)
  invite(
    @TheCaller() { customer }: Caller,
    @TheAct() act: Act,
    @Param({ schema: routes.invite.params }) { member }: ByMember,
  ): Promise<Invitation> {
    return invite(this.db, this.keyring, customer, { member, act }, this.clock.now());
  }

  @Route(routes.confirm)
  confirm(
    @TheCaller() { customer }: Caller,
    @TheAct() act: Act,
    @Body({ schema: routes.confirm.body }) { code }: ConfirmationAct,
  ): Promise<Receipt> {
    return confirm(this.db, this.keyring, customer, { code, act }, this.clock.now());
  }
}

/** The member that a path names. */
interface ByMember {
  readonly member: MemberId;
}
