import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { stumblesOn } from '../support/browser.js';
import { picture, put, weightsOf } from '../support/elements.js';
import { lookAtElements, MARLENE } from '../support/village-page.js';

const NAME = 'village-permissions';
const NUTS = 'Allergien an meine Brandt-App für Rezepte';
const NOTES = 'Merkzettel an meine Brandt-App für Rezepte';
const DIET = 'Ernährung an meine Brandt-App für Rezepte';

const slip = (page: Page) => page.locator('village-provider').getByRole('status');
const sign = (page: Page, name: string) => page.getByRole('switch', { name });
const says = (page: Page, name: string, state: 'on' | 'off') =>
  page.getByRole('switch', { name, checked: state === 'on' }).waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

const { look, open } = lookAtElements();

/** Everything that is sent and changes something. */
function actsOf(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${request.postData()}`);
  });
  return sent;
}

async function opened(as = MARLENE): Promise<Page> {
  const page = await open(as);
  await put(page, NAME);
  await page.locator(`${NAME} #permissions`).waitFor();
  return page;
}

/** The weights of the two answers to the notice that is open, once it is. */
async function answersOf(page: Page): Promise<readonly unknown[]> {
  await page.locator('.asking .answer').first().waitFor();
  const weights = await weightsOf(page, '.answer');
  expect(weights).toHaveLength(2);
  return weights;
}

look('L9: looking at permissions writes nothing', async () => {
  const page = await open(MARLENE);
  const sent = actsOf(page);
  await put(page, NAME);
  await page.getByText('Du teilst 2 Angaben mit 1 Empfänger.').waitFor();
  await page.getByText('Was du noch teilen kannst').click();
  await page.getByText('Beispiel: mit und ohne Allergien').click();
  await picture(page, 'permissions');
  expect(sent.filter((one) => !one.includes('session'))).toEqual([]);
  expect(await stumblesOn(page)).toEqual([]);
});

look('L11: an ordinary fact is given by one press and taken back by one press', async () => {
  const page = await opened();
  await sign(page, NOTES).click();
  await slip(page).getByText('Zurückgezogen um 17:10.').waitFor();
  await says(page, NOTES, 'off');
  await page.getByText('Du teilst 1 Angabe mit 1 Empfänger.').waitFor();
  await sign(page, NOTES).click();
  await slip(page).getByText('Erlaubt um 17:10.').waitFor();
  await says(page, NOTES, 'on');
  expect(await slip(page).textContent()).toMatch(/Beleg [\da-f]{8}/);
});

look('a special fact is given by an explicit yes, and both answers weigh the same', async () => {
  const page = await opened();
  const sent = actsOf(page);
  await sign(page, NUTS).click();
  const [yes, no] = await answersOf(page);
  expect(yes).toMatchObject({ height: expect.any(Number) });
  expect(yes).toEqual(no);
  await page.keyboard.press('Tab');
  expect(await page.locator('.answer:focus').textContent()).toMatch(/^\s*Erlauben\s*$/);
  await picture(page, 'permissions-asking');
  expect(await stumblesOn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('.asking').waitFor({ state: 'detached' });
  expect(await page.locator('.sign:focus').ariaSnapshot()).toContain(NUTS);
  expect(sent.filter((one) => !one.includes('session'))).toEqual([]);

  await sign(page, NUTS).press('Enter');
  await page.locator('.asking').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.asking').waitFor({ state: 'detached' });
  await sign(page, NUTS).click();
  await press(page, 'Erlauben');
  await slip(page).getByText('Erlaubt um 17:10.').waitFor();
  await says(page, NUTS, 'on');
});

look('no theme of a retailer gives one of two answers more weight', async () => {
  const page = await opened();
  await page.evaluate(`(() => {
    const theme = new CSSStyleSheet();
    theme.replaceSync(\`:root { --village-choice: #fff; --village-on-choice: #204060;
      --village-leaf: #204060; --village-radius: 0; --village-space: 12px; }
      village-permissions::part(choice) { font-weight: bold; text-transform: uppercase; }\`);
    document.adoptedStyleSheets = [theme];
  })()`);
  await sign(page, NUTS).click();
  const [yes, no] = await answersOf(page);
  expect(yes).toEqual(no);
  expect(yes).toMatchObject({ color: 'rgb(32, 64, 96)' });
  expect(await stumblesOn(page)).toEqual([]);
});

look('L1: a grant counts when its receipt is here, and not before', async () => {
  const page = await opened();
  await sign(page, NOTES).click();
  await says(page, NOTES, 'off');
  const held = new Promise<() => void>((hold) =>
    page.route('**/v1/me/grants', (route) => hold(() => void route.continue())),
  );
  await sign(page, NOTES).click();
  const letGo = await held;
  await page.getByText('Gilt, sobald der Beleg da ist.').waitFor();
  await says(page, NOTES, 'off');
  letGo();
  await says(page, NOTES, 'on');
});

look('undo gives ordinary facts back, and asks about each special one', async () => {
  const page = await opened();
  await press(page, 'Alles zurückziehen');
  await page.getByText('Du teilst nichts. Du siehst, was alle sehen.').waitFor();
  await picture(page, 'permissions-taken-back');
  await press(page, 'Rückgängig');
  await says(page, NOTES, 'on');
  await slip(page).getByText('Wieder erlaubt um 17:10.').waitFor();
  await page.locator('.asking:focus').waitFor();
  await says(page, DIET, 'off');
  await press(page, 'Erlauben');
  await says(page, DIET, 'on');
  await page.getByText('Du teilst 2 Angaben mit 1 Empfänger.').waitFor();
});

look('an app that says not now holds a grant up, and nothing is sent', async () => {
  const page = await opened();
  await sign(page, NOTES).click();
  await slip(page).getByText('Zurückgezogen').waitFor();
  const sent = actsOf(page);
  await page.evaluate(
    `addEventListener('village-before-grant', (event) => event.preventDefault())`,
  );
  await sign(page, NOTES).click();
  await says(page, NOTES, 'off');
  expect(sent).toEqual([]);
});

look('a pause is two presses, and its end is one', async () => {
  const page = await opened();
  await page.getByText('Pause', { exact: true }).click();
  await press(page, 'Eine Woche');
  await page.locator('.paused').getByText('Pause bis 19.06.2027').waitFor();
  expect(await stumblesOn(page)).toEqual([]);
  await picture(page, 'permissions-paused');
  await press(page, 'Pause beenden');
  await slip(page).getByText('Die Pause ist seit 17:10 zu Ende.').waitFor();
  await page.locator('.paused').waitFor({ state: 'detached' });
});

look('a narrowed list shows what it is narrowed to, and one to read has no switch', async () => {
  const page = await open(MARLENE);
  await put(page, NAME, { fields: 'memory', purposes: 'recipes', readonly: '' });
  await page.getByText('Du teilst 1 Angabe mit 1 Empfänger.').waitFor();
  expect(await page.getByRole('switch').count()).toBe(0);
  expect(await page.getByText('Allergien').count()).toBe(0);
});
