/** A recipient that may read no more, or again. */
export interface Turn {
  readonly recipient: string;
  readonly says: 'suspended' | 'lifted';
  readonly why: 'silent' | 'gone' | null;
}
