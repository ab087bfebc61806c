import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import * as contract from '@village-butcher/sdk/contract';
import { routes, STATUS_OF } from '@village-butcher/sdk/contract';
import * as z from 'zod/mini';
import { isSilent, statusOf, type TableRoute } from './api/route.decorator.js';
import { refusalsOf } from './refusals.js';

type Json = Readonly<Record<string, unknown>>;

const SCHEMAS = '#/components/schemas/';
const FILE = new URL('../openapi.json', import.meta.url);

/** Every shape that the contract exports, under the name that it exports it by. */
const shapes = z.registry<{ readonly id: string }>();
for (const [id, shape] of Object.entries(contract)) {
  if (shape instanceof z.core.$ZodType) shapes.add(shape, { id });
}

/** OpenAPI 3.1 of the route table. Made of the contract alone, so it cannot say anything else. */
export const openApi = (): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'Village Butcher',
    version: '1',
    description:
      'The customer decides what they share, with whom, and what they want back for it. ' +
      'Answers may grow: unknown members and new words are to be expected.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  paths: { ...pathsOf(Object.entries<TableRoute>(routes)), ...LOG },
  components: {
    schemas: schemas(),
    securitySchemes: {
      token: {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'at+jwt',
        description:
          'RFC 9068. Scope `me` is a customer, `import` a retailer, `audit:ask` a desk, `audit:identify` a desk where customers are named.',
      },
    },
  },
});

/** The log is files and not JSON: it is served as the standard lays it out (C2SP tlog-tiles). */
const LOG: Json = {
  '/v1/ledger/checkpoint': {
    get: {
      operationId: 'ledgerCheckpoint',
      summary: 'ledger checkpoint',
      description: 'The last signed checkpoint of the log (c2sp.org/tlog-checkpoint).',
      tags: ['public'],
      security: [],
      responses: fileOf('text/plain'),
    },
  },
  '/v1/ledger/tile/{path}': {
    get: {
      operationId: 'ledgerTile',
      summary: 'ledger tile',
      description:
        'A tile of hashes, `<level>/<index>[.p/<width>]`, or a bundle of entries, ' +
        '`entries/<index>[.p/<width>]` (c2sp.org/tlog-tiles). The path has slashes in it.',
      tags: ['public'],
      security: [],
      parameters: [{ name: 'path', in: 'path', required: true, schema: { type: 'string' } }],
      responses: fileOf('application/octet-stream'),
    },
  },
};

function fileOf(media: string): Json {
  return {
    200: { description: 'Done.', content: { [media]: {} } },
    404: {
      description: '`not-found`',
      content: { 'application/problem+json': { schema: { $ref: `${SCHEMAS}Problem` } } },
    },
  };
}

function pathsOf(table: readonly (readonly [string, TableRoute])[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, route] of table) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operationOf(name, route),
    };
  }
  return paths;
}

function operationOf(name: string, route: TableRoute): Json {
  const parameters = [
    ...parametersOf('path', route.params),
    ...parametersOf('query', route.query),
    ...parametersOf('header', route.headers),
    ...(route.writes ? [keyOf(route)] : []),
  ];
  return {
    operationId: name,
    summary: name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    ...(route.says ? { description: route.says } : {}),
    tags: [route.policy],
    security: route.role === 'none' ? [] : [{ token: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body ? { requestBody: { required: true, content: contentOf(route.body) } } : {}),
    responses: {
      [statusOf(route)]: {
        description: 'Done.',
        ...(isSilent(route) ? {} : { content: contentOf(route.reply, route.media) }),
      },
      ...problemsOf(route),
    },
  };
}

function parametersOf(
  place: 'path' | 'query' | 'header',
  schema: z.core.$ZodType | undefined,
): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: one,
  }));
}

/** A retry is never a second act. What says the same thing twice anyway may come without a key. */
const keyOf = ({ method }: TableRoute): Json => ({
  name: 'Idempotency-Key',
  in: 'header',
  required: method === 'POST',
  schema: { $ref: `${SCHEMAS}Uuid` },
});

const contentOf = (shape: z.core.$ZodType, media = 'application/json'): Json => ({
  [media]: { schema: { $ref: refOf(shape) } },
});

function refOf(shape: z.core.$ZodType): string {
  const id = shapes.get(shape)?.id;
  if (id === undefined) throw new Error('A body of the route table has no exported name.');
  return SCHEMAS + id;
}

/** Every way in which the route can say no, by status. */
function problemsOf(route: TableRoute): Json {
  const codes = refusalsOf(route);
  const statuses = new Set(Array.from(codes, (code) => STATUS_OF[code]));
  return Object.fromEntries(
    Array.from(statuses, (status) => [
      status,
      {
        description: Array.from(codes)
          .filter((code) => STATUS_OF[code] === status)
          .map((code) => `\`${code}\``)
          .join(', '),
        content: { 'application/problem+json': { schema: { $ref: `${SCHEMAS}Problem` } } },
      },
    ]),
  );
}

/** Written for what goes in: an answer may grow, so it forbids no member. */
function schemas(): Json {
  const written = z.toJSONSchema(shapes, { io: 'input', uri: (id) => SCHEMAS + id }).schemas;
  return Object.fromEntries(
    Object.entries(written)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]),
  );
}

/** Writes the file, or, with `--check`, only says whether it is up to date. */
function main(): void {
  const text = `${JSON.stringify(openApi(), null, 2)}\n`;
  if (!argv.includes('--check')) return writeFileSync(FILE, text);
  if (readFileSync(FILE, 'utf8') === text) return;
  process.exitCode = 1;
  process.stderr.write('openapi.json is not what the contract says. Run: npm run openapi\n');
}

if (argv[1] === fileURLToPath(import.meta.url)) main();
