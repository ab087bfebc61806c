import { Controller } from '@nestjs/common';
import { routes, type Erasure } from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { Clock } from '../base/clock.js';
import { Keyring } from '../ledger/keyring.js';
import type { Act } from '../ledger/line.js';
import { Tombstones } from '../ledger/tombstone.store.js';
import { leave, readErasure, takeBack, type House } from '../recommend/erasure.flow.js';
import { TheAct, TheCaller } from './caller.decorator.js';
import type { Caller } from './caller.js';
import { Route } from './route.decorator.js';

/** A customer leaves, and all that was theirs goes with them. No reason is asked. */
@Controller()
export class ErasureController {
  readonly #house: House;

  constructor(
    db: DataSource,
    keyring: Keyring,
    tombstones: Tombstones,
    private readonly clock: Clock,
  ) {
    this.#house = { db, keyring, tombstones };
  }

  @Route(routes.erasure)
  erasure(@TheCaller() { customer }: Caller): Promise<Erasure> {
    return readErasure(this.#house, customer, this.clock.now());
  }

  @Route(routes.erase)
  erase(@TheCaller() { customer, assurance }: Caller, @TheAct() act: Act): Promise<Erasure> {
    return leave(this.#house, { customer, assurance, act }, this.clock.now());
  }

  @Route(routes.undoErasure)
  undo(@TheCaller() { customer }: Caller, @TheAct() act: Act): Promise<Erasure> {
    return takeBack(this.#house, { customer, act }, this.clock.now());
  }
}
