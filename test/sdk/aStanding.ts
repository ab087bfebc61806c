import type { Permission, Standing, VillageOptions } from '@village-butcher/sdk';
import { anApp, noWaiting } from './anApp.js';
import { type FaultServer, says } from './faultServer.js';
import { HandClock } from './handClock.js';

/** What Ada gave. */
export const DIET = { field: 'diet', recipient: 'app:brandt', purpose: 'recipes' } as const;
/** What else she gave. */
export const PETS = { field: 'pets', recipient: 'app:brandt', purpose: 'offers' } as const;
/** When both end. */
export const UNTIL = '2027-07-01T00:00:00.000Z';
/** Where Ada acts. */
export const WHERE = { surface: 'permission-centre', control: 'switch' } as const;
/** The acts of taking back what she eats, and of taking back everything. */
export const DIET_BACK = { permissions: [DIET], ...WHERE } as const;
export const ALL_BACK = {
  permissions: 'all',
  surface: 'permission-centre',
  control: 'withdraw-all',
} as const;
/** What the service says of an act. */
export const RECEIPT = { id: '0198f0a0-0000-7000-8000-000000000001', lines: [] };

/** Where Ada stands, as the service says it: diet and pets are given. */
export const aStanding = (
  given: readonly Omit<Permission, 'until'>[] = [DIET, PETS],
): Standing => ({
  standing: given.map((which) => ({
    ...which,
    verdict: 'granted',
    until: UNTIL,
    line: '0198f0a0-0000-7000-8000-000000000002',
  })),
  askable: [],
  wishes: [],
  notices: [],
  recipients: [],
  told: [],
  pending: [],
  pausedUntil: null,
});

/** Ada's app, which knows already where she stands. What it did for that is forgotten. */
export async function anAppThatKnows(server: FaultServer, options: Partial<VillageOptions> = {}) {
  const quick = { clock: new HandClock(), random: noWaiting, retries: 0 };
  const village = anApp({ baseUrl: server.address, ...quick, ...options });
  server.plan(says(aStanding()));
  await village.permissions.get();
  server.clear();
  return village;
}
