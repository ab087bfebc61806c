import { NOW, TRUST, type Asked } from './bundle-check.js';
import { HERS, aDay, after, granted, longLog, timeAt, withdrawn } from './bundle-days.js';
import { filesOf, linesIn, withLines, withoutDigests, type Files } from './bundle-files.js';
import { nameOf, promiseOf } from './bundle-receipts.js';
import { Pen, idOf, type Use } from './bundle-story.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;

/** How a bundle is made that lies on an edge of a rule, before it or behind it. */
export type Edge = (off: number) => readonly [files: Files, asked?: Asked];

const day = (write: (pen: Pen) => unknown): ReturnType<Edge> => [after(write)()];

const NEXT_MS = 10_000;
const until = (pen: Pen, ms: number) => granted(['pets'], timeAt(pen, NEXT_MS + ms));
const pausing = (pen: Pen, ms: number) => ({ type: 'paused', until: timeAt(pen, NEXT_MS + ms) });
const brands = (pen: Pen, ms: number) => ({
  ...until(pen, ms),
  permissions: until(pen, ms).permissions.map((one) => ({ ...one, recipient: 'brand:hafergut' })),
});
const wide = (count: number) => granted(Array.from({ length: count }, (_, at) => `field-${at}`));
const nested = (levels: number): unknown => (levels === 0 ? 1 : { in: nested(levels - 1) });
const pets = (line: string): readonly Use[] => [['recipes', 'pets', line]];

/** A line that everybody may read, of which nobody asked whether it may be written. */
function desk(pen: Pen, body: unknown): void {
  const at = pen.publish('desk', { body: {} });
  const payload = JSON.stringify({ at: pen.at, body, kind: 'desk', v: 1 });
  pen.change(at, { raw: Buffer.concat([Buffer.from([1, 0x15]), Buffer.from(payload)]) });
}

/** An act that takes so many bytes. */
function fills(pen: Pen, bytes: number): void {
  pen.act('dora', { ...until(pen, MINUTE_MS), more: '' });
  const at = pen.leaves.length - 1;
  const { payload } = pen.leaves[at]!;
  const more = `"more":"${'x'.repeat(bytes - payload.length)}"`;
  pen.change(at, { payload: payload.replace('"more":""', more) });
}

/** A use that does not see a line of so much earlier. */
function overlooks(pen: Pen, ms: number): void {
  const line = pen.act('ada', granted(['pets']));
  const use = pen.use('ada', pets(line), { at: timeAt(pen, 2 * NEXT_MS + ms) });
  pen.act('ada', withdrawn(['pets']));
  pen.leaves.push(...pen.leaves.splice(use, 1));
}

/** A day that ends with a heartbeat at this distance from now. */
function endsAt(ms: number): Files {
  const pen = aDay();
  pen.beat({ at: new Date(NOW + ms).toISOString() });
  return filesOf(pen.leaves);
}

function waits(ms: number): Files {
  const pen = aDay();
  pen.end('bob', timeAt(pen, NEXT_MS - 8 * DAY_MS + ms));
  pen.beat();
  return filesOf(pen.leaves);
}

/** The first that waits stands there again, behind the second; before it; or nothing does. */
function waitsTwice(off: number): Files {
  const files = waits(0);
  const name = 'pending.ndjson';
  const rows = linesIn(files, name);
  return withLines(files, name, off === 0 ? rows : rows.toSpliced(off + 1, 0, rows[0]!));
}

function first(n: number): Files {
  const pen = new Pen();
  pen.open();
  pen.beat({ n });
  return filesOf(pen.leaves);
}

/** A log of some tiles, whose standing is of so many leaves. */
function standing(off: number): Files {
  const { leaves } = longLog(300);
  const files = filesOf(leaves);
  const [, ...rows] = linesIn(files, 'standing.ndjson');
  return withLines(files, 'standing.ndjson', [{ size: leaves.length + off }, ...rows]);
}

/** A bundle of one customer, which need not open the leaves of others. */
function asCustomer(off: number): Files {
  const files = filesOf(aDay().leaves);
  const name = 'openings/disclosure.ndjson';
  const less = withoutDigests(withLines(files, name, linesIn(files, name).slice(off)));
  const about = less.get('bundle.json')!.toString();
  return less.set('bundle.json', Buffer.from(about.replace('"whole"', '"customer"')));
}

const promised = (by: number, over: object): Files =>
  filesOf(aDay().leaves, { promises: [promiseOf(['A'.repeat(43)], { by, over })] });

const NEWEST_S = Date.parse('2026-03-01T09:03:20.000Z') / 1000;

/** Every limit that the document names, by what it is a limit of. */
export const EDGES: Readonly<Record<string, Edge>> = {
  'the beginning of a grant': (off) => day((pen) => pen.act('ada', until(pen, off))),
  'a year of a grant': (off) => day((pen) => pen.act('ada', until(pen, YEAR_MS + off))),
  'the days of a brand': (off) => day((pen) => pen.act('ada', brands(pen, 90 * DAY_MS + off))),
  'the beginning of a pause': (off) => day((pen) => pen.act('ada', pausing(pen, off))),
  'a year of a pause': (off) => day((pen) => pen.act('ada', pausing(pen, YEAR_MS + off))),
  'the end of a grant': (off) =>
    day((pen) => pen.use('ada', pets(pen.act('ada', until(pen, NEXT_MS + off))))),
  'the end of a pause': (off) =>
    day((pen) => {
      pen.act('ada', pausing(pen, NEXT_MS + off));
      pen.use('ada', [HERS]);
    }),
  'what a use may overlook': (off) => day((pen) => overlooks(pen, 5000 + off)),
  'the oldest line': (off) =>
    day((pen) => pen.act('dora', granted(['pets']), { at: timeAt(pen, off - 3_600_000) })),
  'the newest line': (off) =>
    day((pen) =>
      pen.act('ada', granted(['pets']), { at: timeAt(pen, 2 * NEXT_MS + 300_000 + off) }),
    ),
  'the wait for an erasure': (off) => [waits(off)],
  'the age of a log': (off) => [endsAt(0), { now: NOW + TRUST.maxAge * 1000 + off }],
  'the newest heartbeat': (off) => [endsAt(off + TRUST.skew * 1000)],
  'the first heartbeat': (off) => [first(off), { now: Date.parse('2026-03-01T09:30:00.000Z') }],
  'the second heartbeat': (off) => [
    first(off + 1),
    { now: Date.parse('2026-03-01T09:30:00.000Z') },
  ],
  'the time for a promise': (off) => [promised(NOW / 1000, { iat: NOW / 1000 - 3600 + off })],
  'the end of a promise': (off) => [promised(NEWEST_S + off, {})],
  'the range of an erasure': (off) =>
    day((pen) => {
      const range = { kind: 'disclosure', to: pen.leaves.length + off };
      for (const [at, { kind }] of pen.leaves.entries())
        if (kind === 'disclosure') pen.change(at, { fate: 'erased' });
      pen.erase([], { count: 3, range });
    }),
  'the permissions of a grant': (off) => day((pen) => pen.act('ada', wide(50 + off))),
  'the length of a word': (off) => day((pen) => pen.act('ada', granted(['x'.repeat(64 + off)]))),
  'the depth of what is public': (off) => day((pen) => desk(pen, nested(15 + off))),
  'the length of a payload': (off) => day((pen) => fills(pen, 16_000 + off)),
  'the members of a body': (off) =>
    day((pen) => pen.act('ada', { ...until(pen, MINUTE_MS), ...(off > 0 && { more: off }) })),
  'two withdrawals': (off) =>
    day((pen) => {
      pen.act('ada', withdrawn(['allergies']), { act: idOf('act 0') });
      pen.act('ada', withdrawn(['allergies']), { act: idOf(`act ${off}`) });
    }),
  'one purpose in two': (off) =>
    day((pen) => {
      const line = pen.act('ada', granted(['pets', 'diet']));
      const [diet, more] = ['diet', 'pets'].map((field) => [{ field, line }]);
      const one = { fields: [...diet!, ...(off === 0 ? more! : [])], purpose: 'recipes' };
      const two = { fields: more, purpose: 'recipes' };
      pen.use('ada', [HERS], { body: { for: off === 0 ? [one] : [one, two], to: 'app:brandt' } });
    }),
  'a salt of two': (off) =>
    day((pen) => {
      pen.act('dora', granted(['pets']));
      pen.change(pen.leaves.length - 1, { salt: pen.leaves[4 + off]!.salt });
    }),
  'a leaf that waits twice': (off) => [waitsTwice(off)],
  'the size of the standing': (off) => [standing(off), { now: Date.parse('2026-03-01T10:00:00Z') }],
  'the scope of a bundle': (off) => [asCustomer(off + 1)],
  'a leaf in a promise': (off) => [
    filesOf(aDay().leaves, {
      promises: [promiseOf([nameOf(aDay().leaves[6 + off]!)], { by: NEWEST_S - 1 })],
    }),
  ],
};
