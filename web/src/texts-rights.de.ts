/** What is said in German of checking receipts, of the own file and of leaving. */
export const de = {
  'proofs.title': 'Womit ich Belege prüfe',
  'proofs.lead': 'Dieser Browser prüft jeden Beleg selbst, mit dem Schlüssel des Protokolls.',
  'proofs.none':
    'Diese Seite hat keinen Schlüssel mitgebracht. Trag einen ein, dann kannst du prüfen.',
  'proofs.will': 'Beim ersten Prüfen merkt er sich den Schlüssel, den diese Seite mitgebracht hat.',
  'proofs.service': 'Diesen Schlüssel hat die Seite mitgebracht, gemerkt am {date}.',
  'proofs.me': 'Diesen Schlüssel hast du am {date} selbst eingetragen.',
  'proofs.found': 'So fällt auf, was seitdem geändert wurde.',
  'proofs.missed':
    'Seite und Schlüssel kommen vom selben Dienst. Wer beide von Anfang an fälscht, fällt nur auf, wenn du den Schlüssel von anderswo hast.',
  'proofs.key': 'Schlüssel des Protokolls',
  'proofs.keep': 'Diesen Schlüssel merken',
  'proofs.changed':
    'Der Schlüssel dieser Seite ist ein anderer als der vom {date}. Geprüft wird mit dem alten. Frag nach, bevor du den neuen merkst.',
  'proofs.take': 'Neuen Schlüssel merken',
} as const satisfies Readonly<Record<string, string>>;

/** Every sentence of it. A language that lacks one does not compile. */
export type RightsKey = keyof typeof de;
