/** Who of our own people looks, through what. `actor` is a pseudonym. */
export interface Looker {
  readonly actor: string;
  readonly client: string;
}

/** What somebody did with an export. */
export type LookedAt = 'export' | 'archive' | 'cancel';
