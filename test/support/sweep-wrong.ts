import { connect } from 'node:net';
import { routes, type Path } from '@village-butcher/sdk/contract';
import { CLIENT_OF, type TokenRole } from './issuer.js';
import type { Ears } from './sweep-ears.js';
import { mark } from './sweep-marks.js';
import type { SweptService } from './sweep-service.js';

const AT_ONCE = 8;
const TABLE: readonly Path[] = Object.values(routes);
const HEADERS = (
  'if-match if-none-match accept-language last-event-id notice-snapshot village-sdk dpop cookie ' +
  'referer user-agent x-forwarded-for x-request-id origin prefer traceparent'
).split(' ');

/** One request that is wrong somewhere, and what stands in it. */
interface Wrong {
  readonly path: string;
  readonly init: RequestInit;
}

/** Asks every route of the table in every wrong way. Answers the words that were sent. */
export async function askWrongly(service: SweptService, ears: Ears): Promise<readonly string[]> {
  const sent: string[] = [];
  const word = (): string => {
    const one = mark();
    sent.push(one);
    return one;
  };
  const all = TABLE.flatMap((route) => wrongsOf(route, word, service));
  const ask = ears.fetchAs('whoever asks wrongly');
  await inTurns(all, async ({ path, init }) => {
    const reply = await ask(service.baseUrl + path, init);
    await reply.body?.cancel().catch(() => {});
  });
  await askWithoutHttp(service, word());
  return sent;
}

/** Every place of a request, each with a word of its own in it. */
function wrongsOf(route: Path, word: () => string, service: SweptService): readonly Wrong[] {
  const { method } = route;
  const plain = pathOf(route, () => 'a');
  const as = (token: string, more = {}) => ({
    method,
    headers: { authorization: `Bearer ${token}`, ...(method === 'POST' ? KEY() : {}), ...more },
  });
  const own = (more = {}) => as(tokenOf(route, service, core(word())), more);
  const json = { 'content-type': 'application/json' };
  const spoken = encodeURIComponent(word());
  const inside = { [word()]: word(), permissions: [word()], members: { [word()]: word() } };
  const withBody =
    method === 'POST' || method === 'PUT'
      ? [
          { path: plain, init: { ...own(json), body: JSON.stringify(inside) } },
          { path: plain, init: { ...own(json), body: `{"${word()}": ${word()}` } },
          { path: plain, init: { ...own(json), body: `{"a":"${word()}","a":"${word()}"}` } },
          { path: plain, init: { ...own(json), body: JSON.stringify(word().repeat(3_000)) } },
          {
            path: plain,
            init: { ...own({ 'content-type': `text/${core(word())}` }), body: word() },
          },
          {
            path: plain,
            init: { ...own({ ...json, 'content-encoding': core(word()) }), body: '{}' },
          },
        ]
      : [];
  return [
    { path: pathOf(route, () => encodeURIComponent(word())), init: own() },
    { path: `${plain}?${spoken}=${encodeURIComponent(word())}`, init: own() },
    { path: `${plain}/${spoken}`, init: own() },
    { path: plain, init: own(headersWith(word)) },
    { path: plain, init: own({ 'idempotency-key': core(word()) }) },
    { path: plain, init: as(core(word())) },
    { path: plain, init: as(`${core(word())}.${core(word())}.${core(word())}`) },
    { path: plain, init: as(tokenOf(route, service, core(word()), 'nobody')) },
    { path: plain, init: { method } },
    ...withBody,
  ];
}

const KEY = () => ({ 'idempotency-key': crypto.randomUUID() });

/** What a header or a name can hold of a word: letters that are ASCII. */
const core = (word: string): string => word.replaceAll(/[^\da-z]/g, '');

const headersWith = (word: () => string): Record<string, string> =>
  Object.fromEntries(HEADERS.map((name) => [name, core(word())]));

const pathOf = ({ path }: Path, name: (key: string) => string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, key: string) => name(key));

/** A token for a route, or for another than the one that it is for. */
function tokenOf(
  { role }: Path,
  { tokenFor }: SweptService,
  subject: string,
  whose: 'own' | 'nobody' = 'own',
): string {
  const wanted: TokenRole = role === 'none' ? 'customer' : role;
  if (whose === 'nobody') return tokenFor(subject, wanted === 'customer' ? 'dpo' : 'customer');
  return tokenFor(wanted === 'guest' ? CLIENT_OF.guest : subject, wanted);
}

/** What is no HTTP at all. */
function askWithoutHttp({ baseUrl }: SweptService, word: string): Promise<void> {
  const { port, hostname } = new URL(baseUrl);
  return new Promise((done) => {
    const socket = connect(Number(port), hostname, () => socket.end(`${word} / ${word}\r\n\r\n`));
    socket.on('error', () => {}).on('close', () => done());
    socket.resume();
  });
}

/** Some at a time. */
export async function inTurns<One>(
  all: readonly One[],
  work: (one: One) => Promise<unknown>,
): Promise<void> {
  const left = [...all];
  const worker = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
