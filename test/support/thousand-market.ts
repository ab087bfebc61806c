import { FIELDS_FOR, PURPOSES, type CatalogueImport } from '@village-butcher/sdk/contract';
import { CHEESE } from './counters.js';
import { MARKET } from './market.js';

/** The two apps that customers share with. */
export const [BRANDT, MILL_APP] = ['app:brandt', 'app:mill'] as const;

const OTHERS = MARKET.recipients.filter(({ id }) => id !== BRANDT);
/** Some of what is known of them, of some of them. */
export const RECIPIENTS: CatalogueImport['recipients'] = [
  { id: BRANDT, name: 'Brandt', role: 'controller', country: 'DE' },
  { id: MILL_APP, name: 'Mühle', role: 'processor' },
  { id: CHEESE, name: 'Käsetheke' },
  ...OTHERS,
];
export const BRANDT_KEEPS_DAYS = 30;

/** What the journal knows of a recipient. */
export const partyOf = ({ id, name, role, country }: CatalogueImport['recipients'][number]) => ({
  name,
  ...(role && { role }),
  ...(country && { country }),
  ...(id === BRANDT && { keepsDays: BRANDT_KEEPS_DAYS }),
});

type Notice = CatalogueImport['notice'];

/** The text of a version: what can be pressed beside it, and what it is about. Each is about one purpose more. */
function noticeAt(version: number, notice: Notice): Notice {
  const controls = (['allow', 'switch', 'undo'] as const).map((id) => ({
    id,
    label: `${id} ${notice.locale} ${version}`,
  }));
  const uses = RECIPIENTS.flatMap(({ id: recipient, name: recipientName }) =>
    PURPOSES.slice(0, version).map((purpose) => ({
      recipient,
      purpose,
      fields: [...FIELDS_FOR[purpose]],
      recipientName,
      role: 'controller' as const,
      country: 'DE',
      retentionDays: BRANDT_KEEPS_DAYS,
      longestDays: 365,
      profiling: false,
    })),
  );
  return { ...notice, version, text: `${notice.text} (${version})`, controls, uses };
}

/** The market, with the texts of a version. */
export const marketAt = (version: number): CatalogueImport => ({
  ...MARKET,
  recipients: RECIPIENTS,
  notice: noticeAt(version, MARKET.notice),
  notices: MARKET.notices!.map((one) => noticeAt(version, one)),
});
