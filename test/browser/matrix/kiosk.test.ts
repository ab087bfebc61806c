import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { stumblesOn } from '../../support/browser.js';
import { makeKiosk, picture, put } from '../../support/elements.js';
import { lookAtElements, MARLENE } from '../../support/village-page.js';

const NOON = new Date('2027-06-11T10:00:00.000Z');
const SHOW = 'Meine Angaben zeigen';
const PERSONAL = /Merkzettel|Ernährung/;

const { look, blank, addressFor } = lookAtElements();

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const slip = (page: Page) => page.locator('village-kiosk').getByRole('status');

/** All that can be read, also where nobody sees it. */
const textOf = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const all = (root) => [...root.childNodes].map((one) =>
      one.nodeType === 3 ? one.data : one.matches?.('style, script') ? '' :
        all(one) + (one.shadowRoot ? all(one.shadowRoot) : '')).join(' ');
    return all(document.body);
  })()`);

/** What was asked for about somebody. */
function asksOf(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/v1/me/')) asked.push(pathname);
  });
  return asked;
}

/** Somebody has signed in at a screen that everybody uses. */
async function signedIn(): Promise<Page> {
  const { page } = await blank();
  await page.clock.install({ time: NOON });
  await page.goto(`${(await addressFor(MARLENE)).replace('#', '?device=shared#')}`);
  await makeKiosk(page);
  await put(page, 'village-permissions');
  await put(page, 'village-history');
  await page.getByRole('button', { name: SHOW }).waitFor();
  return page;
}

async function shown(): Promise<Page> {
  const page = await signedIn();
  await press(page, SHOW);
  await page.locator('village-permissions #permissions').waitFor();
  await page.locator('village-history li').first().waitFor();
  return page;
}

/** Nothing is left of whoever was there, neither on the screen nor in what the browser keeps. */
async function expectNobody(page: Page): Promise<void> {
  await slip(page).getByText('Geleert.').waitFor();
  expect(await textOf(page)).not.toMatch(PERSONAL);
  expect(await page.getByRole('button').count()).toBe(0);
  const kept = 'JSON.stringify([localStorage, document.cookie])';
  expect(await page.evaluate(kept)).toBe('[{},""]');
}

look('nothing personal is shown, nor asked for, before a tap', async () => {
  const page = await signedIn();
  const asked = asksOf(page);
  await page.getByText('Diesen Bildschirm sehen auch andere.').waitFor();
  expect(await textOf(page)).not.toMatch(PERSONAL);
  await picture(page, 'kiosk-before');
  expect(await stumblesOn(page)).toEqual([]);
  expect(asked).toEqual([]);
  await press(page, SHOW);
  await page.locator('village-permissions #permissions').waitFor();
  expect(await textOf(page)).toMatch(PERSONAL);
  await picture(page, 'kiosk-shown');
  expect(await stumblesOn(page)).toEqual([]);
});

look(
  'a minute without a touch clears it, said 20 seconds before, and any touch extends',
  async () => {
    const page = await shown();
    await page.evaluate(`addEventListener('village-cleared', () => (window.cleared = true))`);
    await page.clock.runFor(38_000);
    expect(await textOf(page)).not.toContain('In 20 Sekunden');
    await page.clock.runFor(2_500);
    await slip(page).getByText('In 20 Sekunden leert sich die Anzeige.').waitFor();
    await picture(page, 'kiosk-soon');
    await page.keyboard.press('Shift');
    await slip(page).getByText('In 20 Sekunden').waitFor({ state: 'detached' });
    await page.clock.runFor(58_000);
    expect(await textOf(page)).toMatch(PERSONAL);
    await page.mouse.click(5, 5);
    await page.clock.runFor(58_000);
    expect(await textOf(page)).toMatch(PERSONAL);
    expect(await page.evaluate('window.cleared')).toBeUndefined();
    await page.clock.runFor(2_500);
    await expectNobody(page);
    expect(await page.evaluate('window.cleared')).toBe(true);
  },
);

look('who signs in and goes without a tap is gone after a minute, too', async () => {
  const page = await signedIn();
  await page.clock.runFor(60_500);
  await expectNobody(page);
});

look('signing out, leaving the page and the way back to it leave nobody on it', async () => {
  const page = await shown();
  await press(page, 'Fertig');
  await expectNobody(page);
  for (const go of ['pagehide', 'pageshow']) {
    const again = await shown();
    await again.evaluate(`dispatchEvent(new PageTransitionEvent('${go}', { persisted: true }))`);
    await expectNobody(again);
  }
});

look('what somebody began is not there for the next one', async () => {
  const page = await shown();
  await page.getByRole('switch', { name: 'Allergien an meine Brandt-App für Rezepte' }).click();
  await page.locator('.asking').waitFor();
  await page.evaluate('window.their = document.querySelector("village-kiosk").village');
  await press(page, 'Fertig');
  await page.evaluate('document.querySelector("village-kiosk").village = window.their');
  await press(page, SHOW);
  await page.locator('village-permissions #permissions').waitFor();
  expect(await page.locator('.asking').count()).toBe(0);
});
