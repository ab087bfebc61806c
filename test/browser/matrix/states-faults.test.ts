import { expect } from '@jest/globals';
import { faultsOf } from '../../support/matrix.js';
import { lookAtElements, NOBODY } from '../../support/village-page.js';

const { look, open } = lookAtElements();

/** What can be wrong in some cells alone, what is said of it then, and in how many of them. */
const FAULTS: readonly (readonly [cells: string, style: string, said: RegExp, n: number])[] = [
  [
    'by night',
    '@media (prefers-color-scheme: dark) { .bad { color: #eee; } }',
    /^by night, .*: color-contrast: <p/,
    4,
  ],
  [
    'on a small phone',
    '@media (max-width: 400px) { .bad { inline-size: 30rem; } }',
    /: <p class="bad"/,
    8,
  ],
  [
    'from right to left',
    '.bad:dir(rtl) { position: relative; left: -2000px; }',
    /^by (day|night), from right to left, .*: <p class="bad"/,
    4,
  ],
  [
    'in colours of their own',
    '@media (forced-colors: active) { .bad { inline-size: 30rem; } }',
    /^in colours of their own: <p class="bad"/,
    1,
  ],
];

/** Puts something into the page that looks like this. */
const plant = (style: string): string => `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(\`.bad { background: #fff; color: #000; } ${style}\`);
  document.adoptedStyleSheets = [sheet];
  const bad = document.createElement('p');
  bad.className = 'bad';
  bad.append('wrong');
  document.querySelector('main').append(bad);
})()`;

for (const [cells, style, said, n] of FAULTS)
  look(`what is wrong ${cells} alone is found there, and nowhere else`, async () => {
    const page = await open(NOBODY);
    await page.evaluate(plant(style));
    const faults = await faultsOf(page, 'planted');
    expect(faults.filter((fault) => !said.test(fault))).toEqual([]);
    expect(faults).toHaveLength(n);
  });
