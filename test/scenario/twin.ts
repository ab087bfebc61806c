import type { Operation } from './file-person.js';
import type { TwinChange } from './file-expect.js';
import { isDeed, type Deed, type Step } from './life.js';

/**
 * What a twin did before a step of a person's life: the same, except for the changes. Of a twin who
 * makes the visit instead of the person, that visit's later changes are no part.
 */
export function twinBefore(
  life: readonly (Deed | Step)[],
  step: Step,
  changes: readonly TwinChange[],
): Deed[] {
  const deeds = life
    .filter(isDeed)
    .filter(step.twin ? ownBefore(step) : (deed) => isBefore(deed, step));
  return changed(
    deeds.map((deed) => movedTo(step, deed)),
    changes,
  );
}

/** A life with something else in it. */
export const changed = (deeds: readonly Deed[], changes: readonly TwinChange[]): Deed[] =>
  withoutStrangers(changes.reduce<readonly Deed[]>(applied, deeds));

const isBefore = (deed: Deed, step: Step): boolean =>
  deed.at < step.at || (deed.at === step.at && deed.seq < step.seq);

/** Operations without a time of their own happen when the twin makes the visit. */
const movedTo = (step: Step, deed: Deed): Deed =>
  isMovable(step, deed) ? { ...deed, at: step.at } : deed;
const isMovable = (step: Step, { part, visit, operation }: Deed): boolean =>
  step.twin !== null && part === 'before' && visit === step.visit && operation.at === undefined;

const ownBefore =
  (step: Step) =>
  (deed: Deed): boolean =>
    isMovable(step, deed) ||
    (deed.at <= step.at && !(deed.part === 'changes' && deed.visit === step.visit));

function applied(deeds: readonly Deed[], change: TwinChange): readonly Deed[] {
  switch (change.op) {
    case 'never-told':
      return deeds.filter(({ operation }) => !isAbout(operation, change.field));
    case 'told-instead':
      return instead(deeds, change);
    case 'never-granted':
      return deeds.filter(({ operation }) => !isGiving(operation, change));
    case 'never-entered':
      return deeds.flatMap((deed) => without(deed, change.member));
  }
}

const isAbout = (operation: Operation, field: string): boolean =>
  'field' in operation && operation.field === field;

type Instead = Extract<TwinChange, { op: 'told-instead' }>;

function instead(deeds: readonly Deed[], { field, value }: Instead): readonly Deed[] {
  const told = deeds.map((deed) => {
    const { operation } = deed;
    const isIt = operation.op === 'tell' && operation.field === field;
    return isIt ? { ...deed, operation: { ...operation, value } } : deed;
  });
  if (told.some((deed, at) => deed !== deeds[at])) return told;
  const first = Math.min(...deeds.map(({ at }) => at));
  return [{ ...FIRST, at: first, operation: { op: 'tell', field, value } }, ...deeds];
}
const FIRST = { kind: 'deed', seq: -1, part: 'start', visit: null } as const;

type NeverGranted = Extract<TwinChange, { op: 'never-granted' }>;

const isGiving = (operation: Operation, { field, recipient, purpose }: NeverGranted): boolean =>
  (operation.op === 'grant' || operation.op === 'withdraw') &&
  operation.field === field &&
  operation.recipient === (recipient ?? operation.recipient) &&
  operation.purpose === (purpose ?? operation.purpose);

/** A value without what it says of a member. What then says nothing was never told. */
function without(deed: Deed, member: string): Deed[] {
  const { operation } = deed;
  if (operation.op === 'confirm') return operation.member === member ? [] : [deed];
  if (operation.op !== 'tell') return [deed];
  const { [member]: _child, ...value } = operation.value;
  const members = membersWithout(value['members'], member);
  const rest = members ? { ...value, members } : value;
  if (Object.keys(members ?? rest).length === 0) return [];
  return [{ ...deed, operation: { ...operation, value: rest } }];
}

function membersWithout(members: unknown, member: string): object | undefined {
  if (typeof members !== 'object' || members === null) return undefined;
  return Object.fromEntries(Object.entries(members).filter(([name]) => name !== member));
}

/** Nobody can confirm what was never said of them. */
function withoutStrangers(deeds: readonly Deed[]): Deed[] {
  const said = JSON.stringify(
    deeds.map(({ operation }) => operation).filter(({ op }) => op === 'tell'),
  );
  return deeds.filter(
    ({ operation }) => operation.op !== 'confirm' || said.includes(`"${operation.member}":`),
  );
}
