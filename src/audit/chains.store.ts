import type { DataSource } from 'typeorm';
import { run, statement } from '../base/statement.store.js';
import type { Keyring } from '../ledger/keyring.js';
import { openedLines, readChains, type LineRow } from './answer.store.js';
import { withoutEvidence, type Said } from './chain.js';
import { linesOf, type Use } from './use.js';

/** Pairs, each looked up by its key: a list of lines held against each line of everybody costs their product. */
const READ_LINES = statement<LineRow>(
  'read-lines-of',
  `SELECT l.customer_id, l.line_id, l.box, k.key_id, k.kek, k.wrapped
   FROM unnest($1::uuid[], $3::uuid[]) u (customer_id, line_id)
   JOIN ledger.line l ON l.customer_id = u.customer_id AND l.line_id = u.line_id
   JOIN ledger.sealed s ON s.customer_id = l.customer_id AND s.line_id = l.line_id
   JOIN ledger.customer_key k ON k.customer_id = l.customer_id
   WHERE s.leaf_index < $2 ORDER BY l.customer_id, l.seq`,
  'village_dpo',
);

/** What opens lines, in a log of this size. */
interface Opener {
  readonly db: DataSource;
  readonly keyring: Keyring;
  readonly size: number;
}

/** The lines of these that a log of this size has: each by its customer. */
async function readLines(
  { db, keyring, size }: Opener,
  owners: ReadonlyMap<string, string>,
): Promise<readonly Said[]> {
  if (owners.size === 0) return [];
  const asked = [Array.from(owners.values()), size, Array.from(owners.keys())];
  return openedLines(keyring, await run(db, READ_LINES, asked)).map(([, said]) => said);
}

/** So many lines are kept open at once. What comes later is opened each time that it is asked for. */
const MOST_LINES = 40_000;

/**
 * What customers said, kept open while somebody goes through an answer: uses of one customer lie far
 * apart in the log, and opening is what they cost. Without the evidence of acts: no use asks for it.
 */
export class OpenChains {
  readonly #kept = new Map<string, readonly Said[]>();
  #lines = 0;

  constructor(private readonly opener: Opener) {}

  /** All that the customer of each of these uses ever said. */
  async besideThem(uses: readonly Use[]): Promise<readonly (readonly Said[])[]> {
    const missing = this.#missing(uses.map(({ customer }) => customer));
    const { db, keyring, size } = this.opener;
    const chains = await readChains(db, keyring, { customers: missing, size });
    const found = new Map(
      Array.from(chains, ([customer, chain]) => [customer, this.#keep(customer, chain)]),
    );
    return uses.map(({ customer }) => this.#kept.get(customer) ?? found.get(customer)!);
  }

  /** The lines that each of these uses rests on, as far as the log has them. */
  async beneathThem(uses: readonly Use[]): Promise<readonly (readonly Said[])[]> {
    const named = uses.map(linesOf);
    // Most rest on one line, and most lines are open already.
    const open = named.map(([line, another]) => (another ? undefined : this.#kept.get(line!)));
    const owners = new Map<string, string>();
    for (const [n, lines] of named.entries()) {
      if (open[n]) continue;
      for (const line of lines) if (!this.#kept.has(line)) owners.set(line, uses[n]!.customer);
    }
    const found = new Map<string, readonly Said[]>();
    for (const said of await readLines(this.opener, owners)) {
      found.set(said.line, this.#keep(said.line, [said]));
    }
    const linesIn = (line: string) => this.#kept.get(line) ?? found.get(line) ?? [];
    return open.map((lines, n) => lines ?? named[n]!.flatMap(linesIn));
  }

  #missing(names: readonly string[]): readonly string[] {
    return [...new Set(names)].filter((name) => !this.#kept.has(name));
  }

  #keep(name: string, lines: readonly Said[]): readonly Said[] {
    const bare = lines.map(withoutEvidence);
    if (this.#kept.has(name) || this.#lines + bare.length > MOST_LINES) return bare;
    this.#lines += bare.length;
    this.#kept.set(name, bare);
    return bare;
  }
}
