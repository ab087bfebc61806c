import type { Plainly } from './thousand-cells.js';
import type { Act, Letter, Read } from './thousand.js';
import {
  byWho,
  daysAfter,
  daysBetween,
  endOf,
  givenIn,
  isBetween,
  isMeant,
  nameOf,
  stoodOf,
  type Asking,
} from './thousand-told.js';

/** The answers that uses give. A use is known by its time: no two are of one. */

const nameOfUse = ({ at }: Read): string => `use of ${at}`;

const known = ({ reads, asOf, parameters }: Asking): readonly Read[] =>
  reads
    .filter(({ at }) => at <= asOf && isBetween(at, parameters))
    .filter(
      ({ recipient, store }) =>
        isMeant(parameters['recipient'], recipient) && isMeant(parameters['store'], store),
    );

const sorted = <One extends { readonly field: string }>(parts: readonly One[]): readonly One[] =>
  parts.toSorted((one, other) => (one.field < other.field ? -1 : 1));

/** Q02: each use, for each purpose. */
export const didRead: Plainly = (asking) => {
  const { purpose, field } = asking.parameters;
  const lines = new Map(asking.acts.map((act) => [act.line, act]));
  const rows = known(asking).flatMap((read) =>
    Array.from(new Set(read.parts.map((part) => part.purpose)))
      .filter((one) => isMeant(purpose, one))
      .map((one) => ({ one, parts: sorted(read.parts.filter((part) => part.purpose === one)) }))
      .filter(({ parts }) => parts.some((part) => isMeant(field, part.field)))
      .map(({ one, parts }) => ({
        cells: {
          disclosure: nameOfUse(read),
          at: read.at,
          recipient: read.recipient,
          client: read.client,
          purpose: one,
          fields: parts.map((part) => part.field),
          customerRef: read.who,
          lines: parts.map(({ line }) => line),
          notices: parts.map(({ line }) => noticeOn(lines.get(line))),
          surface: null,
          outcome: 'used',
        },
      })),
  );
  return { rows, suppressed: 0 };
};

function noticeOn(act: Act | undefined): string {
  if (!act?.screen) return 'unknown';
  const { id, version, locale } = act.screen.notice;
  return `${id}@${version}.${locale}`;
}

/** Q03: of each customer and field the last use by each recipient, and what came of it. */
export const mayStillHold: Plainly = (asking) => {
  const { asOf, reads, acts, parameters } = asking;
  const chains = byWho(acts);
  const last = new Map<string, { read: Read; field: string }>();
  for (const read of reads.filter(({ at }) => at <= asOf)) {
    for (const { field } of read.parts) {
      const key = `${read.who} ${read.recipient} ${field}`;
      const before = last.get(key);
      if (!before || before.read.at < read.at) last.set(key, { read, field });
    }
  }
  const rows = Array.from(last.values())
    .filter(
      ({ read, field }) =>
        isMeant(parameters['recipient'], read.recipient) && isMeant(parameters['field'], field),
    )
    .map(({ read, field }) => {
      const own = (chains.get(read.who) ?? []).filter(({ at }) => at <= asOf);
      return { cells: heldOf(asking, read, field, own) };
    });
  return { rows, suppressed: 0 };
};

function heldOf(asking: Asking, read: Read, field: string, own: readonly Act[]) {
  const { recipient, at: lastUsedAt, who } = read;
  const given = givenIn(own).filter((one) => one.recipient === recipient && one.field === field);
  const ends = Array.from(new Set(given.map(nameOf))).map((key) =>
    endOf(
      own,
      given.findLast((one) => nameOf(one) === key)!,
      asking.asOf,
    ),
  );
  const isOver = ends.length > 0 && ends.every((end) => end !== undefined);
  const end = isOver ? ends.toSorted((a, b) => (a!.endedAt < b!.endedAt ? -1 : 1)).at(-1)! : null;
  const since = sinceOf(asking, read, field);
  const days = asking.journal.recipients.get(recipient)?.keepsDays;
  const state = ends.length === 0 ? 'never-permitted' : 'permitted';
  return {
    recipient,
    customerRef: who,
    field,
    lastUsedAt,
    endedAt: end?.endedAt ?? null,
    endReason: end?.endReason ?? null,
    ...since,
    keepsUntil: days === undefined ? null : daysAfter(days, lastUsedAt),
    daysOpen: end ? daysBetween(end.endedAt, asking.asOf) : null,
    state: end ? farOf(asking.journal.keeps.get(recipient), since) : state,
  };
}

const IS_OVER = ['permission.withdrawn', 'field.erased'];
const first = (times: readonly string[]): string | null => times.toSorted()[0] ?? null;

function sinceOf({ journal, asOf, grew }: Asking, { who, recipient, at }: Read, field: string) {
  const letters = journal.letters.filter(
    (one: Letter) =>
      one.who === who &&
      one.recipient === recipient &&
      one.fields.includes(field) &&
      IS_OVER.includes(one.kind) &&
      one.at >= at,
  );
  const isKnown = (one: { readonly at: string }): boolean => one.at <= asOf && one.at < grew;
  const told = letters.flatMap(({ attempts }) => attempts).filter(isKnown);
  const answered = letters.flatMap(({ answers }) => answers).filter(isKnown);
  const timesOf = (all: readonly { readonly at: string }[]) => all.map((one) => one.at);
  return {
    toldAt: first(timesOf(told.filter(({ outcome }) => outcome === 'delivered'))),
    acknowledgedAt: first(timesOf(answered)),
    erasedAt: first(timesOf(answered.filter(({ answer }) => answer === 'done'))),
  };
}

function farOf(keeps: string | undefined, since: ReturnType<typeof sinceOf>): string {
  if (keeps === 'nothing' || keeps === 'screen') return 'keeps-nothing';
  if (since.erasedAt) return 'erased';
  if (since.acknowledgedAt) return 'acknowledged';
  return since.toldAt ? 'told' : 'ended';
}

const GRACE_MS = 5_000;

/** What the ruling of a use saw: the chain then, and what was on record long before anyhow. */
function partsOf(asking: Asking) {
  const chains = byWho(asking.acts);
  return known(asking).flatMap((read) => {
    const own = chains.get(read.who) ?? [];
    const late = new Date(Date.parse(read.at) - GRACE_MS).toISOString();
    return read.parts.map((part) => ({
      read,
      part,
      own,
      seen: own.filter(({ seq }) => seq <= read.seen),
      recorded: own.filter(({ seq, at }) => seq <= read.seen || at < late),
    }));
  });
}

/** Q04: used though its end was on record. */
export const usedAfterEnd: Plainly = (asking) => {
  const rows = partsOf(asking).flatMap(({ read, part, recorded }) => {
    const { recipient, at } = read;
    const given = givenIn(recorded).find(
      (one) =>
        one.act.line === part.line && nameOf(one) === nameOf({ ...part, recipient } as never),
    );
    const end = given && endOf(recorded, given, at);
    if (!end) return [];
    const lagMs = Date.parse(at) - Date.parse(end.endedAt);
    return [{ cells: { disclosure: nameOfUse(read), at, recipient, ...part, ...end, lagMs } }];
  });
  return { rows, suppressed: 0 };
};

/** Q05: used on a line that gave no permission for just this. */
export const usedWithoutPermission: Plainly = (asking) => {
  const rows = partsOf(asking).flatMap(({ read, part, own, seen }) => {
    const { recipient, at } = read;
    const { field, purpose, line } = part;
    const isThis = (one: { readonly recipient: string; readonly purpose: string }): boolean =>
      one.recipient === recipient && one.purpose === purpose;
    const stood = stoodOf(seen, at).filter((one) => one.field === field && one.act.line === line);
    if (stood.some(isThis)) return [];
    const ofField = givenIn(own).filter((one) => one.act.line === line && one.field === field);
    const ofRecipient = ofField.filter((one) => one.recipient === recipient);
    const missing =
      (ofField.length === 0 && 'field') ||
      (ofRecipient.length === 0 && 'recipient') ||
      (ofRecipient.some(isThis) ? 'time' : 'purpose');
    return [{ cells: { disclosure: nameOfUse(read), at, recipient, purpose, field, missing } }];
  });
  return { rows, suppressed: 0 };
};
