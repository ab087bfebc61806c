import { SPECIAL_FIELDS } from '@village-butcher/sdk/contract';
import { cellsIn, type Plainly } from './thousand-cells.js';
import type { Act, Journal, Named } from './thousand.js';
import type { Text } from './thousand-texts.js';
import {
  byWho,
  daysAfter,
  givenIn,
  isMeant,
  monthsAfter,
  nameOf,
  stoodOf,
  type Asking,
  type Given,
} from './thousand-told.js';

/** The answers that acts give, one after another. Each is told a second time here, as simply as can be. */

/** Whether a permission is one of those that are asked about. */
export const isAsked =
  ({ parameters: { field, recipient, purpose } }: Asking) =>
  (one: Named): boolean =>
    isMeant(field, one.field) && isMeant(recipient, one.recipient) && isMeant(purpose, one.purpose);

/** Who is a customer of the store that is asked about. */
export function isOfStore({
  parameters: { store },
  reads,
  asOf,
}: Asking): (who: string) => boolean {
  if (store === undefined) return () => true;
  const here = new Set(
    reads.filter((one) => one.store === store && one.at <= asOf).map(({ who }) => who),
  );
  return (who) => here.has(who);
}

/** Q01, in detail. */
export const couldReadInDetail: Plainly = (asking) => {
  const { acts, asOf, journal } = asking;
  const isHere = isOfStore(asking);
  const rows = Array.from(byWho(acts).values())
    .filter(([first]) => isHere(first!.who))
    .flatMap((own) => stoodOf(own, asOf))
    .filter(isAsked(asking))
    .map((one) => ({
      position: journal.places.get(one.act.leafHash),
      cells: {
        ...cellsIn(one, journal.recipients),
        customerRef: one.act.who,
        line: one.act.line,
        recordedAt: one.act.at,
        until: one.until,
      },
    }));
  return { rows, suppressed: 0 };
};

const rowsOfGiven = (
  { acts, asOf, journal }: Asking,
  cellsOf: (given: Given, own: readonly Act[]) => Readonly<Record<string, unknown>> | null,
) => {
  const rows = Array.from(byWho(acts).values()).flatMap((own) =>
    givenIn(own.filter(({ at }) => at <= asOf)).flatMap((given) => {
      const cells = cellsOf(given, own);
      const base = { line: given.act.line, customerRef: given.act.who };
      const { field, recipient, purpose } = given;
      const position = journal.places.get(given.act.leafHash);
      return cells ? [{ position, cells: { ...base, field, recipient, purpose, ...cells } }] : [];
    }),
  );
  return { rows, suppressed: 0 };
};

const YES = ['allow', 'switch'];
const controlOf = ({ came }: Act): string => came?.control ?? '';

/** Q06: nobody pressed yes to just this. */
export const specialNotExplicit: Plainly = (asking) =>
  rowsOfGiven(asking, (given, own) => {
    const { act } = given;
    if (!SPECIAL_FIELDS.some((one) => one === given.field)) return null;
    const before = givenIn(own.filter(({ seq }) => seq < act.seq)).some(
      (one) => nameOf(one) === nameOf(given) && YES.includes(controlOf(one.act)),
    );
    const control = controlOf(act);
    if (YES.includes(control) || (control === 'undo' && before)) return null;
    const { id, version } = act.screen!.notice;
    return { notice: id, noticeVersion: version, control, recordedAt: act.at };
  });

/** Q07: given under an older text, and what became of it since. */
export const toRenew: Plainly = (asking) => {
  const { asOf, known, parameters, journal } = asking;
  const texts = journal.texts.filter(({ at }) => at <= asOf && at <= known);
  return rowsOfGiven(asking, (given, own) => {
    const { notice } = given.act.screen!;
    const isOld = texts.some(({ id, version }) => id === notice.id && version > notice.version);
    const isWanted =
      isMeant(parameters['notice'], notice.id) && isMeant(parameters['version'], notice.version);
    const became = isOld && isWanted ? becameOf(given, own, asOf) : null;
    return (
      became && {
        recordedAt: given.act.at,
        surface: given.act.came!.surface,
        locale: notice.locale,
        until: given.until,
        added: addedSince(texts, notice),
        ...became,
      }
    );
  });
};

/** What the newest text is about, and the one that was agreed to is not. */
function addedSince(texts: Journal['texts'], { id, version }: Text): readonly string[] | null {
  const own = texts.filter((one) => one.id === id);
  const newest = Math.max(...own.map((one) => one.version));
  const usesIn = (at: number) => own.find((one) => one.version === at)?.uses?.map(nameOf) ?? null;
  const [before, now] = [usesIn(version), usesIn(newest)];
  const added = before && now && now.filter((use) => !before.includes(use)).toSorted();
  return added && added.map((name) => name.split(' ').toReversed().join(':'));
}

function becameOf(given: Given, own: readonly Act[], asOf: string) {
  const later = own.filter(({ seq, at }) => seq > given.act.seq && at <= asOf);
  const again = givenIn(later).find((one) => nameOf(one) === nameOf(given));
  if (again) {
    const isNewer = again.act.screen!.notice.version > given.act.screen!.notice.version;
    return isNewer ? { renewal: 'renewed', askNotBefore: null } : null;
  }
  const taken = later.find(
    ({ says, named }) => says === 'withdrawn' && named.some((one) => nameOf(one) === nameOf(given)),
  );
  if (taken) return { renewal: 'lapsed', askNotBefore: monthsAfter(6, taken.at) };
  const renewal = given.until <= asOf ? 'lapsed' : 'not-asked';
  return { renewal, askNotBefore: monthsAfter(12, given.act.at) };
}

/** Q11: for longer than anybody may: a year, and brands 90 days. */
export const endMissing: Plainly = (asking) =>
  rowsOfGiven(asking, ({ recipient, until, act }) => {
    const cap = recipient.startsWith('brand:') ? daysAfter(90, act.at) : monthsAfter(12, act.at);
    return until > cap ? { until, cap } : null;
  });
