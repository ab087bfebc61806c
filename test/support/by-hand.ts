import { randomUUID } from 'node:crypto';
import { Problem, Receipt, type ReceiptLine } from '@village-butcher/sdk/contract';
import { snapshotOf } from './snapshot-of.js';
import { NOTICE, type TestVillage } from './village.js';

/** An end that is allowed, and what is given until then. */
export const UNTIL = '2027-05-01T00:00:00.000Z';
export const DIET = { field: 'diet', recipient: 'app:brandt', purpose: 'recipes' } as const;

/** Somebody with plain HTTP, who sees exactly what they send. */
export function anybodyIn(village: TestVillage, name: string = randomUUID()) {
  const ask = (path: string, asked = {}) =>
    village.ask(path, { token: village.tokenFor(name), ...asked });
  const snapshot = () => snapshotOf(village, village.tokenFor(name));
  const post = (path: string, body: object, key: string = randomUUID()) =>
    ask(path, {
      method: 'POST',
      body,
      headers: { 'idempotency-key': key, 'village-sdk': '1.2.3' },
    });
  return {
    name,
    app: village.customer(name),
    ask,
    snapshot,
    withdraw: (body: object) => post('/v1/me/withdrawals', body),
    grant: async (changed: object = {}, key?: string) =>
      post(
        '/v1/me/grants',
        {
          permissions: [{ ...DIET, until: UNTIL }],
          notice: NOTICE,
          surface: 'permission-centre',
          control: 'allow',
          snapshot: await snapshot(),
          ...changed,
        },
        key,
      ),
  };
}

/** How it was refused: the status, the code, and the member at fault. */
export const codeOf = async (reply: Response) => {
  const { code, issues = [] } = Problem.parse(await reply.json());
  return [reply.status, code, ...(issues[0]?.path ?? [])].join(' ');
};
/** What a line says was done. */
export const bodyIn = ({ payload }: Pick<ReceiptLine, 'payload'>) =>
  (JSON.parse(payload) as { readonly body: Readonly<Record<string, unknown>> }).body;

/** What a line of an answered act says was done. */
export const bodyOf = async (reply: Response, line = 0) =>
  bodyIn(Receipt.parse(await reply.json()).lines[line]!);
