import type { Village } from '@village-butcher/sdk';
import { routes } from '@village-butcher/sdk/contract';
import { requestsOf } from '@village-butcher/sdk/rights';
import { NAMING } from './naming.js';
import type { People } from './sweep-people.js';
import { NOTICE } from './village.js';

const DAY_MS = 86_400_000;

/** What somebody asks formally; what the desk does beside asking questions; and what operators look at. */
export async function rightsAll(people: People, name: string): Promise<void> {
  const ben = people.customer(name, 'themselves', 'long-ago');
  await ben.profile.put('household', { eaters: 2, appetite: 'small' });
  await filing(ben, people);
  await naming(people);
  await holding(people);
  await ben.call(routes.ownLooks, { query: {} });
  await ben.call(routes.ownAttempts, { query: {} });
  await ben.rights.erase();
  await ben.rights.erasure();
  await ben.rights.undoErasure();
  await people.guest().call(routes.live, {});
  await people.guest().call(routes.ready, {});
}

async function filing(ben: Village, people: People): Promise<void> {
  const requests = requestsOf(ben);
  const { id } = await requests.file({ right: 'complaint', about: 'suggestion' });
  const { audit } = people.house('dpo');
  await audit.requests.list();
  await audit.requests.step(id, { step: 'accept', reason: 'looked-at' });
  await requests.takeBack(id);
  await requests.list();
  await onPaper(ben, people);
  await audit.lastNight();
}

/** What is used no more for a while, and what somebody asked for on paper, by a line of their receipt. */
async function onPaper(ben: Village, people: People): Promise<void> {
  await ben.pause({ until: new Date(Date.now() + DAY_MS).toISOString() });
  await ben.resume();
  await requestsOf(ben).lift({ permissions: 'all' });
  const { line } = (await ben.history.list()).items[0]!;
  const ask = { right: 'complaint', about: 'something-else' } as const;
  await people.house('dpo').audit.requests.enter({ channel: 'paper', line, ask });
}

/** One asks that customers be named, another approves, and the first reads it. */
async function naming(people: People): Promise<void> {
  const asker = people.house('dpo-identify', 'ruth').audit.namings;
  const { id } = await asker.create(NAMING);
  await people.house('dpo-identify', 'omar').audit.namings.end(id, 'approved');
  await asker.list();
  await asker.read(id);
}

/** A cohort that nobody is in is held, and let go by two. */
async function holding(people: People): Promise<void> {
  const first = people.house('dpo-quarantine', 'ruth').audit.quarantines;
  const ago = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();
  const { id } = await first.open({
    notice: NOTICE.id,
    version: NOTICE.version,
    from: ago(400),
    to: ago(399),
    reason: 'under-review',
  });
  await first.list();
  await first.lift(id);
  await people.house('dpo-quarantine', 'omar').audit.quarantines.lift(id);
}
