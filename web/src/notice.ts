import type { Notice } from '@village-butcher/sdk';
import type { Locale } from '@village-butcher/sdk/contract';

/**
 * The newest text of the house's notice, in the customer's language if there is one. A house without
 * a notice has nothing that could be given, and no catalogue either.
 */
export function noticeFor(notices: readonly Notice[], locale: Locale): Notice {
  const own = notices.filter(({ id }) => id === notices[0]?.id);
  const newest = Math.max(...own.map(({ version }) => version));
  const current = own.filter(({ version }) => version === newest);
  const [notice] = current.filter((one) => one.locale.startsWith(locale)).concat(current);
  if (!notice) throw new Error('The catalogue has no notice.');
  return notice;
}
