import type { CatalogueImport, ImportedNotice, Issue } from '@village-butcher/sdk/contract';
import { isSpecial } from '../consent/explicit.js';
import { keyOf } from '../consent/standing.js';
import { isCountry } from './countries.js';

type Path = Issue['path'];

/** What the shapes cannot see of what notices list. */
export function noticeFaults({
  notice,
  notices = [],
  recipients,
}: CatalogueImport): readonly Issue[] {
  const all = [notice, ...notices];
  const known = new Set(recipients.map(({ id }) => id));
  return all.flatMap((one, at) => {
    const path = at === 0 ? ['notice'] : ['notices', at - 1];
    const isNewest = !all.some(({ id, version }) => id === one.id && version > one.version);
    return [
      ...twice(one.controls ?? [], ({ id }) => id, [...path, 'controls']),
      ...statementFaults(one, path),
      ...useFaults(one, path),
      // Whoever an older version was about may be gone by now.
      ...(isNewest ? strangerFaults(one, known, path) : []),
    ];
  });
}

/** The country of a recipient, if it names one. */
export const countryFaults = (country: string | undefined, path: Path): readonly Issue[] =>
  country === undefined || isCountry(country)
    ? []
    : [{ path: [...path, 'country'], code: 'unknown-country' }];

/** Each field has one sentence, beside a control that is listed; and each that is used has one. */
function statementFaults(
  { controls = [], statements, uses = [] }: ImportedNotice,
  path: Path,
): readonly Issue[] {
  if (!statements) return [];
  const listed = new Set<string>(controls.map(({ id }) => id));
  const said = new Set<string>(statements.map(({ field }) => field));
  return [
    ...twice(statements, ({ field }) => field, [...path, 'statements']),
    ...statements.flatMap(({ control }, at) =>
      listed.has(control)
        ? []
        : [{ path: [...path, 'statements', at, 'control'], code: 'unknown-control' }],
    ),
    ...uses.flatMap(({ fields }, at) =>
      fields.flatMap((field, n) =>
        isSpecial({ field }) && !said.has(field)
          ? [{ path: [...path, 'uses', at, 'fields', n], code: 'no-statement' }]
          : [],
      ),
    ),
  ];
}

/** Each use stands in one row, for two would be two terms. */
function useFaults({ uses = [] }: ImportedNotice, path: Path): readonly Issue[] {
  const all = uses.flatMap(({ recipient, purpose, fields }, at) =>
    fields.map((field, n) => ({
      key: keyOf({ recipient, purpose, field }),
      path: [...path, 'uses', at, 'fields', n],
    })),
  );
  const first = new Map(all.map((one) => [one.key, one] as const).toReversed());
  return [
    ...all
      .filter((one) => first.get(one.key) !== one)
      .map((one) => ({ path: one.path, code: 'duplicate' })),
    ...uses.flatMap(({ country }, at) => countryFaults(country, [...path, 'uses', at])),
  ];
}

const strangerFaults = (
  { uses = [] }: ImportedNotice,
  known: ReadonlySet<string>,
  path: Path,
): readonly Issue[] =>
  uses.flatMap(({ recipient }, at) =>
    known.has(recipient)
      ? []
      : [{ path: [...path, 'uses', at, 'recipient'], code: 'unknown-recipient' }],
  );

/** Each row whose name another had before it. */
function twice<Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  path: Path,
): readonly Issue[] {
  const names = rows.map(nameOf);
  return names.flatMap((name, at) =>
    names.indexOf(name) < at ? [{ path: [...path, at], code: 'duplicate' }] : [],
  );
}
