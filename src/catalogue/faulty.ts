import type { Issue } from '@village-butcher/sdk/contract';
import type * as z from 'zod/mini';
import { Refusal } from '../base/refusal.js';

type Path = Issue['path'];

/** What came cannot be taken: all that is at fault, by path. Nothing that was sent is in it. */
const faulty = (faults: readonly Issue[]): Refusal =>
  new Refusal('import-faulty', 'Nothing was imported.', faults);

/** One fault. */
export const faultAt = (path: Path, code: string): Refusal => faulty([{ path, code }]);

/** Either what was read of a row, or what is at fault in it. */
export type Tried<Row> = { readonly row: Row } | { readonly faults: readonly Issue[] };

/** A row that a schema was asked about. */
export const tried = <Row>(result: z.core.util.SafeParseResult<Row>, path: Path): Tried<Row> =>
  result.success
    ? { row: result.data }
    : {
        faults: result.error.issues.map((issue) => ({
          path: [...path, ...issue.path.filter((step) => typeof step !== 'symbol')],
          code: issue.code.replaceAll('_', '-'),
        })),
      };

/** The rows, if there is no fault in any of them. Otherwise all faults at once. */
export function allOf<Row>(rows: readonly Tried<Row>[]): readonly Row[] {
  const faults = rows.flatMap((one) => ('faults' in one ? one.faults : []));
  if (faults.length > 0) throw faulty(faults);
  return rows.flatMap((one) => ('row' in one ? [one.row] : []));
}
