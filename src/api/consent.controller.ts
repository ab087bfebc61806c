import { Body, Controller } from '@nestjs/common';
import {
  routes,
  type GrantAct,
  type PauseAct,
  type Receipt,
  type WithdrawalAct,
} from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { Clock } from '../base/clock.js';
import { Shelves } from '../catalogue/shelves.js';
import { record } from '../consent/record.flow.js';
import { Keyring } from '../ledger/keyring.js';
import type { Act } from '../ledger/line.js';
import { TheAct, TheCaller, TheSeen } from './caller.decorator.js';
import type { Caller } from './caller.js';
import { Route } from './route.decorator.js';

/** What a customer gives and what they take back. */
@Controller()
export class ConsentController {
  constructor(
    private readonly db: DataSource,
    private readonly keyring: Keyring,
    private readonly shelves: Shelves,
    private readonly clock: Clock,
  ) {}

  @Route(routes.grant)
  grant(
    @TheCaller() { customer }: Caller,
    @TheAct() act: Act,
    @TheSeen() seen: readonly string[] | undefined,
    @Body({ schema: routes.grant.body }) said: GrantAct,
  ): Promise<Receipt> {
    const { register } = this.shelves.current();
    const command = { type: 'grant', act: said, register, seen } as const;
    return record(this.db, this.keyring, customer, { command, act }, this.clock.now());
  }

  @Route(routes.withdraw)
  withdraw(
    @TheCaller() { customer }: Caller,
    @TheAct() act: Act,
    @Body({ schema: routes.withdraw.body }) said: WithdrawalAct,
  ): Promise<Receipt> {
    const command = { type: 'withdraw', act: said } as const;
    return record(this.db, this.keyring, customer, { command, act }, this.clock.now());
  }

  @Route(routes.pause)
  pause(
    @TheCaller() { customer }: Caller,
    @TheAct() act: Act,
    @Body({ schema: routes.pause.body }) { until }: PauseAct,
  ): Promise<Receipt> {
    const command = { type: 'pause', until } as const;
    return record(this.db, this.keyring, customer, { command, act }, this.clock.now());
  }

  @Route(routes.resume)
  resume(@TheCaller() { customer }: Caller, @TheAct() act: Act): Promise<Receipt> {
    const command = { type: 'resume' } as const;
    return record(this.db, this.keyring, customer, { command, act }, this.clock.now());
  }
}
