import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { BrowserContext, Route } from 'playwright-core';
import type { Token } from '@village-butcher/sdk';
import { answeredBehind, APP_ORIGIN } from '../support/behind.js';
import { recording, type Exchange } from './wire.js';

/** The app: one element of the SDK at a time, and its address says which. */
const MAIN = `
import { createVillage } from '@village-butcher/sdk';
import '@village-butcher/sdk/elements/define';
const { element, device, ...rest } = Object.fromEntries(new URLSearchParams(location.search));
document.querySelector('village-provider').village = createVillage({
  baseUrl: location.origin,
  device,
  locale: document.documentElement.lang,
  token: async () => (await fetch('/village-token')).json(),
});
const shown = document.createElement(element);
for (const [name, value] of Object.entries(rest)) shown.setAttribute(name, value);
document.querySelector('main').append(shown);
`;

const pageIn = (locale: string): string => `<!doctype html>
<html lang="${locale}"><meta charset="utf-8"><title>App</title><link rel="icon" href="data:,">
<village-provider><main></main></village-provider><script type="module" src="/main.js"></script>`;

/** Nothing but its own script, and nobody but the service behind its own address. */
const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:; style-src 'self'";

/** The app's script, with the SDK as we run ourselves: built, or as it is written. */
export async function bundledApp(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: MAIN, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    conditions: import.meta.url.endsWith('.ts') ? ['source'] : [],
    bundle: true,
    format: 'esm',
    target: 'es2023',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}

/** Whose app it is, and the service that it talks to. */
export interface Holder {
  readonly name: string;
  readonly locale: string;
  readonly baseUrl: string;
  readonly exchanges: Exchange[];
  token(): Promise<Token>;
}

/** Serves the app with the service behind the same address, as a retailer's own proxy does. Answers with what ends once nothing is under way. */
export async function serveApp(
  context: BrowserContext,
  script: string,
  holder: Holder,
): Promise<() => Promise<void>> {
  const send = recording(holder.name, holder.exchanges);
  const underway = new Set<Promise<void>>();
  await context.route(`${APP_ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const isOf = pathname.startsWith('/v1/')
      ? answeredBehind(route, holder.baseUrl, send)
      : file(pathname);
    // A page that was left meanwhile takes no answer.
    const done = isOf
      .then((answer) => route.fulfill(answer))
      .catch(() => route.abort().catch(() => {}));
    underway.add(done);
    await done;
    underway.delete(done);
  });
  return async () => {
    while (underway.size > 0) await Promise.all(underway);
  };

  async function file(pathname: string): Promise<Fulfilment> {
    if (pathname === '/village-token')
      return { contentType: 'application/json', body: JSON.stringify(await holder.token()) };
    if (pathname === '/main.js') return { contentType: 'text/javascript', body: script };
    const headers = { 'content-type': 'text/html', 'content-security-policy': POLICY };
    return { headers, body: pageIn(holder.locale) };
  }
}
type Fulfilment = NonNullable<Parameters<Route['fulfill']>[0]>;
