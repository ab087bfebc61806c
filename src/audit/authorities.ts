import type { Authority, RESIDENCES } from '@village-butcher/sdk/contract';
import type { JurisdictionId } from './deadline.js';

type Residence = (typeof RESIDENCES)[number];

const GERMANY = 'Aufsichtsbehörde des Bundeslandes';

/** Who hears a complaint, by where the customer lives (GDPR Art. 77(1)). Looked up in 2026. */
const AUTHORITIES: Readonly<Record<Residence | 'DE', readonly [name: string, url: string]>> = {
  DE: [GERMANY, 'https://www.bfdi.bund.de'],
  'DE-BW': ['LfDI Baden-Württemberg', 'https://www.baden-wuerttemberg.datenschutz.de'],
  'DE-BY': ['BayLDA', 'https://www.lda.bayern.de'],
  'DE-BE': ['BlnBDI', 'https://www.datenschutz-berlin.de'],
  'DE-BB': ['LDA Brandenburg', 'https://www.lda.brandenburg.de'],
  'DE-HB': ['LfDI Bremen', 'https://www.datenschutz.bremen.de'],
  'DE-HH': ['HmbBfDI', 'https://datenschutz-hamburg.de'],
  'DE-HE': ['HBDI Hessen', 'https://datenschutz.hessen.de'],
  'DE-MV': ['LfDI Mecklenburg-Vorpommern', 'https://www.datenschutz-mv.de'],
  'DE-NI': ['LfD Niedersachsen', 'https://www.lfd.niedersachsen.de'],
  'DE-NW': ['LDI Nordrhein-Westfalen', 'https://www.ldi.nrw.de'],
  'DE-RP': ['LfDI Rheinland-Pfalz', 'https://www.datenschutz.rlp.de'],
  'DE-SL': ['UDZ Saarland', 'https://www.datenschutz.saarland.de'],
  'DE-SN': ['SDTB Sachsen', 'https://www.datenschutz.sachsen.de'],
  'DE-ST': ['LfD Sachsen-Anhalt', 'https://datenschutz.sachsen-anhalt.de'],
  'DE-SH': ['ULD Schleswig-Holstein', 'https://www.datenschutzzentrum.de'],
  'DE-TH': ['TLfDI Thüringen', 'https://www.tlfdi.de'],
  AT: ['Datenschutzbehörde', 'https://www.dsb.gv.at'],
  NL: ['Autoriteit Persoonsgegevens', 'https://www.autoriteitpersoonsgegevens.nl'],
  BE: ['Autorité de protection des données', 'https://www.dataprotectionauthority.be'],
  LU: ['CNPD', 'https://cnpd.public.lu'],
  FR: ['CNIL', 'https://www.cnil.fr'],
  DK: ['Datatilsynet', 'https://www.datatilsynet.dk'],
  PL: ['UODO', 'https://uodo.gov.pl'],
  CZ: ['ÚOOÚ', 'https://uoou.gov.cz'],
};

/** By which law one goes to court against whoever keeps something (GDPR Art. 79), by country. */
const COURTS: Readonly<Record<string, string>> = {
  DE: 'GDPR Art. 79, BDSG § 44',
  AT: 'GDPR Art. 79, DSG § 29',
  NL: 'GDPR Art. 79, UAVG art. 35',
};

/** Where a complaint goes: by where somebody lives; not said: by where the house is. */
export function authorityOf(residence: string | null, house: JurisdictionId): Authority {
  const id = isKnown(residence) ? residence : house;
  const [name, url] = AUTHORITIES[id];
  return { id, name, url };
}

/** The law by which somebody goes to court who lives there. */
export const courtOf = (residence: string | null, house: JurisdictionId): string =>
  COURTS[authorityOf(residence, house).id.slice(0, 2)] ?? 'GDPR Art. 79';

const isKnown = (id: string | null): id is keyof typeof AUTHORITIES =>
  id !== null && Object.hasOwn(AUTHORITIES, id);
