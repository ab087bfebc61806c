import type { ExportKey } from './export-key.js';
import type { Controller } from './records/controller.js';

/** Most rows of one part, as it is in earnest. */
const MOST_ROWS_OF_A_PART = 250_000;

/** Where exports are written, who signs them, and which verifier goes along. */
export class ExportPlace {
  constructor(
    /** All instances of an installation share it. */
    readonly folder: string,
    readonly key: ExportKey,
    /** The file that an auditor checks an archive with. */
    readonly verifier: string,
    /** Who is responsible, as consent records say it. `null`: nobody said, and there are none. */
    readonly controller: Controller | null = null,
    readonly mostRows: number = MOST_ROWS_OF_A_PART,
  ) {}
}
