import type { Page } from 'playwright-core';
import type { Look, Watched } from './browser.js';
import { put, unfold as unfoldAll } from './elements.js';
import type { Newcomer, Staff } from './page-at.js';

/*
 * States of pages and elements, as lists that code can walk. A way to a state rests on roles, ids, parts
 * and routes, and on no word: it is gone in every language.
 */

/** Where pages are opened, and what they may complain of there. */
export interface House {
  look(title: string, test: () => Promise<void>): void;
  blank(look?: Look): Promise<Watched>;
  forgive(fault: RegExp): void;
}

/** A house with customers and counters in it. */
export interface Village extends House {
  addressFor(who: Newcomer | Staff): Promise<string>;
}

/** Something that is done on the way to a state. */
export type Step<In extends House = House> = (page: Page, house: In) => Promise<unknown>;

/** States, by what is seen in them, each with the way there. */
export type States<In extends House = Village> = Readonly<Record<string, readonly Step<In>[]>>;

/** What the browser itself writes down when nothing answers, or a no. */
const LOST = /^console: Failed to load resource/;

/** Opens the page of somebody, at its front or further inside. */
export const enter =
  (who: Newcomer | Staff, path?: string): Step<Village> =>
  async (page, { addressFor }) => {
    const address = new URL(await addressFor(who));
    await page.goto(new URL((path ?? address.pathname) + address.hash, address).href);
  };

/** Opens a page as nobody. */
export const pass =
  (who: Newcomer | Staff, path: string): Step<Village> =>
  async (page, { addressFor }) =>
    page.goto(new URL(path, await addressFor(who)).href);

/** Goes on, in the same tab. */
export const goTo =
  (path: string): Step =>
  (page) =>
    page.goto(new URL(path, page.url()).href);

/** Waits until this is there. */
export const there =
  (selector: string): Step =>
  (page) =>
    page.locator(selector).first().waitFor();

/** Waits until this is gone. */
export const gone =
  (selector: string): Step =>
  (page) =>
    page.locator(selector).first().waitFor({ state: 'detached' });

/** Presses the first of these. */
export const press =
  (selector: string): Step =>
  (page) =>
    page.locator(selector).first().click();

/** Opens whatever can be opened, and what that has brought. */
export const unfold: Step = (page) => unfoldAll(page);

/** Puts an element into a retailer's page, once it is there. */
export const show =
  (name: string, attributes: Readonly<Record<string, string>> = {}): Step =>
  async (page) => {
    await page.locator('[data-ready]').waitFor({ state: 'attached' });
    await put(page, name, attributes);
  };

/** From now on this is never answered. */
export const unanswered =
  (path: string): Step =>
  (page) =>
    page.route(path, () => undefined);

/** From now on this is refused. */
export const refused =
  (path: string, status: number, code: string): Step =>
  (page, { forgive }) => {
    forgive(LOST);
    return page.route(path, (route) =>
      route.fulfill({ status, json: { title: 'No', status, code, issues: [] } }),
    );
  };

/** From now on this is answered with this. */
export const replied =
  (path: string, json: object): Step =>
  (page) =>
    page.route(path, (route) => route.fulfill({ json }));

/** From now on nobody answers. */
export const offline: Step = async (page, { forgive }) => {
  forgive(LOST);
  await page.context().setOffline(true);
};

/** From now on this is answered with what the service says once, less or more. */
export const answered =
  <Said>(path: string, change: (said: Said) => object): Step =>
  (page) => {
    let said: Promise<Said> | undefined;
    return page.route(path, async (route) => {
      said ??= route.fetch().then((response) => response.json() as Promise<Said>);
      await route.fulfill({ json: change(await said) });
    });
  };
