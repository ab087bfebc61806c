import type { RightsKey } from './texts-rights.de.js';

/** The same in English. */
export const en: Readonly<Record<RightsKey, string>> = {
  'proofs.title': 'How I check receipts',
  'proofs.lead': 'This browser checks each receipt by itself, with the key of the log.',
  'proofs.none': 'This page has brought no key. Enter one, then you can check.',
  'proofs.will': 'At the first check it keeps the key that this page has brought.',
  'proofs.service': 'The page brought this key, kept on {date}.',
  'proofs.me': 'You entered this key yourself on {date}.',
  'proofs.found': 'So it shows what was changed since.',
  'proofs.missed':
    'Page and key come from the same service. Who forges both from the start is found only if you have the key from elsewhere.',
  'proofs.key': 'Key of the log',
  'proofs.keep': 'Keep this key',
  'proofs.changed':
    'The key of this page differs from that of {date}. The old one is used to check. Ask before you keep the new one.',
  'proofs.take': 'Keep the new key',
};
