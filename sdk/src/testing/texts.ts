const en = {
  'gate.store': 'here in the store today',
  'gate.allergies': "without {words} according to the producer's declaration of {date}",
  'gate.allergies-traces':
    "without {words} as an ingredient according to the producer's declaration of {date}; may contain traces: {traces}",
  'gate.children': 'age rules for children: no conflict found',
  'gate.intolerances': '{words}: no conflict found',
  'gate.carbohydrates': 'up to {grams} g of carbohydrates per portion',
  'gate.diet': '{words}: no conflict found',
  'gate.guests': 'what you told us about your guests: no conflict found',
  'gate.memory': 'only the way you like it, as you told us',
  'gate.important': 'nothing heavy before your important day',
  'gate.late-home': 'at most {minutes} minutes, for a short evening',
  'gate.early-start': 'at most {minutes} minutes, before your early start',
  'gate.away': 'nothing that spoils quickly',
  'boost.remembered': 'as you told us',
  'boost.remembered-in': 'with {products}, as you told us',
  'boost.pets': 'for your pet',
  'boost.season': 'in season now',
  'boost.season-in': 'with {products}, in season now',
  'boost.effort': 'ready in {minutes} minutes',
  'empty.nothing-wanted': 'You have not asked for any of this.',
  'empty.nothing-in-stock': 'This store has none of this.',
  'empty.nothing-passes': 'Nothing here passes every check today.',
  'empty.nothing-new': 'There is nothing new here today.',
  'empty.unknown-word': 'Nothing is known of {words}, so nothing could be checked.',
} as const;

/** What can be said. The keys are the service's; the texts are the fake's own. */
export type TextKey = keyof typeof en;

const de: Readonly<Record<TextKey, string>> = {
  'gate.store': 'heute hier im Markt',
  'gate.allergies': 'ohne {words} laut Herstellerangabe vom {date}',
  'gate.allergies-traces':
    'ohne {words} als Zutat laut Herstellerangabe vom {date}; kann Spuren enthalten: {traces}',
  'gate.children': 'Altersregeln für Kinder: kein Widerspruch gefunden',
  'gate.intolerances': '{words}: kein Widerspruch gefunden',
  'gate.carbohydrates': 'höchstens {grams} g Kohlenhydrate je Portion',
  'gate.diet': '{words}: kein Widerspruch gefunden',
  'gate.guests': 'was du von deinen Gästen gesagt hast: kein Widerspruch gefunden',
  'gate.memory': 'nur so, wie du es magst, wie du es gesagt hast',
  'gate.important': 'nichts Schweres vor deinem wichtigen Tag',
  'gate.late-home': 'höchstens {minutes} Minuten, für einen kurzen Abend',
  'gate.early-start': 'höchstens {minutes} Minuten, vor einem frühen Morgen',
  'gate.away': 'nichts, was schnell verdirbt',
  'boost.remembered': 'wie du es gesagt hast',
  'boost.remembered-in': 'mit {products}, wie du es gesagt hast',
  'boost.pets': 'für dein Tier',
  'boost.season': 'jetzt in der Saison',
  'boost.season-in': 'mit {products}, jetzt in der Saison',
  'boost.effort': 'in {minutes} Minuten fertig',
  'empty.nothing-wanted': 'Davon hast du dir nichts gewünscht.',
  'empty.nothing-in-stock': 'Davon hat dieser Markt nichts.',
  'empty.nothing-passes': 'Heute besteht hier nichts alle Prüfungen.',
  'empty.nothing-new': 'Heute gibt es hier nichts Neues.',
  'empty.unknown-word': 'Über {words} ist nichts bekannt, also ließ sich nichts prüfen.',
};

/** A text without a language yet. */
export interface Said {
  readonly key: TextKey;
  readonly params: Readonly<Record<string, string | number>>;
}

/** It in a language: German, or else English. */
export const textOf = ({ key, params }: Said, locale: string): string =>
  (locale === 'de' ? de : en)[key].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(params[name] ?? ''),
  );
