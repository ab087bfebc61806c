import { createHmac, sign, type KeyObject } from 'node:crypto';
import { canonical } from '../base/canonical.js';
import type { NotificationKind } from '../consent/notification.js';
import { dueAt } from './schedule.js';

/** What a recipient is sent: that there is something, about whom, and not what. */
export interface Sent {
  readonly id: string;
  readonly kind: NotificationKind;
  /** The customer's name with this recipient alone. */
  readonly subject: string;
  readonly at: Date;
}

/**
 * The body: a CloudEvents 1.0 event in structured JSON. The same notification is the same bytes,
 * however often it is sent. Names of fields can be health facts, so none is in it.
 */
export const envelopeOf = ({ id, kind, subject, at }: Sent, source: string): string =>
  canonical({
    specversion: '1.0',
    id,
    source,
    type: `village.${kind}`,
    subject,
    time: at.toISOString(),
    datacontenttype: 'application/json',
    data: { notification: id, dueAt: dueAt(at).toISOString() },
  });

/** What signs for one recipient: our keys (`v1a`), or secrets that we share with it (`v1`). */
export type Seals =
  | { readonly scheme: 'v1a'; readonly keys: readonly KeyObject[] }
  | { readonly scheme: 'v1'; readonly secrets: readonly Buffer[] };

/** The headers of Standard Webhooks 1.0. While keys change there are two signatures, either is good. */
export function headersOf(
  seals: Seals,
  { id, body }: { readonly id: string; readonly body: string },
  now: Date,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const said = Buffer.from(`${id}.${timestamp}.${body}`);
  return {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signaturesOf(seals, said).join(' '),
  };
}

const signaturesOf = (seals: Seals, said: Buffer): readonly string[] =>
  seals.scheme === 'v1a'
    ? seals.keys.map((key) => `v1a,${sign(null, said, key).toString('base64')}`)
    : seals.secrets.map(
        (secret) => `v1,${createHmac('sha256', secret).update(said).digest('base64')}`,
      );
