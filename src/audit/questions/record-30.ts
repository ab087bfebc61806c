import { PURPOSES, type AnswerRow, type Field, type Purpose } from '@village-butcher/sdk/contract';
import { offersOf, type Offer } from '../../consent/offers.js';
import { asShown } from '../../consent/register.js';
import type { AboutRegister, Asked } from '../question.js';
import type { Controller } from '../records/controller.js';
import { THIRD_COUNTRIES } from '../records/terms.js';

/** The record of processing (Art. 30 GDPR), from the purposes, recipients and terms as they run now. */
export const record30: AboutRegister = {
  id: 'Q26',
  slug: 'record-30',
  version: 1,
  isZero: false,
  title: {
    de: 'Das Verzeichnis nach Art. 30, wie es jetzt eingerichtet ist',
    en: 'The record of Art. 30, as configured now',
    nl: 'Het register van art. 30, zoals het nu is ingericht',
  },
  parameters: [],
  columns: {
    purpose: 'text',
    customerCategories: 'list',
    fields: 'list',
    recipients: 'list',
    transfers: 'list',
    retention: 'list',
    measures: 'list',
    controller: 'text',
    contact: 'text',
    changedAt: 'moment',
  },
  about: 'register',
  rowsOf,
};

/** What the house does for every purpose alike: a closed list of words, each of which is a law here. */
const MEASURES = [
  'append-only-log',
  'pseudonymous-customers',
  'read-and-recorded-in-one-statement',
  'sealed-under-a-key-of-each-customer',
];

/** One row for each purpose that something can stand for: what was given under an older text may still be used. */
function rowsOf({ asOf, registered }: Pick<Asked, 'asOf' | 'registered'>): readonly AnswerRow[] {
  const { register, changedAt, controller } = registered;
  const { all } = offersOf({ ...register, notices: register.notices.map(asShown) }, new Date(asOf));
  return PURPOSES.flatMap((purpose) => {
    const offers = all.filter((one) => one.purpose === purpose);
    if (offers.length === 0) return [];
    const cells = { ...cellsOf(purpose, offers, controller), changedAt };
    return [{ position: null, cells }];
  });
}

function cellsOf(purpose: Purpose, offers: readonly Offer[], controller: Controller | null) {
  const fields = [...new Set(offers.flatMap((one) => one.fields))];
  return {
    purpose,
    customerCategories: ['customers', ...kin(fields)],
    fields,
    recipients: offers.map(({ recipient }) => recipient).toSorted(),
    transfers: transfersOf(controller),
    retention: retentionOf(fields, Math.max(...offers.map(({ longestDays }) => longestDays))),
    measures: [...MEASURES],
    controller: controller && `${controller.name}, ${controller.address}`,
    contact: controller && controller.contact.join(', '),
  };
}

/**
 * Where outside of the European Economic Area the controller keeps what customers told (Art. 30 (1) e). In
 * which country a recipient is, the register does not say.
 */
const transfersOf = (controller: Controller | null): string[] | null =>
  controller &&
  controller.storedIn.filter(
    (country) => THIRD_COUNTRIES.includes(country) && country !== controller.country,
  );

/** Of whom customers tell, beside themselves. */
const kin = (fields: readonly Field[]): string[] =>
  fields.includes('children') ? ['children-of-customers'] : [];

/** How long a permission lasts at most, and what was told and used. */
const retentionOf = (fields: readonly Field[], longestDays: number): string[] => [
  `permission-${longestDays}-days`,
  'told-until-erased',
  'uses-until-erased',
  ...(fields.includes('calendar') ? ['calendar-until-the-day-after'] : []),
];
