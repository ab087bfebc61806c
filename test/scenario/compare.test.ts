import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { formsOf, traces } from './canary.js';
import { differences, recording, withoutIds, type Exchange } from './wire.js';

const answer = (text: string, ...headers: (readonly [string, string])[]): Exchange => ({
  by: 'K01',
  path: '/v1/suggestions',
  status: 200,
  headers: [['date', randomUUID()], ['x-request-id', randomUUID()], ...headers],
  text,
});

test('answers that differ in their ids alone are the same bytes', () => {
  const [line, other] = [randomUUID(), randomUUID()];
  const text = (id: string) => JSON.stringify({ rests: [id, id], title: 'Dal' });
  expect(differences(answer(text(line)), answer(text(other)))).toEqual([]);
  expect(
    differences(answer(text(line), ['etag', '"a"']), answer(text(other), ['etag', '"b"'])),
  ).toEqual([]);
});

test.each<[string, Exchange, Exchange, string[]]>([
  ['the order of ids', answer('1 2 1'), answer('1 2 2'), ['body']],
  ['a word', answer('Dal'), answer('Tal'), ['body']],
  ['the length', answer('Dal'), answer('Dahl'), ['body', 'length']],
  ['a header', answer('', ['vary', 'accept']), answer(''), ['vary']],
  ['a tag of the same bytes', answer('', ['etag', '"a"']), answer('', ['etag', '"b"']), ['etag']],
  ['the status', answer(''), { ...answer(''), status: 304 }, ['status']],
])('answers that differ in %s are not', (_, one, other, parts) => {
  const ids = [randomUUID(), randomUUID()];
  const filled = (exchange: Exchange) => ({
    ...exchange,
    text: exchange.text.replaceAll(/\d/g, (digit) => ids[Number(digit) - 1]!),
  });
  expect(differences(filled(one), filled(other))).toEqual(parts);
});

test('an id is the number of its first appearance', () => {
  const [one, other] = [randomUUID(), randomUUID()];
  expect(withoutIds(`${one} ${other} ${one}`)).toBe('#1 #2 #1');
});

test('no encoding hides a canary, wherever it stands in what was encoded', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.constantFrom('base64', 'hex', 'base64url'),
      (...on) => {
        const [before, after, encoding] = on;
        const text = Buffer.from(`${before}CANARY-ü/1?${after}`).toString(encoding);
        expect(formsOf('CANARY-ü/1?').some((form) => text.includes(form))).toBe(true);
      },
    ),
  );
});

test('a canary is found in plain text, in JSON and in an address', () => {
  const places = [
    { name: 'a log', text: 'he said "Kessler & Söhne"' },
    { name: 'JSON', text: '"Kessler & S\\u00f6hne"' },
    { name: 'an address', text: `?q=${encodeURIComponent('Kessler & Söhne')}` },
    { name: 'nothing', text: 'Kessler und Söhne' },
  ];
  expect(traces(['Kessler & Söhne'], places).map((trace) => trace.split(' in ')[1])).toEqual([
    'a log',
    'JSON',
    'an address',
  ]);
});

test('every answer is asked for in full, so that there are bytes to compare', async () => {
  let heard: IncomingHttpHeaders = {};
  const server = createServer(({ headers }, reply) => {
    heard = headers;
    reply.end('all of it');
  }).listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const kept: Exchange[] = [];
  const headers = { 'If-None-Match': '"a"', Accept: 'text/plain' };
  await recording('K01', kept)(`http://localhost:${port}/v1/suggestions`, { headers });
  server.close();
  expect(heard).toMatchObject({ accept: 'text/plain' });
  expect(heard).not.toHaveProperty('if-none-match');
  expect(kept).toMatchObject([{ by: 'K01', path: '/v1/suggestions', text: 'all of it' }]);
});
