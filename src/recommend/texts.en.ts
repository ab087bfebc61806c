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
  /** 199 cents are €1.99. */
  money: (cents: number): string => `€${(cents / 100).toFixed(2)}`,
  texts: {
    'gate.store': 'here in the store today',
    'gate.allergies': "without {words} according to the producer's declaration of {date}",
    'gate.allergies-traces':
      "without {words} as an ingredient according to the producer's declaration of {date}; may contain traces: {traces}",
    'gate.children': 'age rules for children: no conflict found',
    'gate.intolerances': '{words}: no conflict found',
    'gate.carbohydrates': 'up to {grams} g of carbohydrates per portion',
    'gate.diet': '{words}: no conflict found',
    'gate.diet-certified': '{words}: no conflict found; certificate: {certificates}',
    'gate.guests': 'what you told us about your guests: no conflict found',
    'gate.memory': 'only the way you like it, just as you told us',
    'gate.important': 'nothing heavy, because you have something important tomorrow',
    'gate.late-home': '{minutes} minutes at most, because it will be a short evening',
    'gate.early-start': '{minutes} minutes at most, because tomorrow starts early',
    'gate.away': 'nothing that spoils quickly',
    'boost.remembered': 'just as you told us',
    'boost.remembered-in': 'with {products}, just as you told us',
    'boost.important-light': 'light, because you have something important tomorrow',
    'boost.important-medium': 'not heavy, because you have something important tomorrow',
    'boost.late-home': 'ready in {minutes} minutes, because it will be a short evening',
    'boost.early-start': 'ready in {minutes} minutes, because tomorrow starts early',
    'boost.guests': 'just right for {count} at the table',
    'boost.household': 'makes exactly enough for {count} at the table',
    'boost.variety': 'something different from last time',
    'boost.pets': 'for your pet',
    'boost.season': 'in season now',
    'boost.season-in': 'with {products}, in season now',
    'boost.effort': 'ready in {minutes} minutes',
    'boost.offer': 'here today for {price} instead of {before}',
    'boost.offer-in': 'with {products}, on offer today',
    'counter.diet': '{words}',
    'counter.without': 'please without {words} as an ingredient',
    'counter.without-traces': 'please without {words}, not even in traces',
    'counter.household': 'at the table: {count}',
    'counter.appetite-small': 'small appetite',
    'counter.appetite-large': 'large appetite',
    'counter.months': 'a child, months old: {count}',
    'counter.years': 'a child, years old: {count}',
    'counter.important': '{date}: an important day',
    'counter.late-home': '{date}: a short evening',
    'counter.early-start': '{date}: an early start',
    'counter.guests': '{date}: guests',
    'counter.table': '{date}: guests, at the table: {count}',
    'scale.batches': 'Rounded to half batches: {times} times the recipe.',
    'scale.large':
      'This is more than twice the recipe: take a larger pot or two, and allow more time.',
    'empty.nothing-wanted':
      'You have not asked for any of this. You can change what you ask for at any time.',
    'empty.nothing-in-stock':
      'This store has none of this. Try another store, or ask at the counter.',
    'empty.nothing-passes':
      'Nothing here passes every check today. Ask at the counter, or try another store.',
    'empty.nothing-new': 'There is nothing new here today. Feel free to ask at the counter.',
    'empty.unknown-word':
      'We have no details on {words} in our range, so we could not check anything. Try another word, or ask at the counter.',
  },
} as const;
