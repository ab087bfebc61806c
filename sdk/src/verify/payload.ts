import { isBase64Url } from './bytes.js';
import { isObject, type Members } from './canonical.js';

/** What a line of a receipt says. Its `body` is the ledger's opaque part: what was done, or used. */
export type Payload = ConsentPayload | DisclosurePayload;

/** One thing that a customer did. `prev` is the leaf hash of the line they added before it. */
export interface ConsentPayload {
  readonly act: string;
  readonly at: string;
  readonly body: Members;
  readonly customer: string;
  readonly kind: 'consent';
  readonly line: string;
  readonly prev: string;
  readonly seq: number;
  readonly v: 1;
}

/** One use of what a customer told. `seen` and `head` are where their chain stood when it was ruled. */
export interface DisclosurePayload {
  readonly at: string;
  readonly body: Members;
  readonly customer: string;
  readonly head: string;
  readonly kind: 'disclosure';
  readonly line: string;
  readonly seen: number;
  readonly v: 1;
}

/** Whether it is a payload of this kind: these members and no others. */
export const isPayload = (value: unknown, kind: Payload['kind']): value is Payload =>
  isObject(value) &&
  Object.keys(value).join() === Object.keys(SHAPES[kind]).join() &&
  Object.entries(SHAPES[kind]).every(([name, fits]) => fits(value[name]));

type Check = (value: unknown) => boolean;

const is =
  (wanted: unknown): Check =>
  (value) =>
    value === wanted;

/** RFC 9562 §4, lower case. */
export const isUuid: Check = (value) =>
  typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value);

/** RFC 3339 §5.6 in UTC with milliseconds, and a time that there is. */
const isMoment: Check = (value) =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString() === value;

const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

const EVERY = {
  at: isMoment,
  body: isObject,
  customer: isBase64Url(16),
};

/** The members in the order of the canonical form. */
const SHAPES: Readonly<Record<Payload['kind'], Readonly<Record<string, Check>>>> = {
  consent: {
    act: isUuid,
    ...EVERY,
    kind: is('consent'),
    line: isUuid,
    prev: isBase64Url(32),
    seq: isCount,
    v: is(1),
  },
  disclosure: {
    ...EVERY,
    head: isBase64Url(32),
    kind: is('disclosure'),
    line: isUuid,
    seen: isCount,
    v: is(1),
  },
};
