import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { stumblesOn } from './browser.js';
import { beyond, low, picture } from './elements.js';
import type { House, States } from './states.js';

/** The languages that a state is looked at in. Each has a page of its own. */
export const LANGUAGES = {
  'in German': 'de-DE',
  'in English': 'en-GB',
  'in Dutch': 'nl-NL',
} as const;

/** How a page is looked at that is in a state already. */
interface Cell {
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  readonly width: number;
  readonly media: NonNullable<Parameters<Page['emulateMedia']>[0]>;
  /** What somebody has set for all pages. It changes where things stand, and no more. */
  readonly style?: Readonly<Record<string, string>>;
}

const HEIGHT = 900;
const NARROW = 320;
const WIDTHS = { 'on a small phone': NARROW, 'on a wide screen': 1120 } as const;
const SCHEMES = { 'by day': 'light', 'by night': 'dark' } as const;
const DIRECTIONS = { 'from left to right': 'ltr', 'from right to left': 'rtl' } as const;

/** WCAG 2.2, 1.4.12: nothing may be lost when text is set as wide as this. */
const SPACED = { 'letter-spacing': '0.12em', 'word-spacing': '0.16em', 'line-height': '1.5' };
const ON_A_PHONE = { dir: 'ltr', width: NARROW, media: {} } as const;

/** As a language of this direction is read on a small phone. */
export const phone = (dir: Cell['dir']): Cell => ({ ...ON_A_PHONE, dir, name: dir });

/** Everything that a state is looked at in: scheme, direction, width, and what people set for themselves. */
export const CELLS: readonly Cell[] = [
  ...Object.entries(SCHEMES).flatMap(([light, colorScheme]) =>
    Object.entries(DIRECTIONS).flatMap(([way, dir]) =>
      Object.entries(WIDTHS).map(([size, width]) => ({
        name: `${light}, ${way}, ${size}`,
        dir,
        width,
        media: { colorScheme },
      })),
    ),
  ),
  { ...ON_A_PHONE, name: 'in colours of their own', media: { forcedColors: 'active' } },
  { ...ON_A_PHONE, name: 'with more contrast', media: { contrast: 'more' } },
  { ...ON_A_PHONE, name: 'with twice the text', style: { 'font-size': '200%' } },
  { ...ON_A_PHONE, name: 'with text set wide', style: SPACED },
];

/** Looks at each of these states in each language and in every cell. */
export function lookAtAll<In extends House>(house: In, states: States<In>): void {
  for (const [state, steps] of Object.entries(states))
    for (const [language, locale] of Object.entries(LANGUAGES))
      house.look(`${state}, ${language}: nobody stumbles, however it is looked at`, async () => {
        const { page } = await house.blank({ locale, reducedMotion: 'reduce' });
        for (const step of steps) await step(page, house);
        expect(await faultsOf(page, `${state}, ${language}`)).toEqual([]);
      });
}

/** What is wrong with a page, with the cell in which it is. `title` names its pictures. */
export async function faultsOf(
  page: Page,
  title: string,
  cells: readonly Cell[] = CELLS,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const cell of cells) {
    await look(page, cell);
    await picture(page, `${title}, ${cell.name}`.replaceAll(/[^\p{L}\d]+/gu, '-'));
    const stumbles = cell.style ? [] : await stumblesOn(page);
    const found = [...stumbles, ...(await beyond(page)), ...(await low(page))];
    faults.push(...found.map((fault) => `${cell.name}: ${fault}`));
  }
  return faults;
}

async function look(page: Page, { dir, width, media, style = {} }: Cell): Promise<void> {
  await page.emulateMedia({
    colorScheme: 'light',
    forcedColors: 'none',
    contrast: 'no-preference',
    ...media,
  });
  await page.setViewportSize({ width, height: HEIGHT });
  await page.evaluate(`(() => {
    const { documentElement: root } = document;
    root.dir = '${dir}';
    root.removeAttribute('style');
    for (const [name, value] of Object.entries(${JSON.stringify(style)}))
      root.style.setProperty(name, value);
  })()`);
}
