import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PAGES = fileURLToPath(new URL('../web/dist', import.meta.url));

/** The pages, where they were built. */
export const builtPages = (): { readonly pages?: string } =>
  existsSync(PAGES) ? { pages: PAGES } : {};

/** The verifier. A copy of it goes into every export. */
export const VERIFIER = fileURLToPath(new URL('../verify/verify.mjs', import.meta.url));

/** Who is responsible in the demo. */
export const DEMO_CONTROLLER = fileURLToPath(
  new URL('../demo/brandt-controller.json', import.meta.url),
);
