import type * as z from 'zod/mini';
import type { routes } from '../contract/routes.js';
import type { Witness } from './events.js';
import type { Caller, House } from './house.js';
import type { Act } from './once.js';
import type { Promiser } from './promise.js';

type Table = typeof routes;

/** The routes that a customer's app may ask. What a retailer or operator asks, the fake has not. */
export type Served = {
  [Name in keyof Table]: Table[Name]['role'] extends 'customer' | 'guest' ? Name : never;
}[keyof Table];

type PartOf<Name extends Served, Part extends string> =
  Table[Name] extends Readonly<Record<Part, infer Schema extends z.core.$ZodType>>
    ? z.core.output<Schema>
    : undefined;

/** One request of a customer, read and checked. */
export interface Asked<Name extends Served> {
  readonly house: House;
  readonly promiser: Promiser;
  readonly caller: Caller & { readonly locale: string };
  readonly params: PartOf<Name, 'params'>;
  readonly query: PartOf<Name, 'query'>;
  readonly body: PartOf<Name, 'body'>;
  /** The act that it is: throws where it has no key and needs one. */
  readonly act: () => Act;
  /** Who brings it, and when it came. */
  readonly witness: Witness;
  /** Throws where the customer has acted since what `If-Match` names. */
  readonly checkUnchanged: () => void;
}

/** What a route answers. */
export type Answer<Name extends Served> = (
  asked: Asked<Name>,
) => z.core.output<Table[Name]['reply']> | Promise<z.core.output<Table[Name]['reply']>>;

/** Who asks. */
export const personIn = ({ house, caller }: Pick<Asked<Served>, 'house' | 'caller'>) =>
  house.personOf(caller.subject);
