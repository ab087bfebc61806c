import type { Hooks, Sighting } from '../core/hooks.js';

/** Where lines go, by how much they matter. `console` is one. */
export type Logger = Readonly<Record<'debug' | 'info', (line: string) => void>>;

/**
 * A line for each request, answer and repeat: method, route as the table spells it, status. Nothing
 * else, so nothing has to be blacked out. For the option `hooks`.
 *
 * @example
 * createVillage({ …, hooks: loggingTo(console) });
 */
export const loggingTo = (logger: Logger): Required<Hooks> => ({
  onRequest: (seen) => logger.debug(nameOf(seen)),
  onReply: (seen) => logger[seen.status < 400 ? 'debug' : 'info'](`${nameOf(seen)} ${seen.status}`),
  onRetry: (seen) => logger.info(`${nameOf(seen)} again after ${seen.status ?? 'no answer'}`),
});

const nameOf = ({ method, route }: Sighting): string => `${method} ${route}`;
