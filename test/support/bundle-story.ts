import { createHash } from 'node:crypto';
import { canonical } from '../../src/base/canonical.js';
import {
  KINDS,
  blindEntry,
  commitmentOf,
  leafHashOf,
  publicEntry,
} from '../../src/ledger/commit.js';
import { ORIGIN } from './notes.js';

/** One leaf of a made-up log. `fate`: still to be opened, erased, or since when it waits to be. */
export interface Leaf {
  readonly kind: keyof typeof KINDS;
  readonly payload: string;
  readonly salt: Buffer;
  readonly fate: string;
  /** Bytes that stand in the log instead of the right ones. */
  readonly raw?: Buffer;
}

type Members = Readonly<Record<string, unknown>>;

/** What is used for what, by the line that allows it. */
export type Use = readonly [purpose: string, field: string, line: string];

export const STEP_MS = 10_000;
const TEXT = 'What I share, and with whom.';
const START_MS = Date.parse('2026-03-01T09:00:00.000Z');

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Which notice was on screen. */
export const NOTICE = {
  id: 'what-i-share',
  locale: 'de',
  sha256: sha256(TEXT).toString('base64url'),
  version: 1,
};

/** The bytes that stand in the log for a leaf. */
export function entryOf({ kind, payload, salt, raw }: Leaf): Buffer {
  if (raw) return raw;
  if (kind === 'consent' || kind === 'disclosure') {
    return blindEntry(KINDS[kind], commitmentOf(salt, payload));
  }
  return publicEntry(KINDS[kind], payload);
}

/** An id that is the same every time. */
export const idOf = (what: string): string =>
  sha256(what)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/** A customer's name in the ledger. */
export const customerOf = (name: string): string =>
  sha256(name).subarray(0, 16).toString('base64url');

/** Writes a log as the service would, and as it never would where a test says so. */
export class Pen {
  readonly leaves: Leaf[] = [];
  ms = START_MS;
  #beats = 0;
  readonly #heads = new Map<string, { readonly seq: number; readonly hash: string }>();

  get at(): string {
    return new Date(this.ms).toISOString();
  }

  /** A line that everybody may read. */
  publish(kind: Leaf['kind'], members: Members, over: Members = {}): number {
    this.ms += STEP_MS;
    const payload = canonical({ at: this.at, kind, v: 1, ...members, ...over });
    return this.#write({ kind, payload, salt: Buffer.alloc(0), fate: 'open' });
  }

  open(over: Members = {}): number {
    return this.publish('genesis', { log: ORIGIN, mergeDelay: 3600, prior: null }, over);
  }

  notice(over: Members = {}): number {
    return this.publish('notice', { ...NOTICE, text: TEXT }, over);
  }

  beat(over: Members = {}): number {
    this.#beats += 1;
    return this.publish('heartbeat', { n: this.#beats, oldest: 0, waiting: 0 }, over);
  }

  /** One line of a customer. Returns its id. */
  act(name: string, body: Members, over: Members = {}): string {
    this.ms += STEP_MS;
    const head = this.#heads.get(name) ?? { seq: -1, hash: Buffer.alloc(32).toString('base64url') };
    const line = idOf(`line ${this.leaves.length}`);
    const said = {
      act: idOf(`act ${this.leaves.length}`),
      at: this.at,
      body,
      customer: customerOf(name),
      kind: 'consent',
      line,
      prev: head.hash,
      seq: head.seq + 1,
      v: 1,
      ...over,
    };
    const index = this.#blind('consent', canonical(said));
    const hash = leafHashOf(entryOf(this.leaves[index]!)).toString('base64url');
    this.#heads.set(name, { seq: said.seq, hash });
    return line;
  }

  /** One use of what a customer shares. Returns its leaf. */
  use(name: string, uses: readonly Use[], over: Members = {}): number {
    this.ms += STEP_MS;
    const { seq, hash } = this.#heads.get(name) ?? { seq: 0, hash: '' };
    const purposes = [...new Set(uses.map(([purpose]) => purpose))];
    const fieldsFor = (purpose: string) =>
      uses.filter(([of]) => of === purpose).map(([, field, line]) => ({ field, line }));
    const said = {
      at: this.at,
      body: {
        for: purposes.map((purpose) => ({ fields: fieldsFor(purpose), purpose })),
        to: 'app:brandt',
      },
      customer: customerOf(name),
      head: hash,
      kind: 'disclosure',
      line: idOf(`use ${this.leaves.length}`),
      seen: seq,
      v: 1,
    };
    return this.#blind('disclosure', canonical({ ...said, ...over }));
  }

  /** What a customer's leaves come to: erased, or waiting since a time. Returns where they stand. */
  end(name: string, fate: string): readonly number[] {
    const of = customerOf(name);
    const own = this.leaves.flatMap((leaf, index) =>
      leaf.salt.length > 0 && saidIn(leaf)['customer'] === of ? [index] : [],
    );
    for (const index of own) this.change(index, { fate });
    return own;
  }

  erase(leaves: readonly number[], over: Members = {}): number {
    return this.publish(
      'erasure',
      { count: leaves.length, leaves, range: null, reason: 'customer' },
      over,
    );
  }

  /** Another leaf at the place of this one. */
  change(index: number, over: Partial<Leaf>): void {
    this.leaves[index] = { ...this.leaves[index]!, ...over };
  }

  #blind(kind: Leaf['kind'], payload: string): number {
    return this.#write({ kind, payload, salt: sha256(`salt ${this.leaves.length}`), fate: 'open' });
  }

  #write(leaf: Leaf): number {
    this.leaves.push(leaf);
    return this.leaves.length - 1;
  }
}

/** What a payload says, however it is spelled: an attacker’s need not be canonical. */
export const saidIn = ({ payload }: Pick<Leaf, 'payload'>): Members =>
  JSON.parse(payload) as Members;
