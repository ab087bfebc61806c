import { randomUUID } from 'node:crypto';
import { createVillage, type Village } from '@village-butcher/sdk';
import { createRetailer, type Retailer } from '@village-butcher/sdk/server';
import {
  FIELDS_FOR,
  type CatalogueImport,
  type Field,
  type Purpose,
} from '@village-butcher/sdk/contract';
import { refreshShelves } from '../../src/catalogue/in-use.flow.js';
import { brokenChains } from './customers.js';
import { MARKET } from './market.js';
import { startService, type ServiceOptions, type TestService } from './service.js';

/** A service with a catalogue, and its people through the SDK. */
export interface TestVillage extends TestService {
  /** A customer's app. Without a name: somebody new. */
  customer(name?: string, options?: Partial<Parameters<typeof createVillage>[0]>): Village;
  readonly retailer: Retailer;
  retail(document: CatalogueImport): Promise<unknown>;
  /** Takes over what another instance imported, as every instance does from time to time. */
  refresh(): Promise<unknown>;
  /** The customers whose chain does not hold. Empty, or a test has found something. */
  broken(): Promise<string[]>;
}

/** Starts a service and imports the market into it. */
export async function startVillage(options: ServiceOptions = {}): Promise<TestVillage> {
  const service = await startService(options);
  const retailer = createRetailer({
    baseUrl: service.baseUrl,
    token: () => tokenOf(service, 'office', 'retailer'),
  });
  const retail = async (document: CatalogueImport) => retailer.imports.create(document);
  if (!options.beside) await retail(MARKET);
  return {
    ...service,
    retailer,
    retail,
    refresh: () => refreshShelves(service.db, service.shelves, service.clock.at ?? new Date()),
    customer: (name = randomUUID(), more = {}) =>
      createVillage({
        baseUrl: service.baseUrl,
        device: 'personal',
        locale: 'de',
        token: () => tokenOf(service, name, 'customer'),
        ...more,
      }),
    broken: () => brokenChains(service),
  };
}

const tokenOf = async (service: TestService, name: string, role: 'customer' | 'retailer') => ({
  token: service.tokenFor(name, role),
  expiresAt: null,
});

/** The text that was on screen. */
export const NOTICE = { id: 'what-i-share', version: 1, locale: 'de' } as const;
const UNTIL = '2027-11-01T00:00:00.000Z';

/** Gives fields to the own app, for some purposes, as far as they can matter for each. */
export const give = (
  village: Village,
  fields: readonly Field[],
  purposes: readonly Purpose[] = ['recipes'],
  recipient = 'app:brandt',
) =>
  village.grant({
    permissions: triplesOf(fields, purposes, recipient)
      .filter(({ field, purpose }) => FIELDS_FOR[purpose].includes(field))
      .map((which) => ({ ...which, until: UNTIL })),
    notice: NOTICE,
    surface: 'permission-centre',
    control: 'allow',
  });

/** Takes fields back from the own app. */
export const takeBack = (
  village: Village,
  fields: readonly Field[],
  purposes: readonly Purpose[] = ['recipes'],
  recipient = 'app:brandt',
) =>
  village.withdraw({
    permissions: triplesOf(fields, purposes, recipient),
    surface: 'permission-centre',
    control: 'switch',
  });

const triplesOf = (fields: readonly Field[], purposes: readonly Purpose[], recipient: string) =>
  fields.flatMap((field) => purposes.map((purpose) => ({ field, recipient, purpose })));

/** Asks for recipes and shopping tips, in the app. */
export async function wish(village: Village, ...purposes: readonly Purpose[]): Promise<void> {
  for (const purpose of purposes) await village.wishes.put(purpose, { channel: 'app' });
}

/** What is suggested at the mill, by name. */
export async function suggested(
  village: Village,
  purposes: readonly Purpose[] = ['recipes'],
): Promise<string[]> {
  const { items } = await village.suggestions.list({ store: 'brandt/mill', purposes, limit: 5 });
  return items.map(({ ref }) => ref);
}
