import { STATUS_OF, type Issue, type RefusalCode } from '../contract/problem.js';

/** A no of the fake: a code of the contract's table, and the members at fault. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: RefusalCode,
    readonly issues: readonly Issue[] = [],
  ) {
    super(`Refused: ${code}.`);
  }

  /** One member at fault. */
  static at(code: RefusalCode, path: Issue['path']): Refusal {
    return new Refusal(code, [{ path, code }]);
  }
}

/** A no as it travels (RFC 9457). Its title is not the service's: an app branches on `code`. */
export function problemOf({ code, issues }: Refusal, instance: string) {
  const problem = { type: `/problems/${code}`, title: `Refused: ${code}.` };
  return {
    ...problem,
    status: STATUS_OF[code],
    code,
    instance,
    ...(issues.length > 0 ? { issues } : {}),
  };
}
