import { afterAll, afterEach, expect, test } from '@jest/globals';
import { Problem, Suggestions } from '@village-butcher/sdk/contract';
import { newFolder, removeAll } from '../support/embedded.js';
import { run, type Running } from '../support/running.js';

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/#[\w-]{22}/;
const ASK = 'store=brandt/mutzenhausen&purposes=recipes';
const MINUTE_MS = 60_000;

let running: Running[] = [];
const start = (settings: Readonly<Record<string, string>>): Running => {
  const one = run({ PORT: '0', ...settings });
  running.push(one);
  return one;
};
afterEach(async () => {
  await Promise.all(running.map((one) => one.end('SIGTERM')));
  running = [];
});
afterAll(removeAll);

/** The page's part: the code opens a session, the session asks for a token. */
async function signIn(address: string) {
  const { origin, hash } = new URL(address);
  const post = (path: string, body: object) =>
    fetch(`${origin}/development/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  const first = await post('sessions', { code: hash.slice(1) });
  const { session, name } = (await first.json()) as Record<string, string>;
  const { token } = (await (await post('tokens', { session })).json()) as Record<string, string>;
  const ask = (path: string) =>
    fetch(origin + path, { headers: { authorization: `Bearer ${token}` } });
  return { name, ask, again: await post('sessions', { code: hash.slice(1) }) };
}

test(
  'on an empty folder one command prints an address that opens as a customer, once, and what they did outlives a stop',
  async () => {
    const settings = { VILLAGE_FOLDER: newFolder() };
    const first = start(settings);
    const ada = await signIn(await first.says(ADDRESS));
    expect(ada.name).toMatch(/\w+ \w+/);
    expect(Problem.parse(await ada.again.json()).code).toBe('code-refused');
    const history = await (await ada.ask('/v1/me/history')).text();
    expect(history).toContain('granted');
    const { items } = Suggestions.parse(await (await ada.ask(`/v1/suggestions?${ASK}`)).json());
    expect(items.length).toBeGreaterThan(0);

    const beside = start(settings);
    expect(await beside.ended).toBe(1);
    expect(beside.said()).toContain('is in use by another village butcher');
    const { port } = new URL(await first.says(ADDRESS));
    const sharing = start({ VILLAGE_FOLDER: newFolder(), PORT: port });
    expect(await sharing.ended).toBe(1);
    expect(sharing.said()).toContain('The port is taken');

    expect(await first.end('SIGINT')).toBe(0);
    expect(first.said()).not.toMatch(/Bearer|eyJ|\bat (async )?\w+ \(/);
    const second = start(settings);
    const same = await signIn(await second.says(ADDRESS));
    expect(await (await same.ask('/v1/me/history')).text()).toBe(history);
  },
  2 * MINUTE_MS,
);

const ISSUER = {
  TOKEN_ISSUER: 'https://issuer.example',
  TOKEN_JWKS: 'https://issuer.example/keys',
  TOKEN_AUDIENCE: 'village',
};
test.each([
  ['a host that others reach, and no issuer', { HOST: '0.0.0.0' }, 'TOKEN_ISSUER is missing'],
  ['a database of its own, and no issuer', { DATABASE_URL: 'postgres://a@b/c' }, 'TOKEN_ISSUER'],
  [
    'a database that is not there',
    { ...ISSUER, DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/c' },
    'ECONNREFUSED',
  ],
  ['a wrong port', { PORT: 'many' }, 'PORT must be a whole number'],
])(
  'with %s it says so in a sentence, and ends',
  async (_, settings, sentence) => {
    const one = start({ VILLAGE_FOLDER: newFolder(), ...settings });
    expect(await one.ended).toBe(1);
    expect(one.said()).toMatch(/^The village butcher did not start\. /);
    expect(one.said()).toContain(sentence);
    expect(one.said()).not.toContain('secret');
    expect(one.said()).not.toMatch(/^ +at /m);
  },
  MINUTE_MS,
);
