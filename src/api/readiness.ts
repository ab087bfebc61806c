import type { Ready } from '@village-butcher/sdk/contract';

/** Whether the service can answer now. Wiring knows what that takes. */
export abstract class Readiness {
  /** What there is to say of a service that can. Throws a `Refusal` where it cannot. */
  abstract check(): Promise<Ready>;
}
