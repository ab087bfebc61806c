import type { Field, Purpose, RECIPIENT_KINDS } from '../contract/vocabulary.js';

/** Words of the contract that have a name here. One that lacks it does not compile. */
type Named =
  `field.${Field}` | `purpose.${Purpose}` | `recipient.${(typeof RECIPIENT_KINDS)[number]}`;

/** What is said of how much is shared, and of what is on its way in German. A sentence begins small where it may stand inside another. */
export const de = {
  'village.title': 'Mein Dorf',
  loading: 'Einen Moment.',
  'status.some': 'Du teilst {facts} mit {recipients}.',
  'status.none': 'Du teilst nichts. Du siehst, was alle sehen.',
  'facts.one': '{n} Angabe',
  'facts.other': '{n} Angaben',
  'recipients.one': '{n} Empfänger',
  'recipients.other': '{n} Empfängern',
  'permission.to': 'an {recipient}',
  'permission.for': 'für {purpose}',
  'permission.until': 'bis {date}',
  'withdraw.waiting':
    'Auf diesem Gerät gilt es schon. Der Dienst erfährt es, sobald du Verbindung hast.',
  'receipt.title': 'Beleg',
  'receipt.number': 'Beleg {number}',
  offline: 'Keine Verbindung. Stand {time}.',
  unreachable: 'Keine Verbindung.',
  unseen: 'Das lässt sich gerade nicht zeigen.',
  again: 'Noch einmal',
  stranger: 'Hier ist niemand angemeldet.',
  'field.diet': 'Ernährung',
  'field.allergies': 'Allergien',
  'field.household': 'Haushalt',
  'field.children': 'Kinder',
  'field.pets': 'Tiere',
  'field.calendar': 'Kalender',
  'field.memory': 'Merkzettel',
  'field.other': 'eine Angabe, die wir hier noch nicht kennen',
  'purpose.recipes': 'Rezepte',
  'purpose.shopping-tips': 'Einkaufstipps',
  'purpose.offers': 'Angebote',
  'purpose.staff-picks': 'Tipps vom Team',
  'purpose.neighbour-picks': 'Tipps der Nachbarn',
  'purpose.events': 'Termine',
  'purpose.answers': 'Antworten',
  'purpose.brand-messages': 'Nachrichten von Marken',
  'purpose.other': 'einen Zweck, den wir hier noch nicht kennen',
  'recipient.app': 'meine {name}',
  'recipient.counter': 'die {name}',
  'recipient.neighbours': 'die {name}',
  'recipient.brand': 'die Marke {name}',
  'recipient.other': '{name}',
} as const satisfies Readonly<Record<Named, string>> & Readonly<Record<string, string>>;

/** Every sentence of it. A language that lacks one does not compile. */
export type CoreKey = keyof typeof de;
