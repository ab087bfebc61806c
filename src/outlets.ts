import { createWriteStream, openSync } from 'node:fs';
import type { Outlets } from './api/log.js';
import type { Metrics } from './metrics.js';
import type { OperatorSettings } from './operator-settings.js';

/** Where else what is logged goes: everything to those who count, and what a watch hears to its own file. */
export function outletsOf(
  { securityLog }: Pick<OperatorSettings, 'securityLog'>,
  metrics: Metrics,
): Outlets {
  const count: Outlets['count'] = (event) => metrics.hear(event);
  if (securityLog === undefined) return { count };
  const fd = openSync(securityLog, 'a', 0o600);
  const file = createWriteStream('', { fd });
  // A full disk must not end the service; that lines are missing shows in their numbers.
  file.on('error', () => {});
  return { count, watch: (line) => void file.write(`${line}\n`) };
}
