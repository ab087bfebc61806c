import type {
  RequestAct,
  RequestChannel,
  RequestStepName,
  RightName,
} from '@village-butcher/sdk/contract';
import { idAt } from '../base/id.js';
import type { Witness } from '../consent/evidence.js';
import type { Act } from '../ledger/line.js';
import { deadlinesOf, jurisdictionOf, type JurisdictionId } from './deadline.js';
import { isPersons, type Filed, type Filing } from './filed.js';
import type { Taking } from './request.js';

/** Nobody asked how long: as long as a pause may last, and a little less, for clocks differ. */
export const LONGEST_MS = 360 * 86_400_000;

/** By which calendar a house answers: that of the place where it is. */
export abstract class Offices {
  abstract readonly jurisdiction: JurisdictionId;
}

/** Who entered it for a customer: a pseudonym; how it came, and when. */
export interface Entered {
  readonly by: string;
  readonly channel: Exclude<RequestChannel, 'app'>;
  readonly receivedAt: Date;
}

/** A customer who asks for something, how they come, and by which calendar they are answered. */
export interface Asker {
  /** Staff entered it. Not there: they come themselves. */
  readonly entered?: Entered;
  readonly customer: string;
  readonly act: Act;
  readonly locale: string;
  readonly witness: Witness;
  readonly jurisdiction: JurisdictionId;
}

/** What of a request is about one thing, as it is kept: names, and never a value. */
type About = Pick<Filing, 'field' | 'purpose' | 'about' | 'residence' | 'until' | 'named'>;

/** A request as it is written down. Its day counts where the house is. */
export function filingOf(
  { locale, witness, jurisdiction, entered }: Asker,
  { id, at, said, until }: Asked,
  duplicateOf: string | null,
): Filing {
  const receivedAt = entered?.receivedAt ?? at;
  const { due, extended } = deadlinesOf(jurisdictionOf(jurisdiction), receivedAt);
  return {
    id,
    at: receivedAt,
    kind: said.right,
    channel: entered?.channel ?? 'app',
    client: witness.client,
    locale,
    jurisdiction,
    identity: entered ? 'receipt' : witness.assurance,
    dueAt: due,
    extendedTo: extended,
    duplicateOf,
    keptUntil: null,
    ...aboutOf(said),
    until,
  };
}

/** What is asked, when, and how long it lasts where that is decided by now. It has its number from then on. */
export interface Asked {
  readonly id: string;
  readonly at: Date;
  readonly said: RequestAct;
  readonly until: Date | null;
}

/** What is asked at a time. */
export const askedAt = (at: Date, said: RequestAct, until: Date | null): Asked => ({
  id: idAt(at.getTime()),
  at,
  said,
  until,
});

const aboutOf = (said: RequestAct): About => ({
  field: said.right === 'rectify' ? said.field : null,
  purpose: ('purpose' in said && said.purpose) || null,
  about: said.right === 'complaint' ? said.about : null,
  residence: (said.right === 'complaint' && said.residence) || null,
  until: null,
  named: (said.right === 'restrict' && said.permissions?.length) || null,
});

/** The steps that come at once, by what is asked. What a person answers is received and no more. */
const AT_ONCE: Readonly<Record<RightName, readonly RequestStepName[]>> = {
  access: ['receive', 'accept', 'work', 'tell', 'check', 'fulfil'],
  rectify: ['receive', 'accept', 'work', 'tell', 'check', 'fulfil'],
  restrict: ['receive', 'accept', 'work', 'tell', 'check', 'fulfil'],
  object: ['receive', 'accept', 'work', 'tell', 'check', 'fulfil'],
  erase: ['receive', 'accept', 'work'],
  decision: ['receive'],
  complaint: ['receive'],
};
/** A second one like it proves again who asks. */
const DOUBTED = ['receive', 'open-identity'] as const;
/** What comes as soon as it is known who asked on paper: what a button would have done. */
export const takingsOnceKnown = (
  filed: Pick<Filed, 'kind' | 'channel' | 'locale'>,
  at: Date,
  line: string | null,
): readonly Taking[] =>
  isPersons(filed)
    ? []
    : AT_ONCE[filed.kind]
        .filter((step) => step !== 'receive' && step !== 'accept')
        .map((step) => ({
          step,
          at,
          locale: filed.locale,
          actor: 'service',
          ...(step === 'work' ? { line } : {}),
        }));

/** What staff enter is received, and who asks is open: a receipt is all that there is. */
export const takingsOnPaper = (
  { at: receivedAt, locale }: Pick<Filing, 'at' | 'locale'>,
  who: string,
  at: Date,
): readonly Taking[] => [
  { step: 'receive', at: receivedAt, locale, actor: 'dpo', who },
  { step: 'open-identity', at, locale, actor: 'service', reason: 'by-receipt' },
];

/** What the end of an erasure adds. */
const ERASED = ['tell', 'check', 'fulfil'] as const;

/** What the service does with a request as soon as it comes. `line`: what it left in the ledger. */
export const takingsAtOnce = (
  { kind, at, locale, duplicateOf }: Pick<Filing, 'kind' | 'at' | 'locale' | 'duplicateOf'>,
  line: string | null,
): readonly Taking[] =>
  (duplicateOf === null ? AT_ONCE[kind] : DOUBTED).map((step) => ({
    step,
    at,
    locale,
    actor: step === 'receive' ? 'customer' : 'service',
    ...(step === 'work' ? { line } : {}),
    ...(step === 'open-identity' ? { reason: 'duplicate' } : {}),
    ...(step === 'tell' && kind === 'access' ? { reason: 'nobody-to-tell' } : {}),
  }));

/** What becomes of an open request when everything of its customer is erased. */
export const takingsAtErasure = ({ kind, locale, steps }: Filed, at: Date): readonly Taking[] =>
  kind === 'erase' && steps.at(-1)?.state === 'working'
    ? ERASED.map((step) => ({ step, at, locale, actor: 'service' }))
    : [{ step: 'take-back', at, locale, actor: 'service', reason: 'customer-erased' }];

/** Whether a second request is the same as one that is still open. */
export const isAlike = (filed: Filed, said: RequestAct): boolean =>
  filed.kind === said.right &&
  filed.about === aboutOf(said).about &&
  filed.purpose === aboutOf(said).purpose;
