import { readFileSync } from 'node:fs';
import { createPrivateKey } from 'node:crypto';
import { openAsSealer } from '../../src/log-places.js';
import { inPlace, sealAll } from './sealing.js';

/**
 * A sealer in a process of its own, which is killed at a step:
 * `node sealerChild.js URL TILES ANCHOR KEY STEP NTH`.
 */
const [url, tiles, anchor, key, step, nth] = process.argv.slice(2);
let count = 0;
const tell = (at) => {
  if (at === step && ++count === Number(nth)) process.kill(process.pid, 'SIGKILL');
};
const places = { tiles, anchor, key: createPrivateKey(readFileSync(key)) };
const sealer = await openAsSealer(url);
await inPlace(sealer, (session) => sealAll(places, session, tell, null));
await sealer.destroy();
