import { FIELDS_FOR, type GrantAct, type Purpose } from '@village-butcher/sdk/contract';
import { longestEnd } from '../src/consent/register.js';
import type { Parts } from '../src/parts.js';

/** The app that everybody shares with. */
const APP = 'app:brandt';
/** What the start page asks for, and so what they want and share for. */
export const PURPOSES: readonly Purpose[] = ['recipes', 'shopping-tips'];

/** The act of giving the app all that can matter for what they want, for as long as can be. */
export function shareAll(
  shelves: Parts['shelves'],
  control: GrantAct['control'],
  most = Infinity,
): GrantAct {
  const until = longestEnd({ recipient: APP }, new Date()).toISOString();
  const permissions = PURPOSES.flatMap((purpose) =>
    FIELDS_FOR[purpose].map((field) => ({ recipient: APP, purpose, field, until })),
  );
  const { id, version, locale } = shelves.current().register.notices[0]!;
  const notice = { id, version, locale };
  return { permissions: permissions.slice(0, most), notice, surface: 'permission-centre', control };
}
