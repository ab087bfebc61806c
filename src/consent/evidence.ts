import * as z from 'zod/mini';
import { FIELDS, Moment, PURPOSES } from '@village-butcher/sdk/contract';

/**
 * What a line keeps of how an act came: by whom, how sure, through what, and the two clocks. Never an
 * address, a device or a place, and nothing that somebody typed.
 */
export const Evidence = z.strictObject({
  /** `assisted`: staff entered what a customer had asked for. Never a choice. */
  actedBy: z.enum(['self', 'assisted']),
  assurance: z.enum(['login', 'step-up']),
  client: z.string(),
  /** The version of the SDK that sent it; `null`: none said so. */
  sdk: z.nullable(z.string()),
  /** What the device claims, held to the arrival; `null`: it claims no time. */
  occurredAt: z.nullable(Moment),
  /** The claim lay ahead of the arrival. */
  wasAhead: z.boolean(),
  receivedAt: Moment,
});
export type Evidence = z.infer<typeof Evidence>;

/** The same of an act of choosing: with what was on the screen. */
export const EvidenceOfChoice = z.strictObject({
  ...Evidence.shape,
  actedBy: z.literal('self'),
  /** The snapshot, whole. */
  snapshot: z.string(),
  /** What could be chosen to whom and for what the act is about. */
  offered: z.array(
    z.strictObject({
      recipient: z.string(),
      purpose: z.enum(PURPOSES),
      fields: z.array(z.enum(FIELDS)),
      longestDays: z.int(),
    }),
  ),
});

/** Who brings an act, and when it came. */
export interface Witness extends Pick<Evidence, 'assurance' | 'client' | 'sdk'> {
  /** Not there: they do it themselves. */
  readonly actedBy?: 'assisted';
  readonly receivedAt: Date;
}

/** What is kept of how an act came. A device's clock is written down and decides nothing. */
export function evidenceOf(
  { receivedAt, ...witness }: Witness,
  occurredAt: string | undefined,
): Evidence {
  const claimed = new Date(occurredAt ?? Number.NaN);
  const wasAhead = claimed > receivedAt;
  const held = wasAhead ? receivedAt : claimed;
  return {
    actedBy: 'self',
    ...witness,
    occurredAt: momentOf(held),
    wasAhead,
    receivedAt: receivedAt.toISOString(),
  };
}

/** What is no time of these centuries was claimed by no clock. */
function momentOf(at: Date): string | null {
  const said = z.safeParse(Moment, Number.isNaN(at.getTime()) ? '' : at.toISOString());
  return said.success ? said.data : null;
}
