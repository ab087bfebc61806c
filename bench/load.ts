import { randomUUID } from 'node:crypto';
import autocannon, { type Request } from 'autocannon';
import type { Load } from './served.js';

/*
 * Load from a process of its own: it is told one window, and says how many right answers a second
 * came. An answer that is wrong or missing ends it.
 */

/** Each act has a key of its own: with the key of another, it would be that one said again. */
const withNewKey = (request: Request): Request => ({
  ...request,
  headers: { ...request.headers, 'idempotency-key': randomUUID() },
});

process.once('message', async ({ baseUrl, asks, connections, seconds }: Load) => {
  let first = 0;
  const requests = asks.map(({ body, ...ask }): Request =>
    body === undefined
      ? { ...ask, method: 'GET' }
      : { ...ask, method: 'POST', body, setupRequest: withNewKey },
  );
  const result = await autocannon({
    url: baseUrl,
    connections,
    duration: seconds,
    // Each connection begins with another customer, so that no two ask for the same one at once.
    setupClient(client) {
      const from = (first += Math.ceil(asks.length / connections)) % asks.length;
      client.setRequests([...requests.slice(from), ...requests.slice(0, from)]);
    },
  });
  const { errors, non2xx } = result;
  if (errors + non2xx > 0) throw new Error(`${non2xx} wrong answers, ${errors} none.`);
  process.send!(result['2xx'] / result.duration);
  process.disconnect();
});
