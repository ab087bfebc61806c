import type { ReceiptLine } from '../contract/consent.js';
import type { Random } from '../core/random.js';
import { toBase64Url, utf8, type Bytes } from '../verify/bytes.js';
import { idAt } from './chance.js';
import { digest } from './digest.js';
import type { ConsentEvent } from './events.js';

/** A line of the fake's ledger: what was done or used, and what its receipt shows of it. */
export interface Line {
  readonly line: string;
  readonly at: string;
  readonly shown: ReceiptLine;
}

/** A line about an act. */
export interface ActLine extends Line {
  readonly act: string;
  readonly seq: number;
  readonly event: ConsentEvent;
}

/** What was used, for which purpose, on which lines. */
export interface Used {
  readonly purpose: string;
  readonly fields: readonly { readonly field: string; readonly line: string }[];
}

const COMMIT = utf8('village-butcher/ledger/v1/commit\0');
const LEAF = Uint8Array.of(0);
const ENTRY: Readonly<Record<ReceiptLine['kind'], Bytes>> = {
  consent: Uint8Array.of(1, 1),
  disclosure: Uint8Array.of(1, 2),
};
const NOTHING_BEFORE = toBase64Url(new Uint8Array(32));

/** One customer's chain: each line holds the hash of the one before it, as in the service. */
export class Chain {
  readonly lines: ActLine[] = [];
  readonly #named: string;

  constructor(private readonly random: Random) {
    this.#named = toBase64Url(Uint8Array.from(random(16)));
  }

  /** Writes down what an act did. Nothing done, nothing written. */
  append(act: string, events: readonly ConsentEvent[], now: number): readonly ActLine[] {
    return events.map((event) => this.#written(act, event, now));
  }

  /** The line of one use. It stands beside the chain, and says where that stood. */
  disclosed(to: string, uses: readonly Used[], now: number): Line {
    const [line, at] = [idAt(now, this.random), new Date(now).toISOString()];
    const place = { customer: this.#named, head: this.#head, seen: this.lines.length - 1 };
    const said = { at, body: { for: uses, to }, kind: 'disclosure', line, v: 1, ...place };
    return { line, at, shown: this.#shown('disclosure', said) };
  }

  get #head(): string {
    return this.lines.at(-1)?.shown.leafHash ?? NOTHING_BEFORE;
  }

  #written(act: string, event: ConsentEvent, now: number): ActLine {
    const [line, at] = [idAt(now, this.random), new Date(now).toISOString()];
    const place = { customer: this.#named, prev: this.#head, seq: this.lines.length };
    const said = { act, at, body: event, kind: 'consent', line, v: 1, ...place };
    const own = { line, at, act, seq: place.seq, event, shown: this.#shown('consent', said) };
    this.lines.push(own);
    return own;
  }

  #shown(kind: ReceiptLine['kind'], said: object): ReceiptLine {
    const payload = canonical(said);
    const salt = Uint8Array.from(this.random(32));
    const commitment = digest(COMMIT, salt, utf8(payload));
    const leafHash = toBase64Url(digest(LEAF, ENTRY[kind], commitment));
    return { kind, payload, salt: toBase64Url(salt), leafHash, proof: null };
  }
}

/** RFC 8785 over what lines hold: keys in order, plain text, whole numbers. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
