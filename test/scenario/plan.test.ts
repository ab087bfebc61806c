import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { TwinChange } from './file-expect.js';
import { readScenario } from './file.js';
import { isDeed, isStep, lifeOf, type Deed, type Step } from './life.js';
import { planOf } from './plan.js';
import { isPermitted, standOf } from './stand.js';
import { twinBefore } from './twin.js';

const scenario = readScenario(readFileSync('demo/brandt-day.json', 'utf8'));
const start = Date.parse(scenario.clock.start);
const plan = planOf(scenario);
const lifeIn = (id: string) => lifeOf(id, scenario.personas[id]!, start);
const stepIn = (id: string, name: string): Step =>
  lifeIn(id)
    .filter(isStep)
    .find((step) => step.name.includes(name))!;
const spoken = (deeds: readonly Deed[]): string[] =>
  deeds.map(({ operation }) =>
    [operation.op, 'field' in operation ? operation.field : ''].join(' ').trim(),
  );

test('the clock never runs backwards', () => {
  const times = plan.happenings.map(({ at }) => at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('at equal times the world comes first, then people in the order of the file', () => {
  const at = Date.parse('2027-06-11T11:00:00+02:00');
  const then = plan.happenings.filter((one) => one.at === at);
  expect(then.map(({ kind }) => kind)).toEqual(['correction', 'step']);
  const first = plan.happenings.filter((one) => one.at === start && 'actor' in one);
  const people = first.map((one) => ('actor' in one ? one.actor.slice(0, 3) : ''));
  expect(people).toEqual(people.toSorted());
});

test('a twin has done everything before the person asks', () => {
  for (const [expectation, twin] of plan.twins) {
    const step = plan.happenings.findIndex(
      (one) => one.kind === 'step' && one.expect.includes(expectation),
    );
    const last = plan.happenings.findLastIndex((one) => 'actor' in one && one.actor === twin);
    expect(last).toBeLessThan(step);
  }
});

test('everybody has a twin for each field that they keep to themselves', () => {
  expect([...plan.others.get('D05')!.keys()]).toEqual([
    'allergies',
    'household',
    'children',
    'pets',
    'calendar',
    'memory',
  ]);
});

test.each<[string, TwinChange[], string[]]>([
  [
    'never told: nor ever given',
    [{ op: 'never-told', field: 'allergies' }],
    ['tell diet', 'tell memory', 'wish', 'grant diet', 'grant memory'],
  ],
  [
    'never given',
    [{ op: 'never-granted', field: 'diet', purpose: 'recipes' }],
    ['tell diet', 'tell allergies', 'tell memory', 'wish', 'grant memory', 'grant allergies'],
  ],
  [
    'given for something else',
    [{ op: 'never-granted', field: 'memory', purpose: 'offers' }],
    [
      'tell diet',
      'tell allergies',
      'tell memory',
      'wish',
      'grant diet',
      'grant memory',
      'grant allergies',
    ],
  ],
])('a twin who differs by what was %s', (_, changes, deeds) => {
  expect(spoken(twinBefore(lifeIn('D01'), stepIn('D01', 'she permits it'), changes))).toEqual(
    deeds,
  );
});

test('a twin who told something else told it at the same moment', () => {
  const value = { members: {} };
  const changes = [{ op: 'told-instead', field: 'allergies', value }] as const;
  const twin = twinBefore(lifeIn('D01'), stepIn('D01', 'noon'), changes);
  const own = lifeIn('D01').filter(isDeed);
  expect(twin.map(({ seq }) => seq)).toEqual(own.slice(0, twin.length).map(({ seq }) => seq));
  expect(twin[1]?.operation).toEqual({ op: 'tell', field: 'allergies', value });
});

test('of a member who was never entered nothing is left, nor anybody to confirm it', () => {
  const changes = [{ op: 'never-entered', member: 'adult-1' }] as const;
  const evening = lifeIn('D02').filter(isStep)[1]!;
  const twin = twinBefore(lifeIn('D02'), evening, changes);
  expect(spoken(twin)).not.toContain('tell diet');
  expect(spoken(twin)).not.toContain('confirm');
  expect(spoken(twin)).toContain('tell children');
});

test('a twin makes the visit without what came after it', () => {
  const step = stepIn('D03', 'the next day');
  expect(spoken(twinBefore(lifeIn('D03'), step, []))).toEqual(spoken(lifeIn('D03').filter(isDeed)));
  const own = { ...stepIn('D01', 'she takes it back'), twin: [] };
  expect(spoken(twinBefore(lifeIn('D01'), own, []))).not.toContain('grant allergies');
});

test('where somebody stands is what they said last, until it ends', () => {
  const deeds = lifeIn('D04')
    .filter(isDeed)
    .filter(({ part }) => part === 'start');
  const at = (time: string) =>
    isPermitted(standOf(deeds, Date.parse(time), 'app:brandt'), 'pets', 'shopping-tips');
  expect(at('2027-06-11T09:59:59+02:00')).toBe(true);
  expect(at('2027-06-11T10:00:00+02:00')).toBe(false);
});
