import { build } from 'esbuild';
import type { BrowserContext, Route } from 'playwright-core';
import { answeredBehind, APP_ORIGIN } from './behind.js';
import type { TestVillage } from './village.js';

/** The files of an app, by their paths. */
export type Files = Readonly<Record<string, Parameters<Route['fulfill']>[0]>>;

const PAGE = `<!doctype html><title>App</title><div id="root"></div>
<script type="module" src="/main.js"></script>`;

/** The store that the examples name. */
export const EXAMPLE_STORE = 'brandt/mutzenhausen';

/** The example, bundled as it is written now, with React as it warns developers. */
export async function bundledExample(store: string): Promise<Files> {
  const { outputFiles } = await build({
    entryPoints: ['sdk/examples/react/main.tsx'],
    bundle: true,
    format: 'esm',
    target: 'es2023',
    jsx: 'automatic',
    conditions: ['source'],
    define: { 'process.env.NODE_ENV': '"development"' },
    write: false,
    logLevel: 'silent',
  });
  return {
    '/': { contentType: 'text/html', body: PAGE },
    '/main.js': {
      contentType: 'text/javascript',
      body: outputFiles[0]!.text.replace(EXAMPLE_STORE, store),
    },
  };
}

/**
 * Serves an app, and the service behind the same address: as a retailer's own proxy does. Answers
 * what it asks of the service, which grows.
 */
export async function serveApp(
  context: BrowserContext,
  app: Files,
  village: TestVillage,
  name: string,
): Promise<readonly string[]> {
  const asked: string[] = [];
  const token = JSON.stringify({ token: village.tokenFor(name), expiresAt: null });
  const files: Files = {
    ...app,
    '/village-token': { contentType: 'application/json', body: token },
  };
  await context.route(`${APP_ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = files[pathname];
    if (file === undefined) asked.push(`${route.request().method()} ${pathname}`);
    await route.fulfill(file ?? (await answeredBehind(route, village.baseUrl)));
  });
  return asked;
}
