const MONTHS =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(
    ' ',
  );

/** What we say in Dutch. */
export const nl = {
  and: 'en',
  names: new Map([
    ['vegan', 'veganistisch'],
    ['vegetarian', 'vegetarisch'],
    ['pescatarian', 'pescotarisch'],
    ['kosher', 'koosjer'],
  ]),
  /** `2026-11-20` is 20 november 2026. */
  day: (date: string): string => {
    const [year, month, day] = date.split('-').map(Number);
    return [day, MONTHS[month! - 1], year].join(' ');
  },
  /** 199 cents are € 1,99. */
  money: (cents: number): string => `€\u00a0${(cents / 100).toFixed(2).replace('.', ',')}`,
  texts: {
    'gate.store': 'vandaag hier in de winkel',
    'gate.allergies': 'zonder {words} volgens de fabrikant (opgave van {date})',
    'gate.allergies-traces':
      'zonder {words} als ingrediënt volgens de fabrikant (opgave van {date}); kan sporen van {traces} bevatten',
    'gate.children': 'leeftijdsregels voor kinderen: geen conflict gevonden',
    'gate.intolerances': '{words}: geen conflict gevonden',
    'gate.carbohydrates': 'hooguit {grams} g koolhydraten per portie',
    'gate.diet': '{words}: geen conflict gevonden',
    'gate.diet-certified': '{words}: geen conflict gevonden; certificaat: {certificates}',
    'gate.guests': 'wat je over je gasten hebt doorgegeven: geen conflict gevonden',
    'gate.memory': 'alleen zoals jij het lekker vindt: zo heb je het ons verteld',
    'gate.important': 'niets zwaars, want morgen heb je iets belangrijks',
    'gate.late-home': 'hooguit {minutes} minuten, want het wordt een korte avond',
    'gate.early-start': 'hooguit {minutes} minuten, want morgen moet je er vroeg uit',
    'gate.away': 'niets wat snel bederft',
    'boost.remembered': 'precies zoals je het ons hebt verteld',
    'boost.remembered-in': 'met {products}, zoals je het ons hebt verteld',
    'boost.important-light': 'licht, want morgen heb je iets belangrijks',
    'boost.important-medium': 'niet zwaar, want morgen heb je iets belangrijks',
    'boost.late-home': 'in {minutes} minuten klaar, want het wordt een korte avond',
    'boost.early-start': 'in {minutes} minuten klaar, want morgen moet je er vroeg uit',
    'boost.guests': 'precies goed voor {count} aan tafel',
    'boost.household': 'komt precies uit voor {count} aan tafel',
    'boost.variety': 'weer eens iets anders dan de laatste keer',
    'boost.pets': 'voor jullie huisdier',
    'boost.season': 'nu in het seizoen',
    'boost.season-in': 'met {products}, nu in het seizoen',
    'boost.effort': 'in {minutes} minuten klaar',
    'boost.offer': 'vandaag hier voor {price} in plaats van {before}',
    'boost.offer-in': 'met {products}, vandaag in de aanbieding',
    'counter.diet': '{words}',
    'counter.without': 'graag zonder {words} als ingrediënt',
    'counter.without-traces': 'graag zonder {words}, ook niet in sporen',
    'counter.household': 'aan tafel: {count}',
    'counter.appetite-small': 'kleine eetlust',
    'counter.appetite-large': 'grote eetlust',
    'counter.months': 'een kind, maanden oud: {count}',
    'counter.years': 'een kind, jaren oud: {count}',
    'counter.important': '{date}: een belangrijke dag',
    'counter.late-home': '{date}: een korte avond',
    'counter.early-start': '{date}: het begint vroeg',
    'counter.guests': '{date}: gasten',
    'counter.table': '{date}: gasten, aan tafel: {count}',
    'scale.batches': 'Op halve porties deeg afgerond: {times} keer het recept.',
    'scale.large':
      'Dit is meer dan het dubbele van het recept: neem een grotere pan of twee, en reken op meer tijd.',
    'empty.nothing-wanted':
      'Hier heb je niet om gevraagd. Je kunt altijd aanpassen wat je van ons wilt krijgen.',
    'empty.nothing-in-stock':
      'Dit hebben we niet in deze winkel. Kijk in een andere winkel of vraag het bij de toonbank.',
    'empty.nothing-passes':
      'Vandaag komt hier niets door alle controles. Vraag het bij de toonbank of kijk in een andere winkel.',
    'empty.nothing-new': 'Er is vandaag niets nieuws. Vraag gerust bij de toonbank.',
    'empty.unknown-word':
      'Over {words} vinden we niets in ons assortiment, dus konden we niets controleren. Schrijf het anders of vraag het bij de toonbank.',
  },
} as const;
