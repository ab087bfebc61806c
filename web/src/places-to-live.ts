import type { RESIDENCES } from '@village-butcher/sdk/contract';

/** Where somebody may live, in the words of that place: who lives there can read them. */
export const PLACES: Readonly<Record<(typeof RESIDENCES)[number], string>> = {
  'DE-BW': 'Baden-Württemberg',
  'DE-BY': 'Bayern',
  'DE-BE': 'Berlin',
  'DE-BB': 'Brandenburg',
  'DE-HB': 'Bremen',
  'DE-HH': 'Hamburg',
  'DE-HE': 'Hessen',
  'DE-MV': 'Mecklenburg-Vorpommern',
  'DE-NI': 'Niedersachsen',
  'DE-NW': 'Nordrhein-Westfalen',
  'DE-RP': 'Rheinland-Pfalz',
  'DE-SL': 'Saarland',
  'DE-SN': 'Sachsen',
  'DE-ST': 'Sachsen-Anhalt',
  'DE-SH': 'Schleswig-Holstein',
  'DE-TH': 'Thüringen',
  AT: 'Österreich',
  NL: 'Nederland',
  BE: 'België, Belgique',
  LU: 'Lëtzebuerg',
  FR: 'France',
  DK: 'Danmark',
  PL: 'Polska',
  CZ: 'Česko',
};
