import type { Basis } from './basis.js';
import { prepareDemo } from './demo.js';
import { logVkey } from './log-places.js';
import type { Parts } from './parts.js';
import type { Settings } from './settings.js';
import { DEMO_STAFF, type Trust } from './trust.js';

/** Two, because nobody sees customers by name without the other. */
const OFFICERS = [
  { subject: 'officer', name: 'Schreibtisch', at: 'desk' },
  { subject: 'second-officer', name: 'Schreibtisch, zweite Person', at: 'desk' },
] as const;

/** Where we issue the tokens ourselves, somebody lives here already, and has an address. */
export async function moveIn(
  basis: Basis & Pick<Parts, 'snapshots'>,
  { issuer, signatures }: Trust,
  { databaseUrl, ledger }: Pick<Settings, 'databaseUrl' | 'ledger'>,
  say: (step: string) => void,
): Promise<(origin: string) => string[]> {
  if (issuer === undefined) return () => [];
  const people = await prepareDemo({ ...basis, issuer: signatures.rules.issuer }, say);
  const { recipients } = basis.shelves.current().register;
  const counter = recipients.get(DEMO_STAFF.counter)?.name ?? DEMO_STAFF.counter;
  return (origin) => [
    'Open one of these, each opens once:',
    ...[...people, { ...DEMO_STAFF, name: counter }, ...OFFICERS].map(
      (person) => `  ${issuer.addressFor(person, origin)}  ${person.name}`,
    ),
    // With a database of its own a sealer stands apart, and its key with it.
    ...(databaseUrl ? [] : [`The key of the log: ${logVkey(ledger, basis.keyring.word.origin)}`]),
  ];
}
