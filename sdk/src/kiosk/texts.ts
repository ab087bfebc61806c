import type { Catalogue } from '../elements/words.js';

/** What is said on a screen that everybody uses in German. */
const de = {
  'kiosk.lead': 'Diesen Bildschirm sehen auch andere.',
  'kiosk.show': 'Meine Angaben zeigen',
  'kiosk.done': 'Fertig',
  'kiosk.soon': 'In 20 Sekunden leert sich die Anzeige. Jede Berührung verlängert.',
  'kiosk.cleared': 'Geleert.',
} as const;

/** Names a sentence of it. A language that lacks one does not compile. */
export type KioskKey = keyof typeof de;

/** What is said there, in every language. */
export const KIOSK: Catalogue<KioskKey> = {
  de,
  en: {
    'kiosk.lead': 'Others can see this screen, too.',
    'kiosk.show': 'Show what is mine',
    'kiosk.done': 'Done',
    'kiosk.soon': 'The screen clears in 20 seconds. Any touch keeps it.',
    'kiosk.cleared': 'Cleared.',
  },
  nl: {
    'kiosk.lead': 'Anderen zien dit scherm ook.',
    'kiosk.show': 'Mijn gegevens tonen',
    'kiosk.done': 'Klaar',
    'kiosk.soon': 'Over 20 seconden wordt het scherm leeg. Elke aanraking verlengt dat.',
    'kiosk.cleared': 'Leeggemaakt.',
  },
};
