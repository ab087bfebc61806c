import { compile } from '../src/catalogue/shelf.js';
import { gateCatalogue, STORE } from '../bench/gate-catalogue.js';
import { gateHouseholds, VISIT } from '../bench/gate-households.js';
import { PackedScan } from '../bench/packed-scan.js';
import { courseOf } from '../src/recommend/course.js';
import { best, seedOf } from '../src/recommend/rank.js';
import { suggest } from '../src/recommend/suggest.js';
const n = Number(process.argv[2]);
const shelf = compile(gateCatalogue(n), 'e', { on: '2026-11-26', claims: new Map() });
const hs = gateHouseholds(64);
const scan = new PackedScan(shelf, STORE, 10);
const seed = seedOf(VISIT);
const ours = (h) => { const c = courseOf('recipes', h.permitted, VISIT, shelf); return best(c.candidates, 200, c, VISIT); };
let diff=0, sizes=[];
for (const h of hs) { const a = ours(h).map(r=>r.row); const b = scan.best(h, seed); if (JSON.stringify(a)!==JSON.stringify(b)) diff++; sizes.push(a.length); }
console.log('differ', diff, 'small', sizes.filter(s=>s<200).length);
function time(name, f){ for(let i=0;i<2;i++) for (const h of hs) f(h); const ts=[]; for (let r=0;r<5;r++) for (const h of hs){const t=performance.now(); f(h); ts.push(performance.now()-t);} ts.sort((a,b)=>a-b); console.log(name,'p50',ts[ts.length>>1].toFixed(3),'p95',ts[Math.floor(ts.length*.95)].toFixed(3),'mean',(ts.reduce((a,b)=>a+b)/ts.length).toFixed(3)); }
time('scan', h=>scan.best(h, seed)); time('ours', ours); time('course only', h=>courseOf('recipes', h.permitted, VISIT, shelf)); time('suggest', h=>suggest(h.permitted, VISIT, shelf));
const mins = hs.map(h=>{ let m=1e9,mc=1e9,ms=1e9,mg=1e9; for(let i=0;i<15;i++){let t=performance.now(); ours(h); m=Math.min(m,performance.now()-t); t=performance.now(); const c=courseOf('recipes', h.permitted, VISIT, shelf); mc=Math.min(mc,performance.now()-t); t=performance.now(); scan.best(h,seed); ms=Math.min(ms,performance.now()-t); t=performance.now(); suggest(h.permitted, VISIT, shelf); mg=Math.min(mg,performance.now()-t);} return {m,mc,ms,mg,h}; });
const avg=(f)=> (mins.map(f).reduce((a,b)=>a+b)/mins.length).toFixed(3);
console.log('avg of mins: ours',avg(x=>x.m),'course',avg(x=>x.mc),'scan',avg(x=>x.ms),'suggest',avg(x=>x.mg));
for (const x of mins.slice(0,24)) console.log('ours',x.m.toFixed(3),'course',x.mc.toFixed(3),'scan',x.ms.toFixed(3),'suggest',x.mg.toFixed(3), 'wants',x.h.wants.length,'imp',x.h.isImportant,'late',x.h.minutesMax, 'carb', x.h.carbohydratesMax);
