import { canonical } from '../../base/canonical.js';
import { Refusal } from '../../base/refusal.js';
import type { Stand } from '../answer-page.js';
import type { Said } from '../chain.js';
import type { Controller } from './controller.js';
import { faultsIn, LONGEST_RECORD } from './gate.js';
import { recipientsIn, recordOf } from './record.js';

/** What customers and recipients are called in records, and who answers for them. */
interface Naming {
  readonly refOf: (customer: string) => string;
  readonly nameOf: (recipient: string) => string | null;
  readonly controller: Controller;
}

/** Whose records, and which line they are about; `null`: all that was said. */
interface Whose {
  readonly customer: string;
  readonly chain: readonly Said[];
  readonly line: string | null;
}

/** The records of a customer, each held to the gate. Where one is not whole, none leaves the house. */
export function recordTexts(
  { refOf, nameOf, controller }: Naming,
  { customer, chain, line }: Whose,
  stand: Stand,
): readonly string[] {
  const known = chain.filter(({ at }) => at <= stand.asOf);
  const asked = known.filter((said) => line === null || said.line === line);
  return recipientsIn(asked).map((recipient) => {
    const name = plain(nameOf(recipient) ?? recipient);
    const parties = { customerRef: refOf(customer), recipient, name, controller };
    const text = canonical(recordOf(parties, known, stand), LONGEST_RECORD);
    if (faultsIn(text).length > 0) throw new Refusal('internal', 'A record is not whole.');
    return text;
  });
}

const plain = (name: string): string => name.replaceAll(/\p{Cs}/gu, '\uFFFD').normalize('NFC');
