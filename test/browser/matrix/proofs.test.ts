import { expect } from '@jest/globals';
import { countActivations } from '@village-butcher/sdk/testing';
import type { Locator, Page } from 'playwright-core';
import { stumblesOn } from '../../support/browser.js';
import { lookAtTheDesk } from '../../support/desk-page.js';
import { beyond } from '../../support/elements.js';
import { MARLENE } from '../../support/village-page.js';

const { look, enter, vkey } = lookAtTheDesk();

const IN_THE_LOG = 'Geprüft: steht unverändert im Protokoll.';
const BROKEN = 'Passt nicht zum Protokoll. Bitte melde es.';
/** Where this browser keeps the key that it has seen. */
const KEPT = 'village-log-key-seen';

/** Opens the newest receipt that there is, and checks it. */
async function checkOne(page: Page): Promise<Locator> {
  const receipts = page.locator('village-permissions');
  await receipts.getByText('Beleg').first().click();
  await receipts.getByRole('button', { name: 'Prüfen' }).first().click();
  return receipts.locator('#verdict');
}

/** Serves every receipt with this in place of what it says. */
async function tamper(page: Page, member: string, from: RegExp, to: string): Promise<void> {
  await page.route('**/v1/me/receipts/*', async (route) => {
    const reply = await route.fetch();
    const receipt = await reply.json();
    receipt.lines[0][member] = receipt.lines[0][member].replace(from, to);
    await route.fulfill({ response: reply, json: receipt });
  });
}

look('L10: a receipt is checked on the page, by a key that is kept from then on', async () => {
  const page = await enter(MARLENE);
  const kept = () => page.evaluate(`localStorage.getItem('${KEPT}')`);
  expect(await kept()).toBeNull();
  const presses = await countActivations(page, checkOne);
  expect(presses).toBe(2);
  await page.locator('#verdict').getByText(IN_THE_LOG).waitFor();
  expect(JSON.parse(String(await kept()))).toMatchObject({ log: vkey(), by: 'service' });
  await page.getByText('Womit ich Belege prüfe').click();
  await page.getByText('Diesen Schlüssel hat die Seite mitgebracht').waitFor();
  await page.locator('.key').getByText(vkey()).waitFor();
  expect(await stumblesOn(page)).toEqual([]);
});

for (const [what, member, from, to] of [
  ['says something else', 'payload', /"diet"/, '"pets"'],
  ['has another proof', 'proof', /\n[A-Za-z0-9]/, '\n-'],
] as const) {
  look(`L10: a receipt that ${what} than the log is called broken`, async () => {
    const page = await enter(MARLENE);
    await tamper(page, member, from, to);
    await (await checkOne(page)).getByText(BROKEN).waitFor();
  });
}

look('L10: a log that was begun anew is not taken for the one that was seen before', async () => {
  const page = await enter(MARLENE);
  await (await checkOne(page)).getByText(IN_THE_LOG).waitFor();
  const forged = `JSON.stringify({ ...JSON.parse(localStorage.getItem('${KEPT}')),
    log: '${vkey().replace(/\+[\da-f]{8}/, '+00000000')}' })`;
  await page.evaluate(`localStorage.setItem('${KEPT}', ${forged})`);
  await page.reload();
  const alarm = page.getByRole('alert');
  await alarm.getByText('Der Schlüssel dieser Seite ist ein anderer').waitFor();
  expect(await stumblesOn(page)).toEqual([]);
  expect(await (await checkOne(page)).textContent()).not.toContain('unverändert');

  await alarm.getByRole('button', { name: 'Neuen Schlüssel merken' }).click();
  await alarm.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Prüfen' }).first().click();
  await page.locator('#verdict').getByText(IN_THE_LOG).waitFor();
});

look(
  'where a browser keeps nothing, or something broken, receipts are checked all the same',
  async () => {
    const page = await enter(MARLENE);
    await page.evaluate(`localStorage.setItem('${KEPT}', 'no JSON')`);
    await page.reload();
    await (await checkOne(page)).getByText(IN_THE_LOG).waitFor();
    await page.addInitScript(
      `Object.defineProperty(window, 'localStorage', { get() { throw new Error('closed'); } });`,
    );
    await page.reload();
    await (await checkOne(page)).getByText(IN_THE_LOG).waitFor();
  },
);

look('what is no key is not taken for one', async () => {
  const page = await enter(MARLENE);
  await page.getByText('Womit ich Belege prüfe').click();
  await page.getByLabel('Schlüssel des Protokolls').fill('abc');
  await page.getByRole('button', { name: 'Diesen Schlüssel merken' }).click();
  expect(await page.evaluate(`localStorage.getItem('${KEPT}')`)).toBeNull();
});

look('a key that a customer has from elsewhere takes the place of the page’s own', async () => {
  const page = await enter(MARLENE, { viewport: { width: 320, height: 640 } });
  await page.getByText('Womit ich Belege prüfe').click();
  await page.getByText('Beim ersten Prüfen merkt er sich den Schlüssel').waitFor();
  await page.getByLabel('Schlüssel des Protokolls').fill(vkey());
  await page.getByRole('button', { name: 'Diesen Schlüssel merken' }).click();
  await page.getByText(/Diesen Schlüssel hast du am .* selbst eingetragen/).waitFor();
  await (await checkOne(page)).getByText(IN_THE_LOG).waitFor();
  expect(await beyond(page)).toEqual([]);
});
