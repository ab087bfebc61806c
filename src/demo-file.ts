import { readFileSync } from 'node:fs';
import { CatalogueImport, Profile, PURPOSES, Which, WishAct } from '@village-butcher/sdk/contract';
import * as z from 'zod/mini';

/** What a file draws of a person, as far as it is of use beyond its scenario. */
const Persona = z.object({
  name: z.string(),
  profile: z._default(z.partial(Profile), {}),
  grants: z._default(z.array(z.object(Which.shape)), []),
  wishes: z._default(z.partialRecord(z.enum(PURPOSES), WishAct), {}),
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

/** Reads the shop that comes with us. */
export function readDemo(file: URL): Demo {
  const said = z.parse(DemoFile, JSON.parse(readFileSync(file, 'utf8')));
  const { personas, ...catalogue } = said;
  const people = Object.entries(personas)
    .filter(([, { profile }]) => profile !== undefined)
    .map(([subject, persona]) => ({ subject, ...z.parse(Persona, persona) }));
  return { catalogue, people };
}
