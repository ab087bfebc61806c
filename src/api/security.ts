import { routes, type RefusalCode } from '@village-butcher/sdk/contract';
import type { Turn } from '../audit/turn.js';
import type { Asked } from './asked.js';
import type { Reason } from './request.js';

/**
 * What a watch over the service wants to hear of, in a stream of its own. It is a list, as the log is:
 * a customer has no member to stand in.
 */
export type SecurityEvent =
  | { readonly event: 'started' }
  /** A token that opens nothing, and by which rule. */
  | ({ readonly event: 'token-refused'; readonly reason: Reason | undefined } & Asked)
  /** A role that came to a route of another; a thing that is not there, or somebody else's; too often. */
  | ({ readonly event: 'not-allowed' | 'missed' | 'limited' } & Asked)
  /** Somebody of the house looked at what customers told or did: a counter, or the desk. */
  | ({ readonly event: 'looked' } & Asked)
  /** A recipient may read no more, since it answers nothing or said that it is gone; or it may again. */
  | ({ readonly event: 'recipient-suspended' | 'recipient-lifted' } & Pick<
      Turn,
      'recipient' | 'why'
    >)
  /** A key that is used from now on, by its public name. Another name than before: it was changed. */
  | { readonly event: 'key-in-use'; readonly key: KeyUse; readonly kid: string };

/** What the keys of an installation are for. */
export type KeyUse = 'wrapping' | 'promise' | 'snapshot' | 'export' | 'webhook';

/** How a request was answered, as far as a watch needs it. */
interface Answer {
  readonly status: number;
  readonly code: RefusalCode | undefined;
  readonly reason: Reason | undefined;
}

/** Routes on which somebody of the house sees what customers told or did. */
const LOOKS: ReadonlySet<string> = new Set(
  [
    routes.counterView,
    routes.answer,
    routes.readNaming,
    routes.openRequests,
    routes.fileAtDesk,
    routes.stepAtDesk,
    routes.createExport,
    routes.exportArchive,
  ].map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
);

/** What a watch hears of an answer; mostly nothing. */
export function securityOf(
  asked: Asked,
  { status, code, reason }: Answer,
): SecurityEvent | undefined {
  if (code === 'token-refused') return { event: code, reason, ...asked };
  if (code === 'not-allowed') return { event: code, ...asked };
  if (code === 'too-many-requests') return { event: 'limited', ...asked };
  if (code === 'not-found' && asked.route.includes(':')) return { event: 'missed', ...asked };
  if (status < 300 && LOOKS.has(`${asked.method} ${asked.route}`)) {
    return { event: 'looked', ...asked };
  }
  return undefined;
}

/** What a watch hears of a recipient that may read no more, or again. */
export const turnedOf = ({ recipient, says, why }: Turn): SecurityEvent => ({
  event: `recipient-${says}`,
  recipient,
  why,
});
