import { type Path, paths } from '../contract/paths.js';
import { type Call, type SendOptions, callOf } from '../core/call.js';
import { isAmong, type Send } from '../core/route.js';
import type { Parts } from '../core/request.js';
import type { Carry, Transport } from '../core/transport.js';
import type { Screen } from './screen.js';
import { takenBackBy } from './pending.js';
import type { TakingBack } from './taking-back.js';
import { inTurn } from './turn.js';

/** Whose last answer is asked about before it is asked for (B9). */
const REMEMBERED = [paths.permissions, paths.suggestions];

/** What is reckoned from what stands. */
const RESTING = [paths.suggestions, paths.suggestionsWith];

/** The same by the names of the table, which type what goes in and comes out. */
export const byName =
  (carry: Carry): Send =>
  (name, parts, options) =>
    carry(paths[name], parts, options);

/** What an act of giving names as having been on the screen, and what every act makes out of date. */
interface Stood {
  readonly tag: string | undefined;
  proof(): Promise<object>;
  act(): void;
}

/** Sends a call now. A grant says what was on the screen: where that has changed, it is refused (B5). */
export const sendingBy =
  (transport: Transport, { answers }: Screen, stood: Stood): Carry =>
  <Value>(path: Path, parts: Parts, options?: SendOptions): Call<Value> => {
    if (isAmong(REMEMBERED, path)) return transport.send(path, parts, { ...options, answers });
    if (!path.writes) return transport.send(path, parts, options);
    const { tag } = stood;
    const proof = isAmong([paths.grant], path) && stood.proof();
    stood.act();
    const headers = proof && tag !== undefined ? { 'If-Match': tag } : {};
    const begin = (more?: object) =>
      transport
        .send<Value>(path, more ? { ...parts, body: Object.assign({}, parts.body, more) } : parts, {
          ...options,
          headers,
        })
        .withReply();
    const sent = proof ? proof.then(begin) : begin();
    return callOf(sent.finally(() => stood.act()));
  };

/**
 * Every call of an app, by whichever name it was begun: taking back counts at once and waits for
 * nothing, all else comes after it, and what rests on what stands begins anew where that changes.
 */
export const carryingBy =
  (send: Carry, takingBack: TakingBack, screen: Screen): Carry =>
  <Value>(path: Path, parts: Parts, options?: SendOptions): Call<Value> => {
    const taken = takenBackBy(path, parts.body);
    if (taken) return takingBack.begin(taken, options);
    const begin = (until?: AbortSignal) =>
      inTurn(takingBack, path, options?.signal, () =>
        send<Value>(path, parts, { ...options, until }),
      );
    return isAmong(RESTING, path) ? callOf(screen.upToDate(begin)) : begin();
  };
