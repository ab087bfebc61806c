import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readScenario, schemaOfFile, type Scenario } from './file.js';

const demo = readFileSync('demo/brandt-day.json', 'utf8');
type Loose = Record<string, unknown>;

/** The demo with something else in it. */
function written(change: (day: Scenario, marlene: Loose, visit: Loose) => void): string {
  const day = JSON.parse(demo) as Scenario;
  const marlene = day.personas['D01']!;
  change(day, marlene as Loose, marlene.visits[0] as Loose);
  return JSON.stringify(day);
}

test('the demo is a scenario', () => {
  expect(readScenario(demo).personas).toHaveProperty('D01');
});

test('the published schema is the one that files are checked with', () => {
  const published = readFileSync('demo/scenario.schema.json', 'utf8');
  expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(schemaOfFile())));
});

test.each<[string, string, RegExp]>([
  ['an unknown key', written((day) => Object.assign(day, { mood: 'good' })), /mood/],
  ['an unknown key of a person', written((_, who) => (who['mood'] = 'good')), /personas\.D01/],
  [
    'an unknown kind',
    written((_day, _who, visit) => (visit['expect'] = [{ kind: 'happiness' }])),
    /D01\.visits\.0\.expect\.0/,
  ],
  [
    'a kind of a feature that does not name it',
    written((_day, _who, visit) => (visit['expect'] = [{ kind: 'pushes', count: 0 }])),
    /expect\.0\.needs/,
  ],
  ['a double in a set', written(({ stores }) => stores[0]!.counters.push('meat')), /counters/],
  ['a person without a visit', written((_, who) => (who['visits'] = [])), /D01/],
  ['another format', written((day) => Object.assign(day, { format: 2 })), /format/],
])('a file with %s is refused, and the place is named', (_, text, place) => {
  expect(() => readScenario(text)).toThrow(place);
});
