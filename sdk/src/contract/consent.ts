import * as z from 'zod/mini';
import { NoticeControl, NoticeStatement } from './notice.js';
import {
  Channel,
  Control,
  Field,
  LocaleTag,
  MemberId,
  Moment,
  Purpose,
  RecipientId,
  Surface,
  Uuid,
  Verdict,
  text,
} from './shape.js';

/** What to whom for what: the three words of a permission. */
export const Which = z.strictObject({ field: Field, recipient: RecipientId, purpose: Purpose });
export type Which = z.infer<typeof Which>;

/** The smallest thing that can be given. Ends at most 12 months ahead, for brands 90 days. */
export const Permission = z.extend(Which, { until: Moment });
export type Permission = z.infer<typeof Permission>;

/** Names the text that was on screen. */
export const NoticeRef = z.strictObject({
  id: text(64),
  version: z.int().check(z.minimum(1), z.maximum(1_000_000)),
  locale: LocaleTag,
});
export type NoticeRef = z.infer<typeof NoticeRef>;

/** Two ends for one permission would be two answers to one question. */
const isEachOnce = (permissions: readonly Which[]): boolean =>
  new Set(permissions.map(({ field, recipient, purpose }) => `${recipient} ${purpose} ${field}`))
    .size === permissions.length;

const eachOnce = z.refine<readonly Which[]>(isEachOnce, { error: 'Each once.' });

/**
 * What the device says of when it was done. It decides nothing, and a clock that is wrong refuses
 * nothing: what is no time counts as not said.
 */
const Claimed = text(40);

/**
 * One act of choosing: every permission that was ticked, every one that was refused by name, and the
 * notice beside them. Silence is neither. `snapshot` is the `notice-snapshot` that came with where
 * the customer stood: nothing is given without it, and the client of this package adds it itself.
 */
export const GrantAct = z
  .strictObject({
    permissions: z.array(Permission).check(z.maxLength(100), eachOnce),
    declined: z.optional(z.array(Which).check(z.maxLength(100), eachOnce)),
    notice: NoticeRef,
    surface: Surface,
    control: Control,
    snapshot: z.optional(z.string().check(z.maxLength(8000))),
    occurredAt: z.optional(Claimed),
  })
  .check(
    z.refine(({ permissions, declined = [] }) => permissions.length + declined.length > 0, {
      error: 'Choose something.',
      path: ['permissions'],
    }),
    z.refine(({ permissions, declined = [] }) => isEachOnce([...permissions, ...declined]), {
      error: 'A yes or a no.',
      path: ['declined'],
    }),
  );
export type GrantAct = z.infer<typeof GrantAct>;

/** One act of taking back. No notice, no reason, no version (L11). `all` is resolved at commit. */
export const WithdrawalAct = z.strictObject({
  permissions: z.union([z.literal('all'), z.array(Which).check(z.minLength(1), z.maxLength(100))]),
  surface: Surface,
  control: Control,
  occurredAt: z.optional(Claimed),
});
export type WithdrawalAct = z.infer<typeof WithdrawalAct>;

/** Nothing is used until then, and nothing is taken back by it. */
export const PauseAct = z.strictObject({ until: Moment });
export type PauseAct = z.infer<typeof PauseAct>;

/** `21:00`, in the zone of the store. */
const TimeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** How, how often and when not: an instruction for one purpose. */
export const WishAct = z.strictObject({
  channel: Channel,
  mostPerDay: z.optional(z.int().check(z.minimum(1), z.maximum(100))),
  mostPerMonth: z.optional(z.int().check(z.minimum(1), z.maximum(1000))),
  quiet: z.optional(z.strictObject({ from: TimeOfDay, to: TimeOfDay })),
});
export type WishAct = z.infer<typeof WishAct>;

/** A wish as it stands. */
export const Wish = z.object({ ...WishAct.shape, purpose: Purpose });
export type Wish = z.infer<typeof Wish>;

/**
 * One line in the customer's hand: exactly the bytes that were committed to, and the salt that
 * opens the commitment. `proof` (C2SP tlog-proof) shows it in the log, once it is there.
 */
export const ReceiptLine = z.object({
  kind: z.enum(['consent', 'disclosure']),
  payload: z.string(),
  salt: z.string(),
  leafHash: z.string(),
  proof: z.nullable(z.string()),
});
export type ReceiptLine = z.infer<typeof ReceiptLine>;

/**
 * What the customer keeps of an act: its lines, none if it changed nothing. At first with our signed
 * promise that they will be in the log; once sealed, with the proof that they are.
 */
export const Receipt = z.object({
  receipt: z.literal('village-butcher/receipt@v1'),
  id: Uuid,
  log: z.string(),
  state: z.enum(['promised', 'sealed']),
  lines: z.array(ReceiptLine),
  checkpoint: z.nullable(z.string()),
  promise: z.nullable(z.string()),
});
export type Receipt = z.infer<typeof Receipt>;

/**
 * A text that was on screen: immutable, one for each version and locale. Where it lists its controls,
 * the words on them are these; where it has statements, each stands beside its control.
 */
export const Notice = z.object({
  id: z.string(),
  version: z.int(),
  locale: z.string(),
  text: z.string(),
  sha256: z.string(),
  controls: z.optional(z.array(z.object(NoticeControl.shape))),
  statements: z.optional(z.array(z.object(NoticeStatement.shape))),
});
export type Notice = z.infer<typeof Notice>;

/**
 * Why a permission that stands is paused, though its customer did not pause: how it was given is looked
 * into, or its recipient was told something and does not answer.
 */
export const HOLDS = ['quarantine', 'suspended'] as const;

/** Where one permission stands. */
export const Stand = z.object({
  field: Field,
  recipient: z.string(),
  purpose: Purpose,
  verdict: Verdict,
  until: z.nullable(Moment),
  line: Uuid,
  held: z.optional(z.enum(HOLDS)),
  /** Until when its customer restricted this one alone, if they lift it no earlier. */
  pausedUntil: z.optional(Moment),
});
export type Stand = z.infer<typeof Stand>;

/** What can be given to one recipient for one purpose: the fields that can matter for it. */
export const Askable = z.object({
  recipient: z.string(),
  purpose: Purpose,
  fields: z.array(Field),
  longestDays: z.int(),
});

/** Everything a customer has to know about where they stand. */
export const Standing = z.object({
  standing: z.array(Stand),
  askable: z.array(Askable),
  wishes: z.array(Wish),
  notices: z.array(Notice),
  recipients: z.array(z.object({ id: z.string(), name: z.string() })),
  told: z.array(Field),
  pending: z.array(z.object({ field: Field, member: MemberId })),
  pausedUntil: z.nullable(Moment),
});
export type Standing = z.infer<typeof Standing>;

/** A one-time code for another adult, who confirms with a token of their own (L12). */
export const Invitation = z.object({ member: MemberId, code: z.string(), until: Moment });
export type Invitation = z.infer<typeof Invitation>;

/** Another adult confirms what was said of them. */
export const ConfirmationAct = z.strictObject({
  code: z.string().check(z.regex(/^[A-Z2-7]{26}$/)),
});
export type ConfirmationAct = z.infer<typeof ConfirmationAct>;
