/*
 * The names that a record is written with. Of the Data Privacy Vocabulary 2.3 they are written down here
 * as names only, each looked up in its published files; what is not in this list is no term of ours.
 */

/** What each prefix stands for. */
export const PREFIXES = {
  dct: 'http://purl.org/dc/terms/',
  dpv: 'https://w3id.org/dpv#',
  'dpv-27560': 'https://w3id.org/dpv/schema/dpv-27560#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  loc: 'https://w3id.org/dpv/loc#',
  pd: 'https://w3id.org/dpv/pd#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  schema: 'https://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  vb: 'urn:village-butcher:1:',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** The countries that a controller may be in, as ISO 3166 spells them: EU, EEA, and two beside them. */
export const COUNTRIES = words(`
  AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK`);

/** Those of them that are third countries (Art. 44 GDPR): what is kept there is transferred. */
export const THIRD_COUNTRIES: readonly string[] = words('CH GB');

/** The rights that a record names, each with where it is exercised. */
export const RIGHTS = words('A7-3 A15 A16 A17 A18 A20 A21 A22 A77');

/** What of each vocabulary is used. A name of these that is not here is refused. */
const PINNED: Readonly<Record<string, readonly string[]>> = {
  dpv: words(`
    ConsentExpired ConsentGiven ConsentNotice ConsentRecord ConsentRefused ConsentStatus ConsentWithdrawn
    DataController DataProtectionAuthority DataSubject DataSubjectDataSource DirectMarketing
    ExplicitlyExpressedConsent ExpressedConsent Optional PersonalData PersonalisedBenefits Process
    Profiling ProvidePersonalisedRecommendations Recipient RenewedConsentGiven Share
    SpecialCategoryPersonalData StorageDuration StorageLocation Store ThirdParty UntilEventDuration
    UntilTimeDuration Use WithdrawConsent hasAddress hasAuthority hasConsentControl hasConsentStatus
    hasContact hasDataController hasDataSource hasDataSubject hasDuration hasEntity hasIdentifier
    hasIndicationMethod hasJurisdiction hasLegalBasis hasLocation hasName hasNecessity hasNotice
    hasPersonalData hasProcess hasProcessing hasPurpose hasRecipient hasRight hasStorageCondition
    isExercisedAt isIndicatedAtTime isIndicatedBy`),
  'eu-gdpr': ['A6-1-a', 'A9-2-a', ...RIGHTS],
  loc: COUNTRIES,
  pd: words('FavouriteFood Household MedicalHealth ReligiousBelief'),
};

/** A term spelled out. `null`: it is relative, or of no known prefix. */
export function iriOf(term: string): string | null {
  const [prefix = '', ...rest] = term.split(':');
  if (rest.length === 0 || /[\s<>"{}|\\^`]/.test(term)) return null;
  if (Object.hasOwn(PREFIXES, prefix)) {
    return PREFIXES[prefix as keyof typeof PREFIXES] + rest.join(':');
  }
  return prefix === 'urn' || prefix === 'https' ? term : null;
}

const KNOWN = new Set(
  Object.entries(PINNED).flatMap(([prefix, names]) =>
    names.map((name) => PREFIXES[prefix as keyof typeof PREFIXES] + name),
  ),
);
const GUARDED = Object.keys(PINNED).map((prefix) => PREFIXES[prefix as keyof typeof PREFIXES]);

/** Whether a spelled-out name of a pinned vocabulary is one that it has. Others are not its matter. */
export const isDefined = (iri: string): boolean =>
  KNOWN.has(iri) || !GUARDED.some((start) => iri.startsWith(start));
