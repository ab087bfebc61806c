/** Whether the service can answer now. Wiring knows what that takes. */
export abstract class Readiness {
  /** Throws a `Refusal` where it cannot. */
  abstract check(): Promise<void>;
}
