import { expect, jest } from '@jest/globals';
import { LOCALES } from '@village-butcher/sdk/contract';
import { countActivations, findDeceptivePatterns } from '@village-butcher/sdk/testing';
import type { Page } from 'playwright-core';
import { goHome, goToMarket, lookAtThePage, MARLENE } from '../../support/village-page.js';

/** Marlene on her first day: she has told us something, and neither given nor wished anything. */
const FRESH = { ...MARLENE, wishes: {}, grants: [] };

const { look, open } = lookAtThePage();
/** Three languages, and every field given and taken back, on a machine that may be busy. */
jest.setTimeout(120_000);

/** The page in a language: it keeps the last choice for as long as the tab is open. */
const inLanguage = (page: Page) => async (locale: string | undefined) => {
  await page.evaluate(`sessionStorage.setItem('village-language', '${locale}')`);
  return new URL('/', page.url()).href;
};

look('My Village deceives nobody, in any of its languages', async () => {
  const page = await open(FRESH);
  const { findings, unseen } = await findDeceptivePatterns(page, {
    entry: inLanguage(page),
    locales: LOCALES,
    watchMs: 300,
  });
  expect(findings).toEqual([]);
  expect(unseen.map(({ pattern }) => pattern)).toEqual([1, 6, 8, 9, 14, 16, 2, 8, 12]);
});

/** The one job that is not done at home. */
const IN_MARKET = 'read why something came, and stop its use';

/** The jobs of a customer, each with the presses that it may cost. */
const JOBS: readonly (readonly [job: string, most: number, todo: (page: Page) => Promise<void>])[] =
  [
    ['give an ordinary fact', 1, (page) => turn(page, 'Merkzettel')],
    ['take it back', 1, (page) => turn(page, 'Merkzettel')],
    [
      'give a special one',
      2,
      async (page) => {
        await turn(page, 'Ernährung');
        await page.getByRole('button', { name: 'Erlauben', exact: true }).click();
      },
    ],
    ['ask for recipes', 1, (page) => page.getByRole('switch', { name: /^Rezepte/ }).click()],
    [
      IN_MARKET,
      2,
      async (page) => {
        const tag = page.locator('.tag', { hasText: 'Walnuss' }).first();
        await tag.getByText('Warum?').click();
        await tag.getByRole('button', { name: 'Nicht mehr verwenden' }).first().click();
      },
    ],
    [
      'erase one fact',
      2,
      async (page) => {
        await page.getByText('Was ich gesagt habe').click();
        await page.getByRole('button', { name: 'Löschen Ernährung' }).click();
      },
    ],
    [
      'see who read what',
      1,
      (page) => page.getByRole('link', { name: 'Wer etwas gelesen hat' }).click(),
    ],
    [
      'see what was held back',
      1,
      (page) => page.getByRole('link', { name: 'Zurückgehalten' }).click(),
    ],
    [
      'take everything back',
      1,
      (page) => page.getByRole('button', { name: 'Alles zurückziehen' }).click(),
    ],
  ];

const turn = (page: Page, field: string): Promise<void> =>
  page.getByRole('switch', { name: `${field} an meine Brandt-App für Rezepte` }).click();

look('no job of a customer costs more presses than it was given', async () => {
  const page = await open(FRESH);
  for (const [job, most, todo] of JOBS) {
    if (job === IN_MARKET) await goToMarket(page);
    const presses = await countActivations(page, todo);
    expect([job, presses]).toEqual([job, most]);
    await page.getByRole('status').getByText(/\S/).first().waitFor();
    if (job === IN_MARKET) await goHome(page);
  }
  await page.getByText('Du teilst nichts. Du siehst, was alle sehen.').waitFor();
});
