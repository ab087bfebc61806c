import type { Issue, RefusalCode } from '@village-butcher/sdk/contract';

/**
 * The domain says no. The code is one of the contract's closed table; the message names the member
 * at fault and never repeats what was sent. A bug is a plain `Error` instead.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly issues: readonly Issue[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A no that one member alone is at fault for. */
export const refusalAt = (
  code: RefusalCode,
  message: string,
  path: readonly (string | number)[],
): Refusal => new Refusal(code, message, [{ path: [...path], code }]);
