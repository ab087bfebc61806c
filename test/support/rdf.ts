import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { contextFile } from '../../src/audit/records/context.js';
import { shapesFile } from '../../src/audit/records/shacl.js';

/*
 * What others make of a record: a processor of JSON-LD and an engine of SHACL that know nothing of ours.
 * Whatever they would fetch, they do not get.
 */

const { '@context': CONTEXT } = JSON.parse(contextFile()) as { '@context': object };

const documentLoader = (url: string): never => {
  throw new Error(`Something would be fetched: ${url}`);
};

const storeIn = (turtle: string): Store => new Store(new Parser().parse(turtle));

const validator = new SHACLValidator(storeIn(shapesFile()));

/** A document with our context, as statements. What a processor would drop without a word is a failure. */
export async function statementsIn(record: object): Promise<string> {
  const document = { '@context': CONTEXT, '@graph': [record] };
  const options = { documentLoader, format: 'application/n-quads', safe: true };
  return String(await jsonld.toRDF(document as never, options as never));
}

/** Where a record breaks the shapes, as the engine says it. `null`: it does not come to be one. */
export async function brokenIn(record: object): Promise<readonly string[] | null> {
  const statements = await statementsIn(record).catch(() => null);
  if (statements === null) return null;
  const { results } = await validator.validate(storeIn(statements));
  return results.map(
    ({ path, sourceConstraintComponent: what }) => `${path?.value} ${what?.value}`,
  );
}
