import { iriOf, PREFIXES } from './terms.js';

/** What the value of a property is: a thing by its name, a time, or a text. */
export type ValueKind = 'iri' | 'moment' | 'text';

const kinds = (kind: ValueKind, terms: string): readonly (readonly [string, ValueKind])[] =>
  terms
    .trim()
    .split(/\s+/)
    .map((term) => [term, kind] as const);

/** Every property of a record, and what its values are. There is no other. */
export const PROPERTIES: ReadonlyMap<string, ValueKind> = new Map([
  ...kinds(
    'iri',
    `dct:conformsTo dct:creator dct:publisher dpv:hasAuthority dpv:hasConsentControl
     dpv:hasConsentStatus dpv:hasDataController dpv:hasDataSource dpv:hasDataSubject dpv:hasDuration
     dpv:hasEntity dpv:hasJurisdiction dpv:hasLegalBasis dpv:hasLocation dpv:hasNecessity dpv:hasNotice
     dpv:hasPersonalData dpv:hasProcess dpv:hasProcessing dpv:hasPurpose dpv:hasRecipient dpv:hasRight
     dpv:hasStorageCondition dpv:isIndicatedBy skos:broader vb:status`,
  ),
  ...kinds('moment', 'dct:created dct:date dpv:isIndicatedAtTime vb:asOf vb:pausedUntil'),
  ...kinds(
    'text',
    `dct:description dct:identifier dct:language dpv:hasAddress dpv:hasContact dpv:hasIdentifier
     dpv:hasIndicationMethod dpv:hasName dpv:isExercisedAt rdf:value schema:version skos:prefLabel
     vb:line vb:textHash`,
  ),
]);

const TYPE_OF: Readonly<Record<ValueKind, object>> = {
  iri: { '@type': '@id' },
  moment: { '@type': `${PREFIXES.xsd}dateTime` },
  text: {},
};

/** The context of every records file. Nothing in it has to be fetched. */
const CONTEXT = {
  '@version': 1.1,
  '@protected': true,
  ...PREFIXES,
  ...Object.fromEntries(
    Array.from(PROPERTIES, ([term, kind]) => [term, { '@id': iriOf(term), ...TYPE_OF[kind] }]),
  ),
};

/** The context as a file of its own. */
export const contextFile = (): string => `${JSON.stringify({ '@context': CONTEXT }, null, 2)}\n`;

/** How a file of records begins. Behind it stand the records, a line each. */
export const FILE_HEAD = `{"@context":${JSON.stringify(CONTEXT)},"@graph":[\n`;
/** How it ends. */
export const FILE_END = '\n]}\n';
/** What stands between two records. */
export const BETWEEN = ',\n';
