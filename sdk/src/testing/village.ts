import { createVillage } from '../client/village.js';
import { platformClock } from '../core/clock.js';
import type { Sighting } from '../core/hooks.js';
import { chanceFrom } from './chance.js';
import { fetchOf, serviceAt } from './fetching.js';
import { houseOf } from './housework.js';
import { personas, settleIn } from './persona.js';
import { entryOf } from './records.js';
import type { FakeOptions, FakeVillage } from './shape.js';
import { tokensOf, type ClientName } from './token.js';

const BASE_URL = 'https://village.example';

/**
 * A village without a service: the same rules of consent behind a `fetch`, in memory.
 *
 * @example
 * const fake = createFakeVillage({ persona: personas.family });
 * const village = createVillage({ baseUrl: 'https://village.example', device: 'personal', ...fake });
 */
export function createFakeVillage(options: FakeOptions = {}): FakeVillage {
  const { clock = platformClock, seed = 1, persona = personas.newcomer, locale = 'de' } = options;
  const service = serviceAt(clock, seed);
  const { house } = service;
  if (options.catalogue) house.take(options.catalogue);
  settleIn(house, persona);
  const requests: Sighting[] = [];
  const tokenOf = (subject: string, client?: ClientName) => tokensOf(clock, subject, client);
  const token = tokenOf(persona.subject);
  const elsewhere = { ...NO_PAGE, clock, locale, random: chanceFrom(seed + 1), retries: 0 };
  return {
    fetch: fetchOf(service, (seen) => void requests.push(seen)),
    token,
    tokenOf,
    act: createVillage({
      baseUrl: BASE_URL,
      device: 'personal',
      token,
      fetch: fetchOf(service, () => {}),
      ...elsewhere,
    }),
    house: houseOf(service),
    state: {
      requests,
      get lines() {
        return house.personOf(persona.subject).chain.lines.map(entryOf);
      },
      get streams() {
        return service.streams.count;
      },
    },
  };
}

/** What the other device keeps is none of the page's. */
const NO_PAGE = {
  storage: { getItem: () => null, setItem: () => {}, removeItem: () => {} },
  channel: () => ({ postMessage: () => {}, addEventListener: () => {}, close: () => {} }),
};
