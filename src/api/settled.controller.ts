import { Body, Controller, Param } from '@nestjs/common';
import { routes, type Settled, type SettledAct } from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { Clock } from '../base/clock.js';
import { Shelves } from '../catalogue/shelves.js';
import { Keyring } from '../ledger/keyring.js';
import { readSettled, settle, unsettle, type Kept } from '../recommend/settle.flow.js';
import { TheCaller } from './caller.decorator.js';
import type { Caller } from './caller.js';
import { Route } from './route.decorator.js';

/** What a customer is done with, in the app that they say it in. */
@Controller()
export class SettledController {
  readonly #kept: Kept;

  constructor(
    db: DataSource,
    keyring: Keyring,
    shelves: Shelves,
    private readonly clock: Clock,
  ) {
    this.#kept = { db, keyring, shelves };
  }

  @Route(routes.settled)
  settled(
    @TheCaller() { customer, recipient }: Caller,
  ): Promise<{ readonly items: readonly Settled[] }> {
    return readSettled(this.#kept, { customer, recipient }, this.clock.now());
  }

  @Route(routes.putSettled)
  put(
    @TheCaller() { customer, recipient }: Caller,
    @Param({ schema: routes.putSettled.params }) { item }: ByItem,
    @Body({ schema: routes.putSettled.body }) { says }: SettledAct,
  ): Promise<Settled> {
    return settle(this.#kept, { customer, recipient, item, says }, this.clock.now());
  }

  @Route(routes.removeSettled)
  remove(
    @TheCaller() { customer, recipient }: Caller,
    @Param({ schema: routes.removeSettled.params }) { item }: ByItem,
  ): Promise<void> {
    return unsettle(this.#kept, { customer, recipient, item });
  }
}

/** The item that a path names. */
interface ByItem {
  readonly item: string;
}
