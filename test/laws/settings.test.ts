import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { Settings } from '../../src/settings.js';

/** A service that others can reach: it needs a real issuer. */
const PUBLIC = {
  DATABASE_URL: 'postgres://owner:secret@db.example/village',
  TOKEN_ISSUER: 'https://login.example',
  TOKEN_JWKS: 'https://login.example/jwks.json',
  TOKEN_AUDIENCE: 'village',
};

/** The sentences that settings are refused with; none, if they will do. */
function faultsOf(environment: Record<string, string>): string[] {
  try {
    new Settings(environment);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
}

/** The variables that these sentences begin with. */
const named = (environment: Record<string, string>): string[] =>
  faultsOf(environment).map((fault) => fault.split(' ')[0]!);

test('a service that is told nothing serves this machine alone, from a folder of its own', () => {
  expect(new Settings({})).toMatchObject({
    databaseUrl: undefined,
    host: '127.0.0.1',
    port: 4848,
    villageFolder: resolve('.village'),
    keyFolder: resolve('.village/keys'),
    tokenIssuer: undefined,
    tokenAlgorithms: ['ES256', 'EdDSA'],
    tokenLifeSeconds: 300,
    openStreams: 1000,
    breachHours: 72,
    origins: [],
  });
});

test('what is set is taken, and what is set to nothing counts as not set', () => {
  const settings = new Settings({
    ...PUBLIC,
    PORT: '0',
    HOST: '::',
    VILLAGE_FOLDER: '/srv/village',
    TOKEN_ALGORITHMS: 'PS256',
    TOKEN_LIFE_SECONDS: '900',
    OPEN_STREAMS: '0',
    BREACH_HOURS: '24',
    ORIGINS: 'https://shop.example, http://localhost:5173',
    CLIENTS: '',
    PUBLIC_URL: ' ',
  });
  expect(settings).toMatchObject({
    databaseUrl: PUBLIC.DATABASE_URL,
    port: 0,
    host: '::',
    keyFolder: '/srv/village/keys',
    tokenAlgorithms: ['ES256', 'EdDSA', 'PS256'],
    tokenLifeSeconds: 900,
    openStreams: 0,
    breachHours: 24,
    origins: ['https://shop.example', 'http://localhost:5173'],
    clients: undefined,
    publicUrl: undefined,
  });
});

test('the development issuer serves the embedded database on this machine alone', () => {
  const all = ['TOKEN_ISSUER', 'TOKEN_JWKS', 'TOKEN_AUDIENCE'];
  expect(named({ DATABASE_URL: PUBLIC.DATABASE_URL })).toEqual(all);
  expect(named({ HOST: '0.0.0.0' })).toEqual(all);
  expect(named({ HOST: '192.168.1.2' })).toEqual(all);
  expect(named({ PUBLIC_URL: 'https://village.example' })).toEqual(all);
  for (const HOST of ['127.0.0.1', '127.1.2.3', '::1', 'localhost'])
    expect(named({ HOST })).toEqual([]);
});

test.each(['TOKEN_ISSUER', 'TOKEN_JWKS', 'TOKEN_AUDIENCE'] as const)(
  'issuer, keys and audience come together: %s alone will not do',
  (variable) => {
    const others = ['TOKEN_ISSUER', 'TOKEN_JWKS', 'TOKEN_AUDIENCE'].filter((it) => it !== variable);
    expect(named({ [variable]: PUBLIC[variable] })).toEqual(others);
    expect(named(PUBLIC)).toEqual([]);
  },
);

test.each([
  ['DATABASE_URL', 'mysql://owner:secret@db.example/village', { ...PUBLIC }],
  ['DATABASE_URL', 'secret', { ...PUBLIC }],
  ['PORT', 'secret', {}],
  ['PORT', '65536', {}],
  ['PORT', '80.5', {}],
  ['HOST', 'secret.example', { ...PUBLIC }],
  ['TOKEN_ISSUER', 'http://secret.example', { ...PUBLIC }],
  ['TOKEN_JWKS', 'file:///secret', { ...PUBLIC }],
  ['TOKEN_JWKS', 'https://10.1.2.3/secret', { ...PUBLIC }],
  ['TOKEN_JWKS', 'https://secret@login.example/jwks.json', { ...PUBLIC }],
  ['TOKEN_JWKS', 'http://127.0.0.1/secret', { ...PUBLIC }],
  ['TOKEN_JWKS', 'http://login.example/secret', { ...PUBLIC, TOKEN_JWKS_REACH: 'private' }],
  ['TOKEN_JWKS_REACH', 'secret', { ...PUBLIC }],
  ['TOKEN_ALGORITHMS', 'none', {}],
  ['TOKEN_ALGORITHMS', 'HS256', {}],
  ['TOKEN_LIFE_SECONDS', '901', {}],
  ['TOKEN_LIFE_SECONDS', '-1', {}],
  ['BREACH_HOURS', '73', {}],
  ['BREACH_HOURS', '0', {}],
  ['ORIGINS', 'https://secret.example/path', {}],
  ['ORIGINS', '*', {}],
  ['PUBLIC_URL', 'secret', { ...PUBLIC }],
])('%s refuses "%s", by its name and without repeating it', (variable, value, others) => {
  const faults = faultsOf({ ...others, [variable]: value });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(RegExp(`^${variable} (must|is) .*\\.$`));
  expect(faults.join()).not.toContain(value);
});

test('keys inside the house are fetched where a setting says so, and there alone', () => {
  for (const TOKEN_JWKS of ['http://127.0.0.1:9/jwks', 'https://10.1.2.3/jwks', 'https://[::1]/']) {
    expect(named({ ...PUBLIC, TOKEN_JWKS })).toEqual(['TOKEN_JWKS']);
    expect(named({ ...PUBLIC, TOKEN_JWKS, TOKEN_JWKS_REACH: 'public' })).toEqual(['TOKEN_JWKS']);
    expect(named({ ...PUBLIC, TOKEN_JWKS, TOKEN_JWKS_REACH: 'private' })).toEqual([]);
  }
  expect(named({ ...PUBLIC, TOKEN_JWKS: 'https://login.example:8443/jwks' })).toEqual([]);
  expect(new Settings(PUBLIC).tokenJwksReach).toBe('public');
});

test('all faults are named at once', () => {
  expect(named({ PORT: 'x', HOST: 'y', TOKEN_LIFE_SECONDS: 'z', ORIGINS: 'a,b' })).toEqual([
    'PORT',
    'HOST',
    'TOKEN_ISSUER',
    'TOKEN_JWKS',
    'TOKEN_AUDIENCE',
    'TOKEN_LIFE_SECONDS',
    'ORIGINS',
  ]);
});
