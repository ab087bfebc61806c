import { expect } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { stumblesOn } from '../../support/browser.js';
import { picture, put } from '../../support/elements.js';
import { lookAtElements, MARLENE } from '../../support/village-page.js';

const NAME = 'village-permissions';
const NOTES = 'Merkzettel an meine Brandt-App für Rezepte';
const PERMISSIONS = '**/v1/me/permissions';
/** What the browser itself writes down when nothing answers, or a no. */
const FAILED = expect.stringMatching(/^console: Failed to load resource/);

const slip = (page: Page) => page.locator('village-provider').getByRole('status');
const sign = (page: Page, name: string) => page.getByRole('switch', { name });

const { look, open, blank, addressFor } = lookAtElements();

/** A page on which something is about to go wrong, and what the browser says of it. */
async function troubled() {
  const { page, context, faults } = await blank();
  await page.goto(await addressFor(MARLENE));
  await page.locator('[data-ready]').waitFor({ state: 'attached' });
  const expectFailures = () => expect(faults.splice(0)).toContainEqual(FAILED);
  return { page, context, expectFailures };
}

/** Answers with what the service said, less or more. */
async function changed(route: Route, change: (said: Said) => unknown): Promise<void> {
  const response = await route.fetch();
  await route.fulfill({ response, json: change((await response.json()) as Said) });
}

interface Said {
  readonly standing: readonly { readonly field: string }[];
  readonly notices: readonly object[];
}

/** Puts an element where no provider is, with a client of its own or with none. */
const putOutside = (page: Page, whose: 'its-own' | 'nobodys'): Promise<unknown> =>
  page.evaluate(`(() => {
    const element = document.createElement('${NAME}');
    if ('${whose}' === 'its-own')
      element.village = document.querySelector('village-provider').village;
    const main = document.createElement('main');
    main.append(element);
    document.querySelector('main').remove();
    document.body.append(main);
  })()`);

look('an element without a client says that nobody is signed in', async () => {
  const page = await open(MARLENE);
  await putOutside(page, 'nobodys');
  await page.getByText('Hier ist niemand angemeldet.').waitFor();
  expect(await page.getByRole('switch').count()).toBe(0);
});

look(
  'an element with a client of its own needs no provider, and says itself what was done',
  async () => {
    const page = await open(MARLENE);
    await putOutside(page, 'its-own');
    await sign(page, NOTES).click();
    await page.locator(NAME).getByRole('status').getByText('Zurückgezogen um 17:10.').waitFor();
  },
);

look('without a connection it says so, and comes back by itself', async () => {
  const { page, context, expectFailures } = await troubled();
  await context.setOffline(true);
  await put(page, NAME);
  await page.getByText('Keine Verbindung.', { exact: true }).waitFor();
  expect(await stumblesOn(page)).toEqual([]);
  await context.setOffline(false);
  await page.getByText('Du teilst 2 Angaben mit 1 Empfänger.').waitFor();
  expectFailures();
});

look('L2: taken back without a connection counts here at once, and arrives later', async () => {
  const { page, context, expectFailures } = await troubled();
  await put(page, NAME);
  await sign(page, NOTES).waitFor();
  await context.setOffline(true);
  await page.getByText('Keine Verbindung. Stand 17:10.').waitFor();
  await sign(page, NOTES).click();
  await page.getByRole('switch', { name: NOTES, checked: false }).waitFor();
  await slip(page).getByText('Auf diesem Gerät gilt es schon.').waitFor();
  await page.locator(NAME).getByText('Auf diesem Gerät gilt es schon.').waitFor();
  await picture(page, 'waiting-to-be-delivered');
  expect(await stumblesOn(page)).toEqual([]);

  const arrived = page.waitForResponse('**/v1/me/withdrawals');
  await context.setOffline(false);
  expect((await arrived).ok()).toBe(true);
  await page.locator(`${NAME} .unsent`).waitFor({ state: 'detached' });
  expectFailures();
});

look('what the service refuses is not shown, and asked for again by one press', async () => {
  const { page, expectFailures } = await troubled();
  await page.route(PERMISSIONS, (route) =>
    route.fulfill({ status: 403, json: { title: 'No', status: 403, code: 'forbidden' } }),
  );
  await page.evaluate(
    `addEventListener('village-error', ({ detail }) => (document.title = detail.code))`,
  );
  await put(page, NAME);
  await page.getByText('Das lässt sich gerade nicht zeigen.').waitFor();
  expect(await page.title()).toBe('forbidden');
  await page.unroute(PERMISSIONS);
  await page.getByRole('button', { name: 'Noch einmal' }).click();
  await page.getByText('Du teilst 2 Angaben mit 1 Empfänger.').waitFor();
  expectFailures();
});

look('what another adult has not confirmed says so, and does not count as a fault', async () => {
  const page = await open(MARLENE);
  await page.route(PERMISSIONS, (route) =>
    changed(route, (said) => ({
      ...said,
      standing: said.standing.map((stand) => ({ ...stand, verdict: 'pending' })),
    })),
  );
  await put(page, NAME);
  await page.getByText('Diese Person muss das noch selbst bestätigen.').first().waitFor();
});

look('a notice that is there in another language alone says so in its first line', async () => {
  const page = await open(MARLENE);
  await page.route(PERMISSIONS, (route) =>
    changed(route, (said) => ({
      ...said,
      notices: [{ id: 'house', version: 1, locale: 'en', text: 'You decide.', sha256: '' }],
    })),
  );
  await put(page, NAME);
  await page.getByText('Diesen Text gibt es nur auf Englisch.').waitFor();
  expect(await page.getByText('You decide.').getAttribute('lang')).toBe('en');
});

look('a text that has changed meanwhile gives nothing, and is shown anew', async () => {
  const { page, expectFailures } = await troubled();
  await put(page, NAME);
  await sign(page, NOTES).click();
  await slip(page).getByText('Zurückgezogen um 17:10.').waitFor();
  await page.route('**/v1/me/grants', (route) =>
    route.fulfill({ status: 409, json: { title: 'No', status: 409, code: 'notice-outdated' } }),
  );
  await sign(page, NOTES).click();
  await slip(page).getByText('Dieser Text ist neu.').waitFor();
  await page.getByRole('switch', { name: NOTES, checked: false }).waitFor();
  await page.getByText('Gilt, sobald der Beleg da ist.').waitFor({ state: 'detached' });
  expectFailures();
});

look('the language of the page is the language of its elements, also when it changes', async () => {
  const page = await open(MARLENE);
  await put(page, NAME);
  await put(page, 'village-permission-button', { locale: 'nl' });
  await page.locator(NAME).getByText('Du teilst 2 Angaben').waitFor();
  await page.getByText('Je deelt 2 gegevens met 1 ontvanger.').waitFor();
  await page.evaluate(`document.documentElement.lang = 'en-GB'`);
  await page.locator(NAME).getByText('You share 2 facts with 1 recipient.').waitFor();
});
