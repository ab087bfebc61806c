import type { Path } from './paths.js';

const own = { policy: 'own', role: 'customer' } as const;
/** To ask for a right is limited as taking back is: hardly ever. */
const ownAct = { ...own, method: 'POST', limit: 'withdraw', writes: true } as const;

/** The routes of formal requests: an entry of their own carries them, and not every phone. */
export const rightsPaths = {
  requests: { ...own, method: 'GET', path: '/v1/me/requests', limit: 'read', writes: false },
  fileRequest: { ...ownAct, path: '/v1/me/requests' },
  stepRequest: { ...ownAct, path: '/v1/me/requests/{id}/steps' },
  liftRestrictions: { ...ownAct, path: '/v1/me/restrictions/lifts' },
} as const satisfies Record<string, Path>;
