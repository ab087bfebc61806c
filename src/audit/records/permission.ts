import {
  FIELDS_FOR,
  SPECIAL_FIELDS,
  type Field,
  type Purpose,
} from '@village-butcher/sdk/contract';
import type { Controller } from './controller.js';
import type { Course, Happened } from './events.js';

/** Around one permission: whose it is, and what it is called in its record. */
export interface Around {
  readonly id: string;
  readonly customer: string;
  readonly controller: Controller;
}

/** What who is responsible is called in every record. */
export const CONTROLLER = 'vb:controller';
/** With whom a customer can complain. */
export const AUTHORITY = 'vb:authority';

/** Below which words of the vocabulary each of ours stands, and what it means. */
const PURPOSE: Readonly<Record<Purpose, readonly [broader: string, means: string]>> = {
  recipes: ['dpv:ProvidePersonalisedRecommendations', 'Recipes that suit the household'],
  'shopping-tips': ['dpv:ProvidePersonalisedRecommendations', 'Tips for the shopping'],
  offers: ['dpv:PersonalisedBenefits', 'Offers of the store that suit'],
  'staff-picks': ['dpv:ProvidePersonalisedRecommendations', 'What the staff recommends'],
  'neighbour-picks': ['dpv:ProvidePersonalisedRecommendations', 'What neighbours recommend'],
  events: ['dpv:DirectMarketing', 'Events of the store'],
  answers: ['dpv:ProvidePersonalisedRecommendations', 'Answers to questions asked'],
  'brand-messages': ['dpv:DirectMarketing', 'Messages of one brand'],
};

/** A diet stands below health and belief, always both: to choose one would tell the value. */
const ABOVE: Readonly<Record<Field, readonly string[]>> = {
  diet: ['pd:MedicalHealth', 'pd:ReligiousBelief'],
  allergies: ['pd:MedicalHealth'],
  household: ['pd:Household'],
  children: ['pd:Household'],
  pets: ['pd:Household'],
  calendar: ['dpv:PersonalData'],
  memory: ['pd:FavouriteFood'],
};

const isSpecial = (field: Field): boolean => SPECIAL_FIELDS.some((special) => special === field);

/** One permission as a process: what is used, what for, by whom, on what ground, and what happened. */
export function permissionOf(course: Course, around: Around): object {
  const { field, purpose, recipient, events, status, pausedUntil } = course;
  return {
    '@id': `urn:uuid:${around.id}`,
    '@type': 'dpv:Process',
    'dct:identifier': around.id,
    'dpv:hasPurpose': purposeOf(purpose),
    'dpv:hasLegalBasis': isSpecial(field)
      ? ['eu-gdpr:A9-2-a', 'dpv:ExplicitlyExpressedConsent']
      : ['eu-gdpr:A6-1-a', 'dpv:ExpressedConsent'],
    'dpv:hasPersonalData': fieldOf(field),
    'dpv:hasNecessity': 'dpv:Optional',
    'dpv:hasDataController': CONTROLLER,
    'dpv:hasRecipient': `vb:recipient:${recipient}`,
    'dpv:hasAuthority': AUTHORITY,
    'dpv:hasDataSource': 'dpv:DataSubjectDataSource',
    'dpv:hasProcessing': doneWith(purpose, recipient),
    'dpv:hasStorageCondition': storedBy(around.controller),
    'dpv:hasNotice': noticesIn(events),
    'dpv:hasConsentStatus': events.map((event) => eventOf(event, field, around.customer)),
    'vb:status': `dpv:${status}`,
    ...(pausedUntil === null ? {} : { 'vb:pausedUntil': pausedUntil }),
  };
}

const purposeOf = (purpose: Purpose): object => ({
  '@id': `vb:${purpose}`,
  '@type': 'vb:Purpose',
  'skos:broader': PURPOSE[purpose][0],
  'skos:prefLabel': purpose,
  'dct:description': PURPOSE[purpose][1],
});

/** A field by its name. What it holds is nowhere in a record. */
const fieldOf = (field: Field): object => ({
  '@id': `vb:${field}`,
  '@type': isSpecial(field)
    ? ['dpv:PersonalData', 'dpv:SpecialCategoryPersonalData']
    : 'dpv:PersonalData',
  'skos:broader': ABOVE[field],
  'dct:identifier': field,
});

const doneWith = (purpose: Purpose, recipient: string): readonly string[] => [
  'dpv:Store',
  'dpv:Use',
  ...(FIELDS_FOR[purpose].length > 0 ? ['dpv:Profiling'] : []),
  ...(recipient.startsWith('app:') ? [] : ['dpv:Share']),
];

const storedBy = ({ storedIn }: Controller): readonly object[] => [
  { '@type': 'dpv:StorageLocation', 'dpv:hasLocation': storedIn.map((place) => `loc:${place}`) },
  {
    '@type': 'dpv:StorageDuration',
    'dpv:hasDuration': {
      '@type': 'dpv:UntilEventDuration',
      'rdf:value': 'Until the customer erases it, or leaves',
    },
  },
];

/** Each text that was shown, in the version and the language in which it was. */
const noticesIn = (events: readonly Happened[]): readonly object[] => {
  const texts = events.flatMap(({ notice }) => (notice ? [notice] : []));
  const byName = new Map(texts.map((notice) => [noticeAt(notice), notice]));
  return Array.from(byName, ([name, { id, version, locale, sha256 }]) => ({
    '@id': name,
    '@type': 'dpv:ConsentNotice',
    'dct:identifier': id,
    'schema:version': String(version),
    'dct:language': locale,
    'vb:textHash': sha256,
  }));
};

const noticeAt = ({ id, version, locale }: NonNullable<Happened['notice']>): string =>
  `vb:notice:${encodeURIComponent(id)}:${version}:${locale}`;

function eventOf(event: Happened, field: Field, customer: string): object {
  const { state, at, how, line, until, notice } = event;
  const isGiven = state === 'ConsentGiven' || state === 'RenewedConsentGiven';
  const type = isSpecial(field) ? 'dpv:ExplicitlyExpressedConsent' : 'dpv:ExpressedConsent';
  return {
    '@type': ['dpv:ConsentStatus', `dpv:${state}`, ...(isGiven ? [type] : [])],
    'dpv:isIndicatedAtTime': at,
    'dpv:isIndicatedBy': customer,
    'dpv:hasIndicationMethod': how,
    'vb:line': line,
    ...(notice ? { 'dpv:hasNotice': noticeAt(notice) } : {}),
    ...(isGiven
      ? { 'dpv:hasDuration': { '@type': 'dpv:UntilTimeDuration', 'rdf:value': until } }
      : {}),
  };
}
