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
  'rights.title': 'My file, and erasing',
  'file.title': 'Everything about me',
  'file.lead':
    'One file with everything that is kept about you here: what you told, allowed and did, and who read something.',
  'file.save': 'Save the file',
  'file.making': 'The file is being written. This can take a moment.',
  'file.saved': 'The file is saved. It contains everything about you.',
  'file.failed': 'The file did not arrive whole. Nothing is saved. Try it again.',
  'leave.title': 'Erase everything',
  'leave.goes': 'This goes:',
  'gone.told': 'what you told: {fields}',
  'gone.given': 'what you allowed and asked for',
  'gone.settled': 'what you ticked off',
  'gone.history': 'what you did, and who read something',
  'leave.stays': 'This stays:',
  'stays.shred': 'checksums in the log that lead to nobody any more',
  'stays.restrict':
    'the proof of what you allowed, locked away until {date}, in case of a dispute about it (GDPR Art. 17(3)(e))',
  'stays.read': 'what somebody has read and still knows',
  'stays.own': 'what you saved yourself',
  'leave.when':
    'None of it is used from that moment. All is gone after a day at the latest. As long as it is there, you can stay.',
  'leave.do': 'Erase everything',
  'leave.done': 'Nothing is used from now on. Everything will be erased.',
  'leave.due': 'Everything will be erased on {date} at {time}. Until then nothing is used.',
  'leave.stay': 'I am staying after all',
  'leave.stayed': 'You are staying. All is as it was before.',
  'leave.nothing': 'Nothing about you is kept here.',
};
