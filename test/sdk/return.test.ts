import { expect, test } from '@jest/globals';
import { aDay } from './aDay.js';
import { inAPage, noTabs } from './aPage.js';
import { app, aService, noNetwork } from './aPhone.js';
import { DIET_BACK } from './aStanding.js';

test('B1: whoever comes back to the page finds the token renewed, and a closed client rests', () =>
  inAPage(async (page) => {
    const { clock, asked, app: appOfToday } = aDay(300_000);
    const village = appOfToday();
    await page.becomes('visible');
    expect(asked).toHaveLength(0);

    await village.permissions.get();
    clock.pass(290_000);
    await page.becomes('hidden');
    expect(asked).toHaveLength(1);
    await page.becomes('visible');
    expect(asked).toHaveLength(2);
    clock.pass(290_000);
    await page.returns('anew');
    expect(asked).toHaveLength(3);

    clock.pass(290_000);
    village.close();
    await page.becomes('visible');
    await page.returns('as-it-was');
    await page.isOnline();
    expect(asked).toHaveLength(3);
  }));

test.each(['online', 'visible', 'restored'] as const)(
  'B4: what waits is delivered without a call, once the page is %s again',
  (how) =>
    inAPage(async (page) => {
      const { fetch, sent } = aService();
      let isDown = true;
      const village = app({
        channel: noTabs,
        fetch: (url, init) => (isDown ? noNetwork : fetch)(url, init),
      });
      await expect(village.withdraw(DIET_BACK)).rejects.toMatchObject({ code: 'waiting' });
      const comesBack = () => {
        if (how === 'online') return page.isOnline();
        return how === 'visible' ? page.becomes('visible') : page.returns('as-it-was');
      };
      await comesBack();
      expect(village.pending()).toHaveLength(1);
      isDown = false;
      await page.becomes('hidden');
      expect(sent).toHaveLength(0);
      await comesBack();
      await comesBack();
      expect(sent).toHaveLength(1);
      expect(village.pending()).toEqual([]);
      village.close();
    }),
);
