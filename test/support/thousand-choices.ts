import { FIELDS_FOR, SPECIAL_FIELDS, type GrantAct } from '@village-butcher/sdk/contract';
import { offersOf } from '../../src/consent/offers.js';
import { MEAT } from './counters.js';
import { doAct, oneOf, PURPOSES, someOf, type Doing } from './thousand-deeds.js';
import { BRANDT, MILL_APP } from './thousand-market.js';
import type { Kept } from './thousand-texts.js';
import type { Came, Named, Screen } from './thousand.js';
import { daysAfter, nameOf } from './thousand-told.js';

/** What somebody chooses, and what they take back. */

const CLIENT = 'brandt-app';
const ENDS_IN_DAYS = [3, 17, 41, 58, 77, 95, 160, 350];
const HOUR_MS = 3_600_000;

/** How somebody came, and by which clock their device says that it was. */
function cameBy(
  { person, now }: Doing,
  surface: string,
  control: string,
): Came & { claimed?: string } {
  const claimed = new Date(now.getTime() + (person.chance(3) - 1) * HOUR_MS).toISOString();
  const isClaimed = person.chance(2) === 0;
  const receivedAt = now.toISOString();
  return {
    surface,
    control,
    assurance: oneOf(person, ['login', 'step-up']),
    client: CLIENT,
    occurredAt: !isClaimed ? null : claimed < receivedAt ? claimed : receivedAt,
    receivedAt,
    ...(isClaimed ? { claimed } : {}),
  };
}

const witnessOf = ({ assurance, client }: Came, { now }: Doing) => ({
  assurance: assurance as 'login',
  client,
  sdk: null,
  receivedAt: now,
});

const isSpecial = ({ field }: Named): boolean => SPECIAL_FIELDS.some((one) => one === field);

/** Reads a text of the newest version, and gives some of what is offered there and refuses some. */
export async function gives(doing: Doing): Promise<void> {
  const { person, now } = doing;
  const recipient = oneOf(person, [BRANDT, BRANDT, BRANDT, MEAT, MILL_APP]);
  const all = [oneOf(person, PURPOSES), oneOf(person, PURPOSES)].flatMap((purpose) =>
    someOf(person, FIELDS_FOR[purpose]).map((field) => ({ field, recipient, purpose })),
  );
  const named = new Map(all.map((one) => [nameOf(one), one]));
  const { uses } = newestIn(doing, 'de');
  const about = uses?.map(nameOf) ?? Array.from(named.keys());
  const each = Array.from(named.values()).filter((one) => about.includes(nameOf(one)));
  const refuses = person.chance(4) === 0;
  const declined = refuses ? someOf(person, each) : [];
  const granted = each.filter((one) => !declined.includes(one));
  const until = daysAfter(oneOf(person, ENDS_IN_DAYS), now.toISOString());
  const permissions = granted.map((one) => ({ ...one, until }));
  if (each.length > 0) await chooses(doing, permissions, declined);
}

type Given = GrantAct['permissions'];

/** An act of choosing on a screen that is fresh. */
async function chooses(
  doing: Doing,
  permissions: Given,
  declined: readonly Named[],
): Promise<void> {
  const { person, thousand, now } = doing;
  const { village } = thousand.sealed;
  const { register } = village.shelves.current();
  const control = permissions.some(isSpecial)
    ? oneOf(person, ['allow', 'switch'] as const)
    : oneOf(person, ['allow', 'switch', 'undo'] as const);
  const surface = oneOf(person, ['permission-centre', 'suggestion-why'] as const);
  const { claimed, ...came } = cameBy(doing, surface, control);
  const { id, version, locale, sha256 } = newestIn(doing, oneOf(person, ['de', 'de', 'en']));
  const offers = offersOf(register, now);
  const holder = { customer: person.who, client: CLIENT };
  const served = { ...holder, seq: person.seq, notices: register.notices, locale: 'de', offers };
  const token = village.snapshots.issue(served, now);
  const screen: Screen = {
    notice: { id, version, locale, sha256 },
    snapshot: token,
    issuedAt: new Date(Math.floor(now.getTime() / 1000) * 1000).toISOString(),
  };
  const act = {
    permissions,
    ...(declined.length > 0 ? { declined: declined as GrantAct['permissions'] } : {}),
    notice: { id, version, locale },
    surface,
    control,
    ...(claimed === undefined ? {} : { occurredAt: claimed }),
  };
  const snapshot = village.snapshots.open(token, holder);
  await doAct(
    doing,
    {
      type: 'grant',
      act,
      register,
      shown: snapshot && { snapshot, offers },
      witness: witnessOf(came, doing),
    },
    [
      ...(permissions.length > 0
        ? [{ says: 'granted' as const, named: permissions, came, screen }]
        : []),
      ...(declined.length > 0 ? [{ says: 'refused' as const, named: declined, came, screen }] : []),
    ],
  );
}

const newestIn = ({ thousand: { journal } }: Doing, locale: string): Kept =>
  journal.texts.findLast((one) => one.locale === locale)!;

/** What somebody gave and did not take back since, over or not. */
export function givenBy({ person }: Doing): Named[] {
  const last = new Map<string, Named>();
  for (const { says, named } of person.acts) {
    if (says === 'granted') named.forEach((one) => last.set(nameOf(one), one));
    if (says === 'withdrawn') named.forEach((one) => last.delete(nameOf(one)));
  }
  return Array.from(last.values(), ({ field, recipient, purpose }) => ({
    field,
    recipient,
    purpose,
  }));
}

/** Takes back everything, or some of it, and perhaps what was never given. */
export async function takesBack(doing: Doing): Promise<void> {
  const { person } = doing;
  const isAll = person.chance(4) === 0;
  const given = givenBy(doing);
  const control = isAll ? 'withdraw-all' : oneOf(person, ['switch', 'stop-using'] as const);
  const { claimed, ...came } = cameBy(doing, 'permission-centre', control);
  const never = { field: 'children', recipient: MEAT, purpose: 'offers' } as const;
  const some = [...someOf(person, given), ...(given.length === 0 ? [never] : [])];
  if (!isAll && some.length === 0) return;
  const named = isAll ? given : some.filter((one) => given.includes(one));
  const act = {
    permissions: isAll ? ('all' as const) : some,
    surface: 'permission-centre' as const,
    control,
    ...(claimed === undefined ? {} : { occurredAt: claimed }),
  } as const;
  const says = named.length > 0 ? [{ says: 'withdrawn' as const, named, came }] : [];
  await doAct(doing, { type: 'withdraw', act, witness: witnessOf(came, doing) }, says);
}
