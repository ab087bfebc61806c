import type { Field, Purpose } from '@village-butcher/sdk/contract';
import type { Deed } from './life.js';

/** What somebody said up to a time, by the file and not by the service. */
export interface Stand {
  readonly at: number;
  readonly app: string;
  readonly wishes: ReadonlySet<Purpose>;
  readonly told: ReadonlyMap<Field, unknown>;
  /** `field recipient purpose` → the last millisecond of it, exclusive. */
  readonly granted: ReadonlyMap<string, number>;
}

const MONTHS = 12;

/** The longest that the service allows: 12 months, for a brand 90 days. */
export function longestFrom(at: number, recipient: string): number {
  if (recipient.startsWith('brand:')) return at + 90 * 86_400_000;
  const end = new Date(at);
  return end.setUTCMonth(end.getUTCMonth() + MONTHS);
}

export function standOf(deeds: readonly Deed[], at: number, app: string): Stand {
  const wishes = new Set<Purpose>();
  const told = new Map<Field, unknown>();
  const granted = new Map<string, number>();
  for (const { operation, at: when } of deeds) {
    switch (operation.op) {
      case 'wish':
        wishes.add(operation.purpose);
        break;
      case 'unwish':
        wishes.delete(operation.purpose);
        break;
      case 'tell':
        told.set(operation.field, operation.value);
        break;
      case 'erase':
        told.delete(operation.field);
        break;
      case 'grant':
        granted.set(keyOf(operation), endOf(operation, when));
        break;
      case 'withdraw':
        granted.delete(keyOf(operation));
        break;
    }
  }
  return { at, app, wishes, told, granted };
}

/** May the own app use this field for this purpose now? */
export const isPermitted = (stand: Stand, field: Field, purpose: Purpose): boolean =>
  (stand.granted.get(keyOf({ field, recipient: stand.app, purpose })) ?? 0) > stand.at;

/** Of the purposes asked for, those for which the own app may not use this field. */
export const notPermitted = (stand: Stand, field: Field, purposes: readonly Purpose[]): Purpose[] =>
  purposes.filter((purpose) => !isPermitted(stand, field, purpose));

const keyOf = (of: { field: string; recipient: string; purpose: string }): string =>
  `${of.field} ${of.recipient} ${of.purpose}`;

const endOf = (of: { until?: string | undefined; recipient: string }, at: number): number =>
  of.until ? Date.parse(of.until) : longestFrom(at, of.recipient);
