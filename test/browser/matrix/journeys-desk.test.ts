import { expect } from '@jest/globals';
import { HANDS, hideMouse } from '../../support/hands.js';
import { lookAtTheDesk } from '../../support/desk-page.js';
import { MARLENE } from '../../support/village-page.js';

const { look, blank, address, visit, vkey } = lookAtTheDesk();

for (const [how, hand] of Object.entries(HANDS))
  look(`a question is answered, narrowed and checked, ${how}`, async () => {
    await visit(MARLENE);
    const { page } = await blank(hand.look);
    await hideMouse(page);
    await page.goto(await address());
    await hand.press(page.locator('.questions button').nth(1));
    await page.locator('.clocks').waitFor();
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);

    await hand.reach(page.locator('[name=key]'));
    await page.keyboard.type(vkey());
    await hand.press(page.locator('.key button'));
    await page.locator('.found .holds').first().waitFor();

    const narrow = page.locator('.narrow', { has: page.locator('[name=field]') });
    await hand.press(narrow.locator('summary'));
    await hand.reach(narrow.locator('select[name=field]'));
    await narrow.locator('select[name=field]').selectOption('pets');
    await hand.press(narrow.locator('button'));
    await page.locator('table').waitFor({ state: 'detached' });
  });
