import * as z from 'zod/mini';
import { OwnFile } from '../contract/own-file.js';
import { personIn, type Asked } from './asked.js';
import { erasureOf } from './leaving.js';
import { entryOf, heldOf, recordedAs } from './records.js';
import { asShown } from './register.js';
import { standingOf } from './standing.js';
import { recalled } from './value.js';

/** The fake knows its customers by their subjects: here each has the same id. */
const CUSTOMER = '00000000-0000-7000-8000-000000000001';

/** Everything that the fake keeps of a customer. It has no counters, so there are no visits. */
export async function ownFileOf(asked: Asked<'export'>): Promise<OwnFile> {
  const { house, promiser, caller } = asked;
  const { now, register } = house;
  const person = personIn(asked);
  const { standing, wishes, told, pausedUntil, recipients } = standingOf(person, house);
  const values = told.map((field) => [field, recalled(person, field, house)] as const);
  const settled = [...person.settled.values()].map(({ said, recipient }) => ({
    ...said,
    recipient,
  }));
  const ids = [...person.acts.keys()].filter((act) => person.acts.get(act)!.lines.length > 0);
  const uses = person.uses.map(({ disclosure }) => disclosure);
  const receipts = [...ids.toReversed(), ...uses.map(({ id }) => id)].map((id) =>
    promiser.receiptOf(recordedAs(person, id)),
  );
  const shown = new Set(
    person.chain.lines.map(({ event }) => event.type === 'granted' && event.notice.sha256),
  );
  return {
    format: 'village-butcher/own-file@v1',
    schema: z.toJSONSchema(OwnFile, { io: 'input', reused: 'ref' }) as OwnFile['schema'],
    at: new Date(now).toISOString(),
    customer: CUSTOMER,
    portable: { profile: Object.fromEntries(values), wishes, settled },
    permissions: standing,
    pausedUntil,
    recipients: recipients.filter(({ id }) => standing.some(({ recipient }) => recipient === id)),
    members: [...person.telling.members],
    invitations: person.telling.invited
      .filter(({ until }) => until > now)
      .map(({ member, at, until }) => ({ member, at: dated(at), until: dated(until) })),
    visits: [],
    held: heldOf(person, now).items,
    erasure: erasureOf(house, caller.subject),
    requests: person.requests.map(({ request }) => request),
    history: person.chain.lines.toReversed().map(entryOf),
    disclosures: uses,
    told: [],
    looks: [],
    attempts: [],
    receipts: await Promise.all(receipts),
    notices: register.notices.filter(({ sha256 }) => shown.has(sha256)).map(asShown),
  };
}

const dated = (ms: number): string => new Date(ms).toISOString();
