import * as z from 'zod/mini';
import { Needs } from './features.js';
import { Persona } from './file-person.js';
import { Change, Clock, Content, Retailer, Staff, catalogueShape } from './file-world.js';
import { Word } from './words.js';

/** What holds over everybody. */
export const Global = z.strictObject({
  kind: z.enum([
    'everyUseOnAPermission',
    'unsharedCannotMatter',
    'onlyWishedPurposes',
    'withinLimit',
    'canariesNowhere',
    'notCheckedComplete',
    'noPromiseOfSafety',
    'pushOnlyWhenWished',
    'readsChangeNothing',
    'staffSigned',
    'advertisingLabelled',
    'neighboursFloor',
    'onlyInStock',
    'heldExplained',
    'awayOwnScreenOnly',
    'replyClockOpeningHours',
    'differentFactsDifferentAnswers',
    'shownWithinSumOfLimits',
    'closedSetsAreExact',
  ]),
  covers: z.optional(z.array(Word)),
  needs: z.optional(Needs),
});
export type GlobalKind = z.infer<typeof Global>['kind'];

/** One day in the village, format 1. Closed: an unknown key or kind is an error. */
export const Scenario = z.strictObject({
  $schema: Word,
  format: z.literal(1),
  id: Word,
  title: Word,
  clock: Clock,
  retailer: Retailer,
  ...catalogueShape,
  staff: z.array(Staff),
  content: Content,
  world: z.optional(z.array(Change)),
  personas: z.record(z.string().check(z.regex(/^[A-Z]\d\d[A-Z]?$/)), Persona),
  global: z.array(Global),
});
export type Scenario = z.infer<typeof Scenario>;

/** The same as a JSON Schema, for whoever writes a file. */
export const schemaOfFile = (): object => z.toJSONSchema(Scenario, { io: 'input' });

/** Reads a file, or says which member of it is wrong. */
export function readScenario(text: string): Scenario {
  const read = Scenario.safeParse(JSON.parse(text));
  if (read.success) return read.data;
  throw new Error(`The file breaks its format.\n${read.error.issues.flatMap(faultsOf).join('\n')}`);
}

/** A union says what is wrong with each of its forms; the reader wants the nearest one. */
function faultsOf(issue: z.core.$ZodIssue): string[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${[...path, key].join('.')}: no word of the format`);
  }
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) {
    return [`${path.join('.')}: ${issue.code.replaceAll('_', ' ')}`];
  }
  const [nearest = []] = issue.errors.toSorted((a, b) => a.length - b.length);
  return nearest.flatMap((inner) => faultsOf({ ...inner, path: [...path, ...inner.path] }));
}
