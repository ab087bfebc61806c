import type { Standing } from '../client/shape.js';
import type { Village } from '../client/village.js';

const underWay = new WeakMap<Village, Promise<Standing>>();

/** Asks where a customer stands. Elements that ask at the same time ask once. */
export function standingOf(village: Village): Promise<Standing> {
  const asked =
    underWay.get(village) ??
    village.permissions
      .get()
      .then((standing) => village.permissions.snapshot() ?? standing)
      .finally(() => underWay.delete(village));
  underWay.set(village, asked);
  return asked;
}
