import { createHash } from 'node:crypto';
import { compactVerify, type CompactVerifyGetKey } from 'jose';
import { Proofs } from './proof.guard.js';
import {
  KeysUnreachable,
  TokenFault,
  checkHeader,
  claimsIn,
  tokenIn,
  type Claims,
  type Presented,
  type TokenRules,
} from './token.js';

const MOST_KNOWN = 10_000;

/**
 * Judges tokens: `jose` says whether a signature holds, our own rules say everything else. That the
 * same bytes were signed by the same key need not be found out twice, so it is remembered; whether
 * they still count, and what they may do, is judged anew each time.
 */
export class Signatures {
  readonly #known = new Map<string, Uint8Array>();
  readonly #proofs = new Proofs();

  constructor(
    readonly rules: TokenRules,
    private readonly keys: CompactVerifyGetKey,
  ) {}

  /** Whom the one token of a request speaks for. Throws a `TokenFault`. */
  async check(presented: Presented, now: Date): Promise<Claims> {
    const { token, isProven } = tokenIn(presented.authorization);
    const name = createHash('sha256').update(token).digest('base64url');
    const payload = this.#known.get(name) ?? (await this.#verify(token));
    const claims = claimsIn(payload, this.rules, now);
    this.#remember(name, payload);
    const { boundTo } = claims;
    if (isProven !== (boundTo !== undefined)) throw new TokenFault('proof');
    if (boundTo !== undefined) {
      const { method, dpop } = presented;
      await this.#proofs.check(dpop, { token, boundTo, method, url: this.#urlOf(presented) }, now);
    }
    return claims;
  }

  #urlOf({ host, path }: Presented): string {
    return (this.rules.publicUrl?.replace(/\/$/, '') ?? `http://${host}`) + path;
  }

  async #verify(token: string): Promise<Uint8Array> {
    checkHeader(token, this.rules);
    try {
      const { payload } = await compactVerify(token, this.keys, {
        algorithms: [...this.rules.algorithms],
      });
      return payload;
    } catch (cause) {
      throw cause instanceof KeysUnreachable ? cause : new TokenFault('signature', { cause });
    }
  }

  /** The oldest goes first: it is the one that ends first. */
  #remember(name: string, payload: Uint8Array): void {
    this.#known.set(name, payload);
    if (this.#known.size <= MOST_KNOWN) return;
    for (const oldest of this.#known.keys()) {
      this.#known.delete(oldest);
      return;
    }
  }
}
