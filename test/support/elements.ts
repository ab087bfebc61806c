import type { Page } from 'playwright-core';

/** Puts an element into the page, or into the kiosk on it, behind what is there. */
export const put = (
  page: Page,
  name: string,
  attributes: Readonly<Record<string, string>> = {},
): Promise<unknown> =>
  page.evaluate(`(() => {
    const element = document.createElement(${JSON.stringify(name)});
    for (const [name, value] of Object.entries(${JSON.stringify(attributes)}))
      element.setAttribute(name, value);
    (document.querySelector('village-kiosk') ?? document.querySelector('main')).append(element);
  })()`);

/** Makes a screen of the page that everybody uses: its customer has signed in, and has not tapped yet. */
export async function makeKiosk(page: Page): Promise<void> {
  await page.locator('[data-ready]').waitFor({ state: 'attached' });
  await page.evaluate(`(() => {
    const provider = document.querySelector('village-provider');
    const kiosk = document.createElement('village-kiosk');
    provider.replaceWith(...provider.childNodes);
    document.querySelector('main').append(kiosk);
    kiosk.village = provider.village;
  })()`);
}

/** Keeps a picture of the page outside of the house, when it is asked for: `LOOK=/tmp/pictures`. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['LOOK'];
  if (!folder) return;
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true, animations: 'disabled' });
}

/** Every part of the page, and of the elements in it. */
const ALL = `const all = (root) => [...root.querySelectorAll('*')].flatMap((one) =>
  one.shadowRoot ? [one, ...all(one.shadowRoot)] : [one]);`;

/** What one would have to scroll sideways for. A wide table is a place of its own, which can be scrolled by keys. */
export const beyond = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`(() => { ${ALL}
    return all(document.body)
      .filter((one) => !one.closest('.unseen, [role=region][tabindex] > *'))
      .filter((one) => one.getClientRects().length > 0)
      .filter((one) => { const { left, right } = one.getBoundingClientRect();
        return right > innerWidth + 0.5 || left < -0.5; })
      .map((one) => one.outerHTML.slice(0, 100)); })()`);

/** What a finger would miss. */
export const low = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`(() => { ${ALL}
    return all(document.body)
      .filter((one) => one.matches('button, select, summary, a'))
      .filter((one) => { const { height } = one.getBoundingClientRect();
        return height > 0 && height < 44; })
      .map((one) => one.outerHTML.slice(0, 100)); })()`);

/** Opens everything that can be opened, and then what that has brought. */
export const unfold = (page: Page): Promise<unknown> =>
  page.evaluate(`(async () => { ${ALL}
    for (let depth = 0; depth < 3; depth++) {
      for (const details of all(document.body)) if (details.matches('details')) details.open = true;
      await new Promise((done) => setTimeout(done, 400));
    } })()`);

/** All that makes one button weigh more than another, of each that is found. */
export const weightsOf = (page: Page, selector: string): Promise<readonly unknown[]> =>
  page.evaluate(`(() => { ${ALL}
    return all(document.body)
      .filter((one) => one.matches(${JSON.stringify(selector)}))
      .map((one) => {
        const { width, height } = one.getBoundingClientRect();
        const { font, color, background, border, textTransform } = getComputedStyle(one);
        return { width, height, font, color, background, border, textTransform };
      }); })()`);
