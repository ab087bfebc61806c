import { compile } from '../src/catalogue/shelf.js';
import { gateCatalogue } from '../bench/gate-catalogue.js';
const n = Number(process.argv[2]);
let t=performance.now();
const doc = gateCatalogue(n); console.log('gen', performance.now()-t); t=performance.now();
global.gc?.(); const m0=process.memoryUsage();
const shelf = compile(doc, 'e', { on: '2026-11-26', claims: new Map() }); console.log('compile', performance.now()-t);
global.gc?.(); const m1=process.memoryUsage();
console.log('heap', (m1.heapUsed-m0.heapUsed)/1e6, 'buffers', (m1.arrayBuffers-m0.arrayBuffers)/1e6, shelf.recipes.size);
