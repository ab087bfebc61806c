import * as limits from './limits.js';
import * as orders from './orders.js';
import { goesOut } from './outward.js';
import type { Rule } from './source.js';
import * as words from './words.js';

const lines = (count: number, line = ';'): string => `${line}\n`.repeat(count);
const RANK = 'src/recommend/rank.ts';
const ROUTES = 'src/api/suggest.controller.ts';

/** A file that does not exist: where it would be, and what it would hold. */
export type Plant = readonly [path: string, text: string];

/** What a machine can hold of our style: a sentence, its rule, and files that must not pass it. */
export const RULES: readonly (readonly [sentence: string, rule: Rule, plants: readonly Plant[]])[] =
  [
    [
      'an import never points to the right',
      orders.pointsRight,
      [
        ['src/consent/decide.ts', `import { suggest } from '../recommend/suggest.flow.js';`],
        ['src/consent/decide.ts', `import type {\n  Line,\n} from './consent.store.js';`],
        ['src/consent/consent.store.ts', `export * from './record.flow.js';`],
        ['src/food/diet.ts', `const late = () => import('../profile/profile.js');`],
        ['src/food/diet.ts', `type Late = import('../profile/profile.js').Profile;`],
        ['src/api/token.guard.ts', `import { Settings } from '../settings.js';`],
        ['src/audit/seen.store.ts', `import { z } from '../../sdk/src/contract/shape.js';`],
        ['sdk/src/core/call.ts', `import { createVillage } from '../client/village.js';`],
        ['sdk/src/index.ts', `export { Card } from './elements/card.js';`],
      ],
    ],
    [
      'every file has a place in the orders',
      orders.hasNoPlace,
      [
        ['src/shop/shelf.ts', ''],
        ['src/consent/consent.service.ts', ''],
        ['src/consent/consent.controller.ts', ''],
        ['sdk/src/more/extra.ts', ''],
      ],
    ],
    [
      'a kind of file imports only the packages that its promise bears',
      orders.importsStrangers,
      [
        [RANK, `import { Injectable } from '@nestjs/common';`],
        [RANK, `import fs = require('node:fs');`],
        [RANK, 'const more = import(`./${name}.js`);'],
        ['src/recommend/suggest.flow.ts', `export { Get } from '@nestjs/common';`],
      ],
    ],
    [
      'a pure file has no back door to time, chance or the world',
      orders.usesBackDoors,
      [
        [RANK, 'const now = Date.now();'],
        [RANK, 'const now = new Date();'],
        [RANK, 'const { now } = Date;'],
        [RANK, 'const chance = Math.random();'],
        [RANK, `import { randomUUID } from 'node:crypto';`],
        [RANK, 'const { PORT } = process.env;'],
        [RANK, `const answer = fetch('/');`],
      ],
    ],
    [
      'whatever leaves the house on its own leaves it by one file',
      goesOut,
      [
        ['src/api/keys.guard.ts', `const keys = await fetch(address);`],
        ['src/api/keys.guard.ts', `const keys = await globalThis.fetch(address);`],
        ['src/telling.ts', `import { request } from 'node:https';`],
        ['src/telling.ts', `import { request as ask } from 'node:http';`],
        ['src/telling.ts', `import { connect } from 'node:net';`],
        ['src/telling.ts', `import { resolve4 } from 'node:dns/promises';`],
      ],
    ],
    [
      'the page knows the service by its SDK alone',
      orders.reachesInside,
      [['web/village/main.ts', `import { rule } from '../../src/consent/ruling.js';`]],
    ],
    ['a file has at most 200 lines', limits.isTooLong, [[RANK, lines(201)]]],
    [
      'a function has at most 50 lines',
      limits.hasLongFunctions,
      [
        [RANK, `function rank() {\n${lines(49)}}`],
        [RANK, `const rank = () => {\n${lines(49)}};`],
        [RANK, `class Rank {\n  of() {\n${lines(49)}  }\n}`],
      ],
    ],
    [
      'a function takes at most five parameters',
      limits.takesTooMuch,
      [
        [RANK, 'function rank(a, b, c, d, e, f) {}'],
        [RANK, 'class Rank { constructor(a, b, c, d, e, readonly f) {} }'],
      ],
    ],
    [
      'a file has at most twelve imports',
      limits.importsTooMuch,
      [['src/app.module.ts', lines(13, `import './part.js';`)]],
    ],
    [
      'a route has at most three decorators',
      limits.decoratesTooMuch,
      [[ROUTES, 'class A { @B() @C() @D() @E() suggest() {} }']],
    ],
    [
      'no parameter is a boolean',
      limits.takesBooleans,
      [[RANK, 'const rank = (best: boolean) => 1;']],
    ],
    [
      'a field of an interface does not change',
      limits.hasLooseFields,
      [[RANK, 'interface Ranked { readonly item: string; score: number }']],
    ],
    ['nothing is any', limits.saysAny, [[RANK, 'const all = items as any[];']]],
    [
      'no check is switched off',
      limits.switchesChecksOff,
      [
        [RANK, `// ${'@ts-'}ignore`],
        [RANK, `/* ${'eslint-'}disable no-var */`],
      ],
    ],
    [
      'our own code is never mocked',
      limits.mocksOurCode,
      [['test/a.test.ts', `jest.mock('../src/a.js');`]],
    ],
    [
      'no test is left out',
      limits.leavesTestsOut,
      [['test/a.test.ts', `test.only('a', () => {});`]],
    ],
    [
      'a name says something',
      words.saysNothing,
      [
        [RANK, 'class ShelfManager {}'],
        [RANK, 'const f = ({ item: itemData }) => itemData;'],
        [RANK, 'interface Ranked { readonly rankInfo: string }'],
        ['src/base/string-utils.ts', ''],
        ['src/common/list.ts', ''],
      ],
    ],
    ['no interface is marked as one', words.marksInterfaces, [[RANK, 'interface IRank {}']]],
    [
      'every export says in a sentence what its code cannot',
      words.leavesExportsBare,
      [
        [RANK, 'export const best = 1;'],
        [RANK, '/** The best of them */\nexport const best = 1;'],
        [RANK, '// The best of them.\nexport const best = 1;'],
        [RANK, 'export const Best = 1;\nexport type Best = typeof Best;'],
      ],
    ],
    [
      'the words of the village are listed once',
      words.listsWordsAgain,
      [
        [RANK, `type What = 'pets' | 'diet' | 'memory' | 'calendar' | 'allergies';`],
        [RANK, `const kinds = z.enum(['app', 'counter', 'brand']);`],
      ],
    ],
  ];

/** What looks like a fault and is none. */
export const FINE: readonly Plant[] = [
  [RANK, `import * as z from 'zod/mini';\nimport type { Item } from '../catalogue/item.js';`],
  [RANK, 'const ends = (until: string) => new Date(until) <= new Date(0);'],
  [RANK, '/** The best of them. */\nexport const Best = 1;\nexport type Best = typeof Best;'],
  [RANK, 'const row = ({ manager, metadata }) => manager.create(metadata.target);'],
  [RANK, `const asked = ['diet', 'allergies'];`],
  ['src/recommend/texts.de.ts', `import { Word } from './words.js';`],
  ['src/unused.ts', `import { createServer, type Agent } from 'node:http';`],
  ['src/unused.ts', `import type { Socket } from 'node:net';`],
  ['src/main.ts', `import { suggest } from './api/suggest.controller.js';`],
  ['test/a.test.ts', `describe('a', () => {\n${lines(90)}});`],
];
