import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Look } from './browser.js';

/** Where a page of this length would have had everything focused twice. */
const MANY_STEPS = 200;
/** How the ring is drawn around what has the focus, however deep it stands. */
const RING = `(() => {
  let one = document.activeElement;
  while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return getComputedStyle(one).outlineWidth;
})()`;

/** How somebody does things who does them without a mouse. */
export interface Hand {
  readonly look: Look;
  /** Goes to something: it has the focus then. */
  reach(target: Locator): Promise<void>;
  /** Presses something, wherever it is. */
  press(target: Locator): Promise<void>;
}

/** By keys alone: whatever is pressed was reached by Tab, and was seen to be. */
const keyboard: Hand = {
  look: {},
  async reach(target) {
    const page = target.page();
    await target.waitFor({ state: 'attached' });
    const focused = target.and(page.locator(':focus'));
    for (let step = 0; (await focused.count()) === 0; step++) {
      if (step === MANY_STEPS) throw new Error(`The keyboard does not get to ${target}.`);
      await page.keyboard.press('Tab');
    }
  },
  async press(target) {
    await keyboard.reach(target);
    expect(await target.page().evaluate(RING)).toBe('3px');
    await target.page().keyboard.press('Enter');
  },
};

/** With a finger, on a phone. */
const finger: Hand = {
  look: { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } },
  reach: (target) => target.tap(),
  press: (target) => target.tap(),
};

/** All the ways there are. */
export const HANDS = { 'by keys alone': keyboard, 'by touch alone': finger } as const;

/** From now on a mouse on this page, or a tab of it, is a fault. */
export const hideMouse = (page: Page): Promise<unknown> =>
  page.context().addInitScript(`addEventListener('pointerdown', ({ pointerType }) => {
    if (pointerType === 'mouse') report('a mouse was used');
  }, true)`);
