import type { Page } from 'playwright-core';

/** Puts an element into the page, behind what is there. */
export const put = (
  page: Page,
  name: string,
  attributes: Readonly<Record<string, string>> = {},
): Promise<unknown> =>
  page.evaluate(`(() => {
    const element = document.createElement(${JSON.stringify(name)});
    for (const [name, value] of Object.entries(${JSON.stringify(attributes)}))
      element.setAttribute(name, value);
    document.querySelector('main').append(element);
  })()`);

/** Keeps a picture of the page outside of the house, when it is asked for: `LOOK=/tmp/pictures`. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['LOOK'];
  if (!folder) return;
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true, animations: 'disabled' });
}
