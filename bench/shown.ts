import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Shelves } from '../src/catalogue/shelves.js';
import { demo, openShop } from './supermarket.js';

/** The text that everybody gave under. */
export interface Shown {
  readonly id: string;
  readonly version: number;
  readonly locale: string;
  readonly sha256: string;
}

/** Opens the shop without recipes, for the text under which customers of a bench give. */
export async function publishedNotice(db: DataSource): Promise<Shown> {
  await openShop({ db, shelves: new Shelves() }, 0);
  const { id, version, locale, text } = demo().catalogue.notice;
  const sha256 = createHash('sha256').update(text).digest('base64url');
  return { id, version, locale, sha256 };
}
