import { allPaths } from '../contract/all-paths.js';
import { routeAt } from '../contract/route-at.js';
import { CONTRACT } from '../contract/version.js';
import { type Sighting, tell } from '../core/hooks.js';
import type { Fetch } from '../core/settings.js';

/** A route that will go away. */
export interface Deprecated extends Sighting {
  /** Since when it is deprecated, as the header says it: `@` and seconds since 1970 (RFC 9745). */
  readonly deprecation: string;
  /** When it will be gone, as the header says it: a date of HTTP (RFC 8594). `null`: not said. */
  readonly sunset: string | null;
}

/** The service keeps another version of the contract than this package was written for. */
export interface ContractMismatch {
  /** That of the service. */
  readonly contract: string;
  /** That of this package. */
  readonly expected: string;
}

/** Who hears of what a service announces with its answers. */
export interface Announced {
  /** Once for each route. */
  readonly onDeprecation?: (seen: Deprecated) => void;
  /** Once for each version that is met. Nothing breaks by it: answers may grow. */
  readonly onContractMismatch?: (seen: ContractMismatch) => void;
}

/**
 * A `fetch` for the client that tells what the service announces: a route that will go away, another
 * version of the contract. It sees headers alone, and changes nothing.
 *
 * @example
 * createVillage({ …, fetch: announcing({ onDeprecation: report }, fetch) });
 */
export function announcing(to: Announced, send: Fetch): Fetch {
  const isNew = newsOnly();
  return async (url, init) => {
    const answer = await send(url, init);
    const said = (name: string): string | null => answer.headers.get(name);
    const name = routeAt(url, init.method);
    const deprecation = said('deprecation');
    if (name && deprecation !== null && isNew(name)) {
      const { method, path: route } = allPaths[name];
      tell(to.onDeprecation, { method, route, deprecation, sunset: said('sunset') });
    }
    const contract = said('village-contract') ?? CONTRACT;
    if (contract !== CONTRACT && isNew(contract)) {
      tell(to.onContractMismatch, { contract, expected: CONTRACT });
    }
    return answer;
  };
}

/** Says of each word once that it is new. */
function newsOnly(): (word: string) => boolean {
  const known = new Set<string>();
  return (word) => known.size < known.add(word).size;
}
