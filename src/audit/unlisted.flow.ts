import type { ParameterName, QuestionParameters } from '@village-butcher/sdk/contract';
import type { DataSource } from 'typeorm';
import type { Published, Registered } from './known.js';
import { unlistedIn } from './names.js';
import { readPlace } from './placed.store.js';

/** What is asked about and is not there: a name that nothing has, a line that a log of this size does not have. */
export async function unlistedFor(
  db: DataSource,
  parameters: QuestionParameters,
  registered: Registered,
  { notices, size }: { readonly notices: readonly Published[]; readonly size: number },
): Promise<readonly ParameterName[]> {
  const { line } = parameters;
  const isInLog = line === undefined || ((await readPlace(db, line)) ?? size) < size;
  return [...unlistedIn(parameters, registered, notices), ...(isInLog ? [] : ['line' as const])];
}
