import * as z from 'zod/mini';
import { ChangeEvent } from './changes.js';
import { paths } from './paths.js';

const header = (description: string) =>
  z.optional(z.string().register(z.globalRegistry, { description }));
const resuming = z.object({
  'Last-Event-ID': header('Taken and not needed: the present state always comes first.'),
});
/** What a grant may say of what was on screen. */
export const asSeen = z.object({
  'If-Match': header(
    'The `ETag` that `permissions` had when this was decided (RFC 9110 §13.1.1). Where something ' +
      'was given, taken back or paused since, nothing is written: `changed-since`. An act that has ' +
      'landed answers its receipt whatever this says.',
  ),
});

const CHANGES_SAY =
  'Server-sent events, one at once and one for each change; `data` is a `ChangeEvent` as JSON. ' +
  '`permissions`: where the customer stands, with the `ETag` that `GET /v1/me/permissions` has now. ' +
  '`suggestions`: the catalogue in use changed. Other words may come and are to be passed over. No ' +
  'event tells what changed. A comment comes every 15 seconds. `event: error` has a `Problem` as its ' +
  '`data` and is the last: the token has ended (`token-refused`), or the service ends, or the customer ' +
  'opened too many streams (`busy`). Whoever does not read is cut off.';

/** How a customer's devices hear of each other. */
export const changeRoutes = {
  changes: {
    ...paths.changes,
    headers: resuming,
    reply: ChangeEvent,
    media: 'text/event-stream',
    says: CHANGES_SAY,
    refusals: [],
  },
} as const;
