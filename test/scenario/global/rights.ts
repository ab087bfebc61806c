import type { Disclosure, Right } from '@village-butcher/sdk';
import { paths } from '@village-butcher/sdk/contract';
import { reasonsOf, stands } from '../checks/rights.js';
import type { Persona } from '../file-person.js';
import type { Faults, Seen } from '../here.js';
import type { Answer } from '../people.js';
import { atEach, type Holds, type Whole } from './whole.js';

/** Each right is a line that stood then; each answer that used a field has its own record. */
export const everyUseOnAPermission = atEach(({ asked, standing, disclosures }, { scenario }) => [
  ...asked
    .flatMap(rightsIn)
    .filter((right) => !stands(standing, right) || right.recipient !== scenario.retailer.app)
    .map(({ field, purpose }) => `${field} for ${purpose} rests on no line that stands`),
  ...unrecorded(asked.map(rightsIn), disclosures),
]);

const rightsIn = ({ reply: { items } }: Answer): Right[] => [
  ...items.flatMap(({ rests }) => rests),
  ...reasonsOf(items).flatMap(({ restsOn }) => restsOn ?? []),
];

/** Gives each answer the smallest record that covers it, and no record twice. */
function unrecorded(uses: readonly Right[][], records: readonly Disclosure[]): Faults {
  const left = records.toSorted((a, b) => a.uses.length - b.uses.length);
  const using = uses.filter((rights) => rights.length > 0);
  return using
    .toSorted((a, b) => a.length - b.length)
    .flatMap((rights) => {
      const at = left.findIndex((record) => rights.every((right) => covers(record, right)));
      if (at >= 0) left.splice(at, 1);
      return at >= 0 ? [] : ['an answer used a field, and no record says so'];
    });
}

const covers = ({ uses, recipient }: Disclosure, right: Right): boolean =>
  recipient === right.recipient &&
  uses.some(
    ({ field, purpose, line }) =>
      field === right.field && purpose === right.purpose && line === right.line,
  );

export const unsharedCannotMatter = atEach(({ unshared }) =>
  [...unshared].flatMap(([field, parts]) =>
    parts.map((part) => `${part} changes with ${field}, which is not shared`),
  ),
);

/** People whose shared facts differ are not told the same for the same personal reasons. */
export const differentFactsDifferentAnswers: Holds = ({ seen }) => {
  const own = seen.filter(({ actor, step }) => actor === step.persona);
  const told = own.flatMap(personalIn);
  return told.flatMap((one, at) =>
    told
      .slice(at + 1)
      .filter((other) => other.persona !== one.persona && other.answer === one.answer)
      .filter((other) => other.facts !== one.facts)
      .map((other) => `${one.name} and ${other.name} are told the same`),
  );
};

function personalIn({ step, stand, answer }: Seen) {
  const items = answer?.reply.items ?? [];
  const reasons = reasonsOf(items).filter(({ field }) => field !== null);
  if (reasons.length === 0) return [];
  const refs = items.map(({ ref }) => ref);
  const why = reasons.map(({ key, params, text, effect, delta }) => [
    key,
    params,
    text,
    effect,
    delta,
  ]);
  const facts = [...stand.told].filter(([field]) => reasonsCanUse(stand, field));
  return [
    {
      persona: step.persona,
      name: `${step.persona} ${step.name}`,
      answer: JSON.stringify([refs, why]),
      facts: JSON.stringify(facts.toSorted()),
    },
  ];
}

const reasonsCanUse = ({ granted, app }: Seen['stand'], field: string): boolean =>
  [...granted.keys()].some((key) => key.startsWith(`${field} ${app} `));

/** A link is only an address: whoever opens it has decided nothing. */
export const readsChangeNothing: Holds = async (whole) => {
  const links = new Set(whole.exchanges.flatMap(({ text, headers }) => linksIn(text, headers)));
  const faults: string[] = [];
  for (const customer of whole.customers) {
    const before = JSON.stringify(await whole.standingOf(customer));
    for (const link of [...links, ...READS]) await whole.open(customer, link);
    const after = JSON.stringify(await whole.standingOf(customer));
    if (before !== after) faults.push(`reading changed where ${customer} stands`);
  }
  return faults;
};

/** What can be read without anybody's name in the address. */
const READS = Object.values(paths)
  .filter(({ method, path }) => method === 'GET' && !path.includes('{'))
  .map(({ path }) => path);

const LINK = /(?:https?:\/\/[^\s"'<>\\]+)|(?<=")\/(?:v1|01|health)\/[^\s"\\]*/g;
const linksIn = (text: string, headers: Whole['exchanges'][number]['headers']): string[] =>
  [
    ...text.matchAll(LINK),
    ...headers.flatMap(([name, value]) =>
      name === 'location' || name === 'link' ? [...value.matchAll(/[^\s<>;,]*\/[^\s<>;,]*/g)] : [],
    ),
  ].map(([link]) => link);

const CANARY = /CANARY-[\w-]+/g;

/** Of everybody what only they and their own phone may know, and the names that nobody chose to show. */
export const canariesNowhere: Holds = async ({ scenario, traces }) => {
  const legal = scenario.staff.flatMap(({ legalName }) => legalName ?? []);
  const faults: string[] = [...(legal.length > 0 ? await traces('nobody', legal) : [])];
  for (const [id, persona] of Object.entries(scenario.personas)) {
    const canaries = canariesOf(persona);
    if (canaries.length > 0) faults.push(...(await traces(id, canaries)));
  }
  return faults;
};

const canariesOf = (persona: Persona): string[] => [
  ...new Set([
    ...(JSON.stringify(persona).match(CANARY) ?? []),
    ...('device' in persona ? (persona.device?.secrets ?? []) : []),
  ]),
];
