import type { RefusalCode } from '@village-butcher/sdk/contract';
import type { TableRoute } from './api/route.decorator.js';

/** Every way in which a route can say no. */
export const refusalsOf = (route: TableRoute): ReadonlySet<RefusalCode> =>
  new Set([...alwaysOf(route), ...route.refusals]);

/** What is said to whoever has to say who they are. */
const OF_A_TOKEN = [
  'token-refused',
  'not-allowed',
  'keys-unreachable',
  'too-many-requests',
] as const;

/** What any route of this kind can say, whatever it is about. */
const alwaysOf = ({ role, body, method, writes }: TableRoute): RefusalCode[] => [
  'invalid',
  ...(body ? (['invalid-json', 'too-large', 'unsupported-media-type'] as const) : []),
  ...(role === 'none' ? [] : OF_A_TOKEN),
  ...(writes && method === 'POST' ? (['idempotency-key-missing'] as const) : []),
  ...(writes ? (['idempotency-key-reused'] as const) : []),
  'busy',
  'internal',
];
