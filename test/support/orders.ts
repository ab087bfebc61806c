import { basename, dirname, join } from 'node:path';
import { LOCALES } from '@village-butcher/sdk/contract';
import ts from 'typescript';
import { sourceOf, type Rule, type Source } from './source.js';

/** The folders of the service. What stands further left knows nothing of what is further right. */
const FOLDERS = 'base food ledger consent profile catalogue audit recommend village api'.split(' ');

/** The kinds of file, by suffix: what each promises about side effects. Texts in a language are pure. */
const KINDS = [
  `pure|${LOCALES.join('|')}`,
  'table',
  'store',
  'flow',
  'guard|filter|decorator',
  'controller',
];

/** The folders of the SDK. Its entry point `.` stands where the client does. */
const PARTS =
  'contract core client changes|watch|proof|rights|verify|calendar|server elements kiosk react testing'.split(
    ' ',
  );

const PURE = 'zod/mini|node:crypto|jose|csv-parse/sync|@village-butcher/sdk/contract';
const ROWS = `${PURE}|typeorm`;
const FILES = 'node:fs/promises|node:path';
const HTTP = `${ROWS}|@nestjs/[a-z/-]+|fastify|rxjs|node:stream`;

/** What each kind may import from outside, in the order of the kinds. */
const PACKAGES = [
  PURE,
  `${ROWS}|class-validator`,
  `${ROWS}|pg|yazl|node:events|node:stream|node:worker_threads|${FILES}`,
  ROWS,
  HTTP,
  HTTP,
];

/** Pure files that may reach for time or chance after all, and why. */
const MAY_USE_IT: Readonly<Record<string, string>> = {
  'src/base/id.ts': 'the default of an argument: a test brings its own chance',
  'src/ledger/commit.ts': 'a salt is worth nothing if anyone can choose it',
  'src/ledger/keyring.ts': 'keys and nonces are worth nothing if anyone can choose them',
};

/** What a global name gives, and what any name gives that `node:crypto` makes by chance. */
const WORLD = new Set(
  (
    'process fetch console globalThis global require eval Function performance ' +
    'setTimeout setInterval setImmediate'
  ).split(' '),
);
const CHANCE =
  /^(random(Bytes|UUID|Int|Fill|FillSync)|getRandomValues|webcrypto|generateKey(Pair)?(Sync)?)$/;

/** An import never points to the right: not in folders, not in kinds, not in the SDK's parts. */
export const pointsRight: Rule = (source) => [
  ...rightwards(source, placeOfFolder, 'in the order of folders'),
  ...rightwards(source, placeOfKind, 'in the order of kinds'),
  ...rightwards(source, placeOfPart, 'in the order of the SDK'),
];

/** A folder, a suffix or a part that no order names has no place, and HTTP has its own folder. */
export const hasNoPlace: Rule = ({ path }) => [
  ...[placeOfFolder, placeOfKind, placeOfPart]
    .filter((place) => place(path) === -1)
    .map(() => 'stands where no order has a place'),
  ...((placeOfKind(path) ?? 0) >= HTTP_FROM && !path.startsWith('src/api/')
    ? ['speaks HTTP outside api/']
    : []),
];

/** A kind imports the packages that its promise bears; a computed name is none of them. */
export const importsStrangers: Rule = ({ path, imports }) => {
  const allowed = RegExp(`^(${PACKAGES[placeOfKind(path) ?? -1] ?? '.*'})$`);
  return imports
    .filter(({ to }) => !isNear(to) && !allowed.test(to))
    .map(({ to }) => `imports ${to}`);
};

/** Time, chance and settings come in as arguments. This is where they would slip in otherwise. */
export const usesBackDoors: Rule = ({ path, nodes }) => {
  const isPure = placeOfKind(path) === 0 || path.startsWith('sdk/src/contract/');
  if (!isPure || path in MAY_USE_IT) return [];
  return nodes.filter(isBackDoor).map((node) => `reaches for ${node.parent.getText()}`);
};

/** The page knows the service by its SDK alone. */
export const reachesInside: Rule = (source) =>
  source.path.startsWith('web/')
    ? near(source)
        .filter((to) => !to.startsWith('web/'))
        .map((to) => `imports ${to}`)
    : [];

/** The packages that are loaded with a file, by whatever way. */
export function loadedWith(entry: string, read = sourceOf): readonly string[] {
  const seen = new Set([entry]);
  const packages = new Set<string>();
  for (const path of seen) {
    for (const { to } of read(path).imports.filter(({ erased }) => !erased)) {
      if (isNear(to)) seen.add(join(dirname(path), to).replace(/\.js$/, '.ts'));
      else packages.add(to);
    }
  }
  return [...packages];
}

type Place = (path: string) => number | undefined;

/** Files right in src/ are wiring: no order holds them, and nothing in an order may import them. */
const placeOfFolder: Place = (path) => placeIn(FOLDERS, /^src\/([^/]+)\//.exec(path)?.[1]);

const placeOfKind: Place = (path) =>
  placeOfFolder(path) === undefined ? undefined : placeIn(KINDS, suffixOf(path));

const placeOfPart: Place = (path) => {
  if (path.startsWith('sdk/src/index.')) return PARTS.indexOf('client');
  return placeIn(PARTS, /^sdk\/src\/([^/]+)\//.exec(path)?.[1]);
};

const placeIn = (order: readonly string[], name: string | undefined): number | undefined =>
  name === undefined ? undefined : order.findIndex((place) => place.split('|').includes(name));

const HTTP_FROM = KINDS.findIndex((kind) => kind.includes('guard'));

const suffixOf = (path: string): string =>
  basename(path).split('.').slice(1, -1).join('.') || 'pure';

function rightwards(source: Source, place: Place, order: string): readonly string[] {
  const own = place(source.path);
  return own === undefined
    ? []
    : near(source)
        .filter((to) => (place(to) ?? Infinity) > own)
        .map((to) => `imports ${to}, to its right ${order}`);
}

const isNear = (to: string): boolean => to.startsWith('.');

const near = ({ path, imports }: Source): readonly string[] =>
  imports.filter(({ to }) => isNear(to)).map(({ to }) => join(dirname(path), to));

function isBackDoor(node: ts.Node): boolean {
  if (!ts.isIdentifier(node)) return false;
  if (node.text === 'Date') return !asksNoClock(node.parent);
  if (node.text === 'Math') return /^Math(\.random|\[)/.test(node.parent.getText());
  return CHANCE.test(node.text) || (WORLD.has(node.text) && !isMember(node));
}

/** `Date` in a type, with a time given to it, or as a reader of text. */
const asksNoClock = (use: ts.Node): boolean =>
  ts.isTypeNode(use) ||
  (ts.isNewExpression(use) && (use.arguments ?? []).length > 0) ||
  (ts.isPropertyAccessExpression(use) && /^(UTC|parse)$/.test(use.name.text)) ||
  (ts.isBinaryExpression(use) && use.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword);

/** `it.process` and `{ process: it }` name a member, not the global. */
const isMember = (node: ts.Identifier): boolean =>
  (ts.isPropertyAccessExpression(node.parent) ||
    ts.isPropertyAssignment(node.parent) ||
    ts.isPropertySignature(node.parent)) &&
  node.parent.name === node;
