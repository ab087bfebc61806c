import { Body, Controller } from '@nestjs/common';
import {
  routes,
  type GrantAct,
  type LiftAct,
  type PauseAct,
  type Receipt,
  type WithdrawalAct,
} from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { Clock } from '../base/clock.js';
import { record } from '../consent/record.flow.js';
import { Keyring } from '../ledger/keyring.js';
import type { Act } from '../ledger/line.js';
import { TheAct, TheCaller, TheSdk, TheSeen } from './caller.decorator.js';
import type { Caller } from './caller.js';
import { Route } from './route.decorator.js';
import { Screens, witnessOf } from './screens.js';

/** What only proves a choice is no part of what was asked: a repeat may bring another proof. */
const PROOF = ['snapshot', 'occurredAt'];

/** What a customer gives and what they take back. */
@Controller()
export class ConsentController {
  constructor(
    private readonly db: DataSource,
    private readonly keyring: Keyring,
    private readonly screens: Screens,
    private readonly clock: Clock,
  ) {}

  @Route(routes.grant)
  grant(
    @TheCaller() caller: Caller,
    @TheAct(PROOF) act: Act,
    @TheSeen() seen: readonly string[] | undefined,
    @TheSdk() sdk: string | null,
    @Body({ schema: routes.grant.body }) said: GrantAct,
  ): Promise<Receipt> {
    const before = this.screens.before(said.snapshot, caller);
    const witness = witnessOf(caller, sdk, this.clock.now() ?? new Date());
    const command = { type: 'grant', act: said, ...before, witness, seen } as const;
    return record(this.db, this.keyring, caller.customer, { command, act }, this.clock.now());
  }

  @Route(routes.withdraw)
  withdraw(
    @TheCaller() caller: Caller,
    @TheAct(PROOF) act: Act,
    @TheSdk() sdk: string | null,
    @Body({ schema: routes.withdraw.body }) said: WithdrawalAct,
  ): Promise<Receipt> {
    const witness = witnessOf(caller, sdk, this.clock.now() ?? new Date());
    const command = { type: 'withdraw', act: said, witness } as const;
    return record(this.db, this.keyring, caller.customer, { command, act }, this.clock.now());
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

  @Route(routes.liftRestrictions)
  lift(
    @TheCaller() { customer }: Caller,
    @TheAct() act: Act,
    @Body({ schema: routes.liftRestrictions.body }) { permissions }: LiftAct,
  ): Promise<Receipt> {
    const command = { type: 'lift', permissions } as const;
    return record(this.db, this.keyring, customer, { command, act }, this.clock.now());
  }
}
