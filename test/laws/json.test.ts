import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BadJson, parseStrict } from '../../src/base/json.js';

const faultOf = (text: string): string => {
  try {
    parseStrict(text);
    return 'none';
  } catch (error) {
    return (error as BadJson).fault;
  }
};

test('what plain JSON says is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!/"(__proto__|constructor|prototype)":/.test(text));
      expect(parseStrict(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('duplicate and poisonous keys are refused, however they are spelled and wherever they stand', () => {
  expect(faultOf('{"a":1,"b":{"a":1}}')).toBe('none');
  expect(faultOf('{"a":1,"a":1}')).toBe('duplicate-key');
  expect(faultOf('{"a":1,"\\u0061":1}')).toBe('duplicate-key');
  expect(faultOf('[{"x":[{"a":"}","a":2}]}]')).toBe('duplicate-key');
  expect(faultOf('{"__proto__":{}}')).toBe('forbidden-key');
  expect(faultOf('{"a":{"\\u005f_proto__":1}}')).toBe('forbidden-key');
  expect(faultOf('{"a":"__proto__"}')).toBe('none');
  expect(faultOf('["a","a",{"b":[]},"b"]')).toBe('none');
});

test('depth and breadth are bounded, and broken text is refused', () => {
  expect(faultOf('['.repeat(16) + ']'.repeat(16))).toBe('none');
  expect(faultOf('['.repeat(17) + ']'.repeat(17))).toBe('depth');
  const wide = Object.fromEntries(Array.from({ length: 201 }, (_, key) => [`k${key}`, 0]));
  expect(faultOf(JSON.stringify(wide))).toBe('keys');
  expect(faultOf('{"a":')).toBe('syntax');
});
