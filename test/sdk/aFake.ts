import { createVillage, type VillageOptions } from '@village-butcher/sdk';
import {
  createFakeVillage,
  fakeClock,
  flaky,
  personas,
  type FakeOptions,
  type Fault,
} from '@village-butcher/sdk/testing';
import { noWaiting } from './anApp.js';

/** Where the fake says it is. */
export const baseUrl = 'https://village.example';

/** An app in front of a fake, on a line with these faults. */
export function anAppOn(
  plan: readonly Fault[] = [],
  more: Partial<VillageOptions> = {},
  how: FakeOptions = {},
) {
  const clock = fakeClock();
  const fake = createFakeVillage({ clock, persona: personas.family, ...how });
  const village = createVillage({
    baseUrl,
    clock,
    token: fake.token,
    device: 'personal',
    random: noWaiting,
    fetch: flaky(fake.fetch, plan, clock),
    ...more,
  });
  return { village, fake, clock };
}
