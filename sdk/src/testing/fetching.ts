import type { Clock } from '../core/clock.js';
import type { Sighting } from '../core/hooks.js';
import type { Fetch } from '../core/settings.js';
import { answered, type Service } from './answering.js';
import { chanceFrom } from './chance.js';
import { House } from './house.js';
import { Promiser } from './promise.js';
import { routeAt } from './request.js';
import { refused } from './speaking.js';
import { Streams } from './stream.js';

/** A service with nobody in it yet. */
export const serviceAt = (clock: Clock, seed: number): Service => ({
  house: new House(clock, chanceFrom(seed)),
  promiser: new Promiser(),
  streams: new Streams(clock),
});

/** The way to a service: `see` is told of each request that names a route. */
export const fetchOf =
  (service: Service, see: (seen: Sighting) => void): Fetch =>
  async (address, init) => {
    const request = new Request(address, init);
    const { method, headers, signal } = request;
    const url = new URL(request.url);
    const text = await request.text();
    signal.throwIfAborted();
    try {
      const { name, path } = routeAt(method, url);
      see({ method: path.method, route: path.path });
      return await answered(service, { name, path, url, headers, text }, signal);
    } catch (error) {
      return refused(error, service.house.nextId());
    }
  };
