import { readFileSync } from 'node:fs';
import {
  CatalogueImport,
  Profile,
  PURPOSES,
  SPECIAL_FIELDS,
  Which,
  WishAct,
} from '@village-butcher/sdk/contract';
import * as z from 'zod/mini';
import { dayAfter } from './base/day.js';
import { isSpecial } from './consent/explicit.js';

const DAY_MS = 86_400_000;

/** What a file draws of a person, as far as it is of use beyond its scenario. */
const Persona = z.object({
  name: z.string(),
  profile: z._default(z.partial(Profile), {}),
  grants: z._default(z.array(z.object(Which.shape)), []),
  wishes: z._default(z.partialRecord(z.enum(PURPOSES), WishAct), {}),
  visits: z.array(z.object({ at: z.string() })).check(z.minLength(1)),
});

const DemoFile = z.object({
  ...CatalogueImport.shape,
  personas: z.record(z.string(), z.looseObject({ name: z.string() })),
});

/** Somebody who comes to the shop. */
export type Drawn = z.infer<typeof Persona> & { readonly subject: string };

/** A shop, and the people who come to it. */
export interface Demo {
  readonly catalogue: CatalogueImport;
  readonly people: readonly Drawn[];
}

/** Reads the shop that comes with us, as if its people came today. */
export function readDemo(file: URL, today: string): Demo {
  const said = z.parse(DemoFile, JSON.parse(readFileSync(file, 'utf8')));
  const { personas, ...catalogue } = said;
  const people = Object.entries(personas)
    .filter(([, { profile }]) => profile !== undefined)
    .map(([subject, persona]) => ({ subject, ...movedTo(today, z.parse(Persona, persona)) }));
  return { catalogue, people };
}

/** A plan for the day after the visit is a plan for tomorrow. */
function movedTo(today: string, drawn: z.infer<typeof Persona>): z.infer<typeof Persona> {
  const { calendar, ...profile } = drawn.profile;
  if (!calendar) return drawn;
  const visit = Date.parse(drawn.visits[0]!.at.slice(0, 10));
  const hints = calendar.hints.map((hint) => {
    const days = Math.round((Date.parse(hint.date) - visit) / DAY_MS);
    return { ...hint, date: dayAfter(today, days) };
  });
  return { ...drawn, profile: { ...profile, calendar: { hints } } };
}

/** What somebody gives, act by act: each special field has a yes of its own, and all else goes together. */
export function oneYesEach<One extends Which>(all: readonly One[]): readonly One[][] {
  const plain = all.filter((one) => !isSpecial(one));
  const special = SPECIAL_FIELDS.map((field) => all.filter((one) => one.field === field));
  return [plain, ...special].filter((some) => some.length > 0);
}
