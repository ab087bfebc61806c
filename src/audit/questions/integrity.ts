import type { AboutLog } from '../question.js';

/** Whether the ledger is whole, as far as the service can tell of itself. Every row is an incident. */
export const integrity: AboutLog = {
  id: 'Q16',
  slug: 'integrity',
  version: 1,
  isZero: true,
  title: {
    de: 'Ist das Verzeichnis unversehrt, soweit der Dienst es selbst sieht?',
    en: 'Is the ledger whole, as far as the service can tell of itself?',
    nl: 'Is het register ongeschonden, voor zover de dienst het zelf ziet?',
  },
  parameters: [],
  columns: { check: 'text', position: 'number', expected: 'text', found: 'text' },
  about: 'log',
};
