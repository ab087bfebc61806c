import { createHash } from 'node:crypto';
import { idOf } from '../../base/id.js';
import { pauseAfter, type Said } from '../chain.js';
import type { Stand } from '../answer-page.js';
import type { Controller } from './controller.js';
import { coursesOf, type Course } from './events.js';
import { AUTHORITY, CONTROLLER, permissionOf } from './permission.js';
import { RIGHTS } from './terms.js';

/** Whose record it is: a customer by their name in this answer, and one recipient. */
export interface Parties {
  readonly customerRef: string;
  readonly recipient: string;
  /** What the recipient is called. */
  readonly name: string;
  readonly controller: Controller;
}

/** The consents of one customer to one recipient, as a record after ISO/IEC TS 27560. */
export interface ConsentRecord {
  readonly '@id': string;
}

const CUSTOMER = 'vb:customer:';

/** The records of a customer, one for each recipient that they ever spoke of. */
export const recipientsIn = (chain: readonly Said[]): readonly string[] => [
  ...new Set(
    chain.flatMap(({ event }) =>
      event.type === 'granted' || event.type === 'refused' || event.type === 'withdrawn'
        ? event.permissions.map(({ recipient }) => recipient)
        : [],
    ),
  ),
];

/** One record, as of a time. Only lines up to that time are to be told. */
export function recordOf(parties: Parties, chain: readonly Said[], stand: Stand): ConsentRecord {
  const { customerRef, recipient, controller } = parties;
  const id = idFor([customerRef, recipient, stand.asOf, stand.logSize]);
  const paused = pauseAfter(chain);
  return {
    '@id': `urn:uuid:${id}`,
    '@type': 'dpv:ConsentRecord',
    'dct:conformsTo': 'dpv-27560:record-eu-gdpr',
    'dct:identifier': id,
    'dpv:hasIdentifier': id,
    'dct:created': stand.asOf,
    'dct:creator': CONTROLLER,
    'dct:publisher': CONTROLLER,
    'dct:language': 'en',
    'dpv:hasDataSubject': CUSTOMER + customerRef,
    'dpv:hasProcess': coursesOf(chain, recipient, stand.asOf).map((course) =>
      permissionOf(course, {
        ...parties,
        id: idForCourse(id, course),
        customer: CUSTOMER + customerRef,
      }),
    ),
    'dpv:hasEntity': entitiesOf(parties),
    'dpv:hasJurisdiction': `loc:${controller.country}`,
    'dpv:hasConsentControl': {
      '@type': 'dpv:WithdrawConsent',
      'dpv:isExercisedAt': 'POST /v1/me/withdrawals',
    },
    'dpv:hasRight': RIGHTS.map((right) => ({
      '@type': `eu-gdpr:${right}`,
      'dpv:isExercisedAt': WHERE[right] ?? placeOf(right, controller),
    })),
    'vb:asOf': stand.asOf,
    ...(paused > stand.asOf ? { 'vb:pausedUntil': paused } : {}),
  } as ConsentRecord;
}

/** Where the service has a route for a right, it is the customer's own app that calls it. */
const WHERE: Readonly<Record<string, string>> = {
  'A7-3': 'POST /v1/me/withdrawals',
  A15: 'GET /v1/me/export, GET /v1/me/disclosures',
  A16: 'PUT /v1/me/profile/{field}',
  A17: 'POST /v1/me/erasure',
  A18: 'POST /v1/me/pauses',
  A20: 'GET /v1/me/export',
};

const placeOf = (right: string, { contact, authority }: Controller): string =>
  (right === 'A77' ? [authority.name, ...authority.contact] : contact).join(', ');

function entitiesOf({ customerRef, recipient, name, controller }: Parties): readonly object[] {
  return [
    {
      '@id': CUSTOMER + customerRef,
      '@type': 'dpv:DataSubject',
      'dpv:hasIdentifier': customerRef,
    },
    {
      '@id': CONTROLLER,
      '@type': 'dpv:DataController',
      'dpv:hasIdentifier': 'controller',
      'dpv:hasName': controller.name,
      'dpv:hasAddress': controller.address,
      'dpv:hasContact': controller.contact,
    },
    {
      '@id': `vb:recipient:${recipient}`,
      '@type': recipient.startsWith('brand:')
        ? ['dpv:Recipient', 'dpv:ThirdParty']
        : 'dpv:Recipient',
      'dpv:hasIdentifier': recipient,
      'dpv:hasName': name,
    },
    {
      '@id': AUTHORITY,
      '@type': 'dpv:DataProtectionAuthority',
      'dpv:hasIdentifier': 'authority',
      'dpv:hasName': controller.authority.name,
      'dpv:hasContact': controller.authority.contact,
    },
  ];
}

const idForCourse = (record: string, { field, purpose }: Course): string =>
  idFor([record, field, purpose]);

/** The same place, the same customer of this answer: the same id. */
const idFor = (about: readonly (string | number)[]): string =>
  idOf(createHash('sha256').update(JSON.stringify(about)).digest());
