import type {
  Disclosure,
  OwnAttempt,
  OwnLook,
  OwnNotification,
} from '@village-butcher/sdk/contract';
import { whoRead } from '../audit/own-view.flow.js';
import { readOwnNotifications } from '../audit/own-notifications.store.js';
import { whoLooked, whoTried } from '../audit/who-looked.flow.js';
import { through } from './own-file.js';
import type { Kept } from './settle.flow.js';

/** As many entries as one question to the database brings. */
export const PAGE = '100';

/** Who read what, newest first. */
export const uses = ({ db }: Kept, customer: string): AsyncGenerator<Disclosure> =>
  through((after) => whoRead(db, customer, { after, limit: PAGE }));

/** Who of our own people looked, newest first. */
export const looks = ({ db }: Kept, customer: string): AsyncGenerator<OwnLook> =>
  through((after) => whoLooked(db, customer, { after, limit: PAGE }));

/** Who tried to read what they may not, newest first. */
export const attempts = ({ db }: Kept, customer: string): AsyncGenerator<OwnAttempt> =>
  through((after) => whoTried(db, customer, { after, limit: PAGE }));

/** There is one for each act that somebody else had to hear of: few enough for one question. */
export const told = ({ db }: Kept, customer: string, now: Date): AsyncGenerator<OwnNotification> =>
  through(async () => ({ items: await readOwnNotifications(db, customer, now) }));
