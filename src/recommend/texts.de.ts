/** What we say in German. */
export const de = {
  and: 'und',
  names: new Map([
    ['vegetarian', 'vegetarisch'],
    ['pescatarian', 'pescetarisch'],
    ['kosher', 'koscher'],
    ['lactose', 'Laktose'],
  ]),
  /** `2026-11-20` is 20.11.2026. */
  day: (date: string): string => date.split('-').toReversed().join('.'),
  /** 199 cents are 1,99 €. */
  money: (cents: number): string => `${(cents / 100).toFixed(2).replace('.', ',')}\u00a0€`,
  texts: {
    'gate.store': 'heute hier im Markt',
    'gate.allergies': 'ohne {words} laut Herstellerangabe vom {date}',
    'gate.allergies-traces':
      'ohne {words} als Zutat laut Herstellerangabe vom {date}; kann Spuren enthalten: {traces}',
    'gate.children': 'Altersregeln für Kinder: kein Konflikt gefunden',
    'gate.intolerances': '{words}: kein Konflikt gefunden',
    'gate.carbohydrates': 'bis {grams} g Kohlenhydrate je Portion',
    'gate.diet': '{words}: kein Konflikt gefunden',
    'gate.diet-certified': '{words}: kein Konflikt gefunden; Zertifikat: {certificates}',
    'gate.guests': 'Angaben zu deinen Gästen: kein Konflikt gefunden',
    'gate.memory': 'nur so, wie du es magst: so hast du es uns gesagt',
    'gate.important': 'nichts Schweres, weil morgen etwas Wichtiges ansteht',
    'gate.late-home': 'höchstens {minutes} Minuten, weil der Abend kurz wird',
    'gate.early-start': 'höchstens {minutes} Minuten, weil es morgen früh losgeht',
    'gate.away': 'nichts, was schnell verdirbt',
    'boost.remembered': 'genau so hast du es uns gesagt',
    'boost.remembered-in': 'mit {products}: so hast du es uns gesagt',
    'boost.important-light': 'leicht, weil morgen etwas Wichtiges ansteht',
    'boost.important-medium': 'nicht schwer, weil morgen etwas Wichtiges ansteht',
    'boost.late-home': 'in {minutes} Minuten fertig, weil der Abend kurz wird',
    'boost.early-start': 'in {minutes} Minuten fertig, weil es morgen früh losgeht',
    'boost.guests': 'genau richtig für {count} am Tisch',
    'boost.household': 'geht für {count} am Tisch ohne Rest auf',
    'boost.variety': 'mal etwas anderes als zuletzt',
    'boost.pets': 'für euer Haustier',
    'boost.season': 'hat gerade Saison',
    'boost.season-in': 'mit {products}, gerade in Saison',
    'boost.effort': 'in {minutes} Minuten fertig',
    'boost.offer': 'heute hier {price} statt {before}',
    'boost.offer-in': 'mit {products}, heute im Angebot',
    'scale.batches': 'Auf halbe Teige gerundet: {times} mal das Rezept.',
    'scale.large':
      'Das ist mehr als das Doppelte des Rezepts: Nimm einen größeren Topf oder zwei, und rechne mehr Zeit ein.',
    'empty.nothing-wanted':
      'Davon hast du dir nichts gewünscht. Was du dir wünschst, kannst du jederzeit ändern.',
    'empty.nothing-in-stock':
      'Davon gibt es in diesem Markt nichts. Schau in einem anderen Markt vorbei oder frag an der Theke.',
    'empty.nothing-passes':
      'Heute ist hier nichts dabei, das alle Prüfungen besteht. Frag an der Theke oder schau in einem anderen Markt vorbei.',
    'empty.nothing-new': 'Dazu gibt es heute nichts Neues. Frag gern an der Theke.',
    'empty.unknown-word':
      'Zu {words} finden wir im Sortiment keine Angaben, deshalb konnten wir nichts prüfen. Schreib es anders oder frag an der Theke.',
  },
} as const;
