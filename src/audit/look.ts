/** Who of our own people looks, through what. `actor` is a pseudonym. */
export interface Looker {
  readonly actor: string;
  readonly client: string;
}

/** What somebody did with an export. */
export type LookedAt = 'export' | 'archive' | 'cancel';

/** As whom our own people look. Nobody else has the desk. */
export const LOOKING_ROLE = 'dpo';

/** A look as it was written down. Of who looked and who allowed it there are pseudonyms. */
export interface SeenLook {
  readonly id: string;
  readonly at: string;
  readonly role: string;
  readonly actor: string;
  readonly what: LookedAt | 'names';
  readonly reason: string | null;
  readonly ticket: string | null;
  readonly approver: string | null;
  readonly customers: number;
  readonly fields: readonly string[];
  readonly questions: readonly string[];
  readonly export: string | null;
}
