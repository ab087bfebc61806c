import { filesOf } from './bundle-files.js';
import { NOTICE, Pen, STEP_MS, idOf, type Use } from './bundle-story.js';

const YEAR_ON = '2027-02-01T00:00:00.000Z';

/** The permission to use a field for recipes. */
const which = (field: string, purpose = 'recipes') => ({
  field,
  purpose,
  recipient: 'app:brandt',
});

/** The body of a grant. */
export const granted = (fields: readonly string[], until = YEAR_ON) => ({
  control: 'allow',
  notice: NOTICE,
  permissions: fields.map((field) => ({ ...which(field), until })),
  surface: 'permission-centre',
  type: 'granted',
});

/** The body of a no to what was offered, with how it came. */
export const refused = (fields: readonly string[]) => ({
  control: 'allow',
  evidence: { actedBy: 'self', snapshot: 'a.snapshot.signed' },
  notice: NOTICE,
  permissions: fields.map((field) => which(field)),
  surface: 'permission-centre',
  type: 'refused',
});

/** The body of a withdrawal. */
export const withdrawn = (fields: readonly string[]) => ({
  control: 'withdraw-all',
  permissions: fields.map((field) => which(field)),
  surface: 'permission-centre',
  type: 'withdrawn',
});

/** The body of a restriction by name, and of its lifting. */
export const restricted = (fields: readonly string[], until: string) => ({
  permissions: fields.map((field) => which(field)),
  type: 'restricted',
  until,
});
/** The second. */
export const lifted = (fields: readonly string[]) => ({
  permissions: fields.map((field) => which(field)),
  type: 'lifted',
});

/** A log that has been opened, with a notice and a first heartbeat. */
function opened(): Pen {
  const pen = new Pen();
  pen.open();
  pen.notice();
  pen.beat();
  return pen;
}

/** The smallest log with something of everything: a grant, a use, a withdrawal, a heartbeat. */
export function aMoment(): Pen {
  const pen = opened();
  const line = pen.act('ada', granted(['allergies', 'diet']));
  pen.use('ada', [['recipes', 'allergies', line]]);
  pen.act('ada', withdrawn(['diet']));
  pen.beat();
  return pen;
}

/** A day with three customers, of whom one was erased. */
export function aDay(): Pen {
  const pen = opened();
  const hers = pen.act('ada', granted(['allergies', 'diet']));
  pen.act('ada', { purpose: 'recipes', type: 'wished', wish: { channel: 'app' } });
  const his = pen.act('bob', granted(['diet', 'pets']));
  pen.use('ada', [
    ['recipes', 'allergies', hers],
    ['recipes', 'diet', hers],
  ]);
  pen.use('bob', [['recipes', 'pets', his]]);
  pen.act('ada', withdrawn(['diet']));
  pen.use('ada', [['recipes', 'allergies', hers]]);
  const theirs = pen.act('cleo', granted(['memory']));
  pen.use('cleo', [['recipes', 'memory', theirs]]);
  pen.beat();
  pen.erase(pen.end('cleo', 'erased'));
  pen.act('bob', { type: 'paused', until: '2026-04-01T00:00:00.000Z' });
  pen.act('bob', { type: 'resumed' });
  pen.act('bob', { purpose: 'recipes', type: 'wished', wish: { channel: 'email' } });
  pen.act('bob', { purpose: 'recipes', type: 'unwished' });
  pen.act('bob', { fields: ['pets'], type: 'erased' });
  pen.beat();
  return pen;
}

/** A log of more than one tile: `leaves` of them or a few more, with heartbeats in between. */
export function longLog(leaves: number): Pen {
  const pen = opened();
  while (pen.leaves.length < leaves) {
    const name = `customer ${pen.leaves.length % 7}`;
    const line = pen.act(name, granted(['diet']));
    pen.use(name, [['recipes', 'diet', line]]);
    if (pen.leaves.length % 50 < 3) pen.beat();
  }
  pen.ms += STEP_MS;
  pen.beat();
  return pen;
}

/** A day that goes on: what happens is written by the operator, sealed and signed. */
export const after = (write: (pen: Pen) => unknown) => () => {
  const pen = aDay();
  write(pen);
  pen.beat();
  return filesOf(pen.leaves);
};

/** A time so much later than a pen's. */
export const timeAt = (pen: Pen, ms: number): string => new Date(pen.ms + ms).toISOString();

/** What ada shares all day long. */
export const HERS: Use = ['recipes', 'allergies', idOf('line 3')];
