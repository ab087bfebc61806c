import type { Disclosure, Village } from '@village-butcher/sdk';
import type { Expectation } from './file-expect.js';
import type { Scenario } from './file.js';
import type { Here } from './here.js';
import type { Door, Look } from './people.js';

/** Everybody behind a counter whom one can share with. */
export const countersIn = ({ recipients }: Scenario): string[] =>
  recipients.map(({ id }) => id).filter((id) => id.startsWith('counter:'));

/** The counters of a store. */
export const watched = (scenario: Scenario, store: string): string[] =>
  countersIn(scenario).filter((id) => id.startsWith(`counter:${store}/`));

/** The counters of which something is expected here. */
export const namedIn = (open: readonly Expectation[]): string[] =>
  open.flatMap((one) => (one.kind === 'counterView' ? [one.counter] : []));

/** A code that nobody was ever given. */
const NOBODYS = '0000000000';

/** The counters that somebody comes to with one code: each looks once, and once at nobody's. */
export interface Counters {
  readonly at: Here['atCounter'];
  all(counters: readonly string[]): Promise<Look[]>;
  texts(counters: readonly string[]): Promise<string[]>;
}

export function looksAt(door: Door, village: Village, store: string): Counters {
  const known = new Map<string, ReturnType<Here['atCounter']>>();
  let code: Promise<string> | null = null;
  const look = async (counter: string) => {
    code ??= village.visits.open({ store }).then((visit) => visit.code);
    return {
      look: await door.look(counter, await code),
      stranger: await door.look(counter, NOBODYS),
    };
  };
  const at: Counters['at'] = (counter) => {
    const looked = known.get(counter) ?? look(counter);
    known.set(counter, looked);
    return looked;
  };
  const all: Counters['all'] = async (counters) => {
    const looks: Look[] = [];
    for (const counter of counters) looks.push((await at(counter)).look);
    return looks;
  };
  const texts: Counters['texts'] = async (counters) =>
    (await all(counters)).map(({ wire }) => wire.text);
  return { at, all, texts };
}

/** The records of uses since a time, newest first. */
export async function usesSince(village: Village, since: number): Promise<Disclosure[]> {
  const uses: Disclosure[] = [];
  for await (const use of village.disclosures.list({ limit: 100 })) {
    if (Date.parse(use.at) < since) break;
    uses.push(use);
  }
  return uses;
}
