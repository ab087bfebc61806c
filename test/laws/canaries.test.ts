import { describe, expect, test } from '@jest/globals';
import { Counter } from 'prom-client';
import { askedOf } from '../../src/api/asked.js';
import { asJson, Log } from '../../src/api/log.js';
import { problemOf } from '../../src/api/problem.js';
import { Metrics } from '../../src/metrics.js';
import { leaks, mark, plainMark } from '../support/sweep-marks.js';

/* That the sweep of test/flows/matrix/canaries.test.ts can fail: what it looks for is found wherever it gets. */

describe('a word that gets through any of these walls is found', () => {
  const word = plainMark();
  const bytes = Buffer.from(`"${word}"`);
  const spellings = {
    plain: word,
    'in JSON': JSON.stringify({ a: mark() }),
    'in JSON in JSON': JSON.stringify(JSON.stringify({ a: mark() })),
    'in an address': encodeURIComponent(mark()),
    'in a form': new URLSearchParams({ a: mark() }).toString(),
    'in hexadecimal': bytes.toString('hex'),
    'in capital hexadecimal': bytes.toString('hex').toUpperCase(),
    'in base64': bytes.toString('base64'),
    'in base64, a byte later': Buffer.concat([Buffer.from('a'), bytes]).toString('base64'),
    'in base64, two bytes later': Buffer.concat([Buffer.from('ab'), bytes]).toString('base64'),
    'in a token': `a.${Buffer.from(JSON.stringify({ sub: word })).toString('base64url')}.b`,
    'in a row of a table': `1;"${mark()}";2`,
  };

  test.each(Object.entries(spellings))('%s', (_, text) => {
    expect(leaks([word], [{ name: 'planted', text: `before${text}after` }])).toHaveLength(1);
  });

  test('in a line of the log, where a route is not what the router matched', () => {
    const written: string[] = [];
    const log = new Log((line) => written.push(line), asJson);
    const asked = askedOf({ id: 'a', method: 'GET', routeOptions: {} });
    const answer = { status: 200, ms: 1, code: undefined, reason: undefined } as const;
    const planted = { customer: word, body: word };
    log.tell({ event: 'answered', ...asked, ...answer, ...planted });
    expect(leaks([word], [{ name: 'the list', text: written.join('') }])).toEqual([]);
    const route = { route: `/v1/${word}` };
    log.tell({ event: 'answered', ...asked, ...answer, ...route });
    expect(leaks([word], [{ name: 'the list', text: written.join('') }])).toHaveLength(1);
  });

  test('in a label of the metrics, where it is not held against its list', async () => {
    const metrics = new Metrics();
    const asked = askedOf({ id: 'a', method: word, routeOptions: { url: `/v1/${word}` } });
    const answer = { status: 404, ms: 1, code: 'not-found', reason: undefined } as const;
    metrics.hear({ event: 'answered', ...asked, ...answer });
    const shown = await metrics.registry.metrics();
    expect(shown).toContain('route="other"');
    expect(leaks([word], [{ name: 'metrics', text: shown }])).toEqual([]);
    const labels = { name: 'planted', help: 'a', labelNames: ['route'] };
    new Counter({ ...labels, registers: [metrics.registry] }).inc({ route: asked.route });
    const planted = await metrics.registry.metrics();
    expect(leaks([word], [{ name: 'metrics', text: planted }])).toHaveLength(1);
  });

  test('in a refusal, where a path is not made of the words of the contract', () => {
    const issue = { path: [word], code: 'invalid-type' };
    const problem = problemOf({ code: 'invalid', issues: [issue] }, 'a');
    const text = JSON.stringify(problem);
    expect(leaks([word], [{ name: 'a refusal', text }])).toEqual([]);
    const planted = JSON.stringify({ ...problem, issues: [issue] });
    expect(leaks([word], [{ name: 'a refusal', text: planted }])).toHaveLength(1);
  });
});
