import { names } from './names.de.js';
import { counterIn } from './texts-counter.js';
import { de as asks } from './texts-asks.de.js';
import { looksIn } from './texts-looks.js';
import { de as rights } from './texts-rights.de.js';

/** What the page alone says in German. A sentence begins small where it may stand inside another. */
export const de = {
  ...names,
  ...counterIn.de,
  ...looksIn.de,
  ...asks,
  ...rights,
  'village.of': 'Angemeldet: {name}',
  language: 'Sprache',
  'market.way': 'Im Markt',
  'market.there': 'Vorschläge und Einkaufsliste',
  'market.where': 'In welchem Markt bist du?',
  'market.guest': 'Du bist nicht angemeldet. Du siehst, was alle sehen.',
  'market.other': 'Anderer Markt',
  'settle.title': 'Was ich abgehakt habe',
  'settle.none': 'Du hast nichts abgehakt.',
  'settle.back': 'Darf wieder kommen',
  'settle.gone': 'nicht mehr da ({item})',
  'calendar.title': 'Mein Kalender',
  'calendar.preview':
    'Deine Kalenderdatei wird hier gelesen. Nur Tag und Hinweis verlassen dein Gerät, und nur was du sendest.',
  'calendar.file': 'Kalenderdatei öffnen (.ics)',
  'calendar.found': 'Das haben wir für heute und die nächsten 14 Tage gefunden.',
  'calendar.none': 'Für heute und die nächsten 14 Tage haben wir nichts gefunden.',
  'calendar.most': 'Höchstens {most} Hinweise gehen. Lass noch {n} weg.',
  'calendar.unreadable': 'Das ist keine Kalenderdatei, oder sie ist nicht ganz.',
  'calendar.count': 'Am Tisch',
  'calendar.out': 'Weglassen',
  'calendar.sent': 'Gesagt um {time}, statt der Hinweise davor.',
  'hints.one': 'Diesen Hinweis senden',
  'hints.other': 'Diese {n} Hinweise senden',
  'skipped.one': 'Einen Eintrag konnten wir nicht lesen.',
  'skipped.other': '{n} Einträge konnten wir nicht lesen.',
  'told.title': 'Was ich gesagt habe',
  'told.none': 'Du hast uns noch nichts gesagt.',
  'told.erase': 'Löschen',
  'told.erased': 'Gelöscht um {time}.',
  'told.nothing': 'keine',
  'told.traces': '{word}, auch Spuren',
  'told.grams': 'höchstens {n} g Kohlenhydrate je Portion',
  'told.intolerance': 'unverträglich: {word}',
  'told.eaters': 'am Tisch: {n}',
  'told.appetite': 'Appetit: {word}',
  'told.born': 'geboren {birth}',
  'told.guests': '{hint}, {n} am Tisch',
  'told.member': '{member}: {said}',
  'member.self': 'ich',
  'member.child': 'Kind {n}',
  'member.adult': 'Person {n}',
  waiting: 'Noch nicht angekommen. Hier gilt es schon, und es wird wieder versucht.',
  'door.title': 'Hier geht es in dein Dorf',
  'door.open': 'Öffne die Adresse, die der Dienst beim Start nennt. Sie enthält den Schlüssel.',
  'door.used': 'Diese Adresse wurde schon benutzt oder ist zu alt.',
  'door.next': 'Starte den Dienst neu. Dann nennt er eine neue.',
  'door.market': 'Auch ohne Schlüssel siehst du im Markt, was für alle da ist.',
} as const satisfies Readonly<Record<string, string>>;

/** Every sentence of it. A language that lacks one does not compile. */
export type OwnKey = keyof typeof de;
