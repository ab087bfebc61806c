import type { RefusalCode } from '@village-butcher/sdk/contract';
import { GRANT, GRANTS } from './badGrants.js';
import { PUTS } from './badPuts.js';
import { QUERIES } from './badQuestions.js';
import type { Ask } from './service.js';

/** A request that must be refused: how, and on what ground. */
export interface BadInput {
  readonly title: string;
  readonly path: string;
  readonly ask: Ask;
  readonly status: number;
  readonly code: RefusalCode;
  /** Where the fault is, as the answer must say it. */
  readonly at?: readonly (string | number)[];
}

/** The written table: what is sent, and how it is refused. Everything else in it is right. */
export const BAD_INPUTS: readonly BadInput[] = [
  ...GRANTS.map(([title, body, status, code, at]) => ({
    title: `a grant: ${title}`,
    path: '/v1/me/grants',
    ask: { method: 'POST', body },
    status,
    code,
    ...(at ? { at } : {}),
  })),
  ...PUTS.map(([path, title, body, status, code, at]) => ({
    title: `what is told: ${title}`,
    path,
    ask: { method: 'PUT', body },
    status,
    code,
    ...(at ? { at } : {}),
  })),
  ...QUERIES.map(([query, title, status, code, at]) => ({
    title: `a question: ${title}`,
    path: `/v1/suggestions?${query}`,
    ask: {},
    status,
    code,
    ...(at ? { at } : {}),
  })),
  {
    title: 'an act without a key',
    path: '/v1/me/grants',
    ask: { method: 'POST', body: GRANT, headers: { 'idempotency-key': '' } },
    status: 400,
    code: 'idempotency-key-missing',
  },
  {
    title: 'an act with a key that is no UUID',
    path: '/v1/me/grants',
    ask: { method: 'POST', body: GRANT, headers: { 'idempotency-key': 'again' } },
    status: 400,
    code: 'idempotency-key-missing',
  },
  {
    title: 'text that is not said to be JSON',
    path: '/v1/me/grants',
    ask: { method: 'POST', body: GRANT, headers: { 'content-type': 'text/plain' } },
    status: 415,
    code: 'unsupported-media-type',
  },
  {
    title: 'a compressed body',
    path: '/v1/me/grants',
    ask: { method: 'POST', body: GRANT, headers: { 'content-encoding': 'gzip' } },
    status: 415,
    code: 'unsupported-media-type',
  },
  {
    title: 'a wish through a channel nobody knows',
    path: '/v1/me/wishes/recipes',
    ask: { method: 'PUT', body: { channel: 'pigeon' } },
    status: 400,
    code: 'invalid',
    at: ['channel'],
  },
  {
    title: 'a pause without end',
    path: '/v1/me/pauses',
    ask: { method: 'POST', body: { until: '2099-01-01T00:00:00.000Z' } },
    status: 422,
    code: 'ends-too-late',
    at: ['until'],
  },
  {
    title: 'an invitation of oneself',
    path: '/v1/me/members/self/invitations',
    ask: { method: 'POST' },
    status: 422,
    code: 'unknown-member',
  },
  {
    title: 'a code that opens nothing',
    path: '/v1/me/confirmations',
    ask: { method: 'POST', body: { code: 'A'.repeat(26) } },
    status: 422,
    code: 'code-refused',
  },
  {
    title: 'a made-up place in a list',
    path: '/v1/me/history?after=%00',
    ask: {},
    status: 400,
    code: 'invalid',
    at: ['after'],
  },
  {
    title: 'a page that does not exist',
    path: '/v1/me/salary',
    ask: {},
    status: 404,
    code: 'not-found',
  },
  {
    title: 'an import by a customer',
    path: '/v1/imports',
    ask: { method: 'POST', body: {} },
    status: 403,
    code: 'not-allowed',
  },
];
