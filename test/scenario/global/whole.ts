import type { Standing } from '@village-butcher/sdk';
import type { Scenario } from '../file.js';
import type { Faults, Seen } from '../here.js';
import type { Exchange } from '../wire.js';

/** The whole run, for what must hold over everybody. */
export interface Whole {
  readonly scenario: Scenario;
  readonly seen: readonly Seen[];
  readonly exchanges: readonly Exchange[];
  /** The people of the file who have an account. */
  readonly customers: readonly string[];
  standingOf(customer: string): Promise<Standing>;
  /** Where these strings stand, outside this person's own profile. */
  traces(persona: string, strings: readonly string[]): Promise<readonly string[]>;
  /** Opens an address of the service as this person. */
  open(customer: string, address: string): Promise<void>;
}

export type Holds = (whole: Whole) => Faults | Promise<Faults>;

/** The faults of each step, with the step's name before them. */
export const atEach =
  (faultsAt: (seen: Seen, whole: Whole) => Faults): Holds =>
  (whole) =>
    whole.seen.flatMap((seen) =>
      faultsAt(seen, whole).map((fault) => `${seen.step.persona} ${seen.step.name}: ${fault}`),
    );
