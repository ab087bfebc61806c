import { FIELDS_FOR, HOLD_REASONS, type Field } from '@village-butcher/sdk/contract';
import { reasonsOf } from '../checks/rights.js';
import { ANSWERED } from '../features.js';
import type { Scenario } from '../file.js';
import type { Seen } from '../here.js';
import type { Answer } from '../people.js';
import { isPermitted, type Stand } from '../stand.js';
import { atEach, type Holds } from './whole.js';

export const onlyWishedPurposes = atEach(({ asked, stand }) =>
  itemsIn(asked)
    .filter(({ purpose }) => ![...stand.wishes].some((wish) => wish === purpose))
    .map(({ ref, purpose }) => `${ref} came for ${purpose}, which nobody wished for`),
);

export const withinLimit = atEach(({ asked, step }) =>
  asked
    .filter(({ reply }) => reply.items.length > step.scene.limit)
    .map(({ reply }) => `${reply.items.length} items of at most ${step.scene.limit}`),
);

export const onlyInStock = atEach(({ asked, step }, { scenario }) =>
  itemsIn(asked)
    .filter(({ ref }) => !isStocked(scenario, ref, step.scene.store))
    .map(({ ref }) => `${ref} is not at ${step.scene.store}`),
);

function isStocked({ recipes, products }: Scenario, ref: string, store: string): boolean {
  const recipe = recipes.find(({ id }) => id === ref);
  const needed = recipe
    ? recipe.ingredients.flatMap((one) => ('product' in one ? one.product : []))
    : [ref];
  return needed.every((id) =>
    products.find((product) => product.id === id)?.stores.includes(store),
  );
}

export const notCheckedComplete = atEach(({ asked, stand, step }) =>
  asked.flatMap(({ ask, reply }) =>
    unusedIn(stand, step.scene.screen, ask.purposes)
      .filter((field) => !reply.notChecked.includes(field))
      .map((field) => `nothing says that ${field} was not checked`),
  ),
);

/** Fields that matter for what was asked and wished, and that cannot have been used for it. */
function unusedIn(stand: Stand, screen: string, purposes: Answer['ask']['purposes']): Field[] {
  const answered = ANSWERED.filter((one) => purposes.includes(one) && stand.wishes.has(one));
  const unused = answered.flatMap((purpose) =>
    FIELDS_FOR[purpose].filter(
      (field) =>
        screen === 'shared' || !isPermitted(stand, field, purpose) || !stand.told.has(field),
    ),
  );
  return [...new Set(unused)];
}

/** The words of every language that promise what nobody can promise (L13). */
const PROMISE =
  /(?<!\p{L})(sicher|geeignet|unbedenklich|verträglich|garantiert|safe|suitable|guaranteed|free of|veilig|geschikt|gegarandeerd|ist halal|ist koscher)/iu;

export const noPromiseOfSafety = atEach(({ asked }) =>
  asked
    .flatMap(({ reply }) => [
      ...reasonsOf(reply.items).map(({ text }) => text),
      reply.emptyBecause?.text ?? '',
    ])
    .filter((text) => PROMISE.test(text))
    .map((text) => `"${text}" promises too much`),
);

export const heldExplained = atEach(({ held, asked }) => [
  ...held
    .filter(({ reason }) => !HOLD_REASONS.some((known) => known === reason))
    .map(({ ref, reason }) => `${ref} is held by an unknown reason, ${reason}`),
  ...doubles(held.map(({ ref, at }) => `${ref} at ${at}`)).map((name) => `${name} is held twice`),
  ...asked.flatMap(({ ask: { among = [] }, reply }) =>
    among
      .filter((name) => !reply.items.some(({ ref }) => ref === name))
      .filter((name) => !held.some(({ ref }) => ref === name))
      .map((name) => `${name} does not come, and nothing says why`),
  ),
]);

const doubles = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, at) => names.indexOf(name) < at)),
];

/** `among` asks show nothing new: they answer a question about something in the hand. */
export const shownWithinSumOfLimits: Holds = ({ seen }) => {
  const visits = seen.filter(({ answer }) => answer !== null);
  const shown = visits.flatMap(({ answer }) => answer?.reply.items ?? []).length;
  const most = visits.reduce((sum, { step }) => sum + step.scene.limit, 0);
  return shown <= most ? [] : [`${shown} items were shown, and ${most} asked for at most`];
};

export const closedSetsAreExact = atEach(({ step, comes }) =>
  comes === null
    ? []
    : step.expect.flatMap((one) => (one.kind === 'allowedRecipes' ? apart(one.items, comes) : [])),
);

const apart = (items: readonly string[], comes: ReadonlySet<string>): string[] => [
  ...items.filter((item) => !comes.has(item)).map((item) => `${item} does not come alone`),
  ...[...comes].filter((item) => !items.includes(item)).map((item) => `${item} comes alone`),
];

/** That nobody is at home has no sentence at a counter: there are as many as there are other hints. */
export const awayOwnScreenOnly = atEach(({ looks, stand }) =>
  looks.flatMap(({ counter, view }) => {
    const said = (view?.shows ?? []).flatMap(({ field, texts }) =>
      field === 'calendar' ? texts : [],
    );
    return said.length > hintsOf(stand).length ? [`${counter} is told that nobody is at home`] : [];
  }),
);

/** The hints that others may know. */
function hintsOf({ told }: Stand): readonly unknown[] {
  const { hints = [] } = (told.get('calendar') ?? {}) as { hints?: readonly { hint: string }[] };
  return hints.filter(({ hint }) => hint !== 'away');
}

const itemsIn = (answers: Seen['asked']) => answers.flatMap(({ reply }) => reply.items);
