import { verifyGrowth, type Growth } from '@village-butcher/sdk/verify';
import { readLog, sizeIn } from '../log.js';

/** What one check came to. `unknown` is never a yes. */
export type Outcome = 'holds' | 'broken' | 'unknown';

/** What this browser found out by itself about the log that an answer stands on. */
export interface Checked {
  readonly signature: Outcome;
  readonly growth: Outcome;
  readonly position: Outcome;
  /** Why: the verifier's own word, where it said no. */
  readonly why: string;
  /** How long the log is now, and was when this tab first saw it or last checked it. */
  readonly size: number | null;
  readonly seen: number | null;
}

const SEEN = 'village-checkpoint';
const KEY = 'village-log-key';

/** The key of the log. The officer brought it from elsewhere: never the service. */
export const keyOfLog = (): string => localStorage.getItem(KEY) ?? '';

/** Pins a key. */
export const pinKey = (key: string): void => localStorage.setItem(KEY, key.trim());

/** Checks the log's last checkpoint, that the log only grew, and that an answer lies within it. */
export async function check(logSize: number): Promise<Checked> {
  const now = await checkpoint();
  if (now === null) return { ...NOTHING, why: 'no-checkpoint' };
  const seen = sessionStorage.getItem(SEEN);
  const signed = await verifyGrowth(now, now, [], { log: keyOfLog() });
  const grown = seen === null ? null : await grownFrom(seen, now);
  if (signed.state === 'grown' && grown?.state !== 'refused') sessionStorage.setItem(SEEN, now);
  const size = sizeIn(now);
  return {
    signature: outcomeOf(signed),
    growth: grown === null ? 'unknown' : outcomeOf(grown),
    position: signed.state === 'grown' ? (logSize <= size ? 'holds' : 'broken') : 'unknown',
    why: whyOf(signed) || (grown ? whyOf(grown) : ''),
    size,
    seen: seen === null ? null : sizeIn(seen),
  };
}

const NOTHING: Checked = {
  signature: 'unknown',
  growth: 'unknown',
  position: 'unknown',
  why: '',
  size: null,
  seen: null,
};

const checkpoint = async (): Promise<string | null> => {
  const bytes = await readLog('checkpoint').catch(() => null);
  return bytes && new TextDecoder().decode(bytes);
};

const grownFrom = (seen: string, now: string): Promise<Growth> =>
  verifyGrowth(seen, now, readLog, { log: keyOfLog() });

const outcomeOf = ({ state }: Growth): Outcome =>
  state === 'grown' ? 'holds' : state === 'refused' ? 'broken' : 'unknown';

const whyOf = (growth: Growth): string => {
  if (growth.state === 'refused') return growth.code;
  return growth.state === 'cannot-check' ? growth.reason : '';
};
