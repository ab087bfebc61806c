import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  FIELDS_FOR,
  HEAVINESS,
  type CatalogueImport,
  type Field,
  type FieldValue,
  type GrantAct,
  type ImportedRecipe,
  type Purpose,
} from '@village-butcher/sdk/contract';
import { importCatalogue } from '../src/catalogue/import.flow.js';
import { longestEnd, type ConsentCommand } from '../src/consent/decide.js';
import { record } from '../src/consent/record.flow.js';
import { readDemo } from '../src/demo-file.js';
import type { Parts } from '../src/parts.js';
import { tell } from '../src/profile/tell.flow.js';
import { drawsOf, type Draw } from './draw.js';

/** The store that everybody is in, and the app that they share with. */
export const STORE = 'brandt/mutzenhausen';
const APP = 'app:brandt';
/** What the start page asks for, and so what they want and share for. */
export const PURPOSES: readonly Purpose[] = ['recipes', 'shopping-tips'];

type Opened = Pick<Parts, 'db' | 'keyring' | 'shelves'>;

/** Opens the demo's supermarket with so many recipes: the same ones in every run. */
export async function openShop({ db, shelves }: Opened, recipes: number): Promise<void> {
  const { catalogue } = demo();
  const draw = drawsOf('recipes');
  const made = Array.from({ length: recipes }, (_, n) => recipeOf(n, catalogue, draw));
  await importCatalogue(db, shelves, { ...catalogue, recipes: made }, null);
}

/** Lets a customer move in: one of the demo's households, sharing all that can matter. */
export async function moveIn(
  { db, keyring, shelves }: Opened,
  customer: string,
  n: number,
): Promise<void> {
  const { people } = demo();
  const { profile } = people[n % people.length]!;
  for (const [field, value] of Object.entries(profile) as [Field, FieldValue][]) {
    await tell(db, keyring, customer, { field, value }, null);
  }
  const { register } = shelves.current();
  const commands: ConsentCommand[] = PURPOSES.map((purpose) => ({
    type: 'wish',
    purpose,
    wish: { channel: 'app' },
  }));
  const act = shareAll(shelves, 'allow');
  for (const command of [...commands, { type: 'grant', act, register } as const]) {
    const key = { id: randomUUID(), requestHash: Buffer.alloc(32) };
    await record(db, keyring, customer, { command, act: key }, null);
  }
}

/** The act of giving the app all that can matter for what they want, for as long as can be. */
export function shareAll(
  shelves: Parts['shelves'],
  control: GrantAct['control'],
  most = Infinity,
): GrantAct {
  const until = longestEnd({ recipient: APP }, new Date()).toISOString();
  const permissions = PURPOSES.flatMap((purpose) =>
    FIELDS_FOR[purpose].map((field) => ({ recipient: APP, purpose, field, until })),
  );
  const { id, version, locale } = shelves.current().register.notices[0]!;
  const notice = { id, version, locale };
  return { permissions: permissions.slice(0, most), notice, surface: 'permission-centre', control };
}

const demo = () =>
  readDemo(pathToFileURL(resolve('demo/brandt-day.json')), new Date().toISOString().slice(0, 10));

/** A dish of three to eight things that the shop has. Nobody would cook it. */
function recipeOf(n: number, { products }: CatalogueImport, draw: Draw): ImportedRecipe {
  const parts = Array.from({ length: 3 + draw(6) }, () => products[draw(products.length)]!);
  return {
    id: `bench-${n}`,
    name: `Gericht ${n}`,
    serves: 1 + draw(6),
    minutes: 10 + draw(90),
    heaviness: HEAVINESS[draw(HEAVINESS.length)]!,
    carbohydrates: draw(120),
    family: `family-${draw(40)}`,
    ingredients: Array.from(new Set(parts), ({ id, pack }) => ({
      product: id,
      amount: 1 + draw(pack.amount),
      unit: pack.unit,
    })),
  };
}
