import ts from 'typescript';
import { filesBelow, sourceOf, type Source } from './source.js';

/** A statement on the rows of one customer, as it stands in its file. */
interface Own {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

/** Every statement of ours that says of itself that it is about one customer. */
export const ownStatements = (): readonly Own[] =>
  filesBelow('src', /\.store\.ts$/)
    .map(sourceOf)
    .flatMap(statementsIn);

/** Those of one file. What is put into a text from elsewhere is left out of it. */
export const statementsIn = ({ path, nodes }: Pick<Source, 'path' | 'nodes'>): readonly Own[] =>
  nodes
    .filter(ts.isCallExpression)
    .filter(({ expression }) => expression.getText() === 'ofCustomer')
    .map(({ arguments: [name, text] }) => ({ path, name: spelled(name), text: spelled(text) }));

const spelled = (node: ts.Expression | undefined): string =>
  (node?.getText() ?? '').replaceAll(/\$\{[^}]*\}/g, '…');

const FROM = /\b(?:FROM|JOIN|UPDATE|INTO)\s+(\w+\.[\w…]+)/g;

/**
 * Which of the tables in a statement it does not ask for its customer. Each has to be held against
 * `customer_id` somewhere: one that is named more often than that has its rows taken from everybody.
 */
export function unasked({ text }: Own, owned: readonly string[]): readonly string[] {
  const named = Array.from(text.matchAll(FROM), ([, table = '']) => table);
  const known = named.filter((table) => owned.includes(table));
  const walled = known.length > 0 ? known : named.filter((table) => table.includes('…'));
  const asked = [...text.matchAll(/\bcustomer_id\b/g)].length;
  return walled.slice(asked);
}
