import { clients } from './request.js';

declare const told: unique symbol;

/**
 * What may be told of a request: its name, its method, the template of its route (never the address)
 * and the client of the settings through which it came. It is made here, of what the router matched and
 * the register knows, and nowhere else: no other text has its type.
 */
export interface Asked {
  readonly requestId: string;
  readonly method: string;
  readonly route: string;
  readonly client?: string;
  readonly [told]: true;
}

/** What of a request is looked at for that. */
interface Request {
  readonly id: string;
  readonly method: string;
  readonly routeOptions: { readonly url?: string | undefined };
}

/** What may be told of this one. A route that nobody serves is `-`. */
export function askedOf(request: Request): Asked {
  const client = clients.get(request);
  const { id: requestId, method, routeOptions } = request;
  const asked = { requestId, method, route: routeOptions.url ?? '-', ...(client && { client }) };
  return asked as Asked;
}
