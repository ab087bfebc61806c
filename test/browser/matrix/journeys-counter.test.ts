import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { HANDS, hideMouse, type Hand } from '../../support/hands.js';
import type { Newcomer, Staff } from '../../support/page-at.js';
import { REGULAR, STAFF } from '../../support/states-counter.js';
import { lookAtThePage, MARKET } from '../../support/village-page.js';

const { look, blank, addressFor } = lookAtThePage();

/** A page of somebody who has no mouse. */
async function opened(hand: Hand, who: Newcomer | Staff, path?: string): Promise<Page> {
  const { page } = await blank(hand.look);
  await hideMouse(page);
  const address = new URL(await addressFor(who));
  await page.goto(new URL((path ?? address.pathname) + address.hash, address).href);
  return page;
}

for (const [how, hand] of Object.entries(HANDS))
  look(`a code is shown and typed in, and what it opens is cleared, ${how}`, async () => {
    const phone = await opened(hand, REGULAR, MARKET);
    await hand.press(phone.locator('#visit'));
    const code = await phone.locator('.visit-code').innerText();

    const counter = await opened(hand, STAFF);
    await hand.reach(counter.locator('#code'));
    await counter.keyboard.type(code);
    await hand.press(counter.locator('.asking-for button'));
    await counter.locator('.said').waitFor();
    await hand.press(counter.locator('.shown > button'));
    await counter.locator('.said').waitFor({ state: 'detached' });
    await hand.press(counter.locator('header button.quiet'));
    await counter.locator('main.alone h1').waitFor();
    expect(await counter.evaluate('sessionStorage.length')).toBe(0);
  });
