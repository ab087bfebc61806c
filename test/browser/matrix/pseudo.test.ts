import { expect } from '@jest/globals';
import { heardOn, literalsIn } from '../../support/literals.js';
import { faultsOf, phone } from '../../support/matrix.js';
import { PERMISSIONS } from '../../support/states-permissions.js';
import { BUTTONS, HISTORIES, RECEIPTS_SEEN } from '../../support/states-records.js';
import { SUGGESTIONS_SEEN } from '../../support/states-suggestions.js';
import { lookAtElements } from '../../support/village-page.js';

const STATES = {
  ...PERMISSIONS,
  ...SUGGESTIONS_SEEN,
  ...HISTORIES,
  ...RECEIPTS_SEEN,
  ...BUTTONS,
};

const house = lookAtElements();

/** Languages that nobody speaks: one takes more room and is all accents, one runs from right to left. */
const LONGER = 'en-XA';
const MIRRORED = 'ar-XB';

for (const [state, steps] of Object.entries(STATES)) {
  house.look(
    `${state}, in longer words: nothing is lost, and each is from a catalogue`,
    async () => {
      const { page } = await house.blank({ locale: LONGER, reducedMotion: 'reduce' });
      const said = heardOn(page);
      for (const step of steps) await step(page, house);
      expect(await page.locator('html').getAttribute('lang')).toBe(LONGER);
      expect(await literalsIn(page, said)).toEqual([]);
      expect(await faultsOf(page, `${state}, ${LONGER}`, [phone('ltr')])).toEqual([]);
    },
  );

  house.look(`${state}, from right to left: nothing is lost`, async () => {
    const { page } = await house.blank({ locale: MIRRORED, reducedMotion: 'reduce' });
    for (const step of steps) await step(page, house);
    expect(await page.locator('html').getAttribute('lang')).toBe(MIRRORED);
    expect(await faultsOf(page, `${state}, ${MIRRORED}`, [phone('rtl')])).toEqual([]);
  });
}
