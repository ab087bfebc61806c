import type { Register } from '../consent/register.js';
import type { Controller } from './records/controller.js';

/** A text that was shown, as the log has it, and as it is kept now. Hashes are those of the log. */
export interface Published {
  readonly id: string;
  readonly version: number;
  readonly locale: string;
  readonly at: string;
  readonly sha256: string;
  /** The hash of the text that is kept, computed anew. `null`: it is not kept any more. */
  readonly found: string | null;
}

/** What is configured: whom one can share with, since when it is so, and who is responsible. */
export interface Registered {
  readonly register: Register;
  readonly changedAt: string | null;
  /** `null`: nobody said. */
  readonly controller: Controller | null;
}
