import type {
  ParameterName,
  QuestionList,
  QuestionParameters,
} from '@village-butcher/sdk/contract';
import type { Published, Registered } from './known.js';

type Names = QuestionList['names'];

/** What can be named today where a question asks for a name. */
export function namesIn({ register, stores }: Registered): Names {
  const notices = [...new Set(register.notices.map(({ id }) => id))];
  return [
    ...Array.from(register.recipients.values(), named('recipient')),
    ...Array.from(stores.values(), named('store')),
    ...notices.map((id) => named('notice')({ id, name: id })),
  ];
}

const named =
  (kind: Names[number]['kind']) =>
  ({ id, name }: { readonly id: string; readonly name: string }): Names[number] => ({
    kind,
    id,
    name,
  });

/**
 * What of a question is a name that nothing has: no recipient and no store of today, no notice that was ever
 * published. It is answered all the same: what is gone from the catalogue has left its rows.
 */
export function unlistedIn(
  parameters: QuestionParameters,
  registered: Registered,
  published: readonly Pick<Published, 'id'>[],
): readonly ParameterName[] {
  const names = [
    ...namesIn(registered),
    ...published.map(({ id }) => ({ kind: 'notice' as const, id })),
  ];
  return NAMED.filter((kind) => {
    const said = parameters[kind];
    return said !== undefined && !names.some((one) => one.kind === kind && one.id === said);
  });
}

const NAMED = ['recipient', 'store', 'notice'] as const;
