import { expect } from '@jest/globals';
import { stumblesOn } from '../../support/browser.js';
import { picture, put } from '../../support/elements.js';
import { lookAtElements, MARLENE, NOBODY } from '../../support/village-page.js';

const { look, open } = lookAtElements();

look('the button says how much is shared, and leads to where it is changed', async () => {
  const page = await open(MARLENE);
  await put(page, 'village-permission-button', { href: '#mein-dorf' });
  const button = page.getByRole('link', { name: 'Mein Dorf Du teilst 2 Angaben mit 1 Empfänger.' });
  await button.waitFor();
  expect(await stumblesOn(page)).toEqual([]);
  await picture(page, 'button');
  await button.click();
  expect(page.url()).toMatch(/#mein-dorf$/);
});

look('what stands inside an element is seen until the element is there', async () => {
  const page = await open(MARLENE);
  await page.evaluate(`(() => {
    const element = document.createElement('village-permission-button');
    element.href = '#';
    element.append(document.createElement('p'));
    element.firstChild.append('Mein Dorf, ohne JavaScript');
    document.querySelector('main').append(element);
  })()`);
  await page.getByRole('link', { name: /Du teilst/ }).waitFor();
  expect(await page.getByText('ohne JavaScript').isVisible()).toBe(false);
});

look('who shares nothing is told so, and nothing opens by itself', async () => {
  const page = await open(NOBODY);
  await put(page, 'village-permission-button', { href: '#' });
  await page.getByRole('link', { name: /Du teilst nichts/ }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});
