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
  'rights.title': 'Auskunft und Löschen',
  'file.title': 'Alles über mich',
  'file.lead':
    'Eine Datei mit allem, was hier über dich steht: was du gesagt, erlaubt und getan hast, und wer etwas gelesen hat.',
  'file.save': 'Datei speichern',
  'file.making': 'Die Datei wird geschrieben. Das kann einen Moment dauern.',
  'file.saved': 'Die Datei ist gespeichert. Sie enthält alles über dich.',
  'file.failed': 'Die Datei kam nicht ganz an. Gespeichert ist nichts. Versuch es noch einmal.',
  'leave.title': 'Alles löschen',
  'leave.goes': 'Das geht:',
  'gone.told': 'was du gesagt hast: {fields}',
  'gone.given': 'was du erlaubt und dir gewünscht hast',
  'gone.settled': 'was du abgehakt hast',
  'gone.history': 'was du getan hast, und wer etwas gelesen hat',
  'leave.stays': 'Das bleibt:',
  'stays.shred': 'Prüfsummen im Protokoll, die zu niemandem mehr führen',
  'stays.restrict':
    'der Nachweis deiner Erlaubnisse, weggeschlossen bis {date}, falls es Streit darüber gibt (DSGVO Art. 17 Abs. 3 e)',
  'stays.read': 'was jemand gelesen hat und noch weiß',
  'stays.own': 'was du selbst gespeichert hast',
  'leave.when':
    'Verwendet wird davon sofort nichts mehr. Weg ist alles spätestens nach einem Tag. Solange es noch da ist, kannst du bleiben.',
  'leave.do': 'Alles löschen',
  'leave.done': 'Ab jetzt wird nichts mehr verwendet. Alles wird gelöscht.',
  'leave.due': 'Alles wird am {date} um {time} gelöscht. Bis dahin wird nichts verwendet.',
  'leave.stay': 'Ich bleibe doch',
  'leave.stayed': 'Du bleibst. Alles ist, wie es vorher war.',
  'leave.nothing': 'Hier steht nichts mehr von dir.',
} as const satisfies Readonly<Record<string, string>>;

/** Every sentence of it. A language that lacks one does not compile. */
export type RightsKey = keyof typeof de;
