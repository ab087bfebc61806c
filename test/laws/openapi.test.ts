import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { routes, STATUS_OF, type Route } from '@village-butcher/sdk/contract';
import { openApi } from '../../src/openapi.js';

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; content?: Content }>>;
}
type Content = Readonly<Record<string, { readonly schema: { readonly $ref: string } }>>;

const document = JSON.parse(JSON.stringify(openApi()));
const table = Object.entries<Route>(routes);
const operationOf = ({ method, path }: Route): Operation =>
  document.paths[path][method.toLowerCase()];
const operations: readonly Operation[] = Object.values<object>(document.paths).flatMap((path) =>
  Object.values(path),
);

/** The log is files: its own standard says what they are. */
const FILES = ['ledgerCheckpoint', 'ledgerTile'];

test('the document in the repository is the one that the contract gives', () => {
  expect(JSON.parse(readFileSync('openapi.json', 'utf8'))).toEqual(document);
});

test('every route is one operation under its own name, and nothing else is', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(
    [...Object.keys(routes), ...FILES].toSorted(),
  );
  expect(table.map(([, route]) => operationOf(route).operationId)).toEqual(Object.keys(routes));
});

test('every body that goes in and every answer has a name of its own', () => {
  for (const [, route] of table) {
    const { requestBody, responses } = operationOf(route);
    expect(requestBody !== undefined).toBe(route.body !== undefined);
    const named = [requestBody?.content, ...Object.values(responses).map(({ content }) => content)]
      .filter((content) => content !== undefined)
      .flatMap((content) => Object.values(content));
    for (const { schema } of named) {
      const id = schema.$ref.replace('#/components/schemas/', '');
      expect(Object.keys(document.components.schemas)).toContain(id);
    }
  }
});

test('no shape says nothing, and every name that is used is there', () => {
  const names = Object.keys(document.components.schemas);
  const seen: unknown[] = [document];
  for (const one of seen) {
    if (typeof one !== 'object' || one === null) continue;
    for (const [key, inner] of Object.entries(one)) {
      const isShape = /^(schema|items|additionalProperties|propertyNames)$/.test(key);
      if (isShape && typeof inner === 'object') expect(Object.keys(inner)).not.toEqual([]);
      if (key === '$ref')
        expect(names.map((name) => `#/components/schemas/${name}`)).toContain(inner);
      seen.push(inner);
    }
  }
});

test('every way in which a route says no stands at its status', () => {
  for (const [, route] of table) {
    const { responses } = operationOf(route);
    for (const code of route.refusals) {
      expect(responses[STATUS_OF[code]]?.description).toContain(`\`${code}\``);
    }
  }
});

test('a POST that writes asks for a key, and nothing that reads does', () => {
  const asking = operations.filter((operation) =>
    JSON.stringify(operation).includes('"Idempotency-Key"'),
  );
  expect(asking.map(({ operationId }) => operationId).toSorted()).toEqual(
    table
      .filter(([, route]) => 'writes' in route && route.writes)
      .map(([name]) => name)
      .toSorted(),
  );
});
