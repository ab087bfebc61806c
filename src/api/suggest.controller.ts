import { Body, Controller, Query } from '@nestjs/common';
import {
  askOf,
  routes,
  type ExplainAsk,
  type Explanation,
  type Held,
  type SuggestAsk,
  type SuggestQuery,
  type Suggestions,
} from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { Clock } from '../base/clock.js';
import { Shelves } from '../catalogue/shelves.js';
import { Keyring } from '../ledger/keyring.js';
import { readHeld } from '../recommend/held.flow.js';
import { explainMadeUp } from '../recommend/made-up.flow.js';
import { suggestTo, suggestToGuest } from '../recommend/suggest.flow.js';
import { TheCaller, TheVisitor } from './caller.decorator.js';
import type { Caller, Guest } from './caller.js';
import { Route } from './route.decorator.js';

/** The main job, and what it held back. */
@Controller()
export class SuggestController {
  constructor(
    private readonly db: DataSource,
    private readonly keyring: Keyring,
    private readonly shelves: Shelves,
    private readonly clock: Clock,
  ) {}

  @Route(routes.suggestions)
  suggestions(
    @TheVisitor() visitor: Caller | Guest,
    @Query({ schema: routes.suggestions.query }) query: SuggestQuery,
  ): Promise<Suggestions> {
    return this.#suggest(visitor, askOf(query));
  }

  @Route(routes.suggestionsWith)
  suggestionsWith(
    @TheVisitor() visitor: Caller | Guest,
    @Body({ schema: routes.suggestionsWith.body }) ask: SuggestAsk,
  ): Promise<Suggestions> {
    return this.#suggest(visitor, ask);
  }

  @Route(routes.explain)
  explain(@Body({ schema: routes.explain.body }) ask: ExplainAsk): Promise<Explanation> {
    return explainMadeUp(this.db, this.shelves, ask, this.clock.now());
  }

  @Route(routes.held)
  held(@TheCaller() { customer }: Caller): Promise<{ readonly items: readonly Held[] }> {
    return readHeld(this.db, this.keyring, customer, this.clock.now());
  }

  #suggest(visitor: Caller | Guest, ask: SuggestAsk): Promise<Suggestions> {
    const { db, shelves } = this;
    const now = this.clock.now();
    return 'customer' in visitor
      ? suggestTo(db, this.keyring, shelves, { caller: visitor, ask }, now)
      : suggestToGuest(db, shelves, { guest: visitor, ask }, now);
  }
}
