import { Controller, Param } from '@nestjs/common';
import { routes, type Field, type FieldValue, type Receipt } from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { Clock } from '../base/clock.js';
import { Shelves } from '../catalogue/shelves.js';
import { Keyring } from '../ledger/keyring.js';
import type { Act } from '../ledger/line.js';
import { forget, recall, tell, type Told } from '../profile/tell.flow.js';
import { TheAct, TheCaller } from './caller.decorator.js';
import type { Caller } from './caller.js';
import { TheTold } from './field.decorator.js';
import { Route } from './route.decorator.js';

/** What a customer tells, and what another adult says to it. */
@Controller()
export class ProfileController {
  constructor(
    private readonly db: DataSource,
    private readonly keyring: Keyring,
    private readonly shelves: Shelves,
    private readonly clock: Clock,
  ) {}

  @Route(routes.getField)
  getField(
    @TheCaller() { customer }: Caller,
    @Param({ schema: routes.getField.params }) { field }: ByField,
  ): Promise<FieldValue> {
    const today = this.shelves.today(this.clock.now() ?? new Date());
    return recall(this.db, this.keyring, customer, field, today);
  }

  @Route(routes.putField)
  putField(@TheCaller() { customer }: Caller, @TheTold() told: Told): Promise<FieldValue> {
    return tell(this.db, this.keyring, customer, told, this.clock.now());
  }

  @Route(routes.removeField)
  removeField(
    @TheCaller() { customer }: Caller,
    @TheAct() act: Act,
    @Param({ schema: routes.removeField.params }) { field }: ByField,
  ): Promise<Receipt> {
    return forget(this.db, this.keyring, customer, { field, act }, this.clock.now());
  }
}

/** The field that a path names. */
interface ByField {
  readonly field: Field;
}
