import { writeFileSync } from 'node:fs';
import { MANIFEST, manifestOf } from './sdk-manifest.js';
import { REFERENCE, referenceOf } from './sdk-reference.js';

writeFileSync(REFERENCE, await referenceOf('sdk'));
writeFileSync(MANIFEST, await manifestOf());
console.log(`${REFERENCE} and ${MANIFEST} are written.`);
