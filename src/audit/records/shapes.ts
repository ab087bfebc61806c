import { RIGHTS } from './terms.js';

/** What a property of a thing has to hold. */
export interface Rule {
  readonly path: string;
  readonly min: number;
  readonly max?: number;
  /** What a value may be. */
  readonly oneOf?: readonly string[];
  /** What the thing that a value names has to be. */
  readonly is?: string;
  /** There is a value of each of these types. */
  readonly each?: readonly string[];
}

const one = (path: string, more: Partial<Rule> = {}): Rule => ({ path, min: 1, max: 1, ...more });
const some = (path: string, more: Partial<Rule> = {}): Rule => ({ path, min: 1, ...more });

const STATUS: readonly Rule[] = [
  one('dpv:isIndicatedAtTime'),
  one('dpv:isIndicatedBy', { is: 'dpv:DataSubject' }),
  one('dpv:hasIndicationMethod'),
  one('vb:line'),
];
const GIVEN: readonly Rule[] = [
  ...STATUS,
  one('dpv:hasDuration', { is: 'dpv:UntilTimeDuration' }),
  one('dpv:hasNotice', { is: 'dpv:ConsentNotice' }),
];
const LEGAL_BASES = [
  'eu-gdpr:A6-1-a',
  'eu-gdpr:A9-2-a',
  'dpv:ExpressedConsent',
  'dpv:ExplicitlyExpressedConsent',
];
const STATES = ['ConsentGiven', 'RenewedConsentGiven', 'ConsentRefused', 'ConsentWithdrawn'];

/**
 * What each kind of thing in a record has to hold, by its type: the rows of ISO/IEC TS 27560:2023 that are
 * mandatory, and those that the guide of the DPVCG adds for the GDPR.
 */
export const SHAPES: Readonly<Record<string, readonly Rule[]>> = {
  'dpv:ConsentRecord': [
    one('dct:conformsTo', { oneOf: ['dpv-27560:record-eu-gdpr'] }),
    one('dct:identifier'),
    one('dpv:hasIdentifier'),
    one('dct:created'),
    one('dct:creator', { is: 'dpv:DataController' }),
    one('dct:publisher', { is: 'dpv:DataController' }),
    one('dct:language'),
    one('dpv:hasDataSubject', { is: 'dpv:DataSubject' }),
    some('dpv:hasProcess', { is: 'dpv:Process' }),
    some('dpv:hasEntity', {
      each: [
        'dpv:DataSubject',
        'dpv:DataController',
        'dpv:Recipient',
        'dpv:DataProtectionAuthority',
      ],
    }),
    some('dpv:hasJurisdiction'),
    some('dpv:hasConsentControl', { is: 'dpv:WithdrawConsent' }),
    some('dpv:hasRight', { each: RIGHTS.map((right) => `eu-gdpr:${right}`) }),
    one('vb:asOf'),
  ],
  'dpv:Process': [
    one('dct:identifier'),
    one('dpv:hasPurpose', { is: 'vb:Purpose' }),
    { path: 'dpv:hasLegalBasis', min: 2, max: 2, oneOf: LEGAL_BASES },
    one('dpv:hasPersonalData', { is: 'dpv:PersonalData' }),
    one('dpv:hasNecessity', { oneOf: ['dpv:Optional'] }),
    one('dpv:hasDataController', { is: 'dpv:DataController' }),
    one('dpv:hasRecipient', { is: 'dpv:Recipient' }),
    one('dpv:hasAuthority', { is: 'dpv:DataProtectionAuthority' }),
    one('dpv:hasDataSource', { oneOf: ['dpv:DataSubjectDataSource'] }),
    some('dpv:hasProcessing'),
    some('dpv:hasStorageCondition', { each: ['dpv:StorageLocation', 'dpv:StorageDuration'] }),
    some('dpv:hasNotice', { is: 'dpv:ConsentNotice' }),
    some('dpv:hasConsentStatus', { is: 'dpv:ConsentStatus' }),
    one('vb:status', { oneOf: [...STATES, 'ConsentExpired'].map((state) => `dpv:${state}`) }),
  ],
  'vb:Purpose': [some('skos:broader'), one('skos:prefLabel'), one('dct:description')],
  'dpv:PersonalData': [some('skos:broader'), one('dct:identifier')],
  'dpv:ConsentNotice': [
    one('dct:identifier'),
    one('schema:version'),
    one('dct:language'),
    one('vb:textHash'),
  ],
  'dpv:StorageLocation': [some('dpv:hasLocation')],
  'dpv:StorageDuration': [one('dpv:hasDuration', { is: 'dpv:UntilEventDuration' })],
  'dpv:UntilEventDuration': [one('rdf:value')],
  'dpv:UntilTimeDuration': [one('rdf:value')],
  'dpv:WithdrawConsent': [one('dpv:isExercisedAt')],
  ...Object.fromEntries(RIGHTS.map((right) => [`eu-gdpr:${right}`, [one('dpv:isExercisedAt')]])),
  'dpv:DataSubject': [one('dpv:hasIdentifier')],
  'dpv:DataController': [
    one('dpv:hasIdentifier'),
    one('dpv:hasName'),
    one('dpv:hasAddress'),
    some('dpv:hasContact'),
  ],
  'dpv:Recipient': [one('dpv:hasIdentifier'), one('dpv:hasName')],
  'dpv:DataProtectionAuthority': [
    one('dpv:hasIdentifier'),
    one('dpv:hasName'),
    some('dpv:hasContact'),
  ],
  'dpv:ConsentGiven': GIVEN,
  'dpv:RenewedConsentGiven': GIVEN,
  'dpv:ConsentRefused': [...STATUS, one('dpv:hasNotice', { is: 'dpv:ConsentNotice' })],
  'dpv:ConsentWithdrawn': STATUS,
  'dpv:ConsentExpired': STATUS,
};

/** Kinds of things that are named elsewhere: they need a name of their own. */
export const NAMED = new Set([
  'dpv:ConsentNotice',
  'dpv:ConsentRecord',
  'dpv:DataController',
  'dpv:DataProtectionAuthority',
  'dpv:DataSubject',
  'dpv:PersonalData',
  'dpv:Process',
  'dpv:Recipient',
  'vb:Purpose',
]);
