const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** What we say in English. */
export const en = {
  and: 'and',
  names: new Map<string, string>(),
  /** `2026-11-20` is 20 November 2026. */
  day: (date: string): string => {
    const [year, month, day] = date.split('-').map(Number);
    return [day, MONTHS[month! - 1], year].join(' ');
  },
  texts: {
    'gate.store': 'here in the store today',
    'gate.allergies': "without {words} according to the producer's declaration of {date}",
    'gate.allergies-traces':
      "without {words} as an ingredient according to the producer's declaration of {date}; may contain traces: {traces}",
    'gate.children': 'age rules for children: no conflict found',
    'gate.intolerances': '{words}: no conflict found',
    'gate.carbohydrates': 'up to {grams} g of carbohydrates a portion',
    'gate.diet': '{words}: no conflict found',
    'gate.diet-certified': '{words}: no conflict found; certificate: {certificates}',
    'gate.guests': 'what you said for your guests: no conflict found',
    'gate.memory': 'only the way you like it, just as you told us',
    'gate.important': 'nothing heavy, because something important is on tomorrow',
    'gate.late-home': '{minutes} minutes at most, because the evening will be short',
    'gate.early-start': '{minutes} minutes at most, because tomorrow starts early',
    'gate.away': 'nothing that spoils quickly',
    'boost.remembered': 'just as you told us',
    'boost.remembered-in': 'with {products}, just as you told us',
    'boost.important-light': 'light, because something important is on tomorrow',
    'boost.important-medium': 'not heavy, because something important is on tomorrow',
    'boost.late-home': 'done in {minutes} minutes, because the evening will be short',
    'boost.early-start': 'done in {minutes} minutes, because tomorrow starts early',
    'boost.guests': 'comes out even for {count} people',
    'boost.pets': 'for the animal in your household',
    'boost.season': 'in season now',
    'boost.season-in': 'with {products}, in season now',
    'boost.effort': 'done in {minutes} minutes',
    'scale.batches': 'Rounded to half batches: {times} times the recipe.',
    'scale.large':
      'This is more than twice the recipe: take a larger pot or two, and allow more time.',
    'empty.nothing-wanted':
      'You have not asked for any of this. You can change what you want back at any time.',
    'empty.nothing-in-stock':
      'This store has none of it. Another store may have it, or ask at the counter.',
    'empty.nothing-passes':
      'Nothing here passes every check today. Ask at the counter, or look in another store.',
    'empty.nothing-new': 'There is nothing new on this today. Do ask at the counter.',
    'empty.unknown-word':
      'We cannot look up {words} in what this store sells, so nothing could be checked. Write it another way, or ask at the counter.',
  },
} as const;
