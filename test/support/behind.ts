import type { Route } from 'playwright-core';

/** Where an app of a retailer is, as a browser of a test sees it. */
export const APP_ORIGIN = 'http://app.localhost';

/** What answers a request: the network, or something that writes down what passes. */
type Send = (url: string, init: RequestInit) => Promise<Response>;

/** What the service behind an app answers to a request of its page: as a retailer's own proxy does. */
export async function answeredBehind(route: Route, baseUrl: string, send: Send = fetch) {
  const request = route.request();
  const { origin: _, host: __, ...headers } = request.headers();
  const answer = await send(request.url().replace(APP_ORIGIN, baseUrl), {
    method: request.method(),
    headers,
    body: request.postData(),
  });
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: await answer.text(),
  };
}
