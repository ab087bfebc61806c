import type { Locale } from '../contract/vocabulary.js';
import type { Notice, NoticeRef } from '../client/shape.js';

/**
 * The newest text of the house's notice, in the customer's language if there is one. A house without
 * a notice has nothing that could be given.
 */
export function noticeFor(notices: readonly Notice[], locale: Locale): Notice | undefined {
  const own = notices.filter(({ id }) => id === notices[0]?.id);
  const newest = Math.max(...own.map(({ version }) => version));
  const current = own.filter(({ version }) => version === newest);
  return current.filter((one) => one.locale.startsWith(locale)).concat(current)[0];
}

/** Names a notice, as an act does. */
export const refOf = ({ id, version, locale }: Notice): NoticeRef => ({ id, version, locale });
