import type { NoticeRef } from '@village-butcher/sdk/contract';
import {
  controlsIn,
  hashOf,
  LISTS,
  statementsIn,
  usesIn,
  type Listed,
  type ListName,
} from '../consent/listed.js';
import type { Register } from '../consent/register.js';
import type { Controller } from './records/controller.js';

/** A text that was shown, as the log has it, and as it is kept now. Hashes are those of the log. */
export interface Published {
  readonly id: string;
  readonly version: number;
  readonly locale: string;
  readonly at: string;
  readonly sha256: string;
  /** The hash of the text that is kept, computed anew. `null`: it is not kept any more. */
  readonly found: string | null;
  /** Each list that the log or what is kept has. */
  readonly lists: readonly FoundList[];
  /** What is kept of each list, where it is what the log says. `null`: there is none. */
  readonly listed: Listed;
}

/** The hash of a list as the log has it, and of what is kept. `null`: it has none. */
export interface FoundList {
  readonly name: ListName;
  readonly expected: string | null;
  readonly found: string | null;
}

/** What a notice lists, by the hashes of its line and by what is kept now. */
export function foundLists(line: Listed, kept: Listed): Pick<Published, 'lists' | 'listed'> {
  const lists = LISTS.map((name) => {
    const text = kept[name];
    return { name, expected: line[name], found: text === null ? null : hashOf(text) };
  });
  const isAsSaid = (name: ListName): boolean =>
    lists.some((one) => one.name === name && one.expected === one.found);
  const [controls, statements, uses] = LISTS.map((name) => (isAsSaid(name) ? kept[name] : null));
  return {
    lists: lists.filter(({ expected, found }) => expected !== null || found !== null),
    listed: { controls: controls!, statements: statements!, uses: uses! },
  };
}

/** The lists of a notice, read. */
const read = new WeakMap<Published, ReturnType<typeof listsOf>>();

const listsOf = ({ listed: { controls, statements, uses } }: Published) => ({
  controls: controlsIn(controls),
  statements: statementsIn(statements),
  uses: usesIn(uses),
});

/** What the notice that somebody names lists, as it was published. `null`: there is no such list. */
export function listedBy(notices: readonly Published[], { id, version, locale }: NoticeRef) {
  const named = notices.find(
    (one) => one.id === id && one.version === version && one.locale === locale,
  );
  if (!named) return { controls: null, statements: null, uses: null };
  const lists = read.get(named) ?? listsOf(named);
  read.set(named, lists);
  return lists;
}

/** What is configured: whom one can share with, since when it is so, and who is responsible. */
export interface Registered {
  readonly register: Register;
  readonly stores: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  readonly changedAt: string | null;
  /** `null`: nobody said. */
  readonly controller: Controller | null;
}
