import type { Field, GateName } from '@village-butcher/sdk/contract';
import type { Bits } from '../catalogue/bits.js';
import type { Item } from '../catalogue/item.js';
import type { Said } from './texts.js';

/** Something that those at a table must not have. */
export interface Constraint {
  readonly name: GateName;
  readonly source: Field;
  /** Whether anybody at the table said so. */
  readonly constrains: boolean;
  /** Sets of rows. What is in one of them is held. */
  readonly columns: readonly Bits[];
  /** What it lets us say of an item that passed, if it looked at it. */
  readonly says: (item: Item) => Said | undefined;
}
