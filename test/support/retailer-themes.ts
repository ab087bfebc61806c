import { HONEST, type Centre } from './centre-page.js';

const dressed = (tokens: string): Centre => ({
  ...HONEST,
  style: `${HONEST.style}\n:root { ${tokens} }`,
});

/** Three retailers in their own clothes, each by our tokens alone. */
export const THEMES: readonly (readonly [string, Centre])[] = [
  [
    'a dark shop with round corners',
    dressed(`color-scheme: dark; --village-paper: #101418; --village-card: #1c232b;
      --village-choice: #1c232b; --village-on-choice: #e8f0f8; --village-ink: #e8f0f8;
      --village-leaf: #7fd1ff; --village-on-leaf: #06202f; --village-radius: 48px;
      --village-font: Verdana, sans-serif`),
  ],
  [
    'a small and dense one in typewriter letters',
    dressed(`--village-font: 'DejaVu Sans Mono', monospace; --village-font-title: monospace;
      --village-size: 0.875rem; --village-radius: 0px; --village-space: 4px; --village-paper: #fff;
      --village-card: #fff; --village-choice: #fff; --village-leaf: #005500`),
  ],
  [
    'a loud one in red and yellow with large letters',
    dressed(`--village-paper: #ffe14d; --village-card: #fff6cc; --village-choice: #b3001b;
      --village-on-choice: #ffffff; --village-leaf: #b3001b; --village-on-leaf: #ffffff;
      --village-size: 1.5rem; --village-font: Impact, 'DejaVu Sans', sans-serif; --village-tap: 60px`),
  ],
];
