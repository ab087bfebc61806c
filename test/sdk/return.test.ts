import { expect, test } from '@jest/globals';
import { aDay, settled } from './aDay.js';

test('B1: whoever comes back to the page finds the token renewed, and a closed client rests', async () => {
  const window = new EventTarget();
  const page = Object.assign(new EventTarget(), {
    visibilityState: 'visible',
    documentElement: { lang: '' },
  });
  const { addEventListener, removeEventListener } = globalThis as Partial<EventTarget>;
  Object.assign(globalThis, {
    document: page,
    addEventListener: window.addEventListener.bind(window),
    removeEventListener: window.removeEventListener.bind(window),
  });
  try {
    const { clock, asked, app } = aDay(300_000);
    const village = app();
    const sees = async (target: EventTarget, event: string) => {
      target.dispatchEvent(new Event(event));
      await settled();
      return asked.length;
    };
    expect(await sees(page, 'visibilitychange')).toBe(0);

    await village.permissions.get();
    clock.pass(290_000);
    page.visibilityState = 'hidden';
    expect(await sees(page, 'visibilitychange')).toBe(1);
    page.visibilityState = 'visible';
    expect(await sees(page, 'visibilitychange')).toBe(2);
    clock.pass(290_000);
    expect(await sees(window, 'pageshow')).toBe(3);

    clock.pass(290_000);
    village.close();
    expect(await sees(page, 'visibilitychange')).toBe(3);
    expect(await sees(window, 'pageshow')).toBe(3);
  } finally {
    Reflect.deleteProperty(globalThis, 'document');
    Object.assign(globalThis, { addEventListener, removeEventListener });
  }
});
