import type { Path } from '../contract/paths.js';

/** What a hook sees of a call: the route as the table spells it, never an address, body or token. */
export interface Sighting {
  readonly method: Path['method'];
  readonly route: Path['path'];
}

/** What an app may listen to. */
export interface Hooks {
  readonly onRequest?: ((seen: Sighting) => void) | undefined;
  readonly onReply?: ((seen: Sighting & { readonly status: number }) => void) | undefined;
  /** Before the wait. No status: nothing came back. */
  readonly onRetry?: ((seen: Sighting & { readonly status?: number }) => void) | undefined;
}

/** Tells a hook, beside the call: a hook that throws is the app's fault and breaks no act. */
export function tell<Seen>(hook: ((seen: Seen) => void) | undefined, seen: Seen): void {
  if (hook) queueMicrotask(() => hook(seen));
}
