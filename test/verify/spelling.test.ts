import { allFound } from '../support/bundle-attack.js';
import { filesOf } from '../support/bundle-files.js';
import { aDay } from '../support/bundle-days.js';

/** The first grant, spelled in another way, committed to, sealed and signed. */
const spelled = (change: (payload: string) => string) => () => {
  const pen = aDay();
  pen.change(3, { payload: change(pen.leaves[3]!.payload) });
  return filesOf(pen.leaves);
};

allFound([
  [
    'keys are in another order',
    ['V6-canonical'],
    spelled((text) => text.replace(/^\{("act":"[^"]*"),("at":"[^"]*")/, '{$2,$1')),
  ],
  [
    'a letter is escaped',
    ['V6-canonical'],
    spelled((text) => text.replace('"granted"', '"gr\\u0061nted"')),
  ],
  ['there is a space', ['V6-canonical'], spelled((text) => text.replace(':', ': '))],
  [
    'a key is there twice',
    ['V6-canonical'],
    spelled((text) => text.replace('"v":1', '"v":1,"v":1')),
  ],
  ['a key is __proto__', ['V6-canonical'], spelled((text) => text.replace('{', '{"__proto__":1,'))],
  [
    'half of a surrogate pair',
    ['V6-canonical'],
    spelled((text) => text.replace('"allow"', '"\\ud800"')),
  ],
  [
    'a number is too large',
    ['V6-canonical'],
    spelled((text) => text.replace('"seq":0', '"seq":9007199254740993')),
  ],
  [
    'a number is less than nothing',
    ['V6-canonical'],
    spelled((text) => text.replace('"seq":0', '"seq":-0')),
  ],
  [
    'a number is infinite',
    ['V6-canonical'],
    spelled((text) => text.replace('"seq":0', '"seq":1e400')),
  ],
  [
    'a number has a fraction',
    ['V6-canonical'],
    spelled((text) => text.replace('"seq":0', '"seq":0.5')),
  ],
  [
    'a letter is in two pieces',
    ['V6-canonical'],
    spelled((text) => text.replace('"allow"', '"a\u0308llow"')),
  ],
  [
    'a payload is nested too deep',
    ['V6-canonical'],
    spelled((text) => text.replace('"body":{', `"body":{"a":${'['.repeat(17)}${']'.repeat(17)},`)),
  ],
  ['a member is missing', ['V6-schema'], spelled((text) => text.replace(',"v":1', ''))],
  [
    'a member is too many',
    ['V6-schema'],
    spelled((text) => text.replace(',"v":1', ',"v":1,"w":1')),
  ],
  [
    'a time is no time',
    ['V6-schema'],
    spelled((text) => text.replace('2026-03-01T', '2026-02-31T')),
  ],
]);
