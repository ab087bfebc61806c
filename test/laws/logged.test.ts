import { expect, test } from '@jest/globals';
import { routes, type Path, type RouteName } from '@village-butcher/sdk/contract';
import { askedOf, type Asked } from '../../src/api/asked.js';
import { asJson, asText, Log, traceOf, type LogEvent, type Watched } from '../../src/api/log.js';
import { securityOf, turnedOf } from '../../src/api/security.js';

const request = (method: string, url?: string) => ({
  id: 'id',
  method,
  routeOptions: { url },
});
const asked: Asked = askedOf(request('GET', '/v1/me/history'));
const answer = { status: 200, ms: 1, code: undefined, reason: undefined } as const;

/** Everything that a log was told, as it was written. */
function heard(tell: (log: Log) => void): readonly Record<string, unknown>[] {
  const lines: string[] = [];
  tell(new Log((line) => void lines.push(line), asJson));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('what no list names cannot be told: it does not compile, and is not written', () => {
  const words = { customer: 'ada', body: 'nuts', token: 'a.b.c' };
  const [line] = heard((log) => log.tell({ event: 'answered', ...asked, ...answer, ...words }));
  expect(Object.keys(line!)).toEqual(['event', 'requestId', 'method', 'route', 'status', 'ms']);

  const url = '/v1/me/profile/allergies';
  const plain = { requestId: 'id', method: 'GET', route: url };
  const never: readonly LogEvent[] = [
    // @ts-expect-error An address is not the template of a route: `askedOf` alone makes one.
    { event: 'answered', ...plain, ...answer },
    // @ts-expect-error A customer has no member.
    { event: 'answered', ...asked, ...answer, customer: 'ada' },
    // @ts-expect-error A reason is a word of a closed list.
    { event: 'answered', ...asked, ...answer, reason: 'nuts' },
    // @ts-expect-error What an error says is not its trace: `traceOf` alone makes one.
    { event: 'failed', ...asked, error: 'nuts', at: [] },
    // @ts-expect-error A sentence is made by the wiring alone, and nothing that serves can import that.
    { event: 'preparing', step: 'nuts' },
    // @ts-expect-error There is no such event.
    { event: 'read', field: 'allergies' },
  ];
  expect(never).toHaveLength(6);
});

test('what a watch hears is numbered, from the first on, and goes where it is told to', () => {
  const watched: string[] = [];
  const lines: string[] = [];
  const watch = (line: string) => void watched.push(line);
  const log = new Log((line) => void lines.push(line), asJson, { watch });
  log.warn({ event: 'started' });
  log.tell({ event: 'stopping' });
  log.warn({ event: 'key-in-use', key: 'promise', kid: 'a' });
  expect(lines).toEqual(['{"event":"stopping"}']);
  expect(watched.map((line) => JSON.parse(line) as unknown)).toEqual([
    { stream: 'security', seq: 1, event: 'started' },
    { stream: 'security', seq: 2, event: 'key-in-use', key: 'promise', kid: 'a' },
  ]);
});

const COUNTER = '/v1/counters/:counter/customers/:visit';
test.each([
  ['a refused token', 'GET', '/v1/me/history', 401, 'token-refused', 'token-refused'],
  ['another role', 'GET', '/v1/me/history', 403, 'not-allowed', 'not-allowed'],
  ['an id of nobody, or of another', 'GET', '/v1/me/receipts/:id', 404, 'not-found', 'missed'],
  ['too many requests', 'GET', '/v1/me/history', 429, 'too-many-requests', 'limited'],
  ['a look at the counter', 'GET', COUNTER, 200, undefined, 'looked'],
  ['an answer at the desk', 'POST', '/v1/audit/answers', 200, undefined, 'looked'],
  ['an export that begins', 'POST', '/v1/audit/exports', 202, undefined, 'looked'],
  ['an export that is fetched', 'GET', '/v1/audit/exports/:id/archive', 200, undefined, 'looked'],
  ['a customer who reads their own', 'GET', '/v1/me/history', 200, undefined, undefined],
  ['an address of nothing', 'GET', undefined, 404, 'not-found', undefined],
  ['a form that is wrong', 'POST', '/v1/me/grants', 400, 'invalid', undefined],
] as const)('a watch hears of %s what it has to', (...row) => {
  const [, method, url, status, code, event] = row;
  const about = askedOf(request(method, url));
  expect(securityOf(about, { status, code, reason: undefined })?.event).toBe(event);
});

/** What the house's own people do that shows them nothing of what a customer told or did. */
const SHOWS_NOTHING: readonly RouteName[] = [
  'questions',
  'lastNight',
  'getExport',
  'cancelExport',
  'quarantines',
  'openQuarantine',
  'liftQuarantine',
  'createNaming',
  'namings',
  'endNaming',
];

test('a watch hears of everything on which people of the house see what customers told or did', () => {
  const house = Object.entries<Path>(routes).filter(([, { role }]) => /^(counter|dpo)$/.test(role));
  const unheard = house.filter(([, { method, path }]) => {
    const about = askedOf(request(method, path.replaceAll(/\{(\w+)\}/g, ':$1')));
    return securityOf(about, { status: 200, code: undefined, reason: undefined }) === undefined;
  });
  expect(unheard.map(([name]) => name).toSorted()).toEqual(SHOWS_NOTHING.toSorted());
});

test('a recipient that may read no more is told of by its name and why', () => {
  const turn = { recipient: 'app:brandt', says: 'suspended', why: 'silent' } as const;
  const event = { event: 'recipient-suspended', recipient: 'app:brandt', why: 'silent' };
  expect(turnedOf(turn)).toEqual(event);
  const told = { stream: 'security', seq: 3, ...turnedOf(turn) } as Watched;
  expect(asText(told)).toBe('security 3: recipient-suspended recipient=app:brandt why=silent');
});

test('a terminal is spared what is always the same', () => {
  const lines: string[] = [];
  const log = new Log((line) => void lines.push(line), asText);
  log.warn({ event: 'started' });
  log.warn({ event: 'key-in-use', key: 'promise', kid: 'a' });
  log.tell({ event: 'chore-failed', chore: 'tell', ...traceOf('a') });
  expect(lines).toEqual(['failed: tell, string at ']);
});

test('a line of the log is one line', () => {
  const route = { id: 'id', method: 'GET', routeOptions: { url: '/v1/me/history' } };
  const event: LogEvent = {
    event: 'answered',
    ...askedOf(route),
    status: 400,
    ms: 1,
    code: 'invalid',
    reason: undefined,
  };
  expect(asText(event)).toBe('400 GET /v1/me/history 1 ms invalid');
  expect(JSON.parse(asJson(event))).toEqual({ ...event, reason: undefined });
});
