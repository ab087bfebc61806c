import { type Path, paths } from '../contract/paths.js';
import { type Call, callOf } from '../core/call.js';
import { ConnectionError } from '../core/error.js';
import { isAmong } from '../core/route.js';
import { within } from '../core/span.js';
import type { TakingBack } from './taking-back.js';

/** What would rest on something that is taken back, or be taken back by what arrives after it. */
const COMES_AFTER: readonly Path[] = [
  paths.suggestions,
  paths.suggestionsWith,
  paths.grant,
  paths.resume,
  paths.undoErasure,
];

/** Begins a call once what was taken back before it has been tried. */
export function inTurn<T>(
  takingBack: TakingBack,
  path: Path,
  signal: AbortSignal | undefined,
  begin: () => Call<T>,
): Call<T> {
  if (path.role === 'none' || takingBack.pending.length === 0) return begin();
  const tried = triedBefore(takingBack, path, signal);
  return callOf(tried.then(() => begin().withReply()));
}

async function triedBefore(
  takingBack: TakingBack,
  path: Path,
  signal = new AbortController().signal,
): Promise<void> {
  const before = takingBack.pending;
  await within(signal, takingBack.deliver()).catch(() => undefined);
  const hasArrived = !before.some((act) => takingBack.isPending(act));
  if (signal.aborted || hasArrived || !isAmong(COMES_AFTER, path)) return;
  throw new ConnectionError('A withdrawal comes first.', {
    code: 'comes-after',
  });
}
