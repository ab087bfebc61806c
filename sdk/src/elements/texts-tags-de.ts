import type { SettledWord, UNITS } from '../contract/vocabulary.js';

/** Words of the contract that have a name here. One that lacks it does not compile. */
type Named = `unit.${(typeof UNITS)[number]}` | `settled.${SettledWord}`;

/** What is said of suggestions in German. A sentence begins small where it may stand inside another. */
export const de = {
  'suggestions.title': 'Vorschläge',
  'suggestions.nowhere': 'Noch ist kein Markt gewählt.',
  'label.you': 'Für dich',
  'label.all': 'Für alle',
  why: 'Warum?',
  'why.rests': 'Beruht auf:',
  'why.stop': 'Nicht mehr verwenden',
  'settle.taken': '{title}: genommen. Kommt 14 Tage nicht wieder.',
  'settle.later': '{title}: später. Kommt 14 Tage nicht.',
  'settle.never': '{title}: nie wieder.',
  'settle.undone': '{title}: darf wieder kommen.',
  'portions.one': '{n} Portion',
  'portions.other': '{n} Portionen',
  'list.title': 'Einkaufsliste für {portions}',
  'list.together': 'Einkaufsliste für alle Rezepte',
  'list.packs': '{amount}, {n} × {pack}',
  'list.rest': '{rest} bleiben übrig',
  'list.or': '{title} oder {others}',
  unchecked: 'Nicht geprüft: {fields}',
  'held.title': 'Zurückgehalten: {n}',
  'settled.taken': 'Genommen',
  'settled.later': 'Später',
  'settled.never': 'Nie wieder',
  'settled.other': '{word}',
  'unit.g': '{n} g',
  'unit.ml': '{n} ml',
  'unit.piece': '{n} Stück',
  'unit.other': '{n} {word}',
  'kind.recipe': 'Rezept',
  'kind.product': 'Einkaufstipp',
  'kind.other': 'Vorschlag',
} as const satisfies Readonly<Record<Named, string>> & Readonly<Record<string, string>>;

/** Every sentence of it. A language that lacks one does not compile. */
export type TagKey = keyof typeof de;
