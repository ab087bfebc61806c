import { writeFileSync } from 'node:fs';
import { REFERENCE, referenceOf } from './sdk-reference.js';

writeFileSync(REFERENCE, await referenceOf('sdk'));
console.log(`${REFERENCE} is written.`);
