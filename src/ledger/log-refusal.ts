/** Why bytes of a log are not believed. A code is added and never changes its meaning. */
export type LogRefusalCode =
  'malformed' | 'bad-signature' | 'unknown-signer' | 'wrong-origin' | 'wrong-key' | 'not-included';

/** Bytes that claim to be of a log and are not believed. The message names the member at fault. */
export class LogRefusal extends Error {
  override readonly name = 'LogRefusal';

  constructor(
    readonly code: LogRefusalCode,
    message: string,
  ) {
    super(message);
  }
}
