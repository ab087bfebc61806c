import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  HEAVINESS,
  type CatalogueImport,
  type Field,
  type FieldValue,
  type ImportedRecipe,
} from '@village-butcher/sdk/contract';
import { importCatalogue } from '../src/catalogue/import.flow.js';
import { record } from '../src/consent/record.flow.js';
import { readDemo, type Demo } from '../src/demo-file.js';
import { grantOn } from '../src/on-screen.js';
import type { Parts } from '../src/parts.js';
import { tell } from '../src/profile/tell.flow.js';
import { drawsOf, type Draw } from './draw.js';
import { PURPOSES, shareAll } from './share-all.js';

/** The store that everybody is in. */
export const STORE = 'brandt/mutzenhausen';

type Opened = Pick<Parts, 'db' | 'keyring' | 'shelves' | 'snapshots'>;

/** Opens the demo's supermarket with so many recipes: the same ones in every run. */
export async function openShop(
  { db, shelves }: Pick<Opened, 'db' | 'shelves'>,
  recipes: number,
): Promise<void> {
  const { catalogue } = demo();
  const draw = drawsOf('recipes');
  const made = Array.from({ length: recipes }, (_, n) => recipeOf(n, catalogue, draw));
  await importCatalogue(db, shelves, { ...catalogue, recipes: made }, null);
}

/** Lets a customer move in: one of the demo's households, sharing all that can matter. */
export async function moveIn(
  { db, keyring, shelves, snapshots }: Opened,
  customer: string,
  n: number,
): Promise<void> {
  const { people } = demo();
  const { profile } = people[n % people.length]!;
  for (const [field, value] of Object.entries(profile) as [Field, FieldValue][]) {
    await tell(db, keyring, customer, { field, value }, null);
  }
  const { register } = shelves.current();
  const wishes = PURPOSES.map(
    (purpose) => ({ type: 'wish', purpose, wish: { channel: 'app' } }) as const,
  );
  const seat = { snapshots, register, holder: { customer, client: 'app' } };
  const grant = grantOn(seat, shareAll(shelves, 'allow'), new Date());
  for (const command of [...wishes, grant]) {
    const key = { id: randomUUID(), requestHash: Buffer.alloc(32) };
    await record(db, keyring, customer, { command, act: key }, null);
  }
}

/**
 * The shop and the people of the demo, as of today. Its notice is a text alone: what is measured gives
 * all at once, and where there are sentences each special field takes an act of its own.
 */
export function demo(): Demo {
  const today = new Date().toISOString().slice(0, 10);
  const { catalogue, people } = readDemo(pathToFileURL(resolve('demo/brandt-day.json')), today);
  const { id, version, locale, text } = catalogue.notice;
  return { people, catalogue: { ...catalogue, notice: { id, version, locale, text } } };
}

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
