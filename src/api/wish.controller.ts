import { Body, Controller, Param } from '@nestjs/common';
import { routes, type Purpose, type Wish, type WishAct } from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { Clock } from '../base/clock.js';
import { record } from '../consent/record.flow.js';
import { Keyring } from '../ledger/keyring.js';
import type { Act } from '../ledger/line.js';
import { TheAct, TheCaller } from './caller.decorator.js';
import type { Caller } from './caller.js';
import { Route } from './route.decorator.js';

/** What a customer wants back. Without a wish for a purpose nothing of it comes (L14). */
@Controller()
export class WishController {
  constructor(
    private readonly db: DataSource,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  @Route(routes.putWish)
  async putWish(
    @TheCaller() { customer }: Caller,
    @TheAct() act: Act,
    @Param({ schema: routes.putWish.params }) { purpose }: ByPurpose,
    @Body({ schema: routes.putWish.body }) wish: WishAct,
  ): Promise<Wish> {
    const command = { type: 'wish', purpose, wish } as const;
    await record(this.db, this.keyring, customer, { command, act }, this.clock.now());
    return { ...wish, purpose };
  }

  @Route(routes.removeWish)
  async removeWish(
    @TheCaller() { customer }: Caller,
    @TheAct() act: Act,
    @Param({ schema: routes.removeWish.params }) { purpose }: ByPurpose,
  ): Promise<void> {
    const command = { type: 'unwish', purpose } as const;
    await record(this.db, this.keyring, customer, { command, act }, this.clock.now());
  }
}

/** The purpose that a path names. */
interface ByPurpose {
  readonly purpose: Purpose;
}
