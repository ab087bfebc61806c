import type { Village } from '@village-butcher/sdk';
import { FIELDS_FOR, type Field, type Purpose } from '@village-butcher/sdk/contract';

/** Where customers of these tests shop. */
export const STORE = 'brandt/mutzenhausen';
/** What they share with. */
export const APP = 'app:brandt';
/** The text that is on screen. */
export const NOTICE = { id: 'what-i-share', version: 1, locale: 'de' } as const;
/** An end that is allowed. */
export const UNTIL = '2027-11-01T00:00:00.000Z';
/** How acts of giving are done. */
export const ALLOW = { surface: 'permission-centre', control: 'allow' } as const;
/** How everything is taken back. */
export const ALL = {
  permissions: 'all',
  surface: 'permission-centre',
  control: 'withdraw-all',
} as const;

/** One permission. */
export const which = (field: Field, purpose: Purpose = 'recipes', recipient = APP) => ({
  field,
  recipient,
  purpose,
});

/** The act of giving fields to the own app. */
export const giving = (fields: readonly Field[], purpose: Purpose = 'recipes', until = UNTIL) => ({
  permissions: fields.map((field) => ({ ...which(field, purpose), until })),
  notice: NOTICE,
  ...ALLOW,
});

/** The act of taking them back. */
export const taking = (fields: readonly Field[], purpose: Purpose = 'recipes') => ({
  permissions: fields.map((field) => which(field, purpose)),
  surface: 'permission-centre' as const,
  control: 'switch' as const,
});

/** Wishes something, and gives all that can matter for it. */
export async function shareAll(village: Village, purpose: Purpose): Promise<void> {
  await village.wishes.put(purpose, { channel: 'app' });
  await village.grant(giving(FIELDS_FOR[purpose], purpose));
}

/** What stands of a customer, in a line each. */
export async function standingOf(village: Village): Promise<readonly string[]> {
  const { standing } = await village.permissions.get();
  return standing.map(({ field, purpose, verdict }) => `${field} ${purpose} ${verdict}`).toSorted();
}

/** What a call was refused with: its status, code and the first member at fault. */
export const refusalOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'not refused',
    ({ status, code, problem }: Refused) =>
      [status, code, ...(problem?.issues?.[0]?.path ?? [])].join(' '),
  );

interface Refused {
  readonly status?: number;
  readonly code?: string;
  readonly problem?: { readonly issues?: readonly { readonly path: readonly unknown[] }[] };
}
