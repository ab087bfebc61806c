import * as z from 'zod/mini';
import { allPaths as paths } from './all-paths.js';
import { AcknowledgementAct, Notification, SubjectName } from './notifications.js';
import { Uuid } from './shape.js';

const byId = z.strictObject({ id: Uuid });

/** What a recipient asks that was told something, and what it answers. */
export const recipientRoutes = {
  subject: { ...paths.subject, reply: SubjectName, refusals: [] },
  notification: {
    ...paths.notification,
    params: byId,
    reply: Notification,
    refusals: ['not-found'],
  },
  acknowledge: {
    ...paths.acknowledge,
    params: byId,
    body: AcknowledgementAct,
    reply: Notification,
    refusals: ['not-found'],
  },
} as const;
