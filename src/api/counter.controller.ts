import { Controller, Param } from '@nestjs/common';
import { routes, type CounterView } from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { Clock } from '../base/clock.js';
import { Shelves } from '../catalogue/shelves.js';
import { Keyring } from '../ledger/keyring.js';
import { look } from '../recommend/look.flow.js';
import { TheCounter } from './caller.decorator.js';
import type { Counter } from './caller.js';
import { Route } from './route.decorator.js';

/** What a counter was granted by whoever shows a code there. */
@Controller()
export class CounterController {
  constructor(
    readonly db: DataSource,
    readonly keyring: Keyring,
    readonly shelves: Shelves,
    private readonly clock: Clock,
  ) {}

  @Route(routes.counterView)
  look(
    @TheCounter() asking: Counter,
    @Param({ schema: routes.counterView.params }) { counter, visit: code }: ByVisit,
  ): Promise<CounterView> {
    return look(this, { ...asking, counter, code }, this.clock.now());
  }
}

/** The counter and the visit that a path names. */
interface ByVisit {
  readonly counter: string;
  readonly visit: string;
}
