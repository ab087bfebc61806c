import { NAMING, namingsOf } from './naming.js';
import type { Thousand } from './thousand-village.js';
import { askingOf } from './thousand-told.js';
import { didRead } from './thousand-uses.js';

/** The house's own people, who look: at names, with a reason and a second person, and at exports. */

/** Two people let customers be named of whom something was read between two times, and one looks. */
export async function looksAtNames(
  { sealed: { village }, journal }: Thousand,
  now: Date,
  parameters: { readonly from: string; readonly to: string; readonly store?: string },
): Promise<void> {
  const after = (ms: number) => (village.clock.at = new Date(now.getTime() + ms));
  after(0);
  const said = { ...NAMING, parameters };
  const { id } = await namingsOf(village, 'ruth').create(said);
  after(1_000);
  await namingsOf(village, 'omar').end(id, 'approved');
  const asking = askingOf(journal, parameters, now.toISOString());
  const at = after(2_000).toISOString();
  await namingsOf(village, 'ruth').read(id);
  const seen = didRead(asking).rows.map(({ cells }) => cells);
  journal.looks.push({
    at,
    actor: 'ruth',
    scope: 'audit:identify',
    reason: NAMING.reason,
    ticket: NAMING.ticket,
    approver: 'omar',
    customers: new Set(seen.map(({ customerRef }) => customerRef)).size,
    fields: [...new Set(seen.flatMap(({ fields }) => fields as string[]))].toSorted(),
    question: ['did-read'],
    export: null,
  });
}

/** An officer begins an export, and thinks better of it. */
export async function exportsSomething(
  { sealed: { village }, journal, desk }: Thousand,
  now: Date,
): Promise<void> {
  village.clock.at = now;
  const question = ['did-read', 'proof'] as const;
  const reason = 'Jahresprüfung';
  const asked = { questions: [...question], parameters: {}, formats: [], reason };
  const { id } = await desk.exports.create(asked);
  const look = {
    actor: 'officer',
    scope: 'audit:ask',
    reason,
    ticket: null,
    approver: null,
    customers: 0,
    fields: [],
    question,
    export: id,
  };
  journal.looks.push({ at: now.toISOString(), ...look });
  const later = (village.clock.at = new Date(now.getTime() + 1_000));
  await desk.exports.cancel(id);
  journal.looks.push({ at: later.toISOString(), ...look });
}
