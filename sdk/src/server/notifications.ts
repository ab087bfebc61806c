import { housePaths as paths } from '../contract/all-paths.js';
import type * as told from '../contract/notifications.js';
import type { Call, CallOptions } from '../core/call.js';
import type { Transport } from '../core/transport.js';
import type { Answer, Given } from '../core/word.js';

/** What a recipient has to know of one customer, and what it answered so far. */
export type RecipientNotification = Answer<told.Notification>;

/** What a recipient was told, and what it answers. */
export interface Notifications {
  /** What a webhook told of: fetched, because no letter says it. */
  get(id: string, options?: CallOptions): Call<RecipientNotification>;
  /** What was done about it. That the webhook took a letter is no answer. */
  answer(
    id: string,
    act: Given<told.AcknowledgementAct>,
    options?: CallOptions,
  ): Call<RecipientNotification>;
}

/** The same, over a connection. */
export const notificationsOver = (transport: Transport): Notifications => ({
  get: (id, options) => transport.send(paths.notification, { params: { id } }, options),
  answer: (id, act, options) =>
    transport.send(paths.acknowledge, { params: { id }, body: act }, options),
});
