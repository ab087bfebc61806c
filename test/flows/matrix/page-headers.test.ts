import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HOUSE, PAGE, plainly } from '../../support/headers.js';
import { headersIn, openLine } from '../../support/line.js';
import { startServed, type TestPage } from '../../support/page.js';

/*
 * What is served that no table names: the pages and their files, the log, the document of the contract, the
 * sign-in of the demo. Each with the headers that its kind has to have, and with no other.
 */

/** Pages as they are built, small. */
const FILES = {
  'index.html': '<!doctype html><meta name="village-trust" content="">',
  'market.html': '<!doctype html>market',
  'theke.html': '<!doctype html>theke',
  'desk.html': '<!doctype html>desk',
  'assets/main-AbC123.js': 'export {};',
  'assets/page-AbC123.css': 'a{}',
  'assets/icon-AbC123.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'robots.txt': 'User-agent: *',
} as const;

let page: TestPage;
beforeAll(async () => {
  page = await startServed(new Date('2026-11-26T11:00:00.000Z'), (folder) => {
    for (const [name, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return folder;
  });
}, 60_000);
afterAll(() => page.stop());

const ANY = expect.any(String);
const ID = { 'x-request-id': '<id>' };
const FILE = { ...ID, 'accept-ranges': 'bytes', etag: ANY, 'last-modified': ANY };
const FOREVER = { 'cache-control': 'public, max-age=31536000, immutable' };
const as = (type: string) => ({ 'content-type': type });
const HTML = { ...HOUSE, ...PAGE, ...as('text/html; charset=utf-8') };
const PROBLEM = { ...HOUSE, ...ID, ...as('application/problem+json; charset=utf-8') };

async function headersAt(path: string, init: RequestInit = {}) {
  const reply = await fetch(page.origin + path, { redirect: 'manual', ...init });
  await reply.body?.cancel();
  return [reply.status, plainly(reply.headers)] as const;
}

/** What is answered to these lines, which `fetch` would write in its own way. */
async function spoken(lines: string): Promise<string> {
  const line = await openLine(Number(new URL(page.origin).port));
  return line.say(`${lines}\r\nhost: a\r\nconnection: close\r\n\r\n`, 'its end');
}

test.each([
  ['/', 'GET', { ...HTML, ...ID }],
  ['/', 'HEAD', { ...HTML, ...ID }],
  ['/market', 'GET', { ...HTML, ...FILE }],
  ['/theke', 'GET', { ...HTML, ...FILE }],
  ['/desk', 'GET', { ...HTML, ...FILE }],
  ['/desk.html', 'GET', { ...HTML, ...FILE }],
  [
    '/assets/main-AbC123.js',
    'GET',
    { ...HOUSE, ...FILE, ...FOREVER, ...as('application/javascript; charset=utf-8') },
  ],
  [
    '/assets/page-AbC123.css',
    'GET',
    { ...HOUSE, ...FILE, ...FOREVER, ...as('text/css; charset=utf-8') },
  ],
  ['/assets/icon-AbC123.svg', 'GET', { ...HOUSE, ...FILE, ...FOREVER, ...as('image/svg+xml') }],
  ['/robots.txt', 'GET', { ...HOUSE, ...FILE, ...as('text/plain; charset=utf-8') }],
  ['/openapi.json', 'GET', { ...HOUSE, ...ID, ...as('application/json; charset=utf-8') }],
] as const)('%s answers %s with the headers of its kind, and with no other', async (...row) => {
  const [path, method, headers] = row;
  expect(await headersAt(path, { method })).toEqual([200, headers]);
});

test('a page that somebody has already keeps its own headers, which the browser takes from the 304', async () => {
  for (const path of ['/market', '/assets/main-AbC123.js']) {
    const [, { etag = '' }] = await headersAt(path);
    const said = await spoken(`GET ${path} HTTP/1.1\r\nif-none-match: ${etag}`);
    const kind = path === '/market' ? { ...HOUSE, ...PAGE } : { ...HOUSE, ...FOREVER };
    expect([path, said.slice(0, 12), headersIn(said)]).toEqual([
      path,
      'HTTP/1.1 304',
      expect.objectContaining(kind),
    ]);
  }
});

test.each([
  ['a page that is none', '/pages', 'GET'],
  ['the folder of the files', '/assets/', 'GET'],
  ['the same without its slash', '/assets', 'GET'],
  ['a file that is none', '/assets/none-AbC123.js', 'GET'],
  ['another method on a page', '/market', 'POST'],
  ['another method on a file', '/assets/main-AbC123.js', 'DELETE'],
  ['a log of which nothing is sealed', '/v1/ledger/checkpoint', 'GET'],
  ['a tile that is none', '/v1/ledger/tile/0/000', 'GET'],
  ['a tile that leads out', '/v1/ledger/tile/..%2f..%2fkeys', 'GET'],
])('%s is nothing that is there, with the headers of the house', async (_, path, method) => {
  expect(await headersAt(path, { method })).toEqual([404, PROBLEM]);
});

test.each([
  '/../keys/wrapping.key',
  '/..%2fkeys%2fwrapping.key',
  '/assets/..%5c..%5ckeys',
  '//etc/passwd',
])('no page leads out of its folder: %s', async (path) => {
  const said = await spoken(`GET ${path} HTTP/1.1`);
  expect(said.split('\r\n', 1)).toEqual(['HTTP/1.1 404 Not Found']);
});

test('the sign-in of a demo answers with the headers of what is personal', async () => {
  const headers = { 'content-type': 'application/json' };
  for (const body of ['{"code":"AAAAAAAAAAAAAAAAAAAAAA"}', '{']) {
    const [status, said] = await headersAt('/development/sessions', {
      method: 'POST',
      headers,
      body,
    });
    expect([status >= 400, said]).toEqual([true, PROBLEM]);
  }
});
