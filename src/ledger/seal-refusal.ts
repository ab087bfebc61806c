/** Why the sealer does not sign. A code is added and never changes its meaning. */
export type SealCode =
  | 'S1-settings'
  | 'S2-behind-anchor'
  | 'S3-other-root'
  | 'S4-tiles-ahead'
  | 'S5-anchor-old'
  | 'S6-anchor-missing'
  | 'S7-leaf-changed'
  | 'S8-two-sealers'
  | 'S9-storage'
  | 'S10-unqueued';

/** A checkpoint that is not signed. The message says what was found, and what to do. */
export class SealRefusal extends Error {
  override readonly name = 'SealRefusal';

  constructor(
    readonly code: SealCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
