import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packed } from './sdk-fresh.js';
import { packageFaults } from './sdk-package.js';

/** Packs the SDK as it was built last, and looks at what would be published: `npm run sdk:pack`. */
const folder = mkdtempSync(join(tmpdir(), 'village-pack-'));
const faults = await packageFaults(new Uint8Array(readFileSync(packed('sdk', folder))));
rmSync(folder, { recursive: true });
for (const fault of faults) console.error(fault);
console.log(
  faults.length === 0 ? 'What would be published is whole.' : 'It must not be published.',
);
process.exitCode = faults.length === 0 ? 0 : 1;
