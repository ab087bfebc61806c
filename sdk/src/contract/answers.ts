import type { RouteName } from './all-paths.js';
import { type Issue, Problem } from './problem.js';
import { routeAt } from './route-at.js';
import { routes } from './routes.js';

/** An answer that is not as the contract says. It names members, and never says what was in them. */
export interface AnswerFault {
  readonly route: RouteName;
  readonly status: number;
  readonly issues: readonly Issue[];
}

/** As much of `fetch` as is used. */
type Send = (url: string, init: RequestInit) => Promise<Response>;

/**
 * A `fetch` for the client that holds every JSON answer against the contract, and tells of each that
 * differs. The call goes on with it as it is: answers may grow, and a newer service has words that this
 * version does not know. For development and tests; it brings zod along.
 *
 * @example
 * createVillage({ …, fetch: checkingAnswers((fault) => console.warn(fault), fetch) });
 */
export const checkingAnswers =
  (tell: (fault: AnswerFault) => void, send: Send): Send =>
  async (url, init) => {
    const answer = await send(url, init);
    const route = routeAt(url, init.method);
    if (route === undefined || !isJson(answer)) return answer;
    const shape = answer.ok ? routes[route].reply : Problem;
    const said: unknown = await answer
      .clone()
      .json()
      .catch(() => undefined);
    const { error } = shape.safeParse(said);
    if (error) {
      const issues = error.issues.map(({ path, code }) => ({ path: path.map(plain), code }));
      tell({ route, status: answer.status, issues });
    }
    return answer;
  };

const isJson = ({ headers }: Response): boolean =>
  /^application\/(problem\+)?json/.test(headers.get('content-type') ?? '');

const plain = (key: PropertyKey): string | number => (typeof key === 'number' ? key : String(key));
