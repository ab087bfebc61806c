import { createVillage, type Receipt, type Village } from '@village-butcher/sdk';
import { FIELDS_FOR, type CatalogueImport, type Purpose } from '@village-butcher/sdk/contract';
import { createRetailer } from '@village-butcher/sdk/server';
import type { Token } from './api/development.js';
import { oneYesEach } from './demo-file.js';

/** A service, and whoever signs for its customers and its retailer. */
export interface DemoVillage {
  readonly baseUrl: string;
  readonly app: string;
  /** `leaver`: a customer who has just signed in anew. */
  tokenFor(subject: string, role: 'customer' | 'leaver' | 'retailer' | 'dpo'): Promise<Token>;
}

/** What the days left in hands outside: receipts, each with its promise. */
export interface Lived {
  readonly receipts: readonly Receipt[];
  /** Lines that were written, uses included. */
  readonly lines: number;
}

const AT_ONCE = 16;
const WANTED: readonly Purpose[] = ['recipes', 'shopping-tips'];
const MONTH_MS = 30 * 86_400_000;
/** So many receipts go with the bundle: whoever holds one can hold us to it. */
const KEPT = 50;

/** The app of one customer. Whoever asks for it closes it. */
const appOf = ({ baseUrl, tokenFor }: DemoVillage, name: string): Village =>
  createVillage({ baseUrl, device: 'personal', token: () => tokenFor(name, 'customer') });

/** Opens the shop. */
export async function openShop(
  { baseUrl, tokenFor }: DemoVillage,
  catalogue: CatalogueImport,
): Promise<void> {
  const retailer = createRetailer({ baseUrl, token: () => tokenFor('office', 'retailer') });
  await retailer.imports.create(catalogue);
  retailer.close();
}

/**
 * Lets customers come, one day each, until so many lines are written: they tell, wish, give, look,
 * and some of them take back. `told` hears how far it is.
 */
export async function live(
  village: DemoVillage,
  catalogue: CatalogueImport,
  lines: number,
  told: (lines: number) => void,
): Promise<Lived> {
  const receipts: Receipt[] = [];
  let written = 0;
  let next = 0;
  const come = async (): Promise<void> => {
    while (written < lines) {
      const turn = next++;
      const day = await dayOf(village, catalogue, turn);
      written += day.lines;
      receipts.push(...day.receipts);
      told(written);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, come));
  return { receipts: receipts.slice(0, KEPT), lines: written };
}

/** The name of the customer who came as this one. */
export const nameOf = (turn: number): string => `customer-${turn}`;

/** A customer leaves at once, and takes everything along. */
export async function leave({ baseUrl, tokenFor }: DemoVillage, name: string): Promise<void> {
  const token = () => tokenFor(name, 'leaver');
  const app = createVillage({ baseUrl, device: 'personal', token });
  await app.rights.erase();
  app.close();
}

/** One customer's day. Every third takes everything back in the evening. */
async function dayOf(
  village: DemoVillage,
  catalogue: CatalogueImport,
  turn: number,
): Promise<Lived> {
  const app = appOf(village, nameOf(turn));
  try {
    await app.profile.put('diet', { members: { self: { rules: [DIETS[turn % DIETS.length]!] } } });
    await app.profile.put('household', { eaters: 1 + (turn % 5) });
    for (const purpose of WANTED) await app.wishes.put(purpose, { channel: 'app' });
    const receipts: Receipt[] = [];
    for (const act of grantsOf(village.app, catalogue)) receipts.push(await app.grant(act));
    const store = catalogue.stores[turn % catalogue.stores.length]!.id;
    await app.suggestions.list({ store, purposes: [...WANTED] });
    if (turn % 3 === 0) receipts.push(await takeBack(app));
    return { receipts, lines: WANTED.length + 1 + receipts.length };
  } finally {
    app.close();
  }
}

const DIETS = ['vegan', 'vegetarian', 'pescatarian', 'halal'] as const;

function grantsOf(recipient: string, { notice: { id, version, locale } }: CatalogueImport) {
  const until = new Date(Date.now() + MONTH_MS).toISOString();
  const all = WANTED.flatMap((purpose) =>
    FIELDS_FOR[purpose].map((field) => ({ field, recipient, purpose, until })),
  );
  return oneYesEach(all).map((permissions) => ({
    permissions,
    notice: { id, version, locale },
    surface: 'permission-centre' as const,
    control: 'allow' as const,
  }));
}

const takeBack = (app: Village): PromiseLike<Receipt> =>
  app.withdraw({ permissions: 'all', surface: 'permission-centre', control: 'withdraw-all' });
