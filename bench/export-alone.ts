import { performance } from 'node:perf_hooks';
import { resourceUsage } from 'node:process';
import { workOnExports } from '../src/audit/export-work.flow.js';
import { Settings } from '../src/settings.js';
import { openDesk } from './export-desk.js';
import { begun } from './exports.js';

/*
 * One export in a process of its own, from its request to its archive with every question whose rows
 * are incidents: how long it takes, and how much memory is resident at most.
 */

/** What this process tells. */
export interface Alone {
  readonly seconds: number;
  readonly megabytes: number;
}

const KB_PER_MB = 1_024;

const [ownerUrl = '', folder = '', known = ''] = process.argv.slice(2);
const desk = await openDesk(ownerUrl, new Settings({ VILLAGE_FOLDER: folder }));
await begun(desk, known === '' ? null : new Date(known));
const start = performance.now();
await workOnExports(desk, () => true, null);
const seconds = (performance.now() - start) / 1000;
process.send!({ seconds, megabytes: resourceUsage().maxRSS / KB_PER_MB } satisfies Alone);
await desk.db.destroy();
process.disconnect();
