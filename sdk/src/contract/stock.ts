import * as z from 'zod/mini';
import { ItemId, LocalDate, StoreId } from './shape.js';

/** Whether a store has a product now. It counts after the stores that the product names itself. */
export const StockRow = z.strictObject({ store: StoreId, product: ItemId, inStock: z.boolean() });
export type StockRow = z.infer<typeof StockRow>;

const Cents = z.int().check(z.minimum(1), z.maximum(100_000_000));

/**
 * A lower price in one store, in cents. Its days are those of the store's zone, the first and the
 * last among them.
 */
export const ImportedOffer = z.strictObject({
  store: StoreId,
  product: ItemId,
  price: Cents,
  before: Cents,
  from: LocalDate,
  until: LocalDate,
});
export type ImportedOffer = z.infer<typeof ImportedOffer>;
